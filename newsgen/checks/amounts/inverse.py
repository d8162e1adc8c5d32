"""What goes the other way than a rate: bond prices against yields, a currency against what it costs in won or yen."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Final

from newsgen import markets
from newsgen.checks.amounts.truths import bears, truths_of
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.opposite import opposite
from newsgen.claims import Claim, Measure, Sentence
from newsgen.patterns import compiled

CODE: Final = "direction"
_UP = r"상승|올랐|오른|올라|오르|오름|뛰었|뛴|급등|높아|높은|강세|치솟|절상"
_DOWN = r"하락|내렸|내린|내려|내리|내림|떨어|밀[렸린려리]|급락|낮아|낮은|약세|빠[졌진져지]|절하"
_MOVE = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?!\s?(?:압력|가능성|기대|우려|전망|폭|요인|위험|베팅|률|하기|할|하지|지\s?않))"
_GAP = r"(?:[^.,()\n]|(?<=\d)[.,](?=\d)){0,26}?"
_PRICE = compiled(
    rf"(?:(?:국채|채권|국고채|미\s?국채|장기채)\s?(?:가격|값|시장)(?:은|이|도|의)?|\((?:국채\s|채권\s)?(?:가격|값)(?:은|이)?)\s?(?P<gap>{_GAP}){_MOVE}"
)
_YIELD = compiled(
    rf"(?:국채|국고채|채권|년물|년\s?만기|시장)[^.,\n]{{0,12}}?(?:금리|수익률)[^.,()\n]{{0,4}}?[은는이가도]?\s?(?P<gap>{_GAP}){_MOVE}|(?<![가-힣])금리[가는]?\s(?P<gap2>)(?:(?P<up2>오르면|상승하면|오르자|뛰면)|(?P<down2>내리면|하락하면|떨어지면|내리자))"
)
_SAME_WAY = compiled(
    r"(?:채권|국채)?\s?(?:가격과\s(?:채권\s|국채\s)?(?:금리|수익률)|(?:금리|수익률)와\s(?:채권\s|국채\s)?가격)(?:은|는)\s(?P<word>같은\s방향|비례|정비례)"
)
_HAS_RATE = compiled("금리|수익률|년물")
_OTHERS = compiled(
    r"예금|대출|주택|부동산|전망|예상|우려|기대|한때|장\s?초반|출발|장중|오전|오후|에도|불구|지만|으나|반면|전날|지난|커브|역전|스프레드|차입|발행"
)
"""What makes prices and yields of one sentence those of other times or things, or sets them against each other."""
_FX = {
    "원화": compiled(r"원[·/-]?\s?달러\s?환율|달러[·/-]?\s?원\s?환율|(?<![가-힣·/])환율"),
    "엔화": compiled(r"엔[·/-]?\s?달러\s?환율|달러[·/-]?\s?엔\s?환율|달러[·/-]엔"),
}
"""A currency, and what its rate against the dollar is called."""
_VALUE = compiled(
    rf"(?P<whose>원화|엔화)(?:의)?\s?(?:가치|값)?(?:가|는|도|의)?\s?(?:(?:달러\s?대비|소폭|크게|다시|급격히|더)\s){{0,2}}{_MOVE}"
)
_RATE_WENT = compiled(
    rf"환율(?:은|이|도|의)?\s?(?P<gap>(?:[^.()\n]|(?<=\d)[.,](?=\d)|\([^()\n]*\)){{0,60}}?){_MOVE}"
)
_INDEX = compiled(r"달러\s?인덱스|달러\s?지수|달러화?\s?지수")
_DOLLAR = compiled(
    r"(?<![·/])달러(?:화)?(?:의\s가치|\s가치)?(?:는|가|도)?\s?(?:(?P<up>강세|상승)|(?P<down>약세|하락))(?!\s?(?:압력|가능성|기대|우려|전망|요인|베팅|지속))"
)


_WON_MOVED = compiled(
    r"(?<![\d.,])\d{1,2}(?:\.\d{1,2})?원\s(?P<word>(?P<up>상승|오르|올라|뛰어|뛰며|급등)|하락|내리|내려|떨어|급락)[가-힣]{0,3}\s원화(?:\s?(?:가치|값)(?:는|가)?)?\s?(?:(?P<strong>강세)|약세)"
)
"""How many won a dollar moved by, and what that makes the won: 25.2원 하락하며 원화 강세."""


def _won_against_itself(look: Look) -> Iterator[Flaw]:
    """Yield the way of a dollar's price in won that makes the won the reverse of what is said right behind it."""
    for found in _WON_MOVED.finditer(look.own) if "원화" in look.own else ():
        if bool(found["up"]) == bool(found["strong"]):
            start, end, right = opposite(look.text, *found.span("word"))
            message = "원·달러 환율이 오르면 원화는 약세, 내리면 강세입니다."
            yield Flaw(CODE, Kind.CONTRADICTION, start, end, message, right)


