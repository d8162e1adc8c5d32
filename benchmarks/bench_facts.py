"""The facts of one session over 3,000 stocks and 2,500 sessions, against pandas on the same panel.

The panel is made up (a seeded random walk with fat tails), so this needs no data. The session is a lively
one: about one stock in nine moves by 5 % or more, as on 2025-08-13.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from benchmarks.clock import measure, table
from benchmarks.rows import Row, Target
from benchmarks.rows import times as row_of
from newsgen import calendars, editions, markets, rules
from newsgen.config import Config
from newsgen.facts import compute
from newsgen.model import Instrument, Kind
from newsgen.snapshot.snapshot import Basket, Panel, Series, Snapshot

FOLLOWED = ("^DJI", "^GSPC", "^IXIC", "^RUT", "^SOX", "^VIX")
BASKET = ("AAPL", "MSFT", "AMZN", "NVDA", "GOOGL", "META", "TSLA")
SESSION = dt.date(2025, 8, 13)
US = markets.named("us")


def made_up(stocks: int, sessions: int) -> Snapshot:
    """Return a snapshot of a size; two thirds of the stocks stand for the Russell 2000."""
    random = np.random.default_rng(20250813)
    days = np.array(
        calendars.sessions(dt.date(2015, 1, 2), SESSION, US.exchange)[-sessions:], dtype="datetime64[D]"
    )
    moves = np.clip(random.standard_t(4, size=(sessions, stocks)) * 0.017, -0.5, 0.5)
    moves[-1] *= 1.7
    close = 50.0 * np.exp(np.cumsum(moves, axis=0))
    close[random.random(close.shape) < 2e-5] = np.nan  # a halt, a late listing
    symbols = tuple(f"S{number:04d}" for number in range(stocks))
    followed = {
        name: Series(
            symbol=name,
            days=days,
            close=(level := 5_000.0 * np.exp(np.cumsum(random.standard_t(4, sessions) * 0.008))),
            open=level,
            high=level * 1.003,
            low=level * 0.997,
        )
        for name in (*FOLLOWED, *BASKET)
    }
    return Snapshot(
        session=markets.session(US, SESSION),
        series=followed,
        panel=Panel(
            days=days,
            symbols=symbols,
            close=close,
            volume=random.lognormal(13, 1, close.shape),
            market_cap=np.broadcast_to(random.lognormal(8, 1, stocks), close.shape),
        ),
        instruments={
            **{name: Instrument(symbol=name, english=name, kind=Kind.INDEX) for name in FOLLOWED},
            **{name: Instrument(symbol=name, english=name, sector=f"S{name[-1]}") for name in symbols},
        },
        universes={
            "russell2000": frozenset(symbols[: stocks * 2 // 3]),
            "sp500": frozenset(symbols[stocks * 2 // 3 : stocks * 5 // 6]),
        },
        baskets=(Basket(name="M7", members=BASKET),),
    )


def long_frame(panel: Panel) -> pd.DataFrame:
    """Return the panel as a table of rows, sorted by stock and day: what a groupby wants."""
    return pd.DataFrame(
        {
            "symbol": np.repeat(np.arange(len(panel.symbols)), panel.days.size),
            "day": np.tile(panel.days, len(panel.symbols)),
            "close": panel.close.T.ravel(),
            "volume": panel.volume.T.ravel(),
        }
    )


def by_groupby(frame: pd.DataFrame) -> pd.DataFrame:
    """Measure every stock with a groupby: changes, 52-week extremes, breadth, volume against 20 days."""
    today = frame["day"].iloc[-1]
    base = {
        "change_day": frame["day"].unique()[-2],
        "change_wtd": today - pd.Timedelta(days=today.weekday() + 1),
        "change_mtd": today.replace(day=1) - pd.Timedelta(days=1),
        "change_ytd": today.replace(month=1, day=1) - pd.Timedelta(days=1),
    }
    found = pd.DataFrame({"close": frame[frame["day"] == today].set_index("symbol")["close"]})
    for measure_name, day in base.items():
        before = frame[frame["day"] <= day].groupby("symbol")["close"].last()
        found[measure_name] = (found["close"] / before - 1) * 100
    year = frame[(frame["day"] > today - pd.Timedelta(days=365)) & (frame["day"] < today)]
    extremes = year.groupby("symbol")["close"].agg(["max", "min", "count"])
    whole = year["day"].nunique()  # of a stock with a hole nothing is claimed
    found["high_52w"] = (found["close"] > extremes["max"]) & (extremes["count"] == whole)
    found["low_52w"] = (found["close"] < extremes["min"]) & (extremes["count"] == whole)
    recent = frame[frame["day"] >= frame["day"].unique()[-21]]
    volume = recent[recent["day"] < today].groupby("symbol")["volume"].mean()
    found["volume_ratio"] = recent[recent["day"] == today].set_index("symbol")["volume"] / volume
    return found


def by_columns(close: pd.DataFrame, volume: pd.DataFrame) -> pd.DataFrame:
    """Measure the same on wide tables, reading only the rows that count: pandas at its best."""
    today, days = close.index[-1], close.index
    first_days = (
        today - pd.Timedelta(days=today.weekday()),
        today.replace(day=1),
        today.replace(month=1, day=1),
    )
    rows = (len(days) - 2, *(days.searchsorted(first) - 1 for first in first_days))
    last = close.iloc[-1]
    names = ("change_day", "change_wtd", "change_mtd", "change_ytd")
    found = {name: (last / close.iloc[row] - 1) * 100 for name, row in zip(names, rows, strict=True)}
    year = close.iloc[days.searchsorted(today - pd.Timedelta(days=365), side="right") : -1]
    enough = year.count() == len(year)
    found["high_52w"] = (last > year.max()) & enough
    found["low_52w"] = (last < year.min()) & enough
    found["volume_ratio"] = volume.iloc[-1] / volume.iloc[-21:-1].mean()
    return pd.DataFrame(found)


def breadth(found: pd.DataFrame) -> tuple[int, ...]:
    """Count what rose, fell, moved by 10 %, and stands at an extreme."""
    change = found["change_day"]
    marks = (change > 0, change < 0, change >= 10, change <= -10, found["high_52w"], found["low_52w"])
    return tuple(int(mark.sum()) for mark in marks)


def require_same(snapshot: Snapshot, frame: pd.DataFrame, wide: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    """Stop where the candidates do not count the same: then they do not do the same work."""
    by_rows, by_table = by_groupby(frame), by_columns(*wide)
    members = list(range(len(snapshot.universes["russell2000"])))
    book = compute(snapshot)
    kinds = ("up", "down", "ge10", "le10", "high_52w", "low_52w")
    counted = tuple(int(book.value(f"breadth_{kind}", "russell2000") or 0) for kind in kinds)
    assert counted == breadth(by_table.iloc[members]), (counted, breadth(by_table.iloc[members]))
    assert counted[4:] == breadth(by_rows.loc[members])[4:]


def asked(snapshot: Snapshot) -> None:
    """Compute the facts and run the rules over them: that makes the records that an article asks for."""
    book, settings, told = compute(snapshot), Config(), rules.of(editions.edition_named("us-close"))
    day = tuple(rule for rule in rules.configured(settings.rules) if rule.name in told)
    rules.items(day, book, rules.desk(snapshot, book, settings.style))


def main(*, small: bool = False) -> list[Row]:
    """Measure and print."""
    stocks, sessions = (60, 300) if small else (3_000, 2_500)
    snapshot = made_up(stocks, sessions)
    panel = snapshot.panel
    frame = long_frame(panel)
    index = pd.DatetimeIndex(panel.days)
    wide = (pd.DataFrame(panel.close, index=index), pd.DataFrame(panel.volume, index=index))
    require_same(snapshot, frame, wide)
    reading = "one full read of the closes (numpy sum)"
    times = measure(
        {
            reading: panel.close.sum,
            "newsgen: facts.compute(snapshot)": lambda: compute(snapshot),
            "newsgen: and what the rules of a day ask of them": lambda: asked(snapshot),
            "newsgen: every record of every stock": lambda: list(compute(snapshot, mover_floor=0.0)),
            "pandas: groupby on rows": lambda: breadth(by_groupby(frame)),
            "pandas: wide tables, only the rows that count": lambda: breadth(by_columns(*wide)),
        },
        runs=1 if small else 9,
    )
    print(f"The facts of one session, {stocks:,} stocks x {sessions:,} sessions in memory (processor time)")
    print(
        f"  newsgen knows {len(compute(snapshot)):,} facts with their inputs, "
        f"{len(compute(snapshot, mover_floor=0.0)):,} with every stock"
    )
    table("against one full read of the panel", times, reading)
    ours = times["newsgen: facts.compute(snapshot)"]
    name = f"the facts of a session, {stocks:,} stocks x {sessions:,} sessions"
    return [
        row_of(name, ours, "one full read of the closes", times[reading], Target("<=", 2)),
        *(
            row_of(name, ours, each, times[each])
            for each in ("pandas: groupby on rows", "pandas: wide tables, only the rows that count")
        ),
    ]
