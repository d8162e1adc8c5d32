"""Yahoo Finance: cookie and consent, crumb, chart, batch quotes and screener, as the real hosts answer."""

from __future__ import annotations

import datetime as dt
import json
import math
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import numpy as np

from newsgen import calendars
from tests.markets import US
from tests.standin import news
from tests.standin.answers import Answer, Request, of_json, page
from tests.standin.faults import EVERYWHERE, Fault
from tests.standin.scene import CLOSE, HIGH, LOW, OPEN, VOLUME, Bars, Scene, Series, Split, moment, so_far

COOKIE_HOSTS = ("fc.yahoo.com", "guce.yahoo.com", "consent.yahoo.com", "finance.yahoo.com")
HOSTS = ("query1.finance.yahoo.com", "query2.finance.yahoo.com", *COOKIE_HOSTS)

RANGES = ["1d", "5d", "1mo", "3mo", "6mo", "1y", "2y", "5y", "10y", "ytd", "max"]
_DAYS = {"d": 1, "mo": 30.4375, "y": 365.25, "wk": 7}
_COOKIE = "d=AQABBL&S=AQAAAtest"
_YEAR = 365 * 24 * 3600
_FULL_NAMES = {
    "NMS": "NasdaqGS",
    "NGM": "NasdaqGM",
    "NIM": "Nasdaq GIDS",
    "NYQ": "NYSE",
    "ASE": "NYSE American",
    "PCX": "NYSEArca",
    "SNP": "SNP",
    "CCY": "CCY",
}

Due = dict[Fault, frozenset[str]]
"""The faults in the data that a request meets, and for which symbols."""


def symbols_of(request: Request) -> tuple[str, ...]:
    """Return the symbols that a request asks for."""
    if request.path.startswith("/v8/finance/chart/"):
        return (unquote(request.path.rsplit("/", 1)[1]),)
    if request.path == "/v7/finance/quote":
        return tuple(symbol for symbol in request.query.get("symbols", "").split(",") if symbol)
    return ()


def answer(scene: Scene, request: Request, due: Due) -> Answer:
    """Answer a request to any of Yahoo's hosts."""
    if request.host in COOKIE_HOSTS:
        return _cookie(request)
    if request.path == "/v1/test/getcrumb":
        return _crumb(request)
    for start, told in _PATHS.items():
        if request.path.startswith(start):
            return told(scene, request, due)
    return of_json({"finance": {"result": None, "error": _error("Not Found", "HTTP 404 Not Found")}}, 404)


# --- cookie, consent and crumb


def _cookie(request: Request) -> Answer:
    if request.host == "fc.yahoo.com":
        made = page("Yahoo", 404)  # the host answers 404, and its cookie is what counts
        made.headers.append(_set_cookie())
        return made
    if request.host == "guce.yahoo.com" and request.path == "/consent":
        form = (
            '<form method="post" action="https://consent.yahoo.com/v2/collectConsent?sessionId=3_cc-session">'
            '<input type="hidden" name="csrfToken" value="c5Rf"><input type="hidden" name="sessionId"'
            ' value="3_cc-session"><button name="agree" value="agree">Accept all</button></form>'
        )
        return Answer(f"<!DOCTYPE html><html><body>{form}</body></html>".encode())
    made = page("Yahoo")
    made.headers.append(_set_cookie())
    return made


def _set_cookie() -> tuple[str, str]:
    return (
        "Set-Cookie",
        f"A3={_COOKIE}; Max-Age={_YEAR}; Domain=.yahoo.com; Path=/; SameSite=None; Secure; HttpOnly",
    )


def _has_cookie(request: Request) -> bool:
    return f"A3={_COOKIE}" in request.headers.get("cookie", "")


def crumb() -> str:
    """Return the crumb that goes with the cookie."""
    return f"s{zlib.crc32(_COOKIE.encode()):x}/T"


def _crumb(request: Request) -> Answer:
    if not _has_cookie(request):
        return of_json({"finance": {"result": None, "error": _error("Unauthorized", "Invalid Cookie")}}, 401)
    return Answer(crumb().encode(), kind="text/plain;charset=utf-8")


