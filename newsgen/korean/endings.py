"""What Korean glues on to a noun without changing what it means: particles and the copula.

Agreement is held to (관세가 but not 관세이), which tells 채권은 from the start of another word. Left out
on purpose are forms that read as nouns of their own: 자 (채권자), 이자 (채권이자), 일 (배당일).
"""

from __future__ import annotations

import re

from .finals import RIEUL, VOWEL
from .hangul import final


def _words(listed: str) -> set[str]:
    return set(listed.split())


_ANY = _words("""
    의 에 에서 에게 에게서 에는 에도 에만 에선 에서는 에서도 에서의 에서만 에서부터 에까지 에의 에겐
    에게는 에게도 에다 에다가 에나 에야 도 만 만의 만은 만이 만을 만으로 만으로는 만으로도 만큼 만큼은
    만큼의 만큼이나 까지 까지는 까지도 까지의 까지만 까진 부터 부터는 부터의 부턴 마저 마저도 조차 조차도
    밖에 뿐 뿐만 뿐이다 보다 보다는 보다도 보단 처럼 처럼은 같은 같이 마다 하고 대로 인 인데 인지 인지는
    인가 일까 일지 입니다 이다 이며 이고 이지만 이라는 이라고 이었다 이었고 이었던 이었으며 이었지만
    인데도 인데다 인데다가 인만큼 일수록 일지도 임에도 이기도 이기에 이더라도
""")
_COPULA = _words("""
    라는 라고 라고는 라며 라면 라면서 라서 라 라지만 라기보다 라기보다는 라도 란 라던 며 고 다 다만 면 지만
    든 든가 든지 라든가 라든지 야말로 냐 냐가 냐를 냐는 라고도 라야 라는데 더라도
""")
_VOWEL = _words("""
    는 가 를 와 와는 와도 와의 와만 나 나마 여서 였다 였고 였던 였으며 였는데 였지만 였을 랑 예요 다가
""")
_CONSONANT = _words("은 이 을 과 과는 과도 과의 과만 이나 이나마 이어서 이었는데 이랑 이에요")
_RO = _words("로 로는 로도 로의 로서 로서는 로서의 로서도 로써 로부터 로까지 로만 론")

COMMON = re.compile(
    "상승세?|하락세?|급등세?|급락세?|강세|약세|발표|전망치?|기대감?|우려|관련|방향|종목",
)
"""Nouns that headlines glue to any term and that leave it what it is: 국채금리상승, 보합종목."""

_after_vowel = _ANY | _VOWEL | _RO | _COPULA
_after_rieul = _ANY | _CONSONANT | _RO | {"이" + form for form in _COPULA}
_after_consonant = (_after_rieul - _RO) | {"으" + form for form in _RO}
_plural = {"들", "등"} | {"들" + form for form in _after_rieul} | {"등" + form for form in _after_consonant}

AFTER_VOWEL = frozenset(_after_vowel | _plural)
AFTER_RIEUL = frozenset(_after_rieul | _plural)
AFTER_CONSONANT = frozenset(_after_consonant | _plural)
AFTER_ANYTHING = AFTER_VOWEL | AFTER_RIEUL | AFTER_CONSONANT
"""For words whose last sound is not written in Hangul: 러셀2000은, M7과."""

_HADA = re.compile(
    r"(?:하(?:다|며|면|고|는|지|게|기|자|여|려|거나|더니|도록|던)|한(?:다|$)|할(?:지|까|$)|함|합니"
    r"|해(?:서|도|야|온|왔|$)|했)"
)
_DOEDA = re.compile(
    r"(?:되(?:다|며|면|고|는|지|게|기|자|어|려|거나|더니|도록|던)|된(?:다|$)|될(?:지|까|$)|됨|됩니|돼|됐)"
)
VERBS = {"하다": _HADA, "되다": _DOEDA}
"""Entries of ``right`` that stand for every form of the verb made of the term: 반등했다, 반등하며."""


def endings(word: str) -> frozenset[str]:
    """Return everything that may follow ``word`` up to the end of the written word."""
    last = final(word[-1:])
    if last is None:
        return AFTER_ANYTHING
    return {VOWEL: AFTER_VOWEL, RIEUL: AFTER_RIEUL}.get(last, AFTER_CONSONANT)
