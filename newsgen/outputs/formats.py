"""The formats of an article: the one list of them. Outputs serialise; they never write prose."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from newsgen.model import Article, Output
from newsgen.outputs.issue import UNSAID, Issue


class Format(NamedTuple):
    """Makes an article's output; the module that does is imported when an article is to be in it."""

    korean: str
    """What it is called on screen."""
    module: str
    function: str
    ending: str = ""
    """What its file ends with, where that is not the format's name."""

    def __call__(self, article: Article, issue: Issue = UNSAID) -> Output:
        """Serialise an article, as it goes out with an issue."""
        module = import_module(f"{__package__}.{self.module}")
        made: Output = getattr(module, self.function)(article, issue)
        return made


OUTPUTS: dict[str, Format] = {
    "md": Format("마크다운", "markdown", "markdown"),
    "html": Format("웹 페이지", "html", "html"),
    "json": Format("JSON", "json", "json"),
    "txt": Format("글", "text", "text"),
    "ninjs": Format("ninjs 2", "ninjs", "ninjs", "ninjs.json"),
    "ninjs3": Format("ninjs 3", "ninjs", "ninjs3", "ninjs3.json"),
    "newsml": Format("NewsML-G2", "newsml", "newsml", "newsml.xml"),
    "png": Format("공유 그림", "share", "output"),
}
"""Format, as ``--format`` names it -> what makes it, in the order of screens."""
