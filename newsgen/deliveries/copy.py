"""What a CMS is given: an article in the parts that every CMS knows, and how it is found again."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from newsgen.archive import key_of
from newsgen.model import Article, Record, text_of
from newsgen.outputs.json import json

_MARKER = re.compile(r"<!--\s*newsgen:([a-z0-9][a-z0-9-]*) v=(\d{1,6})\s*-->")
_BLOCKS = re.compile(
    r"</?(?:p|h[1-6]|d[ltd]|t[rhd]|table|ul|ol|li|div|section|figure|figcaption|br|hr)\b[^>]*>"
)
_TAGS = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


Content = tuple[str, str, str]
"""Title, excerpt and body."""


class Mark(NamedTuple):
    """Which article a text at a CMS is, and which version of it."""

    article: str
    version: int


class Image(Record, frozen=True, kw_only=True):
    """A picture to stand at the head of the article."""

    body: bytes
    media_type: str
    drawn: bool = False
    """Whether we drew it of the article, and nobody chose it."""

    @property
    def hash(self) -> str:
        """What tells the same picture again."""
        return hashlib.sha256(self.body).hexdigest()


class Copy(Record, frozen=True, kw_only=True):
    """One version of an article, ready for a CMS. All but ``body`` and ``document`` is plain text."""

    article: str
    version: int
    title: str
    slug: str
    excerpt: str
    body: str
    """HTML, a part of a page: no script, no style, no SVG, no bracket that WordPress would take for a
    shortcode; ends with the marker."""
    document: bytes
    """The whole article as JSON, ``newsgen/article/v1``."""
    image: Image | None = None

    @property
    def edition(self) -> str:
        """The edition of the article."""
        key = key_of(self.article)
        return key.edition if key else ""

    @property
    def content(self) -> Content:
        """What an edit of the desk would change."""
        return self.title, self.excerpt, self.body

    @property
    def hash(self) -> str:
        """What was sent, for the record."""
        return content_hash(self.content)


def content_hash(content: Content) -> str:
    """Return the hash of a title, an excerpt and a body."""
    return hashlib.sha256("\0".join(content).encode()).hexdigest()


def plain_body(article: Article) -> str:
    """Set an article's text as plain elements, as every CMS takes it."""
    from newsgen.outputs.fragment import fragment  # noqa: PLC0415 - who writes an article sends nothing yet
    from newsgen.outputs.xml import html  # noqa: PLC0415

    return html(fragment(article)).replace("[", "&#91;")


def copy_of(
    article: Article, image: Image | None = None, body: Callable[[Article], str] = plain_body
) -> Copy:
    """Set an article for a place, its text by ``body``: the target's own."""
    return Copy(
        article=article.id,
        version=article.revision,
        title=text_of(article.headline),
        slug=article.id,
        excerpt=text_of(article.lead),
        body=body(article) + marker(article.id, article.revision),
        document=document(article),
        image=image,
    )


def document(article: Article) -> bytes:
    """Return an article's JSON, the same bytes for the same article: what is approved and kept."""
    return json(article).body


def hash_of(article: Article) -> str:
    """Return the hash by which a person approves an article."""
    return hashlib.sha256(document(article)).hexdigest()


def marker(article: str, version: int) -> str:
    """Return the comment by which an article is found again; it survives for every role of WordPress."""
    return f"<!-- newsgen:{article} v={version} -->"


def marked(body: str) -> Mark | None:
    """Return what the last marker in a body says; None where there is none."""
    found = list(_MARKER.finditer(body))
    return Mark(found[-1][1], int(found[-1][2])) if found else None


def unmarked(body: str) -> str:
    """Return a body without its markers."""
    return _MARKER.sub("", body)


def visible(markup: str) -> list[str]:
    """Return what a reader sees of HTML, line by line: what a CMS's filters must leave as it was."""
    from html import unescape  # noqa: PLC0415

    text = _TAGS.sub("", _BLOCKS.sub("\n", markup))
    lines = (" ".join(unicodedata.normalize("NFC", unescape(line)).split()) for line in text.split("\n"))
    return [line for line in lines if line]
