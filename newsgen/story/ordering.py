"""With what the text begins, in a market whose wraps tell its broad index first: with what its day was.

Mostly that is where the index went; readers look for its close in the first lines, whatever the day was.
It is another index where the lead is that one's, the night before where the session opened its way. On one
ordinary day of three both indices are told first, and who traded behind them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from newsgen import markets
from newsgen.facts.fact import key_of
from newsgen.markets import Market
from newsgen.markets.market import is_index
from newsgen.rules.base import LEVELS
from newsgen.story.gathering import Told
from newsgen.story.markup import FIGURE, pieces, plain, sentences
from newsgen.story.planner import Plan
from newsgen.story.variety import settle

BOTH = 3
"""Of so many ordinary days one tells both indices before who traded."""
MANY = 400
"""Characters of a paragraph that takes in none."""
DAY = 2
"""Things told of the broad index, its close and its session, behind which the other's close stands."""


def ordered(outline: Plan, paragraphs: Iterable[Told], market: Market, turn: int) -> list[Told]:
    """Return the paragraphs of a day of a market, first what it was; ``turn`` is its number."""
    told = list(paragraphs)
    levels = _first(told, lambda each: each.slots[0].matter == LEVELS and not each.slots[0].rule.hosts)
    if levels is None or not market.ranged:
        return told
    told, levels = _after_night(told, levels)
    told = [levels, *(each for each in told if each is not levels)]
    other = _first(told, lambda each: each is not levels and any(slot.rule.hosts for slot in each.slots))
    flows = _first(told, lambda each: each.slots[0].rule.opens_inside)
    if outline.heads and other:
        return _before(told, other, levels)
    if any("opened" in slot.tags for slot in levels.slots):
        return told
    if other and flows and turn % BOTH == 1:
        return _both_first(told, levels, flows, other)
    return told


def _after_night(told: list[Told], levels: Told) -> tuple[list[Told], Told]:
    """Return paragraphs with a night that the session opened by before the levels, and those."""
    night = _first(told, lambda each: len(each.slots) == 1 and "opened" in each.slots[0].tags)
    if night is None:
        return told, levels
    both = Told((*night.slots, *levels.slots), f"{night.text} {levels.text}")
    return [both if each is levels else each for each in told if each is not night], both


def _first(told: list[Told], holds: Callable[[Told], bool]) -> Told | None:
    return next((each for each in told if holds(each)), None)


def _before(told: list[Told], one: Told, other: Told) -> list[Told]:
    """Return paragraphs with one of them right before another."""
    rest = [each for each in told if each is not one]
    at = rest.index(other)
    return [*rest[:at], one, *rest[at:]]


def _both_first(told: list[Told], levels: Told, flows: Told, other: Told) -> list[Told]:
    """Return paragraphs with how the other index closed behind the levels, who traded it behind who traded.

    All stays where something else is told of either, or where the levels have no room.
    """
    row = sentences(settle([other.text])[0])
    at = next((at for at, sentence in enumerate(row) if _is_of_boards(sentence)), len(row))
    close, rest = " ".join(row[:at]), row[at:]
    room = len(plain(settle([levels.text])[0])) + len(plain(close)) < MANY
    if not close or not room or len(levels.slots) > DAY or any(map(_is_of_index, rest)):
        return told
    made = {
        id(levels): [Told((*levels.slots, *other.slots), f"{levels.text} {close}")],
        id(flows): [flows, *([Told(other.slots, " ".join(rest))] if rest else [])],
        id(other): [],
    }
    return [one for each in told for one in made.get(id(each), [each])]


def _is_of_index(sentence: str) -> bool:
    """Tell whether a sentence states something of an index."""
    facts = [fact for piece in pieces(sentence) if piece.kind == FIGURE for fact in piece.facts]
    return any(is_index(key_of(fact)[1]) for fact in facts)


def _is_of_boards(sentence: str) -> bool:
    """Tell whether all that a sentence states is about a part of the exchange: who bought, who sold."""
    facts = [fact for piece in pieces(sentence) if piece.kind == FIGURE for fact in piece.facts]
    return bool(facts) and all(key_of(fact)[1] in markets.boards() for fact in facts)
