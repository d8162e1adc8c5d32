"""The Fed's meetings: on which days, for how long, in which year, by which clock."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.policy.fed import OF_FED, RANGES
from newsgen.checks.policy.ranges import Range, decided
from newsgen.claims import Sentence
from newsgen.errors import CalendarEnded
from newsgen.fed.fomc import Meeting
from newsgen.korean.numbers import DAYS
from newsgen.korean.numbers import days as in_words
from newsgen.patterns import compiled

MEETING: Final = "meeting"
MEETS = compiled(
    r"FOMC|연방공개시장위원회|통화정책 ?회의|정례 ?회의|회의|금리를\s(?:다시\s)?(?:정[하한할]|결정)"
)
OTHERS = compiled(
    r"한국은행|금통위|금융통화위원회|한은|유럽중앙은행|ECB|일본은행|BOJ|영란은행|OPEC|G7|G20|주주총회|이사회|국회|총회|잭슨홀|심포지엄|콘퍼런스|정상회의|정상회담|APEC|다보스|각료"
)
_DAYS = compiled(
    r"(?<![\d.,~∼–-])(?:(?P<month>\d{1,2})월\s?|(?P<word>다음 달|다음달|내달|이달(?: 말)?|이번 달)\s)?(?P<first>\d{1,2})일?(?P<join>\s?[~∼–-]\s?|[과와]\s|부터\s|,\s?|·)(?:(?P<other>\d{1,2})월\s?)?(?P<last>\d{1,2})일"
)
_MONTHLY = compiled(
    r"(?<!\d)(?P<month>\d{1,2})월\s?(?:연방공개시장위원회\(FOMC\)|연방공개시장위원회|FOMC)(?!\S*\s?(?:의사록|회의록))"
)


_ANSWER = compiled(
    r"\W*(?:A\d?[.:]?|답[.:]?)?\s?(?:오는\s|다음 달\s|내달\s)?(?:\d{1,2}월\s)?\d{1,2}일?\s?[~∼–과와부-]"
)
_DECIDES = compiled(r"회의[^.\n]{0,16}?(?:동결|인[하상]|금리)|기준금리")
"""What a meeting in a text of New York is of the Fed by, though nobody names it."""
_ASKED = compiled(r"언제|며칠|일정")
"""A question about days, and how an answer to it begins."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield what a text says of a meeting that the Fed's calendar contradicts."""
    before = ""
    for sentence in look.copy.sentences:
        yield from _meetings(look, sentence, before)
        before = sentence.own
        yield from _lasting(look, sentence)
        yield from _outcome(look, sentence)
        yield from _years(look, sentence)
        yield from _ended(look, sentence)


def calendar(look: Look) -> tuple[Meeting, ...]:
    """Return the Fed's meetings as they were known on the text's day; none where the calendar has ended."""
    return _known(look.day)


@functools.lru_cache(maxsize=64)
def _known(day: dt.date) -> tuple[Meeting, ...]:
    from newsgen.fed import fomc  # noqa: PLC0415

    try:
        return fomc.calendar().known(day)
    except CalendarEnded:
        return ()


def of_month(look: Look, month: int) -> list[Meeting]:
    """Return the meetings of a month, in the year whose month is nearest to the text's day."""
    meetings = [one for one in calendar(look) if month in (one.decision.month, one.first.month)]
    if not meetings:
        return []
    near = min(meetings, key=lambda one: abs((one.decision - look.day).days))
    return [one for one in meetings if one.decision.year == near.decision.year]


