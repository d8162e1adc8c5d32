"""용어 정리: two or three terms that the day brings, none that its text explains itself.

A term ranks by the item whose sentence uses it: what is rare scores high. What stands every day needs no
explaining, unless its item scores as rare things do, and a day that brings no term has none. Each has its
turn in articles of even numbers or of odd ones, so none is explained twice running; only what an item brings
that can be told today alone does not wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsgen.glossary import Glossary, Term
from newsgen.markets import Market
from newsgen.model import Entry, Paragraph, text_of
from newsgen.story.names import Names
from newsgen.story.paragraphs import Written
from newsgen.story.variety import is_turn

HIGH = 6.0
"""Bits of an item from which a subject of every day is news enough to be explained."""
COMMON = frozenset(
    {"basis-point", "small-cap", "government-bond", "treasury-yield", "dollar-won", "consensus"}
)
"""Terms that stand in every other article without being the name of a subject."""


class Use(NamedTuple):
    """The weightiest use of a term."""

    standing: bool
    """Whether only what stands every day uses it."""
    score: float
    fresh: bool
    """Whether an item uses it that can only be told today."""

    def is_news(self, *, everyday: bool) -> bool:
        """Tell whether the day brings the term: what names a subject of every day takes a high score."""
        return not self.standing and (not everyday or self.score >= HIGH)


CONCLUSION = Use(standing=False, score=3.0, fresh=False)
"""What a conclusion of 전문가 시각 weighs."""


def entries(
    glossary: Glossary,
    told: Written,
    view: Iterable[Paragraph],
    *,
    marked: Iterable[str],
    names: Names,
    market: Market,
    most: int,
    turn: int,
) -> tuple[Entry, ...]:
    """Return the entries of an article, at most so many.

    ``marked`` are the terms that its text marks, ``turn`` is its number.
    """
    texts = [*_texts(told), *((text_of(one.runs), CONCLUSION) for one in view)]
    whole, used = " ".join(text for text, _ in texts), _uses(glossary, texts)
    watched = _named(glossary, names, (one.symbol for one in market.subjects)) | COMMON
    never = _named(glossary, names, market.indices)
    found = [
        term
        for term in map(glossary.get, (each for each in marked if each in used))
        if term is not None and term.id not in never and not any(word in whole for word in term.told)
    ]
    own = [term for term in found if used[term.id].is_news(everyday=term.id in watched)]
    due = [term for term in own if used[term.id].fresh or is_turn(term.id, turn)]
    return tuple(map(_entry, sorted(due, key=lambda term: (-used[term.id].score, term.level))[:most]))


def _named(glossary: Glossary, names: Names, symbols: Iterable[str]) -> frozenset[str]:
    """Return the terms that the names of some subjects hold."""
    return frozenset(match.id for symbol in symbols for match in glossary.find(names[symbol].full))


def _uses(glossary: Glossary, texts: Iterable[tuple[str, Use]]) -> dict[str, Use]:
    """Return the terms that some texts use, with the most that is known of their uses."""
    found: dict[str, Use] = {}
    for text, use in texts:
        for match in glossary.find(text, first_only=True):
            known = found.get(match.id, use)
            found[match.id] = Use(
                standing=use.standing and known.standing,
                score=max(use.score, known.score),
                fresh=use.fresh or known.fresh,
            )
    return found


def _texts(told: Written) -> Iterator[tuple[str, Use]]:
    """Yield lead and paragraphs with what they weigh; the desk's notes are not among them."""
    known = {key: item for slot in told.outline.body for key, item in zip(slot.keys, slot.items, strict=True)}
    texts = [(told.lead_items, " ".join(map(text_of, told.lead)))]
    texts += [(one.items, text_of(one.runs)) for one in told.paragraphs]
    for keys, text in texts:
        items = [known[key] for key in keys if key in known]
        if items:
            yield (
                text,
                Use(
                    standing=all(item.standing for item in items),
                    score=max(item.score.total for item in items),
                    fresh=any(item.score.freshness > 0 for item in items),
                ),
            )


def _entry(term: Term) -> Entry:
    return Entry(id=term.id, title=term.title, english=term.english, text=term.definition)
