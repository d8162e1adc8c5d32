"""What is on its way: one article in one version to one CMS, and how far it has come."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from newsgen.model import Record


class Action(StrEnum):
    """What is to be done at the CMS."""

    PUBLISH = "publish"
    """The article's first version; where it is there already, nothing."""
    UPDATE = "update"
    """A later version in the place of the one before."""
    KILL = "kill"
    """Withdraw every version."""


class Status(StrEnum):
    """Where an article is to stand at the CMS, from a draft to what readers see."""

    DRAFT = "draft"
    PENDING = "pending"
    """Waiting for an editor's review."""
    FUTURE = "future"
    """Goes out at a given time."""
    PUBLISH = "publish"

    @property
    def live(self) -> bool:
        """Whether readers see it, now or in time, without anybody doing more."""
        return self in {Status.FUTURE, Status.PUBLISH}

    @property
    def rank(self) -> int:
        """The order from draft to published; a delivery never takes an article down this order."""
        return list(Status).index(self)


class State(StrEnum):
    """How far a delivery has come."""

    PENDING = "pending"
    IN_PROGRESS = "in-progress"
    """Being sent; where no process holds the target's lock, the one that began was killed."""
    RETRYING = "retrying"
    SUCCESS = "success"
    FAILED = "failed"
    """The CMS refused, or all attempts are used up: somebody must mend the cause, then retry."""
    BLOCKED = "blocked"
    """A person must decide: the desk edited the article, or nobody approved it."""
    DROPPED = "dropped"

    @property
    def over(self) -> bool:
        """Whether nothing more will be done."""
        return self in {State.SUCCESS, State.DROPPED}


OPEN = (State.PENDING, State.IN_PROGRESS, State.RETRYING)
"""States from which the next run goes on by itself."""


class Order(Record, frozen=True, kw_only=True):
    """What is asked for; the same order given twice is one delivery."""

    article: str
    version: int
    target: str
    action: Action = Action.PUBLISH
    status: Status = Status.DRAFT
    at: dt.datetime | None = None
    """When it goes out, for ``future``."""
    document: str = ""
    """Hash of the article's JSON; empty for a kill."""


class Delivery(Record, frozen=True, kw_only=True):
    """One row of the outbox."""

    id: int
    order: Order
    state: State = State.PENDING
    attempts: int = 0
    due: dt.datetime
    remote: str = ""
    """The article's id at the CMS, once it is known."""
    answer: str = ""
    """How the last attempt ended, in Korean."""
    sent: str = ""
    """Hash of the content that was sent."""
    returned: str = ""
    """The content as the CMS returned it, by which an edit of the desk is seen later."""
    life: int = 1
    """How many times the article has been sent anew there: one more where a withdrawal was taken back."""
    merge: bool = False
    """Whether the desk's words at the CMS are to stay beside what the version changes."""

    @property
    def key(self) -> str:
        """What stays the same over all attempts: receivers tell repeats by it."""
        order = self.order
        again = f":{self.life}" if self.life > 1 else ""
        return f"{order.article}:v{order.version}:{order.action}:{order.status}{again}"
