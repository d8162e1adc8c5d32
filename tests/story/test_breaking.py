"""A long paragraph of figures parts where its subject changes; cut by hand."""

from __future__ import annotations

from newsgen import rules
from newsgen.model import Item
from newsgen.rules.base import score
from newsgen.story.breaking import broken
from newsgen.story.gathering import Told
from newsgen.story.markup import FIGURE, mark, plain
from newsgen.story.planner import Slot


def slot(rule: str, about: str, *facts: str) -> Slot:
    item = Item(
        rule=rule,
        about=about,
        facts=facts,
        score=score(1.0),
        reason="",
        chosen=True,
        subjects={},
        tags=frozenset(),
    )
    return Slot(rule=rules.named(rule), items=(item,), subjects={}, tags=frozenset(), common=frozenset())


def sentence(fact: str, figures: int) -> str:
    row = ", ".join(mark(FIGURE, (fact, "eok"), "1억원") for _ in range(figures))
    return f"{row}이다."


NET, SHARE = "net_buying_foreign:KOSPI@2025-11-28", "share_up:kospi@2025-11-28"
SLOTS = (slot("investors", "KOSPI", NET), slot("inside", "XKRX", SHARE))


def test_it_parts_where_the_figures_are_of_something_else() -> None:
    row = [
        sentence(NET, 3),
        sentence(NET, 1),
        sentence(NET, 1),
        sentence(SHARE, 2),
        sentence(SHARE, 1),
        sentence(SHARE, 1),
    ]
    first, second = broken([Told(SLOTS, " ".join(row))])
    assert plain(first.text) == plain(" ".join(row[:3]))
    assert plain(second.text) == plain(" ".join(row[3:]))
    assert (first.slots, second.slots) == (SLOTS[:1], SLOTS[1:])


def test_few_sentences_or_few_figures_stay_together() -> None:
    five = [sentence(NET, 3), sentence(NET, 3), sentence(SHARE, 3), sentence(SHARE, 1), sentence(SHARE, 1)]
    lean = [sentence(NET, 1)] * 3 + [sentence(SHARE, 1)] * 3
    alike = [sentence(NET, 2)] * 6
    for row in (five, lean, alike):
        assert [each.text for each in broken([Told(SLOTS, " ".join(row))])] == [" ".join(row)]
