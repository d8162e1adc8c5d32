"""A CMS in memory, which keeps the promises of a Target and does what a test tells it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import msgspec

from newsgen.config import Cms
from newsgen.deliveries.copy import plain_body
from newsgen.deliveries.target import Memory, Remote
from newsgen.finding import Finding


class Fake:
    """Holds posts by id; ``troubles`` are raised before the next requests, one each, None for none."""

    memory = Memory.HOLDS

    def __init__(self, settings: Cms | None = None, secret: str = "") -> None:
        self.settings, self.secret = settings, secret
        self.posts: dict[str, Remote] = {}
        self.asked: list[str] = []
        self.troubles: list[Exception | None] = []
        self.spoils = False
        """Whether it cuts what is written in half."""
        self._ids = itertools.count(1)

    @staticmethod
    def body(article):
        return plain_body(article)

    @staticmethod
    def needs_secret(settings):
        return False

    def _meet(self, what: str) -> None:
        self.asked.append(what)
        trouble = self.troubles.pop(0) if self.troubles else None
        if trouble:
            raise trouble

    def find(self, article):
        self._meet("find")
        return [post for post in self.posts.values() if post.article == article and post.status]

    def read(self, remote):
        self._meet("read")
        return self.posts.get(remote)

    def create(self, copy, status, at, key):
        self._meet("create")
        return self.put(str(next(self._ids)), copy, status)

    def update(self, remote, copy, status, at, key):
        self._meet("update")
        return self.put(remote.id, copy, status)

    def put(self, id_, copy, status):
        body = copy.body[: len(copy.body) // 2] if self.spoils else copy.body
        self.posts[id_] = Remote(
            id=id_,
            article=copy.article,
            version=copy.version,
            status=status,
            title=copy.title,
            excerpt=copy.excerpt,
            body=body,
        )
        return self.posts[id_]

    def withdraw(self, remote, article, key):
        self._meet("withdraw")
        self.posts[remote.id] = msgspec.structs.replace(remote, status=None)

    def edit(self, id_: str, **changes: object) -> None:
        """Change a post as the desk does."""
        self.posts[id_] = msgspec.structs.replace(self.posts[id_], **changes)

    def editor(self, remote):
        return "김데스크"

    def check(self) -> Iterator[Finding[None]]:
        return iter(())
