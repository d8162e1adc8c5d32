"""What a webhook is sent: an article to set, an article to take down, or a word that it can be reached."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from newsgen.model import Article, Record

Schema = Literal["newsgen/delivery/v1"]
SCHEMA: Schema = "newsgen/delivery/v1"
Standing = Literal["draft", "pending", "future", "publish"]


class Published(Record, frozen=True, kw_only=True, tag_field="action", tag="publish"):
    """A version of an article: the first, or one in the place of that before; ``newsgen/delivery/v1``."""

    schema: Schema = SCHEMA
    id: str
    """The same over all attempts at one delivery, as in the header ``webhook-id``."""
    article: str
    """The article's id, the same over all its versions."""
    version: int
    status: Standing
    """Where it is to stand: a draft, for a review, public at a time, public."""
    at: dt.datetime | None
    """When it is to go out, UTC, where the status is ``future``."""
    headline: str
    summary: str
    """The lead."""
    html: str
    """All that stands under the headline: a part of a page, without script, style or SVG."""
    document: Article
    """The whole article, ``newsgen/article/v1``."""


class Withdrawn(Record, frozen=True, kw_only=True, tag_field="action", tag="kill"):
    """Word that every version of an article is withdrawn; ``newsgen/delivery/v1``."""

    schema: Schema = SCHEMA
    id: str
    article: str


class Ping(Record, frozen=True, kw_only=True, tag_field="action", tag="ping"):
    """A try that is no article: to be answered, and nothing else; ``newsgen/delivery/v1``."""

    schema: Schema = SCHEMA
    id: str


Delivered = Published | Withdrawn | Ping
