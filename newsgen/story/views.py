"""What a template sees of the day: subjects by their role, facts by their measure."""

from __future__ import annotations

import functools

from newsgen.facts import FactBook
from newsgen.markets import Market
from newsgen.measures import MEASURES
from newsgen.model import Event, EventKind, Fact
from newsgen.story.happenings import Telling, beside, is_given, telling
from newsgen.story.markup import EVENT, NAME, mark
from newsgen.story.names import Names

ROLES = ("broad", "blue", "tech", "small", "chips", "fear", "basket")
"""What an index, or the desk's basket, may be to its market."""


class MarketView:
    """A market as a template sees it: what it is called."""

    def __init__(self, market: Market) -> None:
        self.stocks = market.nouns.stocks
        """``뉴욕증시``."""
        self.bonds = market.nouns.bonds
        """``미국 국채``."""
        self.bank = market.nouns.bank
        """``연준``."""
        self.finance = market.nouns.finance
        """``뉴욕 금융시장``."""
        self.fixing = market.nouns.fixing
        """As of when its currencies are told: ``뉴욕 마감 무렵``."""
        self.sorts = market.nouns.sorts
        """What its industries are called together: ``업종``."""
        self.ranked = market.ranks
        """Whether its wraps tell its largest companies side by side, each to the last digit."""
        self.expiry = market.expiry
        """When its futures and options end at once, and what the day is called; None where unknown."""
        self.local = f"({market.nouns.local})" if market.nouns.local else ""
        """What stands after its days, where they are not the readers' own: ``(현지시간)``."""


class Subject:
    """A subject as a template sees it: its name, and its facts as attributes named by measure.

    A fact that was not computed is None; a measure that does not exist is an error. What was asked once is
    kept, as many templates of an article ask the same.
    """

    def __init__(self, about: str, book: FactBook, names: Names) -> None:
        self.about = about
        self._book = book
        self._names = names

    @functools.cached_property
    def role(self) -> str:
        """What it is to the market (``broad``, ``small``, ``chips`` ...); empty for any other subject."""
        return next((role for role in ROLES if getattr(self._book.market, role) == self.about), "")

    @functools.cached_property
    def plain(self) -> str:
        """The short name as mere words, which nothing takes for a mention."""
        return self._names[self.about].short

    @functools.cached_property
    def country(self) -> str:
        """What its full name says before its short one (영국 of 영국 FTSE100지수); empty where nothing."""
        name = self._names[self.about]
        return name.full.removesuffix(name.short).rstrip() if name.full.endswith(name.short) else ""

    @property
    def event(self) -> Event | None:
        """What happened to it that its day could first react to, told beside its move; None where nothing."""
        return self._book.reason(self.about)

    @property
    def report(self) -> str:
        """When its results came, as a clause before its name; empty where none came, or none are given."""
        event = self._book.results(self.about)
        told = telling(event, self._book.session) if event and is_given(event) else None
        return mark(EVENT, (event.id,), told.words(0)) if event and told else ""

    def telling(self, *, weekly: bool = False) -> Telling | None:
        """Return what may be said beside its move; None where nothing. Who shares it may share a figure."""
        found = beside(self._book, self.about, weekly=weekly)
        return None if found is None else found[1]

    def on(self, kind: EventKind) -> Event | None:
        """Return what of a kind happened to it, or to its market, in the session; None where nothing."""
        return self._book.event(kind, self.about)

    def coming(self, kind: EventKind) -> Event | None:
        """Return what of a kind is due of it; None where nothing."""
        return self._book.planned(kind, self.about)

    @functools.cached_property
    def name(self) -> str:
        """The name, in full at the first mention."""
        return mark(NAME, (self.about, "mention"), self._names[self.about].short)

    @functools.cached_property
    def short(self) -> str:
        """The short name."""
        return mark(NAME, (self.about, "short"), self._names[self.about].short)

    @functools.cached_property
    def headline(self) -> str:
        """The shortest name."""
        return mark(NAME, (self.about, "headline"), self._names[self.about].headline)

    def __getattr__(self, measure: str) -> Fact | None:
        if measure not in MEASURES:
            raise AttributeError(measure)
        fact = self.__dict__[measure] = self._book.get(measure, self.about)
        return fact

    def __getitem__(self, measure: str) -> Fact | None:
        """Return what ``x[measure]`` means in a template, as ``x.measure`` does."""
        found: Fact | None = getattr(self, measure)
        return found
