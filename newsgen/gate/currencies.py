"""Whether an index of currencies moves as the currencies do that it is made of."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, doubt, tell
from newsgen.gate.pairs import observed
from newsgen.markets import Session
from newsgen.markets.bounds import Made
from newsgen.snapshot.snapshot import Snapshot

FURTHEST = 20.0
"""Percent that no currency moves by in a day, where its market gives no bound."""

APART = 1.0
"""Percent that a currency and its stand-by, hours apart, differ by before the editor is told. No day is
recorded of both: the won moves by 0.6 percent a day, so by some 0.2 in three hours."""
TOO_FAR = 2.5
"""Percent from where on one of the two is wrong."""


def stand_bys(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Hold currencies against what stands by for them, where both have the session."""
    for one in snapshot.market.currencies:
        ours, theirs = observed(snapshot, one.symbol), observed(snapshot, one.stand_by)
        if ours is None or theirs is None or snapshot.rates[one.symbol].symbol or theirs.today <= 0:
            continue  # not there, or the stand-by itself
        apart = (ours.today / theirs.today - 1) * 100
        told = (
            f"{snapshot.day} {ours.today:g}: {one.stand_by} 값은 {theirs.today:g}이며 {abs(apart):.2f}% "
            "다릅니다."
        )
        if abs(apart) > TOO_FAR:
            yield doubt("currency-differs", one.symbol, told, value=ours.today, stand_by=theirs.today)
        elif abs(apart) > APART:
            told = f"{one.symbol} {told} 그대로 썼으니 값과 시각을 확인하십시오."
            yield tell("currency-differs", one.symbol, told, value=ours.today, stand_by=theirs.today)


def averages(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Drop a close that is the average of its day or of the one before, two sessions running; tell of one."""
    for one in snapshot.market.currencies:
        pair, average = observed(snapshot, one.symbol), evidence.averages.get(one.average, {})
        if pair is None or not average:
            continue
        seen = ((snapshot.session, pair.today), (snapshot.session.previous, pair.before))
        same = [_is_average(session, value, average) for session, value in seen]
        told = f"{snapshot.day} {pair.today:g}: 전날이나 이날의 평균인 매매기준율({one.average})과 같습니다."
        if all(same):
            yield doubt("currency-average", one.symbol, told, value=pair.today)
        elif same[0]:
            told = f"{one.symbol} {told} 그대로 썼으니 15:30 종가인지 확인하십시오."
            yield tell("currency-average", one.symbol, told, value=pair.today)


def _is_average(session: Session, value: float, average: Mapping[dt.date, float]) -> bool:
    """Tell whether a value is the average of a session, which comes out on the next, or of the one before."""
    days = (session.day, session.following.day)
    return any(round(average.get(day, math.nan), 1) == round(value, 1) for day in days)


def computed(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Drop indices that part from the move of their largest currencies, or stand while those move."""
    steps = {one.symbol: one.step or FURTHEST for one in snapshot.market.currencies}
    for made in snapshot.market.bounds.made:
        pair = observed(snapshot, made.about)
        expected = _expected(snapshot, made, pair.since) if pair else None
        if pair is None or expected is None or min(pair.before, pair.today) <= 0:
            continue
        step = (pair.today / pair.before - 1) * 100
        if abs(step) > steps.get(made.about, FURTHEST):
            continue  # told already, as a jump
        moved = math.log(pair.today / pair.before) * 100
        apart = moved - expected
        told = (
            f"{snapshot.day} {pair.before:g} → {pair.today:g}({step:+.2f}%): "
            f"{', '.join(made.of)}로 계산하면 {math.expm1(expected / 100) * 100:+.2f}%입니다."
        )
        if abs(apart) > made.most or (pair.before == pair.today and abs(expected) > made.still):
            yield doubt("currency-apart", made.about, told, moved=moved, expected=expected)
        elif abs(apart) > made.rare:
            told = f"{made.about} {told} 그대로 썼으니 값과 시각을 확인하십시오."
            yield tell("currency-apart", made.about, told, moved=moved, expected=expected)


def _expected(snapshot: Snapshot, made: Made, since: dt.date) -> float | None:
    """Return the move in percent that the known part of an index made from a day on; None where one lacks.

    Beside an index's stand-by stand those of its currencies: all are taken at one moment.
    """
    stands_by, moves = bool(snapshot.rates[made.about].symbol), []
    for name, exponent in made.of.items():
        pair = observed(snapshot, made.stand_bys.get(name, "") if stands_by else name)
        if pair is None or pair.since != since or min(pair.before, pair.today) <= 0:
            return None
        moves.append(exponent * math.log(pair.today / pair.before) * 100)
    return math.fsum(moves)
