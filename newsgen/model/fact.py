"""What is known and what is news of it: instruments, facts with their inputs, items with their scores."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """Base of every type here: immutable, compared by value, built by keyword."""


class Kind(StrEnum):
    """What an instrument is."""

    INDEX = "index"
    STOCK = "stock"
    ETF = "etf"
    RATE = "rate"
    CURRENCY = "currency"
    BASKET = "basket"
    GAUGE = "gauge"
    """An index of which its close alone is recorded, as a series."""
    COMMODITY = "commodity"
    BOARD = "board"
    """A part of an exchange: 유가증권시장, of which it is told who bought and who sold."""


class Instrument(Record, frozen=True, kw_only=True):
    """Something with a price, or a basket of such things."""

    symbol: str
    """Yahoo's symbol (``^RUT``, ``AAPL``), or the basket's name (``M7``)."""
    english: str
    """Name in English as an article prints it in brackets: ``Chemours``."""
    korean: str | None = None
    """Name in Korean as the press spells it: ``케머스``; None where no list has one."""
    kind: Kind = Kind.STOCK
    sector: str = ""
    """Sector in English as listed; empty where unknown."""
    gics_sector: str = ""
    """Sector by the Global Industry Classification Standard (GICS); empty where unknown."""
    gics_industry: str = ""
    """Industry by the same: ``Semiconductors & Semiconductor Equipment``."""
    universes: tuple[str, ...] = ()
    """Universes it is a member of: ``russell2000``, ``sp500``."""


class Input(Record, frozen=True, kw_only=True):
    """One observation that a fact was computed from."""

    symbol: str
    date: dt.date
    value: float
    field: str = "close"
    """``close``, ``open``, ``high``, ``low``, ``volume``, ``market_cap`` or ``rate``; ``base_price`` where a
    day's change is not against the close before, ``adjusted_close`` of closes before such a day; of an
    economic release ``actual``, ``forecast``, ``previous`` or ``revised``; of a part of the exchange
    ``individual``, ``foreign``, ``institution`` or ``other_corp``, what such investors bought on balance."""
    at: str | msgspec.UnsetType = msgspec.UNSET
    """When in ``date`` it was taken, where that may be another day than the session that sees it:
    ``00:00 Europe/London``."""


class Fact(Record, frozen=True, kw_only=True):
    """One computed statement about one subject on one session."""

    id: str
    """``measure:about@session``; unique in a session."""
    measure: str
    """What was measured; the list is ``newsgen.measures.MEASURES``."""
    about: str
    """A symbol (``^RUT``), a basket (``M7``), a universe (``russell2000``), a pair or a sector."""
    value: float
    unit: str
    """``percent``, ``pp``, ``points``, ``level``, ``price``, ``bp``, ``count``, ``sessions``,
    ``ratio``, ``won``, ``musd``, ``mkrw``, ``eok``, ``session``, ``thousand``, ``index``."""
    session: dt.date
    base: dt.date | None = None
    """The session compared with: the close before, the last close of the week before, ..."""
    since: dt.date | None = None
    """When it was last so: the day, or the last day of the week, of the last comparable value."""
    since_value: float | None = None
    """The value at ``since``."""
    periods: int | None = None
    """How many periods were compared: days or weeks."""
    n: int | None = None
    """How many members were counted."""
    as_of: str = "close"
    """``close``, or the time of an intraday value by its market's clock (``14:30``)."""
    inputs: tuple[Input, ...] = ()
    """What ``value`` was computed from."""
    since_inputs: tuple[Input, ...] = ()
    """What ``since_value`` was computed from."""


class Score(Record, frozen=True, kw_only=True):
    """The arithmetic of an item's score, in bits; ``total`` is what orders items."""

    surprise: float
    """-log2 P(a fact this extreme), before the correction."""
    tested: int
    """How many comparable facts were looked at; costs log2(tested)."""
    weight: float
    """The subject's weight for the desk's readers."""
    freshness: float
    """Above 0 for what is new today, below for what was so yesterday too."""
    bits: float
    """surprise - log2(tested)."""
    total: float
    """bits + weight + freshness."""


class Item(Record, frozen=True, kw_only=True):
    """Facts that make one piece of news, scored by the rule that found them."""

    rule: str
    about: str
    facts: tuple[str, ...]
    """Ids of the facts that it states; the first one is what the score is about."""
    score: Score
    reason: str
    """Korean: why it is news, or why it was left out."""
    subjects: dict[str, tuple[str, ...]]
    """Role in the rule's template -> what stands in it (symbols, universes, ...)."""
    chosen: bool = True
    standing: bool = False
    """Whether it is printed whatever its score and the room."""
    tags: frozenset[str] = frozenset()
    """What the template may ask: ``up``, ``down``, ``first`` ..."""

    @property
    def key(self) -> str:
        """``rule:about``: what it is known by."""
        return f"{self.rule}:{self.about}"
