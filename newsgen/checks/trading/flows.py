"""What investors bought and sold on balance in Seoul, against the exchange's record."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from newsgen import calendars
from newsgen.checks.amounts.readings import is_daily
from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look
from newsgen.checks.trading.nets import EOK, agrees, fact_of, is_eves, is_exactly, net, truth, whose
from newsgen.checks.trading.passages import OTHERS, Passage, boards, is_of_other, passages
from newsgen.checks.trading.provisional import Amount, Moment
from newsgen.checks.trading.traded import OPPOSITE, WAY, Wrong, flaws, turned
from newsgen.checks.trading.trades import BUY, INVESTORS, KOREAN, WHO, Told
from newsgen.claims import Sentence
from newsgen.claims.when import Dated, framed
from newsgen.korean.figures import Figure
from newsgen.patterns import compiled

_ROW = compiled(
    r"(?P<row>(?:개인|외국인|외인|기관)(?:(?:과|와|,|·)\s?(?:개인|외국인|외인|기관)){1,2})(?:이|가|은|는)?\s?(?:모두(?:가)?|나란히|동반|함께|일제히)\s(?:[가-힣]+\s)?(?P<verb>순매수|순매도|사들|팔아|매수 우위|매도 우위)"
)
_THAT_DAY = compiled(r"이날|그날|당일|하루")
_DAYS_ON = compiled(r"(?:[월화수목금]요일|\d일)(?:부터|까지)\s(?:[^,\n]|(?<=\d),(?=\d))*$")
"""Several days, told by the first and the last of them, in the clause of an amount: 화요일부터 목요일까지."""
_OF_SPAN = compiled("들어|누적|합계")
_SENTENCE_END = compiled(r"다\.\s")
_SCALES_OF_TEN = (Decimal(10), Decimal("0.1"))
_WEEK_TOLD = compiled(r"(?:이번\s?주|한\s주|지난주|주간)\s?\((?:\d{1,2}월\s)?\d{1,2}일?\s?[~∼-]")
"""A week told by its days, which is what its whole paragraph is of: 이번 주(12월 29일~1월 2일)."""
_LONGER = compiled(r"(?P<week>이번\s?주|한\s주|주간)|(?P<month>이달|이번\s?달)|올해|올")


def check(look: Look) -> Iterator[Flaw | Open]:
    """Yield amounts and ways of net buying that the exchange did not publish."""
    if INVESTORS.search(look.own) is None:
        return
    told = [one for one in look.once(passages) if one.told or _ROW.search(one.sentence.own)]
    if not told:
        return
    ground = look.grounds.get("kr")
    moment = Moment(_amounts(ground, told))
    for one in told:
        yield from _passage(look, ground, one, moment)
        yield from _together(look, ground, one)


def _amounts(ground: Ground | None, told: list[Passage]) -> Iterator[Amount]:
    """Yield the exact amounts of a text, each with the final one that it is likeliest to be of."""
    for passage in told:
        for one in passage.told:
            is_plain = one.figure.is_exact and one.figure.unit != "달러"
            if is_plain and not is_of_other(one, passage.sentence.own):
                yield from _beside(ground, passage, one)[:1]


def _beside(ground: Ground | None, passage: Passage, told: Told) -> list[Amount]:
    """Return an amount beside the final ones that it may be of, the nearest first."""
    found = [
        Amount(
            board, told.who, float(told.figure.value) / EOK * (told.way or (1 if bought > 0 else -1)), bought
        )
        for board, bought in _nets(ground, passage, told)
    ]
    return sorted(found, key=lambda one: one.off)


def _nets(ground: Ground | None, passage: Passage, told: Told) -> list[tuple[str, float]]:
    """Return what the investor of an amount bought on each part of the exchange that it may be of."""
    found = ((board, net(ground, board, told.who)) for board in passage.boards_of(told))
    return [(board, bought) for board, bought in found if bought is not None]


def _passage(look: Look, ground: Ground | None, passage: Passage, moment: Moment) -> Iterator[Flaw | Open]:
    sentence = passage.sentence
    passed = _THAT_DAY.search(sentence.own) is not None and passage.after_another
    other_days = [one for one in look.dates(sentence) if one.sessions_back or one.day != look.day]
    wrong: list[Wrong] = []
    for told in passage.told:
        start, end = sentence.at + told.figure.start, sentence.at + told.figure.end
        days = [one for one in other_days if one.end <= told.figure.start]
        ranged = _DAYS_ON.search(sentence.own, 0, told.figure.start) is not None
        frame = framed(_paragraph(look, sentence), sentence.own, look.day)
        if ground is None or passed or days or ranged or frame or is_of_other(told, sentence.own):
            if ground is None or passed or ranged:
                longer = None
            elif days or frame:
                longer = _on_day(ground, passage, told, _day_told(ground, days, frame))
            else:
                longer = _over_longer(look, ground, passage, told)
            yield longer or Open(start, end, "어느 기간, 누구의 순매수인지")
            continue
        nets = _nets(ground, passage, told)
        meant = _meant(look, ground, passage, told, nets, moment)
        if isinstance(meant, tuple):
            yield from turned(look, sentence, told, *meant)
        elif meant:
            yield _over_longer(look, ground, passage, told) or Open(start, end, meant)
        else:
            wrong.append(Wrong(told, *nets[0], moment.is_final(nets[0][0])))
    yield from flaws(look, ground, sentence, wrong)


def _paragraph(look: Look, sentence: Sentence) -> str:
    """Return what stands before a sentence in its paragraph."""
    return look.own[look.own.rfind("\n", 0, sentence.at) + 1 : sentence.at]


def _day_told(ground: Ground, days: list[Dated], frame: dt.date | None) -> dt.date | None:
    """Return the one earlier session that an amount is told of; None where several are named, or a session far back."""
    if not days:
        return frame
    if len(days) > 1 or days[0].sessions_back > 1:
        return None
    return ground.previous(ground.session.day) if days[0].sessions_back else days[0].day


def _on_day(ground: Ground, passage: Passage, told: Told, day: dt.date | None) -> Flaw | None:
    """Return the flaw of an amount of an earlier day that was bought, to the last 억, and is told as sold, or the reverse."""
    if told.verb is None or is_of_other(told, passage.sentence.own):
        return None
    for board in passage.boards_of(told):
        flows = ground.snapshot.flows.get(board)
        amounts = flows.net.get(told.who) if flows else None
        days = flows.days.tolist() if flows else []
        if amounts is None or day not in days:
            continue
        bought = float(amounts[days.index(day)])
        if told.way and is_exactly(told.figure, bought) and told.way != (1 if bought > 0 else -1):
            start, end = (passage.sentence.at + place for place in told.verb)
            did = "순매수" if bought > 0 else "순매도"
            message = f"{KOREAN[told.who]}은 {day:%Y-%m-%d}에 {abs(bought):,.0f}억원을 {did}했습니다."
            right = OPPOSITE.get(passage.sentence.own[told.verb[0] : told.verb[1]])
            return Flaw(WAY, Kind.FALSE, start, end, message, right, fact=f"net_buying:{board}@{day}")
    return None


def _over_longer(look: Look, ground: Ground, passage: Passage, told: Told) -> Flaw | None:
    """Return the flaw of an amount of a week, month or year so far that was bought and is told as sold, or the reverse."""
    text, at = passage.sentence.own, told.figure.start
    before = text[max(0, at - 40) : at]
    span = _LONGER.search(before)
    if span is None or told.verb is None or OTHERS.search(_OF_SPAN.sub("", _LONGER.sub("", before))):
        return None
    first = calendars.monday(look.day)
    if not span["week"]:
        first = look.day.replace(day=1) if span["month"] else look.day.replace(month=1, day=1)
    count = len(ground.sessions(first, look.day))
    for board in passage.boards_of(told):
        flows = ground.snapshot.flows.get(board)
        amounts = flows.net.get(told.who) if flows else None
        if amounts is None or count > len(amounts):
            continue
        bought = float(np.sum(amounts[-count:]))
        start, end = passage.sentence.at + at, passage.sentence.at + told.figure.end
        shifted = told.figure.is_exact and told.way == (1 if bought > 0 else -1)
        if shifted and any(is_exactly(_times(told.figure, power), bought) for power in _SCALES_OF_TEN):
            message = f"{KOREAN[told.who]}은 {first:%Y-%m-%d}부터 {bought:+,.0f}억원을 순매수했습니다. 자릿수를 확인하십시오."
            return Flaw(
                "unit", Kind.FALSE, start, end, message, fact=fact_of(look, board, told.who, bought, first)
            )
        if agrees(told.figure, abs(bought)) and told.way == (-1 if bought > 0 else 1):
            start, end = (passage.sentence.at + place for place in told.verb)
            did = "순매수" if bought > 0 else "순매도"
            message = f"{KOREAN[told.who]}은 {first:%Y-%m-%d}부터 {abs(bought):,.0f}억원을 {did}했습니다."
            right = OPPOSITE.get(text[told.verb[0] : told.verb[1]])
            fact = fact_of(look, board, told.who, bought, first)
            return Flaw(WAY, Kind.FALSE, start, end, message, right, fact=fact)
    return None


def _times(figure: Figure, power: Decimal) -> Figure:
    return figure._replace(value=figure.value * power, step=figure.step * power)


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
    if all(_is_anothers(ground, told, one) for one, _ in nets[:1]):
        return ""
    if any(is_eves(ground, told, one) for one, _ in nets):
        return ""
    beside = _beside(ground, passage, told)
    if any(moment.allows(one) for one in beside):
        return "잠정치일 수 있는 순매수"
    if _is_beside_longer(look, ground, passage, told):
        return "어느 기간의 순매수인지"
    other = None if whose(ground, told, nets[0][0]) else _turnable(beside, moment)
    return (other.board, other.net) if other else ""


def _is_anothers(ground: Ground, told: Told, board: str) -> bool:
    """Tell whether an amount is another investor's to the last 억, which no provisional one is."""
    found = (net(ground, board, who) for who in whose(ground, told, board))
    return any(is_exactly(told.figure, one) for one in found if one is not None)