def _meetings(look: Look, sentence: Sentence, before: str) -> Iterator[Flaw]:
    """Yield days of meetings that are none; an answer that begins with days is of what was asked before it."""
    asked = before if _ANSWER.match(sentence.own) and _ASKED.search(before) else ""
    of_fed = (
        "일" in sentence.own
        and MEETS.search(asked + sentence.own)
        and not OTHERS.search(asked + sentence.own)
        and (
            re.search(r"FOMC|연방|연준|미국의?\s(?:다음\s)?통화정책", look.text)
            or (look.home == "us" and _DECIDES.search(asked + sentence.own))
        )
    )
    for found in _DAYS.finditer(sentence.own) if of_fed else ():
        first, last = int(found["first"]), int(found["last"])
        near = asked + sentence.own[max(found.start() - 40, 0) : found.end() + 40]
        if (
            not MEETS.search(near)
            or not (0 <= last - first <= 2 or (found["other"] and last < first))
            or re.search(r"\d{4}년|지난해|작년|한국시간", sentence.own[: found.start()])
            or _AT_REST.search(sentence.own, 0, found.start())
        ):
            continue
        meeting = _meant(look, found)
        start, end = sentence.at + found.start("first"), sentence.at + found.end()
        if meeting is None:
            start = sentence.at + found.start("month" if found["month"] else "first")
            coming = _next(look)
            told = (
                f" 다음 회의는 {coming.first.month}월 {coming.first.day}~{coming.decision.day}일입니다."
                if coming
                else ""
            )
            yield Flaw(MEETING, Kind.FALSE, start, end, f"그달에는 FOMC 회의가 없습니다.{told}")
        elif (meeting.first.day, meeting.decision.day) != (first, last) or _is_other_month(found, meeting):
            right = f"{meeting.first.day}~{meeting.decision.day}일"
            one = "일" if found["join"].strip() in {"과", "와", "부터"} else ""
            text = f"{meeting.first.day}{one}{found['join']}{meeting.decision.day}일"
            same = meeting.first.month == meeting.decision.month
            yield Flaw(
                MEETING,
                Kind.FALSE,
                start,
                end,
                f"{meeting.decision.month}월 FOMC 회의는 {right}입니다.",
                text if same else None,
            )
    for found in _MONTHLY.finditer(sentence.own):
        month = int(found["month"])
        if (
            1 <= month <= 12
            and not _near_or_any(look, month)
            and not re.search(r"\d{4}년|지난해|내년", sentence.own[: found.start()])
        ):
            coming = _next(look)
            start, end = sentence.at + found.start("month"), sentence.at + found.end("month") + 1
            told = f" 다음 회의는 {coming.decision.month}월입니다." if coming else ""
            yield Flaw(
                MEETING,
                Kind.FALSE,
                start,
                end,
                f"{month}월에는 FOMC 회의가 없습니다.{told}",
                f"{coming.decision.month}월" if coming else None,
            )


def _is_other_month(found: re.Match[str], meeting: Meeting) -> bool:
    """Tell whether days are told to end in another month than a meeting does."""
    return bool(found["other"]) and int(found["other"]) != meeting.decision.month


_LASTS = compiled(
    r"(?:(?P<of>\d{1,2})월[^.\d]{0,24}?)?(?<![\d.,~])(?:(?P<month>\d{1,2})월\s)?(?P<first>\d{1,2})일부터\s(?P<n>하루|이틀|사흘|나흘|닷새|\d일)(?=간|\s?동안)"
)


