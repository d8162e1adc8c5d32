"""What the file of a market is made of: its subjects and nouns, universes, and their sizes."""

from __future__ import annotations

import datetime as dt
import math
from typing import Literal, NamedTuple

import msgspec

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


class Renamed(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a company was called before the name that its exchange's list has."""

    symbol: str
    name: str
    until: dt.date
    """The last day of that name."""


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
    heights: tuple[Peak, ...] = ()
    """Closes before a stored history may begin, each the last that was as high before a history that begins
    from the one day to the other: since when a close is the highest, where no claim of all time is made."""
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
    words: tuple[str, ...] = ()
    """Words by which copy shows that it speaks of it."""
    peaks: dict[str, dict[Literal["buying", "selling"], float]] = msgspec.field(default_factory=dict)
    """Kind of investor -> what it bought, or sold, on balance at most in a day before ``known``."""
    known: dt.date = dt.date.min
    """The session with which a history has to begin for that."""
    sidecar: float = math.inf
    """Percent of its index within a day, either way, from which program trading was likely halted for some
    minutes: the exchange goes by futures, which no file has."""
    breaker: float = math.inf
    """Percent that its index fell within a day from which all trading was likely halted."""


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


class WorthMark(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A round market value that few companies ever closed above."""

    worth: float
    """Millions of the market's money."""
    as_of: dt.date
    """The day up to which nobody had but the ``holders``: as published."""
    holders: tuple[str, ...] = ()


class Composition(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who makes up the blue-chip index, weighted by price, from a session on."""

    since: dt.date
    divisor: float
    """By what the sum of its members' prices is divided, as published or found from all of their closes."""
    members: tuple[str, ...]


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


class Overnight(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An index of another market that closes before this one opens: its last session is told beside ours."""

    symbol: str
    """A subject of the other market, which has its names."""
    market: str
    """The market whose sessions it has, and under which its prices are stored."""
    least: float
    """From where on its night is told, in percent."""
    most: float
    """How far it can move from one session of its own to the next, in percent."""


class Multiple(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From how many times the usual size of an index's moves on one has a stronger word."""

    times: float
    """Times the mean size of the sessions before."""
    always: float
    """Percent from which it has that word however large the moves before were."""
    least: float = 0.0
    """Percent below which it has it never, however small they were."""


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
