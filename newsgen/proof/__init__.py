"""Does the text say what the facts say: independent of what wrote it."""

from __future__ import annotations

from newsgen.model import Article
from newsgen.proof import direction, figures

__all__ = ["check"]


def check(article: Article) -> None:
    """Refuse an article with a figure that no fact accounts for, or a word that contradicts one."""
    figures.check(article)
    direction.check(article)
