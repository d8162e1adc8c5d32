"""What investors bought and sold on balance in Seoul, against the exchange's record."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look
from newsgen.checks.readings import is_daily
from newsgen.checks.written import number
from newsgen.claims import Sentence
from newsgen.claims.when import dates
from newsgen.korean.figures import Figure, figures

AMOUNT, WAY, UNIT = "flow", "flow-direction", "unit"
WHO = {
    "개인": "individual",
    "외국인": "foreign",
    "외인": "foreign",
    "기관": "institution",
    "기타법인": "other_corp",
}
INVESTORS = re.compile(
    r"(?<![가-힣])(개인|외국인|외인|기관|기타법인)(?:투자자|투자가|들)*(?=[은는이가도과와의·,\s]|으로[,\s]|이다)"
)
BUY = re.compile(
    r"순매수|사들[였이인여]|받아\s?[냈내]|거둬들|매수 ?우위|샀|사자|담았|담으|쓸어|매수했|매수하|매수세|순매입|매집|(?<![가-힣])(?:산(?=\s(?:반면|가운데|데))|사(?=[고며]\s))"
)
SELL = re.compile(
    r"순매도|팔아|매도 ?우위|팔았|팔자|팔며|내다|던졌|던지|쏟아|매도했|매도하|매도세|처분|덜어|(?<![가-힣])(?:판(?=\s)|팔(?=[고며지]))"
)
BOARD = re.compile(r"(?P<kosdaq>코스닥\s?시장|코스닥에서)|유가증권\s?시장|코스피\s?시장|코스피에서")
_OF_STOCK = re.compile(r"[가-힣A-Z]\($|선물|ETF|종목")
_ROW = re.compile(
    r"(?P<row>(?:개인|외국인|외인|기관)(?:(?:과|와|,|·)\s?(?:개인|외국인|외인|기관)){1,2})(?:이|가|은|는)?\s?(?:모두(?:가)?|나란히|동반|함께|일제히)\s(?:[가-힣]+\s)?(?P<verb>순매수|순매도|사들|팔아|매수 우위|매도 우위)"
)
_OTHER = re.compile(
    r"선물|연기금|금융투자|투신|보험|은행|사모|프로그램|차익|옵션|국채|채권|현물|누적|이달|올해|이번 주|일주일|거래일 동안|거래일간|지난|연속 .*총|합계|간 |동안|전체|합산|양 시장|두 시장"
)
_EOK = 10**8
_PROVISIONAL = ((0.025, 250.0), (0.3, 250.0))
"""억원 that provisional figures are off the final ones and nobody calls wrong, of large ones more."""
KOREAN = {"individual": "개인", "foreign": "외국인", "institution": "기관", "other_corp": "기타법인"}


_SURE = 1000
"""억원 from which on an amount that is the record's is so by no chance."""


class Told(NamedTuple):
    """One amount, whose it is and which way."""

    figure: Figure
    who: str
    board: str
    way: int
    verb: tuple[int, int] | None
    name: tuple[int, int]


def check(look: Look) -> Iterator[Flaw | Open]:
    """Yield amounts and ways of net buying that the exchange did not publish."""
    if INVESTORS.search(look.own) is None:
        return
    ground = look.grounds.get("kr")
    final = _is_final(look, ground)
    block, board = -1, ""
    for sentence in look.copy.sentences:
        if sentence.block != block:
            block, board = sentence.block, ""
        named = [
            (found.start(), "KOSDAQ" if found["kosdaq"] else "KOSPI")
            for found in BOARD.finditer(sentence.own)
        ]
        yield from _sentence(look, ground, sentence, board, named, final=final)
        yield from _together(
            look, ground, sentence, _boards(named[-1][1] if named else board, named=bool(named))
        )
        board = named[-1][1] if named else board


