"""What an editor pinned or left out, among what the rules found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from newsgen.choices import Choices
from newsgen.model import Item
from newsgen.rules.base import Rule


def wished(items: Iterable[Item], wishes: Choices, told_by: Mapping[str, Rule]) -> list[Item]:
    """Return the items, those pinned standing whatever their score, and those left out not chosen.

    How the indices closed is what every article stands on: it cannot be left out.
    """
    return [_wished(item, wishes, told_by[item.rule]) for item in items]


def unmet(items: Iterable[Item], wishes: Choices) -> Iterator[str]:
    """Yield in Korean which wishes could not be followed; ``items`` are those of the day, after them."""
    chosen = {item.key: item.chosen for item in items}
    for key, by in (*wishes.pinned.items(), *wishes.left_out.items()):
        kind = "고정한" if key in wishes.pinned else "뺀"
        if key not in chosen:
            yield f"{kind} 기삿거리 {key}({by or '이름 없음'}): 이날 그런 기삿거리가 이제 없습니다."
        elif key in wishes.left_out and chosen[key]:
            yield f"뺀 기삿거리 {key}: 지수 마감은 뺄 수 없어 그대로 실었습니다."


def _wished(item: Item, wishes: Choices, rule: Rule) -> Item:
    if item.key in wishes.pinned:
        return _told(item, wishes.pinned[item.key], "고정했다", chosen=True)
    if item.key in wishes.left_out and not rule.is_close:
        return _told(item, wishes.left_out[item.key], "뺐다", chosen=False)
    return item


def _told(item: Item, by: str, what: str, *, chosen: bool) -> Item:
    reason = f"{by or '데스크'}: {what}; {item.reason}"
    return msgspec.structs.replace(item, chosen=chosen, standing=chosen, reason=reason)
