"""What a rule finds in a book of Seoul, and how its template tells it, proven as every article is."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen import rules
from newsgen.config import Style
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.glossary import Glossary
from newsgen.markets import Session
from newsgen.model import Article, Fact, Item, Paragraph, text_of
from newsgen.rules.base import Desk
from newsgen.rules.desk import weights
from newsgen.story.names import Names
from newsgen.story.typesetter import Memory, Typesetter
from newsgen.story.variety import settle
from newsgen.story.writer import Writer
from tests.rules.books import proven


def book_of(session: Session, facts: Iterable[Fact]) -> FactBook:
    """A book of some facts of a session."""
    return FactBook(session, [make("session", session.market.exchange, 1, "session", session.day), *facts])


def told(rule: str, book: FactBook, **settings: object) -> list[Item]:
    """The items of one rule, best first."""
    made = (one for one in rules.configured({rule: settings}) if one.name == rule)
    return rules.items(tuple(made), book, Desk(weights=weights(book.market)))


def drafts(
    book: FactBook,
    items: Iterable[Item],
    part: str = "body",
    *,
    forms: tuple[str, ...] = (),
    **given: object,
) -> list[str]:
    """What a part of some items says, marked; the wording is that of the session's turn.

    ``forms`` are the folders of templates of its own, as an edition has them.
    """
    writer = Writer(book, Names({}, Style()), Style(), "seed", forms)
    plain = {"is_lead": False, "in_lead": False, "define": False, "weekly": False}
    return [
        text
        for item in items
        for text in settle(
            writer.drafts(
                rules.named(item.rule), part, item.subjects, **{"tags": item.tags, **plain, **given}
            )
        )
        if text
    ]


def article(book: FactBook, texts: Iterable[str], edition: str = "kr-close") -> Article:
    """An article of some marked paragraphs, proven."""
    setter, memory = Typesetter(book, Names({}, Style()), Glossary.load()), Memory()
    paragraphs = []
    for text in texts:
        runs, memory = setter.set(text, memory)
        paragraphs.append(Paragraph(section="market", item=None, runs=runs))
    return proven(paragraphs, book, edition=edition)


def written(book: FactBook, items: Iterable[Item], part: str = "body", **given: object) -> str:
    """The text of such an article."""
    made = article(book, drafts(book, items, part, **given))
    return " ".join(text_of(paragraph.runs) for paragraph in made.paragraphs)
