"""Holidays that are on one day of every year, told of another: 10월 1일은 개천절이고."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.checks.calendar.sessions import SESSION
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims.when import nearest
from newsgen.korean import attach
from newsgen.patterns import compiled

_DAYS = {
    "삼일절": (3, 1), "근로자의 날": (5, 1), "어린이날": (5, 5), "제헌절": (7, 17), "광복절": (8, 15), "국군의 날": (10, 1),
    "개천절": (10, 3), "한글날": (10, 9), "성탄절": (12, 25), "크리스마스": (12, 25),
}  # fmt: skip
"""Name -> month and day. What New York calls so and keeps on another day, as it does 현충일, is not here."""
_NAMES = "|".join(sorted(_DAYS, key=len, reverse=True))
_SPECIAL = r"(?:임시\s?공휴일(?:로\s지정된|인)?\s|국경일인\s|법정\s?공휴일인\s)?"
_IS = compiled(
    rf"(?<![\d~∼.])(?:(?P<month>\d{{1,2}})월\s)?(?P<day>\d{{1,2}})일(?:은|이)\s{_SPECIAL}(?P<name>{_NAMES})(?=이고|이며|이어서|이라|이다|입니다|여서|이므로|인데|이기|로\s(?:쉬|쉰|휴장)|으로\s(?:쉬|쉰|휴장))"
    rf"|(?<![가-힣]){_SPECIAL}(?P<name2>{_NAMES})인\s(?:(?P<month2>\d{{1,2}})월\s)?(?P<day2>\d{{1,2}})일(?!\s?(?:간|동안|부터\s\d))"
)
_OTHER_DAY = compiled(r"대체|연휴|전야|다음|이튿날")
_BACK, _AHEAD = 25, 25
"""Days around the text's own in which a day without its month is."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield holidays told of a day of the year on which they are not, within a month where none is told."""
    for found in _IS.finditer(look.own):
        more = "2" if found["name2"] else ""
        name, number = found[f"name{more}"], int(found[f"day{more}"])
        month = int(found[f"month{more}"] or 0) or _month(look, found, number)
        if not month or (month, number) == _DAYS[name] or _OTHER_DAY.search(look.own, *found.span()):
            continue
        yield _flaw(found, more, name, (month, number))


def _month(look: Look, found: re.Match[str], number: int) -> int:
    """Return the month of a day told without one: that of the day before it in its sentence, else the nearest."""
    before = list(_MONTH.finditer(look.own, max(look.own.rfind(". ", 0, found.start()), 0), found.start()))
    if before:
        return int(before[-1]["month"])
    day = nearest(number, look.day, back=_BACK, ahead=_AHEAD)
    return day.month if day else 0


_MONTH = compiled(r"(?<!\d)(?P<month>\d{1,2})월\s\d{1,2}일")


def _flaw(found: re.Match[str], more: str, name: str, told: tuple[int, int]) -> Flaw:
    """Return the flaw of a day that is another holiday's, at the name; of one that is none, at the day."""
    others = [other for other, day in _DAYS.items() if day == told]
    month, day = _DAYS[name]
    message = f"{attach(name, '은/는')} {month}월 {day}일입니다."
    if others:
        return Flaw(SESSION, Kind.FALSE, *found.span(f"name{more}"), message, others[0])
    start, end = found.start(f"day{more}"), found.end(f"day{more}") + 1
    return Flaw(SESSION, Kind.FALSE, start, end, message, f"{day}일" if month == told[0] else None)
