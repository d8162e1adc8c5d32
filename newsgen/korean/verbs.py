"""The verbs and nouns of moves, conjugated: data, and the endings that make it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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


def _verb(stem: str, adnominal: str, adverbial: str, past: str) -> Verb:
    """Conjugate a verb from its stem, 오르, and the forms that depend on its class."""
    return Verb(
        adnominal=adnominal,
        final=f"{past}다",
        connective=f"{stem}고",
        past_connective=f"{past}고",
        contrast=f"{past}지만",
        adverbial=adverbial,
        sequential=f"{stem}며",
    )


def _hada(noun: str) -> Verb:
    """Conjugate a noun with 하다: 상승한, 상승했다."""
    return _verb(f"{noun}하", f"{noun}한", f"{noun}해", f"{noun}했")


def _greatly(verb: Verb) -> Verb:
    """Put 크게 before every form."""
    return Verb(*(f"크게 {getattr(verb, name)}" for name in Verb.__slots__))


_RISE = _verb("오르", "오른", "올라", "올랐")
_FALL = _verb("내리", "내린", "내려", "내렸")
_JUMP = _verb("뛰", "뛴", "뛰어", "뛰었")
_GIVE_WAY = _verb("밀리", "밀린", "밀려", "밀렸")
_SLIDE = _verb("미끄러지", "미끄러진", "미끄러져", "미끄러졌")
_DROP = _verb("떨어지", "떨어진", "떨어져", "떨어졌")
_SHOOT = _verb("치솟", "치솟은", "치솟아", "치솟았")

VERBS: dict[str, tuple[Verb, ...]] = {
    "up": (_RISE, _hada("상승")),
    "strong_up": (_RISE, _hada("상승"), _JUMP),
    "sharp_up": (_hada("급등"), _greatly(_RISE), _SHOOT),
    "extreme_up": (_hada("폭등"), _SHOOT),
    "down": (_FALL, _hada("하락"), _GIVE_WAY),
    "strong_down": (_FALL, _hada("하락"), _GIVE_WAY, _DROP, _SLIDE),
    "sharp_down": (_hada("급락"), _greatly(_FALL), _greatly(_GIVE_WAY)),
    "extreme_down": (_hada("폭락"), _verb("곤두박질치", "곤두박질친", "곤두박질쳐", "곤두박질쳤")),
}
"""Verbs by class, the plainest first."""

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
