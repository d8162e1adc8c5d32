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
png       ``us-close.png``                 image/png, what stands for it where it is shared
========  ===============================  ===================================

The archive reads back ``us-close.json`` only. Feeds are of many articles: :mod:`newsgen.outputs.feeds`.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from newsgen.model import Article, Output
from newsgen.outputs.files import write
from newsgen.outputs.issue import UNSAID, Issue

__all__ = ["OUTPUTS", "Format", "Issue", "write"]


class Format(NamedTuple):
    """Makes an article's output; the module that does is imported when an article is to be in it."""

    module: str
    function: str

    def __call__(self, article: Article, issue: Issue = UNSAID) -> Output:
        """Serialise an article, as it goes out with an issue."""
        made: Output = getattr(import_module(f"{__name__}.{self.module}"), self.function)(article, issue)
        return made


OUTPUTS: dict[str, Format] = {
    "md": Format("markdown", "markdown"),
    "html": Format("html", "html"),
    "json": Format("json", "json"),
    "txt": Format("text", "text"),
    "ninjs": Format("ninjs", "ninjs"),
    "ninjs3": Format("ninjs", "ninjs3"),
    "newsml": Format("newsml", "newsml"),
    "png": Format("share", "output"),
}
"""Format, as ``--format`` names it -> what makes it."""