def check(look: Look) -> Iterator[Flaw]:
    """Yield the way that a price, or a currency, is told to have gone against what its rate did."""
    yield from _won_against_itself(look)
    for at, sentence in enumerate(look.copy.sentences):
        if not _SIGN.search(sentence.own) or look.is_of_another_day(sentence) or _OTHERS.search(sentence.own):
            continue
        around = look.copy.sentences[max(at - 1, 0) : at + 2]
        near = [one for one in around if one.block == sentence.block]
        yield from _bonds(look, sentence, near)
        yield from _currencies(look, sentence, near)
        yield from _dollar(look, sentence, near)


_SIGN = compiled("채권|국채|국고채|가격|원화|엔화|달러")


def _bonds(look: Look, sentence: Sentence, near: list[Sentence]) -> Iterator[Flaw]:
    """Yield which way bonds' prices went, whose yields went the same way."""
    own = sentence.own
    same = _SAME_WAY.search(own)
    if same:
        start, end = (sentence.at + at for at in same.span("word"))
        yield Flaw(CODE, Kind.CONTRADICTION, start, end, "채권 가격과 금리는 반대로 움직입니다.", "반대 방향")
    price = _PRICE.search(own)
    if price is None or _HAS_RATE.search(price["gap"]) or len(_words(own, price)) > 1:
        return
    ways = {
        _way(found)
        for found in _YIELD.finditer(own)
        if found.end() <= price.start() or found.start() >= price.end()
    }
    ways |= _moves(look, near, Measure.BP)
    if ways == {_way(price)}:
        yield _turned(look, sentence, price, "채권 가격은 금리와 반대로 움직입니다.")


def _words(own: str, told: re.Match[str]) -> set[int]:
    """Return which ways a sentence speaks of but for the stretch that was found."""
    return {
        1 if one["up"] else -1
        for one in _ANY.finditer(own)
        if one.end() <= told.start() or one.start() >= told.end()
    }


_ANY = compiled(_MOVE)


def _way(found: re.Match[str]) -> int:
    """Return 1 or -1, as the word that was found says."""
    told = found.groupdict()
    return 1 if told.get("up") or told.get("up2") else -1


def _moves(look: Look, near: list[Sentence], measure: Measure, about: str = "") -> set[int]:
    """Return which ways the rates went that some sentences tell in figures."""
    begin, end = near[0].at, near[-1].at + len(near[-1].text)
    ways = (
        one.figure.sign or (one.direction.sign if one.direction else 0)
        for one in look.claims
        if begin <= one.start < end
        and one.measure is measure
        and (not about or about in one.abouts)
        and not _is_turned(look, one)
    )
    return {way for way in ways if way}


def _is_turned(look: Look, claim: Claim) -> bool:
    """Tell whether the record says that a move went the other way than it is told, which is said of it then."""
    truths, _ = truths_of(look, claim)
    return bool(truths) and not any(bears(claim, each) for each in truths)


def _currencies(look: Look, sentence: Sentence, near: list[Sentence]) -> Iterator[Flaw]:
    """Yield which way the won or the yen went, whose rate against the dollar went the same way."""
    for value in _VALUE.finditer(sentence.own):
        told = [one for one in (near[0], sentence) if "환율" in one.own]
        text = " ".join(one.own for one in told)
        if not told or _CROSS.search(text) or len(_words(sentence.own, value)) > 1:
            continue
        if any(_OTHERS.search(one.own) or look.is_of_another_day(one) for one in told):
            continue
        others = [rate for whose, rate in _FX.items() if whose != value["whose"] and whose == "엔화"]
        if not _FX[value["whose"]].search(text) or any(one.search(text) for one in others):
            continue
        ways = {_way(one) for one in _RATE_WENT.finditer(text) if not _CURRENCY.search(one["gap"])}
        if ways == {_way(value)}:
            message = f"{value['whose']} 가치는 환율과 반대로 움직입니다."
            yield _turned(look, sentence, value, message)


_CROSS, _CURRENCY = compiled(r"엔[·/-]원|원[·/-]엔|유로|위안"), compiled("원화|엔화|달러화|위안화|달러")


def _dollar(look: Look, sentence: Sentence, near: list[Sentence]) -> Iterator[Flaw]:
    """Yield which way the dollar is told to have gone beside its index, which went the other."""
    own = sentence.own
    found = _DOLLAR.search(own)
    if found is None or "환율" in own or len(_words(own, found)) > 1:
        return
    if not any(_INDEX.search(one.own) for one in near):
        return
    ways = _moves(look, near, Measure.CHANGE, _index()) - {0}
    if ways == {-_way(found)}:
        yield _turned(look, sentence, found, "달러인덱스와 같은 방향이어야 합니다.")


@functools.cache
def _index() -> str:
    """Return the symbol of the dollar's index."""
    return next(filter(None, (one.currency("dollar") for one in markets.every())))


def _turned(look: Look, sentence: Sentence, found: re.Match[str], message: str) -> Flaw:
    group = "up" if found["up"] else "down"
    start, end, other = opposite(look.text, *(sentence.at + at for at in found.span(group)))
    return Flaw(CODE, Kind.CONTRADICTION, start, end, message, other)