def _refused(request: Request) -> Answer | None:
    """Return the answer to a request without cookie and crumb, where both are asked for."""
    if _has_cookie(request) and request.query.get("crumb") == crumb():
        return None
    return of_json({"finance": {"result": None, "error": _error("Unauthorized", "Invalid Crumb")}}, 401)


def _error(code: str, description: str) -> dict[str, str]:
    return {"code": code, "description": description}


# --- the series as a request sees it


def _seen(scene: Scene, symbol: str, path: str, due: Due) -> Series | None:
    """Return a symbol's series as of now with the faults this request meets; None if it is not known."""
    series = scene.series.get(symbol)
    if series is None:
        return None
    series = replace(series, bars=series.seen_at(scene.now))
    for fault, symbols in due.items():
        if symbol in symbols and fault.holds_for(path):
            if fault.what == "missing":
                return None
            if "/chart/" in path and fault.what not in EVERYWHERE and len(series.bars):
                series = replace(series, price=_price(series), priced_at=_priced_at(series, scene.now))
            series = _CHANGES[fault.what](series, fault)
    return series


def _with(series: Series, bars: Bars, **more: Any) -> Series:
    return replace(series, bars=bars, **more)


def _wrong_day(series: Series, fault: Fault) -> Series:
    bars = series.bars.copy()
    bars.days[-1] += np.timedelta64(-1 if fault.days is None else fault.days, "D")
    return _with(series, bars)


def _unadjusted(series: Series, fault: Fault) -> Series:
    bars = series.bars.copy()
    last = bars.days[-1].astype(dt.date)
    splits = series.splits or (Split(last, 4.0),)
    for split in splits:
        before = bars.days < np.datetime64(split.day)
        bars.values[before, :VOLUME] *= split.ratio
        bars.values[before, VOLUME] = np.round(bars.values[before, VOLUME] / split.ratio)
    return _with(series, bars, splits=() if fault.what == "silent split" else splits)


def _last_row(column: slice | int, change: float, by: float = 0.0) -> Any:
    """Return a change that multiplies part of the last row by ``by`` and adds ``change``."""

    def changed(series: Series, _: Fault) -> Series:
        bars = series.bars.copy()
        bars.values[-1, column] = bars.values[-1, column] * by + change
        return _with(series, bars)

    return changed


def _duplicate(series: Series, _: Fault) -> Series:
    return _with(series, series.bars.and_then(series.bars[-1:]))


def _intraday(series: Series, _: Fault) -> Series:
    day = series.bars.days[-1].astype(dt.date)
    opening, closing = series.opening(day), series.closing(day)
    return _with(series, so_far(series.bars, 0.4), priced_at=opening + (closing - opening) * 0.4)


_CHANGES: dict[str, Any] = {
    "wrong day": _wrong_day,
    "absent day": lambda series, _: _with(series, series.bars[:-1]),
    "stale": lambda series, fault: _with(series, series.bars[: -(fault.days or 5)]),
    "unadjusted split": _unadjusted,
    "silent split": _unadjusted,
    "100x": _last_row(slice(0, VOLUME), 0.0, 100.0),
    "nan close": _last_row(CLOSE, math.nan),
    "infinity": _last_row(CLOSE, math.inf),
    "no volume": _last_row(VOLUME, 0.0),
    "duplicate last": _duplicate,
    "intraday": _intraday,
    "no price": lambda series, _: replace(series, price=math.nan),
}


# --- chart


