"""What subjects are called: in full at the first mention, short after it, shortest in a headline.

Companies are in :mod:`newsgen.story.companies`; those that every reader knows, as a market's basket, stand
without their English anywhere, all others have it at the first mention. A universe whose list of members does
not hold for the session goes by what it is like: "미국 소형주", not "러셀2000 구성 종목".
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable, Iterable, Mapping, Set
from typing import NamedTuple

from newsgen import calendars, markets
from newsgen.config import Style
from newsgen.descriptors import is_known, what
from newsgen.indicators import indicators
from newsgen.markets import Subject
from newsgen.markets.market import is_index
from newsgen.model import Instrument, Kind
from newsgen.resources import rows
from newsgen.story.companies import Listed, company
from newsgen.story.markup import NAME, mark, pieces

_SEVEN = "매그니피센트 7"
"""As the markets' tables spell it; the desk's style may have another form."""


class Name(NamedTuple):
    """How one subject is written."""

    full: str
    short: str
    headline: str
    doubtful: bool = False
    """True where no list has a press spelling."""


@functools.cache
def headline_names() -> re.Pattern[str]:
    """Return a pattern of what headlines call the indices, the longest first."""
    listed = (one for market in markets.every() for one in market.subjects)
    spelled = {one.headline for one in listed if one.kind is Kind.INDEX}
    return re.compile("|".join(map(re.escape, sorted(spelled, key=len, reverse=True))))


@functools.cache
def _sorts() -> dict[str, str]:
    """Return the Korean names of sectors and industries."""
    found: dict[str, str] = {}
    for name in ("sectors.csv", "industries.csv"):
        found |= {row["english"]: row["korean"] for row in rows(name)}
    return found


def is_company(about: str) -> bool:
    """Tell whether a subject is a company, by its symbol: nothing of a market's, no series, no industry.

    Who has no symbol is none.
    """
    known = markets.subject(about) is not None or about in indicators()
    return bool(about) and not known and not is_index(about) and not {"/", ":"} & set(about)


class Names:
    """The names of one article's subjects."""

    def __init__(
        self, instruments: Mapping[str, Instrument], style: Style, uncovered: Set[str] = frozenset()
    ) -> None:
        self._instruments = instruments
        self._style = style
        self._uncovered = uncovered
        self._listed = Listed(instruments)
        self._found: dict[str, Name] = {}

    def __getitem__(self, about: str) -> Name:
        if about not in self._found:
            self._found[about] = self._look_up(about)
        return self._found[about]

    def listed(self, about: str) -> str:
        """Return a company's name in Korean as a list has it; empty where none does."""
        known = self._instruments.get(about)
        return (known.korean or "") if known else ""

    def _look_up(self, about: str) -> Name:
        known = markets.subject(about)
        if known is not None:
            return self._subject(known)
        if about in indicators():
            one = indicators()[about]
            return Name(one.name, one.short, one.headline)
        exchange, _, day = about.partition(":")
        if exchange in calendars.exchanges() and day:
            rests = calendars.closure(dt.date.fromisoformat(day), exchange)
            return Name(rests, rests, rests)
        if "/" in about:
            sort = _sorts().get(about.rpartition("/")[2], about.rpartition("/")[2])
            return Name(sort, sort, sort)
        return self._company(about)

    def _subject(self, known: Subject) -> Name:
        if known.symbol in self._uncovered and known.uncovered:
            return Name(known.uncovered, known.uncovered, known.headline)
        told = (known.name, known.short, known.headline)
        full, short, headline = (text.replace(_SEVEN, self._style.magnificent7) for text in told)
        return Name(full, short, headline)

    def _company(self, symbol: str) -> Name:
        found = company(symbol, self._instruments.get(symbol), self._listed)
        if found.korean:
            market = markets.of(symbol)
            member = market is not None and symbol in market.baskets.get(market.basket, ())
            famous = member or (is_known(symbol) and not what(symbol))
            return _both(found.korean, "" if famous else found.english)
        english = found.english or symbol
        return Name(english, english, english, doubtful=True)


def named(instruments: Mapping[str, Instrument], style: Style) -> Callable[[str], str]:
    """Return what gives a company's name by its symbol; an empty text for what is none."""
    names = Names(instruments, style)
    return lambda about: names[about].short if is_company(about) else ""


def as_printed(texts: Iterable[str], names: Names) -> list[str]:
    """Return marked texts whose names are as long as in print: in full at the first mention."""
    met: set[str] = set()
    return ["".join(_as_printed(text, names, met)) for text in texts]


def _as_printed(text: str, names: Names, met: set[str]) -> Iterable[str]:
    for piece in pieces(text):
        if piece.kind == NAME and piece.payload[1] == "mention" and piece.payload[0] not in met:
            met.add(piece.payload[0])
            yield mark(NAME, piece.payload, names[piece.payload[0]].full)
        else:
            yield piece.marked


def _both(korean: str, english: str) -> Name:
    """Return a company's name with its English at the first mention."""
    full = f"{korean}({english})" if english and english != korean else korean
    return Name(full, korean, korean)
