"""The joints between clauses, and whose turn it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from newsgen.korean.conjugation import Forms

_PAST = "\u11bb"
"""The ㅆ in which the base of what is past ends: 높았."""

AND, WHILE, AS, SO, BUT, WHEREAS = "고", "며", "면서", "어", "지만", "반면"


def heard(joint: str) -> str:
    """Return what the ear keeps of a joint, its last syllable; 면서 is heard as the 며 that it is made of."""
    return joint.replace(AS, WHILE)[-1]


class Ear(NamedTuple):
    """What a reader still has in the ear."""

    turn: int
    joint: str = ""
    """The last joint."""
    once: bool = False
    """Whether 다만 has stood in the article."""

    def pick(self, joints: Sequence[str]) -> str:
        """Return the joint whose turn it is, and not the one before where there is a choice."""
        first = self.turn % len(joints)
        turned = [*joints[first:], *joints[:first]]
        return next((each for each in turned if each != self.joint), turned[0])

    def after(self, joint: str) -> Ear:
        """Return what is in the ear after a joint."""
        return self._replace(turn=self.turn + 1, joint=joint)


def form(made: Forms, joint: str) -> str | None:
    """Return a predicate in the form of a joint; None where it has none that is sure."""
    return {
        AND: made.and_,
        WHILE: made.sequential,
        AS: made.simultaneous,
        SO: made.infinitive,
        BUT: made.but,
        WHEREAS: f"{_before_noun(made)} {WHEREAS}" if made.adnominal else None,
    }[joint]


def _before_noun(made: Forms) -> str:
    """Return what stands before 반면 of something past: 오른 of a verb, 높았던 where 높은 would be of now."""
    is_past = normalize("NFD", made.base)[-1] == _PAST
    return f"{made.base}던" if is_past and not made.verb else made.adnominal or ""
