"""What kind of way an index took through its session: predicates over numbers, each of which can be proved.

All numbers are percent against the close before. Where no kind holds there is nothing to tell.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Literal, NamedTuple

from newsgen.facts.book import FactBook
from newsgen.facts.phases import Phase

Kind = Literal[
    "narrow",
    "swung",
    "lost",
    "regained",
    "pared",
    "eased",
    "late_up",
    "late_down",
    "wavered",
    "crossed_up",
    "crossed_down",
    "grew",
    "deepened",
    "dipped",
    "popped",
    "kept_up",
    "kept_down",
]
"""What became of the session; its Korean stands in ``templates/items/path.j2``."""

TURNS: dict[Kind, str] = {
    "lost": "오름폭을 모두 내줬다",
    "regained": "낙폭을 모두 만회했다",
    "pared": "오름폭을 줄였다",
    "eased": "낙폭을 줄였다",
    "swung": "크게 출렁였다",
}
WAYS: dict[Kind, str] = {
    "late_up": "막판에 올랐다",
    "late_down": "막판에 밀렸다",
    "crossed_up": "하락 출발해 올랐다",
    "crossed_down": "상승 출발해 내렸다",
    "grew": "오름폭을 키웠다",
    "deepened": "낙폭을 키웠다",
    "dipped": "약세를 딛고 올랐다",
    "popped": "강세를 잇지 못하고 내렸다",
    "kept_up": "오름세를 지켰다",
    "kept_down": "내림세를 벗지 못했다",
    "wavered": "등락을 거듭했다",
    "narrow": "좁은 폭에서 움직였다",
}
"""What became of it, as the desk reads it: the turns, and the other ways."""

NOTHING = 0.05
"""Within so much of the close before nothing is said to stand above or below it."""
OPENED = 0.1
"""From here on an opening is one above or below."""
WAVERS = 4
"""Times across the close before from which it is said to have wavered."""
OFTEN = 6
"""The same of a day of any range: it was above and below by turns, and neither was for a while."""
SHORT = 0.2
"""Share of the range that the shorter side has at least where a session wavered between the two."""
WIDE = 2.5
"""Turns that fit into the range of a session that only wavered."""
NEARLY = 0.75
"""Share of a turn that is one where the session ends at the close before."""
LARGER = 1.5
"""Times by which what was pared must be larger than a loss regained, for that not to be what is told."""
CROSSED = 0.15
"""Percent on the other side of the close before from which a session that turned once more is said to."""
PART, THIRD, HALF, MOST, MOSTLY = 0.25, 0.33, 0.4, 0.6, 0.7
"""Shares of the day's range, or of a move: what is more than noise, much of it, the larger part of it."""
LARGE = 0.8
"""Percent from which what was given back of a gain, or made good of a loss, is told by itself."""


class Stood(NamedTuple):
    """Where the index stood at an hour; a turn that it had not made by then belongs to the phase after."""

    after: Phase
    at: str
    """The time by the market's clock: ``12:00``."""
    value: float


class Course(NamedTuple):
    """Where an index stood in the course of a session, or of what there is of one."""

    open: float
    stood: tuple[Stood, ...]
    """An hour before the end, at noon, an hour after the opening: those that there were, the last first."""
    close: float
    peak: float
    trough: float
    peak_at: str
    """When the quarter of an hour began in which it was highest: ``11:15``."""
    trough_at: str
    crossings: int
    """Times that the index, seen every quarter of an hour, crossed the close before."""
    turned_at: str = ""
    """When it was last on the other side of the close before; empty where never, or to and fro."""
    back: float = math.inf
    """The furthest that it went back against its way from the opening on, as a share of the range."""

    @property
    def range(self) -> float:
        """How far the high was from the low."""
        return self.peak - self.trough

    @property
    def reversed(self) -> Course:
        """The same upside down: what is true of a rise here is true of a fall there."""
        stood = tuple(one._replace(value=-one.value) for one in self.stood)
        return self._replace(
            open=-self.open,
            stood=stood,
            close=-self.close,
            peak=-self.trough,
            trough=-self.peak,
            peak_at=self.trough_at,
            trough_at=self.peak_at,
        )


_HOURS: tuple[tuple[str, Phase], ...] = (
    ("path_late", "end"),
    ("path_noon", "afternoon"),
    ("path_hour", "morning"),
)


def course(book: FactBook, about: str) -> Course | None:
    """Return the way of an index; None where there is no path of it."""
    close, opened = book.value("change_day", about), book.value("path_open", about)
    peak, trough = book.get("path_peak", about), book.get("path_trough", about)
    if close is None or opened is None or peak is None or trough is None:
        return None
    hours = ((after, book.get(measure, about)) for measure, after in _HOURS)
    stood = tuple(Stood(after, fact.as_of, fact.value) for after, fact in hours if fact is not None)
    crossings = int(book.value("path_crossings", about) or 0)
    turn, back = book.get("path_turn", about), book.value("path_back", about)
    return Course(
        opened,
        stood,
        close,
        peak.value,
        trough.value,
        peak.as_of,
        trough.as_of,
        crossings,
        turn.as_of if turn else "",
        math.inf if back is None else back,
    )