def _chart(scene: Scene, request: Request, due: Due) -> Answer:
    symbol = symbols_of(request)[0]
    series = _seen(scene, symbol, request.path, due)
    if series is None or not len(series.bars):
        return _no_chart("Not Found", "No data found, symbol may be delisted", 404)
    query = request.query
    interval = query.get("interval", "1d")
    if interval == "15m":
        return _intraday_chart(series, scene.series[symbol], scene.now)
    if interval == "1h":
        return _hourly_chart(series, scene.series[symbol], scene.now, query)
    if interval != "1d":
        return _no_chart("Unprocessable Entity", f"interval={interval} is not told by the stand-in", 422)
    try:
        part, span = _part(series, scene.now, query)
    except ValueError as problem:
        return _no_chart("Bad Request", str(problem), 400)
    result: dict[str, Any] = {"meta": _meta(series, scene.now, span, part)}
    if not len(part):
        result["indicators"] = {"quote": [{}], "adjclose": [{}]}
    else:
        stamps = _stamps(series, part, scene.now)
        result["timestamp"] = stamps
        if events := _events(series, part, query.get("events", "")):
            result["events"] = events
        values = part.values
        result["indicators"] = {
            "quote": [
                {
                    "open": _floats(values[:, OPEN]),
                    "close": _floats(values[:, CLOSE]),
                    "low": _floats(values[:, LOW]),
                    "high": _floats(values[:, HIGH]),
                    "volume": [None if math.isnan(one) else int(one) for one in values[:, VOLUME].tolist()],
                }
            ],
            "adjclose": [{"adjclose": _floats(_adjusted(series, part))}],
        }
    return of_json({"chart": {"result": [result], "error": None}})


def _intraday_chart(seen: Series, whole: Series, now: dt.datetime) -> Answer:
    """Answer the day in bars of 15 minutes, on a straight way from open to close."""
    day = seen.bars.days[-1].astype(dt.date)
    bars = list(_bars_of(whole, day, now, dt.timedelta(minutes=15)))
    return _chart_of_bars({**_meta(seen, now, "1d", seen.bars[-1:]), "dataGranularity": "15m"}, bars)


def _hourly_chart(seen: Series, whole: Series, now: dt.datetime, query: dict[str, str]) -> Answer:
    """Answer days in bars of an hour, each day on a straight way from open to close."""
    first, last = float(query["period1"]), float(query["period2"])
    days: list[dt.date] = seen.bars.days.astype(dt.date).tolist()
    bars = [bar for day in days[-60:] for bar in _bars_of(whole, day, now, dt.timedelta(hours=1))]
    kept = [bar for bar in bars if first <= bar[0] < last]
    return _chart_of_bars({**_meta(seen, now, "", seen.bars[-1:]), "dataGranularity": "1h"}, kept)


def _bars_of(
    whole: Series, day: dt.date, now: dt.datetime, width: dt.timedelta
) -> Iterator[tuple[int, float, float]]:
    """Yield stamp, open and close of the bars of a day.

    The bar that is being made comes last, stamped with the last trade, as Yahoo's.
    """
    opening, closing = whole.opening(day), whole.closing(day)
    row = whole.bars.values[whole.bars.days == np.datetime64(day)][-1]
    until, start = min(now, closing), opening

    def price(moment: dt.datetime) -> float:
        passed = (moment - opening) / (closing - opening)
        return float(row[OPEN] + (row[CLOSE] - row[OPEN]) * passed)

    while start < until:
        end = min(start + width, until)
        over = end in {start + width, closing}
        yield int((start if over else until).timestamp()), price(start), price(end)
        start += width


def _chart_of_bars(meta: dict[str, Any], bars: list[tuple[int, float, float]]) -> Answer:
    regular = meta["currentTradingPeriod"]["regular"]
    of_bars = {"previousClose": meta["chartPreviousClose"], "scale": 3, "tradingPeriods": [[regular]]}
    result: dict[str, Any] = {"meta": meta | of_bars, "timestamp": [stamp for stamp, _, _ in bars]}
    columns = {
        "open": [first for _, first, _ in bars],
        "close": [last for _, _, last in bars],
        "high": [max(first, last) for _, first, last in bars],
        "low": [min(first, last) for _, first, last in bars],
    }
    quote: dict[str, Any] = {name: _floats(np.array(column)) for name, column in columns.items()}
    result["indicators"] = {"quote": [{**quote, "volume": [1000] * len(bars)}]}
    return of_json({"chart": {"result": [result], "error": None}})


