"""How an index went within its session by its open, its high and its low, where no bars tell more."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar, Literal, NamedTuple

from newsgen.facts.book import FactBook
from newsgen.markets import Market, subject
from newsgen.model import Item
from newsgen.rules.base import LEVELS, Angle, Desk, Rule, ids, is_roundest, score

Kind = Literal[
    "crossed_down",
    "crossed_up",
    "lost",
    "regained",
    "given_up",
    "recovered",
    "swung",
    "pared",
    "eased",
    "grew",
    "deepened",
    "kept_up",
    "kept_down",
    "narrow",
    "ranged",
]
"""What became of it; its Korean stands in ``templates/items/within.j2``."""

_MEASURES = (
    "open",
    "open_points",
    "open_change",
    "high",
    "low",
    "peak_change",
    "trough_change",
    "change_day",
)
_RECORD, _WON, _LOST = "high_all_intraday", "level_won_intraday", "level_lost_intraday"
_NEVER = frozenset({"broad", "roundest", "never"})
_TURNED: frozenset[Kind] = frozenset({"crossed_down", "crossed_up", "lost", "regained"})


class Reach(NamedTuple):
    """Where an index opened, how far it went either way, and where it closed: percent of the close before."""

    opened: float
    peak: float
    trough: float
    closed: float

    @property
    def range(self) -> float:
        """From the low to the high."""
        return self.peak - self.trough


class Within(Rule, frozen=True):
    """The session of the broad index, told every day; of another one what turned."""

    name: str = "within"
    one: ClassVar[frozenset[str]] = frozenset({"index"})
    groups: ClassVar[tuple[str, ...]] = ("broad", "other")
    brief: ClassVar[bool] = True
    milestone: ClassVar[bool] = True
    worded: ClassVar[bool] = True

    opening: float = 0.1
    """Percent from which it opened above or below the close before."""
    turn: float = 0.5
    """Percent of a gain given back, or of a loss made good, from which that is told."""
    part: float = 0.4
    """Part of the gain or the loss that this has to be besides."""
    edge: float = 0.15
    """Part of the range within which a close is near one of its ends."""
    narrow: float = 0.6
    """Percent from low to high up to which the range is narrow."""
    swing: float = 0.8
    """Percent both above and below the close before from which it swung, where it closed far from either."""
    told: int = 20
    """Sessions for which no close stood beyond a round level whose crossing within the day is told."""
    seldom: int = 60
    """The same of one of the roundest levels, where bars tell the rest of the session."""
    round: float = 2.0
    """Percent of the index that such a level is a step of at least: at 7,000 hundreds are crossed daily."""
    fresh: int = 10
    """Sessions since the last record close from which on one within the day is told beside a new one."""
    far: float = 2.0
    """Percent of a close from which on the far end of the day is told too."""
    usual: float = 1.5
    """Bits of a session that went as most do: it stands beside the levels whatever it is worth."""
    crossed: float = 4.5
    """Bits of one that crossed a round level for the first time in ``told`` sessions, and came back; of one
    that stood at a record too."""
    turned: float = 2.5
    """Bits of one that ended on the other side."""
    roundest: float = 8.5
    """Bits of one that crossed one of the index's roundest levels and came back: told whenever that was."""
    never: float = 9.5
    """Bits of one that reached such a level for the first time ever."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - it asks no weights
        """Yield the session of each main index, that of the broad one chosen, of others where it turned."""
        for about in book.market.indices:
            reach = _reach(book, about)
            broad = about == book.market.broad
            extra = tuple(self._beyond(book, about)) if broad else ()
            if reach is None or book.get("path_open", about):
                yield from self._of_level(book, about, extra)
                continue
            kind = self.kind(reach)
            marks = (*self._marks(book, about, extra), *(self._held(book, about) if broad else ()))
            both = (_RECORD,) if "held" in marks else ()
            yield Item(
                rule=self.name,
                about=about,
                facts=ids(book.get(measure, about) for measure in (*_MEASURES, *extra, *both)),
                score=score(self._bits(kind, marks, extra)),
                reason="개장과 장중 고점·저점으로 본 흐름",
                subjects={"index": (about,)},
                chosen=broad or kind in _TURNED,
                standing=broad,
                tags=frozenset({kind, "broad" if broad else "other", *self._ends(reach), *extra, *marks}),
            )

    def _of_level(self, book: FactBook, about: str, reached: tuple[str, ...]) -> Iterator[Item]:
        """Yield one of the roundest levels that an index crossed, where bars, if anything, tell the rest.

        Else a record within the day that its close was not.
        """
        marks = tuple(self._marks(book, about, reached))
        found = [fact for measure in reached if (fact := book.get(measure, about)) and measure != _RECORD]
        seldom = any(fact.since is None or (fact.periods or 0) >= self.seldom for fact in found)
        level = "roundest" in marks and seldom
        marks, reached = (marks, reached) if level else ((), tuple({_RECORD} & {*reached}))
        if reached and book.as_of == "close":
            yield Item(
                rule=self.name,
                about=about,
                facts=ids(book.get(measure, about) for measure in ("high", "low", "change_day", *reached)),
                score=score(self._bits("ranged", marks, reached)),
                reason="장중 처음 넘거나 내준 큰 단위의 선"
                if level
                else "종가로는 지키지 못한 장중 사상 최고치",
                subjects={"index": (about,)},
                tags=frozenset(
                    {"level", "broad", *reached, *marks} | ({"record"} if "never" in marks else set())
                ),
            )

    def kind(self, reach: Reach) -> Kind:
        """Return what became of a session; in which order its high and its low came is not known."""
        opened, closed = self._side(reach.opened), self._side(reach.closed)
        if opened * closed < 0:
            return "crossed_up" if closed > 0 else "crossed_down"
        if opened > 0 == closed and reach.closed <= reach.peak / 3:
            return "given_up"
        if opened < 0 == closed and reach.closed >= reach.trough / 3:
            return "recovered"
        if self._is_swung(reach):
            return "swung"
        up = _Sided(reach.opened, reach.peak, reach.trough, reach.closed)
        down = _Sided(-reach.opened, -reach.trough, -reach.peak, -reach.closed)
        for side, lost, pared, grew, kept in (
            (up, "lost", "pared", "grew", "kept_up"),
            (down, "regained", "eased", "deepened", "kept_down"),
        ):
            found = self._of(side, reach.range, lost, pared, grew, kept)  # type: ignore[arg-type]
            if found:
                return found
        return "narrow" if reach.range <= self.narrow else "ranged"

    def _is_swung(self, reach: Reach) -> bool:
        """Tell whether it went far to both sides and closed away from both ends: neither tells it alone."""
        far = min(reach.peak, -reach.trough) >= self.swing
        inside = min(reach.peak - reach.closed, reach.closed - reach.trough)
        return far and inside > self.edge * reach.range

    def _of(self, side: _Sided, width: float, lost: Kind, pared: Kind, grew: Kind, kept: Kind) -> Kind | None:
        """Return the kind of a session as seen by those who hope for one way; None where it is not theirs."""
        back = side.best - side.closed
        if side.best >= self.turn and side.closed < 0:
            return lost
        if side.closed <= 0:
            return None
        if back >= max(self.turn, self.part * side.best):
            return pared
        steady = side.worst > -self.turn
        if steady and back <= self.edge * width and side.closed - side.opened >= self.turn:
            return grew
        return kept if side.worst >= 0 and width > self.narrow else None

    def _side(self, change: float) -> int:
        """Return on which side of the close before a price is: 1, -1, or 0 where it is hardly apart."""
        return 0 if abs(change) < self.opening else 1 if change > 0 else -1

    def _ends(self, reach: Reach) -> Iterator[str]:
        """Yield how it opened, and whether it closed near an end of its range."""
        yield {1: "opened_up", -1: "opened_down", 0: "opened_flat"}[self._side(reach.opened)]
        if abs(reach.closed) >= self.far:
            yield "far"
        if reach.range > self.narrow:
            if reach.peak - reach.closed <= self.edge * reach.range:
                yield "near_high"
            if reach.closed - reach.trough <= self.edge * reach.range:
                yield "near_low"

    def _beyond(self, book: FactBook, about: str) -> Iterator[str]:
        """Yield what the session reached and did not keep: a record, a round level."""
        if book.get(_RECORD, about) and not book.get("high_all", about):
            yield _RECORD
        for measure in (_WON, _LOST):
            fact = book.get(measure, about)
            if fact is None:
                continue
            long = fact.since is None or (fact.periods or 0) >= self.told
            if is_roundest(about, fact.value) or (long and self._is_round(about, fact.value)):
                yield measure

    def _held(self, book: FactBook, about: str) -> Iterator[str]:
        """Yield that a record by the close, the first for some time, was one within the day too."""
        record = book.get("high_all", about)
        if record and (record.periods or 0) >= self.fresh and book.get(_RECORD, about):
            yield "held"

    def _is_round(self, about: str, level: float) -> bool:
        """Tell whether a level is of a step that is large for where the index stands."""
        known = subject(about)
        steps = known.rounds if known else ()
        return any(level % step == 0 and step >= self.round / 100 * level for step in steps)

    def _marks(self, book: FactBook, about: str, reached: tuple[str, ...]) -> Iterator[str]:
        """Yield that a level is one of the roundest, and that the index was never there before."""
        record = book.get(_RECORD, about)
        for measure in (_WON, _LOST):
            fact = book.get(measure, about) if measure in reached else None
            if fact:
                yield "roundest" if is_roundest(about, fact.value) else "crossed"
            if fact and measure == _WON and record and (record.since_value or math.inf) < fact.value:
                yield "never"

    def _bits(self, kind: Kind, marks: tuple[str, ...], reached: tuple[str, ...] = ()) -> float:
        """Return what a session is worth, in bits."""
        if "roundest" in marks:
            return self.never if "never" in marks else self.roundest
        if "crossed" in marks or _RECORD in reached:
            return self.crossed
        return self.turned if kind in _TURNED else self.usual

    def can_lead(self, item: Item, market: Market) -> bool:  # noqa: ARG002 - as every rule
        """Tell whether the broad index stood, within the day, above a roundest level as never before."""
        return item.tags >= _NEVER and "level" not in item.tags

    def happened(self, item: Item) -> bool:
        """Tell that the first time above such a level stands in the lead, where bars tell the rest."""
        return item.tags >= _NEVER and "level" in item.tags

    def tops(self, item: Item, market: Market) -> int:
        """Return that such a first time comes before all else: people remember it, however the day closed."""
        return 2 if self.can_lead(item, market) else 0

    def angle(self, item: Item) -> Angle:  # noqa: ARG002 - it leads of nothing else
        """Return that the market was where it never had been."""
        return "record_high"

    def matter(self, item: Item) -> str:  # noqa: ARG002 - it stands beside the levels, whatever the index
        """Return that it belongs to how the indices went."""
        return LEVELS


class _Sided(NamedTuple):
    """A session as seen by those who hope for one way: what is best for them is above."""

    opened: float
    best: float
    worst: float
    closed: float


def _reach(book: FactBook, about: str) -> Reach | None:
    found = [book.value(one, about) for one in ("open_change", "peak_change", "trough_change", "change_day")]
    known = [value for value in found if value is not None]
    return Reach(*known) if len(known) == len(found) else None
