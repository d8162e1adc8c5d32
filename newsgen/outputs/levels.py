"""Levels of the indices that an article's market is told by: the table beside an article, and the strip.

Every number is a fact of the article, or a close that such a fact was computed from; each is set once, as
the article's own sentences set it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from newsgen import markets
from newsgen.editions import EDITIONS, Edition
from newsgen.korean import decimal, rounds_to_zero
from newsgen.model import Article, Fact, Record

_PLACES = 2
_SIGNS = {"up": "+", "down": "-", "flat": ""}
_FORMS = {"up": "▲", "down": "▼", "flat": "–"}
_WORDS = {"up": "상승", "down": "하락", "flat": "보합"}


class Number(NamedTuple):
    """A number as printed, and where it is from."""

    text: str
    value: float
    fact: str
    """Id of the fact that it states, or that was computed from it."""

    @property
    def magnitude(self) -> str:
        """The number without its sign, to stand beside the form of its direction."""
        return self.text.lstrip("+-")


class Level(Record, frozen=True, kw_only=True):
    """Where an index stood, and how far it moved over what the article tells."""

    symbol: str
    name: str
    """As in a headline: ``다우``."""
    level: Number
    points: Number
    percent: Number
    direction: str
    """``up``, ``down`` or ``flat``, as the percent is printed."""

    @property
    def form(self) -> str:
        """What shows the direction to those who see no colours."""
        return _FORMS[self.direction]

    @property
    def word(self) -> str:
        """What tells it to those who only hear."""
        return _WORDS[self.direction]


def levels(article: Article) -> tuple[Level, ...]:
    """Return the levels that an article knows, in its edition's order; none of what it has no level of."""
    edition = EDITIONS.get(article.edition)
    return tuple(_levels(article, edition)) if edition else ()


def _levels(article: Article, edition: Edition) -> Iterator[Level]:
    facts = {(fact.measure, fact.about): fact for fact in article.facts}
    for symbol in edition.charted:
        change = facts.get((edition.move, symbol))
        subject = markets.subject(symbol)
        moved = _moved(change) if change else None
        if change is None or subject is None or moved is None:
            continue
        level, points = moved
        direction = _direction(change.value)
        yield Level(
            symbol=symbol,
            name=subject.headline,
            level=_number(facts, "close", change, level, ""),
            points=_number(facts, f"points_{edition.span}", change, points, _SIGNS[_direction(points)]),
            percent=Number(_set(change.value, _SIGNS[direction], "%"), change.value, change.id),
            direction=direction,
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


def _number(
    facts: Mapping[tuple[str, str], Fact], measure: str, change: Fact, value: float, sign: str
) -> Number:
    stated = facts.get((measure, change.about))
    return Number(_set(value, sign, ""), value, stated.id if stated else change.id)


def _direction(value: float) -> str:
    if rounds_to_zero(value, _PLACES):
        return "flat"
    return "up" if value > 0 else "down"


def _set(value: float, sign: str, unit: str) -> str:
    return f"{sign}{decimal(value, _PLACES)}{unit}"