def _no_chart(code: str, description: str, status: int) -> Answer:
    return of_json({"chart": {"result": None, "error": _error(code, description)}}, status)


def _part(series: Series, now: dt.datetime, query: dict[str, str]) -> tuple[Bars, str]:
    """Return the rows that a query asks for and the range it names."""
    bars = series.bars
    if "period1" in query:
        start, end = float(query["period1"]), float(query.get("period2", now.timestamp()))
        if start > end:
            raise ValueError("Invalid input - start date cannot be after end date.")
        first = series.opening(bars.days[0].astype(dt.date)).timestamp()
        if end < first:
            raise ValueError(f"Data doesn't exist for startDate = {start:.0f}, endDate = {end:.0f}")
        openings = np.array(series.stamps(bars.days))
        return bars[(openings >= start) & (openings < end)], ""
    span = query.get("range", "1d")
    if span == "max":
        return bars, span
    today = np.datetime64(now.astimezone(ZoneInfo(series.zone)).date())
    if span == "ytd":
        return bars[bars.days >= today.astype("datetime64[Y]")], span
    number = span.rstrip("abcdefghijklmnopqrstuvwxyz")
    unit = span[len(number) :]
    if not number.isdigit() or unit not in _DAYS:
        raise ValueError(f"Invalid input - range={span} is not supported. Valid ranges: {RANGES}")
    if unit == "d":
        return bars[-int(number) :], span
    return bars[bars.days >= today - np.timedelta64(round(int(number) * _DAYS[unit]), "D")], span


def _stamps(series: Series, part: Bars, now: dt.datetime) -> list[int]:
    """Return the rows' timestamps: the opening, and for a row of today's date the last trade."""
    stamps = series.stamps(part.days)
    if (
        part.days[-1].astype(dt.date) == now.astimezone(ZoneInfo(series.zone)).date()
        and part.days[-1] == series.bars.days[-1]
    ):
        stamps[-1] = int(_priced_at(series, now).timestamp())
    return stamps


def _priced_at(series: Series, now: dt.datetime) -> dt.datetime:
    """Return when the last price was made."""
    if series.priced_at is not None:
        return series.priced_at
    closing = series.closing(series.bars.days[-1].astype(dt.date))
    return min(now, closing + dt.timedelta(seconds=1))


def _floats(column: Any) -> list[float | None]:
    """Return a column in Yahoo's precision: single floats written out in full, null for NaN."""
    exact = column.astype(np.float32).astype(np.float64).tolist()
    return [None if math.isnan(one) else one for one in exact]


def _adjusted(series: Series, part: Bars) -> Any:
    """Return the closes adjusted for dividends too."""
    closes = part.values[:, CLOSE].copy()
    for day, amount in series.dividends:
        before = series.bars.days < np.datetime64(day)
        if before.any():
            closes[part.days < np.datetime64(day)] *= 1 - amount / series.bars.values[before][-1, CLOSE]
    return closes


def _events(series: Series, part: Bars, wanted: str) -> dict[str, Any]:
    first, last = part.days[0].astype(dt.date), part.days[-1].astype(dt.date)
    events: dict[str, Any] = {}
    if "split" in wanted:
        for split in series.splits:
            if first <= split.day <= last:
                stamp = int(series.opening(split.day).timestamp())
                events.setdefault("splits", {})[str(stamp)] = {
                    "date": stamp,
                    "numerator": split.numerator,
                    "denominator": split.denominator,
                    "splitRatio": f"{split.numerator:g}:{split.denominator:g}",
                }
    if "div" in wanted:
        for day, amount in series.dividends:
            if first <= day <= last:
                stamp = int(series.opening(day).timestamp())
                events.setdefault("dividends", {})[str(stamp)] = {"amount": amount, "date": stamp}
    return events


def _rounded(number: float, digits: int) -> float | None:
    return round(number, digits) if math.isfinite(number) else None


