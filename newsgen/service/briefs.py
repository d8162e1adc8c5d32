"""What a list of articles tells of each: its line, and which terms it used."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from newsgen import editions
from newsgen.archive import Articles, Key
from newsgen.errors import OutputProblem
from newsgen.model import Entry, text_of
from newsgen.outputs.blocks import runs

_LOOKED_THROUGH = 1000
"""Articles that are looked through for a term: about two years of them."""


class Brief(NamedTuple):
    """An article in a list of them."""

    session: dt.date
    edition: str
    headline: str
    deck: str
    lead: str
    demo: bool
    terms: frozenset[str]
    """Ids of the terms that it marks."""
    explained: tuple[Entry, ...]
    """Its 용어 정리."""

    @property
    def label(self) -> str:
        """The line over the headline."""
        return editions.korean(self.edition)

    @property
    def path(self) -> str:
        """Where its page is."""
        return f"/briefs/{self.session}/{self.edition}"


def briefs(archive: Articles, keys: list[Key]) -> Iterator[Brief]:
    """Yield the briefs of ``keys``; one whose file cannot be read is left out."""
    for key in keys:
        try:
            written = archive.written(*key)
            if written is not None:
                yield _brief(archive, key, written)
        except OutputProblem:
            continue


def using(archive: Articles, term: str, most: int) -> list[Brief]:
    """Return the latest briefs that used a term."""
    every = briefs(archive, archive.keys()[:_LOOKED_THROUGH])
    return list(islice((brief for brief in every if term in brief.terms), most))


def latest(archive: Articles, months: list[dt.date]) -> Brief | None:
    """Return the newest brief of some months, the latest first, that can be read."""
    every = (brief for month in months for brief in briefs(archive, archive.of_month(month)))
    return next(every, None)


@lru_cache(maxsize=2 * _LOOKED_THROUGH)
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
        terms=frozenset(run.term for run in runs(article) if run.term),
        explained=article.glossary,
    )
