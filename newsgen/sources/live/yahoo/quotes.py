"""One session of many symbols in a few requests: what a quote says, and whether it is a close."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from newsgen.markets import Session
from newsgen.sources.batch import Price
from newsgen.sources.live.yahoo.charts import decoded, moment, number
from newsgen.sources.live.yahoo.trouble import Trouble, of_answer

FIRST_SIZE = 400
"""Symbols asked for at once to begin with: 2,000 in five requests, an address of some 2,500 characters."""
LEAST_SIZE = 25
"""Below this, quotes do not work and charts are the shorter way."""
_HARMLESS = frozenset({"DIVIDEND", "NAME_CHANGE", "TICKER_CHANGE"})
"""Corporate actions after which a share is what it was."""
NOTHING = "NONE"
"""The kind of a symbol that Yahoo knows by name alone: it is listed no more."""
SLACK = dt.timedelta(minutes=15)
"""How long before the close a stock's last trade may be and still be its close."""


class Quote(NamedTuple):
    """What Yahoo says of one symbol now; None for what it leaves out or what is no number."""

    symbol: str
    price: float | None
    previous: float | None
    """Close of the session before, adjusted as ``price`` is."""
    traded: dt.datetime | None
    """When it last traded, UTC."""
    state: str
    """``REGULAR`` while the market is open, else ``PREPRE``, ``PRE``, ``POST``, ``POSTPOST``, ``CLOSED``."""
    currency: str
    open: float | None
    high: float | None
    low: float | None
    volume: float | None
    market_cap: float | None
    """Millions of dollars."""
    name: str
    kind: str
    """``EQUITY``, ``ETF``, ``INDEX`` ..."""
    altered: tuple[dt.datetime, ...] = ()
    """When what changes a share takes effect, as far as Yahoo tells: a split, a spin-off; UTC."""

    @property
    def move(self) -> float | None:
        """The session's move, 0.1 for 10 %; None where it is not known."""
        return self.price / self.previous - 1 if self.price and self.previous else None

    def price_of(self, session: dt.date) -> Price:
        """Return the quote as that session's price; ``price`` must be there."""
        if self.price is None:
            raise ValueError(f"{self.symbol} has no price")
        return Price(
            self.symbol, session, self.price, self.open, self.high, self.low, self.volume, self.market_cap
        )


def of(row: dict[str, Any]) -> Quote | None:
    """Read one row of a quote or a screen; None where it names no symbol."""
    symbol = row.get("symbol")
    if not isinstance(symbol, str) or not symbol:
        return None
    cap = number(row.get("marketCap"))
    volume = row.get("regularMarketVolume")
    return Quote(
        symbol=symbol,
        price=number(row.get("regularMarketPrice")),
        previous=number(row.get("regularMarketPreviousClose")),
        traded=moment(row.get("regularMarketTime")),
        state=str(row.get("marketState") or ""),
        currency=str(row.get("currency") or ""),
        open=number(row.get("regularMarketOpen")),
        high=number(row.get("regularMarketDayHigh")),
        low=number(row.get("regularMarketDayLow")),
        volume=0.0 if volume == 0 and not isinstance(volume, bool) else number(volume),
        market_cap=cap / 1e6 if cap else None,
        name=str(row.get("longName") or row.get("shortName") or "").strip(),
        kind=str(row.get("quoteType") or ""),
        altered=_altered(row.get("corporateActions")),
    )


def _altered(actions: Any) -> tuple[dt.datetime, ...]:
    """Return when the corporate actions take effect that a quote tells, dividends and new names left out."""
    metas = [one.get("meta") for one in actions or () if isinstance(one, dict)]
    told = [meta for meta in metas if isinstance(meta, dict) and meta.get("eventType") not in _HARMLESS]
    moments = (moment((number(meta.get("dateEpochMs")) or 0) / 1000) for meta in told)
    return tuple(when for when in moments if when)


def why_no_close(quote: Quote, session: Session) -> str:
    """Return why ``quote`` is not the close of ``session``, in Korean; empty if it is."""
    if quote.kind == NOTHING:
        return "야후에 시세가 없는 종목(상장폐지일 수 있음)"
    if quote.price is None or quote.traded is None:
        return "현재가가 없음"
    if quote.currency not in {"USD", ""}:
        return f"달러 시세가 아님({quote.currency})"
    return why_not_over(quote.traded, session) or ("장중 시세임" if quote.state == "REGULAR" else "")


def why_not_over(traded: dt.datetime, session: Session) -> str:
    """Return why a last trade at ``traded`` does not end ``session``; empty if it does."""
    market = session.market
    local = traded.astimezone(market.zone)
    if local.date() != session.day:
        return f"마지막 거래가 {local.date()}임"
    if traded < session.closes - SLACK:
        return f"장중 시세임({market.nouns.place} {local:%H:%M})"
    return ""


@dataclass
class Answers:
    """What came of asking for many quotes."""

    found: dict[str, Quote] = field(default_factory=dict)
    trouble: Trouble | None = None
    """Why asking was given up; the symbols not found then were not answered at all."""


def ask(symbols: Sequence[str], send: Callable[[Sequence[str]], bytes]) -> Answers:
    """Ask for all ``symbols``, as many at once as are answered.

    A request that fails, or that answers less than half of what it was asked, is made again in smaller
    ones: an address too long, a server too slow. Given up where the least size fails too, or at once where
    Yahoo refuses (no crumb, too many requests) or twice says nothing at all: then charts have to do.
    """
    answers, size, silences = Answers(), FIRST_SIZE, 0
    waiting = list(symbols)
    while waiting:
        batch, waiting = waiting[:size], waiting[size:]
        try:
            found = rows(send(batch))
        except Trouble as trouble:
            refused = trouble.status in {401, 403, 429} or not trouble.again
            silences += trouble.silent
            if refused or size <= LEAST_SIZE or silences > 1:
                answers.trouble = trouble
                break
            size = max(size // 4, LEAST_SIZE)
            waiting = batch + waiting
            continue
        got = {quote.symbol: quote for row in found if (quote := of(row)) is not None}
        answers.found |= {symbol: got[symbol] for symbol in batch if symbol in got}
        missing = [symbol for symbol in batch if symbol not in got]
        if len(missing) > len(batch) / 2 and size > LEAST_SIZE:
            size = max(size // 4, LEAST_SIZE)
            waiting = missing + waiting
    return answers


def rows(body: bytes) -> list[dict[str, Any]]:
    """Return the rows of an answer, those without a price included; :class:`Trouble` for whatever is none."""
    answer = decoded(body)
    response = answer.get("quoteResponse") or answer.get("finance")
    response = response if isinstance(response, dict) else {}
    if isinstance(response.get("error"), dict):
        raise of_answer(response["error"])
    found = response.get("result")
    if not isinstance(found, list):
        raise Trouble("깨진 답(시세 목록 없음)", again=True)
    return [row for row in found if isinstance(row, dict)]