def _price(series: Series) -> float:
    """Return the last price: the last close there is, unless the scene says another."""
    if series.price is not None:
        return series.price
    closes = series.bars.values[:, CLOSE]
    known = closes[np.isfinite(closes)]
    return round(float(known[-1]), series.digits) if len(known) else 0.0


def _meta(series: Series, now: dt.datetime, span: str, part: Bars) -> dict[str, Any]:
    zone = ZoneInfo(series.zone)
    local = now.astimezone(zone)
    bars = series.bars
    offset = local.utcoffset() or dt.timedelta()
    year = bars.values[-252:]
    before = bars[bars.days < part.days[0]] if len(part) else bars
    previous = before.values[-1, CLOSE] if len(before) else bars.values[0, OPEN]
    day = local.date()
    opening, closing = series.opening(day), series.closing(day)
    periods = {
        "pre": (opening - dt.timedelta(hours=5, minutes=30), opening),
        "regular": (opening, closing),
        "post": (closing, closing + dt.timedelta(hours=4)),
    }
    return {
        "currency": series.currency,
        "symbol": series.symbol,
        "exchangeName": series.exchange,
        "fullExchangeName": _FULL_NAMES.get(series.exchange, series.exchange),
        "instrumentType": series.kind,
        "firstTradeDate": int(series.opening(bars.days[0].astype(dt.date)).timestamp()),
        "regularMarketTime": int(_priced_at(series, now).timestamp()),
        "hasPrePostMarketData": series.kind in {"EQUITY", "ETF"},
        "gmtoffset": int(offset.total_seconds()),
        "timezone": local.tzname(),
        "exchangeTimezoneName": series.zone,
        "regularMarketPrice": _rounded(_price(series), 6),
        "fiftyTwoWeekHigh": _rounded(float(np.nanmax(year[:, HIGH])), series.digits),
        "fiftyTwoWeekLow": _rounded(float(np.nanmin(year[:, LOW])), series.digits),
        "regularMarketDayHigh": _rounded(float(bars.values[-1, HIGH]), series.digits),
        "regularMarketDayLow": _rounded(float(bars.values[-1, LOW]), series.digits),
        "regularMarketVolume": int(np.nan_to_num(bars.values[-1, VOLUME])),
        "longName": series.name or series.symbol,
        "shortName": (series.name or series.symbol)[:31],
        "chartPreviousClose": _rounded(float(previous), series.digits),
        "priceHint": series.digits,
        "currentTradingPeriod": {
            name: {
                "timezone": local.tzname(),
                "end": int(end.timestamp()),
                "start": int(start.timestamp()),
                "gmtoffset": int(offset.total_seconds()),
            }
            for name, (start, end) in periods.items()
        },
        "dataGranularity": "1d",
        "range": span,
        "validRanges": RANGES,
    }


# --- batch quotes and screener


def _quotes(scene: Scene, request: Request, due: Due) -> Answer:
    if refused := _refused(request):
        return refused
    symbols = symbols_of(request)
    if scene.quote_limit is not None and len(symbols) > scene.quote_limit:
        return page("Request-URI Too Long", 414)
    if not symbols:
        error = _error("argument-error", 'Missing value for the "symbols" argument')
        return of_json({"quoteResponse": {"result": None, "error": error}}, 400)
    fields = {name for name in request.query.get("fields", "").split(",") if name}
    result = []
    for symbol in dict.fromkeys(symbols):
        series = _seen(scene, symbol, request.path, due)
        if series is not None and len(series.bars):
            result.append(_only(quote(series, scene.now), fields))
    return of_json({"quoteResponse": {"result": result, "error": None}})


def _only(whole: dict[str, Any], fields: set[str]) -> dict[str, Any]:
    """Return the fields asked for, with those that Yahoo sends always."""
    if not fields:
        return whole
    always = {
        "language",
        "region",
        "quoteType",
        "symbol",
        "exchange",
        "fullExchangeName",
        "market",
        "marketState",
    }
    return {name: value for name, value in whole.items() if name in fields | always}


