"""Since when a yield, a currency or the gap between two yields was not as high, or as low, as now.

Of yields and of the dollar also since when a day's move was not as large; in a market without an index of the
dollar, of the readers' own currency.

Values count as they print, to two decimals; yields as they are published, which may be three: 2.894% is above
2.888%, though both print as 2.89%. Over a hole in the history all of it is unknown: the value that
is missing may have been the higher one; unless the values on both sides of it are further from today's than
the series goes and comes back (see :data:`BEYOND`). A session on which bonds rest is no hole in their yields.
That today's own move is a rare one makes nothing unknown: what is in doubt is gone before.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen import calendars
from newsgen.facts.before import as_far
from newsgen.facts.fact import make
from newsgen.facts.percent import change
from newsgen.facts.rates import LONGEST_PAUSE, is_thin, pair_of
from newsgen.markets import Observed, Yield
from newsgen.model import Fact, Input
from newsgen.snapshot.snapshot import Days, Floats, Observations, Snapshot, to_date

FEWEST = 20
"""Sessions that a level has to be the highest or the lowest of."""
ON_FILE = 1000
"""Sessions of a history of the index of fear in which it never was as far, from which on that is told."""
BEYOND = 2.0
"""Times the rare move of a series, for each value that is missing, beyond which a hole hides nothing. One
yield moved so far on one of 2,909 days since 2015, the won and the dollar index on none of 500; and it did
not come back the day after."""


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield since when today's values, and the gap between the long and the short yield, are a record."""
    market = snapshot.market
    sized = market.currency("dollar") or market.currency("home")
    for one in market.observed:
        name, unit = one.symbol, one.unit
        found = snapshot.levels.get(name)
        if found is None or not found.has(snapshot.day):
            continue
        if is_thin(one, pair_of(found, name, -1).last):
            continue
        for measure, sign in (("highest_since", 1), ("lowest_since", -1)):
            row = _row(found, sign, one)
            if row is not None and not _hides(snapshot, found, row, sign, one):
                pair = pair_of(found, name, row)
                yield _since(snapshot, measure, name, unit, found, row, (pair.before, pair.last))
            elif row is None and _is_furthest(found, sign, one) and not _hides(snapshot, found, 0, sign, one):
                yield from _before(snapshot, measure, unit, found, float(found.values[-1]), name)
            yield from _eve(snapshot, measure, sign, unit, found, one)
        if name == market.fear:
            yield from _on_file(snapshot, name, unit, found)
        elif isinstance(one, Yield) or name == sized:
            yield from _largest(snapshot, one, found)
    yield from _curve(snapshot, market.yield_of("long"), market.yield_of("short"))


def _on_file(snapshot: Snapshot, name: str, unit: str, found: Observations) -> Iterator[Fact]:
    """Yield that the index of fear never closed as high in a long history, since when that is known.

    Such a fact has no ``since_value``.
    """
    values = found.values.round(2)
    whole = values.size > ON_FILE and not _lacking(snapshot, found.days, bonds=False).size
    if whole and values[-1] > values[:-1].max():
        yield make(
            "highest_since", name, float(found.values[-1]), unit, snapshot.day,
            since=to_date(found.days[0]), periods=values.size - 1, inputs=(pair_of(found, name, -1).last,),
        )  # fmt: skip


def _curve(snapshot: Snapshot, long: str, short: str) -> Iterator[Fact]:
    """Yield how far the long yield is above the short one, now and the day before, and since when most."""
    gap = _gap(snapshot, long, short)
    if gap is None:
        return
    about, now, before = f"{long}-{short}", float(gap.values[-1]), gap.values[-2:-1]
    inputs = tuple(pair_of(snapshot.levels[name], name, -1).last for name in (short, long))
    yield make("curve", about, now, "bp", snapshot.day, inputs=inputs)
    if before.size and gap.days[-1] - gap.days[-2] <= LONGEST_PAUSE:
        base = to_date(gap.days[-2])
        yield make("curve_day_before", about, float(before[0]), "bp", snapshot.day, base=base)
    row = _row(gap, 1)
    if row is not None and not _lacking(snapshot, gap.days[row:], bonds=True).size:
        yield _since(snapshot, "curve_widest_since", about, "bp", gap, row)


def _gap(snapshot: Snapshot, long: str, short: str) -> Observations | None:
    """Return the long yield less the short one in basis points; None where either lacks the session.

    A series that stands by is taken at another hour than the yields, and makes no gap with them.
    """
    one, other = snapshot.levels.get(long), snapshot.levels.get(short)
    if one is None or other is None or not (one.has(snapshot.day) and other.has(snapshot.day)):
        return None
    if one.symbol or other.symbol:
        return None
    days, here, there = np.intersect1d(one.days, other.days, assume_unique=True, return_indices=True)
    return Observations(days=days, values=((one.values[here] - other.values[there]) * 100).round())


def _counted(found: Observations, one: Observed | None) -> Floats:
    """Return values as they count: a yield's to three decimals, others to two."""
    return found.values.round(3 if isinstance(one, Yield) else 2)


