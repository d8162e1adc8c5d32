"""What a place must be able to do. A new one is one file with a class that does it, and a line in TARGETS."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import Protocol

from newsgen.config import Cms
from newsgen.deliveries.copy import Copy
from newsgen.deliveries.delivery import Status
from newsgen.finding import Finding
from newsgen.model import Article, Record


class Memory(StrEnum):
    """What a place can tell of what it was sent: by this an article is kept from going there twice."""

    HOLDS = "holds"
    """It is asked what it holds before every write."""
    KEYS = "keys"
    """It cannot be asked, and tells repeats apart by the delivery's key."""
    MESSAGES = "messages"
    """It knows a message by its id: a later version takes its place, however often that is asked. Whether a
    message arrived whose answer was lost, ``find`` may tell."""
    LETTERS = "letters"
    """What was sent can neither be asked for nor changed nor taken back: a later version is one more."""


class Remote(Record, frozen=True, kw_only=True):
    """An article as it stands at a place."""

    id: str
    article: str = ""
    """Which article its marker says it is; empty where the desk took the marker out."""
    version: int | None
    """What its marker says."""
    status: Status | None
    """None where it was withdrawn: in the trash."""
    title: str
    body: str
    excerpt: str = ""
    editable: bool = True
    """Whether our user may change it."""
    modified: str = ""
    """When it was last changed, as the CMS says."""
    link: str = ""
    picture: str = ""
    """Its picture, as the place names it; empty where it has none or the place does not tell."""
    notes: tuple[str, ...] = ()
    """Korean: what could not be done along with it, as a category that the role may not make."""

    @property
    def content(self) -> tuple[str, str, str]:
        """What an edit of the desk would change."""
        return self.title, self.excerpt, self.body


class Target(Protocol):
    """One place. Every method asks it anew; DeliveryProblem where it cannot, or has an odd answer.

    It is made of its settings and its secret, which is empty where it needs none.
    """

    memory: Memory
    """What it can tell of what it was sent."""

    def __init__(self, settings: Cms, secret: str) -> None:
        """Make the target, asking nothing yet; TargetClosed where its address is not safe."""

    @staticmethod
    def needs_secret(settings: Cms) -> bool:
        """Tell whether a target with these settings can do nothing without a secret."""

    @staticmethod
    def body(article: Article) -> str:
        """Set an article's text as the place holds it, without the marker."""

    def find(self, article: str) -> list[Remote] | None:
        """Return every copy of an article that it holds, oldest first, whatever its status but the trash.

        None where it cannot be asked.

        A copy is known by its marker; where none has one, by the slug, since a site may take markers out.
        """

    def read(self, remote: str) -> Remote | None:
        """Return what stands under an id; None where nothing does."""

    def create(self, copy: Copy, status: Status, at: dt.datetime | None, key: str) -> Remote:
        """Put an article in, and return it as the CMS holds it."""

    def update(self, remote: Remote, copy: Copy, status: Status, at: dt.datetime | None, key: str) -> Remote:
        """Replace the text, set the status, leave all else as the desk has it; return what stands there."""

    def withdraw(self, remote: Remote, article: str, key: str) -> None:
        """Take an article away from readers and feeds; once is as good as twice."""

    def editor(self, remote: Remote) -> str:
        """Name who changed it last; empty where the CMS does not tell."""

    def check(self) -> Iterator[Finding[None]]:
        """Look at address, password, role and settings, and try what publishing needs, leaving nothing."""
