"""From answers to a batch: which rows are closes of their session, and what is told of the others.

What is not certain is left out and told, never stored: a price that is not in the store is asked for
again by the next fetch, a wrong one would stay.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from newsgen import calendars
from newsgen.markets import Session
from newsgen.model import Instrument, Kind
from newsgen.sources.batch import Batch, LastTrade, Moment, Price, Rate, Split
from newsgen.sources.columns import FIELDS, PriceColumns, date_of, day_number
from newsgen.sources.live.yahoo.charts import DAILY, Chart, joined
from newsgen.sources.live.yahoo.quotes import Quote, why_no_close, why_not_over
from newsgen.sources.live.yahoo.wanted import YIELDS, YIELDS_TAKEN, Ask
from newsgen.sources.source import Failure, Fetched, Known, Wanted

ORIGIN = "Yahoo Finance"
AGREE = 0.01
"""Relative difference up to which two figures of one close agree: closing auctions come in late."""
BROKEN = 0.2
"""Difference in logs between the stored and the sent close of one day that no correction explains."""

_CAP = FIELDS.index("market_cap")
_KINDS = {"EQUITY": Kind.STOCK, "ETF": Kind.ETF}


@dataclass
class Collected:
    """Answers as they came in."""

    charts: dict[Ask, Chart] = field(default_factory=dict)
    quotes: dict[str, Quote] = field(default_factory=dict)
    """Quotes that are closes of the session, by symbol."""
    told: dict[str, Quote] = field(default_factory=dict)
    """Every quote, those that are none as well."""
    failures: dict[str, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    requests: int = 0


def assembled(wanted: Wanted, known: Known, collected: Collected) -> Fetched:
    """Return the batch of all that is certain, and every failure."""
    failures = dict(collected.failures)
    charts: list[Chart] = []
    splits: list[Split] = []
    rates: list[Rate] = []
    for ask, chart in collected.charts.items():
        name = ask.symbol
        if chart.every != DAILY:
            failures[name] = f"하루치가 아닌 행이 옴({chart.every})"
            continue
        if ask.series:
            found = _rates(ask, chart, wanted.day, known.rates.get(ask.series))
            rates += found
            if not any(rate.date == wanted.day for rate in found):
                failures[name] = _absent(chart, wanted.day)
            continue
        why = _unusable(chart, known.last.get(name))
        if not why:
            kept, why = _closes(chart, wanted.session, collected.quotes.get(name))
            charts.append(kept)
            splits += chart.splits
        if why:
            failures[name] = why
    charted = {ask.symbol for ask in collected.charts}
    prices = _columns(charts, _quoted(wanted, known, collected, charted | failures.keys()))
    batch = Batch(
        origin=ORIGIN,
        live=True,
        prices=prices,
        splits=tuple(splits),
        rates=tuple(rates),
        moments=_moments(rates),
        instruments=_instruments(prices, collected.quotes, known.named),
        trades=_trades(wanted.session, collected, {*prices.symbols, *known.last}),
        notices=(*collected.notices, *(notice for chart in charts for notice in chart.notices)),
    )
    told = tuple(Failure(symbol, cause) for symbol, cause in sorted(failures.items()))
    return Fetched(batch=batch, failures=told, requests=collected.requests)


def _unusable(chart: Chart, last: tuple[dt.date, float] | None) -> str:
    """Return why nothing of a chart can be used; empty if it can."""
    if chart.currency not in {"USD", ""}:
        return f"달러 시세가 아님({chart.currency})"
    if chart.doubt:
        return chart.doubt
    if last is None:
        return ""
    same = np.flatnonzero(chart.days == day_number(last[0]))
    if not same.size:
        return ""
    sent = float(chart.values[same[0], 0])
    if abs(math.log(sent / last[1])) <= BROKEN:
        return ""
    return f"{last[0]} 종가가 저장소({last[1]:g})와 크게 다름({sent:g}): 알려지지 않은 분할일 수 있음"


def _closes(chart: Chart, session: Session, quote: Quote | None) -> tuple[Chart, str]:
    """Return the rows up to ``session`` that are closes, with the market cap, and why it is not there."""
    day = day_number(session.day)
    why = doubt(chart, session, quote)
    last = day - 1 if why else day
    kept = (chart.days <= last) & np.isin(chart.days, _sessions(chart, session))
    values = chart.values[kept].copy()
    days = chart.days[kept]
    if quote and quote.market_cap and days.size and days[-1] == day:
        values[-1, _CAP] = quote.market_cap
    return replace(chart, days=days, values=values), why


def doubt(chart: Chart, session: Session, quote: Quote | None) -> str:
    """Return why a chart's row of ``session`` is not its close; empty if it is."""
    row = np.flatnonzero(chart.days == day_number(session.day))
    if not row.size:
        return _absent(chart, session.day)
    close = float(chart.values[row[0], 0])
    if chart.traded and chart.traded.astimezone(session.market.zone).date() == session.day:
        why = why_not_over(chart.traded, session)
        if why:
            return why
        if chart.price and abs(close / chart.price - 1) > AGREE:
            return f"차트의 종가({close:g})가 현재가({chart.price:g})와 다름"
    if quote and quote.price and abs(close / quote.price - 1) > AGREE:
        return f"차트의 종가({close:g})가 시세표({quote.price:g})와 다름"
    return ""