def _row(found: Observations, sign: int, one: Observed | None = None) -> int | None:
    """Return the last row as high (``sign`` 1) or as low as today's; None where it is near, or none is."""
    values = sign * _counted(found, one)
    as_far = np.flatnonzero(values[:-1] >= values[-1])
    return int(as_far[-1]) if as_far.size and values.size - 1 - as_far[-1] > FEWEST else None


def _is_furthest(found: Observations, sign: int, one: Observed) -> bool:
    """Tell whether today's value is higher (``sign`` 1), or lower, than all others."""
    values = sign * _counted(found, one)
    return values.size > FEWEST and bool(values[-1] > values[:-1].max())


def _before(
    snapshot: Snapshot, measure: str, unit: str, found: Observations, value: float, name: str
) -> Iterator[Fact]:
    """Yield since when a value is the furthest where that was before the history begins, and is known."""
    stood = as_far(name, to_date(found.days[0]), snapshot.day, measure, value)
    if stood is not None:
        exchange = snapshot.market.exchange
        yield make(
            measure, name, value, unit, snapshot.day, since=stood.day, since_value=stood.value,
            periods=calendars.number(snapshot.day, exchange) - calendars.number(stood.day, exchange),
            inputs=(pair_of(found, name, -1).last,),
        )  # fmt: skip


def _eve(
    snapshot: Snapshot, measure: str, sign: int, unit: str, found: Observations, one: Observed
) -> Iterator[Fact]:
    """Yield that the value before today's was the furthest for long too: a second such day is less news."""
    eve = found.rows(slice(0, -1))
    if eve.days.size <= FEWEST:
        return
    name = one.symbol
    row, value, day = _row(eve, sign, one), float(eve.values[-1]), to_date(eve.days[-1])
    begins = to_date(eve.days[0])
    stood = as_far(name, begins, day, measure, value) if _is_furthest(eve, sign, one) else None
    since = to_date(eve.days[row]) if row is not None else stood.day if stood else None
    if since is not None:
        exchange = snapshot.market.exchange
        yield make(
            f"{measure}_day_before", name, value, unit, snapshot.day, base=day, since=since,
            periods=calendars.number(day, exchange) - calendars.number(since, exchange),
        )  # fmt: skip


def _largest(snapshot: Snapshot, one: Observed, found: Observations) -> Iterator[Fact]:
    """Yield since when a day's move was not as large; nothing where a value that is missing may hide one."""
    name, values = one.symbol, found.values
    if values.size <= FEWEST or found.days[-1] - found.days[-2] > LONGEST_PAUSE:
        return
    of_yield = isinstance(one, Yield)
    moves = np.diff(values * 100).round(2) if of_yield else change(values[1:], values[:-1])
    now = float(moves[-1])
    as_large = np.flatnonzero(moves[:-1] * np.sign(now) >= abs(now))
    row = int(as_large[-1]) if as_large.size else 0
    periods = moves.size - 1 - row
    if not now or periods <= FEWEST or _lacking(snapshot, found.days[row:], bonds=of_yield).size:
        return
    way = "rise" if now > 0 else "fall"
    measure, unit = (f"yield_{way}_since", "bp") if of_yield else (f"largest_{way}_since", "percent")
    if not as_large.size:
        yield from _before(snapshot, measure, unit, found, now, name)
        return
    then, pair = pair_of(found, name, row, row + 1), pair_of(found, name, -2)
    yield make(
        measure, name, now, unit, snapshot.day,
        since=to_date(found.days[row + 1]), since_value=float(moves[row]), periods=periods,
        inputs=(pair.before, pair.last), since_inputs=(then.before, then.last),
    )  # fmt: skip


def _hides(snapshot: Snapshot, found: Observations, row: int, sign: int, one: Observed) -> bool:
    """Tell whether a hole after a row may hide a value as far as today's."""
    lacking = _lacking(snapshot, found.days[row:], bonds=isinstance(one, Yield))
    if lacking.size and one.rare is None:
        return True
    after = np.searchsorted(found.days, lacking)
    for at in sorted(set(after.tolist())):
        missing = int((after == at).sum())
        sides = found.values[[at - 1, at]]
        apart = found.values[-1] - sides if isinstance(one, Yield) else (found.values[-1] / sides - 1) * 100
        if (sign * apart).round(6).min() <= BEYOND * (one.rare or 0.0) * missing:
            return True
    return False


def _lacking(snapshot: Snapshot, days: Days, *, bonds: bool) -> Days:
    """Return the sessions from the first of some days to today's that have no value and should have one."""
    exchange = snapshot.market.exchange
    there = set(days.astype("datetime64[D]").tolist())
    every = calendars.sessions(to_date(days[0]), snapshot.day, exchange)
    lacking = [day for day in every if day not in there and not (bonds and snapshot.market.bonds_rest(day))]
    return np.array(lacking, dtype="datetime64[D]")


def _since(
    snapshot: Snapshot,
    measure: str,
    about: str,
    unit: str,
    found: Observations,
    row: int,
    inputs: tuple[Input, ...] = (),
) -> Fact:
    return make(
        measure,
        about,
        float(found.values[-1]),
        unit,
        snapshot.day,
        since=to_date(found.days[row]),
        since_value=float(found.values[row]),
        periods=found.values.size - 1 - row,
        inputs=inputs,
    )
