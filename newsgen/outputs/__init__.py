"""An article to bytes, one file a format. Outputs serialise; they never write prose.

========  ===============================  ===================================
format    file under ``<session>/``        media type
========  ===============================  ===================================
md        ``us-close.md``                  text/markdown
html      ``us-close.html``                text/html, with schema.org's JSON-LD
json      ``us-close.json``                application/json, the contract
txt       ``us-close.txt``                 text/plain
ninjs     ``us-close.ninjs.json``          application/json (IPTC registers none)
ninjs3    ``us-close.ninjs3.json``         application/json
newsml    ``us-close.newsml.xml``          application/vnd.iptc.g2.newsitem+xml
========  ===============================  ===================================

The archive reads back ``us-close.json`` only. Feeds are of many articles: :mod:`newsgen.outputs.feeds`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from newsgen.model import Article, Output
from newsgen.outputs.files import write
from newsgen.outputs.html import html
from newsgen.outputs.issue import UNSAID, Issue
from newsgen.outputs.json import json
from newsgen.outputs.markdown import markdown
from newsgen.outputs.newsml import newsml
from newsgen.outputs.ninjs import ninjs, ninjs3
from newsgen.outputs.text import text

__all__ = ["OUTPUTS", "Format", "Issue", "write"]


class Format(Protocol):
    """Makes an article's output, as it goes out with an issue."""

    def __call__(self, article: Article, issue: Issue = UNSAID, /) -> Output:
        """Serialise an article."""


def _always(form: Callable[[Article], Output]) -> Format:
    """Make a format of one that says the same whenever and by whomever the article goes out."""
    return lambda article, _=UNSAID: form(article)


OUTPUTS: dict[str, Format] = {
    "md": _always(markdown),
    "html": html,
    "json": _always(json),
    "txt": _always(text),
    "ninjs": ninjs,
    "ninjs3": ninjs3,
    "newsml": newsml,
}
"""Format, as ``--format`` names it -> what makes it."""
