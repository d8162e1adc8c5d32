"""A person's word that an article may go to readers."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from newsgen.acts.newsroom import Newsroom
from newsgen.acts.reading import proved, require_same
from newsgen.deliveries.approval import approve as record
from newsgen.deliveries.approved import approved as printed_of
from newsgen.deliveries.outbox import Event, Outbox
from newsgen.deliveries.seals import newest
from newsgen.errors import UsageProblem
from newsgen.model import Article
from newsgen.outputs.versions import Adopted, adopt


class Candidate(NamedTuple):
    """An article that may be approved: proved, and not before the one in print."""

    article: Article
    later: Article | None = None
    """What was written after it, where that is another one."""


class Approval(NamedTuple):
    """What an approval recorded and wrote."""

    given: Event
    adopted: Adopted


def candidate(newsroom: Newsroom, path: Path, hash_: str = "") -> Candidate:
    """Prove an article on file that somebody means to approve; ``hash_`` is the content that he has read.

    Raises:
        Unproved: it is not what newsgen wrote, or does not hold any more.
        UsageProblem: a later version is in print.
        Overtaken: the file holds another content than was read.

    """
    with newsroom.log() as outbox:
        article = proved(newsroom, path, outbox)
        require_same(article, hash_)
        _printed(outbox, article)
        latest = newest(outbox, article.id)
    return Candidate(article, latest if latest != article else None)


def approve(newsroom: Newsroom, path: Path, article: Article, by: str) -> Approval:
    """Record that a person approves a candidate, and let it take the place of the version in print.

    ``path`` is its file. Raises DeliveryBlocked for an article that is withdrawn or a demo.
    """
    with newsroom.writing(article.id), newsroom.log() as outbox:
        printed = _printed(outbox, article)
        given = record(outbox, article, by=by)
        return Approval(given, adopt(path, article, newsroom.desk, printed))


def _printed(outbox: Outbox, article: Article) -> Article | None:
    """Return the version in print; UsageProblem where that is a later one."""
    printed = printed_of(outbox, article.id)
    if printed is not None and printed.revision > article.revision:
        raise UsageProblem(
            f"{article.id}: v{printed.revision}이(가) 이미 승인돼 v{article.revision}은(는) 승인할 수 "
            "없습니다. 글을 되돌리려면 새 판을 newsgen edit로 고치십시오."
        )
    return printed
