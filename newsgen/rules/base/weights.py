"""What moves of stocks weigh beside each other: how far one went, and what its company was worth."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import NamedTuple

BY_SIZE = 0.4
"""Power of a company's worth in the weight of its move: a fall of 10 % of $80bn comes before one of 4 % of
$680bn (2025-04-10), and one of 3 % of $350bn before one of 5 % of $25bn (2026-01-26)."""
IN_FRONT = 0.5
"""The same where one is to stand in front: size counts for more. Apple by 5 % comes before Arista by 17 %
(2025-08-06), Intel by 17 % before Microsoft by 3 % (2026-01-23)."""
LIKE, FURTHER = 0.3, 1.1
"""Part of a company's worth from which another is of its size, and times its move that this one went, to
stand before it where neither is known for its results: 9 % of $47bn before 8 % of $150bn (2025-02-21)."""


class Move(NamedTuple):
    """How far a stock moved: of those that reach no ranking no more is asked."""

    about: str
    value: float
    worth: float
    """What the company was worth before, in millions of the market's money."""

    @property
    def weight(self) -> float:
        """What it weighs: further and larger is more than nearer and smaller."""
        return weighed(self.value, self.worth, BY_SIZE)

    def is_beaten_by(self, other: Move, *, like: bool = False) -> bool:
        """Tell whether another, of no smaller a company, went further the same way.

        With ``like`` also one of its size that went clearly further.
        """
        part = other.value / self.value if self.value else 0.0
        return (part > 1 and other.worth >= self.worth) or (
            like and part >= FURTHER and other.worth >= LIKE * self.worth
        )


def weighed(move: float, worth: float, power: float) -> float:
    """Return what a move weighs, of percent and a power of what the company was worth."""
    return abs(move) * math.pow(worth, power)


def in_turn(moves: Collection[Move], heard: Collection[str], more: float, *, most: int) -> list[Move]:
    """Return who is named first, of moves as they weigh: one who was ``heard`` by so much ``more``.

    Nobody stands before one of no smaller a company that went further the same way; who was heard gives way
    to no company that is smaller. Behind the ``most`` they stand as they weigh.
    """
    left = sorted(moves, key=lambda one: -one.weight * (more if one.about in heard else 1.0))
    turns: list[Move] = []
    while left and len(turns) < most:
        turns.append(next(one for one in left if not _is_behind(one, left, heard)))
        left.remove(turns[-1])
    return turns + left


def _is_behind(one: Move, left: Collection[Move], heard: Collection[str]) -> bool:
    """Tell whether somebody comes before one."""
    return any(one.is_beaten_by(other, like=one.about not in heard) for other in left)
