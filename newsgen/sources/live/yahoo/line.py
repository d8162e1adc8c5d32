"""The line to Yahoo: yfinance's session under a total deadline, counted, with a breaker.

yfinance bounds only the request that it was asked for: cookie, crumb and consent take 30 seconds each,
behind one lock. Here every request of the session passes one gate, whoever sends it, so that nothing
outlives the deadline and nothing is sent after the breaker has opened.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from newsgen.sources.live.yahoo.trouble import LATE, RATE_LIMITED, Trouble, of_network, of_status
from newsgen.sources.source import Limits

PATIENCE = 10.0
"""Seconds that one request may take, its body included."""
RATE_LIMITS = 5
"""Answers of 429 in a row after which no more is asked: asking on prolongs the ban."""
SILENCES = 12
"""Requests in a row without any answer after which the host counts as gone."""

ROWS = 100
"""Rows of a calendar that Yahoo gives at once, at most."""
EVENT_FIELDS = (
    "econ_release",
    "country_code",
    "startdatetime",
    "period",
    "after_release_actual",
    "consensus_estimate",
    "prior_release_actual",
    "originally_reported_actual",
)
"""What is asked of each economic event: its name, place and time, the month it is about, its figures."""
REPORT_FIELDS = (
    "ticker",
    "companyshortname",
    "intradaymarketcap",
    "eventname",
    "startdatetime",
    "startdatetimetype",
    "epsestimate",
    "epsactual",
    "epssurprisepct",
)
"""What is asked of each report of earnings: whose, how large, of which quarter, when, and its figures."""

_AHEAD = 2 * 86_400
"""Seconds: a clock that is a day behind must not cut the last session off."""

_CHART = "https://query2.finance.yahoo.com/v8/finance/chart/"
_CALENDAR = "https://query1.finance.yahoo.com/v1/finance/visualization"
_QUOTE = "https://query1.finance.yahoo.com/v7/finance/quote"
_SEARCH = "https://query2.finance.yahoo.com/v1/finance/search"


class Line:
    """One fetch's connection. Safe to use from several threads."""

    def __init__(self, *, deadline: float, cache: Path) -> None:
        """Open the line for ``deadline`` seconds; yfinance keeps its cookie in ``cache``."""
        self._ends = time.monotonic() + deadline
        self._lock = threading.Lock()
        self._rate_limits = 0
        self._silences = 0
        self.requests = 0
        """Requests sent so far, cookies and crumbs included."""
        self.broken: Trouble | None = None
        """Why nothing more is asked, once the breaker has opened."""
        self._session, self._client = self._connected(cache)

    def left(self) -> float:
        """Return the seconds until the deadline; below 0 after it."""
        return self._ends - time.monotonic()

    @contextlib.contextmanager
    def at_most(self, seconds: float) -> Iterator[None]:
        """Bring the deadline forward for what is asked within; after it, charts can still be asked for."""
        ends = self._ends
        self._ends = min(ends, time.monotonic() + seconds)
        try:
            yield
        finally:
            self._ends = ends

    def chart(self, symbol: str, start: int) -> bytes:
        """Return the daily chart of ``symbol`` from ``start`` (seconds since 1970) to now, as sent.

        Always to now, because prices are adjusted for every split until now: without the events after
        a past session its prices could not be turned back. Raises :class:`Trouble`.
        """
        params = {
            "period1": start,
            "period2": int(time.time()) + _AHEAD,
            "interval": "1d",
            "includePrePost": "false",
            "events": "div,splits,capitalGains",
        }
        return self._answer(lambda: self._session.get(_CHART + symbol, params=params, timeout=PATIENCE))

    def bars(self, symbol: str) -> bytes:
        """Return the 15-minute bars of ``symbol`` of the session that runs, or ran last, as sent.

        Raises :class:`Trouble`.
        """
        params = {"range": "1d", "interval": "15m", "includePrePost": "false"}
        return self._answer(lambda: self._session.get(_CHART + symbol, params=params, timeout=PATIENCE))

    def hours(self, symbol: str, start: int) -> bytes:
        """Return the bars of an hour of ``symbol`` from ``start`` (seconds since 1970) to now, as sent.

        Raises :class:`Trouble`.
        """
        params = {
            "period1": start,
            "period2": int(time.time()) + _AHEAD,
            "interval": "1h",
            "includePrePost": "false",
        }
        return self._answer(lambda: self._session.get(_CHART + symbol, params=params, timeout=PATIENCE))

    def hours_again(self, symbol: str, start: int) -> bytes:
        """As :meth:`hours`, after yfinance has made sure of a cookie and a crumb. Raises :class:`Trouble`."""
        self._answer(lambda: self._client.get(f"{_CHART}{symbol}", params={"range": "1d"}, timeout=PATIENCE))
        return self.hours(symbol, start)

    def bars_again(self, symbol: str) -> bytes:
        """As :meth:`bars`, after yfinance has made sure of a cookie and a crumb. Raises :class:`Trouble`."""
        self._answer(lambda: self._client.get(f"{_CHART}{symbol}", params={"range": "1d"}, timeout=PATIENCE))
        return self.bars(symbol)

    def chart_again(self, symbol: str, start: int) -> bytes:
        """As :meth:`chart`, after yfinance has made sure of a cookie and a crumb. Raises :class:`Trouble`."""
        self._answer(lambda: self._client.get(f"{_CHART}{symbol}", params={"range": "1d"}, timeout=PATIENCE))
        return self.chart(symbol, start)

    def quotes(self, symbols: Sequence[str]) -> bytes:
        """Return the quotes of ``symbols`` in one request, as sent. Raises :class:`Trouble`."""
        params = {"symbols": ",".join(symbols), "formatted": "false", "lang": "en-US", "region": "US"}
        return self._answer(lambda: self._client.get(_QUOTE, params=params, timeout=PATIENCE))

    def search(self, words: str, count: int) -> bytes:
        """Return what a search for ``words`` finds, with ``count`` news reports, as sent.

        The request is that of yfinance's ``Search``, which needs no crumb. Raises :class:`Trouble`.
        """
        params = {
            "q": words,
            "quotesCount": 0,
            "listsCount": 0,
            "newsCount": count,
            "newsQueryId": "news_cie_vespa",
            "enableFuzzyQuery": "false",
        }
        return self._answer(lambda: self._session.get(_SEARCH, params=params, timeout=PATIENCE))

    def movers(self, percent: float, market_cap: float, size: int) -> dict[str, Any]:
        """Return a screen of US stocks that moved ``percent`` or more either way, largest rise first.

        ``market_cap`` is the least in dollars, ``size`` the most answers (250 is Yahoo's limit). Raises
        :class:`Trouble`.
        """
        import yfinance as yf  # noqa: PLC0415 - a second of import that no other stage pays

        size_and_place = [
            yf.EquityQuery("eq", ["region", "us"]),
            yf.EquityQuery("gte", ["intradaymarketcap", market_cap]),
        ]
        moved = yf.EquityQuery(
            "or",
            [
                yf.EquityQuery("gte", ["percentchange", percent]),
                yf.EquityQuery("lte", ["percentchange", -percent]),
            ],
        )
        query = yf.EquityQuery("and", [moved, *size_and_place])
        try:
            found = yf.screen(query, size=size, sortField="percentchange", sortAsc=False)
        except Trouble:
            raise
        except Exception as error:
            raise of_network(error) from error
        return found if isinstance(found, dict) else {}

    def events(self, first: dt.date, last: dt.date, offset: int) -> bytes:
        """Return the world's economic events of some days, a hundred from ``offset`` on, as sent.

        Raises :class:`Trouble`.
        """
        return self._calendar("economic_event", "startdatetime", EVENT_FIELDS, _within(first, last), offset)

    def reports(self, first: dt.date, last: dt.date, market_cap: float, offset: int) -> bytes:
        """Return the reports of earnings of some days, a hundred from ``offset`` on, as sent.

        Those of companies worth ``market_cap`` dollars at least, the largest first; all where it is 0. Raises
        :class:`Trouble`.
        """
        kinds = [_term("EQ", "eventtype", kind) for kind in ("EAD", "ERA")]
        terms = [_term("EQ", "region", "us"), {"operator": "OR", "operands": kinds}, *_within(first, last)]
        if market_cap:
            terms.append(_term("GTE", "intradaymarketcap", market_cap))
        return self._calendar("sp_earnings", "intradaymarketcap", REPORT_FIELDS, terms, offset)

    def _calendar(
        self, kind: str, sort: str, fields: Sequence[str], terms: list[dict[str, Any]], offset: int
    ) -> bytes:
        """Return rows of one of Yahoo's calendars.

        The request is that of yfinance's ``Calendars``, which older versions lack.
        """
        body = {
            "sortType": "DESC",
            "entityIdType": kind,
            "sortField": sort,
            "includeFields": list(fields),
            "size": ROWS,
            "offset": offset,
            "query": {"operator": "AND", "operands": terms},
        }
        params = {"lang": "en-US", "region": "US"}
        return self._answer(lambda: self._client.post(_CALENDAR, body=body, params=params, timeout=PATIENCE))

    def _answer(self, ask: Any) -> bytes:
        try:
            response = ask()
        except Trouble:
            raise
        except Exception as error:
            if type(error).__name__ == "YFRateLimitError":
                raise Trouble(RATE_LIMITED, again=True, status=429) from error
            raise (of_network(error) if self.left() > 0 else Trouble(LATE)) from error
        body: bytes = response.content
        trouble = of_status(response.status_code, body)
        if trouble:
            raise trouble
        return body

    def _connected(self, cache: Path) -> tuple[Any, Any]:
        """Return a session whose every request passes the gate, and yfinance's client on top of it."""
        import yfinance as yf  # noqa: PLC0415
        from yfinance.data import YfData  # noqa: PLC0415

        # yfinance makes pandas 3 print a deprecation for every ticker; nobody here can act on them.
        warnings.filterwarnings("ignore", module=r"yfinance(\.|$)")
        # What it logs (no cookie, no crumb, going on) is told here by symbol and cause instead.
        logging.getLogger("yfinance").setLevel(logging.CRITICAL)
        yf.set_tz_cache_location(str(cache))
        session = _new_session()
        send = session.request

        def gate(method: str, url: str, **rest: Any) -> Any:
            rest["timeout"] = self._admitted(rest.get("timeout"))
            try:
                response = send(method, url, **rest)
            except Exception:
                self._noted(silent=True)
                raise
            self._noted(rate_limited=response.status_code == 429)
            return response

        session.request = gate
        return session, YfData(session=session)

    def _admitted(self, asked: float | None) -> float:
        """Return how long the next request may take; raise where none may be sent."""
        with self._lock:
            if self.broken:
                raise self.broken
            left = self.left()
            if left <= 0:
                raise Trouble(LATE)
            self.requests += 1
        return min(asked or PATIENCE, PATIENCE, left)

    def _noted(self, *, rate_limited: bool = False, silent: bool = False) -> None:
        """Count failures in a row; open the breaker where they are too many."""
        with self._lock:
            self._rate_limits = self._rate_limits + rate_limited if rate_limited or silent else 0
            self._silences = self._silences + 1 if silent else 0
            if self._rate_limits >= RATE_LIMITS:
                self.broken = Trouble(RATE_LIMITED)
            elif self._silences >= SILENCES and self.left() > 0:
                self.broken = Trouble("야후가 대답하지 않아 그만둠")


def _term(operator: str, field: str, value: object) -> dict[str, Any]:
    return {"operator": operator, "operands": [field, value]}


def _within(first: dt.date, last: dt.date) -> list[dict[str, Any]]:
    """Return the terms of some days, both included: bounds are midnights of UTC."""
    following = last + dt.timedelta(days=1)
    return [_term("GTE", "startdatetime", str(first)), _term("LTE", "startdatetime", str(following))]


@contextlib.contextmanager
def connected(limits: Limits) -> Iterator[Line]:
    """Open the line that all of Yahoo's sources share in one fetch."""
    yield Line(deadline=limits.left, cache=limits.cache)


Connect = Callable[[Limits], contextlib.AbstractContextManager[Line]]


def _new_session() -> Any:
    """Return the session that yfinance would make: a browser's handshake where curl_cffi is there."""
    try:
        from curl_cffi.requests import Session  # noqa: PLC0415
    except ImportError:  # a platform without it, which yfinance supports by plain requests
        from yfinance._http import new_session  # noqa: PLC0415

        return new_session()
    return Session(impersonate="chrome")
