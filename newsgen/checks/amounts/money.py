"""Money: won where a market trades in dollars, dollars where it trades in won, and market value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from newsgen import markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look, called
from newsgen.checks.written import number
from newsgen.claims import Sentence
from newsgen.korean import attach
from newsgen.korean.figures import Figure
from newsgen.patterns import compiled

UNIT: Final = "unit"
WORTH: Final = "worth"
_WORTH = compiled(r"시가총액|시총|몸값|기업\s?가치")
_LOST = compiled(r"사라|증발|잃|줄었|불어|늘었|감소|증가|날아|더했|더해|더한|보탰|보태")

_BECAME = compiled(r"(?:으로|로|까지)\s")
"""What stands behind what it is worth now: 3조달러로 불어났다."""


_BOUND_OF_MANY = compiled(
    r"\s?(?:이상|이하|넘는|넘긴|웃도는|대|클럽|규모)(?:인|의)?\s(?:[가-힣]+\s)?[가-힣]*(?:기업|종목|회사|업체|기술주|대형주|빅테크|곳)"
)
"""What makes a worth the bound of a group: 1조달러 이상인 기술기업."""

_COUNTED_IN = compiled(
    r"매출|순이익|영업이익|주당순이익|비용|투자|자사주|배당|실적|수주|계약|인수|설비투자|벌금|조달|공모|상각|손실"
)
"""What companies count in the money of their own market."""
_CONVERTED = compiled(r"한화|우리 ?돈|원화|환율|약\s$|\($|달러\s?\($|한국")
_OF_SEOUL = compiled("한국|삼성|하이닉스|현대|국내|서울|코스피|쿠팡|우리나라")
_AUCTION = compiled(r"입찰|경매|발행|국채를|매각")


def _in_won(look: Look) -> Iterator[Flaw]:
    """Yield what a company of New York earns or spends, or its Treasury sells, told in won and in nothing else."""
    if look.home != "us":
        return
    carried = False
    for sentence in look.copy.sentences:
        here = [one for one in look.names.named(sentence.own) if one.sort == "stock"]
        told = bool(here or carried)
        carried = bool(here) or (carried and len(sentence.own) < _SHORT)
        if "원" not in sentence.own or "달러" in sentence.own or _OF_SEOUL.search(sentence.own):
            continue
        of_company = told and _COUNTED_IN.search(sentence.own) is not None
        if not of_company and not ("년물" in sentence.own and _AUCTION.search(sentence.own)):
            continue
        for figure in look.figures(sentence):
            before = sentence.own[max(figure.start - 6, 0) : figure.start]
            if figure.unit != "원" or float(figure.value) < _MUCH or _CONVERTED.search(before):
                continue
            if _WORTH.search(sentence.own[max(0, figure.start - 28) : figure.start]):
                continue  # held against what the company is worth
            start, end = sentence.at + figure.end - 1, sentence.at + figure.end
            yield in_money(
                look, start, end, "달러", f"{markets.named('us').nouns.stocks}의 금액은 달러로 셉니다."
            )


_MUCH = 1e7
"""Won from which on an amount is what companies count."""
_SHORT = 120
"""Characters of a sentence that may go on telling the company of the one before."""


def in_money(look: Look, start: int, end: int, own: str, message: str, fact: str = "") -> Flaw:
    """Return the flaw of a unit of money, with the particle that stands behind the right one."""
    found = _BEHIND.match(look.text, end)
    if found is None:
        return Flaw(UNIT, Kind.FALSE, start, end, message, own, fact=fact)
    pair = next(one for one in _PAIRS if found[0] in one.split("/"))
    return Flaw(UNIT, Kind.FALSE, start, found.end(), message, attach(own, pair), fact=fact)


_PAIRS = ("으로/로", "은/는", "이/가", "을/를", "과/와")
_BEHIND = compiled(r"(?:으로|로|은|는|이|가|을|를|과|와)(?![가-힣])")


def check(look: Look) -> Iterator[Flaw]:
    """Yield amounts in another market's money, and market values that are far off."""
    yield from _in_won(look)
    yield from _rates(look)
    yield from _coins(look)
    carried: list[str] = []
    for sentence in look.copy.sentences:
        here = [
            (one.start, about)
            for one in look.names.named(sentence.own)
            if one.sort == "stock"
            for about in sorted(one.abouts)
        ]
        for figure in look.figures(sentence):
            before = [about for start, about in here if start < figure.start] or (
                carried or [about for _, about in here]
            )
            if not before or figure.unit not in {"원", "달러"} or _is_of_market(sentence, here, figure):
                continue
            yield from _of(look, sentence, figure, before[-1])
        carried = [about for _, about in here][-1:] or carried


