"""What a list of articles tells of each: its line, and in which sentences it used which terms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from newsgen import editions, markets
from newsgen.archive import Articles, Key
from newsgen.errors import OutputProblem
from newsgen.model import Article, Entry, text_of
from newsgen.outputs import sections
from newsgen.outputs.levels import Level, levels

if TYPE_CHECKING:
    from newsgen.proof.sentences import Sentence

LOOKED_THROUGH = 1000
"""Articles that are looked through for a term: about two years of them."""

PICTURE = 1200, 630
"""Width and height of the picture of an article, in pixels, as :mod:`newsgen.outputs.share` draws it."""
BESIDE = dt.timedelta(days=5)
"""Of two markets the newest briefs stand beside each other on the front page if they are no further apart."""


class Example(NamedTuple):
    """A sentence in which a term stands, parted at it."""

    before: str
    words: str
    after: str


class Brief(NamedTuple):
    """An article in a list of them."""

    session: dt.date
    edition: str
    headline: str
    deck: str
    lead: str
    demo: bool
    terms: Mapping[str, Example]
    """The terms that it marks, by id, each with the sentence in which it does."""
    explained: tuple[Entry, ...]
    """Its 용어 정리."""
    level: Level | None
    """Where the index stood that stands for its market; None where it does not say."""
    text: str
    """All that it tells under its headline, a line for each paragraph: what is searched."""

    @property
    def label(self) -> str:
        """The line over the headline."""
        return editions.korean(self.edition)

    @property
    def market(self) -> str:
        """Name of the market that it tells; empty for an edition that there is no more."""
        found = editions.EDITIONS.get(self.edition)
        return found.market if found else ""

    @property
    def path(self) -> str:
        """Where its page is."""
        return path_of(Key(self.session, self.edition))


def path_of(key: Key) -> str:
    """Return where the page of an article is."""
    return f"/briefs/{key.session}/{key.edition}"


def picture_of(key: Key) -> str:
    """Return where the picture is that stands for an article where its link is shared."""
    return f"{path_of(key)}/share.png"


def briefs(archive: Articles, keys: list[Key]) -> Iterator[Brief]:
    """Yield the briefs of ``keys``; one whose file cannot be read is left out."""
    for key in keys:
        try:
            written = archive.written(*key)
            if written is not None:
                yield _brief(archive, key, written)
        except OutputProblem:
            continue


def leading(archive: Articles, months: Iterable[dt.date]) -> tuple[Brief, ...]:
    """Return the newest brief of some months, the latest first, and beside it that of another market."""
    every = (brief for month in months for brief in briefs(archive, archive.of_month(month)))
    first = next(every, None)
    if first is None:
        return ()
    near = takewhile(lambda brief: first.session - brief.session < BESIDE, every)
    return (first, *islice((brief for brief in near if brief.market != first.market), 1))


@lru_cache(maxsize=2 * LOOKED_THROUGH)
def _brief(archive: Articles, key: Key, _written: dt.datetime) -> Brief:
    """Sum an article up; the same file in the same state is read once."""
    article = archive.article(*key)
    if article is None:
        raise OutputProblem(f"{key.session} {key.edition}: 기사가 없습니다.")
    return Brief(
        session=article.session,
        edition=article.edition,
        headline=text_of(article.headline),
        deck=text_of(article.deck),
        lead=text_of(article.lead),
        demo=article.demo,
        terms=_examples(article),
        explained=article.glossary,
        level=_broad(article),
        text="\n".join(_told(article)),
    )


def _broad(article: Article) -> Level | None:
    edition = editions.EDITIONS.get(article.edition)
    broad = markets.named(edition.market).broad if edition else ""
    return next((level for level in levels(article) if level.symbol == broad), None)


def _told(article: Article) -> Iterator[str]:
    yield from map(text_of, (article.deck, *article.summary, article.lead))
    for section in sections.sections(article):
        yield section.title
        yield from map(text_of, section.paragraphs)


def _examples(article: Article) -> dict[str, Example]:
    from newsgen.proof.sentences import text_of as sentences_of  # noqa: PLC0415 - slow, and first wanted beside requests

    found: dict[str, Example] = {}
    for block in sentences_of(article):
        for sentence in block:
            for term in dict.fromkeys(span.run.term for span in sentence.spans if span.run.term):
                found.setdefault(term, _example(sentence, term))
    return found


def _example(sentence: Sentence, term: str) -> Example:
    own = [span for span in sentence.spans if span.run.term == term]
    start, end = own[0].start, own[-1].end
    text = sentence.text
    return Example(text[:start], text[start:end], text[end:])
