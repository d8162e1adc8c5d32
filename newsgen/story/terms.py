"""용어 정리: two or three terms that the day brings, none that its text explains itself.

A term ranks by the item whose sentence uses it: what is rare scores high. What stands every day is explained
where there is nothing else, now this term, now that; the names of the indices, whose levels stand in every
article, never. Each term has its turn in articles of even numbers or of odd ones, so none is explained twice
running; only what an item brings that can be told today alone does not wait.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsgen.glossary import Glossary, Term
from newsgen.model import Entry, Paragraph, text_of
from newsgen.story.paragraphs import Written
from newsgen.story.variety import is_turn

CONCLUDED = 3.0
"""Bits that a conclusion of 전문가 시각 is worth."""
HIGH = 6.0
"""Bits of an item from which a subject of every day is news enough to be explained."""
UNITS = frozenset({"basis-point"})
"""Terms for what figures are counted in, which stand every day too."""
EVERYDAY = 2
"""Entries at most where the day brings no term of its own."""


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


def entries(
    glossary: Glossary,
    told: Written,
    view: Iterable[Paragraph],
    *,
    marked: Iterable[str],
    subjects: Iterable[str],
    most: int,
    turn: int,
) -> tuple[Entry, ...]:
    """Return the entries of an article, at most so many.

    ``marked`` are the terms that its text marks, ``subjects`` the names of what its market watches every day,
    ``turn`` is its number.
    """
    view = tuple(view)
    everyday = UNITS.union(match.id for name in subjects for match in glossary.find(name))
    text = " ".join(map(text_of, (*told.lead, *(one.runs for one in (*told.paragraphs, *view)))))
    used = uses(glossary, told, view)
    found = [
        term
        for term in map(glossary.get, (each for each in marked if each in used))
        if term is not None and not any(word in text for word in term.told)
    ]
    due = [term for term in found if used[term.id].fresh or is_turn(term.id, turn)]
    own = [term for term in due if used[term.id].is_news(everyday=term.id in everyday)]
    if own:
        return tuple(map(_entry, sorted(own, key=lambda term: (-used[term.id].score, term.level))[:most]))
    mixed = sorted(due, key=lambda term: zlib.crc32(f"{term.id}/{turn}".encode()))
    return tuple(map(_entry, mixed[: min(most, EVERYDAY)]))


def uses(glossary: Glossary, told: Written, view: Iterable[Paragraph]) -> dict[str, Use]:
    """Return the terms that the text uses, with their weightiest use, save those that the levels name."""
    everyday: set[str] = set()
    found: dict[str, Use] = {}
    for text, use, is_level in _texts(told, view):
        terms = [match.id for match in glossary.find(text, first_only=True)]
        if is_level:
            everyday.update(terms)
        for term in terms:
            known = found.get(term, use)
            found[term] = Use(
                use.standing and known.standing, max(use.score, known.score), use.fresh or known.fresh
            )
    return {term: use for term, use in found.items() if term not in everyday}


def _texts(told: Written, view: Iterable[Paragraph]) -> Iterator[tuple[str, Use, bool]]:
    """Yield lead, paragraphs and view with what weight they have, and whether they tell the levels.

    The desk's notes are not among them.
    """
    known = {key: item for slot in told.outline.body for key, item in zip(slot.keys, slot.items, strict=True)}
    close = {slot.key for slot in told.outline.body if slot.rule.is_close}
    texts = [(told.lead_items, " ".join(map(text_of, told.lead)))]
    texts += [(one.items, text_of(one.runs)) for one in told.paragraphs]
    for keys, text in texts:
        items = [known[key] for key in keys if key in known]
        if items:
            standing, score = all(item.standing for item in items), max(item.score.total for item in items)
            fresh = any(item.score.freshness > 0 for item in items)
            yield text, Use(standing=standing, score=score, fresh=fresh), bool(close & set(keys))
    for one in view:
        yield text_of(one.runs), Use(standing=False, score=CONCLUDED, fresh=False), False


def _entry(term: Term) -> Entry:
    return Entry(id=term.id, title=term.title, english=term.english, text=term.definition)
