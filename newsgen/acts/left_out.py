"""What an article does not tell, for the person who reads its draft: the best items that were not taken."""

from __future__ import annotations

from newsgen import markets, pipeline
from newsgen.acts.newsroom import Newsroom
from newsgen.editions import edition_named
from newsgen.errors import NewsgenError
from newsgen.model import Article
from newsgen.pipeline import Day

MOST = 5
"""Items that are named: those with the highest scores."""


def of_article(newsroom: Newsroom, article: Article) -> tuple[str, ...]:
    """Name what an article left out, long after it was made; nothing where that cannot be computed now."""
    edition = edition_named(article.edition)
    if edition.live:  # its moment is past
        return ()
    try:
        with newsroom.prices() as store:
            return named(pipeline.computed(store, edition, article.session, newsroom.desk))
    except NewsgenError:  # people must hear of the draft, not of this
        return ()


def named(day: Day) -> tuple[str, ...]:
    """Name the best items that were left out, in Korean, the best first."""
    left = [each for each in day.items if not each.chosen and each.score.surprise > 0]
    best = sorted(left, key=lambda item: -item.score.total)[:MOST]
    return tuple(f"{subject(day, item.about)}({item.score.total:.2f}): {item.reason}" for item in best)


def subject(day: Day, about: str) -> str:
    """Return what readers call a subject, or the two of a pair (``^RUT-^GSPC``)."""
    pair = about.split("-")
    parts = pair if len(pair) > 1 and all(map(day.snapshot.instruments.get, pair)) else [about]
    return "·".join(_name(day, part) for part in parts)


def _name(day: Day, about: str) -> str:
    market = markets.named(day.edition.market)
    if about == market.exchange:
        return market.nouns.stocks
    known = day.snapshot.instruments.get(market.index_of(about) or about)
    return (known.korean or known.english) if known else about
