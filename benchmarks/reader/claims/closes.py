"""The recorded closes, highs and lows, rates and bars, read from their files and compared by plain arithmetic."""

from __future__ import annotations

import bisect
import datetime as dt
import math
import re
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from benchmarks.reader import splits

BASKET = ("AAPL", "MSFT", "AMZN", "NVDA", "GOOGL", "META", "TSLA")
"""The seven megacaps; their basket moves by the mean of their moves."""
FUNDS = ("XLB", "XLC", "XLE", "XLF", "XLI", "XLK", "XLP", "XLRE", "XLU", "XLV", "XLY")
FIXED_BEFORE = frozenset({"USDKRW"})
"""Rates whose row of a day was taken as the day began: a session's is in the next row."""
GOODS = frozenset({"CL=F", "GC=F", "SI=F", "BTC-USD"})
"""Oil, metals and coins: their rows are of their own days."""
HOUR = 4
"""Bars of an hour."""
RATES = ("DGS2", "DGS10", "DGS30", "DXY", "USDKRW")


_DAYS = re.compile(r"(on|to|after)(\d)(?::(\d+))?")


class Series(NamedTuple):
    """One subject's closes in the order of their days."""

    days: list[dt.date]
    close: list[float]
    high: list[float]
    low: list[float]

    def at(self, day: dt.date) -> int | None:
        """Return the row of a day; None where it has none."""
        row = bisect.bisect_left(self.days, day)
        return row if row < len(self.days) and self.days[row] == day else None

    def on(self, day: dt.date) -> float | None:
        """Return the close of a day."""
        row = self.at(day)
        return None if row is None else self.close[row]


