"""The demo markets: a few published closes an instrument, and made-up ones between them.

They make ``newsgen today --demo`` work with no network and no data. What the article of each one's session
says rests on published figures only (``newsgen/data/demo/*.csv``, Seoul's in ``kr``, read off by hand); what
lies between them is made up, so the batch says ``demo`` and nothing built from it may be published.
"""

from __future__ import annotations

import csv
import datetime as dt
import math
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from newsgen import markets
from newsgen.errors import UsageProblem
from newsgen.model import Instrument, Kind
from newsgen.resources import table
from newsgen.sources.batch import Batch, Price, Rate
from newsgen.sources.demo.bridge import Course, bridge
from newsgen.sources.recorded import flows, releases, series


class Demo(NamedTuple):
    """A market of which there is a demo."""

    market: str
    session: dt.date
    """The session that it is made for, and its last."""
    place: str = ""
    """The folder of its tables within that of all of them."""

    @property
    def folder(self) -> Path:
        """The folder of its tables."""
        return table("demo") / self.place

    @property
    def notes(self) -> Path:
        """The desk's notes that it brings."""
        return self.folder / "notes.toml"

    @property
    def exchange(self) -> str:
        """The exchange whose sessions it has."""
        return markets.named(self.market).exchange


NEW_YORK = Demo("us", dt.date(2025, 8, 13))
SEOUL = Demo("kr", dt.date(2025, 10, 27), "kr")
DEMOS = {one.market: one for one in (NEW_YORK, SEOUL)}
SESSION = NEW_YORK.session
ORIGIN = "예시 데이터(공개된 종가 몇 개와 그 사이를 이은 가상 시세)"
NOTICE = "예시 데이터입니다: 공개된 종가 몇 개 사이를 가상 시세로 이었으므로 지면에 실을 수 없습니다."

USUAL_SESSIONS = 20
"""Sessions before the last over which the table's usual volume is the mean."""

Row = dict[str, str]
Published = dict[str, dict[dt.date, float]]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def of(market: str) -> Demo:
    """Return the demo of a market; UsageProblem where there is none."""
    if market not in DEMOS:
        raise UsageProblem(f"예시가 없는 시장입니다: {market} (있는 시장: {', '.join(DEMOS)})")
    return DEMOS[market]


def batch(demo: Demo = NEW_YORK) -> Batch:
    """Return a demo market: the same to the cent every time and everywhere."""
    rows = _rows("instruments.csv", demo)
    closes, ranges = _closes(rows, demo), _ranges(demo)
    came, bought = demo.folder / "releases.csv", demo.folder / "investors.csv"
    return Batch(
        origin=ORIGIN,
        prices=[price for row in rows for price in _prices(row, closes[row["symbol"]], ranges, demo)],
        rates=tuple(_rates(demo)),
        moments=series.read(demo.folder),
        releases=releases.read(came)[0] if came.is_file() else (),
        flows=tuple(flows.read(bought)) if bought.is_file() else (),
        instruments=tuple(_instrument(row) for row in rows),
        demo=True,
        notices=(NOTICE,),
    )


def _rows(name: str, demo: Demo = NEW_YORK) -> list[Row]:
    """Return the rows of one of the hand-written tables; lines with ``#`` are its explanation."""
    with (demo.folder / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def _closes(rows: list[Row], demo: Demo = NEW_YORK) -> Published:
    """Return the published closes by symbol: long histories by day, stocks in their own rows."""
    closes: Published = {row["symbol"]: {} for row in rows}
    for by_day in _rows("closes.csv", demo):
        day = dt.date.fromisoformat(by_day.pop("date"))
        for symbol, close in by_day.items():
            if close:
                closes[symbol][day] = float(close)
    for row in rows:
        own = {
            dt.date.fromisoformat(key): float(text) for key, text in row.items() if _DAY.match(key) and text
        }
        closes[row["symbol"]] |= own
    return closes


def _ranges(demo: Demo) -> dict[tuple[str, dt.date], tuple[float, float, float]]:
    """Return open, high and low where they are published."""
    return {
        (row["symbol"], dt.date.fromisoformat(row["date"])): (
            float(row["open"]),
            float(row["high"]),
            float(row["low"]),
        )
        for row in _rows("ranges.csv", demo)
    }


def _prices(
    row: Row,
    published: dict[dt.date, float],
    ranges: dict[tuple[str, dt.date], tuple[float, float, float]],
    demo: Demo,
) -> Iterator[Price]:
    """Yield every session of one instrument; volume and market value only of those that have them."""
    symbol = row["symbol"]
    course = Course(
        deviation=float(row["deviation"]),
        records=_short(row),
        week=float(row["week"]) if row["week"] else None,
        step=float(row["step"]) if row.get("step") else None,
    )
    closes = bridge(symbol, published, course, demo.exchange)
    volumes = _volumes(row, list(closes))
    for day, close in closes.items():
        opened, high, low = ranges.get((symbol, day), (None, None, None))
        cap = float(row["market_cap"]) if day == demo.session and row["market_cap"] else None
        yield Price(symbol, day, close, opened, high, low, volumes.get(day), cap)


def _short(row: Row) -> bool:
    """Return whether a stock's history is too short for any record, so that it may swing freely."""
    return any(text for key, text in row.items() if _DAY.match(key))


def _volumes(row: Row, days: list[dt.date]) -> dict[dt.date, float]:
    """Return the session's volume as published, and made-up ones before it that keep the published mean."""
    if not row["volume"]:
        return {}
    random = Random(f"{row['symbol']} volume")  # noqa: S311 - shares for show, not secrets
    before = days[:-1]
    raw = [0.7 + 0.6 * random.random() for _ in before]
    mean = math.fsum(raw[-USUAL_SESSIONS:]) / USUAL_SESSIONS
    made_up = [float(round(float(row["usual_volume"]) * share / mean)) for share in raw]
    return dict(zip(before, made_up, strict=True)) | {days[-1]: float(row["volume"])}


def _rates(demo: Demo) -> Iterator[Rate]:
    """Yield rates, currencies and futures, which need no bridge: their facts look at single days."""
    there = (name for name in ("rates.csv", "fed.csv") if (demo.folder / name).is_file())
    for row in (row for name in there for row in _rows(name, demo)):
        day = dt.date.fromisoformat(row.pop("date"))
        for name, value in row.items():
            if value:
                yield Rate(name, day, float(value))


def _instrument(row: Row) -> Instrument:
    return Instrument(
        symbol=row["symbol"],
        english=row["english"],
        korean=row["korean"] or None,
        kind=Kind.INDEX if row["symbol"].startswith("^") else Kind.STOCK,
        sector=row["sector"],
        universes=(row["universe"],) if row["universe"] else (),
    )
