"""Jobs done by yfinance."""

from __future__ import annotations

import warnings
from typing import Any

import yfinance as yf
from yfinance.data import YfData

warnings.simplefilter("ignore")
yf.config.debug.hide_exceptions = False

Job = dict[str, Any]


def cache(job: Job) -> None:
    """Keep yfinance's cache in a folder of its own."""
    yf.set_tz_cache_location(job["folder"])


def history(job: Job) -> Any:
    """Return the last rows of a symbol's history and what comes with it, or the name of the error."""
    ticker = yf.Ticker(job["symbol"])
    arguments = {"period": "1y"} if "start" not in job else {"start": job["start"], "end": job.get("end")}
    frame = ticker.history(**arguments, auto_adjust=False, actions=True, timeout=job.get("timeout", 10))
    about = ticker.history_metadata
    rows = frame.tail(job.get("rows", 3))
    return {
        "days": [str(day.date()) for day in rows.index],
        "close": rows["Close"].tolist(),
        "volume": rows["Volume"].tolist(),
        "splits": frame["Stock Splits"][frame["Stock Splits"] != 0].tolist(),
        "dividends": frame["Dividends"][frame["Dividends"] != 0].tolist(),
        "adjusted": frame["Adj Close"].iloc[0] if len(frame) else None,
        "count": len(frame),
        "first close": frame["Close"].iloc[0] if len(frame) else None,
        "price": about["regularMarketPrice"],
        "at": about["regularMarketTime"].isoformat(),
        "currency": about["currency"],
        "zone": about["exchangeTimezoneName"],
    }


def download(job: Job) -> Any:
    frame = yf.download(job["symbols"], period="5d", progress=False, auto_adjust=False)
    return {symbol: frame["Close"][symbol].dropna().tolist() for symbol in job["symbols"]}


def screen(job: Job) -> Any:
    moved = yf.EquityQuery(
        "or",
        [
            yf.EquityQuery("gte", ["percentchange", job["percent"]]),
            yf.EquityQuery("lte", ["percentchange", -job["percent"]]),
        ],
    )
    query = yf.EquityQuery(
        "and",
        [
            moved,
            yf.EquityQuery("is-in", ["exchange", "NMS", "NYQ", "NGM", "ASE"]),
            yf.EquityQuery("btwn", ["intradaymarketcap", 0, 10**13]),
        ],
    )
    found = yf.screen(query, sortField="percentchange", size=250)
    moves = [(one["symbol"], one["regularMarketChangePercent"]) for one in found["quotes"]]
    return {"total": found["total"], "moves": moves}


def quote(job: Job) -> Any:
    address = "https://query1.finance.yahoo.com/v7/finance/quote"
    response = YfData().get(address, params={"symbols": ",".join(job["symbols"])}, timeout=10)
    if response.status_code != 200:
        return response.status_code
    return {
        one["symbol"]: one.get("regularMarketPrice") for one in response.json()["quoteResponse"]["result"]
    }


JOBS = {"cache": cache, "history": history, "download": download, "screen": screen, "quote": quote}