def _are_exchanged(ground: Ground | None, board: str, one: Told, other: Told) -> bool:
    """Tell whether each of two investors has the final amount of the other, which no provisional ones have."""
    own, his = net(ground, board, one.who), net(ground, board, other.who)
    return (
        one.who != other.who
        and own is not None
        and his is not None
        and agrees(one.figure, abs(his))
        and agrees(other.figure, abs(own))
    )


def _is_otherwise(look: Look, ground: Ground, passage: Passage, told: Told) -> bool:
    """Tell whether an amount is, its way too, one of both parts of the exchange or of a longer time."""
    return any(
        agrees(told.figure, abs(bought)) and told.way in {0, 1 if bought > 0 else -1}
        for bought in _otherwise(look, ground, passage.sentence, told, named=passage.named)
    )


def _is_beside_longer(look: Look, ground: Ground, passage: Passage, told: Told) -> bool:
    """Tell whether an amount stands with one of a longer time, or behind a sentence of its paragraph that tells such."""
    before = _SENTENCE_END.split(_paragraph(look, passage.sentence).rstrip())[-1]
    if _LONGER.search(before) and not is_daily(passage.sentence.own):
        return True
    if _WEEK_TOLD.search(_paragraph(look, passage.sentence)) and not is_daily(passage.sentence.own):
        return True
    others = (one for one in passage.told if one.who != told.who)
    return any(_is_otherwise(look, ground, passage, one) for one in others)


