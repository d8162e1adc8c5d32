"""The recorded closes and market values of stocks, read by the reader itself.

The files hold raw closes: splits stand in them as they fell, one day is missing for all, and distributions
are not told. A move is known only between the closes of two sessions that follow each other; where a split
stands between them, the close before is divided by its ratio; a split may be known by the shares alone.
"""

from __future__ import annotations

import datetime as dt
import math
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from benchmarks.reader import splits

LARGE = 20_000.0
"""Million dollars of market value from which a stock is large; the 150 largest are large too."""
LARGEST = 150
GIANT = 300_000.0
"""Million dollars from which a stock may be named for its size, below the ranking."""


class Move(NamedTuple):
    """What a stock did on a session."""

    symbol: str
    percent: float
    value: float
    """Market value in million dollars, the lesser of both days'."""
    most: float = 0.0
    """The greater of them."""


class Raw:
    """The recorded stocks."""

    def __init__(self, market: Path) -> None:
        self._market = market

    @cached_property
    def _stocks(self) -> pd.DataFrame:
        columns = ["symbol", "date", "close", "market_cap_musd"]
        return pd.read_csv(self._market / "prices" / "stocks.csv.gz", usecols=columns).set_index("date")

    @cached_property
    def _by_day(self) -> dict[str, pd.DataFrame]:
        return {str(day): rows.set_index("symbol") for day, rows in self._stocks.groupby(level=0)}

    @cached_property
    def _splits(self) -> dict[str, dict[str, float]]:
        return splits.listed(self._market)

    def _ratio(self, symbol: str, after: str, until: str, plain: float) -> float:
        """Return how many shares one became between two closes, of which one is ``plain`` times the other."""
        days = self._splits.get(symbol, {})
        found = math.prod(ratio for day, ratio in days.items() if after < day <= until)
        if splits.FELL < plain * found < splits.ROSE:
            return found
        more = splits.unlisted(self._days(symbol), days)
        return found * math.prod(ratio for day, ratio in more.items() if after < day <= until)

    def _days(self, symbol: str) -> list[splits.Day]:
        rows = self._stocks[self._stocks["symbol"] == symbol].sort_index()
        return [
            splits.Day(str(day), close, value)
            for day, close, value in zip(rows.index, rows["close"], rows["market_cap_musd"], strict=True)
        ]

    @cached_property
    def companies(self) -> dict[str, str]:
        """Symbol -> the company, whatever its class of shares."""
        rows = pd.read_csv(self._market / "instruments.csv", usecols=["symbol", "english"])
        plain = rows["english"].str.replace(r",? (?:Class|Common|Series) .*$", "", regex=True)
        return dict(zip(rows["symbol"], plain.str.strip(" .,"), strict=True))

    @cached_property
    def korean(self) -> dict[str, str]:
        """Symbol -> its Korean name as listed, without spaces."""
        rows = pd.read_csv(self._market / "instruments.csv", usecols=["symbol", "korean"]).dropna()
        return dict(zip(rows["symbol"], rows["korean"].str.replace(" ", ""), strict=True))

    def moves(self, day: dt.date, before: dt.date) -> dict[str, Move]:
        """Return the moves of large stocks from one close to a later one, where both are recorded."""
        now, then = self._by_day.get(day.isoformat()), self._by_day.get(before.isoformat())
        if now is None or then is None:
            return {}
        both = now.join(then.add_suffix("_before"), how="inner").dropna()
        values = both[["market_cap_musd", "market_cap_musd_before"]]
        both["value"], both["most"] = values.min(axis=1), values.max(axis=1)
        both = both[(both["value"] >= LARGE) | (both["value"].rank(ascending=False) <= LARGEST)]
        plain = both["close"] / both["close_before"]
        ratios = [
            self._ratio(str(symbol), before.isoformat(), day.isoformat(), float(one))
            for symbol, one in plain.items()
        ]
        percents = 100 * (plain * ratios - 1)
        return {
            str(symbol): Move(str(symbol), float(percent), float(value), float(most))
            for symbol, percent, value, most in zip(
                both.index, percents, both["value"], both["most"], strict=True
            )
        }
