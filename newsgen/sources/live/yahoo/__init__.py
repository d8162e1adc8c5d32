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
``quotes``         one session of many symbols: what each answer says, and when it may be printed
``bars``           the running session in bars of fifteen minutes: :func:`fetch_bars`
``releases``       the week's economic figures, from the calendar of events
``wanted``         what is missing in the store, hence what to ask for
``collect``        the order of it all, and what comes out: :func:`fetch`
=================  ====================================================================================
"""

from __future__ import annotations

from newsgen.sources.live.yahoo.assemble import Fetched
from newsgen.sources.live.yahoo.bars import Afternoon, fetch_bars
from newsgen.sources.live.yahoo.collect import fetch
from newsgen.sources.live.yahoo.trouble import Failure
from newsgen.sources.live.yahoo.wanted import Known, Wanted

__all__ = ["Afternoon", "Failure", "Fetched", "Known", "Wanted", "fetch", "fetch_bars"]
