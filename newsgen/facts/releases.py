"""Economic releases: what came out since the session before, and earlier in its week.

A release tells of one period. It is compared with its forecast where there was one, and with the period
right before, where that came out too: with what was published of it then, and with what this release
made of it. Figures are as published, so differences are taken in decimal: 2.7 - 2.8 is -0.1.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from decimal import Decimal

from newsgen import indicators
from newsgen.facts.fact import make
from newsgen.indicators import Indicator
from newsgen.model import Fact, Input
from newsgen.snapshot.snapshot import Snapshot
from newsgen.sources.batch import Release

DIFFERENCE = {"percent": "pp", "thousand": "thousand", "index": "points"}
"""Unit of a figure -> unit of the difference of two."""
RATES = frozenset({"CPI_YOY", "CORE_CPI_YOY", "PCE_YOY", "CORE_PCE_YOY", "UNEMPLOYMENT"})
"""Rates of which it is told since when they were not as high, or as low."""
ON_FILE = 24
"""Releases of a history in which none was as far, from which on that is told."""
FEWEST = 12
"""Releases with a forecast that a surprise is measured against, and a rate is the highest of, at least."""


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the facts of the newest figure of each indicator that came out this week."""
    known = [one for one in snapshot.releases if one.actual is not None and one.date <= snapshot.day]
    first = snapshot.session.first_of_news
    for code, indicator in indicators.indicators().items():
        history = [one for one in known if one.code == code]
        if history and history[-1].date >= first and not _again(history):
            yield from _facts(snapshot.day, indicator, history)


def _again(history: list[Release]) -> bool:
    """Tell whether the last release repeats a period of an earlier day, or does not say which it is of."""
    last = history[-1]
    if last.period is None:
        return indicators.indicators()[last.code].every != "meeting"
    return any(one.period == last.period and one.date < last.date for one in history)


def _facts(session: dt.date, indicator: Indicator, history: list[Release]) -> Iterator[Fact]:
    """Yield the facts of the last release of a history of one indicator, oldest first."""
    made = _Maker(session, indicator, history[-1])
    yield made.figure("actual", "actual")
    forecast = made.release.forecast
    if forecast is not None:
        yield made.figure("forecast", "forecast")
        yield made.difference("release_gap", made.input("forecast"))
        bits, compared = _bits(history)
        if bits is not None:
            yield make("release_surprise", indicator.code, bits, "bits", session, periods=compared)
    yield from _before(made, history)
    if indicator.code in RATES:
        yield from _since(made, history)


def _since(made: _Maker, history: list[Release]) -> Iterator[Fact]:
    """Yield since which period a rate was not as high, or as low; else since when that is known.

    The latter has no ``since_value``, and is of a long history alone. A period of which none was published,
    as October 2025, is no hole.
    """
    last, earlier = history[-1], [one for one in history[:-1] if one.period != history[-1].period]
    now = last.actual or 0.0
    if last.period is None or any(one.period is None for one in earlier):
        return
    for end, sign in (("highest", 1), ("lowest", -1)):
        as_far = [at for at, one in enumerate(earlier) if sign * (one.actual or 0.0) >= sign * now]
        at = as_far[-1] if as_far else 0
        if len(earlier) - at < (FEWEST if as_far else ON_FILE):
            continue
        yield make(
            f"release_{end}_since", last.code, now, made.indicator.unit, made.session,
            base=last.period, since=earlier[at].period, since_value=earlier[at].actual if as_far else None,
            periods=len(earlier) - at, inputs=(made.input("actual"),),
        )  # fmt: skip


def _before(made: _Maker, history: list[Release]) -> Iterator[Fact]:
    """Yield what the period right before was, what it was revised to, and the change since."""
    last, period = history[-1], history[-1].period
    before = indicators.period_before(made.indicator, period) if period else None
    published = next((one for one in reversed(history[:-1]) if one.period == before), None)
    if before is None or published is None:
        return
    was = Input(symbol=last.code, date=published.date, value=published.actual or 0.0, field="actual")
    now = made.input("revised") if last.revised is not None else made.input("previous")
    if last.revised is None and last.previous is None:
        now = was
    if not made.indicator.revises(was.value, now.value):
        return  # one of the two is wrong: the gate has told
    yield make(
        "release_previous", last.code, was.value, made.indicator.unit, made.session,
        base=before, since=published.date, inputs=(was,),
    )  # fmt: skip
    if now.value != was.value:
        yield make(
            "release_revised", last.code, now.value, made.indicator.unit, made.session,
            base=before, since=last.date, inputs=(now,),
        )  # fmt: skip
        yield made.difference("release_revision", was, now)
        bits = _revision_bits(made.indicator, history)
        if bits is not None:
            yield make("release_revision_surprise", last.code, bits, "bits", made.session)
    yield made.difference("release_change", now)


class _Maker:
    """Makes the facts of one release."""

    def __init__(self, session: dt.date, indicator: Indicator, release: Release) -> None:
        self.session, self.indicator, self.release = session, indicator, release

    def input(self, field: str) -> Input:
        """Return one of the release's figures, which must be there, as an input."""
        return Input(
            symbol=self.release.code, date=self.release.date, value=getattr(self.release, field), field=field
        )

    def figure(self, name: str, field: str) -> Fact:
        """Return a fact that is one of the release's figures."""
        given = self.input(field)
        return make(
            f"release_{name}", self.release.code, given.value, self.indicator.unit, self.session,
            base=self.release.period, since=self.release.date, inputs=(given,),
        )  # fmt: skip

    def difference(self, measure: str, base: Input, last: Input | None = None) -> Fact:
        """Return a fact that is the difference of two figures: of the actual one, unless another is given."""
        last = last or self.input("actual")
        value = float(Decimal(repr(last.value)) - Decimal(repr(base.value)))
        return make(
            measure, self.release.code, value, DIFFERENCE[self.indicator.unit], self.session,
            base=self.release.period, since=self.release.date, inputs=(base, last),
        )  # fmt: skip


def _bits(history: list[Release]) -> tuple[float | None, int]:
    """Return how rare the last release's distance from its forecast is, and among how many before it."""
    missed = [_apart(one.actual, one.forecast) for one in history if one.forecast is not None]
    return _rarity(missed), len(missed) - 1


def _revision_bits(indicator: Indicator, history: list[Release]) -> float | None:
    """Return how rare it is that a release revises the period before by as much as the last one does."""
    published = {one.period: one.actual for one in history}
    revised = []
    for one in history:
        was = published.get(indicators.period_before(indicator, one.period)) if one.period else None
        now = one.previous if one.revised is None else one.revised
        if was is not None and now is not None and indicator.revises(was, now):
            revised.append(_apart(now, was))
    return _rarity(revised)


def _apart(one: float | None, other: float | None) -> Decimal:
    return abs(Decimal(repr(one)) - Decimal(repr(other)))


def _rarity(sizes: list[Decimal]) -> float | None:
    """Return the bits of the last size among those before it; None of too few.

    The share of the earlier ones that are as large estimates P, with one added to both counts
    (Davison and Hinkley, Bootstrap Methods and their Application, 4.2).
    """
    earlier = sizes[:-1]
    if len(earlier) < FEWEST:
        return None
    as_large = sum(size >= sizes[-1] for size in earlier)
    return -math.log2((as_large + 1) / (len(earlier) + 1))
