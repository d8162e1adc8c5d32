"""When companies tell their results, as a text says, against the accounts of it: 전날 장 마감 뒤 실적을 내놓은 엔비디아."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from newsgen import calendars, markets
from newsgen.checks.calendar.windows import WHEN, Window, window
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look, called
from newsgen.claims import Mention, Sentence
from newsgen.claims.when import nearest
from newsgen.events.placing import part_at
from newsgen.korean.numbers import DAYS
from newsgen.model import Account
from newsgen.patterns import compiled
from newsgen.resources import rows
from newsgen.sought import AnyOf

DAY: Final = "day"
_SIGN = compiled("실적|성적표")
_CLOCK = r"(?P<part>(?P<before>개장\s?전|장\s?시작\s?전|정규장\s?(?:개장\s?)?전|개장\s?직전)|(?P<after>(?:정규)?(?:장|거래|증시)?\s?마감\s?(?:이?후|직후|뒤)|장[을이]\s(?:끝난|마친)\s(?:뒤|후)|장이\s끝나고))"
_TOLD = (
    r"(?:(?:각각|나란히|잇달아|줄줄이|함께|일제히|최근)\s)?"
    r"(?:(?:발표|공개)(?:(?:를|가)\s|\s)?)?"
    r"(?:(?P<will>(?:할|될|내놓을|낼|나올)\s예정|한다|된다|합니다|됩니다|예정|앞두|앞둔|기다|대기|내놓는다|내놓습니다|낸다|나온다|나옵니다|(?:할|될|하는|되는|내놓는|내놓을|낼|내는|나올|나오는)(?=\s)|잇따른다|잇따릅니다|줄을\s잇는다)"
    r"|(?P<any>내고|공개하고|발표하고|내놓고)(?=[\s,])"
    r"|(?P<did>했|됐|하면서|하며|내놨|내놓았|내놓으면서|내놓으며|냈|내며|나왔|(?:한|된|내놓은|낸|나온)(?=\s)))"
)
_BETWEEN = (
    r"(?:\([^()\n]{1,16}\))?(?:에는|에도|에|엔|은|는|의)?[\s,]{1,2}(?:(?:□+(?:\([^()\n]*\))?(?:[와과]|[,·]|[은는이가도의]|에 이어)?\s?|(?:[가-힣]{2}\s)?"
    + _CLOCK
    + r"(?:에는|에도|에|은)?\s|[가-힣]{0,4}(?:기업|업체|대장주|종목)(?:인)?\s|\d분기\s|회계연도\s|\d{4}년\s|호)){0,6}"
)
_TIMED = compiled(rf"{WHEN}{_BETWEEN}(?:분기\s?)?(?:실적|성적표)(?:[을를이가은는])?\s?{_TOLD}")
"""Results with the time at which they come, or came: 21일 개장 전 실적을 공개할, 전날 실적을 내놓은."""
_SAID = compiled(
    rf"(?:실적|성적표)(?:은|는|이|가|도)\s{WHEN}(?:에)?\s(?:(?:[가-힣]{{2}}\s)?{_CLOCK}에?\s)?{_TOLD}"
)
"""The same behind them: 엔비디아의 실적은 19일 장 마감 뒤 나온다."""
_EACH = compiled(
    r"(?<![\d.,~∼])(?P<day>\d{1,2})일(?:\([^()\n]{1,8}\))?(?:에는|에)?\s(?P<names>(?:□+(?:\([^()\n]*\))?(?:[와과]\s|[,·]\s?|[가이은는])?)+),\s$"
)
"""A day with its companies before another one: 30일에 마이크로소프트와 메타가, 31일에."""
_SOON = compiled(
    r"(?:실적|성적표)(?:의)?\s?(?:발표|공개)?(?:[을를가이])?\s?(?:(?P<count>하루|이틀|사흘|나흘)\s)?(?P<will>앞두고|앞둔|기다리|기다린|대기)"
)
"""Results that are to come, without their time."""
_ANY = AnyOf(_TIMED, _SAID, _SOON)
_PAST_TENSE = compiled(r"전날|지난|앞서|당시|어제|던\s|\d일")
_NAMED_BEHIND = compiled(r"[^\s□]*\s(?:[가-힣]{1,8}\s){0,2}?$")
_ROW = compiled(r"(?:\([^()\n]*\))?(?:[와과]|[,·]|\s및)?\s?$")
_LATELY, _FAR = 6, 9
"""Days in which results that are over may have been left as to come; those around a text's own that are known."""
_ATTRIBUTE = frozenset(
    {
        "할",
        "될",
        "하는",
        "되는",
        "앞둔",
        "내놓는",
        "내놓을",
        "낼",
        "내는",
        "나올",
        "나오는",
        "한",
        "된",
        "내놓은",
        "낸",
        "나온",
    }
)


