"""Minutes of central banks: told as out before they were, or on another day than that on which they come out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.policy.baserate import board_days
from newsgen.checks.policy.fed import OF_FED
from newsgen.checks.policy.meetings import MEETING, calendar, of_month
from newsgen.checks.policy.public import COMING, EARLY
from newsgen.claims import Sentence
from newsgen.claims.when import nearest
from newsgen.patterns import compiled

_MINUTES = compiled(
    r"(?:(?P<month>\d{1,2})월\s(?:\d{1,2}일?\s?(?:[~∼–-]|[과와]\s)\s?\d{1,2}일\s)?)?(?:(?:미국?\s)?(?:연준|연방준비제도)(?:의)?\s)?(?:연방공개시장위원회\(FOMC\)|연방공개시장위원회|FOMC)?\s?(?:(?:회의|정례회의|통화정책회의)(?:의)?\s?)?의사록"
)
_SOON = dt.timedelta(days=60)
"""How far ahead the meeting is of which minutes are told as out."""
_CITED = compiled(
    r"(?:이날|간밤|전날|앞서|최근)\s(?:[가-힣]+\s)?(?:공개된|공개한|나온|발표된|발표한)\s(?:[가-힣]+의\s)?$"
)
"""What stands right before minutes that are told as out, whatever else is awaited."""
_TODAYS = compiled(
    r"(?:이날|오늘|당일)\s?(?:열린\s|끝난\s)?(?:금통위|금융통화위원회|FOMC|연방공개시장위원회|통화정책방향)?\s?(?:정례\s?)?(?:회의|결정)?(?:의)?\s?의사록(?:을 보면|에 따르면|에는|에서|은|을)"
)
"""Minutes of the day's own meeting, which no central bank publishes at once."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield minutes that were not out, or come out on another day."""
    for sentence in look.copy.sentences:
        if "의사록" in sentence.text:
            yield from _minutes(look, sentence)
            yield from _todays(sentence)
            yield from _boards(look, sentence)
            yield from _on_day(look, sentence)
            yield from _of_coming(look, sentence)