def _is_final(look: Look, ground: Ground | None) -> bool:
    """Tell whether a text has the final amounts: one that is not small is the exchange's to its last digit."""
    if ground is None:
        return False
    nets = [
        abs(net)
        for where in _boards("", named=False)
        for who in KOREAN
        if (net := _net(ground, where, who)) is not None
    ]
    amounts = (one for one in figures(look.own) if one.unit == "원" and one.is_exact)
    return any(float(one.value) >= _SURE * _EOK and any(_agrees(one, net) for net in nets) for one in amounts)


def _boards(board: str, *, named: bool) -> tuple[str, ...]:
    """Return the parts of the exchange that amounts may be of: both where their sentence names none."""
    both = ("KOSDAQ", "KOSPI") if board == "KOSDAQ" else ("KOSPI", "KOSDAQ")
    return (board,) if named else both


def _sentence(
    look: Look,
    ground: Ground | None,
    sentence: Sentence,
    board: str,
    named: list[tuple[int, str]],
    *,
    final: bool,
) -> Iterator[Flaw | Open]:
    text = sentence.own
    investors = [(found.start(1), found.end(), WHO[found[1]]) for found in INVESTORS.finditer(text)]
    if not investors:
        return
    amounts = [
        one
        for one in look.figures(sentence)
        if one.unit in {"원", "달러", ""} and re.search("[조억만]", text[one.start : one.number_end])
    ]
    if not amounts or not (BUY.search(text) or SELL.search(text)):
        return
    wrong: list[tuple[Told, str, float]] = []
    for told in _told(text, investors, amounts, board, named):
        start, end = sentence.at + told.figure.start, sentence.at + told.figure.end
        days = [
            one
            for one in dates(text, look.day)
            if one.end <= told.figure.start and (one.sessions_back or one.day != look.day)
        ]
        left = text[max(0, told.figure.start - 40) : told.figure.start]
        behind = text[told.figure.end : told.figure.end + 12]
        if ground is None or _OTHER.search(left) or days or re.match(r"(?:가량|보다|대비|의)", behind):
            yield Open(start, end, "어느 기간, 누구의 순매수인지")
            continue
        nets = [
            (one, net)
            for one in _boards(told.board, named=bool(named))
            if (net := _net(ground, one, told.who)) is not None
        ]
        if not nets:
            yield Open(start, end, f"{KOREAN[told.who]} 순매수")
        elif not look.is_closing:
            yield Open(start, end, "장중의 순매수")
        elif any(
            _agrees(told.figure, abs(net))
            for net in _otherwise(look, ground, sentence, told, named=bool(named))
        ):
            yield Open(start, end, "어느 기간, 어느 시장의 순매수인지")
        elif told.figure.unit != "달러" and any(_is_provisional(told, net, final=final) for _, net in nets):
            yield Open(start, end, "잠정치일 수 있는 순매수")
        elif not any(_agrees(told.figure, abs(net)) and told.figure.unit != "달러" for _, net in nets):
            wrong.append((told, *nets[0]))
        else:
            where, net = next(each for each in nets if _agrees(told.figure, abs(each[1])))
            yield from _turned(look, sentence, told, where, net)
    yield from _flaws(look, ground, sentence, wrong)


def _is_provisional(told: Told, net: float, *, final: bool) -> bool:
    """Tell whether an amount is off the final one by what provisional ones are off."""
    eok = float(told.figure.value) / _EOK
    way = not told.way or told.way == (1 if net > 0 else -1)
    return (
        way
        and told.figure.is_exact
        and not _agrees(told.figure, abs(net))
        and abs(eok - abs(net))
        <= max(
            60.0,
            0.01 * abs(net),
            *(min(part * abs(net), most) for part, most in _PROVISIONAL[: 1 if final else None]),
        )
    )


def _net(ground: Ground | None, board: str, who: str) -> float | None:
    flows = ground.snapshot.flows.get(board) if ground else None
    net = flows.today.get(who) if flows else None
    return float(net) if net is not None and np.isfinite(net) else None