_OF_A_DAY = compiled(r"하루\s?(?:새|만에|사이|동안)|이날\s하루|하룻밤\s새")
_TENS = (10.0, 100.0, 1000.0, 0.1, 0.01, 0.001)
_ROUGHLY = 0.25
"""Part by which what a company lost in a day is off what its shares and its move come to, at most."""


def _lost(look: Look, sentence: Sentence, figure: Figure, about: str, ground: Ground) -> Iterator[Flaw]:
    """Yield how much of its worth a company lost or gained in a day, that is off by a power of ten."""
    worth, moved = ground.worth(about), ground.moved(about)
    if worth is None or moved is None or abs(moved) < 1:
        return
    size = abs(worth - worth / (1 + moved / 100))
    ratio = float(figure.value) / size
    if any(abs(ratio / power - 1) < _ROUGHLY for power in _TENS):
        own = "원" if ground.market.name == "kr" else "달러"
        message = f"{called(look, about)}의 시가총액은 하루에 {_amount(size)}{own}쯤 움직였습니다. 자릿수를 확인하십시오."
        start, end = sentence.at + figure.start, sentence.at + figure.end
        yield Flaw(WORTH, Kind.FALSE, start, end, message, fact=f"market_cap:{about} = {worth:.6g}")


_RATE = compiled(
    r"원\s?[·/-]\s?달러\s?환율[은는이]?\s(?:[^.\n]|\.\d){0,44}?(?<![\d.,])(?P<value>\d[\d,]*(?:\.\d+)?)(?P<unit>원|달러)(?=(?:에|으로|로)\s(?:[가-힣]+\s){0,2}?(?:마감|마쳤|마친|거래를|장을|정규장|주간 거래|출발|개장|끝)|을 기록|를 기록)"
)
"""What a dollar costs at the end of a session: 환율은 5.4원 내린 1431.7원에 마감했다."""
_LEAST_WON, _MOST_WON = 600.0, 5000.0
"""Won below and above which a dollar has not cost for decades: a digit is missing or too many."""


def _rates(look: Look) -> Iterator[Flaw]:
    """Yield what a dollar costs told in dollars, or with a digit too few or too many."""
    for found in _RATE.finditer(look.own) if "환율" in look.own else ():
        value = float(found["value"].replace(",", ""))
        if found["unit"] == "달러" and _LEAST_WON < value < _MOST_WON:
            yield in_money(look, *found.span("unit"), "원", "원·달러 환율은 원으로 셉니다.")
        elif found["unit"] == "원" and not _LEAST_WON < value < _MOST_WON:
            yield Flaw(
                UNIT, Kind.FALSE, found.start("value"), found.end("unit"), "환율의 자릿수를 확인하십시오."
            )


_COIN = compiled(
    r"비트코인[은이도]?\s[^.\n\d]{0,24}?(?P<value>\d{1,3}만\s?(?:\d천|\d{1,4})?)\s?(?P<unit>원)(?=대|선|에|으로|까지|을|를)"
)
"""What a coin costs, in so few won that dollars are meant: 비트코인은 8만6천원대."""


def _coins(look: Look) -> Iterator[Flaw]:
    for found in _COIN.finditer(look.own) if "비트코인" in look.own else ():
        yield in_money(look, *found.span("unit"), "달러", "비트코인의 값은 수만달러입니다.")


def _is_of_market(sentence: Sentence, here: list[tuple[int, str]], figure: Figure) -> bool:
    """Tell whether an amount is worth a whole market, which is named behind all companies: 코스닥 시가총액."""
    last = max((start for start, _ in here if start < figure.start), default=0)
    return _MARKET.search(sentence.own, last, figure.start) is not None


_MARKET = compiled("코스피|코스닥|유가증권시장|증시|나스닥")


