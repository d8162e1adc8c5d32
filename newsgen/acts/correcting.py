"""Figures in print that no longer hold, and the draft of their correction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsgen import pipeline
from newsgen.acts.newsroom import Newsroom
from newsgen.deliveries.approved import Approved, approved
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.seals import How, newest
from newsgen.editions import EDITIONS
from newsgen.errors import Held, NoSession
from newsgen.model import Article
from newsgen.outputs.versions import draft
from newsgen.recheck import Wrong, recheck
from newsgen.store import Store
from newsgen.succession import succeed


class Draft(NamedTuple):
    """The version that sets an article right, on file."""

    article: Article
    written: tuple[Path, ...]
    is_known: bool
    """Whether it had been written before, word for word."""


class Rechecked(NamedTuple):
    """An article held against what the store gives now."""

    article: Article
    wrong: tuple[Wrong, ...] = ()
    """The figures that do not hold any more, in print order."""
    obstacle: str = ""
    """Why it cannot be computed now, Korean; empty where it can."""
    in_print: bool = False
    """Whether it was ever approved: what nobody approved is made anew and not corrected."""
    draft: Draft | None = None

    @property
    def found(self) -> bool:
        """Whether there is anything that a person must look at."""
        return bool(self.wrong or self.obstacle)


def articles(newsroom: Newsroom, since: dt.date, without: Container[Path] = ()) -> Iterator[Article]:
    """Yield the articles of sessions from ``since`` on: those that readers see, then drafts on file.

    ``without`` are files that are not newsgen's.
    """
    printed, archive = Approved(newsroom.outbox), newsroom.archive
    yield from (article for article in printed.articles() if article.session >= since)
    seen, drafts = set(printed.keys()), archive.keys()
    for key in (one for one in drafts if one.session >= since and one not in seen):
        path = archive.folder / key.session.isoformat() / f"{key.edition}.json"
        article = None if path in without else archive.article(*key)
        if article is not None and not article.demo:
            yield article


def unfit(article: Article) -> str:
    """Say in Korean why an article's edition cannot be computed anew; empty where it can."""
    kind = EDITIONS.get(article.edition)
    if kind is None:
        return f"{article.id}: {article.edition}은(는) 없는 판이라 다시 계산하지 않았습니다."
    return f"{article.id}: 장중 판이라 다시 계산하지 않았습니다." if kind.live else ""


def rechecked(newsroom: Newsroom, of: Iterable[Article]) -> Iterator[Rechecked]:
    """Recheck articles one after the other, and write the draft of a correction beside each that needs one.

    A draft that says the same was written before is not written twice.
    """
    with newsroom.prices() as store, newsroom.log() as outbox:
        for article in of:
            yield _rechecked(newsroom, store, outbox, article)


def looked(newsroom: Newsroom, article: Article) -> Rechecked:
    """Recheck an article and write nothing."""
    with newsroom.prices() as store, newsroom.log() as outbox:
        return _looked(newsroom, store, outbox, article)


def _rechecked(newsroom: Newsroom, store: Store, outbox: Outbox, article: Article) -> Rechecked:
    seen = _looked(newsroom, store, outbox, article)
    made = _drafted(newsroom, store, outbox, article) if seen.wrong and seen.in_print else None
    return seen._replace(draft=made)


def _looked(newsroom: Newsroom, store: Store, outbox: Outbox, article: Article) -> Rechecked:
    in_print = approved(outbox, article.id) is not None
    try:
        return Rechecked(article, (*recheck(store, article, newsroom.desk),), in_print=in_print)
    except (Held, NoSession) as held:
        return Rechecked(article, obstacle=str(held), in_print=in_print)


def _drafted(newsroom: Newsroom, store: Store, outbox: Outbox, article: Article) -> Draft:
    """Write the version that sets an article right, once."""
    with newsroom.writing(article.id):
        fresh = pipeline.build(store, article.session, article.edition, newsroom.desk)
        before = newest(outbox, article.id)
        now = dt.datetime.now(dt.UTC).replace(microsecond=0)
        new = succeed(fresh, store, outbox, newsroom.desk, now, How.CORRECT)
        return Draft(new, (*draft(new, newsroom.archive.folder),), is_known=new == before)
