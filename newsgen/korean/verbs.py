"""The verbs and nouns of moves, conjugated: data, and the endings that make it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .conjugation import conjugate

Form = Literal[
    "adnominal", "final", "connective", "past_connective", "contrast", "adverbial", "sequential", "noun"
]
"""오른 / 올랐다 / 오르고 / 올랐고 / 올랐지만 / 올라 / 오르며 / 상승."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb of movement in the forms that articles use."""

    adnominal: str
    final: str
    connective: str
    past_connective: str
    contrast: str
    adverbial: str
    sequential: str


def _verb(verb: str, adverb: str = "") -> Verb:
    """Conjugate a verb from its dictionary form; ``adverb`` stands before every form."""
    made = conjugate(verb)
    before = f"{adverb} " if adverb else ""
    return Verb(
        adnominal=f"{before}{made.adnominal}",
        final=f"{before}{made.base}다",
        connective=f"{before}{made.connective}",
        past_connective=f"{before}{made.and_}",
        contrast=f"{before}{made.but}",
        adverbial=f"{before}{made.infinitive}",
        sequential=f"{before}{made.sequential}",
    )


_RISE, _FALL, _GIVE_WAY = _verb("오르다"), _verb("내리다"), _verb("밀리다")
_JUMP, _DROP = _verb("뛰다"), _verb("떨어지다")

VERBS: dict[str, tuple[Verb, ...]] = {
    "up": (_RISE, _verb("상승하다")),
    "strong_up": (_RISE, _verb("상승하다"), _JUMP),
    "sharp_up": (_verb("급등하다"), _verb("오르다", "크게"), _JUMP),
    "extreme_up": (_verb("폭등하다"),),
    "down": (_FALL, _verb("하락하다"), _GIVE_WAY),
    "strong_down": (_FALL, _verb("하락하다"), _GIVE_WAY, _DROP),
    "sharp_down": (_verb("급락하다"), _verb("내리다", "크게"), _DROP),
    "extreme_down": (_verb("폭락하다"),),
}
"""Verbs by class, the plainest first."""

HEATED: dict[str, tuple[Verb, ...]] = {
    "up": (_verb("치솟다"),),
    "down": (_verb("미끄러지다"), _verb("곤두박질치다")),
}
"""Verbs that only a single stock's great move bears."""

STILL: dict[str, tuple[str, ...]] = {
    "adnominal": ("변동이 없는", "제자리를 지킨"),
    "final": ("변동이 없었다", "제자리를 지켰다", "제자리걸음했다"),
    "connective": ("변동이 없고", "제자리를 지키고"),
    "past_connective": ("변동이 없었고", "제자리를 지켰고"),
    "contrast": ("변동이 없었지만", "제자리를 지켰지만"),
    "adverbial": ("변동 없이", "제자리를 지켜"),
    "sequential": ("변동이 없으며", "제자리를 지키며"),
}
"""The same forms for a change of exactly zero."""

NOUNS: dict[str, tuple[str, ...]] = {
    "extreme_up": ("폭등",),
    "sharp_up": ("급등",),
    "up": ("상승", "오름세"),
    "slight_up": ("강보합",),
    "flat": ("보합",),
    "slight_down": ("약보합",),
    "down": ("하락", "내림세"),
    "sharp_down": ("급락",),
    "extreme_down": ("폭락",),
}
"""What a class of moves is called."""