def _known(told: Told, nets: list[tuple[str, float]]) -> tuple[str, float] | None:
    """Return the final amount that is told, and of which part of the exchange; None where none is."""
    return next((each for each in nets if agrees(told.figure, abs(each[1]))), None)


def _turnable(beside: list[Amount], moment: Moment) -> Amount | None:
    """Return the final amount that one told would be off by no more than provisional ones, had it gone the other way."""
    return next((one for one in beside if moment.allows(one._replace(told=-one.told))), None)


def _otherwise(look: Look, ground: Ground, sentence: Sentence, told: Told, *, named: bool) -> Iterator[float]:
    """Yield what else an amount may be, in 억: of both boards where none is named, of a longer span."""
    nets = [
        flows.net[told.who]
        for one in boards(told.board, named=named)
        if (flows := ground.snapshot.flows.get(one)) and told.who in flows.net
    ]
    if len(nets) > 1 and len({len(one) for one in nets}) == 1:
        nets.append(np.sum(nets, axis=0))
        yield float(nets[-1][-1])
    if not look.speaks_of_longer or is_daily(sentence.own):
        return
    first = calendars.monday(look.day)
    for since in (first, look.day.replace(day=1), look.day.replace(month=1, day=1)):
        count = len(ground.sessions(since, look.day))
        yield from (float(np.sum(one[-count:])) for one in nets if count <= len(one))


def _together(look: Look, ground: Ground | None, passage: Passage) -> Iterator[Flaw]:
    """Yield investors that are said to have bought or sold together, one of whom did not."""
    sentence = passage.sentence
    for found in _ROW.finditer(sentence.own):
        way = 1 if BUY.match(sentence.own, found.start("verb")) else -1
        whos = [WHO[name] for name in re.findall("개인|외국인|외인|기관", found["row"])]
        for where in passage.boards:
            nets = [net(ground, where, who) for who in whos]
            if None in nets or all((one or 0) * way > 0 for one in nets):
                break
        else:
            board = passage.boards[0]
            bad = next(who for who in whos if (net(ground, board, who) or 0) * way <= 0)
            bought = net(ground, board, bad) or 0.0
            start, end = sentence.at + found.start("row"), sentence.at + found.end("verb")
            message = truth(look, board, bad, bought)
            yield Flaw(WAY, Kind.FALSE, start, end, message, fact=fact_of(look, board, bad, bought))
