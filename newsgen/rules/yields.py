"""Government bond yields: the known one or the larger move first; the longest and the gap as news."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

from newsgen.calendars.bonds import closed_for
from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Fact, Item
from newsgen.rules.base import (
    HALF_YEAR,
    Angle,
    Desk,
    Rule,
    data_came_out,
    gaussian,
    highest_of,
    ids,
    score,
    sign,
)

_WITH_DATA = frozenset({"shock", "of_data"})
"""Tags of yields that are told with the figures that came out."""


class Yields(Rule, frozen=True):
    """The short and the long yield; the longest one and the gap where they are news.

    The larger move comes first, but where readers know a market by its short yield: that one, always.

    The surprise is that of the larger move, or of the rarest record.
    """

    name: str = "yields"
    one: ClassVar[frozenset[str]] = frozenset(
        {"first", "second", "short", "long", "known", "thirty", "curve", "gap", "broad"}
    )
    section: str = "rates"
    either_way: ClassVar[bool] = True
    worded: ClassVar[bool] = True

    shock: float = 12.0
    """Basis points from which a yield's day is a shock."""
    daily: float = 5.3
    """Basis points: the usual size of the ten-year yield's day (its standard deviation, 2015 to 2026)."""
    record: int = 60
    """Sessions from which on "the highest since" is told."""
    beside: float = 3.0
    """Basis points from which they are told with the jobs or the prices that came out that day."""
    asked: float = 5.0
    """Basis points from which they are told at all where readers do not ask for them daily."""
    dear: float = 5.0
    """Basis points from which the gap's change is told."""
    widest: int = 250
    """Sessions from which on the gap between the long and the short yield is told as the widest since."""
    large: float = 10.0
    """Basis points from which it is told since when a yield did not move as far, where that is long ago."""
    calm: float = 1.0
    """Percent of the broad index: where it moved as far, or is at a record, yields do not lead."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item where the long yield is known."""
        market = book.market
        long, short, thirty = (market.yield_of(role) for role in ("long", "short", "thirty"))
        known = market.yield_of(market.benchmark)
        moves = book.select("yield_change", (long, short))
        if not moves or moves[0].about != long:
            yield from self._shut(book, long)
            return
        first = self._first(moves, long, known)
        moves.sort(key=lambda move: (move is not first, -abs(move.value)))
        curve = f"{long}-{short}"
        records = {about: self._record(book, about) for about in (*(m.about for m in moves), thirty, curve)}
        if not self._is_rarer(records[thirty], records[long]):
            records[thirty] = None
        passed = self._passed(book, thirty)
        longest = (thirty,) if records[thirty] or passed else ()
        told = [*(move.about for move in moves), *longest]
        most = self._largest(book, moves[0])
        changes = [book.get(measure, about) for about in told for measure in ("yield_change", "close")]
        bits = [
            gaussian(max(abs(move.value) for move in moves) / self.daily),
            *(highest_of(r.periods) for r in records.values() if r),
        ]
        yield Item(
            rule=self.name,
            about=long,
            facts=ids(
                [
                    *changes,
                    *records.values(),
                    most,
                    *(book.get(f"curve{end}", curve) for end in ("", "_day_before")),
                ]
            ),
            score=score(max(bits), weight=desk.weight(long)),
            reason="국채 금리의 하루",
            subjects={
                "first": (moves[0].about,),
                "second": tuple(move.about for move in moves[1:]),
                "short": (short,) if len(moves) > 1 else (),
                "long": (long,),
                "known": (next((m.about for m in moves if m.about == known), long),),
                "thirty": longest,
                "curve": (curve,) if records[curve] else (),
                "gap": (curve,) if book.get("curve", curve) else (),
                "broad": (market.broad,) if book.get("change_day", market.broad) else (),
            },
            chosen=market.yields_daily
            or bool(market.policy and book.get("yield_change", market.policy))  # its bank moved its rate
            or any(abs(move.value) >= self.asked for move in moves)
            or any(records.values()),
            tags=frozenset(self._tags(book, moves, records) | passed | ({"largest"} if most else set())),
        )

    def _first(self, moves: list[Fact], long: str, known: str) -> Fact:
        """Return that of the short yield where readers know a market by it, else the larger one."""
        largest = max(moves, key=lambda move: abs(move.value))
        return next((move for move in moves if move.about == known != long), largest)

    def _shut(self, book: FactBook, long: str) -> Iterator[Item]:
        """Yield an item that says for which holiday there are no yields of the day; none on other days."""
        tag = {"콜럼버스의 날": "columbus", "재향군인의 날": "veterans"}.get(
            closed_for(book.market.exchange, book.day)
        )
        if tag and not book.get("yield_change", long) and book.as_of == "close":
            yield Item(
                rule=self.name,
                about=long,
                facts=(),
                score=score(0.0, weight=1.5),
                reason="채권시장이 쉰 날",
                subjects={"long": (long,)},
                tags=frozenset({"shut", tag}),
            )

    def _largest(self, book: FactBook, move: Fact) -> Fact | None:
        """Return since when a yield's move was not as large, where that is long ago."""
        fact = book.get("yield_rise_since" if move.value > 0 else "yield_fall_since", move.about)
        return fact if fact and abs(move.value) >= self.large and (fact.periods or 0) >= HALF_YEAR else None

    def _record(self, book: FactBook, about: str) -> Fact | None:
        """Return since when a yield, or the gap, was not as high or as low, where that is long ago."""
        least = {"highest_since": self.record, "lowest_since": self.record, "curve_widest_since": self.widest}
        found = (book.get(measure, about) for measure in least)
        return next((fact for fact in found if fact and (fact.periods or 0) >= least[fact.measure]), None)

    def _passed(self, book: FactBook, thirty: str) -> set[str]:
        """Return whether the longest yield came to a whole percent from below, or fell below one."""
        close, moved = book.value("close", thirty), book.value("yield_change", thirty)
        if close is None or moved is None:
            return set()
        now, before = math.floor(close), math.floor(round(close - moved / 100, 6))
        return {"thirty_over"} if now > before else {"thirty_under"} if now < before else set()

    def _is_rarer(self, thirty: Fact | None, long: Fact | None) -> bool:
        """Tell whether the record of the longest yield says more than that of the long one."""
        return thirty is not None and (long is None or (thirty.periods or 0) > 2 * (long.periods or 0))

    def _tags(self, book: FactBook, moves: list[Fact], records: dict[str, Fact | None]) -> set[str]:
        tags = {f"first_{sign(moves[0].value)}"}
        if len(moves) > 1:
            product = moves[0].value * moves[1].value
            tags.add("together" if product > 0 else "apart")
        if abs(moves[0].value) >= self.shock:
            tags.add("shock")
        if abs(moves[0].value) >= self.beside and data_came_out(book):
            tags.add("of_data")
        tags |= _parted(book, moves[0]) if "of_data" in tags else set()
        market = book.value("change_day", book.market.broad)
        at_record = any(book.get("high_all", index) for index in book.market.indices)
        if not at_record and (market is None or abs(market) < self.calm):
            tags.add("calm")
        for at, move in zip(("first", "second"), moves, strict=False):
            if records[move.about]:
                tags.add(f"{at}_record")
        one, other = (records[move.about] for move in (moves[0], moves[-1]))
        if one and other and len(moves) > 1 and (one.measure, _month(one)) == (other.measure, _month(other)):
            tags |= {"both_records", "one_day"} if one.since == other.since else {"both_records"}
        curve = f"{book.market.yield_of('long')}-{book.market.yield_of('short')}"
        before = book.value("curve_day_before", curve)
        tags |= self._bent(book.value("curve", curve), before)
        if records[curve] and (book.value("curve", curve) or 0) > 0 and before is not None and before <= 0:
            tags.add("uninverted")
        return tags

    def _bent(self, now: float | None, before: float | None) -> set[str]:
        """Return whether the gap between the two yields grew or shrank, where it kept its sign."""
        if now is None or before is None or now * before <= 0 or abs(now - before) < self.dear:
            return set()
        grew = "wider" if abs(now) > abs(before) else "narrower"
        return {grew, "inverted"} if now < 0 else {grew}

    def can_lead(self, item: Item, market: Market) -> bool:  # noqa: ARG002
        """Tell whether a yield moved far enough, on a day on which the indices did nothing."""
        return {"shock", "calm"} <= item.tags

    def section_of(self, item: Item) -> str:
        """Return that a shock of rates, and what went with a day's data, stands with how the indices went.

        Where wraps are short they all do, behind them.
        """
        return "market" if item.tags & _WITH_DATA or self.closes_body(item) else self.section

    def matter(self, item: Item) -> str:
        """Return that a shock belongs to the figures that came out that day, else to the currencies."""
        return "data" if item.tags & _WITH_DATA else self.section

    def angle(self, item: Item) -> Angle:  # noqa: ARG002
        """Return that the day is one of rates."""
        return "rate_shock"


def _parted(book: FactBook, move: Fact) -> set[str]:
    """Return what came out, where yields rose though it was below the forecast, or the other way round."""
    prices, core = (book.value("release_gap", name) or 0.0 for name in ("CPI_YOY", "CORE_CPI_YOY"))
    jobs, rate = (book.value("release_gap", name) or 0.0 for name in ("PAYROLLS", "UNEMPLOYMENT"))
    end = "below" if move.value > 0 else "above"
    found = {f"prices_{end}"} if prices * move.value < 0 and core * move.value <= 0 else set()
    return found or ({f"jobs_{end}"} if jobs * move.value < 0 and rate * move.value >= 0 else set())


def _month(record: Fact) -> tuple[int, int] | None:
    """Return the month since which a record holds."""
    return (record.since.year, record.since.month) if record.since else None
