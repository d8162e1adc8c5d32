"""Words of the field with a syllable that is a vowel or a consonant off, or two syllables exchanged: 순메수, 코닥스."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from operator import ne

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.words.spelling import SPELLING, sounds_alike
from newsgen.korean import josa
from newsgen.patterns import compiled

_WORDS = [
    "순매수",
    "순매도",
    "코스피",
    "코스닥",
    "나스닥",
    "다우존스",
    "시가총액",
    "거래대금",
    "기준금리",
    "국고채",
    "상승률",
    "하락률",
    "등락률",
    "수익률",
    "성장률",
    "실업률",
    "변동성",
    "반도체",
    "유가증권",
    "사이드카",
    "서킷브레이커",
    "공매도",
    "인플레이션",
    "영업이익",
    "순이익",
    "금융통화위원회",
    "연방준비제도",
    "소비자물가",
    "생산자물가",
    "국제유가",
    "경기침체",
    "차익실현",
    "강보합",
    "약보합",
    "혼조세",
    "오름세",
    "내림세",
    "상승세",
    "하락세",
    "약보합세",
    "강보합세",
    "사상최고",
    "최고치",
    "최저치",
    "애널리스트",
    "밸류에이션",
    "모멘텀",
    "컨센서스",
]
"""Words of three syllables or more that no other word of copy is a vowel or a consonant off."""
_INITIALS = frozenset(word[0] for word in _WORDS)
_TOKEN = compiled(rf"(?<![가-힣A-Za-z])[{''.join(sorted(_INITIALS))}][가-힣]{{2,}}")
_BEHIND = compiled(
    r"(?:은|는|이|가|을|를|와|과|의|도|에|로|으로|만|까지|보다|부터|에서|에는|에도|했다|했고|했으며|했지만|했습니다|하며|하고|하면서|한|해|하는|할"
    r"|세|액|지수[는가]?|시장(?:은|에서|의)?|주[가는]?|다|였다|이다|입니다|였습니다|이며|이고)?"
)
"""What may stand behind such a word, glued to it."""
_PARTICLES = frozenset("은는이가을를와과의도에로만다")
"""Syllables that a word with one of them at its end may be another word before: 반도에."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield slips of the pen in words of the field."""
    for found in _TOKEN.finditer(look.own):
        token = found[0]
        for word in _of_initial().get(token[0], ()):
            told = token[: len(word)]
            if told == word or not _is_slip(told, word) or not _BEHIND.fullmatch(token, len(word)):
                continue
            if look.names.knows(token) or look.names.begins(told):
                break
            start = found.start()
            message = f"낱말을 확인하십시오. ‘{word}’{josa(word, '이/가')} 맞습니다."
            yield Flaw(SPELLING, Kind.STYLE, start, start + len(word), message, word)
            break


@functools.cache
def _of_initial() -> Mapping[str, tuple[str, ...]]:
    """Return the words by the syllable that they begin with, which is right."""
    return {first: tuple(word for word in _WORDS if word[0] == first) for first in _INITIALS}


def _is_slip(told: str, word: str) -> bool:
    """Tell whether some syllables are a word but for one that sounds alike, or for two neighbours exchanged."""
    if len(told) != len(word) or told in _WORDS:
        return False
    apart = [n for n, pair in enumerate(zip(told, word, strict=True)) if ne(*pair)]
    match apart:
        case [one]:
            return told[one] not in _PARTICLES and sounds_alike(told, word)
        case [one, other]:
            return other == one + 1 and told[one] == word[other] and told[other] == word[one]
        case _:
            return False
