"""용어 정리: the terms that the day brings and its body uses, none that the body explains itself.

The subject of the lead is defined whole, though a word or two told what it is.

Only what nobody knows without help (``level = 1`` in the glossary) is explained, and of that nothing that
stands in every other article, unless its item scores as rare things do: a dull day has none. A term has its
turn in articles of even numbers or of odd ones, so none is explained twice running; what began or came out
that day does not wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsgen.glossary import Glossary, Term
from newsgen.markets import Market
from newsgen.model import Entry, Item, text_of
from newsgen.story.figures import STAGES
from newsgen.story.names import Names
from newsgen.story.paragraphs import Written
from newsgen.story.variety import is_turn

HIGH = 8.0
"""Bits of an item from which a subject of every day is news enough to be explained."""
HELP = 1
"""Level of the glossary's terms that nobody knows without help."""
COMMON = frozenset({"basis-point", "small-cap", "fomc", "reit", "magnificent-seven"})
"""Terms of that level that stand in every other article, and are explained in none."""


class Use(NamedTuple):
    """The weightiest use of a term."""

    standing: bool
    """Whether only what stands every day uses it."""
    score: float
    fresh: bool
    """Whether an item uses it that can only be told today: what came out or began."""
    leads: bool = False
    """Whether it is in what leads the article."""

    def is_news(self, *, everyday: bool) -> bool:
        """Tell whether the day brings the term: a subject of every day has to lead, or to score high."""
        return not self.standing and (not everyday or self.leads or self.score >= HIGH)


def entries(
    glossary: Glossary,
    told: Written,
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
    texts = list(_texts(told))
    whole, used = " ".join(text for text, _ in texts), _uses(glossary, texts)
    watched = _named(glossary, names, (one.symbol for one in market.subjects))
    never = _named(glossary, names, market.indices) | COMMON
    found = [
        term
        for term in map(glossary.get, (each for each in marked if each in used))
        if term is not None
        and term.level == HELP
        and term.id not in never
        and (used[term.id].leads or not any(word in whole for word in term.told))
    ]
    own = [term for term in found if used[term.id].is_news(everyday=term.id in watched)]
    due = [term for term in own if _is_today(used[term.id]) or is_turn(term.id, turn)]
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
                leads=use.leads or known.leads,
            )
    return found


def _texts(told: Written) -> Iterator[tuple[str, Use]]:
    """Yield lead and paragraphs with what they weigh; the desk's notes are not among them."""
    known = {
        key: (item, slot.happened)
        for slot in told.outline.body
        for key, item in zip(slot.keys, slot.items, strict=True)
    }
    own = told.outline.lead.keys
    texts = [(told.lead_items, " ".join(map(text_of, told.lead)), False)]
    texts += [(own, text_of(told.lead[0]), True)] if told.lead else []
    texts += [(one.items, text_of(one.runs), False) for one in told.paragraphs]
    for keys, text, leads in texts:
        items = [known[key] for key in keys if key in known]
        if items:
            yield (
                text,
                Use(
                    standing=all(item.standing for item, _ in items),
                    score=max(item.score.total for item, _ in items),
                    fresh=any(happened or _is_new(item) for item, happened in items),
                    leads=leads,
                ),
            )


def _is_today(use: Use) -> bool:
    """Tell whether a term does not wait for its turn: the day's lead or what is new asks for it."""
    return use.fresh or use.leads


def _is_new(item: Item) -> bool:
    """Tell whether an item is of its day alone: it says so, or a stage of a market began or ended."""
    return item.score.freshness > 0 or any(fact.partition(":")[0] in STAGES for fact in item.facts)


def _entry(term: Term) -> Entry:
    return Entry(id=term.id, title=term.title, english=term.english, text=term.definition)
