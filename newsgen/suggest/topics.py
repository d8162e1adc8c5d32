"""What the chosen items of a session are about: each subject once, however many items tell of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from newsgen import markets
from newsgen.config import Style
from newsgen.editions import Edition
from newsgen.facts import FactBook
from newsgen.indicators import indicators
from newsgen.markets import Market
from newsgen.model import Event, Instrument, Item, Record
from newsgen.story.companies import Listed, company
from newsgen.story.names import Names
from newsgen.suggest import words

SOON = dt.timedelta(days=7)
"""How far ahead what is due is listed."""


class Topic(Record, frozen=True, kw_only=True):
    """One subject of a session's items."""

    about: str
    """A symbol; the market's exchange for the market as a whole; the code of a release."""
    name: str
    """As an article calls it."""
    naming: words.Naming
    ask: str
    """What a search for news is asked."""
    move: float | None = None
    """Percent that it moved by; None of what is told in other units."""
    symbols: frozenset[str] = frozenset()
    """What a source that tags its reports calls it."""
    noted: str = ""
    """What a note on it gives as its ``about``; empty where a note can be about no such thing."""
    events: tuple[Event, ...] = ()
    """What the store has of it: what happened, then what is due within :data:`SOON`."""


def topics(
    book: FactBook, items: Iterable[Item], edition: Edition, instruments: Mapping[str, Instrument]
) -> tuple[Topic, ...]:
    """Return what the chosen items are about: the market first, then by the best score of each."""
    market = book.market
    chosen = sorted((one for one in items if one.chosen), key=lambda one: -one.score.total)
    abouts = dict.fromkeys((market.exchange, *(subject(item.about, market) for item in chosen)))
    names, listed = Names(instruments, Style()), Listed(instruments)
    made = []
    for about in abouts:
        move, events = book.value(edition.move, about), _events(book, about)
        if theme := _theme(about, market):
            made.append(_themed(about, theme, market, names, book.value(edition.move, market.broad), events))
            continue
        written = company(about, instruments.get(about), listed)
        made.append(
            Topic(
                about=about,
                name=written.korean or written.english or about,
                naming=words.company(about, written.korean, written.english),
                ask=about,
                move=move,
                symbols=frozenset({about}),
                noted=about,
                events=events,
            )
        )
    return tuple(made)


def subject(about: str, market: Market) -> str:
    """Return what something that an item is about is a topic of: itself, or else the market as a whole."""
    if _theme(about, market):
        return about
    is_stock = about not in market.subject_of and markets.of(about) is market
    return about if is_stock else market.exchange


def _theme(about: str, market: Market) -> str:
    """Return the theme of a subject that is no company; empty of one that has none."""
    if about == market.exchange:
        return market.name
    if about in indicators():
        return indicators()[about].family
    if about.partition(":")[0] in {"FED", "FOMC"}:
        return "fed"
    commodity = markets.commodity(about)
    roles = {market.chips: "chips", market.fear: "fear"}
    roles |= {one.symbol: "rate" for one in market.yields}
    roles |= {one.symbol: one.role for one in market.currencies}
    return commodity.role if commodity else roles.get(about, "") if about else ""


def _themed(
    about: str, theme: str, market: Market, names: Names, whole: float | None, events: tuple[Event, ...]
) -> Topic:
    """Return the topic of a theme; ``whole`` is how the market moved."""
    told = words.themes()[theme]
    if about == market.exchange:
        return Topic(
            about=about,
            name=market.nouns.stocks,
            naming=told.naming,
            ask=told.ask,
            move=whole,
            symbols=frozenset({*market.indices, market.broad}),
            noted=about,
            events=events,
        )
    noted = about if about in market.subject_of else ""
    return Topic(
        about=about,
        name=names[about].short,
        naming=told.naming,
        ask=told.ask,
        symbols=frozenset({about}),
        noted=noted,
        events=events,
    )


def _events(book: FactBook, about: str) -> tuple[Event, ...]:
    happened = [one for one in book.events.values() if one.about == about]
    due = [one for one in book.due.values() if one.about == about and one.day - book.day <= SOON]
    return (*happened, *due)
