"""The nouns of Korean texts, without a dictionary: what is left of a word when its ending is taken off.

Which of several endings it is (외국 and 인, or 외국인), the other words tell: a noun stands with many endings
(외국인은, 외국인이, 외국인의), what only looks like one with few. Names of companies and of people are told
from the others: of what stands before a title, a percentage or a code, nobody asks a glossary.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsgen.korean.endings import VERBS, endings
from newsgen.korean.hangul import SSANG_SIOT, final

_WORD = re.compile(r"(?<![0-9A-Za-z가-힣.])[A-Za-z&]*[가-힣]{2,}(?![A-Za-z])")
_FIGURE = re.compile(r" ?\(?[-+▲▼△▽]?\d[\d,.]*(?:%|p\b)|\(\d{6}\)")
_SUBJECT = ("", "은", "는", "이", "가", "도")
_LONGEST_NAME = 4
_TITLE = re.compile(
    r"(?: [0-9A-Za-z가-힣]{2,9}){0,3}? ?[가-힣]{0,6}(?:의장|총재|연구원|연구위원|애널리스트|이코노미스트"
    r"|전략가|대통령|장관|위원|기자|센터장|팀장|부장|본부장|대표|회장|사장|행장|교수|최고경영자|수석)(?![가-힣]{3})"
)
_FIRM = re.compile(
    r".{2,}(?:증권|은행|자산운용|운용|생명|화재|카드|전자|화학|제약|건설|그룹|홀딩스|지주|물산|중공업|솔루션|헬스케어|통신|신문|일보|방송|저널|뉴스|리서치|제철|자동차|항공|해운|바이오|신용평가)$"
)
_PREDICATE = re.compile(
    r"(?:[린난킨힌친긴운던릴킬칠울]|[지기게며니려다]|면서|는데|도록)$"
    r"|(?:[르넘들늘줄]|오르|내리|나오|나서|커지|보이)자$|(?:분기|달|해|주|일|년|개월)째$"
    r"|[가-힣][어아해](?:[붙치내서오가나지들올넣놓앉선]|$)"
)
"""How forms of predicates end, or are put together; a noun may, too, and then stands with more endings."""
_LIST = re.compile(r"[,·] ?")


class Noun(NamedTuple):
    """A noun where it stands."""

    word: str
    start: int
    is_name: bool
    """Whether it stands there as the name of a company or of somebody."""


class Nouns:
    """What tells nouns from endings: the words that some texts and the entries of a glossary hold."""

    def __init__(self, texts: Iterable[str], names: frozenset[str] = frozenset()) -> None:
        self._names = names
        self._forms = Counter(word for text in texts for word in _WORD.findall(text))
        self._support: dict[str, int] = {}

    def of(self, text: str) -> Iterator[Noun]:
        """Yield the nouns of a text, as often as they stand there."""
        named, end = False, 0
        for found in _WORD.finditer(text):
            word = self.stem(found[0])
            listed = named and word == found[0] and _LIST.fullmatch(text, end, found.start())
            named, end = bool(listed) or self._is_name(word, text, found), found.end()
            if word:
                yield Noun(word, found.start(), named)

    def stem(self, word: str) -> str:
        """Return a word without its ending; empty where it is a predicate, or has one syllable."""
        if any(final(char) == SSANG_SIOT for char in word):
            return ""
        cuts = range(1, len(word) + 1)
        named = (word[:cut] for cut in cuts if word[:cut] in self._names and _may_end(word, cut))
        if name := max(named, key=len, default=""):
            return name
        made = (word[:cut] for cut in cuts[1:] if any(verb.match(word[cut:]) for verb in VERBS.values()))
        ended = (word[:cut] for cut in cuts if _may_end(word, cut))
        stem = next(made, "") or max(ended, key=self._standing)
        told = len(stem) > 1 and (self._standing(stem) > 1 or not _PREDICATE.search(stem))
        return stem if told else ""

    def _standing(self, stem: str) -> int:
        """Return with how many endings a stem stands in the texts."""
        if stem not in self._support:
            ends = endings(stem)
            self._support[stem] = sum(stem + end in self._forms for end in ("", *ends))
        return self._support[stem]

    def _is_name(self, word: str, text: str, found: re.Match[str]) -> bool:
        if word in self._names or _FIRM.match(word):
            return True
        if _TITLE.match(text, found.end()):
            return len(found[0]) <= _LONGEST_NAME
        subject = found[0][len(word) :] in _SUBJECT
        return subject and bool(_FIGURE.match(text, found.end()))


def _may_end(word: str, cut: int) -> bool:
    """Tell whether what follows a place in a word is an ending, or nothing."""
    return cut == len(word) or word[cut:] in endings(word[:cut])
