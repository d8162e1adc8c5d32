"""Does the text say what the facts say: independent of what wrote it."""

from __future__ import annotations

from newsgen.model import Article
from newsgen.proof import direction, figures, odds
from newsgen.proof.sentences import text_of

__all__ = ["check"]


def check(article: Article) -> None:
    """Refuse an article with a figure that no fact accounts for, or a word that contradicts one."""
    text = text_of(article)
    figures.check(article, text)
    direction.check(article, text)
    odds.check(article, text)
