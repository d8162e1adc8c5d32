"""Amounts whose unit cannot be, whatever they are of: 만 before 억, gold in won, a rate of won in dollars."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from newsgen.checks.amounts.money import UNIT, in_money
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.trading.trades import BUY, INVESTORS, SELL
from newsgen.claims.markets import elsewhere
from newsgen.patterns import compiled

_MIXED = compiled(r"(?<![\d,.조억만])\d[\d,]*만\s?\d[\d,]*(?P<slip>억)\s?(?:원|달러)")
"""Tens of thousands before hundreds of millions, which nobody counts by: 27만500억원."""
_LEAP = compiled(r"(?<![\d,.])\d+조\s?\d[\d,]*(?P<slip>만)\s?(?:원|달러)")
"""Trillions and then tens of thousands, nothing between them: 3조2000만원."""
_TWICE = compiled(r"\d(?P<slip>[만억조])\d[\d,]*(?P=slip)\s?(?:원|달러)")
"""One unit two times: 5만300만원."""
_BELOW = {"조": "억", "억": "만", "만": ""}
"""What counts the rest behind each unit."""
_TRADED = compiled(r"순매[수도]|사들|팔아|내다")
_HERE = compiled("유가증권시장|코스피|코스닥")
_NUMBER_ENDS = compiled(r"\d[\d,.]*$")
_LARGE = 1e11
_TOO_MUCH = 1e14
"""Won that nobody buys on balance in a day, nor in years."""
_BY_MEASURE = compiled(r"(?:온스|배럴|부셸|파운드)당\s?(?:약\s)?\d[\d,.만천]*(?P<unit>원)")
"""What the world quotes in dollars: 온스당 4,713.90원."""
_RATE = compiled(
    r"(?:원\s?[·/-]?\s?달러|달러\s?[·/-]?\s?원)(?=[\s은이는가]|\s?환율)[^.\n\d]{0,20}?(?P<number>\d[\d,.]*)(?P<unit>달러)"
)
_WON = (900.0, 2500.0)
"""What a dollar costs in won, at least and at most."""
_EXPECTED = compiled(
    r"\d(?P<told>달러|원)[^.\n\d]{0,14}?(?:예상치?|전망치?|컨센서스|추정치)[^.\n\d가-힣]{0,3}(?:인\s|는\s)?\(?\d[\d,.]*(?P<unit>달러|원)"
)
"""What came, and what was expected in other money: 7.23달러로 예상치 6.60원."""
_AUCTIONED = compiled(r"(?<![\d,.])\d[\d,]*(?P<unit>조)\s?달러")
_SOLD = compiled("입찰|경매|매출|순이익|영업이익")
_OF_NATION = compiled("시가총액|시총|누적|국가|정부|부채|예산|GDP")


def check(look: Look) -> Iterator[Flaw]:
    """Yield amounts whose unit cannot be."""
    yield from _counted(look)
    yield from _by_measure(look)
    yield from _rates(look)
    yield from _expected(look)
    yield from _auctioned(look)
    yield from _traded(look)
    yield from _earned(look)
    yield from _converted(look)


_EARNED = compiled(
    r"(?:영업이익|영업손실|순이익|당기순이익|매출액?|수주액?|수주\s?잔고|설비투자액?)(?:[은는이가도을를]|\s규모는)?\s(?:[^.,\n\d]|\d분기|\d년\s전){0,16}?(?<![\d,.])(?P<n>\d{4,}|\d{1,3}(?:,\d{3})+)(?P<slip>조)\s?(?P<rest>\d[\d,]*억)?\s?원"
)
_OF_ALL = compiled("상장|기업들|업계|시장|전체|합계|합산|누적|코스피|코스닥|국가|정부")


def _earned(look: Look) -> Iterator[Flaw]:
    """Yield what one company earned for thousands of trillions of won, which no company does: 2101조원 for 2101억원."""
    for found in _EARNED.finditer(look.own) if "조" in look.own else ():
        begin = max(found.start() - _NEAR, 0)
        if _OF_ALL.search(look.own, max(look.own.rfind(".", begin, found.start()) + 1, begin), found.end()):
            continue
        start = found.start("n")
        right = None if found["rest"] else f"{found['n']}억{look.text[found.end('slip') : found.end()]}"
        yield Flaw(UNIT, Kind.FALSE, start, found.end(), "한 회사의 금액으로는 너무 큽니다.", right)


_INTO = compiled(r"\(?,?\s?(?:(?:우리\s?돈|한화|원화)(?:으로는?|로는?|로)?\s(?:약\s|대략\s)?|(?<=\()약\s)")
"""What stands between an amount in dollars and the same in won: 5천억달러, 우리 돈 약 714조원."""


def _converted(look: Look) -> Iterator[Flaw]:
    """Yield an amount in dollars beside which stands, as the same, one in won that no rate makes of it."""
    for sentence in look.copy.sentences:
        told = look.figures(sentence) if "달러" in sentence.own and "원" in sentence.own else ()
        for dollars, won in pairwise(told):
            if (dollars.unit, won.unit) != ("달러", "원") or not dollars.value:
                continue
            rate = float(won.value / dollars.value)
            if not _INTO.fullmatch(sentence.own, dollars.end, won.start) or _WON[0] * _LEAST < rate < _WON[1]:
                continue
            start, end = sentence.at + dollars.start, sentence.at + won.end
            message = "달러와 원의 금액이 서로 맞지 않습니다. 자릿수를 확인하십시오."
            yield Flaw(UNIT, Kind.CONTRADICTION, start, end, message)


_LEAST = 0.9


def _counted(look: Look) -> Iterator[Flaw]:
    """Yield amounts whose units do not follow each other: 만 before 억, 만 right behind 조, one twice."""
    for found in _MIXED.finditer(look.own):
        start, end = found.span("slip")
        right = look.text[found.start() : start] + look.text[end : found.end()]
        yield Flaw(
            UNIT, Kind.CONTRADICTION, found.start(), found.end(), "만 뒤에 억이 올 수 없습니다.", right
        )
    for found in _LEAP.finditer(look.own):
        start, end = found.span("slip")
        right = f"{look.text[found.start() : start]}억{look.text[end : found.end()]}"
        message = "조 다음의 단위는 억입니다."
        yield Flaw(UNIT, Kind.CONTRADICTION, found.start(), found.end(), message, right)
    for found in _TWICE.finditer(look.own):
        unit, begin = found["slip"], _NUMBER_ENDS.search(look.own, 0, found.start() + 1)
        start, last = begin.start() if begin else found.start(), found[0].rindex(found["slip"])
        below = _BELOW[unit] + look.text[found.start() + last + 1 : found.end()]
        right = look.text[start : found.start() + last] + below
        message = f"‘{unit}’이 두 번 나옵니다."
        yield Flaw(UNIT, Kind.CONTRADICTION, start, found.end(), message, right)


def _by_measure(look: Look) -> Iterator[Flaw]:
    for found in _BY_MEASURE.finditer(look.own):
        yield in_money(look, *found.span("unit"), "달러", "국제 원자재 값은 달러로 셉니다.")


def _rates(look: Look) -> Iterator[Flaw]:
    """Yield what a dollar costs in won, told in dollars: 원·달러 환율은 1,413달러."""
    for found in _RATE.finditer(look.own):
        if _WON[0] < float(found["number"].replace(",", "").rstrip(".")) < _WON[1]:
            yield in_money(look, *found.span("unit"), "원", "원·달러 환율은 원으로 셉니다.")


def _expected(look: Look) -> Iterator[Flaw]:
    for found in _EXPECTED.finditer(look.own):
        if found["told"] != found["unit"]:
            message = "나온 수치와 예상치의 단위가 다릅니다."
            yield in_money(look, *found.span("unit"), found["told"], message)


def _auctioned(look: Look) -> Iterator[Flaw]:
    """Yield bonds sold at once, and what one company earned, for trillions of dollars."""
    for found in _AUCTIONED.finditer(look.own):
        around = look.own[max(found.start() - _NEAR, 0) : found.end() + _NEAR]
        if _SOLD.search(around) and not _OF_NATION.search(around):
            start, end = found.span("unit")
            yield Flaw(UNIT, Kind.FALSE, start, end, "국채 입찰이나 한 회사의 실적으로는 너무 큽니다.", "억")


_NEAR = 40
_HELD = compiled(r"보유|시가총액|시총|잔고|잔액")
"""What somebody has, which may be a thousand times what he buys in a day: 외국인 보유액은 900조원."""


def _traded(look: Look) -> Iterator[Flaw]:
    """Yield what is bought on the exchange in Seoul in dollars, or for more than there is."""
    for sentence in look.copy.sentences if look.home == "kr" else ():
        if not (BUY.search(sentence.own) or SELL.search(sentence.own)):
            continue
        is_here = _TRADED.search(sentence.own) and (
            _HERE.search(sentence.own)
            or (INVESTORS.search(sentence.own) and not elsewhere(look.home).search(sentence.own))
        )
        for figure in look.figures(sentence):
            start, end = sentence.at + figure.start, sentence.at + figure.end
            if figure.unit == "달러" and float(figure.value) >= _LARGE and is_here:
                right = look.text[start:end].replace("달러", "원")
                yield Flaw(UNIT, Kind.FALSE, start, end, "국내 증시의 순매수는 원으로 셉니다.", right)
            elif (
                figure.unit == "원"
                and float(figure.value) >= _TOO_MUCH
                and not _OF_NATION.search(sentence.own)
                and not _HELD.search(sentence.own)
            ):
                right = look.text[start:end].replace("조", "억")
                yield Flaw(UNIT, Kind.FALSE, start, end, "사고판 금액으로는 너무 큽니다.", right)
