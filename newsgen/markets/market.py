"""What a market is: an exchange and all that a brief of it needs to know.

Facts, gate, rules and templates ask a market by role (``broad``, ``small``) and never name a symbol. A role
that a market does not fill is empty, and whatever would tell of it is silent.
"""

from __future__ import annotations

import datetime as dt
import functools
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from newsgen import calendars
from newsgen.markets.bounds import Bounds
from newsgen.markets.parts import (
    Abroad,
    Board,
    BondHoliday,
    Commodity,
    Composition,
    Expected,
    Expiry,
    Feat,
    Nouns,
    Overnight,
    Renamed,
    Size,
    Subject,
    Universe,
    Words,
    WorthMark,
)
from newsgen.markets.series import Currency, Gauge, Observed, Yield
from newsgen.model import Instrument, Kind, Record


class Market(Record, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={
    "universes": "universe", "feats": "feat", "compositions": "composition", "bond_holidays": "bond_holiday",
    "yields": "yield", "currencies": "currency", "commodities": "commodity", "subjects": "subject",
    "elsewhere": "abroad", "boards": "board", "worth_marks": "worth_mark", "gauges": "gauge",
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
    renamed: tuple[Renamed, ...] = ()
    """What companies were called before, each the shortest-lived first."""
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
    published: dict[str, str] = msgspec.field(default_factory=dict)
    """Who publishes what those files hold, by its exchange and by series: an article's line of sources."""
    notes: str = ""
    """Folder of the desk's notes on it, within that of all notes; empty where they stand right in that."""
    universes: tuple[Universe, ...] = ()
    boards: tuple[Board, ...] = ()
    """Parts whose investors are told apart, the main one first; empty where nobody publishes them."""
    size: Size = Size()
    feats: tuple[Feat, ...] = ()
    """The largest gains and losses of market value of their time."""
    worth_marks: tuple[WorthMark, ...] = ()
    compositions: tuple[Composition, ...] = ()
    """Who made up the blue-chip index, one after the other; empty where it is not weighted by price."""
    sectors: dict[str, str] = msgspec.field(default_factory=dict)
    """Sector of the large companies -> the fund that holds its members, weighted by market value."""
    ranged: bool = False
    """Whether its wraps tell the open, the high and the low of its broad index."""
    policy: str = ""
    """The series of its central bank's rate, told on the session that decides it; empty where none is."""
    decided: str = ""
    """The list of the days on which it is decided, in ``data``; without it a change alone is known."""
    policy_clock: str = ""
    """When in its day that is taken, whatever hour a source names: announced in the morning, it holds."""
    benchmark: Literal["long", "short"] = "long"
    """Role of the yield that its readers know: told alone where none moved much."""
    yields_daily: bool = True
    """Whether its wraps tell yields also of a day on which they hardly moved."""
    fear_daily: bool = True
    """Whether its wraps tell the index of fear also where neither its level nor its move is rare."""
    words: Words | None = None
    """From where on a move is sharp or extreme; None where the desk's style alone says."""
    industries: dict[str, str] = msgspec.field(default_factory=dict)
    """Industry as its own list of stocks tells it -> what wraps call its companies: ``조선주``."""
    bond_holidays: tuple[BondHoliday, ...] = ()
    expiry: Expiry | None = None
    """When its futures and options end at once; None where nobody tells it."""
    yields: tuple[Yield, ...] = ()
    currencies: tuple[Currency, ...] = ()
    gauges: tuple[Gauge, ...] = ()
    commodities: tuple[Commodity, ...] = ()
    """Told beside its currencies where there are prices of them."""
    elsewhere: tuple[Abroad, ...] = ()
    """Told at the end where there are prices of them, and they moved far."""
    overnight: tuple[Overnight, ...] = ()
    """Indices of a market that closed while this one slept, told where their night is news here."""
    expected: tuple[Expected, ...] = ()
    subjects: tuple[Subject, ...] = ()
    called: dict[str, str] = msgspec.field(default_factory=dict)
    """What else the editor is told of is called in Korean, by symbol: stand-bys, witnesses, funds."""
    bounds: Bounds = Bounds()
    """What its data are held against."""

    def __repr__(self) -> str:
        return f"<market {self.name}>"

    @property
    def ranks(self) -> bool:
        """Whether its wraps tell its largest companies side by side."""
        return any(one.leaders for one in self.universes)

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

    def named_on(self, day: dt.date, instruments: dict[str, Instrument]) -> dict[str, Instrument]:
        """Return instruments by the Korean names that companies had on a day."""
        then = [one for one in self.renamed if day <= one.until and one.symbol in instruments]
        earlier = {
            one.symbol: msgspec.structs.replace(instruments[one.symbol], korean=one.name)
            for one in sorted(then, key=lambda one: one.until, reverse=True)
        }
        return {**instruments, **earlier} if earlier else instruments

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
    def observed(self) -> tuple[Observed, ...]:
        """What is told of it by series, in the order in which it is told."""
        return (*self.yields, *self.currencies, *self.gauges)

    @functools.cached_property
    def clocks(self) -> dict[str, str]:
        """When in its day each series is taken whose very name says so (:mod:`newsgen.markets.clocks`)."""
        return {one.symbol: one.clock for one in self.observed if one.clock}

    @functools.cached_property
    def witnesses(self) -> tuple[str, ...]:
        """Series beside those told: what stands by, what currencies are computed from, the bank's rate."""
        stand_bys = (one.stand_by for one in self.observed if one.stand_by)
        parts = (name for one in self.bounds.made for name in (*one.of, *one.stand_bys.values()))
        return tuple(dict.fromkeys((*stand_bys, *parts, *([self.policy] if self.policy else []))))

    @functools.cached_property
    def series(self) -> tuple[str, ...]:
        """The names of the series that are told of it, stand-bys included."""
        return tuple(name for one in self.observed for name in (one.symbol, one.stand_by) if name)

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
