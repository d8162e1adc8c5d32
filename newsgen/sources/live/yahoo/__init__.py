"""Yahoo Finance: daily history by symbol, and one session of thousands of stocks in a few requests.

The one package that knows yfinance. Its client (browser-like session, cookies, crumb, consent) is used
as it is; its data frames are not. ``Ticker.history`` turns a missing volume into 0, costs 12 ms of pandas
a ticker, and answers every status of 400 and above by fetching cookie and crumb anew and asking again,
under one lock: a thousand unknown tickers become six thousand requests. So charts are asked for through
the same session and read here, and only what needs a crumb (quotes, screener) goes by yfinance's own way.

=================  ====================================================================================
``line``           the session: every request counted, cut off at the deadline, stopped by the breaker
``pool``           a few workers that cannot outlive the deadline
``charts``         one symbol's daily rows, raw as traded
``restoring``      which splits they were adjusted for, by the store, by the jump, or not at all
``quotes``         one session of many symbols: what each answer says, and when it may be printed
``bars``           the running session in bars of fifteen minutes
``currencies``     currencies at the session's close, from bars of an hour
``levels``         the closes of Seoul's indices, which stand by for the desk's files
``nights``         New York's indices as Seoul tells them, of the night before
``releases``       the week's economic figures, from the calendar of events
``earnings``       who reported, and who is due, from the calendar of earnings
``tables``         what both calendars answer in
``wanted``         what is missing in the store, hence what to ask for
``prices``         the order of asking for a session, ``assemble`` what comes out
=================  ====================================================================================
"""

from __future__ import annotations

from newsgen.sources.live.yahoo.bars import YahooBars
from newsgen.sources.live.yahoo.currencies import YahooCurrencies
from newsgen.sources.live.yahoo.earnings import YahooEarnings
from newsgen.sources.live.yahoo.levels import YahooLevels
from newsgen.sources.live.yahoo.nights import YahooNights
from newsgen.sources.live.yahoo.prices import YahooPrices
from newsgen.sources.live.yahoo.releases import YahooReleases

__all__ = [
    "YahooBars",
    "YahooCurrencies",
    "YahooEarnings",
    "YahooLevels",
    "YahooNights",
    "YahooPrices",
    "YahooReleases",
]