class _Report(NamedTuple):
    """A day on which a company told its results, and in what parts of it by the accounts."""

    day: dt.date
    parts: frozenset[str]


def check(look: Look) -> Iterator[Flaw]:
    """Yield results told of another day, or as to come though they are out."""
    if not _SIGN.search(look.own):
        return
    yield from _seasons(look)
    if not _ANY.may_be_in(look.own):
        return
    for sentence in look.copy.sentences:
        if not _SIGN.search(sentence.own):
            continue
        text = look.names.blanked(sentence.own)
        taken: list[tuple[int, int]] = []
        for found in (*_TIMED.finditer(text), *_SAID.finditer(text)):
            taken.append(found.span())
            yield from _timed(look, sentence, found)
            yield from _listed(look, sentence, _EACH.search(text, 0, found.start("when")))
        for found in _SOON.finditer(text):
            if not any(start < found.end() and found.start() < end for start, end in taken):
                yield from _soon(look, sentence, found)


_SEASON = compiled(
    r"(?:(?P<other>지난|앞선|직전|작년|지난해|내년|다음|올해|20\d\d년)\s)?(?<!\d)(?P<nth>[1-4])분기\s(?:실적|어닝)\s?(?:발표\s?)?시즌"
)
_LATE = 15


def _seasons(look: Look) -> Iterator[Flaw]:
    """Yield a season of results told as that of a quarter that is not the last one, nor about to end."""
    last = (look.day.month - 1) // 3 or 4
    right = {last, last % 4 + 1} if look.day.month % 3 == 0 and look.day.day >= _LATE else {last}
    for found in _SEASON.finditer(look.own):
        if not found["other"] and int(found["nth"]) not in right:
            start, end = found.start("nth"), found.end()
            rest = look.own[found.end("nth") : end]
            message = f"{look.day:%Y-%m-%d}에 나오는 것은 {last}분기 실적입니다."
            yield Flaw("year", Kind.FALSE, start, end, message, f"{last}{rest}" if len(right) == 1 else None)


def _reports(look: Look, one: Mention) -> list[_Report]:
    """Return when who is named told results around a text's day, as far as not all accounts merely plan it."""
    ground = look.grounds.get("us")
    told: list[_Report] = []
    if ground is None:
        return told
    for about in one.abouts:
        days: dict[dt.date, list[Account]] = {}
        for each in ground.results.get(about, ()):
            days.setdefault(each.day, []).append(each)
        if all(each.status == "planned" for every in days.values() for each in every):
            continue
        for day, every in sorted(days.items()):
            parts = {part_at(each.at, ground.market) if each.at else each.part for each in every}
            told.append(_Report(day, frozenset(parts) - {"", "day"}))
    return told


def _whose(look: Look, sentence: Sentence, found: re.Match[str], word: str) -> list[Mention]:
    """Return the companies whose results a stretch of a sentence tells: of an attribute those behind it, else before."""
    here = [one for one in look.names.named(sentence.own) if one.sort == "stock" and one.abouts]
    if word in _ATTRIBUTE:
        behind = [one for one in here if one.start >= found.end()]
        first = behind[0] if behind else None
        if first and _NAMED_BEHIND.fullmatch(sentence.own, found.end(), first.start):
            return [first, *_joined(sentence.own, behind)]
        return []
    inside = [one for one in here if one.end <= found.end() and one.start >= found.start()]
    if inside:
        return inside
    before = [one for one in here if one.end <= found.start()]
    if not before or re.search(
        r"[,.]\s|(?:고|며|지만|으나|는데)\s", sentence.own[before[-1].end : found.start()]
    ):
        return []
    if re.match(r"(?:\([^()\n]*\))?(?:[은는이가도의]|\s실적)", sentence.own[before[-1].end :]) is None:
        return []
    row = [before[-1]]
    for one in reversed(before[:-1]):
        if not _ROW.fullmatch(sentence.own, one.end, row[0].start):
            break
        row.insert(0, one)
    return row


