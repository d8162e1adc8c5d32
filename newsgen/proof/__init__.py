"""Does the text say what the facts say: independent of what wrote it."""

from __future__ import annotations

from newsgen.model import Article
from newsgen.proof import direction, expected, figures, notes, odds
from newsgen.proof.sentences import text_of

__all__ = ["check"]


def check(article: Article) -> None:
    """Refuse an article with a figure that no fact accounts for, or a word that contradicts one.

    So are words refused that are said to be a note's and are not.
    """
    text = text_of(article)
    notes.check(article)
    figures.check(article, text)
    direction.check(article, text)
    odds.check(article, text)
    expected.check(article, text)
