"""What investors bought and sold on balance in Seoul, against the exchange's record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look
from newsgen.checks.written import number
from newsgen.claims import Sentence
from newsgen.claims.when import dates
from newsgen.korean.figures import Figure, figures

AMOUNT, WAY, UNIT = "flow", "flow-direction", "unit"
_WHO = {"개인": "individual", "외국인": "foreign", "외인": "foreign", "기관": "institution", "기타법인": "other_corp"}
_INVESTOR = re.compile(r"(?<![가-힣])(개인|외국인|외인|기관|기타법인)(?:투자자|투자가|들)*(?=[은는이가도과와·,\s])")
_BUY = re.compile(r"순매수|사들[였이인]|매수 ?우위|샀|사자|담았|담으|쓸어|매수했|매수하|매수세|순매입|매집")
_SELL = re.compile(r"순매도|팔아|매도 ?우위|팔았|팔자|팔며|내다|던졌|던지|쏟아|매도했|매도하|매도세|처분|덜어")
_KOSDAQ, _KOSPI = re.compile(r"코스닥"), re.compile(r"코스피|유가증권")
_OTHER = re.compile(r"선물|연기금|금융투자|투신|보험|은행|사모|프로그램|차익|옵션|국채|채권|현물|누적|이달|올해|이번 주|일주일|거래일 동안|거래일간|지난|연속 .*총|합계|간 |동안")
_EOK = 10**8
_KOREAN = {"individual": "개인", "foreign": "외국인", "institution": "기관", "other_corp": "기타법인"}


class Told(NamedTuple):
    """One amount, whose it is and which way."""

    figure: Figure
    who: str
    board: str
    way: int
    verb: tuple[int, int] | None


def check(look: Look) -> Iterator[Flaw | Open]:
    """Yield amounts and ways of net buying that the exchange did not publish."""
    ground = look.grounds.get("kr")
    board = "KOSPI"
    block = -1
    for sentence in look.copy.sentences:
        if sentence.block != block:
            block = sentence.block
        named = [(found.start(), "KOSDAQ") for found in _KOSDAQ.finditer(sentence.own)]
        named += [(found.start(), "KOSPI") for found in _KOSPI.finditer(sentence.own)]
        if named:
            board = min(named)[1]
        yield from _sentence(look, ground, sentence, board, sorted(named))
        if named:
            board = max(named)[1]


def _sentence(
    look: Look, ground: Ground | None, sentence: Sentence, board: str, named: list[tuple[int, str]]
) -> Iterator[Flaw | Open]:
    text = sentence.own
    investors = [(found.start(), found.end(), _WHO[found[1]]) for found in _INVESTOR.finditer(text)]
    amounts = [one for one in figures(text) if one.unit in {"원", "달러", ""} and re.search("[조억만]", text[one.start : one.number_end])]
    if not investors or not amounts or not (_BUY.search(text) or _SELL.search(text)):
        return
    for told in _told(text, investors, amounts, board, named):
        start, end = sentence.at + told.figure.start, sentence.at + told.figure.end
        days = [one for one in dates(text, look.day) if one.end <= told.figure.start and (one.sessions_back or one.day != look.day)]
        left = text[max(0, told.figure.start - 40) : told.figure.start]
        if ground is None or _OTHER.search(left) or days:
            yield Open(start, end, "어느 기간, 누구의 순매수인지")
            continue
        flows = ground.snapshot.flows.get(told.board)
        net = flows.today.get(told.who) if flows else None
        if net is None or not np.isfinite(net):
            yield Open(start, end, f"{_KOREAN[told.who]} 순매수")
            continue
        yield from _held(look, sentence, told, float(net))


def _told(
    text: str, investors: list[tuple[int, int, str]], amounts: list[Figure], board: str, named: list[tuple[int, str]]
) -> Iterator[Told]:
    """Bind amounts to investors: each to the nearest before it, in a row of them each its own."""
    for at, figure in enumerate(amounts):
        before = [one for one in investors if one[1] <= figure.start]
        if not before:
            continue
        row = [before[-1]]
        for one in reversed(before[:-1]):
            if not re.fullmatch(r"(?:투자자|투자가|들)*(?:[과와·,]|, |[과와] )\s?", text[one[1] : row[0][0]]):
                break
            row.insert(0, one)
        following = [
            one for one in amounts if one.start >= row[-1][1] and not any(row[-1][1] < who[0] < one.start for who in investors)
        ]
        if len(row) > 1 and len(following) == len(row):
            who = row[following.index(figure)][2] if figure in following else row[-1][2]
        elif len(row) > 1:
            continue
        elif following.index(figure) > 0:
            continue
        else:
            who = row[0][2]
        nearest = amounts[at + 1].start if at + 1 < len(amounts) else len(text)
        way, verb = _way(text, figure.end, nearest, amounts[at + 1 :])
        boards = [name for start, name in named if start <= figure.start]
        yield Told(figure, who, boards[-1] if boards else board, way, verb)


def _way(text: str, begin: int, end: int, later: list[Figure]) -> tuple[int, tuple[int, int] | None]:
    """Return which way an amount went: by the first verb behind it, of a list by the one behind its end."""
    stop = len(text)
    found = [(one.start(), one.end(), 1) for one in _BUY.finditer(text, begin, stop)]
    found += [(one.start(), one.end(), -1) for one in _SELL.finditer(text, begin, stop)]
    if not found:
        return 0, None
    start, stop, way = min(found)
    return way, (start, stop)


def _held(look: Look, sentence: Sentence, told: Told, net: float) -> Iterator[Flaw]:
    figure, text = told.figure, sentence.own[told.figure.start : told.figure.end]
    start, end = sentence.at + figure.start, sentence.at + figure.end
    where = "유가증권시장" if told.board == "KOSPI" else "코스닥시장"
    did = "순매수" if net > 0 else "순매도"
    truth = f"{where}에서 {_KOREAN[told.who]}은 {look.day:%Y-%m-%d}에 {abs(net):,.0f}억원을 {did}했습니다.".replace("기타법인은", "기타법인은")
    fact = f"net_buying:{told.board}:{told.who}@{look.day} = {net:.0f}억"
    if figure.unit == "달러":
        if _agrees(figure, abs(net)):
            yield Flaw(UNIT, Kind.FALSE, start, end, f"단위가 다릅니다. {truth}", text.replace("달러", "원"), fact=fact)
        return
    if not _agrees(figure, abs(net)):
        slipped = any(_agrees(figure._replace(value=figure.value * 10**power / (1 if power >= 0 else 1)), abs(net)) for power in (4, 8)) or any(
            _agrees(figure._replace(value=figure.value / 10**power, step=figure.step / 10**power), abs(net)) for power in (4, 8, 1, 3)
        )
        code = UNIT if slipped else AMOUNT
        yield Flaw(code, Kind.FALSE, start, end, truth, _spelled(text, abs(net), figure), fact=fact)
    elif told.way and told.way != (1 if net > 0 else -1) and told.verb and abs(net) >= 1:
        first, last = told.verb
        word = sentence.own[first:last]
        yield Flaw(
            WAY, Kind.FALSE, sentence.at + first, sentence.at + last, f"사고판 것이 반대입니다. {truth}", _OPPOSITE.get(word), fact=fact
        )


_OPPOSITE = {
    "순매수": "순매도", "순매도": "순매수", "사들였": "팔아치웠", "사들이": "팔아치우", "사들인": "팔아치운", "매수 우위": "매도 우위",
    "매도 우위": "매수 우위", "매수우위": "매도우위", "매도우위": "매수우위", "샀": "팔았", "팔았": "샀", "사자": "팔자", "팔자": "사자",
    "매수세": "매도세", "매도세": "매수세",
}  # fmt: skip


def _agrees(figure: Figure, eok: float) -> bool:
    """Tell whether an amount says another one in 억: rounded or cut, provisional ones a little off."""
    told, step = float(figure.value) / _EOK, max(float(figure.step) / _EOK, 1.0)
    slack = max(1.0, 0.002 * eok)
    match figure.bound:
        case "over" | "at_least":
            return eok > told - slack
        case "under" | "at_most":
            return eok < told + slack
        case "nearly":
            return told * 0.93 <= eok <= told + slack
        case "about":
            return abs(eok - told) <= max(0.6 * step, 0.05 * told)
        case "band":
            wide = 1.0
            while told and told % (wide * 10) == 0:
                wide *= 10
            return told - slack <= eok < told + wide
        case _:
            return abs(eok - told) <= step / 2 + slack or 0 <= eok - told < step


def _spelled(text: str, eok: float, figure: Figure) -> str | None:
    digits = text[: figure.number_end - figure.start]
    return number(digits, eok * _EOK, figure.step) + text[figure.number_end - figure.start :]