def quote(series: Series, now: dt.datetime) -> dict[str, Any]:
    """Return a symbol's quote, made of its last rows."""
    bars = series.bars
    row, price, digits = bars.values[-1], _price(series), series.digits
    previous = float(bars.values[-2, CLOSE]) if len(bars) > 1 else float(row[OPEN])
    year, recent = bars.values[-252:], bars.values[-63:, VOLUME]
    zone = ZoneInfo(series.zone)
    local = now.astimezone(zone)
    offset = local.utcoffset() or dt.timedelta()
    opening = series.opening(bars.days[0].astype(dt.date))
    made: dict[str, Any] = {
        "language": "en-US",
        "region": "US",
        "quoteType": series.kind,
        "typeDisp": series.kind.title(),
        "quoteSourceName": "Delayed Quote",
        "triggerable": True,
        "currency": series.currency,
        "marketState": _state(series, now),
        "regularMarketChangePercent": (price / previous - 1) * 100 if previous else None,
        "regularMarketPrice": price,
        "regularMarketChange": float(np.float32(price - previous)),
        "regularMarketTime": int(_priced_at(series, now).timestamp()),
        "regularMarketDayHigh": _rounded(float(row[HIGH]), digits),
        "regularMarketDayLow": _rounded(float(row[LOW]), digits),
        "regularMarketOpen": _rounded(float(row[OPEN]), digits),
        "regularMarketVolume": int(np.nan_to_num(row[VOLUME])),
        "regularMarketPreviousClose": _rounded(previous, digits),
        "fiftyTwoWeekHigh": _rounded(float(np.nanmax(year[:, HIGH])), digits),
        "fiftyTwoWeekLow": _rounded(float(np.nanmin(year[:, LOW])), digits),
        "averageDailyVolume3Month": int(np.nan_to_num(np.nanmean(recent))),
        "averageDailyVolume10Day": int(np.nan_to_num(np.nanmean(recent[-10:]))),
        "exchange": series.exchange,
        "fullExchangeName": _FULL_NAMES.get(series.exchange, series.exchange),
        "exchangeTimezoneName": series.zone,
        "exchangeTimezoneShortName": local.tzname(),
        "gmtOffSetMilliseconds": int(offset.total_seconds() * 1000),
        "market": "us_market",
        "esgPopulated": False,
        "shortName": (series.name or series.symbol)[:31],
        "longName": series.name or series.symbol,
        "firstTradeDateMilliseconds": int(opening.timestamp() * 1000),
        "priceHint": digits,
        "sourceInterval": 15,
        "exchangeDataDelayedBy": 0,
        "hasPrePostMarketData": series.kind in {"EQUITY", "ETF"},
        "tradeable": False,
        "cryptoTradeable": False,
        "symbol": series.symbol,
    }
    if series.actions:
        made["corporateActions"] = [
            {
                "header": kind.title(),
                "message": f"{series.symbol}: {kind.lower()} effective {day:%b. %d, %Y}",
                "meta": {
                    "eventType": kind,
                    "dateEpochMs": int(moment(day, dt.time(), series.zone).timestamp()) * 1000,
                },
            }
            for day, kind in series.actions
        ]
    if series.kind == "EQUITY":
        made |= {
            "sharesOutstanding": int(series.shares),
            "marketCap": int(series.shares * np.nan_to_num(price)),
        }
    if math.isnan(price):
        for name in ("Price", "Change", "ChangePercent", "Time"):
            del made[f"regularMarket{name}"]
        made.pop("marketCap", None)
    return made


def _state(series: Series, now: dt.datetime) -> str:
    """Return the market's state as Yahoo words it."""
    day = now.astimezone(ZoneInfo(series.zone)).date()
    if series.priced_at is not None and series.priced_at < series.closing(
        series.bars.days[-1].astype(dt.date)
    ):
        return "REGULAR"
    if not calendars.is_session(day, US.exchange):
        return "CLOSED"
    opening, closing = series.opening(day), series.closing(day)
    if opening <= now < closing:
        return "REGULAR"
    if opening - dt.timedelta(hours=5, minutes=30) <= now < opening:
        return "PRE"
    return "POST" if closing <= now < closing + dt.timedelta(hours=4) else "CLOSED"


