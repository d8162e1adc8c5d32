"""Particles that do not go with how the word before is read aloud: 지수은, 1%이, 코스피을."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.korean import josa
from newsgen.patterns import compiled
from newsgen.sought import Pattern

CODE: Final = "particle"
_PAIR = {
    "은": "은/는", "는": "은/는", "이": "이/가", "가": "이/가", "을": "을/를", "를": "을/를", "과": "과/와", "와": "과/와",
    "으로": "으로/로", "로": "으로/로", "이라며": "이라며/라며", "라며": "이라며/라며", "이라고": "이라고/라고", "라고": "이라고/라고",
}  # fmt: skip
_END = r"(?=[\s,.]|$)"
_PARTICLES = rf"(?P<particle>은|는|이|가|을|를|과|와|으로|로){_END}"
_RUN = compiled(rf"(?<![가-힣A-Za-z])[가-힣]{{2,}}+{_END}")
"""A word of Hangul with all that is glued to it."""
_NOUN = (
    "지수|증시|시장|금리|환율|주가|종목|기업|투자자|투자자들|연준|의장|물가|고용|지표|실적|유가|달러|달러화|원화|엔화|국채|채권|수익률|전망|우려|발언|회의|결과"
    "|매수|매도|순매수|순매도|외국인|기관|개인|업종|반도체|기술주|소형주|대형주|우량주|성장주|포인트|인하|인상|동결|하락폭|상승폭|낙폭|오름폭|관세|협상|정책|경제|경기|침체"
    "|인플레이션|소비|소비자|생산자|애널리스트|연구원|관계자|전문가|대통령|장관|총재|이사|위원|은행|기술|업체|회사|제품|매출|이익|순이익|가이던스|거래대금|거래량|시가총액|종가"
    "|빅테크|랠리|조정|반등|급등|급락|변동성|코스피|코스닥|나스닥|다우|상승률|하락률|심리|불확실성|선물|옵션|원자재|금값|원유|데이터|소식|부담|가능성|확률"
)
_NOUNS = frozenset(_NOUN.split("|"))
_LENGTHS = sorted({len(noun) for noun in _NOUNS})
_LISTED = range(3, 13)
"""Syllables of names that are looked up."""
_COMPOUND = range(2, 7)
"""Syllables that a noun may have in front of it: 국제유가."""
_SHARES = (
    "바이오|제약|반도체|자동차|조선|방산|원전|은행|금융|증권|보험|건설|화학|철강|게임|엔터|인터넷|화장품|전력기기|전선|2차전지|이차전지|배터리|로봇|우주|항공|여행|유통|음식료|식품|기술|성장|가치"
    "|소형|중소형|대형|중형|우량|테마|배당|에너지|정유|해운|통신|지주|양자|가상자산|대장|주도|관련|수혜|내수|수출|경기민감|경기방어|방어|소비재|헬스케어|소프트웨어|태양광|의류|미디어|플랫폼|부품|장비|소재"
)
_OF_SHARES = compiled(
    rf"(?<![가-힣A-Za-z0-9])(?P<word>(?:[가-힣A-Za-z0-9]{{1,8}}·|[가-힣]{{1,6}}\s?)?(?:{_SHARES})주){_PARTICLES}"
)
"""Shares of a kind, which no list names: 바이오주는, 제약·바이오주가."""
_NUMBER = compiled(
    rf"(?P<word>\d(?![\d.,])(?:%포인트|%p|%|bp|포인트|달러|원|억원|조원|만원|선|대|명|개|곳|배|년|월|일|엔|유로|위))(?P<close>[)’”]?){_PARTICLES}"
)
_CLOSED = compiled(
    rf"(?P<word>[가-힣A-Za-z0-9]\([^()\n]{{1,40}}\)|[가-힣A-Za-z0-9 ]{{1,12}}[’”](?:\([^()\n]{{1,30}}\))?){_PARTICLES}"
)
_END_OF_SHARES, _END_OF_CLOSED = compiled(rf"주{_PARTICLES}"), compiled(rf"[)’”]{_PARTICLES}")
"""What these end with."""
_DECIMAL = compiled(rf"(?P<word>\d\.\d+){_PARTICLES}")
"""Decimals are read digit by digit, in one way: 십팔 점 이일."""
_BEHIND_FIGURE = compiled(
    rf"(?<=[가-힣%])(?P<opened>\()(?P<inside>[+-]?\d[\d.,]*(?:%|포인트|원|달러|억원|만원))\){_PARTICLES}"
)
"""A figure in brackets: 0.86포인트(0.10%)."""
_FIGURE = compiled(r"\d[’”'\"]?$|[\d%](?:포인트|p)?\)$")
_TAIL = compiled(_PARTICLES)
_TRAPS = (
    *("하는", "되는", "있는", "없는", "오르는", "내리는", "보이는"),
    *("나오는", "높은", "낮은", "같은", "많은", "적은", "좋은"),
)
"""How words end that no particle does."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield particles of the other form than the word before asks for."""
    seen: set[int] = set()
    words = list(_words(look.text))
    for one in words:
        if one.ends_in_noun:
            yield from _held(look.text, one.at, one.particle, one.whole, seen)
    for found in (
        *_ending(_OF_SHARES, _END_OF_SHARES, look.text),
        *_NUMBER.finditer(look.text),
        *_ending(_CLOSED, _END_OF_CLOSED, look.text),
    ):
        yield from _held(look.text, found.start("particle"), found["particle"], found[0], seen)
    for name in look.mentions:
        tail = _TAIL.match(look.text, name.end)
        if tail:
            yield from _held(look.text, name.end, tail["particle"], name.text + tail[0], seen)
    for one in words:
        # a company that the store need not list
        if len(one.word) in _LISTED and one.stands_alone and look.names.in_press(one.word):
            yield from _held(look.text, one.at, one.particle, one.whole, seen)
    for found in _DECIMAL.finditer(look.text):
        yield from _chosen(look.text, found.start("particle"), found["particle"], found[0], seen)
    for found in _BEHIND_FIGURE.finditer(look.text):
        yield from _either(look.text, found, seen)


