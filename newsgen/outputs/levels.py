"""Levels of the indices that a market is told by: the table beside an article, the strip, the shared picture.

Every number is a fact of the article, or a close that such a fact was computed from; each is set once, as
the article's own sentences set it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from newsgen import markets
from newsgen.editions import EDITIONS, Edition
from newsgen.korean import decimal
from newsgen.model import Article, Fact, Record
from newsgen.outputs.charts.numbers import Number, number


class Stated(NamedTuple):
    """A number as printed, and where it is from."""

    text: str
    value: float
    fact: str
    """Id of the fact that it states, or that was computed from it."""


class Level(Record, frozen=True, kw_only=True):
    """Where an index stood, and how far it moved over what the article tells."""

    symbol: str
    name: str
    """As in a headline: ``다우``."""
    level: Stated
    points: Stated
    """Without a sign: it stands beside the move's form."""
    percent: Stated
    """With its sign."""
    move: Number
    """The percent, with its direction and form."""

    @property
    def points_move(self) -> Number:
        """The points, with their own: 0.34 down is told so beside a percent that rounds to 0.00."""
        return number(self.points.value, "points")


def levels(article: Article) -> tuple[Level, ...]:
    """Return the levels that an article knows, in its edition's order; none of what it has no level of."""
    edition = EDITIONS.get(article.edition)
    return tuple(_levels(article, edition)) if edition else ()


def basis(article: Article) -> str:
    """Say in Korean what the moves of an article's levels are measured from."""
    edition = EDITIONS.get(article.edition)
    return "전주 말 대비" if edition and edition.weekly else "전 거래일 대비"


def _levels(article: Article, edition: Edition) -> Iterator[Level]:
    facts = {(fact.measure, fact.about): fact for fact in article.facts}
    for symbol in edition.charted:
        change, subject = facts.get((edition.move, symbol)), markets.subject(symbol)
        moved = _moved(change) if change else None
        if change is None or subject is None or moved is None:
            continue
        level, points = moved
        move = number(change.value, "percent")
        yield Level(
            symbol=symbol,
            name=subject.headline,
            level=_stated(facts, "close", change, level),
            points=_stated(facts, f"points_{edition.span}", change, points),
            percent=Stated(move.text, change.value, change.id),
            move=move,
        )


def _moved(change: Fact) -> tuple[float, float] | None:
    """Return the last close that a change was computed from and how far it is from the first; None: neither.

    A basket's change is of many closes, and none of them is its level.
    """
    match change.inputs:
        case (before, last) if before.symbol == last.symbol == change.about:
            return last.value, last.value - before.value
        case _:
            return None


def _stated(facts: Mapping[tuple[str, str], Fact], measure: str, change: Fact, value: float) -> Stated:
    """Set a number of two closes; it is the article's own where the article states it."""
    own = facts.get((measure, change.about))
    return Stated(decimal(value, 2), value, own.id if own else change.id)
