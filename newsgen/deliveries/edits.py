"""Whether the desk has edited an article since it was sent, and whether all of it has arrived."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

import msgspec

from newsgen.deliveries.copy import Content, Copy, visible
from newsgen.deliveries.merging.markup import media
from newsgen.deliveries.target import Remote
from newsgen.errors import DeliveryRefused

_LONGEST = 60
"""Characters of a sentence that a message quotes."""


def remembered(remote: Remote) -> str:
    """Return what the outbox keeps of an article as the CMS returned it."""
    return msgspec.json.encode(remote.content).decode()


def recalled(returned: str) -> Content:
    """Return title, excerpt and body as they were remembered."""
    content: Content = msgspec.json.decode(returned, type=Content)
    return content


def lines(content: Content) -> list[str]:
    """Return what a reader sees: the title, the excerpt, and the text line by line."""
    title, excerpt, body = content
    return [" ".join(title.split()), " ".join(excerpt.split()), *visible(body)]


def first_difference(before: Sequence[str], after: Sequence[str]) -> str:
    """Say in Korean where two texts part; empty where a reader sees no difference."""
    for old, new in zip(before, after, strict=False):
        if old != new:
            return f"“{_around(old, new)}” → “{_around(new, old)}”"
    if len(before) > len(after):
        return f"“{_short(before[len(after)])}”부터 없음"
    if len(after) > len(before):
        return f"“{_short(after[len(before)])}” 더해짐"
    return ""


def require_whole(remote: Remote, copy: Copy) -> None:
    """See that what stands at the CMS reads as what was sent; DeliveryRefused where it does not."""
    difference = lost(remote, copy)
    if difference:
        raise DeliveryRefused(
            f"CMS에 들어간 글이 보낸 글과 다릅니다: {difference}. CMS의 필터나 플러그인을 확인하십시오."
        )


def require_media(remote: Remote, copy: Copy) -> None:
    """See that the desk's pictures and frames stand there; DeliveryRefused where the CMS dropped one."""
    dropped = [each for each in media(copy.body) if each not in media(remote.body)]
    if dropped:
        raise DeliveryRefused(
            f"CMS가 글 안의 {dropped[0]}을(를) 지웠습니다. CMS의 리비전에서 되살리고, 그런 것을 쓸 수 있는 "
            "역할의 계정으로 보내십시오."
        )


def lost(remote: Remote, copy: Copy) -> str:
    """Say where what stands at the CMS parts from what was sent; the filters of a CMS change only markup."""
    sent = [" ".join(copy.title.split()), *visible(copy.body)]
    return first_difference(sent, [" ".join(remote.title.split()), *visible(remote.body)])


def _around(text: str, other: str) -> str:
    """Return a text from shortly before the place where it parts from the other."""
    match = difflib.SequenceMatcher(None, text, other, autojunk=False).get_matching_blocks()[0]
    same = match.size if match.a == match.b == 0 else 0
    start = max(0, same - 15)
    return ("…" if start else "") + _short(text[start:])


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
