"""How often and since when central banks moved their rates: 세 차례 연속 동결, 올해 두 차례 인하, 한미 금리 차."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.items import NATIVE, NUMBER, number
from newsgen.checks.look import Look
from newsgen.checks.policy.baserate import board_days, rate_on
from newsgen.checks.policy.meetings import calendar
from newsgen.checks.policy.ranges import changes, in_force
from newsgen.claims import Sentence
from newsgen.patterns import compiled

CODE: Final = "meeting"
Way = Literal["cut", "hold", "hike"]
_FED = compiled(r"연준|FOMC|연방공개시장위원회|연방준비제도")
_BOARD = compiled(r"한국은행|한은|금통위|금융통화위원회")
_ELSE = compiled(r"유럽|ECB|일본|일은|BOJ|영란|영국|캐나다|호주|중국|스위스|인민은행")
_MAY = compiled(
    r"전망|예상|예측|가능성|확률|관측|점도표|시나리오|할 것|릴 것|출 것|리라|내년|연내|앞으로|추가|남은|더\s(?:내|인하|낮|올)|당시|지난해|작년|20\d\d년|\d년\s(?:전|만)|앞서|지난달까지|취임"
)
_IF = compiled(r"만약|다면|(?:할|릴|출|을)\s(?:경우|것|듯|가능성|지)|기대|앞두|앞둔|내다[보봤]|점[친쳤]")
"""Words by which a count is of what may come, wherever in its sentence they stand."""
_WAYS: tuple[tuple[Way, str], ...] = (
    ("hold", "동결|묶[었은이]|유지"),
    ("cut", "인하|내[렸린려리]|낮[췄춘춰추]"),
    ("hike", "인상|올[렸린려리]"),
)
_WAY = compiled("|".join(f"(?P<{way}>{words})" for way, words in _WAYS))
_IN_A_ROW = compiled(rf"(?<![\d.가-힣])(?:{NUMBER})\s?(?:차례|번째?|회의?)?\s?(?:연속|내리|연달아)")
_OF_YEAR = compiled(
    rf"(?:올해(?:\s들어)?|올\s들어)(?:서)?\s(?:벌써\s|모두\s|[가-힣]+[를을]\s)?(?:{NUMBER})\s?(?:차례|번째?|회)"
)
_GAP = compiled(
    r"(?:한미|한·미|한국과 미국|양국|미국과의?)(?:의)?\s(?:간\s)?(?:[가-힣]+\s)?(?:기준)?금리\s?(?:격차|차이|차|역전\s?폭)(?:는|은|가|이|를|도)?\s(?:\(?상단 기준\)?(?:으로)?\s|최대\s|현재\s|여전히\s|[가-힣]+\s){0,2}(?P<gap>\d\.\d{1,2})(?P<unit>%포인트|%p)(?!\s?에서)"
)
_EDGE = compiled(
    r"(?<![가-힣])올해\s(?P<edge>첫|마지막)\s(?:(?P<fed>FOMC|연방공개시장위원회)|(?P<board>(?:한국은행\s|한은\s)?(?:금통위|금융통화위원회)))"
)
_NEAR, _LATELY = 8, 45
"""Days around a text's own in which the meeting is that it calls the first or the last; from a decision that it counts."""
_PLACES = 0.001


class Decision(NamedTuple):
    """What a bank decided on a day."""

    day: dt.date
    way: Way


def check(look: Look) -> Iterator[Flaw]:
    """Yield counts of decisions in a row and of a year, gaps of rates and edges of a year that the tables contradict."""
    before, block = (look.home == "us", False), -1
    for sentence in look.copy.sentences:
        own = sentence.own
        if sentence.block != block:
            before, block = (look.home == "us", False), sentence.block
        of_fed, of_board = named = _FED.search(own) is not None, _BOARD.search(own) is not None
        before = named if any(named) else before
        if not any(named) and _WAY.search(own) and (_IN_A_ROW.search(own) or "금리" in own):
            of_fed, of_board = before
        if not (of_fed or of_board or "금리" in own) or _ELSE.search(own):
            continue
        yield from _edges(look, sentence)
        yield from _next(look, sentence)
        yield from _remaining(look, sentence)
        if "금리" in own:
            yield from _gaps(look, sentence)
            if of_fed and not of_board and "만" in own:
                yield from _lapses(look, sentence)
        if of_fed != of_board and _WAY.search(own):
            yield from _counts(look, sentence, of_fed=of_fed)


