"""Single stocks and what many of them do together: movers, breadth, sectors, volume."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from newsgen.facts.market import Floats, Market, Panel, to_date
from newsgen.facts.measures import make
from newsgen.facts.percent import change
from newsgen.facts.records import SESSIONS_OF_A_YEAR, YEAR
from newsgen.model import Fact, Input

Columns = npt.NDArray[np.intp]
DOUBLE_DIGIT = 10.0
VOLUME_SESSIONS = 20
TAIL_SESSIONS = 60
"""Sessions over which a stock's own volatility is taken."""


def day_changes(panel: Panel) -> Floats:
    """Return each stock's change of the day in percent; NaN without a close on both sessions."""
    if panel.close.shape[0] < 2:
        return np.full(len(panel.symbols), np.nan)
    changes: Floats = change(panel.close[-1], panel.close[-2])
    return changes


def movers(market: Market, changes: Floats, floor: float) -> Iterator[Fact]:
    """Yield the facts of the stocks that moved by at least ``floor`` percent."""
    panel = market.panel
    for column in np.flatnonzero(np.isfinite(changes) & (np.abs(changes) >= floor)):
        if panel.symbols[column] not in market.series:
            yield from _stock(market, int(column), float(changes[column]))


def _stock(market: Market, column: int, moved: float) -> Iterator[Fact]:
    """Yield the facts of one stock."""
    panel, session = market.panel, market.session
    about = panel.symbols[column]
    before, today = to_date(panel.days[-2]), to_date(panel.days[-1])
    earlier, last = float(panel.close[-2, column]), float(panel.close[-1, column])
    inputs = (Input(symbol=about, date=before, value=earlier), Input(symbol=about, date=today, value=last))
    yield make("close", about, last, "price", session, inputs=inputs[1:])
    yield make("change_day", about, moved, "percent", session, base=before, inputs=inputs)
    cap = float(panel.market_cap[-1, column])
    if np.isfinite(cap) and cap > 0:
        stated = (Input(symbol=about, date=today, value=cap, field="market_cap"),)
        yield make("market_cap", about, cap, "musd", session, inputs=stated)
    ratio = volume_ratio(panel, column)
    if ratio is not None:
        stated = (Input(symbol=about, date=today, value=float(panel.volume[-1, column]), field="volume"),)
        yield make("volume_ratio_20d", about, ratio, "ratio", session, periods=VOLUME_SESSIONS, inputs=stated)
    traded = turnover(panel, column)
    if traded is not None:
        yield make("turnover_20d", about, traded, "musd", session, periods=VOLUME_SESSIONS)
    bits = tail_bits(panel.close[-TAIL_SESSIONS - 2 :, column])
    if bits is not None:
        yield make("surprise_day", about, bits, "bits", session, base=before, inputs=inputs)


def turnover(panel: Panel, column: int) -> float | None:
    """Return the mean of close times volume over the 20 sessions before, in millions of dollars."""
    rows = slice(-VOLUME_SESSIONS - 1, -1)
    traded = panel.close[rows, column] * panel.volume[rows, column]
    traded = traded[np.isfinite(traded)]
    return float(traded.mean() / 1e6) if traded.size >= 15 else None


def tail_bits(close: Floats) -> float | None:
    """Return the bits of the last move against the standard deviation of the moves before it.

    Daily returns of single stocks fall off by the inverse cube (Gopikrishnan, Meyer, Amaral and Stanley,
    Eur. Phys. J. B 3, 1998), so P(beyond z deviations) is taken as z to the power of -3, at most 1.
    """
    move = np.diff(np.log(close))
    earlier = move[:-1][np.isfinite(move[:-1])] if move.size else move
    if earlier.size < 20 or not np.isfinite(move[-1]) or earlier.std() == 0:
        return None
    deviations = abs(float(move[-1])) / float(earlier.std())
    return 3 * math.log2(max(deviations, 1.0))


def volume_ratio(panel: Panel, column: int) -> float | None:
    """Return today's volume over the mean of the 20 sessions before; None with fewer than 15 of them."""
    earlier = panel.volume[-VOLUME_SESSIONS - 1 : -1, column]
    earlier = earlier[np.isfinite(earlier)]
    today = panel.volume[-1, column]
    if earlier.size < 15 or not np.isfinite(today) or earlier.mean() <= 0:
        return None
    return float(today / earlier.mean())


def breadth(market: Market, changes: Floats) -> Iterator[Fact]:
    """Yield how many members of each universe rose, fell, moved by 10 %, or closed at a 52-week extreme."""
    base = to_date(market.panel.days[-2]) if market.panel.days.size > 1 else None
    for universe, members in market.universes.items():
        columns = market.panel.columns(members)
        moved = changes[columns]
        moved = moved[np.isfinite(moved)]
        if not moved.size:
            continue
        counts = {
            "breadth_up": moved > 0,
            "breadth_down": moved < 0,
            "breadth_ge10": moved >= DOUBLE_DIGIT,
            "breadth_le10": moved <= -DOUBLE_DIGIT,
        }
        for measure, marks in counts.items():
            yield make(
                measure, universe, int(marks.sum()), "count", market.session, base=base, n=int(moved.size)
            )
        yield from _extremes(market, universe, columns)


def _extremes(market: Market, universe: str, columns: Columns) -> Iterator[Fact]:
    """Yield how many members closed at a 52-week high or low, of those with a year of closes."""
    panel = market.panel
    first = int(np.searchsorted(panel.days, panel.days[-1] - YEAR, side="right"))
    before, today = panel.close[first:-1, columns], panel.close[-1, columns]
    if before.shape[0] < SESSIONS_OF_A_YEAR:
        return
    known = np.isfinite(today) & (np.isfinite(before).sum(axis=0) >= SESSIONS_OF_A_YEAR)
    if not known.any():
        return
    n = int(known.sum())
    highs = int((today > np.fmax.reduce(before))[known].sum())
    lows = int((today < np.fmin.reduce(before))[known].sum())
    yield make("breadth_high_52w", universe, highs, "count", market.session, n=n)
    yield make("breadth_low_52w", universe, lows, "count", market.session, n=n)


def sectors(market: Market, changes: Floats, universe: str, fewest: int = 10) -> Iterator[Fact]:
    """Yield the plain mean of the members' changes for each sector of a universe with ``fewest`` members."""
    members = market.universes.get(universe, frozenset())
    by_sector: dict[str, list[int]] = {}
    for column, symbol in enumerate(market.panel.symbols):
        instrument = market.instruments.get(symbol)
        if (
            symbol in members
            and instrument is not None
            and instrument.sector
            and np.isfinite(changes[column])
        ):
            by_sector.setdefault(instrument.sector, []).append(column)
    for sector, columns in by_sector.items():
        if len(columns) >= fewest:
            mean = float(changes[columns].mean())
            yield make(
                "change_day",
                f"{universe}/{sector}",
                mean,
                "percent",
                market.session,
                base=to_date(market.panel.days[-2]),
                n=len(columns),
            )
