"""The plain reading of a recorded answer: what stands in it, by a few lines that share nothing with ours."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
import zipfile
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.recorded import RECORDINGS

PRICES = ("close", "open", "high", "low")


def files(*folders: str) -> list[str]:
    """Return the recordings of some folders, each as ``folder/name``; none where there are none."""
    found = (path for folder in folders for path in (RECORDINGS / folder).glob("*"))
    return sorted(str(path.relative_to(RECORDINGS)) for path in found)


def body(name: str) -> bytes:
    """Return an answer as it was sent."""
    path: Path = RECORDINGS / name
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def chart(text: bytes) -> dict[str, Any]:
    """Return a chart's rows by the day on its exchange, as traded, its splits and its last trade."""
    result = json.loads(text)["chart"]["result"][0]
    meta, zone = result["meta"], ZoneInfo(result["meta"]["exchangeTimezoneName"])
    events = (result.get("events") or {}).get("splits") or {}
    splits = {
        local(one["date"], zone).date(): one["numerator"] / one["denominator"] for one in events.values()
    }
    quote = result["indicators"]["quote"][0]
    rows: dict[dt.date, dict[str, float | None]] = {}
    for at, stamp in enumerate(result.get("timestamp") or []):
        day = local(stamp, zone).date()
        shares = 1.0
        for ex_date, ratio in splits.items():
            shares *= ratio if day < ex_date else 1.0
        row = {name: above_zero(quote[name][at]) if name in quote else None for name in PRICES}
        row = {name: price and price * shares for name, price in row.items()}
        volume = quote["volume"][at] if "volume" in quote else None
        row["volume"] = None if volume is None else volume / shares
        if row["close"]:
            rows[day] = row
    return {
        "symbol": meta["symbol"],
        "every": meta["dataGranularity"],
        "currency": meta["currency"] or "",
        "rows": rows,
        "splits": splits,
        "price": above_zero(meta.get("regularMarketPrice")),
        "traded": local(meta["regularMarketTime"], ZoneInfo("UTC")),
    }


def quotes(text: bytes) -> list[dict[str, Any]]:
    """Return what each row of a quote or a screen says, in the order sent."""
    answer = json.loads(text)
    rows = (
        answer["quoteResponse"]["result"]
        if "quoteResponse" in answer
        else answer["finance"]["result"][0]["quotes"]
    )
    return [
        {
            "symbol": row["symbol"],
            "price": above_zero(row.get("regularMarketPrice")),
            "previous": above_zero(row.get("regularMarketPreviousClose")),
            "traded": local(row["regularMarketTime"], ZoneInfo("UTC"))
            if "regularMarketTime" in row
            else None,
            "open": above_zero(row.get("regularMarketOpen")),
            "high": above_zero(row.get("regularMarketDayHigh")),
            "low": above_zero(row.get("regularMarketDayLow")),
            "volume": row.get("regularMarketVolume"),
            "market_cap": row["marketCap"] / 1_000_000 if row.get("marketCap") else None,
            "state": row.get("marketState", ""),
            "currency": row.get("currency", ""),
            "kind": row["quoteType"],
            "name": row.get("longName") or row.get("shortName") or "",
        }
        for row in rows
    ]


def fred(text: bytes) -> tuple[str, dict[dt.date, float]]:
    """Return a series' name and its values; a day without one is a dot or nothing."""
    (_, series), *rows = csv.reader(io.StringIO(text.decode()))
    return series, {dt.date.fromisoformat(day): float(value) for day, value in rows if value not in {".", ""}}


def iwm(text: bytes) -> tuple[dt.date, list[dict[str, str]]]:
    """Return the date of a fund's file and its holdings."""
    lines = text.decode("utf-8-sig").splitlines()
    as_of = next(line.split('"')[1] for line in lines if line.startswith("Fund Holdings as of"))
    begin = next(at for at, line in enumerate(lines) if line.startswith("Ticker,Name"))
    rows = csv.DictReader(lines[begin:])
    day = dt.datetime.strptime(as_of, "%b %d, %Y").replace(tzinfo=dt.UTC).date()
    return day, [row for row in rows if row["Asset Class"]]


def kis(text: bytes) -> list[tuple[str, str, str]]:
    """Return symbol, Korean and English name of each line of the broker's file."""
    if text.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(text)) as archive:
            text = archive.read(archive.namelist()[0])
    cells = [line.split("\t") for line in text.decode("cp949", errors="replace").splitlines() if line.strip()]
    return [(one[4].strip(), one[6].strip(), one[7].strip()) for one in cells]


def nyfed(text: bytes) -> dict[tuple[str, dt.date], float]:
    """Return the effective rate and the ends of the target range, by FRED's names, day by day."""
    fields = {"EFFR": "percentRate", "DFEDTARL": "targetRateFrom", "DFEDTARU": "targetRateTo"}
    return {
        (series, dt.date.fromisoformat(row["effectiveDate"])): row[field]
        for row in json.loads(text)["refRates"]
        for series, field in fields.items()
    }


def local(stamp: int, zone: ZoneInfo) -> dt.datetime:
    """Return seconds since 1970 (also before it) by the clock of a place."""
    return (dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=stamp)).astimezone(zone)


def above_zero(value: float | None) -> float | None:
    """Return a price; 0 stands for one that is missing."""
    return float(value) if value else None
