"""Books made by hand, what one rule finds in them, and how its template tells it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec
import pytest

from newsgen import markets, proof, rules
from newsgen.config import Style
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.glossary import Glossary
from newsgen.markets import Market
from newsgen.model import Article, Event, Fact, Instrument, Item, Paragraph, text_of
from newsgen.rules.base import Desk
from newsgen.story import around
from newsgen.story.names import Names
from newsgen.story.typesetter import Memory, Typesetter
from newsgen.story.variety import settle
from newsgen.story.writer import Writer
from tests.facts.builders import DAY, fact
from tests.markets import US, us

INDICES = ("^DJI", "^GSPC", "^IXIC")
WEIGHTS = {"^DJI": 2.5, "^GSPC": 3.0, "^IXIC": 2.5, "^RUT": 2.0, "DGS10": 1.5, "russell2000": 1.0, "M7": 2.0}


def told(
    rule: str,
    *facts: Fact,
    session: dt.date = DAY,
    desk: Desk | None = None,
    events: Iterable[Event] = (),
    due: Iterable[Event] = (),
    **settings,
) -> list[Item]:
    """The items of one rule, best first."""
    made = rules.configured({rule: settings})
    chosen = tuple(one for one in made if one.name == rule)
    book = FactBook(us(session), facts, events=events, due=due)
    return rules.items(chosen, book, desk or Desk(weights=WEIGHTS))


def one(rule: str, *facts: Fact, **more) -> Item:
    """The one item of a rule; its score adds up, and it says why."""
    (item,) = told(rule, *facts, **more)
    assert item.score.total == pytest.approx(
        item.score.surprise - math.log2(item.score.tested) + item.score.weight + item.score.freshness
    )
    assert item.score.bits == pytest.approx(item.score.surprise - math.log2(item.score.tested))
    assert item.reason
    return item


def indices(*changes: float) -> list[Fact]:
    """What the main indices did over a day."""
    return [fact("change_day", about, change) for about, change in zip(INDICES, changes, strict=True)]


def writing(
    session: dt.date,
    facts: Iterable[Fact],
    house: Style | None = None,
    seed: str = "seed",
    *,
    events: Iterable[Event] = (),
    due: Iterable[Event] = (),
    market: Market = US,
    listed: Mapping[str, Instrument] = MappingProxyType({}),
) -> Writer:
    """A writer of the house's style, over a book of some facts and events."""
    book = book_of(market, session, facts, events, due)
    return Writer(book, Names(listed, house or Style()), house or Style(), seed)


def book_of(
    market: Market, session: dt.date, facts: Iterable[Fact], events: Iterable[Event], due: Iterable[Event]
) -> FactBook:
    """The book of a session of a market."""
    stated = [make("session", market.exchange, 1, "session", session), *facts]
    return FactBook(markets.session(market, session), stated, events=events, due=due)


def article(
    items: Iterable[Item],
    facts: Iterable[Fact],
    *,
    session: dt.date = DAY,
    part: str = "body",
    house: Style | None = None,
    events: Iterable[Event] = (),
    due: Iterable[Event] = (),
    market: Market = US,
    listed: Mapping[str, Instrument] = MappingProxyType({}),
    **given,
) -> Article:
    """An article of a part of some items, a paragraph each, proven as every article is."""
    facts, events, due = tuple(facts), tuple(events), tuple(due)
    writer = writing(session, facts, house, events=events, due=due, market=market, listed=listed)
    book = book_of(market, session, facts, events, due)
    setter, memory = Typesetter(book, Names(listed, Style()), Glossary.load()), Memory()
    paragraphs = []
    for item in items:
        rule = rules.named(item.rule)
        plain = {"is_lead": False, "in_lead": False, "define": False, "tags": item.tags}
        told = settle(writer.drafts(rule, part, item.subjects, **plain | given))
        for text in filter(None, told):
            runs, memory = setter.set(text, memory)
            paragraphs.append(Paragraph(section="market", item=None, runs=runs))
    return proven(paragraphs, book, edition="us-close")


def proven(paragraphs: Iterable[Paragraph], book: FactBook, *, edition: str) -> Article:
    """An article of some paragraphs and nothing around them, proven as every article is."""
    told = tuple(paragraphs)
    made = Article(
        id="x",
        session=book.day,
        edition=edition,
        angle="quiet",
        headline=(),
        deck=(),
        lead=(),
        paragraphs=told,
        glossary=(),
        disclosure="",
        facts=tuple(book),
        events=around.told_events(book, [paragraph.runs for paragraph in told]),
    )
    proof.check(made)
    return made


def together(items: Iterable[Item]) -> Item:
    """The chosen ones of some items of one rule as their template sees them: told at once."""
    chosen = [item for item in items if item.chosen]
    joined: dict[str, tuple[str, ...]] = {}
    for item in chosen:
        for role, abouts in item.subjects.items():
            joined[role] = tuple(dict.fromkeys((*joined.get(role, ()), *abouts)))
    return msgspec.structs.replace(chosen[0], subjects=joined)


def wordings(items: Iterable[Item], facts: Iterable[Fact], **more) -> set[str]:
    """What such an article says on each day of a week: every wording that a template leaves open to it."""
    items, facts = list(items), list(facts)
    week = [DAY + dt.timedelta(days=at) for at in range(-2, 3)]
    return {" ".join(written(items, facts, session=day, **more)) for day in week}


def written(items: Iterable[Item], facts: Iterable[Fact], **more) -> list[str]:
    """The paragraphs of such an article."""
    return [text_of(paragraph.runs) for paragraph in article(items, facts, **more).paragraphs]