class Closes:
    """All recorded series, each read when it is first asked for."""

    def __init__(self, market: Path) -> None:
        self._market = market

    @cached_property
    def _indices(self) -> dict[str, pd.DataFrame]:
        rows = pd.read_csv(self._market / "prices" / "indices_megacaps.csv.gz")
        return {str(symbol): some for symbol, some in rows.groupby("symbol")}

    @cached_property
    def _stocks(self) -> dict[str, pd.DataFrame]:
        rows = pd.read_csv(
            self._market / "prices" / "stocks.csv.gz", usecols=["symbol", "date", "close", "market_cap_musd"]
        )
        return {str(symbol): some for symbol, some in rows.groupby("symbol")}

    @cached_property
    def _elsewhere(self) -> dict[str, pd.DataFrame]:
        path = self._market.parent / "events" / "prices" / "markets.csv.gz"
        if not path.exists():
            return {}
        rows = pd.read_csv(path)
        return {str(symbol): some for symbol, some in rows.groupby("symbol") if symbol in {*FUNDS, *GOODS}}

    @cached_property
    def _dollar(self) -> pd.DataFrame:
        """The dollar index before its record begins, by the closes of another file that has it from 2020 on."""
        path = self._market.parent / "events" / "prices" / "markets.csv.gz"
        rows = pd.read_csv(path, usecols=["symbol", "date", "close"]) if path.exists() else pd.DataFrame()
        return rows[rows["symbol"] == "DX-Y.NYB"].dropna() if len(rows) else rows

    @cached_property
    def _rates(self) -> pd.DataFrame:
        return pd.read_csv(self._market / "rates_fx.csv.gz")

    @cached_property
    def _splits(self) -> dict[str, dict[str, float]]:
        return splits.listed(self._market)

    @cached_property
    def days(self) -> list[dt.date]:
        """The sessions: the days on which the S&P 500 closed."""
        return [dt.date.fromisoformat(day) for day in sorted(self._indices["^GSPC"]["date"])]

    @cached_property
    def _is_session(self) -> frozenset[dt.date]:
        return frozenset(self.days)

    @cached_property
    def _known(self) -> dict[str, Series]:
        return {}

    def series(self, symbol: str) -> Series:
        """Return a subject's series; an empty one where nothing is recorded of it."""
        if symbol not in self._known:
            self._known[symbol] = self._made(symbol)
        return self._known[symbol]

    def _made(self, symbol: str) -> Series:
        if symbol in RATES:
            return self._rate(symbol)
        if symbol == "M7":
            return self._mean()
        if symbol == "SPREAD":
            return self._spread()
        some = self._indices.get(symbol)
        if some is None:
            some = self._elsewhere.get(symbol)
        if some is None:
            return self._stock(symbol)
        return self._plain(some)

    def _plain(self, some: pd.DataFrame) -> Series:
        some = some.dropna(subset=["close"]).sort_values("date")
        days = [dt.date.fromisoformat(day) for day in some["date"]]
        rows = [row for row, day in enumerate(days) if day in self._is_session]
        columns = (some[name].tolist() for name in ("close", "high", "low"))
        return Series([days[row] for row in rows], *([column[row] for row in rows] for column in columns))

    def _stock(self, symbol: str) -> Series:
        some = self._stocks.get(symbol)
        if some is None:
            return Series([], [], [], [])
        some = some.dropna(subset=["close"]).sort_values("date")
        rows = zip(some["date"], some["close"], some["market_cap_musd"], strict=True)
        each = [splits.Day(str(day), price, value) for day, price, value in rows]
        known = self._splits.get(symbol, {})
        known = known | splits.unlisted(each, known)
        close = [one.close / math.prod(n for on, n in known.items() if on > one.day) for one in each]
        days = [dt.date.fromisoformat(day) for day in some["date"]]
        return Series(days, close, close, close)

    def _rate(self, symbol: str) -> Series:
        some = self._rates.dropna(subset=[symbol])[["date", symbol]].sort_values("date")
        days = [dt.date.fromisoformat(day) for day in some["date"]]
        values = some[symbol].tolist()
        if symbol in FIXED_BEFORE:
            of = [(day, bisect.bisect_right(days, day)) for day in self.days if day >= days[0]]
            rows = [(day, values[row]) for day, row in of if row < len(days) and (days[row] - day).days <= 4]
            days, values = [day for day, _ in rows], [value for _, value in rows]
        else:
            rows = [(day, value) for day, value in zip(days, values, strict=True) if day in self._is_session]
            days, values = [day for day, _ in rows], [value for _, value in rows]
        if symbol == "DXY" and len(self._dollar):
            earlier = self._dollar[self._dollar["date"] < days[0].isoformat()].sort_values("date")
            days = [*map(dt.date.fromisoformat, earlier["date"]), *days]
            values = [*earlier["close"], *values]
        return Series(days, values, values, values)

    def _mean(self) -> Series:
        each = [self.series(symbol) for symbol in BASKET]
        days = [day for day in each[0].days if all(one.at(day) is not None for one in each)]
        level, close = 100.0, [100.0]
        for before, day in pairwise(days):
            moves = [(one.on(day) or 0) / (one.on(before) or 1) - 1 for one in each]
            level *= 1 + sum(moves) / len(moves)
            close.append(level)
        return Series(days, close, close, close)

    def _spread(self) -> Series:
        long, short = self.series("DGS10"), self.series("DGS2")
        days = [day for day in long.days if short.at(day) is not None]
        close = [round((long.on(day) or 0) - (short.on(day) or 0), 4) for day in days]
        return Series(days, close, close, close)

    def before(self, day: dt.date, count: int = 1) -> dt.date | None:
        """Return the session ``count`` sessions before a day."""
        row = bisect.bisect_left(self.days, day)
        return self.days[row - count] if row >= count else None

    def base(self, day: dt.date, span: str) -> dt.date | None:
        """Return the session against whose close a span is measured: ``day``, ``week``, ``ytd``, ``run3`` ..."""
        starts = {
            "week": day - dt.timedelta(day.weekday()),
            "mtd": day.replace(day=1),
            "qtd": day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
            "half": day.replace(month=1 if day.month < 7 else 7, day=1),
            "ytd": day.replace(month=1, day=1),
        }
        if span in starts:
            return self.before(starts[span])
        return self.before(day, {"day": 1, "2d": 2}.get(span) or int(span.removeprefix("run")))

    def move(self, symbol: str, day: dt.date, span: str = "day") -> float | None:
        """Return the move over a span that ends on a day: percent, basis points of yields."""
        base = self.base(day, span)
        if base is None:
            return None
        if symbol == "M7":
            moves = [self.move(one, day, span) for one in BASKET]
            known = [one for one in moves if one is not None]
            return sum(known) / len(known) if len(known) == len(BASKET) else None
        one = self.series(symbol)
        row, then = one.at(day), one.at(base)
        if span == "week" and symbol in RATES and base.weekday() != 4:
            return None
        if then is None and (symbol in RATES or symbol == "SPREAD"):
            then = bisect.bisect_right(one.days, base) - 1
        if row is None or then is None or then < 0:
            return None
        return moved(symbol, one.close[row], one.close[then])

    def readings(self, symbol: str, day: dt.date, span: str = "day") -> list[float]:
        """Return the move, and of a rate also that against its own last row: bonds trade on some days alone."""
        if span.startswith(("on", "to", "after")):
            return self._of_days(symbol, day, span)
        if span == "hour":
            return self._of_hour(symbol, day)
        move = self.move(symbol, day, span)
        found = [] if move is None else [move]
        if symbol in RATES and span in {"day", "week"}:
            rows = self._raw_rate(symbol)
            first = day if span == "day" else day - dt.timedelta(day.weekday())
            row, then = (bisect.bisect_left(rows, (one, -math.inf)) for one in (day, first))
            shift = symbol in FIXED_BEFORE and row < len(rows) and rows[row][0] == day
            row, then = row + shift, then + shift
            if 0 < then <= row < len(rows):
                found.append(moved(symbol, rows[row][1], rows[then - 1][1]))
        return found

    def _of_hour(self, symbol: str, day: dt.date) -> list[float]:
        """Return the move of the last hour, to the last bar and to the close: the last prices come in after it."""
        bars, close = self.bars(symbol, day), self.series(symbol).on(day)
        if bars is None or close is None or len(bars) <= HOUR:
            return []
        base = float(bars["open"].iloc[-HOUR])
        return [moved(symbol, last, base) for last in (float(bars["close"].iloc[-1]), close)]

    def _of_days(self, symbol: str, day: dt.date, span: str) -> list[float]:
        """Return the move over some days of the week that ends on a day: ``on2``, ``to3``, ``to3:2``, ``after0:3``."""
        word, number, count = _DAYS.fullmatch(span).groups()  # type: ignore[union-attr]
        last = day - dt.timedelta(day.weekday() - int(number))
        if word == "after":
            last = self.days[min(bisect.bisect_left(self.days, last) + int(count), len(self.days) - 1)]
        if last not in self._is_session or last > day:
            return []
        if word == "to" and not count:
            return self.readings(symbol, last, "week")
        return self.readings(symbol, last, f"run{count}" if count else "day")

    def _raw_rate(self, symbol: str) -> list[tuple[dt.date, float]]:
        some = self._rates.dropna(subset=[symbol])[["date", symbol]].sort_values("date")
        return [
            (dt.date.fromisoformat(day), value) for day, value in zip(some["date"], some[symbol], strict=True)
        ]

    def moves(self, symbol: str, span: str = "day") -> list[tuple[dt.date, float]]:
        """Return every move of a subject over spans that follow each other, the day each ended and its size."""
        if symbol == "M7" and span != "day":
            return []
        one = self.series(symbol)
        if span == "2d":
            rows: list[int] = list(range(len(one.days)))
            pairs = list(zip(rows, rows[2:], strict=False))
        else:
            rows = ends(one.days, span)
            pairs = list(pairwise(rows))
        return [(one.days[b], moved(symbol, one.close[b], one.close[a])) for a, b in pairs]

    def cap(self, symbol: str, day: dt.date) -> float | None:
        """Return a company's market value in million dollars; all classes of shares are not added up."""
        return self._on(symbol, "market_cap_musd", day)

    def price(self, symbol: str, day: dt.date) -> float | None:
        """Return a stock's close as it was printed that day, whatever split came later."""
        found = self._on(symbol, "close", day)
        return self.series(symbol).on(day) if found is None else found

    def _on(self, symbol: str, column: str, day: dt.date) -> float | None:
        key = (symbol, column)
        if key not in self._columns:
            some = self._stocks.get(symbol)
            rows = [] if some is None else zip(some["date"].tolist(), some[column].tolist(), strict=True)
            self._columns[key] = {str(on): float(value) for on, value in rows if not math.isnan(value)}
        return self._columns[key].get(day.isoformat())

    @cached_property
    def _columns(self) -> dict[tuple[str, str], dict[str, float]]:
        return {}

    @cached_property
    def companies(self) -> tuple[str, ...]:
        """One symbol of each of the large companies: classes of shares have the same value."""
        rows = pd.read_csv(self._market / "instruments.csv", usecols=["symbol", "english", "sp500"])
        rows = rows[rows["sp500"].astype(str) == "True"]
        plain = rows["english"].str.replace(r",? (?:Class|Common|Series) .*$", "", regex=True)
        found: dict[str, str] = {}
        for symbol, name in zip(rows["symbol"], plain, strict=True):
            found.setdefault(str(name).strip(" .,"), str(symbol))
        return tuple(found.values())

    @cached_property
    def large(self) -> frozenset[str]:
        """The members of the S&P 500 by the list."""
        rows = pd.read_csv(self._market / "instruments.csv", usecols=["symbol", "sp500"])
        return frozenset(rows[rows["sp500"].astype(str) == "True"]["symbol"])

    @cached_property
    def industries(self) -> dict[str, tuple[str, ...]]:
        """GICS industry -> its companies in the S&P 500, one symbol of each; empty where no list is recorded."""
        path = self._market.parent / "events" / "gics.csv"
        if not path.exists():
            return {}
        rows = pd.read_csv(path, usecols=["symbol", "gics_industry"])
        rows = rows[rows["symbol"].isin(self.companies)]
        return {str(name): tuple(some["symbol"]) for name, some in rows.groupby("gics_industry")}

    def breadth(self, day: dt.date, span: str = "day") -> tuple[float, float, int]:
        """Return what percent of the large rose and fell, and of how many that is known."""
        moves = [move for one in sorted(self.large) if (move := self.move(one, day, span)) is not None]
        count = len(moves) or 1
        return (
            100 * sum(move > 0 for move in moves) / count,
            100 * sum(move < 0 for move in moves) / count,
            len(moves),
        )

    @cached_property
    def _bars(self) -> dict[tuple[str, dt.date], pd.DataFrame]:
        path = self._market / "intraday" / "index_15m.csv.gz"
        if not path.exists():
            return {}
        rows = pd.read_csv(path)
        start = next(
            name for name in rows.columns if name not in {"symbol", "open", "high", "low", "close", "volume"}
        )
        rows["at"] = pd.to_datetime(rows[start], utc=True).dt.tz_convert("America/New_York")
        rows["day"] = rows["at"].dt.date
        return {
            (str(key[0]), dt.date.fromisoformat(str(key[1]))): some.sort_values("at")
            for key, some in rows.groupby(["symbol", "day"])
        }

    def bars(self, symbol: str, day: dt.date) -> pd.DataFrame | None:
        """Return the quarters of an hour of a session, ``at`` in New York; None where there are none."""
        return self._bars.get((symbol, day))


def moved(symbol: str, now: float, then: float) -> float:
    """Return a move: percent, and of yields basis points."""
    if symbol.startswith("DGS") or symbol == "SPREAD":
        return round(100 * (now - then), 6)
    return 100 * (now / then - 1)


def ends(days: list[dt.date], span: str) -> list[int]:
    """Return the rows that end a day, week, month, quarter or year; the last one whatever it ends."""

    def key(day: dt.date) -> tuple[int, ...]:
        if span == "week":
            return tuple(day.isocalendar()[:2])
        if span == "mtd":
            return day.year, day.month
        if span == "qtd":
            return day.year, (day.month - 1) // 3
        return (day.year,) if span == "ytd" else (day.toordinal(),)

    return [row for row, day in enumerate(days) if row + 1 == len(days) or key(day) != key(days[row + 1])]
