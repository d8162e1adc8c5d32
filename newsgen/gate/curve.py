"""Whether yields are of the maturities that they are told of: columns change places, or stand for each other.

A yield is held against the others of its day and against its own stand-by. What is wrong with one is rarely
certain of which, so that all of them are left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, Section, leave_out, tell
from newsgen.gate.pairs import Pair, observed
from newsgen.markets import Yield
from newsgen.markets.bounds import Spread
from newsgen.snapshot.snapshot import Snapshot, to_date

COPIED = 0.17
"""Percentage points between two yields of yesterday that cannot be equal today: 0.16 at most since 2015."""
EXCHANGED = 0.12
"""How much better two yields go on from each other's last values than from their own: 0.10 at most since
2015, and 0.00 of neighbours."""
APART = 0.06
"""From where on a yield is far from its stand-by: 0.028 at most at 101 ends of months, 2015-01 to 2023-05."""
TOO_FAR = 0.15
"""From where on one of the two is wrong."""
STILL = 3
"""Yields that seldom all stand where they stood: the day before on 2 days a year since 2015, on another of
the last ten on 2.4, on 0.8 since 2021-10."""
RECENT = 9
"""Observations of a stand-by that are looked at."""
WEEK = dt.timedelta(days=7)
BACK = 10
"""Observations back in which the same yields are looked for."""
DUST = 1e-9


def maturities(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave out yields of another maturity; tell of rare moves between two, and of days without any."""
    known = _known(snapshot)
    spreads = [one for one in snapshot.market.bounds.spreads if {one.longer, one.shorter} <= known.keys()]
    found = [finding for spread in spreads for finding in _between(snapshot, spread, known)]
    grave = [finding for finding in found if finding.section]
    yield from grave or found  # where all are left out, nobody asks for what is rare
    day = _repeated(snapshot, known)
    if day is not None:
        told = (
            f"{snapshot.day} 국채 금리 {len(known)}개 만기가 모두 {day} 값과 같습니다. 그대로 썼으니 "
            "그날의 값이 아닌지 확인하십시오."
        )
        yield tell("yields-still", "*", told, yields=len(known))


def holes(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Tell of a yield that lacks a day of the week that others have: the dates of one column have slipped.

    The Treasury publishes all maturities at once: none lacked a day alone from 2024-08 to 2026-08.
    """
    found = [snapshot.rates.get(one.symbol) for one in snapshot.market.yields]
    own = {
        one.symbol: seen for one, seen in zip(snapshot.market.yields, found, strict=True) if seen is not None
    }
    days = {
        name: set(seen.days[-RECENT:].tolist())
        for name, seen in own.items()
        if not seen.symbol and seen.days.size
    }
    first = snapshot.day - WEEK
    every = {day for known in days.values() for day in known if first <= day < snapshot.day}
    for name, known in days.items():
        lacking = sorted(every - known)
        if lacking:
            told = (
                f"{name} {lacking[-1]} 값만 없습니다. 다른 만기에는 있으니 날짜가 밀린 자료인지 확인하십시오."
            )
            yield tell("yield-hole", name, told, days=len(lacking))


def stand_bys(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Hold yields against what stands by for them, where both have the session or the one before."""
    for one in snapshot.market.yields:
        ours, theirs = snapshot.rates.get(one.symbol), snapshot.rates.get(one.stand_by)
        if ours is None or theirs is None or ours.symbol or not ours.days.size:
            continue  # not there, or the stand-by itself
        if to_date(ours.days[-1]) != snapshot.day:
            continue  # nothing is told of it
        others = dict(zip(theirs.days[-RECENT:].tolist(), theirs.values[-RECENT:].tolist(), strict=True))
        for day, value in zip(ours.days[-2:].tolist(), ours.values[-2:].tolist(), strict=True):
            if day in others and abs(value - others[day]) >= APART - DUST:
                yield _apart(day, one, value, others[day])


def _apart(day: dt.date, one: Yield, value: float, other: float) -> GateFinding:
    """Return the finding of a yield that is not where its stand-by is."""
    apart = abs(value - other)
    told = f"{day} {one.symbol} {value:g}%: {one.stand_by} 값은 {other:.3f}%이며 {apart:.2f}%포인트 다릅니다."
    if apart > TOO_FAR:
        return leave_out("yield-apart", Section.RATES, told, one.symbol, value=value, stand_by=other)
    told = f"{told} 그대로 썼으니 만기와 날짜를 확인하십시오."
    return tell("yield-apart", one.symbol, told, value=value, stand_by=other)


def _known(snapshot: Snapshot) -> Mapping[str, Pair]:
    """Return the yields of both sessions that can be and move as they can: the others are told already."""
    found = ((one, observed(snapshot, one.symbol)) for one in snapshot.market.yields)
    return {
        one.symbol: pair
        for one, pair in found
        if pair and (one.step is None or abs(pair.today - pair.before) <= one.step)
    }


def _repeated(snapshot: Snapshot, known: Mapping[str, Pair]) -> dt.date | None:
    """Return the last of some days whose yields are all those of the session; None where there is none."""
    rows = [snapshot.rates[name] for name in known]
    if len(rows) < STILL:
        return None
    same = [set(one.days[:-1][-BACK:][one.values[:-1][-BACK:] == one.values[-1]].tolist()) for one in rows]
    return max(set.intersection(*same), default=None)


def _between(snapshot: Snapshot, spread: Spread, known: Mapping[str, Pair]) -> Iterator[GateFinding]:
    """Yield what is wrong between two yields, the most telling of it."""
    since, long_before, long = known[spread.longer]
    other, short_before, short = known[spread.shorter]
    if since != other:
        return
    own = abs(long - long_before) + abs(short - short_before)
    crossed = abs(long - short_before) + abs(short - long_before)
    moved = (long - short) - (long_before - short_before)
    named = (
        f"{snapshot.day} {spread.longer} {long_before:g} → {long:g}, "
        f"{spread.shorter} {short_before:g} → {short:g}"
    )
    if own - crossed > EXCHANGED + DUST:
        told = f"{named}: 두 만기의 값이 서로 바뀐 것으로 봅니다."
        yield leave_out("yields-exchanged", Section.RATES, told, spread.longer, moved=moved)
    elif long == short and abs(long_before - short_before) >= COPIED - DUST:
        told = f"{named}: 두 만기의 값이 같습니다. 한쪽이 다른 만기의 값입니다."
        yield leave_out("yields-copied", Section.RATES, told, spread.longer, moved=moved)
    elif abs(moved) > spread.most + DUST:
        told = f"{named}: 두 금리의 차가 하루에 {abs(moved):.2f}%포인트 움직였습니다. 있을 수 없는 폭입니다."
        yield leave_out("spread-jump", Section.RATES, told, spread.longer, moved=moved)
    elif abs(moved) >= spread.rare - DUST:
        told = (
            f"{named}: 두 금리의 차가 하루에 {abs(moved):.2f}%포인트 움직였습니다. 보기 드문 폭이지만 "
            "그대로 썼으니 두 값을 확인하십시오."
        )
        yield tell("spread-rare", spread.longer, told, moved=moved)
