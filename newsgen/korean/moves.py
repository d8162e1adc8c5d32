"""Words for moves, by size and direction: 보합, 오르다, 급등하다, 폭등하다 and their opposites."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from .verbs import HEATED, NOUNS, STILL, VERBS, Form


class Move(StrEnum):
    """The classes of moves, from the largest rise to the largest fall."""

    EXTREME_UP = "extreme_up"
    SHARP_UP = "sharp_up"
    UP = "up"
    SLIGHT_UP = "slight_up"
    FLAT = "flat"
    SLIGHT_DOWN = "slight_down"
    DOWN = "down"
    SHARP_DOWN = "sharp_down"
    EXTREME_DOWN = "extreme_down"


@dataclass(frozen=True, kw_only=True, slots=True)
class MoveScale:
    """Where one class of moves ends and the next begins, in percent; each belongs to the larger."""

    flat: float
    """Below it: 보합."""
    slight: float
    """From ``flat`` to below it: 강보합, 약보합; no such class where it equals ``flat``."""
    sharp: float
    """From it on: 급등, 급락."""
    extreme: float
    """From it on: 폭등, 폭락."""

    def __post_init__(self) -> None:
        """Refuse thresholds that are out of order."""
        if not 0 <= self.flat <= self.slight <= self.sharp <= self.extreme:
            raise ValueError(f"thresholds out of order: {self}")


INDEX = MoveScale(flat=0.1, slight=0.2, sharp=2.0, extreme=5.0)
STOCK = MoveScale(flat=0.3, slight=0.3, sharp=6.0, extreme=15.0)

Direction = Literal[1, 0, -1]


def direction(value: float) -> Direction:
    """Give 1 for a rise, -1 for a fall, 0 for neither."""
    return 1 if value > 0 else -1 if value < 0 else 0


def classify(change_percent: float, scale: MoveScale = INDEX) -> Move:
    """Give the class of a change, by its value before rounding."""
    size = abs(change_percent)
    if size < scale.flat or not size:
        return Move.FLAT
    way = "up" if change_percent > 0 else "down"
    if size >= scale.extreme:
        return Move(f"extreme_{way}")
    if size >= scale.sharp:
        return Move(f"sharp_{way}")
    return Move(f"slight_{way}" if size < scale.slight else way)


def words(change: float, form: Form, scale: MoveScale = INDEX, *, heated: bool = False) -> tuple[str, ...]:
    """Give the words for a change in a grammatical form, the plainest first.

    All are true of the change and none is stronger than its class. Verb forms go with an exact
    figure, so a flat or slight change still rises or falls (``0.03% 오른``); exactly zero stands
    still. ``noun`` names the class itself (보합, 강보합, 상승, 급등). 뛰다 and 떨어지다 are kept
    for the upper half of a plain move: a change of 0.2 % does not jump. ``heated`` adds what is only
    said of a single stock (치솟다, 곤두박질치다), to a sharp move or a larger one.
    """
    move = classify(change, scale)
    if form == "noun":
        return NOUNS[move.value]
    if not change:
        return STILL[form]
    verbs = VERBS[_verb_class(change, move, scale)]
    if heated and move.value.startswith(("sharp", "extreme")):
        verbs += HEATED["up" if change > 0 else "down"]
    return tuple(getattr(verb, form) for verb in verbs)


def _verb_class(change: float, move: Move, scale: MoveScale) -> str:
    """Give the class of verbs: a flat change has a direction too, and a strong one stronger verbs."""
    way = "up" if change > 0 else "down"
    if move.value.startswith(("sharp", "extreme")):
        return move.value
    return f"strong_{way}" if abs(change) >= scale.sharp / 2 else way