def _otherwise(look: Look, ground: Ground, sentence: Sentence, told: Told, *, named: bool) -> Iterator[float]:
    """Yield what else an amount may be, in 억: of both boards where none is named, of a longer span."""
    boards = _boards(told.board, named=named)
    nets = [
        flows.net[told.who]
        for one in boards
        if (flows := ground.snapshot.flows.get(one)) and told.who in flows.net
    ]
    if len(nets) > 1 and len({len(one) for one in nets}) == 1:
        nets.append(np.sum(nets, axis=0))
        yield float(nets[-1][-1])
    if not look.speaks_of_longer or is_daily(sentence.own):
        return
    first = look.day - dt.timedelta(days=look.day.weekday())
    for since in (first, look.day.replace(day=1), look.day.replace(month=1, day=1)):
        count = len(ground.sessions(since, look.day))
        yield from (float(np.sum(one[-count:])) for one in nets if count <= len(one))


def _together(
    look: Look, ground: Ground | None, sentence: Sentence, boards: tuple[str, ...]
) -> Iterator[Flaw]:
    """Yield investors that are said to have bought or sold together, one of whom did not."""
    for found in _ROW.finditer(sentence.own):
        way = 1 if BUY.match(sentence.own, found.start("verb")) else -1
        whos = [WHO[name] for name in re.findall("개인|외국인|외인|기관", found["row"])]
        for where in boards:
            nets = [_net(ground, where, who) for who in whos]
            if None in nets or all((net or 0) * way > 0 for net in nets):
                break
        else:
            bad = next(who for who in whos if (_net(ground, boards[0], who) or 0) * way <= 0)
            net = _net(ground, boards[0], bad) or 0.0
            start, end = sentence.at + found.start("row"), sentence.at + found.end("verb")
            yield Flaw(
                WAY,
                Kind.FALSE,
                start,
                end,
                _truth(look, boards[0], bad, net),
                fact=f"net_buying:{bad}@{look.day}",
            )


def _flaws(
    look: Look, ground: Ground | None, sentence: Sentence, wrong: list[tuple[Told, str, float]]
) -> Iterator[Flaw]:
    """Yield wrong amounts: two of one sentence that are each other's are one flaw, one of another investor is his."""
    done: set[int] = set()
    for at, (told, board, net) in enumerate(wrong):
        if at in done:
            continue
        other = next(
            (
                n
                for n in range(at + 1, len(wrong))
                if _agrees(told.figure, abs(wrong[n][2])) and _agrees(wrong[n][0].figure, abs(net))
            ),
            None,
        )
        if other is not None:
            done.add(other)
            first, second = told.figure, wrong[other][0].figure
            text = sentence.own
            swapped = (
                text[second.start : second.end]
                + text[first.end : second.start]
                + text[first.start : first.end]
            )
            message = f"두 금액이 뒤바뀌었습니다. {_truth(look, board, told.who, net)}"
            yield Flaw(
                AMOUNT,
                Kind.FALSE,
                sentence.at + first.start,
                sentence.at + second.end,
                message,
                swapped,
                fact=f"net_buying:{board}@{look.day}",
            )
            continue
        whose = [
            who for who in ("individual", "foreign", "institution")
            if who != told.who and (one := _net(ground, board, who)) is not None and _agrees(told.figure, abs(one)) and (not told.way or told.way == (1 if one > 0 else -1))
        ]  # fmt: skip
        if len(whose) == 1 and told.figure.unit != "달러":
            start, end = told.name
            own = _net(ground, board, whose[0]) or 0.0
            yield Flaw(
                "flow-who", Kind.FALSE, sentence.at + start, sentence.at + end,
                f"{_truth(look, board, told.who, net)} 이 금액은 {KOREAN[whose[0]]}의 것입니다({own:,.0f}억원).",
                KOREAN[whose[0]], fact=f"net_buying:{board}:{whose[0]}@{look.day}",
            )  # fmt: skip
            continue
        yield from _amount(look, sentence, told, board, net)


