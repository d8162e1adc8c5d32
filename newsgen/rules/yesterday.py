"""What a day did to the day before: whether it undid it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.facts.standing import LONGER
from newsgen.model import Item
from newsgen.rules.base import LEVELS, Desk, Rule, ids, score, went_together


class Yesterday(Rule, frozen=True):
    """The broad index's day and the one before, sized where that went far; runs have rules of their own."""

    name: str = "yesterday"
    one: ClassVar[frozenset[str]] = frozenset({"index"})
    answers: ClassVar[bool] = True
    worded: ClassVar[bool] = True

    marked: float = 0.4
    """Percent that the day before must have moved to be remembered."""
    least: float = 0.8
    """Part of it that today must have moved to answer to it."""
    most: float = 2.0
    """Part of it from which on today is so much larger that nobody thinks of the day before."""
    half: float = 0.5
    """Share of a large fall or rise from which on winning it back is told, short of the whole."""
    large: float = 1.5
    """Percent of such a day before."""
    far: float = 2.0
    """Percent of a day before that is named with its size, whatever today undid of it."""
    turned: float = 0.5
    """Percent that today must then have gone the other way."""
    bits: float = 1.2
    """What it scores, and a bit more for each percent of the day before: it fills room."""

    def matter(self, item: Item) -> str:  # noqa: ARG002 - one matter
        """Return that it is how the indices went."""
        return LEVELS

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - as every rule
        """Yield one item where the day before is worth remembering."""
        index = book.market.broad
        before, now = book.get("change_day_before", index), book.get("change_day", index)
        if before is None or now is None or not went_together(book, now.value):
            return
        if self._is_of_run(book, before.value):
            return
        kind = self._kind(before.value, now.value)
        is_far = abs(before.value) >= self.far and abs(now.value) >= self.turned
        if not kind and is_far and before.value * now.value < 0:
            kind = "part"
        if kind:
            yield Item(
                rule=self.name,
                about=index,
                facts=ids([before, now]),
                score=score(self.bits + min(abs(before.value), 3.0) / 2),
                reason=f"전날 등락률 {before.value:.2f}%, 기준 {self.marked:g}%",
                subjects={"index": (index,)},
                tags=frozenset({kind, "up" if now.value > 0 else "down"} | ({"far"} if is_far else set())),
            )

    def _is_of_run(self, book: FactBook, before: float) -> bool:
        """Tell whether the day before was the last of a run that is answered as a whole."""
        part = next(
            (one for name in ("won_back", "given_back") if (one := book.get(name, book.market.broad))), None
        )
        if part is None or len(part.inputs) <= 1:
            return False
        first, turned, _ = (each.value for each in part.inputs)
        return abs(turned / first - 1) * 100 >= abs(before) * LONGER

    def _kind(self, before: float, now: float) -> str:
        """Return what today did to the day before; empty where that is not worth telling."""
        if abs(before) < self.marked or before * now >= 0:
            return ""
        part = abs(now) / abs(before)
        if part < self.least:
            share = part * (1 + before / 100)  # of the points that the day before moved
            return "half" if abs(before) >= self.large and share >= self.half else ""
        if part > self.most:
            return ""
        both = (1 + before / 100) * (1 + now / 100) - 1
        return "all" if both * now >= 0 else "most"
