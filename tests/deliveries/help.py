"""Short ways to put articles into an outbox, and a clock that a test moves."""

from __future__ import annotations

import datetime as dt
from typing import Any

from newsgen.config import Cms
from newsgen.deliveries.copy import Image, document, hash_of
from newsgen.deliveries.delivery import Action, Delivery, Order, Status
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.pace import Pace
from newsgen.deliveries.wordpress import WordPress
from newsgen.model import Article
from tests import article_fixture
from tests.deliveries.wordpress import Site

HASTE = Pace(first=0.01, factor=1.5, longest=0.3, unknown=1.0, attempts=200)
"""Waits for tests: a late request arrives within a second."""


class Clock:
    """A time that goes on only where a test sleeps."""

    def __init__(self, start: dt.datetime = dt.datetime(2025, 8, 13, 21, 30, tzinfo=dt.UTC)) -> None:
        self.time = start

    def __call__(self) -> dt.datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += dt.timedelta(seconds=seconds)


def article(number: int = 13, **changes: Any) -> Article:
    """Return an article; its number makes the id."""
    return article_fixture.article(**{"id": f"2025-08-{number:02d}-us-close", **changes})


def put(
    box: Outbox, article: Article, status: Status = Status.DRAFT, image: Image | None = None, name: str = "wp"
) -> Delivery:
    """Order an article at a target."""
    hash_ = hash_of(article)
    box.keep(hash_, article, document(article), image)
    action = Action.UPDATE if article.revision > 1 else Action.PUBLISH
    return box.add(
        Order(
            article=article.id,
            version=article.revision,
            target=name,
            action=action,
            status=status,
            document=hash_,
        )
    )


def kill(box: Outbox, article: Article, name: str = "wp") -> Delivery:
    return box.add(Order(article=article.id, version=0, target=name, action=Action.KILL))


def client(site: Site, role: str = "author", url: str = "", **settings: Any) -> WordPress:
    """Return a client as the user of a role."""
    return WordPress(Cms(kind="wordpress", url=url or site.url, user=role, **settings), site.secrets[role])


def state(box: Outbox, delivery: Delivery) -> tuple[str, str]:
    """Return how far a delivery has come, and its answer."""
    row = box.get(delivery.id)
    assert row is not None
    return row.state.value, row.answer
