"""What a source hands to the store: plain rows, checked by the source, raw as traded."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sized
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from newsgen.model import Account, Instrument


class Price(NamedTuple):
    """One session of one instrument, raw: neither splits nor dividends are adjusted for.

    ``close`` is finite and above zero, but of contracts that can be worth less
    (:func:`newsgen.markets.below_zero`). The others are None where the source has none.
    """

    symbol: str
    date: dt.date
    close: float
    open: float | None = None
    high: float | None = None
    low: float | None = None
    volume: float | None = None
    market_cap: float | None = None
    """Millions of the market's money."""


class Split(NamedTuple):
    """A split on its ex-date: ``ratio`` new shares for each old one (10.0 for 10:1, 0.05 for 1:20)."""

    symbol: str
    date: dt.date
    ratio: float

    @property
    def is_distribution(self) -> bool:
        """Whether it is a factor of prices alone, as sources list a spin-off: nobody holds more shares.

        Such a ratio is what the market made of it (1057:1000, 1907:2000, 1324:1000), where a split or a stock
        dividend is a fraction of small numbers (3:2, 11:10, 21:20). Prices before it are divided by it as
        by any other; volumes are left alone.
        """
        simple = float(Fraction(self.ratio).limit_denominator(_SMALL))
        return abs(math.log(self.ratio)) < _FACTOR and abs(simple / self.ratio - 1) > _ROUNDED

    @property
    def shares(self) -> float:
        """How many shares there are for each old one: one, where only prices changed."""
        return 1.0 if self.is_distribution else self.ratio


_SMALL = 20
"""Largest denominator of a ratio by which shares are multiplied."""
_FACTOR = math.log(1.5)
"""No spin-off of the years watched took more than a third of its parent's price (T 2022: 1324:1000)."""
_ROUNDED = 1e-5
"""Relative rounding of a ratio that is told with six digits."""


class Rate(NamedTuple):
    """One observation of a series of rates or currencies: ``DGS10`` 4.24, ``USDKRW`` 1383.09."""

    series: str
    date: dt.date
    value: float


class Flow(NamedTuple):
    """What each kind of investor bought on balance on a part of an exchange in a session.

    In 100 million of the market's money; more sold than bought is below zero. None is what is not known.
    """

    board: str
    """``KOSPI``, ``KOSDAQ``: :class:`newsgen.markets.Board`."""
    date: dt.date
    as_of: str = ""
    """The time by the market's clock of provisional figures, ``15:40``; empty where they are final."""
    individual: float | None = None
    foreign: float | None = None
    institution: float | None = None
    other_corp: float | None = None
    """Companies that are no financial institutions: with them all sum up to zero."""
    securities: float | None = None
    """From here on kinds of institutions."""
    insurance: float | None = None
    trust: float | None = None
    bank: float | None = None
    other_financial: float | None = None
    pension: float | None = None


INVESTORS = ("individual", "foreign", "institution", "other_corp")
"""The kinds of investors that together are all of them, as :class:`Flow` names them."""


class Release(NamedTuple):
    """One economic figure as it came out, or as it was due and did not come.

    Percentages are in percent, persons and claims in thousands. None is what is not known: it never
    stands for zero.
    """

    code: str
    """``CPI_YOY``, ``PAYROLLS`` ...: :mod:`newsgen.indicators`."""
    period: dt.date | None
    """First day of the month or week that it is about; None where it has none, or is not known."""
    date: dt.date
    """The day it came out, in New York."""
    actual: float | None = None
    forecast: float | None = None
    previous: float | None = None
    """The period before, as told with this release: revised already, unless ``revised`` is given."""
    revised: float | None = None
    """What this release revised the period before to; ``previous`` is then what it was."""


class Bar(NamedTuple):
    """One 15-minute bar of an index or a stock, as traded; ``start`` is UTC."""

    symbol: str
    start: dt.datetime
    open: float
    high: float
    low: float
    close: float


class Moment(NamedTuple):
    """When in its day the values of a series are taken."""

    series: str
    clock: str
    """``00:00 Europe/London``; ``close us`` where it is the close of a market's session."""


class Base(NamedTuple):
    """The base price of a session: what the change of its day is against, raw, in the shares of that day.

    It is told where it is not the close before: after a split, a spin-off, a rights issue.
    """

    symbol: str
    date: dt.date
    price: float | None
    """None where it is known not to be the close before, and not known what it is."""


class LastTrade(NamedTuple):
    """What a source says of a symbol's last trade: its price, and when it was; ``at`` has a time zone."""

    symbol: str
    price: float
    at: dt.datetime


class Listing(NamedTuple):
    """The whole membership of a universe as a list of a certain day tells it."""

    universe: str
    """``russell2000``, ``sp500``."""
    as_of: dt.date
    symbols: frozenset[str]


class Spelling(NamedTuple):
    """How brokers write a company: ``korean`` and ``english`` are as listed, not fit to print."""

    symbol: str
    korean: str
    english: str


class Classed(NamedTuple):
    """Where a company belongs by the Global Industry Classification Standard."""

    symbol: str
    sector: str
    """``Information Technology``."""
    industry: str
    """``Software``; empty where the source tells the sector alone."""


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Everything one source knows; the store takes it whole or not at all."""

    origin: str
    """Where it came from, as an article's source line may print it."""
    prices: Iterable[Price] = ()
    splits: tuple[Split, ...] = ()
    rates: tuple[Rate, ...] = ()
    flows: tuple[Flow, ...] = ()
    releases: tuple[Release, ...] = ()
    bars: Iterable[Bar] = ()
    moments: tuple[Moment, ...] = ()
    bases: tuple[Base, ...] = ()
    references: tuple[Base, ...] = ()
    """Base prices of which it is left to the store whether they are the close before."""
    retracted: tuple[tuple[str, dt.date], ...] = ()
    """Symbols and sessions of which the desk takes back the base price that it gave."""
    trades: tuple[LastTrade, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    listings: tuple[Listing, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    classes: tuple[Classed, ...] = ()
    accounts: tuple[Account, ...] = ()
    """What its sources say happened beside the moves, or is due."""
    demo: bool = False
    """True where prices are partly made up: nothing built from them may be published."""
    live: bool = False
    """True where a source was asked for it just now: its closes are as old as the import, no older."""
    notices: tuple[str, ...] = field(default=())
    """What the user must know about the input (Korean): conflicts, rows left out."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        parts = (self.prices, self.splits, self.rates, self.releases, self.bars)
        others = (self.instruments, self.listings, self.spellings, self.moments, self.bases, self.retracted)
        more = (self.trades, self.classes, self.accounts, self.flows)
        return not any(len(part) if isinstance(part, Sized) else 1 for part in (*parts, *others, *more))
