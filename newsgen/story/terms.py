"""용어 정리: the terms that the day brings and its body uses, none that the body explains itself.

The subject of the lead is defined whole, though a word or two told what it is.

Only what nobody knows without help (``level = 1`` in the glossary) is explained, and of that nothing that
stands in every other article, unless its item scores as rare things do: a dull day has none. A term has its
turn in articles of even numbers or of odd ones, so none is explained twice running; what began or came out
that day does not wait. A subject of every day is explained in one article of a week's five, and so is a basis
point, where nothing else is.
"""

from __future__ import annotations

import datetime as dt
import itertools
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
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
LAST = "basis-point"
"""What many days use and no day brings: explained where nothing else is."""
COMMON = frozenset({LAST, "small-cap", "fomc", "reit", "magnificent-seven"})
"""Terms of that level that stand in every other article, and are explained in none."""

_DAYS = 5
"""Sessions of a week."""
APART = "\n"
"""Stands between texts that are read at once: no term goes on over it, and no sentence."""


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

    def beside(self, other: Use) -> Use:
        """Return the most that is known of two uses."""
        return Use(
            standing=self.standing and other.standing,
            score=max(self.score, other.score),
            fresh=self.fresh or other.fresh,
            leads=self.leads or other.leads,
        )


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
    able = [term for term in map(glossary.get, marked) if term is not None and term.level == HELP]
    if not able or not most:
        return ()
    texts = list(_texts(told))
    whole, used = " ".join(text for text, _ in texts), _uses(glossary, texts)
    watched = _named(glossary, tuple(names[one.symbol].full for one in market.subjects))
    passing = _named(glossary, tuple(names[one.symbol].full for one in market.overnight))
    never = _named(glossary, tuple(names[symbol].full for symbol in market.indices)) | COMMON
    found = [
        term
        for term in able
        if term.id in used
        and term.id not in never
        and (term.id not in passing or used[term.id].leads)
        and (used[term.id].leads or not any(word in whole for word in term.told))
    ]
    own = [term for term in found if used[term.id].is_news(everyday=term.id in watched)]
    due = [
        term
        for term in own
        if (
            is_its_day(term.id, turn)
            if term.id in watched
            else _is_today(used[term.id]) or is_turn(term.id, turn)
        )
    ]
    if not due and is_its_day(LAST, turn):
        due = [
            term
            for term in able
            if term.id == LAST
            and LAST in used
            and used[LAST].leads
            and not any(word in whole for word in term.told)
        ]
    return tuple(map(_entry, sorted(due, key=lambda term: (-_score(used, term), term.level))[:most]))


def _score(used: Mapping[str, Use], term: Term) -> float:
    return used[term.id].score if term.id in used else 0.0


def is_its_day(term: str, turn: int) -> bool:
    """Tell whether a subject of every day may be explained: in one article of a week's five."""
    return (turn - zlib.crc32(term.encode())) % _DAYS == 0


def outdated(glossary: Glossary, printed: Iterable[Entry], day: dt.date) -> tuple[str, ...]:
    """Return a line for each entry whose facts no longer hold on a day: an editor must look."""
    found = [term for entry in printed if (term := glossary.get(entry.id))]
    return tuple(
        f"용어 정리의 {term.title}: {term.valid.until.isoformat()}까지의 사실입니다. 다시 확인하십시오."
        for term in found
        if term.valid and term.valid.until and term.valid.until < day
    )


@lru_cache(maxsize=32)
def _named(glossary: Glossary, names: tuple[str, ...]) -> frozenset[str]:
    """Return the terms that some names hold: those of a market, which are the same for all its articles."""
    return frozenset(match.id for match in glossary.find(APART.join(names), first_only=True))


def _uses(glossary: Glossary, texts: Sequence[tuple[str, Use]]) -> dict[str, Use]:
    """Return the terms that some texts use, with the most that is known of their uses."""
    ends = list(itertools.accumulate(len(text) + len(APART) for text, _ in texts))
    found: dict[str, Use] = {}
    for match in glossary.find(APART.join(text for text, _ in texts)):
        _, use = texts[bisect_right(ends, match.start)]
        known = found.get(match.id)
        found[match.id] = use if known is None else known.beside(use)
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