def _counts(look: Look, sentence: Sentence, *, of_fed: bool) -> Iterator[Flaw]:
    """Yield how many times in a row, or in a year, a bank is said to have done the same."""
    if _IF.search(sentence.own):
        return
    for pattern, count in ((_IN_A_ROW, _in_a_row), (_OF_YEAR, _of_year)):
        for found in pattern.finditer(sentence.own):
            way = _way(sentence.own, found)
            if way is None or _MAY.search(_clause(sentence.own, found)):
                continue
            right = {count(_made(look, day, of_fed=of_fed), way, look.day) for day in _until(look)}
            told = number(found["n"])
            if told in right or 0 in right or len(right) != 1:
                continue
            n = right.pop()
            start, end = sentence.at + found.start("n"), sentence.at + found.end()
            names = {value: word for word, value in NATIVE.items()}
            spelled = names.get(n, str(n)) if found["n"] in NATIVE else str(n)
            message = f"{look.day:%Y-%m-%d}까지 {n}차례입니다."
            right_text = spelled + sentence.own[found.end("n") : found.end()]
            yield Flaw(CODE, Kind.FALSE, start, end, message, right_text)


def _clause(text: str, found: re.Match[str]) -> str:
    """Return the words around a count, from one comma to the next."""
    begin = max(text.rfind(",", 0, found.start()), text.rfind("…", 0, found.start())) + 1
    ends = [at for at in (text.find(",", found.end()), text.find("…", found.end())) if at >= 0]
    return text[begin : min(ends, default=len(text))]


def _way(text: str, found: re.Match[str]) -> Way | None:
    """Return what a count is of: what is said right behind it, else right before it."""
    behind = _WAY.search(text, found.end(), found.end() + _REACH)
    before = list(_WAY.finditer(text, max(found.start() - _REACH, 0), found.start()))
    said = behind or (before[-1] if before else None)
    return next((way for way, _ in _WAYS if said is not None and said[way]), None)


_REACH = 22


def _until(look: Look) -> Sequence[dt.date]:
    """Return the days up to which decisions may be counted in: New York's of a text of Seoul are known a day later."""
    return (look.day,) if look.home == "us" else (look.day - dt.timedelta(days=1), look.day)


def _made(look: Look, until: dt.date, *, of_fed: bool) -> list[Decision]:
    """Return the decisions of a bank up to a day, the last one last."""
    if not of_fed:
        return list(_of_board(look.day))
    changed = changes()
    days = sorted({one.decision for one in calendar(look)} | set(changed))
    known = (day for day in days if day <= until)
    return [Decision(day, ("hike" if changed[day] else "cut") if day in changed else "hold") for day in known]


def _of_board(until: dt.date) -> Iterator[Decision]:
    days = [day for day in board_days() if day <= until]
    for before, day in itertools.pairwise(days):
        was, now = rate_on(before), rate_on(day)
        if was is not None and now is not None:
            yield Decision(day, "hold" if was == now else "hike" if now > was else "cut")


def _in_a_row(made: list[Decision], way: Way, now: dt.date) -> int:
    """Return how many of the last decisions were of one kind; 0 where the last one was not, or is long ago."""
    if not made or (now - made[-1].day).days > _LATELY:
        return 0
    return next((n for n, one in enumerate(reversed(made)) if one.way != way), 0)


def _of_year(made: list[Decision], way: Way, now: dt.date) -> int:
    return sum(one.way == way and one.day.year == now.year for one in made)


_LAPSE = compiled(
    r"(?<!\d)(?P<lapse>(?:(?P<years>\d{1,2})년(?:\s(?P<half>반))?\s?)?(?:(?P<months>\d{1,2})개월)?)\s만(?:에|의|이|인)"
)
_SLACK = 1.6
_MONTH = 30.4375