def kind(way: Course, *, turn: float, narrow: float, swing: float) -> Kind | None:
    """Return what became of the session; None where nothing can be said that is more than noise.

    ``turn`` is the least of a gain lost or a loss regained, ``narrow`` the widest of a narrow range,
    ``swing`` how far both ways it went on a day that swung; all in percent. What the last hour turned round
    is what became of it, unless all of a larger gain was lost, or of a larger loss regained.
    """
    what = _kind(way, turn=turn, narrow=narrow, swing=swing)
    if not is_reversed(way) or what in {"lost", "regained"}:
        return what
    return "late_down" if way.stood[0].value > 0 else "late_up"


def is_reversed(way: Course) -> bool:
    """Tell whether the last hour took an index across the close before, or all that it stood away from it."""
    last = way.stood[0] if way.stood else None
    if last is None or last.after != "end":
        return False
    if abs(way.close) < NOTHING:
        return abs(last.value) >= 2 * CROSSED
    return last.value * way.close < 0 and abs(last.value) >= CROSSED


def _kind(way: Course, *, turn: float, narrow: float, swing: float) -> Kind | None:
    """Return what became of the session, whatever its last hour was."""
    if way.range <= narrow:
        return _of_last_hour(way) or "narrow"
    far = min(way.peak, -way.trough) >= max(swing, way.range * PART)
    if far and min(way.peak - way.close, way.close - way.trough) >= way.range * PART:
        return "swung"
    often = way.crossings >= OFTEN or (way.crossings >= WAVERS and way.range < WIDE * turn)
    both = min(way.peak, -way.trough) >= way.range * SHORT
    if often and both and not is_through(way):
        return "wavered"
    if abs(way.close) < NOTHING and max(way.peak, -way.trough) >= turn * NEARLY:
        return "pared" if way.peak > -way.trough else "eased"
    names, seen = (_RISEN, way) if way.close >= 0 else (_FALLEN, way.reversed)
    held = (name for name, holds in zip(names, _of_a_rise(seen, turn), strict=True) if holds)
    return next(held, None)


def _of_last_hour(way: Course) -> Kind | None:
    """Return that much of a narrow range was made in the last hour, up to its end; None where it was not."""
    last = way.stood[0] if way.stood else None
    end = near(way)
    least = max(CROSSED, way.range * HALF)
    if last is None or last.after != "end" or end is None or abs(way.close - last.value) < least:
        return None
    return "late_up" if end == "high" else "late_down"


_RISEN: tuple[Kind, ...] = ("regained", "pared", "late_up", "crossed_up", "grew", "kept_up", "dipped")
_FALLEN: tuple[Kind, ...] = ("lost", "eased", "late_down", "crossed_down", "deepened", "kept_down", "popped")


CROSSING: frozenset[Kind] = frozenset(
    {"lost", "regained", "late_up", "late_down", "crossed_up", "crossed_down", "dipped", "popped"}
)
"""What ended on the other side of the close before, or may have."""


def _of_a_rise(way: Course, turn: float) -> tuple[bool, ...]:
    """Return what holds of a session that closed above, or of one below that is seen upside down."""
    much, last = max(turn, way.range * HALF), way.stood[0] if way.stood else None
    regained, more = -way.trough, -way.trough * LARGER >= way.peak - way.close
    return (
        way.close >= NOTHING and more and regained >= max(turn, way.range * PART),
        way.peak - way.close >= min(much, max(LARGE, way.range * THIRD)),
        last is not None and last.after == "end" and way.close - last.value >= much,
        way.open <= -OPENED and way.close >= OPENED,
        way.close - way.open >= much and way.trough > -OPENED - NOTHING and held(way) and is_furthest(way),
        way.trough > 0 and way.close >= turn,
        way.close >= max(turn, way.open) and -way.trough >= OPENED,
    )


def held(way: Course) -> bool:
    """Tell whether an index ended near the end of its range that it went to: what it had won was left."""
    return (way.peak - way.close if way.close >= 0 else way.close - way.trough) <= way.range * PART


def is_furthest(way: Course) -> bool:
    """Tell whether an index closed further than it stood at each hour, and went furthest after the first.

    Else it had been as far before, gave back of it and came again: its gain or loss did not grow.
    """
    if way.close < 0:
        return is_furthest(way.reversed)
    morning = next((one.at for one in way.stood if one.after == "morning"), "")
    return way.peak_at >= morning and all(one.value < way.close for one in way.stood)