_PREDEFINED = {
    "day_gainers": ("percentchange", "DESC", [("GT", "percentchange", 3), ("GTE", "intradaymarketcap", 2e9)]),
    "day_losers": (
        "percentchange",
        "ASC",
        [("LT", "percentchange", -2.5), ("GTE", "intradaymarketcap", 2e9)],
    ),
    "most_actives": ("dayvolume", "DESC", [("GT", "dayvolume", 5e6), ("GTE", "intradaymarketcap", 2e9)]),
}

_FIELDS = {
    "percentchange": "regularMarketChangePercent",
    "intradaypricechange": "regularMarketChange",
    "intradaymarketcap": "marketCap",
    "lastclosemarketcap.lasttwelvemonths": "marketCap",
    "intradayprice": "regularMarketPrice",
    "eodprice": "regularMarketPrice",
    "dayvolume": "regularMarketVolume",
    "eodvolume": "regularMarketVolume",
    "avgdailyvol3m": "averageDailyVolume3Month",
    "fiftytwowkpercentchange": "regularMarketChangePercent",
    "exchange": "exchange",
    "ticker": "symbol",
    "region": "region",
}


def _screener(scene: Scene, request: Request, due: Due) -> Answer:
    if refused := _refused(request):
        return refused
    if request.path.endswith("/predefined/saved"):
        name = request.query.get("scrIds", "")
        if name not in _PREDEFINED:
            return _no_screen("Invalid Screener", 404)
        order, direction, terms = _PREDEFINED[name]
        asked: dict[str, Any] = {
            "query": {
                "operator": "AND",
                "operands": [{"operator": o, "operands": [f, v]} for o, f, v in terms],
            },
            "sortField": order,
            "sortType": direction,
            "size": int(request.query.get("count", 25)),
            "offset": 0,
            "quoteType": "EQUITY",
        }
    else:
        asked = json.loads(request.body)
    size = int(asked.get("size") or asked.get("count") or 25)
    if size > 250:
        return _no_screen("Invalid size: more than 250", 400)
    quotes = []
    for symbol, listed in scene.series.items():
        if listed.kind == asked.get("quoteType", "EQUITY"):
            seen = _seen(scene, symbol, request.path, due)
            if seen is not None and len(seen.bars) and seen.exchange != "PNK":
                quotes.append(quote(seen, scene.now) | {"region": "us"})
    try:
        quotes = [one for one in quotes if _fits(one, asked["query"])]
        order = _FIELDS[asked.get("sortField", "ticker")]
    except KeyError as unknown:
        return _no_screen(f"Invalid field: {unknown}", 400)
    quotes = [one for one in quotes if one.get(order) is not None]
    quotes.sort(key=lambda one: one[order], reverse=asked.get("sortType", "DESC") == "DESC")
    offset = int(asked.get("offset") or 0)
    shown = quotes[offset : offset + size]
    result = {
        "start": offset,
        "count": len(shown),
        "total": len(quotes),
        "quotes": shown,
        "useRecords": False,
    }
    return of_json({"finance": {"result": [result], "error": None}})


def _no_screen(description: str, status: int) -> Answer:
    return of_json({"finance": {"result": None, "error": _error("Bad Request", description)}}, status)


def _fits(one: dict[str, Any], query: dict[str, Any]) -> bool:
    operator, operands = query["operator"].upper(), query["operands"]
    if operator == "AND":
        return all(_fits(one, term) for term in operands)
    if operator == "OR":
        return any(_fits(one, term) for term in operands)
    value = one.get(_FIELDS[operands[0]])
    if value is None:
        return False
    low = operands[1]
    tests = {
        "EQ": value == low,
        "BTWN": operator == "BTWN" and low <= value <= operands[-1],
        "GT": operator == "GT" and value > low,
        "GTE": operator == "GTE" and value >= low,
        "LT": operator == "LT" and value < low,
        "LTE": operator == "LTE" and value <= low,
    }
    return bool(tests[operator])