def _ending(pattern: Pattern, end: Pattern, text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that may begin with anything: it is tried before what they end with alone."""
    at = 0
    for each in end.finditer(text):
        found = pattern.search(text, max(each.start() - _WORD, at), each.end())
        while found is not None and found.end() < each.end():
            found = pattern.search(text, found.end(), each.end())
        if found is not None:
            at = found.end()
            yield found


_WORD = 60
"""Characters of a word in front of its particle, with all that stands behind it in brackets, at most."""


class _Word(NamedTuple):
    """A word of Hangul that a particle ends, which stands at a place."""

    word: str
    particle: str
    at: int
    stands_alone: bool
    """Whether no figure is glued to it in front."""

    @property
    def whole(self) -> str:
        """The word with its particle."""
        return self.word + self.particle

    @property
    def ends_in_noun(self) -> bool:
        """Whether it is one of the nouns, or one that ends in it."""
        size = len(self.word)
        for each in _LENGTHS:
            if (size == each or size - each in _COMPOUND) and self.word[-each:] in _NOUNS:
                return True
        return False


def _words(text: str) -> Iterator[_Word]:
    """Yield the words of Hangul that particles end."""
    for found in _RUN.finditer(text):
        whole = found[0]
        size = 2 if whole.endswith("으로") and len(whole) > 2 else 1
        particle = whole[-size:]
        if particle in _PAIR:
            before = text[max(found.start() - 1, 0) : found.start()]
            alone = not (before.isascii() and (before.isdigit() or before == "&"))
            yield _Word(whole[:-size], particle, found.end() - size, alone)


_SYLLABLE = compiled("[가-힣]")
_READ_ALONE = compiled("[가-힣](?<![십백천만억조])")
"""A syllable that no currency is said behind: 5억 of $5억 is read 5억 달러."""


def _either(text: str, found: re.Match[str], seen: set[int]) -> Iterator[Flaw]:
    """Yield a particle behind a figure in brackets that does not go with the word before, or with neither of two figures.

    Of 206 in people's wraps 202 go with the word, 3 with the figure alone.
    """
    at, particle = found.start("particle"), found["particle"]
    opened = found.start("opened")
    rights = {josa(text[max(opened - 40, 0) : opened], _PAIR[particle])}
    if not _SYLLABLE.match(text, opened - 1):
        rights.add(josa(found["inside"], _PAIR[particle]))
    if rights.isdisjoint({particle}) and len(rights) == 1:
        yield from _chosen(text, at, particle, found[0], seen)


@functools.lru_cache(maxsize=20_000)
def _goes_with(syllable: str, particle: str) -> bool:
    """Tell whether a particle is right behind a syllable that is read in one way, as most are."""
    return _READ_ALONE.match(syllable) is not None and josa(syllable, _PAIR[particle]) == particle


def _held(text: str, at: int, particle: str, word: str, seen: set[int]) -> Iterator[Flaw]:
    if _goes_with(text[at - 1], particle):
        return
    if at in seen or word.endswith(_TRAPS) or _FIGURE.search(text, max(0, at - 8), at):
        return  # a figure by itself may be read in two ways: 매그니피센트 7
    yield from _chosen(text, at, particle, word, seen)


_OPEN = compiled(r"\([^()\n]{1,30}$")
_NEVER_CLOSED = compiled(r"[^()\n]*(?:[(\n]|$)")


def _is_in_open_bracket(text: str, at: int) -> bool:
    """Tell whether a bracket opens before a place that nothing closes: the particle is of the word before it."""
    near = max(at - 32, 0)
    if text.rfind("(", near, at) < 0:
        return False
    return _OPEN.search(text, near, at) is not None and _NEVER_CLOSED.match(text, at) is not None


def _chosen(text: str, at: int, particle: str, word: str, seen: set[int]) -> Iterator[Flaw]:
    if at in seen or _is_in_open_bracket(text, at):
        return
    seen.add(at)
    right = josa(text[max(0, at - 40) : at], _PAIR[particle])
    if right == particle or "(" in right:
        return
    yield Flaw(
        CODE,
        Kind.STYLE,
        at,
        at + len(particle),
        f"‘{word.strip()}’의 조사는 ‘{right}’입니다.",
        right,
        fixable=True,
    )
