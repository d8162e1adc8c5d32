"""What a market is: an exchange and all that a brief of it needs to know.

Facts, gate, rules and templates ask a market by role (``broad``, ``small``) and never name a symbol. A role
that a market does not fill is empty, and whatever would tell of it is silent.
"""

from __future__ import annotations

import datetime as dt
import functools
import math
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from newsgen import calendars
from newsgen.markets.bounds import Bounds
from newsgen.markets.contracts import Ends
from newsgen.measures import Span
from newsgen.model import Instrument, Kind, Record


class Peak(NamedTuple):
    """A record close that stood from one day to another."""

    close: float
    first: dt.date
    last: dt.date


class Steepest(NamedTuple):
    """The largest move of a day that stood from one day to another."""

    percent: float
    first: dt.date
    last: dt.date


class Subject(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an article can be about besides single stocks, and what it is called."""

    symbol: str
    name: str
    """At the first mention."""
    short: str
    """After it."""
    headline: str
    english: str
    kind: Kind
    weight: float
    """How much the desk's readers care, in bits."""
    uncovered: str = ""
    """What a universe is called where no list of its members holds for the session."""
    peaks: tuple[Peak, ...] = ()
    """Record closes that stood when a stored history may begin: what an all-time record must beat."""
    rises: tuple[Steepest, ...] = ()
    """Largest rises of a day that stood when a stored history may begin, in percent: what the largest of all
    must beat."""
    falls: tuple[Steepest, ...] = ()
    """The same of falls, without a sign."""
    rounds: tuple[float, ...] = ()
    """Steps of the round levels whose taking and losing is told; of an index."""

    @property
    def instrument(self) -> Instrument:
        """The subject as an instrument."""
        return Instrument(symbol=self.symbol, english=self.english, korean=self.name, kind=self.kind)


class Nouns(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a market is called in Korean."""

    stocks: str
    """``뉴욕증시``."""
    place: str
    """``뉴욕``."""
    finance: str
    """``뉴욕 금융시장``."""
    fixing: str
    """As of when its currencies are told: ``뉴욕 마감 무렵``."""
    bonds: str
    """What its government borrows by: ``미국 국채``."""
    bank: str
    """Its central bank: ``연준``."""
    sorts: str = "종목군"
    """What its industries are called together."""
    local: str = ""
    """What stands in brackets after its days, where they are not the readers' own: ``현지시간``."""


class Reconstitution(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When the members of a universe are chosen anew: after the close of the nth Friday of a month."""

    month: int
    nth_friday: int
    since: int = 0
    """The first year."""

    def day(self, year: int) -> dt.date | None:
        """Return the day in a year; None before the first one."""
        if year < self.since:
            return None
        first = dt.date(year, self.month, 1)
        return first + dt.timedelta(days=(4 - first.weekday()) % 7 + 7 * (self.nth_friday - 1))


class Expiry(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a market's futures and options all end at once: the nth of a weekday of some months."""

    name: str
    """What the day is called: ``세 마녀의 날``."""
    of: str
    """What ends on it: ``주가지수 선물·옵션과 개별 주식 옵션``."""
    source: str
    """Whose rule it is."""
    weekday: int
    """0 for Monday."""
    nth: int
    months: tuple[int, ...] = (3, 6, 9, 12)
    since: dt.date = dt.date.min
    """The day from which on it is so."""

    def day(self, year: int, month: int) -> dt.date:
        """Return the day in a month, on which the exchange may rest."""
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(self.weekday - first.weekday()) % 7 + 7 * (self.nth - 1))


class BondHoliday(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A day of the year on which a market's bonds rest and its stocks do not."""

    month: int
    nth_monday: int = 0
    """Which Monday of the month it is; 0 where it has a date."""
    day: int = 0
    """The date; bonds rest on the Monday after a Sunday."""

    def falls_on(self, day: dt.date) -> bool:
        """Tell whether bonds rest on a day for it."""
        if self.nth_monday:
            return (day.month, day.weekday(), (day.day + 6) // 7) == (self.month, 0, self.nth_monday)
        sunday = day - dt.timedelta(days=day.weekday() == 0)
        return (self.month, self.day) in {(day.month, day.day), (sunday.month, sunday.day)}


class Universe(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Stocks that are counted and ranked together."""

    name: str
    role: str
    """``large`` or ``small``."""
    index: str
    """The index that its members make."""
    noun: str
    """What its members are called to the desk: ``러셀2000 구성 종목``."""
    reconstituted: tuple[Reconstitution, ...] = ()
    """Empty for a universe that is changed a few members at a time."""
    leaders: int = 0
    """How many of its largest companies are told by how they went; 0 where nobody ranks them."""
    common: str = ""
    """Regular expression of the symbols of common shares, which are ranked; empty where all are."""


class Board(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the exchange of which it is told what each kind of investor bought on balance."""

    name: str
    """``KOSPI``: as files and facts name it, and the symbol of its subject."""
    index: str
    """The index of what is traded on it."""
    peaks: dict[str, dict[Literal["buying", "selling"], float]] = msgspec.field(default_factory=dict)
    """Kind of investor -> what it bought, or sold, on balance at most in a day before ``known``."""
    known: dt.date = dt.date.min
    """The session with which a history has to begin for that."""


class Size(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From what market value on a company counts as large, in millions of the market's money."""

    large: float = math.inf
    """One whose move is told among the movers: they are a ranking of these."""
    mega: float = math.inf
    """One that is named with a smaller move than others."""
    giant: float = math.inf
    """One whose day is the market's."""
    far: float = 0.0
    """Percent beyond the broad index's move from which a large company's is told, if that is more."""
    dollar: float = 1.0
    """What a dollar of the rules' thresholds is in the market's money."""


class Feat(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a company gained or lost in market value in a day, more than any did before: as published."""

    way: Literal["gain", "loss"]
    worth: float
    """Millions of the market's money."""
    day: dt.date


class Composition(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who makes up the blue-chip index, weighted by price, from a session on."""

    since: dt.date
    divisor: float
    """By what the sum of its members' prices is divided, as published or found from all of their closes."""
    members: tuple[str, ...]


class Yield(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The yield of a government bond, in percent."""

    symbol: str
    role: str
    """``short`` or ``long``; another word for one that no rule tells."""
    stand_by: str = ""
    """Series taken instead where this one has nothing of the session."""
    range: tuple[float, float] | None = None
    """Between which it can be; None where that is not known."""
    step: float | None = None
    """How far it can move from one observation to the next, in its own unit."""
    rare: float | None = None
    """From where on the editor is told of a move."""


class Currency(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An exchange rate, or an index of some."""

    symbol: str
    role: str
    """``dollar`` for the dollar index, ``home`` for the readers' own currency."""
    unit: Literal["level", "won"]
    stand_by: str = ""
    """Series taken instead where this one has nothing of the session."""
    range: tuple[float, float] | None = None
    """Between which it can be; None where that is not known."""
    step: float | None = None
    """How far it can move from one observation to the next, in percent."""
    rare: float | None = None
    """From where on the editor is told of a move."""
    clock: str = ""
    """When in its day it is taken, where its very name says so and no source has to."""
    average: str = ""
    """The series of what it was on average on the day before, which is no close."""


class Commodity(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that is dug up and traded in contracts, told by the one that ends next."""

    symbol: str
    role: str
    """``oil``, ``gold`` or ``silver``."""
    ends: Ends
    """By which rule its contracts end (:mod:`newsgen.markets.contracts`)."""
    over: dt.time
    """When its day is over, by the market's clock: before, its close is a last trade."""
    most: float
    """How far it can move from one session to the next, in percent."""
    below_zero: bool = False
    """Whether its contract can be worth less than nothing: who cannot store oil pays for its being taken."""
    sharp: float
    """From where on a day's move is a 급등 or 급락, in percent."""
    extreme: float
    """From where on it is a 폭등 or 폭락."""


class Abroad(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An index of another place, whose day is over before the market's own is."""

    symbol: str
    region: str
    """``europe`` or ``asia``."""
    least: float
    """From where on its day is told, in percent."""
    most: float
    """How far it can move from one session to the next, in percent."""


class Multiple(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From how many times the usual size of an index's moves on one has a stronger word."""

    times: float
    """Times the mean size of the sessions before."""
    always: float
    """Percent from which it has that word however large the moves before were."""


class Words(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of a market whose moves are now small and now large: its words for them follow its own past."""

    sharp: Multiple
    extreme: Multiple


class Expected(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fact that an article usually states."""

    span: Span
    measure: str
    about: str
    missing: str
    """Korean: what the editor is told where it is not there."""


class Market(Record, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={
    "universes": "universe", "feats": "feat", "compositions": "composition", "bond_holidays": "bond_holiday",
    "yields": "yield", "currencies": "currency", "commodities": "commodity", "subjects": "subject",
    "elsewhere": "abroad", "boards": "board",
}, dict=True, eq=False):  # fmt: skip
    """An exchange and all that a brief of it needs to know; there is one object of each."""

    name: str
    exchange: str
    """Market identifier code (ISO 10383), and the name of its calendar."""
    symbols: str
    """Regular expression of the symbols traded on it, as Yahoo writes them."""
    money: str
    """What prices are in: ``달러``."""
    millions: Literal["musd", "mkrw"] = "musd"
    """The unit of its facts that are amounts: millions of its money."""
    official_names: bool = False
    """Whether its list has the exchange's own Korean names, which are printed as they are."""
    press_names: dict[str, str] = msgspec.field(default_factory=dict)
    """What the press writes instead of some of these, by symbol: ``네이버``."""
    indices: tuple[str, ...]
    """The indices that every wrap tells, in its order."""
    broad: str
    """The index that stands for the market: without it there is no article."""
    blue: str = ""
    tech: str = ""
    small: str = ""
    chips: str = ""
    fear: str = ""
    basket: str = ""
    """The group of big names that is told as one."""
    baskets: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Groups whose members' plain mean is told, as they are unless the settings say otherwise."""
    pairs: tuple[tuple[str, str], ...] = ()
    """Indices whose difference is news, the first ahead of the second."""
    nouns: Nouns
    filed: bool = False
    """Whether its prices come from the desk's files; sources stand by with its indices' levels alone."""
    notes: str = ""
    """Folder of the desk's notes on it, within that of all notes; empty where they stand right in that."""
    universes: tuple[Universe, ...] = ()
    boards: tuple[Board, ...] = ()
    """Parts whose investors are told apart, the main one first; empty where nobody publishes them."""
    size: Size = Size()
    feats: tuple[Feat, ...] = ()
    """The largest gains and losses of market value of their time."""
    compositions: tuple[Composition, ...] = ()
    """Who made up the blue-chip index, one after the other; empty where it is not weighted by price."""
    sectors: dict[str, str] = msgspec.field(default_factory=dict)
    """Sector of the large companies -> the fund that holds its members, weighted by market value."""
    ranged: bool = False
    """Whether its wraps tell the open, the high and the low of its broad index."""
    benchmark: Literal["long", "short"] = "long"
    """Role of the yield that its readers know: told alone where none moved much."""
    yields_daily: bool = True
    """Whether its wraps tell yields also of a day on which they hardly moved."""
    words: Words | None = None
    """From where on a move is sharp or extreme; None where the desk's style alone says."""
    industries: dict[str, str] = msgspec.field(default_factory=dict)
    """Industry as its own list of stocks tells it -> what wraps call its companies: ``조선주``."""
    bond_holidays: tuple[BondHoliday, ...] = ()
    expiry: Expiry | None = None
    """When its futures and options end at once; None where nobody tells it."""
    yields: tuple[Yield, ...] = ()
    currencies: tuple[Currency, ...] = ()
    commodities: tuple[Commodity, ...] = ()
    """Told beside its currencies where there are prices of them."""
    elsewhere: tuple[Abroad, ...] = ()
    """Told at the end where there are prices of them, and they moved far."""
    expected: tuple[Expected, ...] = ()
    subjects: tuple[Subject, ...] = ()
    called: dict[str, str] = msgspec.field(default_factory=dict)
    """What else the editor is told of is called in Korean, by symbol: stand-bys, witnesses, funds."""
    bounds: Bounds = Bounds()
    """What its data are held against."""

    def __repr__(self) -> str:
        return f"<market {self.name}>"

    @property
    def zone(self) -> ZoneInfo:
        """The exchange's time zone."""
        return calendars.zone(self.exchange)

    @functools.cached_property
    def subject_of(self) -> dict[str, Subject]:
        """The subjects by symbol."""
        return {one.symbol: one for one in self.subjects}

    @functools.cached_property
    def instruments(self) -> dict[str, Instrument]:
        """The subjects as instruments, by symbol."""
        return {one.symbol: one.instrument for one in self.subjects}

    @functools.cached_property
    def watched(self) -> tuple[str, ...]:
        """The indices whose history is followed: every subject that is one, but for those of other places."""
        abroad = {one.symbol for one in self.elsewhere}
        return tuple(
            one.symbol for one in self.subjects if one.kind is Kind.INDEX and one.symbol not in abroad
        )

    @functools.cached_property
    def followed(self) -> tuple[str, ...]:
        """What has its history kept besides single stocks: the indices, and its commodities."""
        return (*self.watched, *(one.symbol for one in self.commodities))

    @functools.cached_property
    def kept(self) -> tuple[str, ...]:
        """What has its history kept in one piece: what is followed, and the indices of other places."""
        return (*self.followed, *(one.symbol for one in self.elsewhere))

    @functools.cached_property
    def apart(self) -> frozenset[str]:
        """Its commodities and the indices of other places: no stocks of its, and with days of their own."""
        dug, abroad = ((one.symbol for one in self.commodities), (one.symbol for one in self.elsewhere))
        return frozenset((*dug, *abroad))

    def may_lead(self, about: str) -> bool:
        """Tell whether a brief may begin with a subject: where one index goes first, not with the others."""
        return not self.ranged or about == self.broad or about not in self.indices

    @functools.cached_property
    def witnesses(self) -> tuple[str, ...]:
        """Series that others are held against: what stands by, and what currencies are computed from."""
        every: tuple[Yield | Currency, ...] = (*self.yields, *self.currencies)
        stand_bys = (one.stand_by for one in every if one.stand_by)
        parts = (name for one in self.bounds.made for name in (*one.of, *one.stand_bys.values()))
        return tuple(dict.fromkeys((*stand_bys, *parts)))

    @functools.cached_property
    def series(self) -> tuple[str, ...]:
        """The series of rates and currencies that are told of it, stand-bys included."""
        every: tuple[Yield | Currency, ...] = (*self.yields, *self.currencies)
        return tuple(name for one in every for name in (one.symbol, one.stand_by) if name)

    def universe(self, role: str) -> str:
        """Return the name of the universe in a role (``large``); empty where there is none."""
        return next((one.name for one in self.universes if one.role == role), "")

    def yield_of(self, role: str) -> str:
        """Return the series of the yield in a role (``long``); empty where there is none."""
        return next((one.symbol for one in self.yields if one.role == role), "")

    def bonds_rest(self, day: dt.date) -> bool:
        """Tell whether bonds rest on a session of the stocks."""
        return any(one.falls_on(day) for one in self.bond_holidays)

    def currency(self, role: str) -> str:
        """Return the series of the currency in a role (``home``); empty where there is none."""
        return next((one.symbol for one in self.currencies if one.role == role), "")

    def commodity(self, role: str) -> str:
        """Return the symbol of the commodity in a role (``oil``); empty where there is none."""
        return next((one.symbol for one in self.commodities if one.role == role), "")

    def board_of(self, index: str) -> str:
        """Return the part of the exchange that an index is of; empty where there is none."""
        return next((one.name for one in self.boards if one.index == index), "")

    def index_of(self, universe: str) -> str:
        """Return the index of a universe by its name; empty where the market does not know it."""
        return next((one.index for one in self.universes if one.name == universe), "")


def is_index(about: str) -> bool:
    """Tell whether a symbol is an index's, as Yahoo marks them."""
    return about.startswith("^")