def _absent(chart: Chart, session: dt.date) -> str:
    day = day_number(session)
    if day in chart.blank:
        return f"{session} 종가가 비어 있음"
    before = chart.days[chart.days < day]
    return f"{session} 시세가 없음" + (f"(마지막은 {date_of(int(before[-1]))})" if before.size else "")


def _sessions(chart: Chart, session: Session) -> np.ndarray:
    exchange, last = session.market.exchange, session.day
    first, _ = calendars.bounds(exchange)
    start = max(date_of(int(chart.days[0])), first) if chart.days.size else last
    return np.array([day_number(day) for day in calendars.sessions(min(start, last), last, exchange)])


def _rates(ask: Ask, chart: Chart, session: dt.date, last: dt.date | None) -> list[Rate]:
    """Return the observations of weekdays that are new, up to ``session``.

    Old ones are left alone: the morning's value is compared with the value of the morning before, not with
    one that was mended in between.
    """
    dates = [date_of(int(day)) for day in chart.days]
    return [
        Rate(ask.series, date, value)
        for date, value in zip(dates, chart.values[:, 0].tolist(), strict=True)
        if date <= session and date.weekday() < 5 and (last is None or date > last)
    ]


def _moments(rates: list[Rate]) -> tuple[Moment, ...]:
    """Return when the yields that came are taken."""
    return tuple(Moment(name, YIELDS_TAKEN) for name in sorted({one.series for one in rates} & {*YIELDS}))


def _quoted(wanted: Wanted, known: Known, collected: Collected, without: set[str]) -> list[Price]:
    """Return the closes that quotes alone tell, and the closes before them where the store has none."""
    before = wanted.session.previous.day
    prices = []
    for symbol, quote in collected.quotes.items():
        if symbol in without or symbol not in wanted.members:
            continue
        prices.append(quote.price_of(wanted.day))
        last = known.last.get(symbol)
        if quote.previous and (last is None or last[0] < before):
            prices.append(Price(symbol, before, quote.previous))
    return prices


def _columns(charts: list[Chart], quoted: list[Price]) -> PriceColumns:
    symbols, codes, days, values = joined(charts)
    more = PriceColumns.of(quoted)
    return PriceColumns(
        symbols=(*symbols, *more.symbols),
        codes=np.concatenate([codes, more.codes + len(symbols)]),
        days=np.concatenate([days, more.days]),
        values=np.concatenate([values, more.values]),
    )


def _instruments(
    prices: PriceColumns, quotes: Mapping[str, Quote], named: frozenset[str]
) -> tuple[Instrument, ...]:
    """Return a name for each symbol with prices that has none yet and is a stock or a fund."""
    return tuple(
        Instrument(symbol=symbol, english=quote.name, kind=_KINDS[quote.kind])
        for symbol in prices.symbols
        if symbol not in named and (quote := quotes.get(symbol)) and quote.name and quote.kind in _KINDS
    )


def _trades(session: Session, collected: Collected, priced: set[str]) -> tuple[LastTrade, ...]:
    """Return what Yahoo says was the last trade of each symbol that has prices, if it was in the session.

    Both say it, the chart and the quote; the later one counts.
    """
    told: list[Chart | Quote] = [one for ask, one in collected.charts.items() if not ask.series]
    found: dict[str, LastTrade] = {}
    for one in (*told, *collected.told.values()):
        known = one.symbol in priced and one.currency in {"USD", ""}
        if not known or one.price is None or one.traded is None:
            continue
        before = found.get(one.symbol)
        here = one.traded.astimezone(session.market.zone).date() == session.day
        if here and (before is None or before.at <= one.traded):
            found[one.symbol] = LastTrade(one.symbol, one.price, one.traded)
    return tuple(found.values())


def sifted(quotes: Mapping[str, Quote], session: Session) -> tuple[dict[str, Quote], dict[str, str]]:
    """Part quotes that are closes of ``session`` from those that are not, with why."""
    good, bad = {}, {}
    for symbol, quote in quotes.items():
        why = why_no_close(quote, session)
        if why:
            bad[symbol] = why
        else:
            good[symbol] = quote
    return good, bad
