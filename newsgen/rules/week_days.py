"""The way through a finished week: what was lost and won back, or won and lost again, or day after day."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.measures import Span
from newsgen.model import Fact, Item
from newsgen.rules.base import LEVELS, STILL, Desk, Rule, came_out, ids, in_market, score, turning_day

Kind = Literal["rose", "fell", "back", "lost", "mostly_up", "mostly_down", "both"]
"""Every day up, every day down, a fall won back, a rise lost again, all days but one up, or down, or both."""

LEGS = tuple(f"change_leg_{place}" for place in range(1, 5))
"""The parts of the way from turn to turn, where it turned."""

MEASURES = (
    "change_best_day",
    "change_worst_day",
    "change_high_week",
    "change_low_week",
    "change_from_high",
    "change_from_low",
    "days_up_week",
    "days_down_week",
    *LEGS,
)


class WeekDays(Rule, frozen=True):
    """The path of the broad index by its closes; of a week without one on how many days it rose, or fell."""

    name: str = "week_days"
    span: Span = "week"
    one: ClassVar[frozenset[str]] = frozenset({"index", "week", "release", "decision"})
    moved: ClassVar[Mapping[str, str]] = in_market("index: broad")
    tops_close: ClassVar[bool] = True

    gap: float = 2.0
    """Percentage points between the best and the worst day from which a week without a turn is told."""
    alone: float = 0.25
    """The share of such a week's move that its other days may have made up, where one made it."""
    trip: float = 1.5
    """Percent of a turn by closes: of what followed the lowest, or the highest, one of the week."""
    least: float = 0.3
    """Percent that was lost or won before the turn, by closes."""
    back: float = 0.5
    """The share of what was lost or won before that a turn has to undo."""
    most: int = 3
    """Days of the week that went one way from which the other one is an exception."""
    whole: float = 0.8
    """The same from which nearly all of it is undone."""
    leads: float = 2.5
    """Percent of a turn from which it may lead the week..."""
    beyond: float = 1.5
    """... where it is as many times as large as what the week made as a whole."""
    last: float = 2.0
    """Percent of the week's last day from which that stands in the lead."""
    margin: float = 0.2
    """Percent from where the earlier of two days began from which it is said that some of it was left."""
    usual: float = 1.5
    """Percent: a usual size of such a turn."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item on how the broad index went through the week."""
        index, exchange = book.market.broad, book.market.exchange
        best, worst = book.get("change_best_day", index), book.get("change_worst_day", index)
        if best is None or worst is None:
            return
        apart, turn = best.value - worst.value, self._turn(book, index)
        kind = self._kind(book, best, worst, turn)
        size = abs(turn.value) if turn else 0.0
        tags = {kind, *(self._undone(book, index, turn) if turn and kind in {"back", "lost"} else ())}
        turns = sum(book.get(leg, index) is not None for leg in LEGS)
        if turns > 2 or (
            turns and kind == "both"
        ):  # two of them are told as a fall won back, a rise lost again
            tags.add("turns")
        net = book.value("change_week", index) or 0.0
        if kind in {"back", "lost"} and size >= max(self.leads, self.beyond * abs(net)):
            tags.add("trip")
        one = kind == "both" and apart < self.gap and self._is_of_one_day(best, worst, net)
        if one:
            tags.add("one_day")
        elif kind == "both" and apart < self.gap and not turns:
            tags.add("counted")
        day = book.get("change_day", index)
        if kind == "both":
            tags |= self._left(book, best, worst)
        far = day is not None and abs(day.value) >= self.last
        if far:
            tags.add("last")
        turned = turning_day(book)
        beside = came_out(book, desk, turned) if turned else {}
        out = book.select("release_actual", beside.get("release", ()))
        out += book.select("decided", beside.get("decision", ()))
        if beside:
            tags.add("known_day")
        yield Item(
            rule=self.name,
            about=index,
            facts=ids([*(book.get(measure, index) for measure in MEASURES), day if far else None, *out]),
            score=score(
                2 * math.log2(1 + max(size, apart / 2) / self.usual),
                tested=best.n or 1,
                weight=desk.weight(index),
            ),
            reason=f"되돌림 {size:.2f}%, 기준 {self.trip:g}%; 날끼리의 차 {apart:.2f}%p, 기준 {self.gap:g}%p",
            subjects={"index": (index,), "week": (exchange,)} | beside,
            standing=True,
            tags=frozenset(tags),
        )

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that the way belongs to where it ended."""
        return LEVELS

    def happened(self, item: Item) -> bool:
        """Tell whether the last day was one that readers remember the week by."""
        return "last" in item.tags

    def can_lead(self, item: Item, market: Market) -> bool:  # noqa: ARG002 - of every market
        """Tell whether the way is the story: much larger than what was left of it in the end."""
        return "trip" in item.tags

    def angle(self, item: Item) -> Literal["week_mixed"]:  # noqa: ARG002 - whatever it lost and won
        """Return that the week went two ways."""
        return "week_mixed"

    def _is_of_one_day(self, best: Fact, worst: Fact, net: float) -> bool:
        """Tell whether one day's move was nearly that of the week."""
        day = best.value if net > 0 else worst.value
        return abs(net) >= STILL and abs(day / net - 1) <= self.alone

    def _turn(self, book: FactBook, index: str) -> Fact | None:
        """Return the larger move that undid enough of the one before it: after the low, or the high."""
        found = []
        for way, sign in (("low", -1.0), ("high", 1.0)):
            there, since = book.get(f"change_{way}_week", index), book.get(f"change_from_{way}", index)
            if there is None or since is None or sign * there.value < self.least:
                continue
            back = abs(since.value) * (1 + there.value / 100)  # in percent of where the week began
            if abs(since.value) >= self.trip and back >= self.back * abs(there.value):
                found.append(since)
        return max(found, key=lambda fact: abs(fact.value), default=None)

    def _kind(self, book: FactBook, best: Fact, worst: Fact, turn: Fact | None) -> Kind:
        if worst.value >= STILL:
            return "rose"
        if best.value <= -STILL:
            return "fell"
        if turn is not None:
            return "back" if turn.value > 0 else "lost"
        rest = (best.n or 0) - 1
        if rest >= self.most and book.value("days_up_week", best.about) == rest:
            return "mostly_up"
        if rest >= self.most and book.value("days_down_week", best.about) == rest:
            return "mostly_down"
        return "both"

    def _left(self, book: FactBook, best: Fact, worst: Fact) -> set[str]:
        """Return that the later of two days left some of the earlier one's move, then and in the end."""
        close = book.value("close", best.about)
        if close is None or not (best.inputs and worst.inputs and best.since and worst.since):
            return set()
        later = worst if best.since < worst.since else best
        began = (best if later is worst else worst).inputs[0].value
        left = [100 * (level / began - 1) for level in (close, later.inputs[-1].value)]
        if later is worst:
            return {"kept"} if min(left) >= self.margin else set()
        return {"short"} if max(left) <= -self.margin else set()

    def _undone(self, book: FactBook, index: str, turn: Fact) -> Iterator[str]:
        """Yield how much of what went before was undone: all of it, nearly all, or less."""
        way = "low" if turn.value > 0 else "high"
        before, net = book.value(f"change_{way}_week", index), book.value("change_week", index) or 0.0
        if before is None:
            return
        left = net if turn.value > 0 else -net
        if left >= STILL:
            yield "beyond"
        elif 1 + left / abs(before) >= self.whole:
            yield "nearly"
