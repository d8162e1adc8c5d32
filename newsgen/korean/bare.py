"""What a sentence says of a name by a word of direction alone: ``다우지수는 급등했고``.

Only the plainest grammar is read: a name with the particle of a subject, a few adverbs, a verb in the past
that ends its clause. Sentences that speak of another time, or of a part of the day, are left alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsgen.patterns import compiled

from .directions import said_direction

_LARGE = r"크게|큰 폭으로|대폭|가파르게"
_ADVERB = rf"{_LARGE}|소폭|다소|조금|일제히|나란히|함께|모두|다시|또|또다시|동반|오히려|역시|이날|결국"
_UP = r"(?:뛰어)?올랐|상승했|뛰었|치솟았|급등했|폭등했|반등했"
_DOWN = r"내렸|하락했|떨어졌|밀렸|급락했|폭락했|추락했|곤두박질쳤"
_UP_NOUN, _DOWN_NOUN = r"상승|급등|폭등|반등|강세|오름세", r"하락|급락|폭락|약세|내림세"
_CLOSED = r"세?(?:으?로)?\s(?:장을\s|거래를\s)?(?:마감했|마쳤|끝났|끝냈)"
_ENDING = r"(?:습니다|다|고|으며|지만|으나|는데)(?=[\s.,;…]|$)"
_SAID = compiled(
    rf"(?:\s?(?:지수|주가))?(?:은|는|이|가|도|만)\s(?P<how>(?:(?:{_ADVERB})\s)*)"
    rf"(?P<word>(?P<up>{_UP}|(?:{_UP_NOUN}){_CLOSED})|(?:{_DOWN}|(?:{_DOWN_NOUN}){_CLOSED})){_ENDING}"
)
_JOINED = compiled(r"(?:\s?(?:지수|주가))?(?:[와과]|·|,| 및)\s?")
_SHARP, _EXTREME = compiled("급[등락]"), compiled("폭[등락]")
_QUOTED = compiled(r"[“‘\"'][^”’\"']*[”’\"']")
_SUBJECT = compiled(r"\S+(?:은|는|이|가|도)\s")
_ANOTHER_TIME = compiled(
    r"(?:전날|전일|전 거래일)(?!보다|\s?대비)|직전|어제|그제|내일|지난|앞서|이전|당시|그날|이튿날"
    r"|다음 ?날|작년|전년|최근|요즘"
    r"|그동안|이후|이래|뒤|장중|장 ?초|한때|초반|중반|막판|개장|출발|시가|오전|오후|시간 ?외|장외|장전"
    r"|프리마켓|애프터|정규장|선물|옵션|현재|이번 ?주|한 ?주|주간|주초|이달|월초|월간|올해|올 들어|연초"
    r"|연간|분기|상반기|하반기|하루 만|동안|사이|\d\s?(?:년|월|일|주|개월|거래일|시간|시|분)"
    r"|[월화수목금]요일|만약|경우|저점|고점|장세"
)
"""Words of a sentence that may tell another time, or a part of the day."""


class Bare(NamedTuple):
    """A word of direction, and of whom it is said."""

    start: int
    end: int
    word: str
    sign: int
    """1 or -1."""
    strength: str
    """``extreme`` (폭등), ``sharp`` (급등), ``large`` (크게), else empty."""
    names: tuple[int, ...]
    """Which of the names it is said of."""


def bare(
    sentence: str, names: Sequence[tuple[int, int]], day: dt.date | None = None, before: str = ""
) -> Iterator[Bare]:
    """Yield what a sentence says of names, told by their offsets in its order, without a figure.

    ``day`` is the day that may be named in it, ``before`` the sentence before: where that speaks of another
    time, so may this one.
    """
    text = _QUOTED.sub(lambda found: "□" * len(found[0]), sentence)
    told = [(at, found) for at, (_, end) in enumerate(names) if (found := _SAID.match(text, end))]
    if not told or _speaks_of_else(text, day) or _speaks_of_else(before, day):
        return
    for at, found in told:
        sign = 1 if found["up"] else -1
        if not _is_taken_back(text, found.end(), sign):
            yield Bare(*found.span("word"), found["word"], sign, _strength(found), _row(text, names, at))


def _speaks_of_else(text: str, day: dt.date | None) -> bool:
    if day is not None:
        text = re.sub(rf"(?<!\d)(?:{day.month}월\s)?{day.day}일(?!\s?(?:간|동안|만|연속))", "이날", text)
    return _ANOTHER_TIME.search(text) is not None


def _is_taken_back(text: str, end: int, sign: int) -> bool:
    """Tell whether the other direction follows of the same subject: 올랐지만 이내 내렸다."""
    after = next((one for one in said_direction(text[end:]) if one[2] != sign), None)
    return after is not None and _SUBJECT.search(text, end, end + after[0]) is None


def _strength(found: re.Match[str]) -> str:
    word = found["word"]
    if _EXTREME.match(word):
        return "extreme"
    if _SHARP.match(word):
        return "sharp"
    return "large" if re.search(_LARGE, found["how"]) else ""


def _row(text: str, names: Sequence[tuple[int, int]], at: int) -> tuple[int, ...]:
    """Return the name at a place with those that are joined to it."""
    row = [at]
    while row[0] and _JOINED.fullmatch(text, names[row[0] - 1][1], names[row[0]][0]):
        row.insert(0, row[0] - 1)
    return tuple(row)