def is_steady(way: Course) -> bool:
    """Tell whether an index stood further the way of the close at each hour told, and lost little between."""
    if way.back > PART:
        return False
    hours = [way.open, *(one.value for one in reversed(way.stood)), way.close]
    steps = [later - sooner if way.close >= 0 else sooner - later for sooner, later in pairwise(hours)]
    return len(steps) > 2 and all(step >= 0 for step in steps)


EDGE = 0.12
"""Part of the day's range within which a close is near the high or the low."""


def near(way: Course) -> Literal["high", "low"] | None:
    """Tell whether a session closed near its high, above the close before, or near its low, below it."""
    if way.close >= OPENED and way.peak - way.close <= way.range * EDGE:
        return "high"
    return "low" if way.close <= -OPENED and way.close - way.trough <= way.range * EDGE else None


def is_mostly(way: Course, what: Kind) -> bool:
    """Tell whether most of a loss was made good that the session eased, or of a gain lost that it pared."""
    if what == "pared":
        return way.peak - way.close >= way.peak * MOSTLY
    return what == "eased" and is_mostly(way.reversed, "pared")


THROUGH = 0.1
"""Part of the day's range within which a session began at one end, or closed at the other."""


def is_through(way: Course) -> bool:
    """Tell whether a session went from a high at its beginning to a close at its low, or the other way round.

    However often it crossed the close before meanwhile it did not waver, unless much of the range was won
    back in the afternoon.
    """
    if way.close > 0:
        return is_through(way.reversed)
    hour = next((one.at for one in way.stood if one.after == "morning"), "")
    began = way.peak_at < hour or way.peak - way.open <= way.range * THROUGH
    stood = {one.after: one.value for one in way.stood}
    won_back = stood.get("end", 0.0) - stood.get("afternoon", stood.get("end", 0.0))
    ended = way.close <= -NOTHING and way.close - way.trough <= way.range * THROUGH
    return began and ended and won_back <= way.range * HALF


After = Literal["turned", "more", "less", "moved"]
"""What became of an index after a decision: it crossed the close before, went on, gave back, set out."""


def after(way: Course, told: float) -> tuple[After, bool] | None:
    """Return what became of an index that stood at ``told`` when the Fed decided, and whether it rose.

    None where it moved less than a quarter of the day's range, or too little to tell.
    """
    moved = way.close - told
    if abs(moved) < max(way.range * PART, CROSSED):
        return None
    if abs(told) < OPENED:
        return ("moved", moved > 0) if moved * way.close > 0 and abs(way.close) >= CROSSED else None
    if told * way.close < 0:
        return ("turned", moved > 0) if abs(way.close) >= NOTHING else None
    return "more" if told * moved > 0 else "less", moved > 0


def is_large(way: Course, what: Kind) -> bool:
    """Tell whether much was given back of a gain that the session pared, or made good of a loss it eased."""
    if what == "pared":
        return way.peak - way.close >= LARGE
    return what == "eased" and is_large(way.reversed, "pared")


def are_opposite(one: Course, other: Course) -> bool:
    """Tell whether two indices went opposite ways over the same hours: from the opening on, and from noon.

    Where either stood at an hour is not known, or moved too little after it, they did not.
    """
    for at in ("open", "afternoon"):
        moves = [move for way in (one, other) if (move := _since(way, at)) is not None]
        if len(moves) < 2 or moves[0] * moves[1] >= 0 or min(map(abs, moves)) < CROSSED:
            return False
    return True


def _since(way: Course, at: str) -> float | None:
    """Return how far an index went from an hour to the end; None where that is not known."""
    stood = {"open": way.open} | {each.after: each.value for each in way.stood}
    return way.close - stood[at] if at in stood else None


def returned(way: Course, what: Kind) -> bool:
    """Tell whether a session that pared or eased had crossed the close before meanwhile, and came back."""
    if what == "pared":
        return way.trough <= -CROSSED and way.peak_at < way.trough_at and way.close >= NOTHING
    return what == "eased" and returned(way.reversed, "pared")


def turned(way: Course, what: Kind) -> Phase | None:
    """Return when a session turned; None where it cannot be said."""
    if what in CROSSING:
        return _crossed(way if what in _FALLEN else way.reversed)
    if what == "pared":
        return _pared(way)
    return _pared(way.reversed) if what == "eased" else None


def _crossed(way: Course) -> Phase | None:
    """Return the phase in which a gain was lost; None where it was not there when the phase began.

    Nor is it known where a trace of it was left at a later hour.
    """
    if way.peak_at >= way.turned_at or any(one.at > way.turned_at and one.value > 0 for one in way.stood):
        return None
    began = next((one for one in way.stood if one.at <= way.turned_at), None)
    return began.after if began is not None and began.value >= NOTHING else None


def _pared(way: Course) -> Phase | None:
    """Return when the larger part of a gain was lost after its high: it was still there before."""
    least = way.close + (way.peak - way.close) * MOST
    there = (one for one in way.stood if one.value >= least and way.peak_at < one.at)
    return next((one.after for one in there), None)
