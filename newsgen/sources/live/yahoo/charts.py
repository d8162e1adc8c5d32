"""One symbol's daily rows, from the chart's JSON to raw prices as they were traded.

What Yahoo sends: rows stamped with the open of their session (the running one with its last trade),
prices adjusted for splits until now, 32-bit floats written out in full, null for what is missing, at
times the last day twice, NaN or Infinity in the middle, and HTML with status 200 when it is unwell.
"""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from newsgen.network import causes
from newsgen.sources.batch import Split
from newsgen.sources.columns import EPOCH, FIELDS, Floats, Ints
from newsgen.sources.live.yahoo.restoring import Close, restored
from newsgen.sources.live.yahoo.trouble import Trouble, of_answer

_NO_JSON = f"{causes.MALFORMED.phrase}(JSON 아님)"
FLOAT32 = 6e-8
"""Relative rounding of a 32-bit float."""

DAILY = "1d"
"""What Yahoo calls rows of a day each."""

_DAY = 86_400
_NEAR_MIDNIGHT = 3_700
"""Seconds: how far daylight saving can move a stamp, and then some."""
_LATE_HOURS = (22, 23)
_SENT = ("close", "open", "high", "low", "volume")


@dataclass(frozen=True, eq=False, kw_only=True)
class Chart:
    """Daily rows of one symbol, by date on its exchange; every close finite and above zero."""

    symbol: str
    days: Ints
    """Days since 1970-01-01, ascending, none twice."""
    values: Floats
    """One row a day, columns as ``FIELDS``; NaN where Yahoo has none. No market caps here."""
    splits: tuple[Split, ...]
    """Those of its range that are sure."""
    currency: str
    price: float | None
    """The last price (``regularMarketPrice``), adjusted as of now."""
    traded: dt.datetime | None
    """When that was, UTC."""
    blank: frozenset[int]
    """Days whose row is there and has no usable close."""
    every: str = DAILY
    """What a row is of. Asked for too long a range Yahoo sends months (``1mo``) for days."""
    notices: tuple[str, ...] = ()
    doubt: str = ""
    """Why the rows do not go with those of the store; empty where they do."""


def read(symbol: str, body: bytes, stored: Sequence[Close] = ()) -> Chart:
    """Read a chart as Yahoo sent it; prices come out as traded, without the adjustment for splits.

    ``stored`` are closes of the symbol that the store has: they show which splits the rows are adjusted for.

    Raises :class:`Trouble` for whatever is no chart, an empty one, or one of another symbol.
    """
    result = only_result(body)
    meta = result.get("meta")
    if not isinstance(meta, dict) or str(meta.get("symbol", symbol)).upper() != symbol.upper():
        raise Trouble("다른 종목의 답이 옴", again=True)
    try:
        zone = ZoneInfo(str(meta.get("exchangeTimezoneName") or "America/New_York"))
        days, values = _rows(result, meta, zone)
        splits = _splits(symbol, result, zone)
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError, IndexError) as error:
        raise Trouble("답의 일부가 빠졌거나 깨짐", again=True) from error
    if not days.size:
        raise _without_rows(meta)
    usable = np.isfinite(values[:, 0]) & (values[:, 0] > 0)
    days, values, blank = _once_a_day(days, values, usable)
    raw = restored(days, values, splits, stored)
    raw.values[:, :4] = as_quoted(raw.values[:, :4])
    return Chart(
        symbol=symbol,
        days=raw.days,
        values=raw.values,
        splits=raw.splits,
        currency=str(meta.get("currency") or ""),
        price=number(meta.get("regularMarketPrice")),
        traded=moment(meta.get("regularMarketTime")),
        blank=blank,
        every=str(meta.get("dataGranularity") or DAILY),
        notices=raw.notices,
        doubt=raw.doubt,
    )


def _without_rows(meta: dict[str, Any]) -> Trouble:
    """Return what a chart without rows means: whoever is listed has a last price."""
    if meta.get("symbol") and number(meta.get("regularMarketPrice")) is None:
        return Trouble("야후에 시세가 없는 종목(상장폐지일 수 있음)")
    return Trouble("시세 행이 없음", again=True)


def number(value: Any) -> float | None:
    """Return a finite number above zero, or None."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) and value > 0 else None


def moment(value: Any) -> dt.datetime | None:
    """Return seconds since 1970 as a time in UTC, or None where they are none."""
    seconds = number(value)
    try:
        return dt.datetime.fromtimestamp(seconds, dt.UTC) if seconds else None
    except (ValueError, OverflowError, OSError):
        return None


def decoded(body: bytes) -> dict[str, Any]:
    """Return a JSON object; raise :class:`Trouble` for anything else, saying what it looks like."""
    wrong = causes.of_body(body)
    if wrong is not None:
        raise Trouble(wrong.phrase, again=True)
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Trouble(_NO_JSON, again=True) from error
    if not isinstance(found, dict):
        raise Trouble(_NO_JSON, again=True)
    return found


def only_result(body: bytes) -> dict[str, Any]:
    """Return what a chart's answer holds; raise :class:`Trouble` for an error, or where it holds nothing."""
    chart = decoded(body).get("chart")
    chart = chart if isinstance(chart, dict) else {}
    error, results = chart.get("error"), chart.get("result")
    if isinstance(error, dict):
        raise of_answer(error)
    if not isinstance(results, list) or not results or not isinstance(results[0], dict):
        raise Trouble(causes.EMPTY.phrase, again=True)
    return results[0]


