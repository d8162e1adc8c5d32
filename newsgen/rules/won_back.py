"""What one day did to a run of days: how much of a fall it won back, how much of a rise it gave away."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.facts.standing import LONGER
from newsgen.model import Item
from newsgen.rules.base import RECORDS, Desk, Rule, ids, score

KINDS = {"up": ("won_back", "streak_ended_down"), "down": ("given_back", "streak_ended_up")}
"""Tag -> the measure of the part, and of the run that ended."""
WHOLE = 100.0
NEARLY = 99.5
"""Percent from which a share would print as the whole."""


class WonBack(Rule, frozen=True):
    """The broad index's answer to a run of days that went far.

    Its bits are the desk's: two, and one more for each doubling of what the run had moved.
    """

    name: str = "won_back"
    one: ClassVar[frozenset[str]] = frozenset({"index"})
    answers: ClassVar[bool] = True
    worded: ClassVar[bool] = True

    bits: float = 2.0
    """What it scores where the run moved three percent."""
    leading: float = 4.0
    """The same where its last day alone went far: it stands in the lead."""
    usual: float = 3.0
    far: float = 2.0
    """Percent of the last day of a run from which that day alone is answered, unless all of it was undone."""
    longer: float = LONGER
    """Times the last day of a run that all of it moved, from which on the whole run is answered."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item where a part was undone that is worth telling."""
        index = book.market.broad
        for tag, (measure, ended) in KINDS.items():
            part, run = book.get(measure, index), book.get(ended, index)
            if part is None or run is None or part.n != run.value or len(part.inputs) <= 1:
                continue
            first, turned, _ = (each.value for each in part.inputs)
            far = abs(turned / first - 1) * 100
            eve = abs(book.value("change_day_before", index) or 0.0)
            yield Item(
                rule=self.name,
                about=index,
                facts=ids([part, run]),
                score=score(
                    (self.leading if eve >= self.far else self.bits) + math.log2(max(far / self.usual, 1.0)),
                    weight=desk.weight(index),
                ),
                reason=f"{part.n}거래일 동안 {far:.2f}% 움직인 폭의 {part.value:.0f}%를 되돌렸다",
                subjects={"index": (index,)},
                chosen=eve < self.far or part.value >= WHOLE or far >= eve * self.longer,
                tags=frozenset(
                    {tag}
                    | ({"all"} if part.value >= WHOLE else {"nearly"} if part.value >= NEARLY else set())
                    | ({"far"} if eve >= self.far else set())
                ),
            )

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is where an index stands."""
        return RECORDS
