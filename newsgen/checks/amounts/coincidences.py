"""What else a wrong figure is to its last digit: the same one's of another time, another's of that day.

A figure that is exactly something else's is most likely that, put in the wrong place, unless so many others lie near
it that one of them had to be met. :class:`Twin` tells how likely that was: as many as lie within so many tolerances
of the figure, over that number. Those asked are told from the likeliest on, and each set counts its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from newsgen.checks.amounts import sizes
from newsgen.checks.amounts.readings import MOVES, Truth
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look
from newsgen.claims import Claim, Span, When
from newsgen.claims.claim import DAY

_AROUND = 50
"""Tolerances on either side of a figure in which others are counted."""
_LEAST = 0.0105
"""How far a figure may be off what it is exactly, whatever its last digit."""
_BACK = 5
"""Sessions before the text's own, and around a day that it names, whose figures slip into it."""
_STALE = 2
"""Sessions before the text's own whose figure is left in its place."""
_OVER = (DAY, *(Span(kind) for kind in ("week", "last_week", "month", "last_month", "year")))
_TO_DATE = frozenset({"week", "month", "year"})
"""Spans that end with a session, whose move of the session before is left in its place."""
_RUNS = tuple(Span("sessions", n) for n in range(2, 6))
_LARGEST = (30, 150)
"""Stocks traded most whose figures are at hand: those that every text has, those that some have."""


class Twin(NamedTuple):
    """What a figure is exactly, and how likely it met that by chance."""

    truth: Truth
    chance: float


def of_another_time(look: Look, claim: Claim, truth: Truth) -> Twin | None:
    """Return the same one's close, or move, of another day or span that a figure is; None where it is of none."""
    ground = look.ground(truth.about)
    return None if ground is None else _twin(claim, _times(ground, claim, truth), signed=False)


def of_day_before(look: Look, claim: Claim, truth: Truth) -> Twin | None:
    """Return the same one's close, or move, of one of the last two days that a figure is, left in its place."""
    ground = look.ground(truth.about)
    if ground is None or truth.span != DAY or truth.day != ground.session.day:
        return None
    days = ((day, DAY) for day in _before(ground))
    return _twin(claim, islice(_of(ground, claim, truth, days), _STALE), signed=False)


def of_another(look: Look, claim: Claim, truth: Truth) -> Twin | None:
    """Return what a figure is of another of the same day: of those named in the text, then of those traded most."""
    ground = look.ground(truth.about)
    if ground is None:
        return None
    time = sizes.time_of(claim, truth.span, truth.day)
    for most in (0, *(_LARGEST if ground.is_traded(truth.about) else ())):
        near = _sizes(look, ground, time, most).around(float(claim.figure.value), _AROUND * _reach(claim))
        others = (Truth(about, truth.day, truth.span, value) for _, about, value in sorted(near))
        found = _twin(claim, (one for one in others if one.about != truth.about), signed=True)
        if found:
            return found
    return None


def _sizes(look: Look, ground: Ground, time: sizes.Time, most: int) -> sizes.Sizes:
    """Return the values of so many of a market's stocks that were traded most; of those that the text names for 0."""

    def read() -> sizes.Sizes:
        asked = ground.traded_most[:most] if most else (*sizes.named(look, ground), *look.once(_named))
        return sizes.Sizes((one, time.value(ground, one)) for one in sizes.of(look, ground, asked))

    return look.kept((_sizes, ground, time, most), read)


def _named(look: Look) -> Iterable[str]:
    """Return whom a text names, each once."""
    return dict.fromkeys(about for one in look.mentions for about in sorted(one.abouts))


def _times(ground: Ground, claim: Claim, truth: Truth) -> Iterator[Truth]:
    session = ground.session.day
    days = [session, *_before(ground)]
    told: list[tuple[dt.date, Span]] = [(day, DAY) for day in days]
    if claim.measure in MOVES:
        told += [(session, span) for span in (*_OVER[1:], *_RUNS)]
    if truth.span.kind in _TO_DATE:
        told += [(day, truth.span) for day in days[1 : 1 + _STALE]]
    if truth.day not in days:
        near = [truth.day]
        for _ in range(_BACK):
            near = [ground.previous(near[0]), *near, ground.following(near[-1])]
        told += [(day, DAY) for day in near]
    yield from _of(ground, claim, truth, (one for one in told if one != (truth.day, truth.span)))


def _before(ground: Ground) -> Iterator[dt.date]:
    day = ground.session.day
    for _ in range(_BACK):
        day = ground.previous(day)
        yield day


def _of(ground: Ground, claim: Claim, truth: Truth, times: Iterable[tuple[dt.date, Span]]) -> Iterator[Truth]:
    for day, span in times:
        value = ground.value(truth.about, claim.measure, When.CLOSE, span, day)
        if isinstance(value, float):
            yield Truth(truth.about, day, span, value)


def _reach(claim: Claim) -> float:
    """Return how far a figure may be off what it is exactly."""
    return max(_LEAST, float(claim.figure.step) / 2)


def _twin(claim: Claim, others: Iterable[Truth], *, signed: bool) -> Twin | None:
    """Return the first of others that a figure is, with how many lie near it; ``signed``: of those of its own way."""
    told, reach = float(claim.figure.value), _reach(claim)
    sign = claim.figure.sign or (claim.direction.sign if claim.direction else 0)
    sign = sign if signed and claim.measure in MOVES else 0
    near = [
        (abs(abs(one.value) - told), one) for one in others
        if isinstance(one.value, float) and sign * one.value >= 0
        and abs(abs(one.value) - told) <= _AROUND * reach
    ]  # fmt: skip
    same = next((one for off, one in near if off <= reach), None)
    return Twin(same, len(near) / _AROUND) if same else None