def last_trade(symbol: str, result: dict[str, Any]) -> dt.datetime:
    """Return when a chart's symbol last traded; raises :class:`Trouble` where it is another's, or untold."""
    meta = result.get("meta")
    if not isinstance(meta, dict) or str(meta.get("symbol", symbol)).upper() != symbol.upper():
        raise Trouble("다른 종목의 답이 옴", again=True)
    last = moment(meta.get("regularMarketTime"))
    if last is None:
        raise Trouble("거래 시각이 없음", again=True)
    return last


def _rows(result: dict[str, Any], meta: dict[str, Any], zone: ZoneInfo) -> tuple[Ints, Floats]:
    """Return days and values in the order sent; the columns that a chart lacks are NaN throughout."""
    stamps = np.array(result.get("timestamp") or [], dtype=np.int64)
    quote = result["indicators"]["quote"][0]
    if not (stamps.size and quote):
        return np.empty(0, np.int64), np.empty((0, len(FIELDS)))
    values = np.full((stamps.size, len(FIELDS)), np.nan)
    for column, name in enumerate(_SENT):
        if name == "close" or name in quote:
            values[:, column] = _column(quote[name], stamps.size)
    values[~np.isfinite(values)] = np.nan
    prices = values[:, :4]
    prices[prices <= 0] = np.nan
    return _local_days(stamps, int(meta.get("gmtoffset") or 0), zone), values


def _column(given: list[Any], size: int) -> Floats:
    column = np.array(given, dtype=np.float64)
    if column.shape != (size,):
        raise ValueError("columns of different length")
    return column


def as_quoted(prices: Floats) -> Floats:
    """Undo the 32-bit float: 2328.06005859375 was quoted as 2328.06.

    Two decimals where they are within its rounding, four otherwise, else the value as it is. What a
    reader sees is rounded from the quoted price then, and the same price by another way is no revision.
    """
    out = prices.copy()
    for digits in (4, 2):
        rounded = np.round(prices, digits)
        near = (np.abs(rounded - prices) <= FLOAT32 * np.abs(prices)) & (rounded > 0)
        out[near] = rounded[near]
    return out


def _local_days(stamps: Ints, offset: int, zone: ZoneInfo) -> Ints:
    """Return the date on the exchange of each stamp.

    Far from midnight today's offset will do for all; near it (currencies and futures begin their day
    there) each stamp needs its own. Yahoo errs there by an hour or two around changes of the clock, so
    that a full hour from 22:00 on is the next day's midnight.
    """
    clock = (stamps + offset) % _DAY
    if ((clock > _NEAR_MIDNIGHT) & (clock < _DAY - 3 * _NEAR_MIDNIGHT)).all():
        return (stamps + offset) // _DAY
    days = np.empty(stamps.size, dtype=np.int64)
    for at, stamp in enumerate(stamps.tolist()):
        local = dt.datetime.fromtimestamp(stamp, zone)
        late = local.hour in _LATE_HOURS and local.minute == local.second == 0
        days[at] = local.toordinal() - EPOCH + late
    return days


def _once_a_day(days: Ints, values: Floats, usable: np.ndarray) -> tuple[Ints, Floats, frozenset[int]]:
    """Sort by day and keep a day's last usable row; return the days that have none as well."""
    order = np.lexsort((usable, days)) if (np.diff(days) <= 0).any() else np.arange(days.size)
    last = np.append(np.diff(days[order]) != 0, True)
    kept = order[last]
    good = usable[kept]
    return days[kept[good]], values[kept[good]], frozenset(days[kept[~good]].tolist())


def _splits(symbol: str, result: dict[str, Any], zone: ZoneInfo) -> tuple[Split, ...]:
    """Return the splits that the chart lists, by date; a ratio that is none makes the chart unusable.

    Numerators are of any size, whole or not (``1057``, ``2.0``). A day may have two: a spin-off beside a
    consolidation.
    """
    events = (result.get("events") or {}).get("splits") or {}
    found: dict[dt.date, set[float]] = {}
    for event in events.values():
        ratio = float(event["numerator"]) / float(event["denominator"]) if event.get("denominator") else 0.0
        if not (math.isfinite(ratio) and ratio > 0):
            raise ValueError("no ratio")
        found.setdefault(dt.datetime.fromtimestamp(int(event["date"]), zone).date(), set()).add(ratio)
    ratios = {day: math.prod(several) for day, several in found.items()}
    return tuple(Split(symbol, day, ratio) for day, ratio in sorted(ratios.items()) if ratio != 1)


def joined(charts: Sequence[Chart]) -> tuple[tuple[str, ...], Ints, Ints, Floats]:
    """Return symbols, codes, days and values of all ``charts``, as columns of prices are made of."""
    if not charts:
        return (), np.empty(0, np.int64), np.empty(0, np.int64), np.empty((0, len(FIELDS)))
    sizes = [chart.days.size for chart in charts]
    return (
        tuple(chart.symbol for chart in charts),
        np.repeat(np.arange(len(charts)), sizes),
        np.concatenate([chart.days for chart in charts]),
        np.concatenate([chart.values for chart in charts]),
    )
