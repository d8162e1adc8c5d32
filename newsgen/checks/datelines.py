"""Which session a text tells, by its own dates and the figures of its indices."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal

import numpy as np

from newsgen import calendars
from newsgen.claims.markets import behind_datelines
from newsgen.korean.figures import figures
from newsgen.markets import Market
from newsgen.patterns import compiled
from newsgen.snapshot import to_date
from newsgen.store import Store

_DATELINE = compiled(
    rf"(?<!\d)(?:(\d{{4}})년\s?)?(?:(\d{{1,2}})월\s?)?(\d{{1,2}})일(?:\s?\((?:이하\s)?(?:현지|미|미국|동부)|\s(?:{behind_datelines()})|에?\s)"
)
_FULL = compiled(
    r"(20\d\d)\s?[년.\-/]\s?(\d{1,2})\s?[월.\-/]\s?(\d{1,2})(?!\d|일?(?:\s?\([^)]*\))?\s?(?:이후|이래|부터|보다|의\s|에\s(?:세운|기록)))"
)
"""A date with its year that nothing is measured from."""
_READ = 4000
"""Characters of a text in which its indices have their figures."""
_CENT = Decimal("0.01")
_ENOUGH = 3
_REST = dt.timedelta(days=14)
"""Longer than any exchange rested but for a war."""
_BACK = 400
"""Days before the last session within which the day of a dateline is looked for."""


def session_of(text: str, market: Market, store: Store | None) -> dt.date:
    """Return the session that a text tells: the one its dates name, else the market's last."""
    last = (store.of(market).latest_session() if store else None) or dt.datetime.now(market.zone).date()
    whole = _whole(text, market)
    by_indices = _by_indices(text, market, store, last) if store else None
    return by_indices or _dateline(text, market, whole, last) or last


def session_meant(day: dt.date, market: Market) -> dt.date:
    """Return the session that a text told on a day is of: the day's own, on a day of rest the last one before it.

    What is written on a Saturday, or a Sunday's column, tells the week that is over. A day that the market's
    calendar does not have stands as it is.
    """
    if not calendars.covers(day, market.exchange):
        return day
    first, _ = calendars.bounds(market.exchange)
    before = calendars.sessions(max(first, day - _REST), day, market.exchange)
    return before[-1] if before else day


def _whole(text: str, market: Market) -> dt.date | None:
    """Return the first date with its year, where the market's calendar has it: older ones are background."""
    for found in _FULL.finditer(text):
        try:
            day = dt.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
        if calendars.covers(day, market.exchange):
            return day
    return None


def _by_indices(text: str, market: Market, store: Store, last: dt.date) -> dt.date | None:
    """Return the session of whose indices the text has the most figures, to their last digit.

    A level weighs two, a move in points one, the day of the month in the dateline one; percents break ties. A text
    has levels of other days too: one alone, of a day that the dateline does not name, tells nothing.
    """
    found = _DATELINE.search(text)
    named = int(found[3]) if found else None
    figured = [one for one in figures(text[:_READ]) if one.step == _CENT]
    levels = [float(one.value) for one in figured if one.unit in {"", "points"}]
    percents = [float(one.value) for one in figured if one.unit == "percent"]
    weights: defaultdict[dt.date, float] = defaultdict(float)
    for history in store.of(market).history(market.indices, last).values():
        close = np.round(history.close, 2)
        moved = np.diff(close, prepend=np.nan)
        weight = 2 * np.isin(close, levels) + np.isin(np.round(np.abs(moved), 2), levels)
        shares = np.round(np.abs(moved / (close - moved)) * 100, 2)
        weight = np.where(weight > 0, weight + 0.25 * np.isin(shares, percents), 0)
        for at in np.flatnonzero(weight):
            weights[to_date(history.days[at])] += float(weight[at])
    for day in weights:
        weights[day] += day.day == named
    best = max(weights, key=lambda day: (weights[day], day), default=None)
    return best if best and weights[best] >= _ENOUGH else None


def _dateline(text: str, market: Market, whole: dt.date | None, last: dt.date) -> dt.date | None:
    """Return the session that a text's dateline names; of a day alone the last such session."""
    found = _DATELINE.search(text)
    if found is None:
        return whole if whole and calendars.is_session(whole, market.exchange) else None
    year, month, day = (int(part) if part else None for part in found.groups())
    anchor = whole or last
    begun, _ = calendars.bounds(market.exchange)
    for back in range(min(_BACK, (anchor - begun).days + 1)):
        near = anchor - dt.timedelta(days=back)
        fits = near.day == day and month in {None, near.month} and year in {None, near.year}
        if fits and calendars.is_session(near, market.exchange):
            return near
    return None
