"""House style: ellipses, signs in prose, dates, currency signs, words too strong for their figure."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Final

from newsgen import markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims import Measure
from newsgen.claims.direction import DIRECTION
from newsgen.korean import attach, josa
from newsgen.patterns import compiled

CODE: Final = "style"
WORD: Final = "strong-word"
_DOTS = compiled(r"(?<![.\d])\.{3,}(?!\.)|(?<!。)。{2,}|·{3,}")
_SIGNED = compiled(
    r"(?<![\w(\d%~])(?P<sign>[+\-−–])(?P<number>\d[\d,.]*\s?(?:%포인트|%p|%|포인트|bp))(?P<gap>\s?(?:나|가량)?\s?)(?=\S)"
)
_LAST = compiled(r"(?<![가-힣])(?P<word>지난\s)(?:\d{1,2}월\s)?\d{1,2}일(?!\s?(?:간|동안|만|연속))")
_TODAY = compiled(
    r"(?<![가-힣])(?P<word>어제|오늘|내일|그제)(?=(?:은|는|의|도|까지|부터|보다)?(?:만|도|는)?\s)"
)
_MONEY = compiled(
    r"(?P<sign>[$€¥₩])\s?(?P<number>\d[\d,.]*(?:[조억만천]\s?[\d,]*)*)(?!\s?(?:billion|million|B|M))"
)
_NAMES = {"$": "달러", "€": "유로", "¥": "엔", "₩": "원"}
_ZEROS = compiled(r"(?<![\d.,~∼–-])(?P<number>\d+)(?P<zeros>\.00)(?=%)")
_STRONG = {
    "폭등": ("상승", 3.0, 8.0),
    "폭락": ("하락", 3.0, 8.0),
    "급등": ("상승", 0.8, 2.0),
    "급락": ("하락", 0.8, 2.0),
    "치솟": (None, 1.5, 2.0),
    "추락": ("하락", 2.0, 4.0),
}
_LARGEST = compiled(r"최대\s?폭|(?:이후|만에)\s(?:가장 (?:큰|크|컸)|최대)")
_LEVELS = compiled(r"(?<![\d.,])(?:(?P<comma>\d{1,2},\d{3}\.\d\d)|(?P<plain>\d{4,5}\.\d\d))(?![\d%])")
_PRICES = compiled(r"(?<![\d.,])\d{1,3}만\s?(?:(?P<comma>\d,\d{3})|(?P<plain>\d{4}))(?=원)")
_LINES = compiled(
    r"(?<![\d.,])(?:(?P<comma>\d{1,2},\d{3})|\d{4,5})(?:포인트)?(?=[선대](?![가-힣])|[선대][을를이가은는도에])"
)
"""Round levels of an index, which a desk writes as it writes levels: 4,620선."""
_ONE_OF = 2
"""Levels without a comma beside which one with it is the odd one out."""
_TWICE = compiled(
    r"(?<![가-힣])(?P<first>약|대략)\s(?P<figure>[\d.,]+[가-힣%\d.,]{0,10}?)(?P<gap>\s?)(?P<last>가량|정도|쯤|남짓|안팎|내외)(?![가-힣])"
)
"""An estimate said twice: 약 1% 가량."""
_OVER = compiled(r"(?<=[%\d가-힣])\s(?P<word>넘게)(?P<particle>[을를이가은는])(?![가-힣])")
"""An adverb with a particle of a noun: 80% 넘게를."""
_PAIR = {"을": "을/를", "를": "을/를", "이": "이/가", "가": "이/가", "은": "은/는", "는": "은/는"}
_DAYS = {"사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "아흐레": 9, "열흘": 10}
_DAYS_TWICE = compiled(rf"(?<![가-힣])(?P<days>{'|'.join(_DAYS)})\s?거래일")
"""Days counted twice: 아흐레 거래일째."""
_OWN = compiled(r"오늘의?\s(?:운세|뉴스)")


def check(look: Look) -> Iterator[Flaw]:
    """Yield what the house writes otherwise."""
    text, own = look.text, look.own
    for found in _DOTS.finditer(text):
        yield Flaw(
            CODE, Kind.STYLE, found.start(), found.end(), "말줄임표는 …(한 글자)로 씁니다.", "…",
            severity="hint", fixable=True,
        )  # fmt: skip
    for found in _SIGNED.finditer(own):
        if DIRECTION.match(own, found.end()):
            number = found["number"]
            yield Flaw(
                CODE,
                Kind.STYLE,
                found.start("sign"),
                found.end("number"),
                "방향을 말로 쓰면 부호를 붙이지 않습니다.",
                number,
                fixable=True,
            )
    for found in _LAST.finditer(own):
        start, end = found.span("word")
        yield Flaw(
            CODE,
            Kind.STYLE,
            start,
            end,
            "정해진 날짜 앞에는 ‘지난’을 쓰지 않습니다.",
            "",
            severity="hint",
            fixable=True,
        )
    for found in _TODAY.finditer(own):
        if not _OWN.match(own, found.start()):
            start, end = found.span("word")
            yield Flaw(
                CODE, Kind.STYLE, start, end, f"‘{found['word']}’ 대신 날짜를 씁니다.", severity="hint"
            )
    for found in _MONEY.finditer(own):
        number = found["number"].rstrip(",.")
        yield Flaw(
            CODE,
            Kind.STYLE,
            found.start(),
            found.start("number") + len(number),
            "통화는 말로 씁니다.",
            f"{number}{_NAMES[found['sign']]}",
            fixable=True,
        )
    for found in _ZEROS.finditer(own):
        start, end = found.span("zeros")
        if int(found["number"]) and not re.search(
            r"\d\.\d\d%", own[max(start - 60, 0) : start - 1] + own[end + 1 : end + 60]
        ):
            yield Flaw(
                CODE, Kind.STYLE, start, end, "소수점 아래가 0이면 쓰지 않습니다.", "", severity="hint"
            )
    for found in _TWICE.finditer(own):
        message = f"‘{found['first']}’과 ‘{found['last']}’은 같은 뜻입니다. 하나만 씁니다."
        right = f"{found['first']} {found['figure']}"
        yield Flaw(CODE, Kind.STYLE, found.start(), found.end(), message, right, fixable=True)
    yield from _misjoined(own)
    yield from _odd_comma(text)
    yield from _odd_percent(look)
    yield from _strong(look)
    for wrong, right in look.settings.words.items():
        for found in re.finditer(re.escape(wrong), text):
            yield Flaw(
                WORD,
                Kind.STYLE,
                found.start(),
                found.end(),
                "데스크가 쓰지 않는 말입니다.",
                right or None,
                fixable=bool(right),
            )


_THOUSANDS = compiled(r"(?<=\d)(?=\d{3}(?:\.\d\d)?$)")
"""Where a comma parts the thousands of a level or a price: 14,634.72, 12만 3,400."""


def _odd_comma(text: str) -> Iterator[Flaw]:
    """Yield the one level of a text that is written with a comma, or without."""
    for pattern, what in ((_LEVELS, "지수"), (_PRICES, "값")):
        head = max(text.find("\n"), 0)  # a title has no room for commas
        found = [one for one in pattern.finditer(text) if one["comma"] or one.start() > head]
        commas, plain = ([one for one in found if one[name]] for name in ("comma", "plain"))
        lines = {bool(one["comma"]) for one in _LINES.finditer(text)} if what == "지수" else set()
        for few, many in ((commas, plain), (plain, commas)):
            alike = bool(many) and few is plain and lines == {True}  # 4,620선 is written as 4,624.79 is
            if len(few) == 1 and len(many) + alike >= _ONE_OF:
                told = few[0][0]
                right = told.replace(",", "") if few is commas else _THOUSANDS.sub(",", told)
                message = f"이 글의 다른 {attach(what, '과/와')} 천 단위를 적는 법이 다릅니다."
                yield Flaw(CODE, Kind.STYLE, *few[0].span(), message, right, severity="warning", fixable=True)


_SIGNS = compiled(
    r"(?<![\d.,~∼])(?<!에서\s)(?<!에서\s연\s)(?P<number>\d[\d,]*(?:\.\d+)?)(?:(?P<sign>%)|(?P<word>\s?퍼센트))(?!\s?(?:포인트|p|P))"
)
_OTHERS = 3
"""Figures with one sign for percent beside which one with the other is the odd one out."""


def _odd_percent(look: Look) -> Iterator[Flaw]:
    """Yield the one figure of a text whose percent is a word, or a sign, where all others have it the other way."""
    found = list(_SIGNS.finditer(look.own)) if "퍼센트" in look.own else []
    signs, words = ([one for one in found if one[name]] for name in ("sign", "word"))
    for few, many, unit in ((signs, words, "퍼센트"), (words, signs, "%")):
        if len(few) == 1 and len(many) >= _OTHERS:
            message = "이 글의 다른 비율과 적는 법이 다릅니다."
            right = f"{few[0]['number']}{unit}"
            yield Flaw(CODE, Kind.STYLE, *few[0].span(), message, right, severity="warning", fixable=True)


@functools.cache
def _is_abroad(about: str) -> bool:
    """Tell whether a subject is an index of another country, whatever its symbol begins with."""
    return any(one.symbol == about for market in markets.every() for one in market.elsewhere)


def _strong(look: Look) -> Iterator[Flaw]:
    """Yield words for moves that are far stronger than the figure beside them."""
    seen: set[int] = set()
    for claim in look.claims:
        word = claim.direction
        if (
            claim.measure is not Measure.CHANGE
            or word is None
            or word.start in seen
            or not claim.abouts
            or claim.span.kind != "day"
        ):
            continue
        if _LARGEST.search(claim.sentence):
            continue  # what was larger than for long may be told strongly
        told = look.text[word.start : word.start + 2]
        if told not in _STRONG or claim.figure.high is not None:
            continue
        right, index, stock = _STRONG[told]
        calm = (
            claim.abouts[0].startswith("^") or claim.abouts[0].endswith("=F") or _is_abroad(claim.abouts[0])
        )
        if float(claim.figure.value) < (index if calm else stock) and claim.figure.bound not in {
            "over",
            "at_least",
        }:
            seen.add(word.start)
            yield Flaw(
                CODE,
                Kind.STYLE,
                word.start,
                word.start + 2,
                f"{claim.figure.value}%에 ‘{told}’{josa(told, '은/는')} 지나칩니다.",
                right,
            )


def _misjoined(own: str) -> Iterator[Flaw]:
    """Yield adverbs with a noun's particle, and days that are counted twice."""
    for found in _OVER.finditer(own):
        right = attach("이상", _PAIR[found["particle"]])
        yield Flaw(
            CODE, Kind.STYLE, found.start("word"), found.end(), "‘넘게’에는 조사가 붙지 않습니다.", right, fixable=True
        )  # fmt: skip
    for found in _DAYS_TWICE.finditer(own):
        message = f"‘{found['days']}’도 날을 센 말입니다. 하나만 씁니다."
        right = f"{_DAYS[found['days']]}거래일"
        yield Flaw(CODE, Kind.STYLE, found.start(), found.end(), message, right, fixable=True)
