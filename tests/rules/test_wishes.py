"""What an editor pinned or left out, among what the rules found."""

from __future__ import annotations

import pytest

from newsgen.choices import Choices
from newsgen.model import Item, Score
from newsgen.rules.close import Close
from newsgen.rules.streak import Streak
from newsgen.rules.wishes import unmet, wished

CLOSE, STREAK = Close(name="market_close"), Streak()
TOLD_BY = {rule.name: rule for rule in (CLOSE, STREAK)}


def item(key: str, *, chosen: bool = True) -> Item:
    rule, _, about = key.partition(":")
    score = Score(surprise=1, tested=1, weight=0, freshness=0, bits=1, total=1)
    return Item(rule=rule, about=about, facts=(), score=score, reason="까닭", subjects={}, chosen=chosen)


ITEMS = [item("market_close:XNYS"), item("streak:^GSPC"), item("streak:^RUT", chosen=False)]


def told(**wishes: dict[str, str]) -> dict[str, tuple[bool, bool]]:
    return {each.key: (each.chosen, each.standing) for each in wished(ITEMS, Choices(**wishes), TOLD_BY)}


def test_nothing_wished_changes_nothing():
    assert wished(ITEMS, Choices(), TOLD_BY) == ITEMS


def test_what_is_pinned_stands_and_what_is_left_out_does_not():
    found = told(pinned={"streak:^RUT": "김"}, left_out={"streak:^GSPC": ""})
    assert found["streak:^RUT"] == (True, True)
    assert found["streak:^GSPC"] == (False, False)


def test_how_the_indices_closed_cannot_be_left_out():
    assert told(left_out={"market_close:XNYS": "김"})["market_close:XNYS"] == (True, False)


@pytest.mark.parametrize(("by", "said"), [("김", "김: 뺐다; 까닭"), ("", "데스크: 뺐다; 까닭")])
def test_who_wished_it_is_told_before_the_reason(by, said):
    found = wished(ITEMS, Choices(left_out={"streak:^GSPC": by}), TOLD_BY)
    assert found[1].reason == said


def test_what_could_not_be_followed_is_told():
    wishes = Choices(pinned={"streak:^IXIC": "김"}, left_out={"market_close:XNYS": "이"})
    gone, close = unmet(wished(ITEMS, wishes, TOLD_BY), wishes)
    assert "streak:^IXIC(김)" in gone
    assert "뺄 수 없어" in close
