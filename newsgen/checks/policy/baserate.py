"""The Bank of Korea's base rate and the days on which it is decided, as a text tells them."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator
from typing import Final

from newsgen import markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.markets.decisions import Decision, decisions, rate_after
from newsgen.patterns import compiled

CODE: Final = "level"
MEETING: Final = "meeting"
YEAR: Final = "year"
_TOLD = compiled(
    r"(?:한국은행|한은|금통위|금융통화위원회|우리나라|국내)(?:[^.%\n]|\.\d){0,40}?기준금리(?:[는은를가]|\s?\()?\s?(?:현재\s|현행\s)?(?:연\s)?(?P<value>\d\.\d{1,2})%(?!p|P|포인트|\s?[~∼-]|에서|까지|보다|(?:를|씩|만)?\s(?:내[려렸린리]|낮|인하|올[려렸린리]|인상))"
    r"|(?:한국은행|한은|국내|우리나라)의?\s(?:현행\s|현재\s)?기준금리\(?(?:인|는|은)?\s?(?:현재\s)?(?:연\s)?(?P<other>\d\.\d{1,2})%(?!p|P|포인트|\s?[~∼-]|에서|까지|보다|(?:를|씩|만)?\s(?:내[려렸린리]|낮|인하|올[려렸린리]|인상))"
)
_ELSEWHEN = compiled(
    r"지난해|작년|내년|20\d\d년|당시|앞서|전망|예상|예측|내다봤|가능성|확률|연말|\d월\s?(?:에|에는|엔|까지|부터|이후)|미국|연준|중립|던\s|종전|직전|이전|만에|이후|연속"
)
"""Words for another time, another bank, or what may come."""
_PLACES = 0.001


_BOARD = r"(?:금통위|금융통화위원회)(?!원|\s?(?:위원|의사록|의장|본부|통방|내부|이후|직후|직전|전날))"
_DAY = r"(?:(?P<month>\d{1,2})월\s)?(?<!\d)(?P<day>\d{1,2})일"
_MEETS = (
    compiled(
        rf"{_BOARD}(?:\s?(?:정례|통화정책방향|본)?\s?회의)?(?:는|은|가|이)?,?\s?\(?(?:오는\s|(?P<next>다음\s?달|내달)\s)?{_DAY}(?=\)|이다|입니다|이며|이고|로 예정|에 열|에 있|에 예정|(?:\([^()\n]*\))?\s(?:기준금리|회의|열|통화정책))"
    ),
    compiled(
        rf"(?:한국은행|한은)(?:은|이|는)\s(?:지난\s)?(?P<next>다음\s?달|내달)?\s?{_DAY}(?:에)?\s기준금리를\s"
    ),
    compiled(
        rf"(?:한국은행|한은|금통위|금융통화위원회|통화정책방향)(?:의|이|가)?\s(?:(?:다음|이번|올해\s(?:첫|마지막)|통화정책방향|정례|결정|금리\s?결정)\s){{0,3}}회의(?:가|는|를)?\s(?:열리는|열릴|여는|열|예정된|예정인|있는)\s(?:오는\s|(?P<next>다음\s?달|내달)\s)?{_DAY}(?=[\s,에(까])"
    ),
    compiled(
        rf"(?P<next>다음\s?달|내달)?\s?{_DAY}(?:\([^()\n]{{1,6}}\))?(?:에|로)?\s(?:열리는\s|열릴\s|열린\s|예정된\s|예정인\s)?(?:한국은행\s|한은\s)?{_BOARD}"
    ),
)
"""A day told as one of the board that decides: 다음 금통위는 8월 28일, 10일 금융통화위원회에서."""
_OF_YEAR = compiled(r"(?:20\d\d|지난해|작년|내년|19\d\d)년?\s$")
_BACK, _AHEAD = dt.timedelta(days=20), dt.timedelta(days=62)
_LAST_YEAR = compiled(r"(?P<word>지난해|작년)\s(?P<month>\d{1,2})월\s(?P<day>\d{1,2})일")
_CHANGED = compiled(r"인하|인상|내린|내렸|올린|올렸|낮춘|낮췄")


def check(look: Look) -> Iterator[Flaw]:
    """Yield rates that were not in force, meetings on another day, and decisions of this year told as last year's."""
    if look.home == "kr" and _OF_BANK.search(look.own):
        yield from _rates(look)
        yield from _meetings(look)
        yield from _years(look)
        yield from _decisions(look)
        yield from _months(look)


_OF_BANK = compiled("기준금리|금통위|금융통화위원회|통화정책방향")


def board_days() -> list[dt.date]:
    """Return the days on which the Bank of Korea's board decides."""
    return [day for day, _ in _steps()]


def _meetings(look: Look) -> Iterator[Flaw]:
    """Yield days told as those of a meeting of the board on which it does not meet."""
    decided = board_days()
    for pattern in _MEETS:
        for found in pattern.finditer(look.own):
            begin = found.start("month" if found["month"] else "day")
            if _OF_YEAR.search(look.own, max(begin - 6, 0), begin):
                continue
            around = _around(decided, look.day, found)
            if not around or any(one.day == int(found["day"]) for one in around):
                continue
            later = "다음" in look.own[max(found.start() - 6, 0) : begin]
            right = next(
                (one for one in around if one > look.day or (one == look.day and not later)), around[-1]
            )
            message = f"금융통화위원회는 {right:%Y-%m-%d}에 기준금리를 정합니다."
            same = not found["month"] or right.month == int(found["month"])
            start = found.start("day") if same else begin
            told = f"{right.day}일" if same else f"{right.month}월 {right.day}일"
            yield Flaw(MEETING, Kind.FALSE, start, found.end("day") + 1, message, told)