def _joined(text: str, behind: list[Mention]) -> Iterator[Mention]:
    """Yield the names that follow the first one of a list in a row."""
    for before, one in itertools.pairwise(behind):
        if not re.fullmatch(r"(?:\([^()\n]*\))?(?:[와과]|[,·]|\s및)\s?", text[before.end : one.start]):
            return
        yield one


def _timed(look: Look, sentence: Sentence, found: re.Match[str]) -> Iterator[Flaw]:
    """Yield results with a time that is none of the days on which a company told them."""
    word = found["will"] or found["did"] or found["any"]
    if word.startswith(("앞", "기다", "대기")) and not (found["day"] or found["week"]):
        return  # 전날 실적 발표를 앞두고: on that day they were to come
    if (
        word in _ATTRIBUTE
        and _OF_MOVE.match(found.string, found.start("when"))
        and _MOVES.match(found.string, found.end())
    ):
        return  # 23일에는 실적을 내놓은 워크데이가 12.49% 급등한: when it rose
    days = window(look, found)
    if days is None or (look.home == "us" and "한국" in sentence.own):
        return
    for one in _whose(look, sentence, found, word):
        reports = _reports(look, one)
        near = [each for each in reports if abs((each.day - look.day).days) <= _FAR]
        fitting = [each for each in near if _fits(look, found, days, each)]
        if near and not fitting:
            yield _flaw(look, sentence, found, sorted(one.abouts)[0], near)
            return
        if fitting:
            yield from _of_quarter(sentence, found, sorted(one.abouts)[0], fitting[0].day)


_OF_MOVE = compiled(r"[^\s□]{1,12}(?:에는|엔)\s(?:실적|성적표)")
_MOVES = compiled(r"\s?□+(?:\([^()\n]*\))?[이가은는도]\s\d[\d.]*%")
"""A day as the time of a sentence, not of the results that are an attribute in it; and the move that it is of."""
_QUARTER = compiled(r"(?<!\d)(?P<nth>[1-4])분기\s(?:실적|성적표)")


def _of_quarter(sentence: Sentence, found: re.Match[str], about: str, day: dt.date) -> Iterator[Flaw]:
    """Yield the quarter of results that is none that ended before them, by the company's year nor by the calendar."""
    told = _QUARTER.search(sentence.own, found.start(), found.end())
    right = _quarters(about, day)
    if told is not None and int(told["nth"]) not in right:
        start, end = sentence.at + told.start(), sentence.at + told.end("nth") + len("분기")
        message = f"{day:%Y-%m-%d}에 나오는 것은 {right[0]}분기 실적입니다."
        yield Flaw(
            "year", Kind.FALSE, start, end, message, f"{right[0]}분기" if len(set(right)) == 1 else None
        )