# --- the calendars of economic events and of earnings

_EVENT = {
    "econ_release": ("Event", "STRING"),
    "country_code": ("Country Code", "STRING"),
    "startdatetime": ("Event Time", "DATE"),
    "period": ("For", "STRING"),
    "after_release_actual": ("Actual", "STRING"),
    "consensus_estimate": ("Market Expectation", "STRING"),
    "prior_release_actual": ("Prior to This", "STRING"),
    "originally_reported_actual": ("Revised from", "STRING"),
}
_REPORT = {
    "ticker": ("Symbol", "STRING"),
    "companyshortname": ("Company Name", "STRING"),
    "intradaymarketcap": ("Market Cap (Intraday)", "NUMBER"),
    "eventname": ("Event Name", "STRING"),
    "startdatetime": ("Event Start Date", "DATE"),
    "startdatetimetype": ("Event Start Date", "STRING"),
    "epsestimate": ("EPS Estimate", "NUMBER"),
    "epsactual": ("Reported EPS", "NUMBER"),
    "epssurprisepct": ("Surprise (%)", "NUMBER"),
}


def _calendar(scene: Scene, request: Request, due: Due) -> Answer:
    """Answer with rows of one of the two calendars in the order asked for; others are not kept here."""
    if refused := _refused(request):
        return refused
    asked = json.loads(request.body)
    known: dict[str, tuple[dict[str, tuple[str, str]], list[dict[str, Any]]]] = {
        "economic_event": (_EVENT, [dict(zip(_EVENT, event, strict=True)) for event in scene.events]),
        "sp_earnings": (_REPORT, [report.row() for report in scene.reports]),
    }
    columns, rows = known.get(asked["entityIdType"], ({}, []))
    size, fields = asked["size"], asked["includeFields"]
    if not columns or size > 100 or not {*fields, asked["sortField"]} <= columns.keys():
        return _no_screen("Invalid calendar request", 400)
    rows = [row for row in rows if all(_holds(term, row) for term in asked["query"]["operands"])]
    rows.sort(key=lambda row: row[asked["sortField"]], reverse=asked["sortType"] == "DESC")
    shown = rows[asked["offset"] :][:size]
    told = [{"id": name, "label": columns[name][0], "type": columns[name][1]} for name in fields]
    document = {"columns": told, "rows": [[row[name] for name in fields] for row in shown]}
    result = {"total": len(rows), "documents": [document]}
    return of_json({"finance": {"result": [result], "error": None}})


def _holds(term: dict[str, Any], row: dict[str, Any]) -> bool:
    """Tell whether a row fits a term of a calendar's query; what the row does not tell holds of it."""
    operator, operands = term["operator"], term["operands"]
    if operator == "OR":
        return any(_holds(each, row) for each in operands)
    field, bound = operands
    if field not in row:
        return True
    if field == "startdatetime":
        low = f"{bound}T00:00:00"
        return bool(row[field] >= low if operator == "GTE" else row[field] <= low + "\uffff")
    holds: bool = row[field] == bound if operator == "EQ" else row[field] >= bound
    return holds


# --- the company's profile, which yfinance falls back on for the time zone of what it does not find


def _summary(_: Scene, request: Request, __: Due) -> Answer:
    error = _error("Not Found", f"Quote not found for symbol: {unquote(request.path.rsplit('/', 1)[1])}")
    return of_json({"quoteSummary": {"result": None, "error": error}}, 404)


_PATHS: dict[str, Callable[[Scene, Request, Due], Answer]] = {
    "/v8/finance/chart/": _chart,
    "/v7/finance/quote": _quotes,
    "/v1/finance/screener": _screener,
    "/v1/finance/search": news.search,
    "/v1/finance/visualization": _calendar,
    "/v10/finance/quoteSummary/": _summary,
}
