"""The days on which a market's own central bank decides its rate, and what it decided."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from typing import NamedTuple

from newsgen.markets.market import Market
from newsgen.resources import rows


class Decision(NamedTuple):
    """A day of the list, and the rate in force from then on."""

    day: dt.date
    rate: float | None
    """In percent; None where nobody has entered it yet."""


def decisions(market: Market) -> tuple[Decision, ...]:
    """Return the listed days of a market's central bank, oldest first; nothing where none are listed."""
    return _listed(market.decided) if market.decided else ()


@functools.cache
def _listed(name: str) -> tuple[Decision, ...]:
    found = ((row["decided"], row["rate"]) for row in rows(name))
    return tuple(Decision(dt.date.fromisoformat(day), float(rate) if rate else None) for day, rate in found)


def rate_after(market: Market, day: dt.date) -> float | None:
    """Return the rate in force at the end of a day, in percent; None where it is not known."""
    return next((one.rate for one in reversed(decisions(market)) if one.day <= day), None)


def holds(market: Market, day: dt.date) -> tuple[dt.date, ...]:
    """Return the decisions in a row that left the rate where it was, up to that of a day, the latest first.

    Nothing where the day is not listed, or by the list changed the rate, or has no rate yet.
    """
    known = [one for one in decisions(market) if one.day <= day]
    if not known or known[-1].day != day or known[-1].rate is None:
        return ()
    steps = reversed(list(itertools.pairwise(known)))
    return tuple(one.day for _, one in itertools.takewhile(lambda step: step[0].rate == step[1].rate, steps))
