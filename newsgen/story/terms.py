"""용어 정리: two or three terms that the day brings, none that its text explains itself.

A term ranks by the item whose sentence uses it: what is rare scores high, and what stands every day comes
last. The names of the indices, whose levels stand in every article, are not explained at all. Each term has
its turn in articles of even numbers or of odd ones, so none is explained twice running; only what an item
brings that is new today does not wait.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsgen.glossary import Glossary, Term
from newsgen.model import Entry, Item, text_of
from newsgen.story.paragraphs import Written
from newsgen.story.variety import is_turn


class Use(NamedTuple):
    """The weightiest use of a term."""

    standing: bool
    """Whether only what stands every day uses it."""
    score: float
    fresh: bool
    """Whether an item uses it that can only be told today."""


def entries(glossary: Glossary, told: Written, most: int, turn: int) -> tuple[Entry, ...]:
    """Return the entries of an article, at most so many; ``turn`` is its number."""
    text = " ".join(map(text_of, (*told.lead, *(one.runs for one in told.paragraphs))))
    used = uses(glossary, told)
    found = [
        term
        for term in map(glossary.get, used)
        if term is not None and term.mark and not any(word in text for word in term.told)
    ]
    due = [term for term in found if used[term.id].fresh or is_turn(term.id, turn)]
    return tuple(map(_entry, sorted(due, key=lambda term: _rank(term, used[term.id]))[:most]))


def uses(glossary: Glossary, told: Written) -> dict[str, Use]:
    """Return the terms that the text uses, with their weightiest use, save those that the levels name."""
    everyday: set[str] = set()
    found: dict[str, Use] = {}
    for items, text in _texts(told):
        terms = [match.id for match in glossary.find(text, first_only=True)]
        if any(_is_close(told, item) for item in items):
            everyday.update(terms)
        use = Use(
            all(item.standing for item in items),
            max(item.score.total for item in items),
            any(item.score.freshness > 0 for item in items),
        )
        for term in terms:
            known = found.get(term, use)
            found[term] = Use(
                use.standing and known.standing, max(use.score, known.score), use.fresh or known.fresh
            )
    return {term: use for term, use in found.items() if term in told.memory.terms and term not in everyday}


def _texts(told: Written) -> Iterator[tuple[list[Item], str]]:
    """Yield the lead and the paragraphs with the items that they tell; the desk's notes are not among them."""
    known = {key: item for slot in told.outline.body for key, item in zip(slot.keys, slot.items, strict=True)}
    texts = [(told.lead_items, " ".join(map(text_of, told.lead)))]
    texts += [(one.items, text_of(one.runs)) for one in told.paragraphs]
    for keys, text in texts:
        items = [known[key] for key in keys if key in known]
        if items:
            yield items, text


def _is_close(told: Written, item: Item) -> bool:
    return any(slot.rule.is_close and item in slot.items for slot in told.outline.body)


def _rank(term: Term, use: Use) -> tuple[bool, float, int]:
    return use.standing, -use.score, term.level


def _entry(term: Term) -> Entry:
    return Entry(id=term.id, title=term.title, english=term.english, text=term.definition)
