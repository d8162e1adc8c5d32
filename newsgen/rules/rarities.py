"""How long ago anything was so: of all that is told of a day, whatever its series, what goes back furthest.

An index, a yield, a currency, a metal or a market abroad that stands, or moved, as it did not for half a year
is news before what merely moved. The one of them that goes back furthest is a story of its own, even where it
is none of stocks.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from newsgen.facts.book import FactBook
from newsgen.facts.fact import key_of
from newsgen.model import Fact, Item
from newsgen.rules.base import HALF_YEAR, Desk, Rule, highest_of

RARE, RAREST, YEARS = "rare", "rarest", "years"
"""Tags of an item that goes back half a year, with the series that does; of the best of no stocks; of that
where it goes back a year and more."""
YEAR = 250
"""Sessions of a year."""
_SINCE = re.compile(r"(?:highest|lowest|curve_widest|(?:largest|yield)_(?:rise|fall))_since")
"""Measures that tell since when something was not so, over days."""


def marked(items: Iterable[Item], book: FactBook, desk: Desk, told_by: Mapping[str, Rule]) -> list[Item]:
    """Return the items, those that go back far tagged, worth no less than what is the highest for so long.

    Of those that are about no stocks, and did not go back as far on the day before, the best goes by how far
    back it goes and how much readers ask for it; a market abroad is never the best: its record is told where
    such markets are.
    """
    known = list(items)
    found = {id(item): _furthest(item, book, desk) for item in known if item.chosen}
    aside = {item.rule for item in known if told_by[item.rule].section == "rates"} - {
        rule.name for rule in told_by.values() if rule.abroad
    }
    new = (found.get(id(item), _NOTHING) for item in known if item.rule in aside)
    best = max((span.bits for span in new if not span.again), default=0.0)
    return [
        _marked(item, found.get(id(item), _NOTHING), best if item.rule in aside else math.inf)
        for item in known
    ]


class _Span(NamedTuple):
    bits: float
    """How rare it is and how much readers ask for its series."""
    fact: Fact | None = None
    again: bool = False
    """Whether it went back as far on the day before: who read of it then reads it in the text."""


_NOTHING = _Span(0.0)


def _marked(item: Item, span: _Span, best: float) -> Item:
    if span.fact is None:
        return item
    more = max(highest_of(span.fact.periods) - item.score.surprise, 0.0)
    score = msgspec.structs.replace(
        item.score,
        surprise=item.score.surprise + more,
        bits=item.score.bits + more,
        total=item.score.total + more,
    )
    tags = item.tags | {RARE, f"{RARE}:{span.fact.about}"}
    if span.bits >= best and not span.again:
        tags |= {RAREST, YEARS} if (span.fact.periods or 0) >= YEAR else {RAREST}
    return msgspec.structs.replace(item, tags=tags, score=score)


def _furthest(item: Item, book: FactBook, desk: Desk) -> _Span:
    """Return what an item tells that goes back furthest, half a year at least."""
    facts = (fact for each in item.facts if (fact := book.get(*key_of(each))))
    far = (fact for fact in facts if _is_far(fact))
    spans = [
        _Span(highest_of(fact.periods) + desk.weight(fact.about), fact, _is_again(book, fact)) for fact in far
    ]
    return max(spans, key=lambda span: span.bits, default=_NOTHING)


def _is_again(book: FactBook, fact: Fact) -> bool:
    """Tell whether the day before went back half a year too."""
    if fact.measure not in {"highest_since", "lowest_since"}:
        return False
    before = book.get(f"{fact.measure}_day_before", fact.about)
    return before is not None and (before.periods or 0) >= HALF_YEAR


def _is_far(fact: Fact) -> bool:
    """Tell whether a fact goes back half a year, to a day of which it is known that it was so."""
    told = _SINCE.fullmatch(fact.measure) and fact.since_value is not None
    return bool(told) and (fact.periods or 0) >= HALF_YEAR
