"""What two made of one: sequences of lines, cut where both, one or neither changed them."""

from __future__ import annotations

import difflib
from collections.abc import Hashable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

Line = TypeVar("Line", bound=Hashable)


class Chunk(NamedTuple, Generic[Line]):
    """A stretch of the base, and what each of two made of it."""

    base: tuple[Line, ...]
    one: tuple[Line, ...]
    other: tuple[Line, ...]


def chunks(base: Sequence[Line], one: Sequence[Line], other: Sequence[Line]) -> Iterator[Chunk[Line]]:
    """Yield the stretches in order: a line that stands in all three, or what lies between two such lines."""
    ones, others = _places(base, one), _places(base, other)
    at = left = right = 0
    for place in [*(place for place in range(len(base)) if place in ones and place in others), len(base)]:
        ends = (len(one), len(other)) if place == len(base) else (ones[place], others[place])
        between = Chunk(tuple(base[at:place]), tuple(one[left : ends[0]]), tuple(other[right : ends[1]]))
        if any(between):
            yield between
        if place < len(base):
            yield Chunk((base[place],), (base[place],), (base[place],))
        at, left, right = place + 1, ends[0] + 1, ends[1] + 1


def _places(base: Sequence[Line], changed: Sequence[Line]) -> dict[int, int]:
    """Return where each line of the base that was kept stands now."""
    matcher = difflib.SequenceMatcher(None, base, changed, autojunk=False)
    return {
        match.a + step: match.b + step
        for match in matcher.get_matching_blocks()
        for step in range(match.size)
    }


def ordered(base: Sequence[Line], one: Sequence[Line], other: Sequence[Line]) -> list[Line]:
    """Return the lines, each once, in the order that two made of them: what either took away is gone.

    Where ``one`` put the base's lines into another order, its order holds, else that of ``other``.
    """
    kept = [line for line in one if line in base]
    moved = kept != [line for line in base if line in kept]
    first, second = (one, other) if moved else (other, one)
    gone = {line for line in base if line not in one or line not in other}
    made = [line for line in first if line not in gone]
    for at, line in enumerate(second):
        if line in gone or line in made:
            continue
        before = next((each for each in reversed(second[:at]) if each in made), None)
        made.insert(0 if before is None else made.index(before) + 1, line)
    return made