def _quarters(about: str, day: dt.date) -> list[int]:
    """Return what the quarter is called that results of a day are of: by the company's year, by the calendar."""
    ends = int(_years_end().get(about, "12"))
    last = day.month - 1 or 12
    while (last - ends) % 3:
        last = last - 1 or 12
    middle = (last - 2) % 12 + 1
    return [(last - ends - 1) % 12 // 3 + 1, (middle - 1) // 3 + 1, (last - 1) // 3 + 1]


@functools.cache
def _years_end() -> dict[str, str]:
    """Return the month with which the year of companies ends that keep another one than the calendar's."""
    return {row["symbol"]: row["month"] for row in rows("fiscal_years.csv")}


def _listed(look: Look, sentence: Sentence, found: re.Match[str] | None) -> Iterator[Flaw]:
    """Yield a day before another one in a list that is not that of its companies."""
    day = nearest(int(found["day"]), look.day, back=_FAR, ahead=_FAR) if found else None
    if found is None or day is None or look.home != "us":
        return
    names = (one for one in look.names.named(sentence.own) if one.sort == "stock")
    for one in names:
        reports = _reports(look, one)
        if not found.start("names") <= one.start < found.end("names") or not reports:
            continue
        if not any(each.day == day for each in reports):
            near = min(reports, key=lambda each: abs((each.day - day).days))
            start, end = sentence.at + found.start("day"), sentence.at + found.end("day") + 1
            message = f"{called(look, sorted(one.abouts)[0])}: {near.day:%Y-%m-%d}에 실적을 내놓습니다."
            yield Flaw(DAY, Kind.FALSE, start, end, message, f"{near.day.day}일")
            return


def _fits(look: Look, found: re.Match[str], days: Window, report: _Report) -> bool:
    """Tell whether a company's report is of the time, the part of the day and the tense that a text says."""
    part = "before" if found["before"] else "after" if found["after"] else ""
    if part and report.parts and part not in report.parts:
        return False
    loose = found["today"] and found["did"] and not part and look.home == "us"
    eve = calendars.previous(look.day, markets.named("us").exchange)
    if loose and "before" not in report.parts and eve <= report.day <= look.day:
        return True  # told in the evening before, it is what the session's news is
    if (
        look.home == "us"
        and not found["any"]
        and (report.day < look.day if found["will"] else report.day > look.day)
    ):
        return False
    return days.has(report.day)


def _flaw(look: Look, sentence: Sentence, found: re.Match[str], about: str, near: list[_Report]) -> Flaw:
    """Return the flaw, with the word for the right day where there is one."""
    report = min(near, key=lambda each: abs((each.day - look.day).days))
    when = {"before": " 개장 전", "after": " 장 마감 뒤"}.get(next(iter(report.parts), ""), "")
    message = f"{called(look, about)}: {report.day:%Y-%m-%d}{when} 실적을 내놓습니다."
    start, end = sentence.at + found.start("when"), sentence.at + found.end()
    right = None
    if found["day"] and not found["month"] and not found["lead"]:
        right = sentence.own[found.start("when") : found.end()].replace(
            f"{found['day']}일", f"{report.day.day}일", 1
        )
    return Flaw(DAY, Kind.FALSE, start, end, message, right)


def _counted(look: Look, sentence: Sentence, found: re.Match[str], one: Mention) -> Iterator[Flaw]:
    """Yield in how many days results are told to come, where they come in fewer or more."""
    reports = _reports(look, one)
    near = [each.day for each in reports if 0 <= (each.day - look.day).days <= _FAR]
    n, exchange = DAYS[found["count"]], markets.named("us").exchange
    sessions = {(day - look.day).days for day in near}
    sessions |= {len(calendars.sessions(look.day, day, exchange)) - 1 for day in near if day > look.day}
    if (near or reports) and n not in sessions and look.home == "us":
        day = near[0] if near else reports[-1].day
        start, end = sentence.at + found.start(), sentence.at + found.end()
        message = f"{called(look, sorted(one.abouts)[0])}: {day:%Y-%m-%d}에 실적을 내놓습니다."
        yield Flaw(DAY, Kind.FALSE, start, end, message)


def _soon(look: Look, sentence: Sentence, found: re.Match[str]) -> Iterator[Flaw]:
    """Yield results that are told as to come and came a few days before."""
    if _PAST_TENSE.search(sentence.own):
        return
    today = look.day - dt.timedelta(days=look.home != "us")
    for one in _whose(look, sentence, found, found["will"]):
        if found["count"]:
            yield from _counted(look, sentence, found, one)
            return
        reports = _reports(look, one)
        over = [each for each in reports if 0 < (today - each.day).days <= _LATELY]
        if over and not any(each.day >= today for each in reports):
            start, end = sentence.at + found.start(), sentence.at + found.end()
            message = f"{called(look, sorted(one.abouts)[0])}: {over[-1].day:%Y-%m-%d}에 실적을 내놓았습니다."
            yield Flaw(DAY, Kind.FALSE, start, end, message)
            return