def _minutes(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    for found in _MINUTES.finditer(sentence.text) if "의사록" in sentence.text else ():
        cited = _CITED.search(sentence.text, 0, found.start()) is not None
        if (
            (COMING.search(sentence.text) and not cited)
            or re.search(r"금통위|한국은행|한은|ECB", sentence.text)
            or not OF_FED.search(look.text)
        ):
            continue
        past = [one for one in calendar(look) if one.decision <= look.day]
        month = found["month"] or _month_told(sentence.text)
        coming = next(iter(of_month(look, int(month))), None) if month else None
        if coming and coming.decision > look.day and coming.decision - look.day < _SOON:
            start, end = sentence.at + found.start(), sentence.at + found.end()
            message = f"{coming.decision.month}월 회의는 {coming.decision:%Y-%m-%d}에 끝납니다."
            yield Flaw(EARLY, Kind.FALSE, start, end, message)
            continue
        if month:
            past = [one for one in past if int(month) in {one.first.month, one.decision.month}]
            if past and (look.day - past[-1].decision).days > 200:
                continue
        elif not re.search(
            r"(?:이달|지난달)\s[^.]{4,24}(?:열린|끝난|마친)\s[^.]{0,24}$"
            r"|(?<!\S)(?:이번|이달|지난달)[^.]{0,4}$|(?:지난|직전|앞선)\s?$|(?<![가-힣])(?:이|해당)\s?$",
            sentence.text[max(found.start() - 56, 0) : found.start()],
        ):
            continue
        if not past:
            continue
        meeting = past[-1]
        public = meeting.minutes or meeting.decision + dt.timedelta(days=21)
        if look.day < public:
            start, end = sentence.at + found.start(), sentence.at + found.end()
            yield Flaw(
                EARLY, Kind.FALSE, start, end,
                f"{meeting.decision.month}월 회의의 의사록은 {public:%Y-%m-%d}에 공개됩니다. {look.day:%Y-%m-%d}에는 나오지 않았습니다.",
            )  # fmt: skip


def _todays(sentence: Sentence) -> Iterator[Flaw]:
    """Yield minutes told as out of the meeting of the very day."""
    for found in _TODAYS.finditer(sentence.own) if "의사록" in sentence.own else ():
        is_own = re.search(r"회의|금통위|위원회|FOMC|결정", found[0]) is not None
        if is_own and not COMING.search(sentence.own):
            start, end = sentence.at + found.start(), sentence.at + found.start() + found[0].index("록") + 1
            message = "의사록은 회의가 끝나고 두세 주 뒤에 나옵니다."
            yield Flaw(EARLY, Kind.FALSE, start, end, message)


_COMING_MEETING = compiled(
    r"(?:오는\s)?(?:\d{1,2}월\s)?(?<!\d)(?:\d{1,2}일?\s?[~∼–-]\s?)?(?P<day>\d{1,2})일(?:\(현지\s?시간\))?(?:에)?\s(?:열리는|열릴|예정된|있을)\s(?:[^\s.,]+\s){0,2}?[^\s.,]*(?:회의|FOMC|연방공개시장위원회|금통위|금융통화위원회)\S*\s의사록(?=에서|에는|에도|에 따르면|을 보면)"
)
"""Minutes that are cited of a meeting that is told as still to come: 오는 28~29일 열리는 FOMC의 의사록에서."""


def _of_coming(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield minutes cited of a meeting that has not been held."""
    for found in _COMING_MEETING.finditer(sentence.own):
        day = nearest(int(found["day"]), look.day, back=_FEW, ahead=_MONTHS_AHEAD)
        if day is not None and day > look.day:
            message = f"{day:%Y-%m-%d}에 끝나는 회의의 의사록은 아직 없습니다."
            yield Flaw(EARLY, Kind.FALSE, sentence.at + found.start(), sentence.at + found.end(), message)


_MONTHS_AHEAD = 31
"""Days ahead that a day without a month may be."""
_AT_MEETING = compiled(r"(?<!\d)(?P<month>\d{1,2})월\s(?:FOMC\s|정례\s)?회의에서")


def _month_told(text: str) -> str | None:
    """Return the month of the meeting whose minutes a sentence cites: 의사록에 따르면 7월 회의에서."""
    found = _AT_MEETING.search(text)
    return found["month"] if found else None


_OF_BOARD = compiled(
    r"(?<!\d)(?P<month>\d{1,2})월\s(?:한국은행\s|한은\s)?(?:금통위|금융통화위원회)\s?(?:정례\s?회의\s?|회의\s?)?(?:의\s)?의사록"
)
_WEEKS = dt.timedelta(days=12)
"""After its meeting the board's minutes come out on the Tuesday after the second week."""


def _boards(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield minutes of the Bank of Korea's board told as out within two weeks of its meeting."""
    found = _OF_BOARD.search(sentence.own)
    yield from _boards_day(look, sentence)
    if found is None or COMING.search(sentence.own):
        return
    month = int(found["month"])
    met = [day for day in board_days() if day.month == month and day <= look.day]
    if met and (look.day - met[-1]) < _WEEKS:
        start, end = sentence.at + found.start(), sentence.at + found.end()
        message = f"{month}월 금융통화위원회({met[-1]:%Y-%m-%d})의 의사록은 회의 두 주 뒤 화요일에 나옵니다."
        yield Flaw(EARLY, Kind.FALSE, start, end, message)


_BOARD_ON = compiled(
    r"(?<!\d)(?P<day>\d{1,2})일\s?(?:열린|개최된|있었던)?\s?(?:한국은행\s|한은\s)?(?:금통위|금융통화위원회)\s?(?:정례\s?회의\s?|회의\s?)?(?:의\s)?의사록(?=에 따르면|을 보면|에서|에는)"
)


def _boards_day(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield minutes cited of a meeting of the board, told by its day, that was within two weeks."""
    for found in _BOARD_ON.finditer(sentence.own):
        met = nearest(int(found["day"]), look.day, back=_WEEKS.days, ahead=0)
        if met in board_days() and met is not None and look.day - met < _WEEKS:
            message = f"금융통화위원회({met:%Y-%m-%d})의 의사록은 회의 두 주 뒤 화요일에 나옵니다."
            yield Flaw(EARLY, Kind.FALSE, sentence.at + found.start(), sentence.at + found.end(), message)


_DAY_TOLD = compiled(
    r"의사록(?:은|이|도)?\s(?:오는\s)?(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일(?:\([^()\n]*\))?(?:에)?\s(?:[가-힣]+\s)?(?:공개|나온|나올|나와|발표)"
)
_FEW = 4
"""Days from that on which minutes come out in which another one is a slip for it."""


def _on_day(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield the day on which the Fed's next minutes are told to come out, and do not."""
    found = _DAY_TOLD.search(sentence.own)
    if found is None or not OF_FED.search(look.text) or re.search(r"금통위|한국은행|한은|ECB", sentence.own):
        return
    told = nearest(int(found["day"]), look.day, back=_FEW, ahead=_AHEAD)
    out = [one.minutes or one.decision + dt.timedelta(days=21) for one in calendar(look)]
    right = min(out, key=lambda one: abs((one - told).days)) if told and out else None
    if told is None or right is None or not 0 < abs((right - told).days) <= _FEW:
        return
    if told == right + dt.timedelta(days=1):
        return  # by Korea's clock
    start, end = sentence.at + found.start("day"), sentence.at + found.end("day") + 1
    yield Flaw(MEETING, Kind.FALSE, start, end, f"의사록은 {right:%Y-%m-%d}에 나옵니다.", f"{right.day}일")


_AHEAD = 25
