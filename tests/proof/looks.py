"""One check of the proof over an article."""

from __future__ import annotations

from newsgen.model import Article
from newsgen.proof import Check, TextFinding, text_of


def found(check: Check, article: Article) -> list[TextFinding]:
    return list(check(text_of(article), {fact.id: fact for fact in article.facts}))