def _lasting(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield how long a meeting lasts, or from when, where the calendar says otherwise: 16일부터 사흘간."""
    for found in _LASTS.finditer(sentence.own) if "일부터" in sentence.own else ():
        month = found["month"] or found["of"]
        if not MEETS.search(sentence.own) or OTHERS.search(sentence.own) or not OF_FED.search(sentence.own):
            continue
        meeting = (
            next(iter(of_month(look, int(month))), None)
            if month
            else min(calendar(look), key=lambda one: abs((one.decision - look.day).days), default=None)
        )
        if meeting is None:
            continue
        told = DAYS.get(found["n"]) or int(found["n"][:-1])
        lasts = (meeting.decision - meeting.first).days + 1
        right = f"{meeting.first.day}일부터 {in_words(lasts)}"
        if (int(found["first"]), told) != (meeting.first.day, lasts):
            start, end = sentence.at + found.start("first"), sentence.at + found.end("n")
            message = (
                f"{meeting.decision.month}월 FOMC 회의는 {meeting.first.day}~{meeting.decision.day}일입니다."
            )
            yield Flaw(MEETING, Kind.FALSE, start, end, message, right)


_OUTCOME = compiled(
    r"(?<![\d.,~∼–-])(?:(?P<month>\d{1,2})월\s)?(?<![\d.,~∼–-])(?P<day>\d{1,2})일(?:\([^()\n]{1,8}\))?(?:에|에는)?\s(?:(?:오전|오후)\s\d{1,2}시(?:\s\d{1,2}분)?(?:에)?\s)?(?:기준금리를\s(?:발표|결정|정[하한할해])|(?:금리|통화정책)\s?결정(?:을|이)?\s(?:발표|내놓|나[오온올])|(?:FOMC|회의)\s결과[가를]\s(?:발표|내놓|나[오온올]))"
)
"""The day on which the Fed tells what it decided: 7일 기준금리를 발표한다."""
_BY_SEOUL = compiled(r"한국\s?시[간각]|우리\s?시[간각]|새벽")
_NEAR_ONE = 9
"""Days around a text's own in which the meeting is whose outcome it awaits."""


def _outcome(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield a day on which the Fed is told to announce its decision, around a meeting that ends on another."""
    if look.home != "us" or not OF_FED.search(sentence.own) or OTHERS.search(sentence.own):
        return
    for found in _OUTCOME.finditer(sentence.own) if "일" in sentence.own else ():
        near = [one.decision for one in calendar(look) if abs((one.decision - look.day).days) <= _NEAR_ONE]
        if (
            len(near) != 1
            or _BY_SEOUL.search(sentence.own)
            or (found["month"] and int(found["month"]) != near[0].month)
        ):
            continue
        if int(found["day"]) != near[0].day and abs(int(found["day"]) - near[0].day) <= _NEAR_ONE:
            start, end = sentence.at + found.start("day"), sentence.at + found.end("day") + 1
            message = f"FOMC는 {near[0]:%Y-%m-%d}에 결정을 발표합니다."
            yield Flaw(MEETING, Kind.FALSE, start, end, message, f"{near[0].day}일")


_ENDED = compiled(
    r"(?<![가-힣])(?P<word>지난달|전달|이달)\s(?P<day>\d{1,2})일(?:\([^()\n]*\))?(?:에)?\s(?:끝난|끝낸|마친|마무리한|마무리된|열린)\s(?:[가-힣]+\s)?(?:회의|FOMC|연방공개시장위원회|통화정책)"
)
"""A meeting told by the day on which it ended: 지난달 17일 끝난 회의."""


def _ended(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield the month before told of a meeting of this month, or this of one of the last, by its day."""
    if "회의" in sentence.own and not OF_FED.search(sentence.own):
        return
    for found in _ENDED.finditer(sentence.own) if not OTHERS.search(sentence.own) else ():
        last = look.day.replace(day=1) - dt.timedelta(days=1)
        months = (
            {"이달": look.day, "다른 달": last}
            if found["word"] == "이달"
            else {"지난달": last, "이달": look.day}
        )
        (_, told), (name, other) = months.items()
        if _met(look, told, int(found["day"])) or not _met(look, other, int(found["day"])):
            continue
        start, end = sentence.at + found.start("word"), sentence.at + found.end("day") + 1
        word = "이달" if name == "이달" else "지난달"
        message = f"{other.month}월 {found['day']}일의 일입니다. {told.month}월 {found['day']}일에는 회의가 없었습니다."
        yield Flaw("year", Kind.FALSE, start, end, message, f"{word} {found['day']}일")


def _met(look: Look, month: dt.date, number: int) -> bool:
    """Tell whether the Fed met up to the text's day on a day of a month, or its decision came out by Korea's clock."""
    return any(
        (day.year, day.month, day.day) == (month.year, month.month, number) and one.decision <= look.day
        for one in calendar(look)
        for day in (one.first, one.decision, one.decision + dt.timedelta(days=1))
    )


_OF_YEAR = compiled(
    r"(?:(?P<year>20\d\d)년|(?P<word>지난해|작년|올해))\s(?P<month>\d{1,2})월(?:\s(?P<first>\d{1,2})(?:일?\s?[~∼–-]\s?(?P<last>\d{1,2}))?일)?"
)


def _years(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield meetings told of another year: only the year before or after has that day, or that range."""
    if "월" not in sentence.own or not OF_FED.search(sentence.own):
        return
    for found in _OF_YEAR.finditer(sentence.own):
        behind = sentence.own[found.end() : found.end() + 40]
        rates = RANGES.search(behind)
        is_decided = rates is not None and _DECIDED.search(behind, rates.end())
        if not is_decided and not (found["first"] and re.match(r"[^.,]{0,8}회의", behind)):
            continue
        shift = {"지난해": -1, "작년": -1, "올해": 0}
        told = int(found["year"]) if found["year"] else look.day.year + shift[found["word"]]
        range_ = Range(float(rates["low"]), float(rates["high"])) if rates and is_decided else None
        fits = [year for year in (told, told + 1, told - 1) if _was_so(look, found, year, range_)]
        if not fits or told in fits:
            continue
        start, end = sentence.at + found.start(), sentence.at + found.end()
        is_this = found["word"] and fits[0] == look.day.year
        message = f"{fits[0]}년의 일입니다. {told}년에는 그런 회의가 없었습니다."
        right = f"{'올해' if is_this else f'{fits[0]}년'} {found[0].split(' ', 1)[1]}"
        yield Flaw("year", Kind.FALSE, start, end, message, right)


_DECIDED = compiled(r"인하|인상|동결|낮[췄추춘]|올[렸려린]|내[렸려린]|묶")


def _was_so(look: Look, found: re.Match[str], year: int, range_: Range | None) -> bool:
    """Tell whether the Fed met, or is to meet, in a year on the days told, and decided on the range told."""
    month, day = int(found["month"]), int(found["last"] or found["first"] or 0)
    for one in calendar(look):
        if (one.decision.year, one.decision.month) != (year, month) or (range_ and one.decision > look.day):
            continue
        if found["last"] and (int(found["first"]), day) != (one.first.day, one.decision.day):
            continue
        if day and day not in {one.decision.day, one.decision.day + 1, one.first.day}:
            continue
        if range_ is None or decided(look, one.decision) == range_:
            return True
    return False


_OF_MONTH = compiled(
    r"(?<!\d)(?P<month>\d{1,2})월\s(?:FOMC\s|정례\s|통화정책\s?)?(?:회의|FOMC)(?:\s?\(|[은는이가]\s(?:오는\s)?)$"
)
"""The meeting right behind which its days stand: 12월 회의(17~18일), 9월 회의는 16일과 17일."""
_AT_REST = compiled(r"(?:연휴|휴장|명절|추석|설|휴일)\s?\($")
"""What days in brackets are of that are no meeting's: 추석 연휴(9월 16~18일)."""


def _meant(look: Look, found: re.Match[str]) -> Meeting | None:
    """Return the meeting that days are meant to be of: of their month, else the one nearest to the text's day."""
    beside = _OF_MONTH.search(found.string, 0, found.start())
    month_told = found["month"] or (beside and beside["month"])
    if month_told:
        return next(iter(of_month(look, int(month_told))), None)
    if found["word"]:
        coming = found["word"].startswith(("다음", "내"))
        month = look.day.month % 12 + 1 if coming else look.day.month
        return next(iter(of_month(look, month)), None)
    days = int(found["first"]), int(found["last"])
    near = sorted(calendar(look), key=lambda one: abs((one.decision - look.day).days))[:_AROUND]
    return next((one for one in near if (one.first.day, one.decision.day) == days), next(iter(near), None))


_AROUND = 2
"""Meetings that days without a month may be of: the last one and the next."""


def _near_or_any(look: Look, month: int) -> bool:
    return any(
        month in {one.first.month, one.decision.month} and abs((one.decision - look.day).days) < 300
        for one in calendar(look)
    )


def _next(look: Look) -> Meeting | None:
    return next((one for one in calendar(look) if one.decision >= look.day), None)