def _around(decided: list[dt.date], now: dt.date, found: re.Match[str]) -> list[dt.date]:
    """Return the meetings that a day may be one of: those of its month, else the ones around the text's day."""
    near = [one for one in decided if now - _BACK <= one <= now + _AHEAD]
    if found["next"]:
        return [one for one in near if one.month == now.month % 12 + 1]
    if not found["month"]:
        return near
    month = [
        one for one in decided if abs((one - now).days) < _HALF_YEAR and one.month == int(found["month"])
    ]
    return month or [one for one in near if one > now][:1]


_HALF_YEAR = 183


def _years(look: Look) -> Iterator[Flaw]:
    """Yield the day of a decision of this year that is told as one of the last."""
    decided = set(board_days())
    for sentence in look.having(_OF_BANK, _CHANGED, _LAST_YEAR):
        if not (_OF_BANK.search(sentence.own) and _CHANGED.search(sentence.own)) or "연준" in sentence.own:
            continue
        for found in _LAST_YEAR.finditer(sentence.own):
            try:
                this = dt.date(look.day.year, int(found["month"]), int(found["day"]))
                last = this.replace(year=this.year - 1)
            except ValueError:
                continue
            if this in decided and last not in decided and this <= look.day:
                start = sentence.at + found.start()
                message = f"이 결정은 {this:%Y-%m-%d}의 것입니다."
                right = f"올해 {this.month}월 {this.day}일"
                yield Flaw(YEAR, Kind.FALSE, start, sentence.at + found.end(), message, right)


_LAST_YEARS_MONTH = compiled(
    r"(?P<word>지난해|작년)\s(?P<month>\d{1,2})월(?!\s?\d)\s(?:[가-힣]+\s)?(?:인하|인상|내린|내렸|낮춘|낮췄|올린|올렸)"
)


def _months(look: Look) -> Iterator[Flaw]:
    """Yield the month of a change of this year told as one of the last, in which there was none."""
    changed = {(day.year, day.month) for day in _changes() if day <= look.day}
    for found in _LAST_YEARS_MONTH.finditer(look.own):
        sentence = look.copy.sentence_at(found.start())
        if sentence is None:
            continue
        month = int(found["month"])
        block = next(begin for begin, end in look.copy.blocks if begin <= found.start() < end)
        near = look.own[max(block, sentence.at - _NEAR) : sentence.end]
        if re.search("연준|미국", near) or not _OF_BANK.search(near):
            continue
        if (look.day.year, month) in changed and (look.day.year - 1, month) not in changed:
            message = f"한국은행은 {look.day.year}년 {month}월에 기준금리를 바꿨습니다."
            start, end = found.start("word"), found.end("month") + 1
            yield Flaw(YEAR, Kind.FALSE, start, end, message, f"올해 {month}월")


_NEAR = 90
"""Characters before a sentence in which the bank is named that it goes on about."""


def _changes() -> Iterator[dt.date]:
    """Yield the days on which the rate was changed."""
    for (_, before), (day, rate) in itertools.pairwise(_steps()):
        if rate and rate != before:
            yield day


_DECIDED = compiled(
    r"(?:한국은행|한은|금통위|금융통화위원회)[^.]{0,16}?(?:이날|(?P<day>\d{1,2})일)[^.\d]{0,10}기준금리를(?:[^.]|\.\d){0,40}?(?P<verb>(?P<down>내렸|인하했|낮췄)|(?P<up>올렸|인상했|높였)|동결했|묶었|유지했)"
)
"""What the board is said to have done on the text's day."""


def _decisions(look: Look) -> Iterator[Flaw]:
    """Yield what was decided on the text's day, where the rate went another way or nowhere."""
    steps = _steps()
    at = next((n for n, (day, rate) in enumerate(steps) if day == look.day and rate and n), None)
    if at is None:
        return
    moved = (steps[at].rate or 0.0) - (steps[at - 1].rate or 0.0)
    for found in _DECIDED.finditer(look.own):
        told = -1 if found["down"] else 1 if found["up"] else 0
        if found["day"] and int(found["day"]) != look.day.day:
            continue
        if told != (moved > 0) - (moved < 0):
            did = "내렸" if moved < 0 else "올렸" if moved > 0 else "동결했"
            start, end = found.span("verb")
            message = f"한국은행은 {look.day:%Y-%m-%d}에 기준금리를 {did}습니다."
            yield Flaw("direction", Kind.FALSE, start, end, message, did)


def _rates(look: Look) -> Iterator[Flaw]:
    """Yield a base rate told as today's that was not in force on the text's day, nor the day before."""
    known = [rate for back in (0, 1) if (rate := rate_on(look.day - dt.timedelta(days=back))) is not None]
    for sentence in look.having(_TOLD) if known else ():
        for found in _TOLD.finditer(sentence.own) if "기준금리" in sentence.own else ():
            name = "value" if found["value"] else "other"
            clause = sentence.own[max(found.start() - 20, 0) : found.end() + 12]
            if _ELSEWHEN.search(clause) or any(abs(float(found[name]) - one) < _PLACES for one in known):
                continue
            start, end = (sentence.at + at for at in found.span(name))
            message = f"한국은행 기준금리는 {look.day:%Y-%m-%d}에 연 {known[0]:.2f}%였습니다."
            fact = f"base rate = {known[0]:.2f}"
            yield Flaw(CODE, Kind.FALSE, start, end + 1, message, f"{known[0]:.2f}%", fact=fact)


def rate_on(day: dt.date) -> float | None:
    """Return the rate in force on a day, in percent; None where it is not known."""
    return rate_after(markets.named("kr"), day)


def _steps() -> tuple[Decision, ...]:
    """Return on which days the rate is decided, and what it was from then on."""
    return decisions(markets.named("kr"))
