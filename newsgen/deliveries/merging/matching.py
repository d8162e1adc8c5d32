"""Which block of one text is which of another: what was moved or rewritten is still the same block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from newsgen.deliveries.merging.blocks import Block

_ALIKE = 0.6
"""Share of characters in common from which on two blocks are one that somebody rewrote."""


Way = Callable[[Sequence[Block], Sequence[Block], list[int], list[int], dict[int, int]], dict[int, int]]
"""Both texts, the places of each that are not matched yet, what is matched -> what it matches."""


class Entry(NamedTuple):
    """One block in the three texts; None where a text lacks it."""

    base: Block | None
    theirs: Block | None
    ours: Block | None


class Woven(NamedTuple):
    """The blocks of three texts in one order."""

    entries: list[Entry]
    moved: bool
    """Whether the desk put blocks into another order; its order holds then, else ours."""


def woven(base: Sequence[Block], theirs: Sequence[Block], ours: Sequence[Block]) -> Woven:
    """Bring three texts together, block by block."""
    of_theirs, of_ours = pairs(base, theirs), pairs(base, ours)
    new_theirs = [at for at in range(len(theirs)) if at not in of_theirs]
    new_ours = [at for at in range(len(ours)) if at not in of_ours]
    both_new = pairs([theirs[at] for at in new_theirs], [ours[at] for at in new_ours], (_moved, _alike))
    names_ours: dict[int, object] = {at: of_ours.get(at, ("ours", at)) for at in range(len(ours))}
    names_ours |= {new_ours[mine]: ("theirs", new_theirs[yours]) for mine, yours in both_new.items()}
    names_theirs: dict[int, object] = {at: of_theirs.get(at, ("theirs", at)) for at in range(len(theirs))}
    by_theirs = {name: theirs[at] for at, name in names_theirs.items()}
    by_ours = {name: ours[at] for at, name in names_ours.items()}
    by_base: dict[object, Block] = dict(enumerate(base))
    order = [of_theirs[at] for at in sorted(of_theirs)]
    moved = any(later < former for former, later in pairwise(order))
    first, second = (names_theirs, names_ours) if moved else (names_ours, names_theirs)
    names = _interleaved([first[at] for at in sorted(first)], [second[at] for at in sorted(second)])
    entries = [Entry(by_base.get(name), by_theirs.get(name), by_ours.get(name)) for name in names]
    return Woven(entries, moved)


def _interleaved(first: list[object], second: list[object]) -> list[object]:
    """Put what only the second order has behind what it stands behind there."""
    names, before = list(first), -1
    known = set(first)
    for name in second:
        if name in known:
            before = names.index(name)
            continue
        before += 1
        names.insert(before, name)
    return names


def pairs(base: Sequence[Block], other: Sequence[Block], ways: Iterable[Way] | None = None) -> dict[int, int]:
    """Return the place in ``other`` -> the place in ``base`` of each block that both have.

    ``ways`` are those of telling the same block where it is not at its place: all unless told.
    """
    keys = [block.key for block in base], [block.key for block in other]
    same = SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks()
    found = {at.b + step: at.a + step for at in same for step in range(at.size)}
    for way in ways or (_moved, _alike, _between):
        taken = set(found.values())
        found |= way(
            base, other, [at for at in range(len(base)) if at not in taken],
            [at for at in range(len(other)) if at not in found], found,
        )  # fmt: skip
    return found


def _moved(
    base: Sequence[Block], other: Sequence[Block], free: list[int], open_: list[int], _: dict[int, int]
) -> dict[int, int]:
    """Match what is the same at another place."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at in free:
        places[base[at].key].append(at)
    return {at: places[other[at].key].pop(0) for at in open_ if places[other[at].key]}


def _alike(
    base: Sequence[Block], other: Sequence[Block], free: list[int], open_: list[int], _: dict[int, int]
) -> dict[int, int]:
    """Match what was rewritten in part, the likest first."""
    likeness = sorted(_likenesses(base, other, free, open_), reverse=True)
    found: dict[int, int] = {}
    for _ratio, _near, mine, yours in likeness:
        if yours not in found and mine not in found.values():
            found[yours] = mine
    return found


def _likenesses(
    base: Sequence[Block], other: Sequence[Block], free: list[int], open_: list[int]
) -> Iterator[tuple[float, int, int, int]]:
    for yours in open_:
        matcher = SequenceMatcher(None, "", other[yours].text, autojunk=False)
        for mine in free:
            matcher.set_seq1(base[mine].text)
            if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE:
                ratio = matcher.ratio()
                if ratio >= _ALIKE:
                    yield ratio, -abs(mine - yours), mine, yours


def _between(
    base: Sequence[Block], other: Sequence[Block], free: list[int], open_: list[int], found: dict[int, int]
) -> dict[int, int]:
    """Match the one block that was wholly rewritten between two that stayed."""
    made = {}
    for at in open_:
        before, after = found.get(at - 1, -1 if at == 0 else None), found.get(at + 1)
        if at == len(other) - 1:
            after = len(base)
        if before is None or after is None or after - before != 2:
            continue
        mine = before + 1
        if mine in free and base[mine].kind == other[at].kind and base[mine].text and other[at].text:
            made[at] = mine
    return made
