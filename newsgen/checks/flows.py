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
from newsgen.checks.provisional import Amount, Moment
from newsgen.checks.readings import is_daily
from newsgen.checks.shapes import is_misprint, is_rescaled
from newsgen.checks.trades import BOARD, BUY, INVESTORS, KOREAN, SELL, WHO, Told, bound
from newsgen.checks.written import number
from newsgen.claims import Sentence
from newsgen.claims.when import dates
from newsgen.korean.figures import Figure

AMOUNT, WAY, UNIT = "flow", "flow-direction", "unit"
_ROW = re.compile(
    r"(?P<row>(?:개인|외국인|외인|기관)(?:(?:과|와|,|·)\s?(?:개인|외국인|외인|기관)){1,2})(?:이|가|은|는)?\s?(?:모두(?:가)?|나란히|동반|함께|일제히)\s(?:[가-힣]+\s)?(?P<verb>순매수|순매도|사들|팔아|매수 우위|매도 우위)"
)
_OTHER = re.compile(
    r"선물|연기금|금융투자|투신|보험|은행|사모|프로그램|차익(?!\s?실현)|옵션|국채|채권|현물|누적|이달|올해|이번 주|일주일|거래일 동안|거래일간|지난|연속 .*총|합계|간 |(?<!하루 )동안|전체|총\s?$|합산|양 시장|두 시장"
)
_ELSE_BEHIND = re.compile(
    r"\s?(?:가량|보다|대비|의(?!\s?(?:순매|매[도수]|주식|자금|물량|매물|[‘'“\"]?(?:팔자|사자))))"
)
"""What stands behind an amount that something else is compared with, or that is a part of it."""
_MOMENT = re.compile(r"(?:오전|장\s?중|장 초반|개장 직후|한때|점심)(?:\s?중)?(?:에만|에는|에|엔|까지)?,?\s?$")
"""What stands before an investor, or an amount, of a moment within the session."""
_ASKED = re.compile(r"\W*(?:그럼\s|그렇다면\s)?(개인|외국인|외인|기관|개미)(?:투자자|들)*[은는이가]\?")
"""A question that is no more than an investor: 개미는?"""
_EOK = 10**8
_FAR = 1.5
"""How many times as much an amount is from which on no digit alone makes it so."""


_THAT_DAY = re.compile(r"이날|그날|당일|하루")


class Passage(NamedTuple):
    """What one sentence tells of net buying, and which parts of the exchange it may be of."""

    sentence: Sentence
    boards: tuple[str, ...]
    named: bool
    """Whether the sentence names its part of the exchange."""
    told: tuple[Told, ...]
    after_another: bool = False
    """Whether the sentence before it in its block names another day last, which 이날 then is."""


def check(look: Look) -> Iterator[Flaw | Open]:
    """Yield amounts and ways of net buying that the exchange did not publish."""
    if INVESTORS.search(look.own) is None:
        return
    ground = look.grounds.get("kr")
    passages = list(_passages(look))
    moment = Moment(_amounts(ground, passages))
    for one in passages:
        yield from _passage(look, ground, one, moment)
        yield from _together(look, ground, one.sentence, one.boards)


def _passages(look: Look) -> Iterator[Passage]:
    block, board, asked, another = -1, "", "", False
    for sentence in look.copy.sentences:
        if sentence.block != block:
            block, board, asked, another = sentence.block, "", "", False
        named = [
            (found.start(), "KOSDAQ" if found["kosdaq"] else "KOSPI")
            for found in BOARD.finditer(sentence.own)
        ]
        told = tuple(_told(look, sentence, board, named, asked))
        question = _ASKED.fullmatch(sentence.own.strip())
        asked = WHO[question[1]] if question else ""
        board = named[-1][1] if named else board
        yield Passage(sentence, _boards(board, named=bool(named)), bool(named), told, another)
        days = [one.day for one in dates(sentence.own, look.day) if one.explicit]
        another = days[-1] != look.day if days else another


def _told(
    look: Look, sentence: Sentence, board: str, named: list[tuple[int, str]], asked: str
) -> Iterator[Told]:
    """Yield the amounts of a sentence; ``asked`` is the investor whom the one before asks about."""
    text = sentence.own
    investors = [(found.start(1), found.end(), WHO[found[1]]) for found in INVESTORS.finditer(text)]
    investors = investors or ([(0, 0, asked)] if asked else [])
    if not investors or not (BUY.search(text) or SELL.search(text)):
        return
    amounts = [
        one
        for one in look.figures(sentence)
        if one.unit in {"원", "달러", ""} and re.search("[조억만]", text[one.start : one.number_end])
    ]
    if amounts:
        stocks = [one.start for one in look.names.named(text) if one.sort == "stock"]
        yield from bound(text, investors, amounts, board, named, stocks)