def _of(look: Look, sentence: Sentence, figure: Figure, about: str) -> Iterator[Flaw]:
    ground = look.ground(about)
    if ground is None:
        return
    text, own = sentence.own, "원" if ground.market.name == "kr" else "달러"
    left = text[max(0, figure.start - 28) : figure.start]
    start, end = sentence.at + figure.end - len(figure.unit), sentence.at + figure.end
    if _WORTH.search(left):
        worth = ground.worth(about)
        if worth is None:
            return
        told = float(figure.value)
        if figure.unit != own and abs(told / worth - 1) < 0.35:
            message = f"{called(look, about)}의 시가총액은 {ground.session.day:%Y-%m-%d}에 {_amount(worth)}{own}입니다."
            yield in_money(look, start, end, own, message, f"market_cap:{about} = {worth:.6g}")
        elif (
            figure.unit == own
            and _OF_A_DAY.search(text)
            and _LOST.search(left)
            and figure.bound in {"", "about"}
        ):
            yield from _lost(look, sentence, figure, about, ground)
        elif (
            figure.unit == own
            and (_BECAME.match(text, figure.end) or not _LOST.search(text[figure.end : figure.end + 26]))
            and not _LOST.search(left)
            and not _BOUND_OF_MANY.match(text, figure.end)
        ):
            ratio = told / worth
            if any(
                abs(ratio / power - 1) < 0.25 for power in (10, 100, 1000, 10_000, 0.1, 0.01, 0.001, 0.0001)
            ):
                message = f"{called(look, about)}의 시가총액은 {ground.session.day:%Y-%m-%d}에 {_amount(worth)}{own}입니다. 자릿수를 확인하십시오."
                yield Flaw(
                    WORTH,
                    Kind.FALSE,
                    sentence.at + figure.start,
                    end,
                    message,
                    fact=f"market_cap:{about} = {worth:.6g}",
                )
        return
    if figure.unit == own:
        yield from _shifted(look, sentence, figure, about, ground)
        return
    prices = ground.prices(about)
    row = prices.row(ground.session.day) if prices else None
    if prices is None or row is None or not np.isfinite(prices.close[row]):
        return
    close = float(prices.close[row])
    if abs(float(figure.value) / close - 1) < 0.002:
        message = (
            f"{called(look, about)}의 종가는 {close:,.0f}{own}입니다."
            if own == "원"
            else f"{called(look, about)}의 종가는 {close:,.2f}{own}입니다."
        )
        yield in_money(look, start, end, own, message, f"close:{about}@{ground.session.day} = {close:g}")


_MOVED = compiled(
    r"%(?:나|씩|를|가까이|\s넘게)?\)?\s(?:\S{1,4}\s)?(?:오른|내린|뛴|상승한|하락한|급등한|급락한|떨어진|밀린|치솟은|빠진|올라|뛰어|내려|떨어져|밀려|치솟아|상승해|하락해|급등해|급락해|상승하며|하락하며|오르며|내리며)\s(?:종가\s)?$"
)
"""What leads to a price: 1.2% 오른."""
_ENDED = compiled(
    r"(?:에|으로|로)\s(?:거래를\s|장을\s|정규장을\s)?(?:마감|마쳤|마친|마치|끝냈|끝내|올라섰|올라서|내려앉|내려왔)|[이가]\s(?:됐|되며|되었|된)"
)
_POWERS = (10.0, 100.0, 1000.0, 0.1, 0.01, 0.001)
_CLOSELY = 0.0006


def _shifted(look: Look, sentence: Sentence, figure: Figure, about: str, ground: Ground) -> Iterator[Flaw]:
    """Yield the price of a company that is its close but for the place of the digits: 12만5300원 of 125만3000원."""
    text = sentence.own
    if not (_MOVED.search(text, 0, figure.start) or _ENDED.match(text, figure.end)) or not figure.is_exact:
        return
    prices = ground.prices(about)
    row = prices.row(ground.session.day) if prices else None
    if prices is None or row is None or not np.isfinite(prices.close[row]):
        return
    close, told = float(prices.close[row]), float(figure.value)
    at = sentence.at + figure.start
    if len(str(int(figure.value / figure.step)).rstrip("0")) > 1 and any(
        one.start == at and one.abouts for one in look.claims
    ):
        return  # held against its level, with digits enough to tell a slip
    if any(abs(told * power / close - 1) < _CLOSELY for power in _POWERS):
        own = "원" if ground.market.name == "kr" else "달러"
        start, end = sentence.at + figure.start, sentence.at + figure.end
        digits = text[figure.start : figure.number_end]
        right = number(digits, close) + look.text[sentence.at + figure.number_end : end]
        message = f"{called(look, about)}의 종가는 {close:,.0f}{own}입니다. 자릿수를 확인하십시오."
        fact = f"close:{about}@{ground.session.day} = {close:g}"
        yield Flaw(UNIT, Kind.FALSE, start, end, message, right if own == "원" else None, fact=fact)


def _amount(value: float) -> str:
    return f"{value / 1e12:.2f}조" if value >= 1e12 else f"{value / 1e8:,.0f}억"
