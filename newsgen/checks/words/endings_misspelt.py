"""Endings of the past without their second ㅅ, 됬 for 됐, and what is set anew called what is prolonged: 썻다, 최고치 갱신."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.words.spelling import SPELLING
from newsgen.patterns import compiled

_PAST = compiled(
    r"(?P<at>[썻햇됏됬랏렷졋엿셧겻쳣왓켯폇뎟갯냇댓뱃샛잿챗탯팻혓])(?=(?:다(?![가-힣])|습니다|으며|으나|지만|는데|었))"
)
_DOUBLE = 1
"""How far ㅆ stands behind ㅅ among what may end a syllable."""
_RENEWED = compiled(
    r"(?:최고치|최저치|최고가|최저가|신고가|신저가|고점|저점|최고 기록|최저 기록|기록)(?:를|을)?\s(?:또다시\s|다시\s|또\s|연일\s)?(?P<at>갱신)(?!일)"
)


def check(look: Look) -> Iterator[Flaw]:
    """Yield verbs of the past that are misspelt, and records that are prolonged."""
    for found in _PAST.finditer(look.own):
        told = found["at"]
        right = "됐" if told == "됬" else chr(ord(told) + _DOUBLE)
        message = f"지난 일은 ‘{right}’으로 적습니다."
        yield Flaw(SPELLING, Kind.STYLE, *found.span("at"), message, right, fixable=True)
    for found in _RENEWED.finditer(look.own) if "갱신" in look.own else ():
        message = "기록을 새로 세우는 것은 ‘경신’입니다. ‘갱신’은 계약이나 면허를 늘리는 것입니다."
        yield Flaw(SPELLING, Kind.STYLE, *found.span("at"), message, "경신", fixable=True)
