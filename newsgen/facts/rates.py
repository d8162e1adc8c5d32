"""What series tell of a day: yields, the dollar index, the won: on their own days, never carried forward."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from msgspec import UNSET

from newsgen import calendars
from newsgen.facts.fact import make
from newsgen.facts.percent import change
from newsgen.markets import Currency, Gauge, Observed, Yield, clocks
from newsgen.markets.decisions import holds, rate_after
from newsgen.model import Fact, Input
from newsgen.snapshot.snapshot import Observations, Snapshot, to_date

LONGEST_PAUSE = np.timedelta64(5, "D")
"""A base further back than this is a hole in the data, not a holiday."""

_WEEKEND = 5
"""The weekday on which it begins: a rate of Friday night is taken on Saturday morning in Seoul."""


class Pair(NamedTuple):
    """Two observations of a series."""

    before: Input
    last: Input
    base: dt.date
    """The day to which the first of them belongs."""


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield today's yields with their change in bp, others in percent, a bank's rate if it was decided."""
    for one in snapshot.market.observed:
        pair = _last_two(snapshot, one.symbol)
        if pair is None:
            continue
        if isinstance(one, Yield):
            yield from _yield_facts(snapshot, one.symbol, pair)
        else:
            yield from _level_facts(snapshot, one, pair)
    pair = _last_two(snapshot, snapshot.market.policy)
    if pair is not None and pair.before.value != pair.last.value:
        yield from _yield_facts(snapshot, snapshot.market.policy, pair)
    elif pair is not None:
        yield from _held(snapshot, pair)


def _held(snapshot: Snapshot, pair: Pair) -> Iterator[Fact]:
    """Yield that the bank's rate was left where it was on a day on which it was decided, and how often so.

    Of such a day the list has to say the same as the series: one that carries a value forward knows no hold.
    """
    held = holds(snapshot.market, snapshot.day)
    if not held or rate_after(snapshot.market, snapshot.day) != pair.last.value:
        return
    name = snapshot.market.policy
    yield from _yield_facts(snapshot, name, pair)
    if len(held) > 1:
        yield make("hold_run", name, len(held), "meetings", snapshot.day, base=held[-1], since=held[0])


def rested(fact: Fact) -> bool:
    """Tell whether a value was taken after its market had rested: that of a Friday on Sunday evening."""
    return any((one.date - fact.session).days > 1 for one in fact.inputs)


def is_thin(one: Observed, value: Input) -> bool:
    """Tell whether a value was taken on a weekday on which the currency's own exchange rested."""
    if not isinstance(one, Currency) or not one.thin_without:
        return False
    moment = clocks.read(value.at)(value.date) if value.at else None
    day = moment.astimezone(calendars.zone(one.thin_without)).date() if moment else value.date
    return day.weekday() < _WEEKEND and not calendars.is_session(day, one.thin_without)


def _is_comparable(one: Currency | Gauge, pair: Pair, eve: dt.date) -> bool:
    """Tell whether two values make a move of the session's.

    Of a currency none is made but against the session before, the ``eve``, and against no value taken where
    the market opened again: what it did from there on is no day's. A value of a holiday at home is a thin
    market's.
    """
    if not isinstance(one, Currency) or not one.thin_without:
        return True
    late = (pair.before.date - pair.base).days > 1 or pair.base != eve
    return not late and not any(is_thin(one, value) for value in (pair.before, pair.last))


def _last_two(snapshot: Snapshot, name: str) -> Pair | None:
    """Return the observation before and today's; None where either is missing."""
    found = snapshot.rates.get(name)
    if found is None or found.days.size < 2 or not found.has(snapshot.day):
        return None
    before = _row_before(snapshot, name, found)
    if found.days[-1] - found.days[before] > LONGEST_PAUSE:
        return None
    return pair_of(found, name, before)


def _row_before(snapshot: Snapshot, name: str, found: Observations) -> int:
    """Return the row that today's value is compared with: of a currency the last session's, not a holiday's.

    Beside stocks that rested on Monday a move is one from Friday. At home its own market's days are meant.
    """
    if not any(one.symbol == name and one.thin_without for one in snapshot.market.currencies):
        return -2
    rows = np.flatnonzero(found.days[:-1] <= np.datetime64(snapshot.session.previous.day))
    return int(rows[-1]) if rows.size else -2


def pair_of(found: Observations, name: str, before: int, last: int = -1) -> Pair:
    """Return two values of a series, mostly the last one too, as inputs with the dates of their source."""
    dates = found.days if found.dates is None else found.dates
    one, other = (
        Input(
            symbol=found.symbol or name,
            date=to_date(dates[row]),
            value=float(found.values[row]),
            field="rate",
            at=found.clock or UNSET,
        )
        for row in (before, last)
    )
    return Pair(one, other, to_date(found.days[before]))


def _yield_facts(snapshot: Snapshot, name: str, pair: Pair) -> Iterator[Fact]:
    """Yield level and change of a yield; the Treasury publishes two decimals, so bp are whole."""
    before, today, base = pair
    yield make("close", name, today.value, "percent", snapshot.day, inputs=(today,))
    moved = round((today.value - before.value) * 100, 6)  # 4.24 - 4.29 is not -0.05 in binary
    yield make("yield_change", name, moved, "bp", snapshot.day, base=base, inputs=(before, today))


def _level_facts(snapshot: Snapshot, one: Currency | Gauge, pair: Pair) -> Iterator[Fact]:
    """Yield level, difference and change of a series; the level alone where nothing compares with it."""
    name, unit = one.symbol, one.unit
    before, today, base = pair
    points = today.value - before.value
    yield make("close", name, today.value, unit, snapshot.day, inputs=(today,))
    if not _is_comparable(one, pair, snapshot.session.previous.day):
        return
    yield make("points_day", name, points, unit, snapshot.day, base=base, inputs=(before, today))
    moved = change(today.value, before.value)
    yield make("change_day", name, moved, "percent", snapshot.day, base=base, inputs=(before, today))
