"""The seal: what newsgen itself wrote, word for word, in the log that only grows.

Every article is sealed as it is written: its document is kept by its hash, and the log says when and how it
came about. An article on file that is not sealed is not what newsgen wrote.
"""

from __future__ import annotations

from enum import StrEnum

from newsgen.deliveries.approval import APPROVE
from newsgen.deliveries.copy import document, hash_of
from newsgen.deliveries.outbox import Event, Outbox
from newsgen.model import Article


class How(StrEnum):
    """How an article came about: the event in the log."""

    WRITE = "write"
    """Built from the store."""
    EDIT = "edit"
    """A person changed its words, and it was proved anew."""
    CORRECT = "correct"
    """Built anew because what was in print does not hold any more."""


SEALS = frozenset({*How, APPROVE})
"""What makes an article ours: an approval is one too, of what was written before there were seals."""


def seal(outbox: Outbox, article: Article, how: How, *, detail: str = "") -> None:
    """Keep an article as newsgen wrote it; what was sealed last already stays as it is.

    ``detail`` says by whom it was edited, or what it was made of.
    """
    hash_, before = hash_of(article), seals(outbox, article.id)
    if before and before[-1].hash == hash_:
        return
    outbox.keep(hash_, article, document(article))
    outbox.record(how, article=article.id, version=article.revision, hash_=hash_, detail=detail)


def sealed(outbox: Outbox, article: Article) -> Event | None:
    """Return what sealed an article with just this content; None where nothing did."""
    hash_ = hash_of(article)
    return next((event for event in seals(outbox, article.id) if event.hash == hash_), None)


def seals(outbox: Outbox, article: str) -> list[Event]:
    """Return what the log says of an article's contents, oldest first."""
    return [event for event in outbox.events(article) if event.event in SEALS]


def newest(outbox: Outbox, article: str, version: int | None = None) -> Article | None:
    """Return what was sealed last of an article's latest version, or of the one named; None: nothing was."""
    every = seals(outbox, article)
    wanted = max((event.version for event in every), default=0) if version is None else version
    found = [event for event in every if event.version == wanted]
    return outbox.document(found[-1].hash)[0] if found else None


def edit_of(outbox: Outbox, article: str) -> tuple[Article, Article] | None:
    """Return the desk's last edit of an article, behind the article as newsgen had built it last before that.

    None where the desk edited nothing. What joins an edit with a later build is sealed as an edit itself,
    right behind that build: the two are then what the next build is joined with.
    """
    ways = [event for event in seals(outbox, article) if event.event in set(How)]
    edits = [at for at, event in enumerate(ways) if event.event == How.EDIT]
    built = [event for event in ways[: edits[-1]] if event.event != How.EDIT] if edits else []
    return (outbox.document(built[-1].hash)[0], outbox.document(ways[edits[-1]].hash)[0]) if built else None