def _told(
    text: str,
    investors: list[tuple[int, int, str]],
    amounts: list[Figure],
    board: str,
    named: list[tuple[int, str]],
) -> Iterator[Told]:
    """Bind amounts to investors: each to the nearest before it, in a row of them each its own."""
    for figure in amounts:
        before = [one for one in investors if one[1] <= figure.start]
        if not before:
            continue
        row = [before[-1]]
        for one in reversed(before[:-1]):
            if not re.fullmatch(r"(?:투자자|투자가|들)*(?:[과와·,]|, |[과와] )\s?", text[one[1] : row[0][0]]):
                break
            row.insert(0, one)
        following = [
            one
            for one in amounts
            if one.start >= row[-1][1] and not any(row[-1][1] < who[0] < one.start for who in investors)
        ]
        if len(row) > 1 and len(following) == len(row):
            one = row[following.index(figure)] if figure in following else row[-1]
        elif len(row) > 1 or following.index(figure) > 0 or _OF_STOCK.search(text[row[0][1] : figure.start]):
            continue
        else:
            one = row[0]
        way, verb = _way(text, figure.end)
        boards = [name for start, name in named if start <= figure.start]
        yield Told(figure, one[2], boards[-1] if boards else board, way, verb, (one[0], one[1]))


def _way(text: str, begin: int) -> tuple[int, tuple[int, int] | None]:
    """Return which way an amount went: by the first verb behind it, of a list by the one behind its end."""
    stop = len(text)
    found = [(one.start(), one.end(), 1) for one in BUY.finditer(text, begin, stop)]
    found += [(one.start(), one.end(), -1) for one in SELL.finditer(text, begin, stop)]
    if not found:
        return 0, None
    start, stop, way = min(found)
    return way, (start, stop)


def _truth(look: Look, board: str, who: str, net: float) -> str:
    where = "유가증권시장" if board == "KOSPI" else "코스닥시장"
    did = "순매수" if net > 0 else "순매도"
    return f"{where}에서 {KOREAN[who]}은 {look.day:%Y-%m-%d}에 {abs(net):,.0f}억원을 {did}했습니다."


def _amount(look: Look, sentence: Sentence, told: Told, board: str, net: float) -> Iterator[Flaw]:
    figure, text = told.figure, sentence.own[told.figure.start : told.figure.end]
    start, end = sentence.at + figure.start, sentence.at + figure.end
    truth, fact = (
        _truth(look, board, told.who, net),
        f"net_buying:{board}:{told.who}@{look.day} = {net:.0f}억",
    )
    if figure.unit == "달러" and _agrees(figure, abs(net)):
        yield Flaw(
            UNIT, Kind.FALSE, start, end, f"단위가 다릅니다. {truth}", text.replace("달러", "원"), fact=fact
        )
        return
    scaled = (figure._replace(value=figure.value * power, step=figure.step * power) for power in _SCALES)
    code = UNIT if any(_agrees(one, abs(net)) for one in scaled) else AMOUNT
    yield Flaw(code, Kind.FALSE, start, end, truth, _spelled(text, abs(net), figure), fact=fact)


def _turned(look: Look, sentence: Sentence, told: Told, board: str, net: float) -> Iterator[Flaw]:
    """Hold the verb of a right amount against which way it went."""
    if not told.way or told.way == (1 if net > 0 else -1) or told.verb is None or abs(net) < 1:
        return
    first, last = told.verb
    yield Flaw(
        WAY, Kind.FALSE, sentence.at + first, sentence.at + last, f"사고판 것이 반대입니다. {_truth(look, board, told.who, net)}",
        _OPPOSITE.get(sentence.own[first:last]), fact=f"net_buying:{board}:{told.who}@{look.day} = {net:.0f}억",
    )  # fmt: skip


_SCALES = tuple(Decimal(10) ** power for power in (8, 4, -4, -8))
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
            if told >= 1000 and told % 100 == 0:
                step = max(step, 100.0)
            return abs(eok - told) <= step / 2 + slack or 0 <= eok - told < step


def _spelled(text: str, eok: float, figure: Figure) -> str | None:
    digits = text[: figure.number_end - figure.start]
    return number(digits, eok * _EOK) + text[figure.number_end - figure.start :]