def _lapses(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield after how many months the Fed is said to have moved its rates again, right after it did."""
    changed = [(day, "hike" if up else "cut") for day, up in sorted(changes().items()) if day <= look.day]
    if not changed or (look.day - changed[-1][0]).days > _NEAR or _ELSEWHEN.search(sentence.own):
        return
    last, way = changed[-1]
    before = [day for day, one in changed[:-1] if one == way]
    for found in _LAPSE.finditer(sentence.own):
        if not (found["years"] or found["months"]) or _way(sentence.own, found) != way or not before:
            continue
        told = int(found["years"] or 0) * 12 + int(found["months"] or 0) + 6 * (found["half"] is not None)
        months = (last - before[-1]).days / _MONTH
        since = (last - changed[-2][0]).days / _MONTH
        slack = _SLACK if found["months"] or found["half"] else _YEAR
        if min(abs(told - months), abs(told - since)) <= slack:
            continue
        start, end = sentence.at + found.start("lapse"), sentence.at + found.end()
        message = f"연준은 그 앞에 {before[-1]:%Y-%m-%d}에 같은 쪽으로 금리를 움직였습니다."
        yield Flaw(CODE, Kind.FALSE, start, end, message)


_YEAR = 8
_ELSEWHEN = compiled(r"고용|물가|실업|당시|전망|예상|최[고저대]|내년")
_NEXT = compiled(
    r"다음\s(?:번\s)?(?:(?:FOMC|연방공개시장위원회(?:\(FOMC\))?)(?:\s?(?:정례)?\s?회의)?|(?:정례\s|통화정책\s)?회의)(?:는|가|은|이)?\s\(?(?:(?P<month>\d{1,2})월\s)?(?P<first>\d{1,2})일?\s?[~∼-]\s?(?P<last>\d{1,2})일"
)


def _next(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield the days of a meeting that is over, told as those of the next one."""
    for found in _NEXT.finditer(sentence.own) if _FED.search(sentence.own) else ():
        over = [one for one in calendar(look) if 0 <= (look.day - one.decision).days <= _LATELY]
        coming = next((one for one in calendar(look) if one.decision > look.day), None)
        days = int(found["first"]), int(found["last"])
        if not over or coming is None or days != (over[-1].first.day, over[-1].decision.day):
            continue
        if days == (coming.first.day, coming.decision.day):
            continue
        month = "" if coming.decision.month == look.day.month else f"{coming.decision.month}월 "
        right = f"{month}{coming.first.day}~{coming.decision.day}일"
        start, end = (
            sentence.at + found.start("month" if found["month"] else "first"),
            sentence.at + found.end(),
        )
        message = f"{over[-1].decision:%Y-%m-%d}에 끝난 회의입니다. 다음 회의는 {coming.first.month}월 {coming.first.day}~{coming.decision.day}일입니다."
        yield Flaw(CODE, Kind.FALSE, start, end, message, right)


def _gaps(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield how far Korea's rate is told to be from the range's upper end, where it is as far on no day around."""
    found = _GAP.search(sentence.own)
    if found is None or re.search(
        r"당시|지난해|작년|역대|사상|한때|전망|예상|되면|된다면|경우|\d{4}년", sentence.own
    ):
        return
    if found[0].startswith(("미국", "양국")) and look.home == "us":
        return  # from whom, a text of New York has to say
    around = [look.day + dt.timedelta(days=n) for n in (-1, 0, 1)]
    own = {rate for day in around if day <= look.day and (rate := rate_on(day)) is not None}
    days = (look.day, look.day + dt.timedelta(days=1)) if look.home == "us" else (look.day,)
    theirs = {one.high for day in days if (one := in_force(look, day)) is not None}
    right = {round(abs(high - rate), 2) for high in theirs for rate in own}
    now, range_ = rate_on(look.day), in_force(look, look.day)
    if (
        not right
        or now is None
        or range_ is None
        or any(abs(float(found["gap"]) - one) < _PLACES for one in right)
    ):
        return
    apart = round(abs(range_.high - now), 2)
    start, end = sentence.at + found.start("gap"), sentence.at + found.end("unit")
    message = (
        f"미국 기준금리 상단 {range_.high:.2f}%와 한국 기준금리 {now:.2f}%의 차이는 {apart:.2f}%포인트입니다."
    )
    yield Flaw("arithmetic", Kind.FALSE, start, end, message, f"{apart:.2f}{found['unit']}")


_REMAINING = compiled(
    rf"(?:올해|연내)(?:에)?\s남은\s(?:(?P<fed>FOMC|연방공개시장위원회(?:\(FOMC\))?)|(?P<board>금통위|금융통화위원회))(?:\s?(?:정례)?\s?회의)?(?:는|가|은)?\s(?:단\s|이제\s|모두\s)?(?:{NUMBER})\s?(?:차례|번|회)"
)


def _remaining(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield how many meetings of the year are told to be still to come."""
    for found in _REMAINING.finditer(sentence.own):
        days = [one.decision for one in calendar(look)] if found["fed"] else board_days()
        this = [day for day in days if day.year == look.day.year]
        left = {sum(day > look.day - dt.timedelta(days=n) for day in this) for n in (0, 1)}
        if len(this) >= _FULL and len(left) == 1 and number(found["n"]) not in left:
            start, end = sentence.at + found.start("n"), sentence.at + found.end()
            yield Flaw(CODE, Kind.FALSE, start, end, f"올해 남은 회의는 {left.pop()}차례입니다.")


def _edges(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield a meeting near a text's day that is called the first or the last of its year and is another one."""
    for found in _EDGE.finditer(sentence.own):
        days = [one.decision for one in calendar(look)] if found["fed"] else board_days()
        this = [day for day in days if day.year == look.day.year]
        near = _told_of(look, sentence.own, found, days)
        if len(near) != 1 or len(this) < _FULL or near[0].year != look.day.year:
            continue
        if near[0] != this[0 if found["edge"] == "첫" else -1]:
            start, end = sentence.at + found.start("edge"), sentence.at + found.end("edge")
            nth = this.index(near[0]) + 1
            right = "첫" if nth == 1 else "마지막" if nth == len(this) else None
            message = f"{near[0]:%Y-%m-%d} 회의는 올해 {len(this)}차례 가운데 {nth}번째입니다."
            yield Flaw(CODE, Kind.FALSE, start, end, message, right)


_OF_MONTH = compiled(r"(?:(?P<next>다음\s?달|내달)|(?<!\d)(?P<month>\d{1,2})월)\s[^.]{0,24}$")
"""The month of a meeting, and its days, before what it is called: 다음 달 17~18일 올해 마지막 FOMC."""


_MONTH_BEHIND = compiled(
    r"[^.,\d]{0,24}?(?:(?P<next>다음\s?달|내달)|(?<!\d)(?P<month>\d{1,2})월)(?:\s|에|이)"
)
"""The month of a meeting behind what it is called: 올해 마지막 FOMC 회의는 12월 9~10일에."""
_AHEAD = compiled(r"[^.\n]{0,30}?(?:앞[두뒀둔]|남[았은겨긴]|열린다|열릴|열리는|열립니다|예정|기다리|다가)")
"""What stands behind a meeting that is still to come: 올해 마지막 FOMC를 앞두고."""


def _told_of(look: Look, own: str, edge: re.Match[str], days: Sequence[dt.date]) -> list[dt.date]:
    """Return the meetings that one is: of the month that the words beside it name, else near the text's day."""
    found = _OF_MONTH.search(own[: edge.start()]) or _MONTH_BEHIND.match(own, edge.end())
    if found is None:
        first = 0 if _AHEAD.match(own, edge.end()) else -_NEAR
        return [day for day in days if first <= (day - look.day).days <= _NEAR]
    month = int(found["month"]) if found["month"] else look.day.month % 12 + 1
    return [day for day in days if day.month == month and 0 <= (day - look.day).days < _HALF_A_YEAR]


_HALF_A_YEAR = 183
_FULL = 8
"""Meetings that each bank holds in a year."""