def _boards(board: str, *, named: bool) -> tuple[str, ...]:
    """Return the parts of the exchange that amounts may be of: both where their sentence names none."""
    both = ("KOSDAQ", "KOSPI") if board == "KOSDAQ" else ("KOSPI", "KOSDAQ")
    return (board,) if named else both


def _amounts(ground: Ground | None, passages: list[Passage]) -> Iterator[Amount]:
    """Yield the exact amounts of a text, each with the final one that it is likeliest to be of."""
    for passage in passages:
        for one in passage.told:
            if (
                one.figure.is_exact
                and one.figure.unit != "달러"
                and not _is_of_other(one, passage.sentence.own)
            ):
                yield from _beside(ground, passage, one)[:1]


def _beside(ground: Ground | None, passage: Passage, told: Told) -> list[Amount]:
    """Return an amount beside the final ones that it may be of, the nearest first."""
    boards = _boards(told.board, named=passage.named)
    found = [
        Amount(board, told.who, float(told.figure.value) / _EOK * (told.way or (1 if net > 0 else -1)), net)
        for board in boards
        if (net := _net(ground, board, told.who)) is not None
    ]
    return sorted(found, key=lambda one: one.off)


def _is_of_other(told: Told, text: str) -> bool:
    """Tell whether words beside an amount say that it is of another time, another market or a part."""
    start, name = told.figure.start, told.name[0]
    return (
        _OTHER.search(text, max(0, start - 40), start) is not None
        or _ELSE_BEHIND.match(text, told.figure.end) is not None
        or _MOMENT.search(text[max(0, name - 16) : name]) is not None
        or _MOMENT.search(text[told.name[1] : start]) is not None
    )


def _passage(look: Look, ground: Ground | None, passage: Passage, moment: Moment) -> Iterator[Flaw | Open]:
    sentence = passage.sentence
    passed = _THAT_DAY.search(sentence.own) is not None and passage.after_another
    other_days = [one for one in dates(sentence.own, look.day) if one.sessions_back or one.day != look.day]
    wrong: list[tuple[Told, str, float]] = []
    for told in passage.told:
        start, end = sentence.at + told.figure.start, sentence.at + told.figure.end
        days = [one for one in other_days if one.end <= told.figure.start]
        if ground is None or passed or days or _is_of_other(told, sentence.own):
            turned = None if ground is None or passed or days else _over_longer(look, ground, passage, told)
            yield turned or Open(start, end, "어느 기간, 누구의 순매수인지")
            continue
        nets = [
            (one, net)
            for one in _boards(told.board, named=passage.named)
            if (net := _net(ground, one, told.who)) is not None
        ]
        meant = _meant(look, ground, passage, told, nets, moment)
        if isinstance(meant, tuple):
            yield from _turned(look, sentence, told, *meant)
        elif meant:
            yield Open(start, end, meant)
        else:
            wrong.append((told, *nets[0]))
    yield from _flaws(look, ground, sentence, wrong)


_LONGER = re.compile(r"(?P<week>이번\s?주|한\s주|주간)|(?P<month>이달|이번\s?달)|올해|올")


def _over_longer(look: Look, ground: Ground, passage: Passage, told: Told) -> Flaw | None:
    """Return the flaw of an amount of a week, month or year so far that was bought and is told as sold, or the reverse."""
    text, at = passage.sentence.own, told.figure.start
    before = text[max(0, at - 40) : at]
    span = _LONGER.search(before)
    if span is None or told.verb is None or _OTHER.search(_LONGER.sub("", before).replace("들어", "")):
        return None
    first = look.day - dt.timedelta(days=look.day.weekday())
    if not span["week"]:
        first = look.day.replace(day=1) if span["month"] else look.day.replace(month=1, day=1)
    count = len(ground.sessions(first, look.day))
    for board in _boards(told.board, named=passage.named):
        flows = ground.snapshot.flows.get(board)
        amounts = flows.net.get(told.who) if flows else None
        if amounts is None or count > len(amounts):
            continue
        net = float(np.sum(amounts[-count:]))
        if _agrees(told.figure, abs(net)) and told.way == (-1 if net > 0 else 1):
            start, end = (passage.sentence.at + place for place in told.verb)
            did = "순매수" if net > 0 else "순매도"
            message = f"{KOREAN[told.who]}은 {first:%Y-%m-%d}부터 {abs(net):,.0f}억원을 {did}했습니다."
            right = _OPPOSITE.get(text[told.verb[0] : told.verb[1]])
            fact = f"net_buying:{board}:{told.who}@{first}..{look.day} = {net:.0f}억"
            return Flaw(WAY, Kind.FALSE, start, end, message, right, fact=fact)
    return None


