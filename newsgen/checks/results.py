"""When companies tell their results, as a text says, against the accounts of it: 전날 장 마감 뒤 실적을 내놓은 엔비디아."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from newsgen import calendars, markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look, called
from newsgen.checks.windows import WHEN, Window, window
from newsgen.claims import Mention, Sentence
from newsgen.events.merging import RESULTS
from newsgen.events.placing import part_at
from newsgen.model import Account
from newsgen.patterns import compiled
from newsgen.resources import rows

DAY: Final = "day"
_SIGN = compiled("실적|성적표")
_CLOCK = r"(?P<part>(?P<before>개장\s?전|장\s?시작\s?전|정규장\s?(?:개장\s?)?전|개장\s?직전)|(?P<after>(?:정규)?(?:장|거래|증시)?\s?마감\s?(?:이?후|직후|뒤)))"
_TOLD = (
    r"(?:(?:각각|나란히|잇달아|줄줄이|함께|일제히|최근)\s)?"
    r"(?:(?:발표|공개)(?:(?:를|가)\s|\s)?)?"
    r"(?:(?P<will>(?:할|될|내놓을|낼|나올)\s예정|한다|된다|합니다|됩니다|예정|앞두|앞둔|기다|대기|내놓는다|내놓습니다|낸다|나온다|나옵니다|(?:할|될|하는|되는|내놓는|내놓을|낼|내는|나올|나오는)(?=\s))"
    r"|(?P<did>했|됐|하면서|하며|내놨|내놓았|내놓으면서|내놓으며|내놓고|냈|내며|나왔|(?:한|된|내놓은|낸|나온)(?=\s)))"
)
_BETWEEN = (
    r"(?:\([^()\n]{1,16}\))?(?:에는|에도|에|엔|은|는|의)?[\s,]{1,2}(?:(?:□+(?:\([^()\n]*\))?(?:[와과]|[,·]|[은는이가도의]|에 이어)?\s?|(?:미국\s|뉴욕\s)?"
    + _CLOCK
    + r"에?\s|[가-힣]{0,4}(?:기업|업체|대장주|종목)(?:인)?\s|\d분기\s|회계연도\s|\d{4}년\s|호)){0,6}"
)
_TIMED = compiled(rf"{WHEN}{_BETWEEN}(?:분기\s?)?(?:실적|성적표)(?:[을를이가은는])?\s?{_TOLD}")
"""Results with the time at which they come, or came: 21일 개장 전 실적을 공개할, 전날 실적을 내놓은."""
_SOON = compiled(
    r"(?:실적|성적표)(?:의)?\s?(?:발표|공개)?(?:[을를가이])?\s?(?:(?P<count>하루|이틀|사흘|나흘)\s)?(?P<will>앞두고|앞둔|기다리|기다린|대기)"
)
"""Results that are to come, without their time."""
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
    if "us" not in look.grounds or not _SIGN.search(look.own):
        return
    known = look.once(_reports)
    for sentence in look.copy.sentences:
        if not _SIGN.search(sentence.own):
            continue
        text = look.names.blanked(sentence.own)
        taken: list[tuple[int, int]] = []
        for found in _TIMED.finditer(text):
            taken.append(found.span())
            yield from _timed(look, sentence, found, dict(known))
        for found in _SOON.finditer(text):
            if not any(start < found.end() and found.start() < end for start, end in taken):
                yield from _soon(look, sentence, found, dict(known))


def _reports(look: Look) -> Iterator[tuple[str, list[_Report]]]:
    """Yield for each company when it told its results around a text's day, where two accounts, or one of it, do."""
    ground = look.grounds["us"]
    market = ground.market
    days: dict[str, dict[dt.date, list[Account]]] = {}
    for one in ground.snapshot.accounts:
        if one.kind == "earnings" or (one.kind == "filing" and RESULTS in one.codes):
            days.setdefault(one.about, {}).setdefault(one.day, []).append(one)
    for about, told in days.items():
        sure = [day for day, every in told.items() if any(one.status != "planned" for one in every)]
        if sure:
            parts = {
                day: frozenset(part_at(one.at, market) if one.at else one.part for one in told[day])
                - {"", "day"}
                for day in told
            }
            yield about, [_Report(day, parts[day]) for day in sorted(told)]


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


def _timed(
    look: Look, sentence: Sentence, found: re.Match[str], known: dict[str, list[_Report]]
) -> Iterator[Flaw]:
    """Yield results with a time that is none of the days on which a company told them."""
    word = found["will"] or found["did"]
    if word.startswith(("앞", "기다", "대기")) and not (found["day"] or found["week"]):
        return  # 전날 실적 발표를 앞두고: on that day they were to come
    days = window(look, found)
    if days is None or (look.home == "us" and "한국" in sentence.own):
        return
    for one in _whose(look, sentence, found, word):
        reports = [each for about in one.abouts for each in known.get(about, ())]
        near = [each for each in reports if abs((each.day - look.day).days) <= _FAR]
        fitting = [each for each in near if _fits(look, found, days, each)]
        if near and not fitting:
            yield _flaw(look, sentence, found, sorted(one.abouts)[0], near)
            return
        if fitting:
            yield from _of_quarter(sentence, found, sorted(one.abouts)[0], fitting[0].day)


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


def _fits(look: Look, found: re.Match[str], days: Window, report: _Report) -> bool:
    """Tell whether a company's report is of the time, the part of the day and the tense that a text says."""
    part = "before" if found["before"] else "after" if found["after"] else ""
    if part and report.parts and part not in report.parts:
        return False
    loose = found["today"] and found["did"] and not part and look.home == "us"
    eve = calendars.previous(look.day, markets.named("us").exchange)
    if loose and "before" not in report.parts and eve <= report.day <= look.day:
        return True  # told in the evening before, it is what the session's news is
    if look.home == "us" and (report.day < look.day if found["will"] else report.day > look.day):
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


def _soon(
    look: Look, sentence: Sentence, found: re.Match[str], known: dict[str, list[_Report]]
) -> Iterator[Flaw]:
    """Yield results that are told as to come and came a few days before."""
    if _PAST_TENSE.search(sentence.own):
        return
    today = look.day - dt.timedelta(days=look.home != "us")
    for one in _whose(look, sentence, found, found["will"]):
        reports = [each for about in one.abouts for each in known.get(about, ())]
        over = [each for each in reports if 0 < (today - each.day).days <= _LATELY]
        if over and not any(each.day >= today for each in reports):
            start, end = sentence.at + found.start(), sentence.at + found.end()
            message = f"{called(look, sorted(one.abouts)[0])}: {over[-1].day:%Y-%m-%d}에 실적을 내놓았습니다."
            yield Flaw(DAY, Kind.FALSE, start, end, message)
            return