def _meant(
    look: Look, ground: Ground, passage: Passage, told: Told, nets: list[tuple[str, float]], moment: Moment
) -> tuple[str, float] | str:
    """Return the final amount that is meant, else why nobody can tell, which is empty where it is none."""
    if not nets:
        return f"{KOREAN[told.who]} 순매수"
    if not look.is_closing:
        return "장중의 순매수"
    known = None if told.figure.unit == "달러" else _known(told, nets)
    if known and told.way in {0, 1 if known[1] > 0 else -1}:
        return known
    if _is_otherwise(look, ground, passage, told):
        return "어느 기간, 어느 시장의 순매수인지"
    if known or told.figure.unit == "달러" or not told.figure.is_exact:
        return known or ""
    if any(_are_exchanged(ground, one, told, other) for other in passage.told for one, _ in nets):
        return ""
    beside = _beside(ground, passage, told)
    if any(moment.allows(one) for one in beside):
        return "잠정치일 수 있는 순매수"
    other = None if _whose(ground, told, nets[0][0]) else _turnable(beside, moment)
    return (other.board, other.net) if other else ""


def _are_exchanged(ground: Ground | None, board: str, one: Told, other: Told) -> bool:
    """Tell whether each of two investors has the final amount of the other, which no provisional ones have."""
    own, his = _net(ground, board, one.who), _net(ground, board, other.who)
    return (
        one.who != other.who
        and own is not None
        and his is not None
        and _agrees(one.figure, abs(his))
        and _agrees(other.figure, abs(own))
    )


def _is_otherwise(look: Look, ground: Ground, passage: Passage, told: Told) -> bool:
    """Tell whether an amount is, its way too, one of both parts of the exchange or of a longer time."""
    return any(
        _agrees(told.figure, abs(net)) and told.way in {0, 1 if net > 0 else -1}
        for net in _otherwise(look, ground, passage.sentence, told, named=passage.named)
    )


def _known(told: Told, nets: list[tuple[str, float]]) -> tuple[str, float] | None:
    """Return the final amount that is told, and of which part of the exchange; None where none is."""
    return next((each for each in nets if _agrees(told.figure, abs(each[1]))), None)


def _turnable(beside: list[Amount], moment: Moment) -> Amount | None:
    """Return the final amount that one told would be off by no more than provisional ones, had it gone the other way."""
    return next((one for one in beside if moment.allows(one._replace(told=-one.told))), None)


def _whose(ground: Ground | None, told: Told, board: str) -> list[str]:
    """Return the other investors whose amount one told is, on a part of the exchange."""
    return [
        who
        for who in ("individual", "foreign", "institution")
        if who != told.who
        and (one := _net(ground, board, who)) is not None
        and _agrees(told.figure, abs(one))
        and (not told.way or told.way == (1 if one > 0 else -1))
    ]


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
) -> Iterator[Flaw | Open]:
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
        whose = _whose(ground, told, board)
        if len(whose) == 1 and told.figure.unit != "달러" and told.name != (0, 0):
            start, end = told.name
            own = _net(ground, board, whose[0]) or 0.0
            yield Flaw(
                "flow-who", Kind.FALSE, sentence.at + start, sentence.at + end,
                f"{_truth(look, board, told.who, net)} 이 금액은 {KOREAN[whose[0]]}의 것입니다({own:,.0f}억원).",
                KOREAN[whose[0]], fact=f"net_buying:{board}:{whose[0]}@{look.day}",
            )  # fmt: skip
            continue
        yield from _amount(look, sentence, told, board, net)


def _truth(look: Look, board: str, who: str, net: float) -> str:
    where = "유가증권시장" if board == "KOSPI" else "코스닥시장"
    did = "순매수" if net > 0 else "순매도"
    return f"{where}에서 {KOREAN[who]}은 {look.day:%Y-%m-%d}에 {abs(net):,.0f}억원을 {did}했습니다."


def _is_unlike(figure: Figure, text: str, eok: float) -> bool:
    """Tell whether an amount is far from one in 억, and by no slip: it is more likely one of something else.

    Of the 25 wrong ones of the nine sets none is, of the two falsely called both.
    """
    same = re.sub(r"\D", "", text[: figure.number_end - figure.start]) == f"{eok:.0f}"
    told, value = float(figure.value) / _EOK, eok * _EOK
    near = eok / _FAR <= told <= eok * _FAR
    return not (same or near or is_misprint(figure, value) or is_rescaled(figure, value))


def _amount(look: Look, sentence: Sentence, told: Told, board: str, net: float) -> Iterator[Flaw | Open]:
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
    if _is_unlike(figure, text, abs(net)):
        yield Open(start, end, "어느 기간, 누구의 순매수인지")
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
                step = max(step, 1000.0 if told >= 10_000 and told % 1000 == 0 else 100.0)
            return abs(eok - told) <= step / 2 + slack or 0 <= eok - told < step


def _spelled(text: str, eok: float, figure: Figure) -> str | None:
    digits = text[: figure.number_end - figure.start]
    return number(digits, eok * _EOK) + text[figure.number_end - figure.start :]
