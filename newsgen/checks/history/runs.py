"""So many sessions from a day on, against the calendar: 26일부터 5거래일 연속."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from newsgen import calendars, markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims.markets import elsewhere
from newsgen.claims.when import nearest
from newsgen.korean.numbers import DAYS
from newsgen.patterns import compiled

CODE: Final = "streak"
_RUN = compiled(
    r"(?:(?P<last>지난달|전달)\s|(?<!\d)(?P<month>\d{1,2})월\s)?(?<![\d~∼.])(?P<day>\d{1,2})일(?:\([^()\n]{1,8}\))?부터\s(?:이날까지\s|오늘까지\s|(?:(?P<end_month>\d{1,2})월\s)?(?P<end>\d{1,2})일까지\s|(?P<eve>전날까지\s|전일까지\s))?"
    r"(?:(?P<n>\d{1,2})거래일(?=\s?(?:연속|째|내리|연달아|동안|간))|(?P<word>이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘)(?=\s?(?:연속|째|내리|연달아)))"
)
_GOES_ON = compiled("째")
"""What a run told in days says that is still one: 19일부터 사흘째."""
_BACK = 45
"""Days before the text's own in which the first day is that a run is told from."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield numbers of sessions that are not those from the day told to the text's, or to the other day told."""
    exchange = markets.named(look.home).exchange
    for sentence in look.copy.sentences:
        if "일부터" not in sentence.own or elsewhere(look.home).search(sentence.own):
            continue
        for found in _RUN.finditer(sentence.own):
            first, last = _first(look.day, found), _last(look, found)
            if first is None or last is None or not first < last <= look.day:
                continue
            count = len(calendars.sessions(first, last, exchange))
            if not _may_be(found, count, (last - first).days + 1):
                message = f"{first:%Y-%m-%d}부터 {last:%Y-%m-%d}까지는 {count}거래일입니다."
                start, end = (
                    sentence.at + found.start("n" if found["n"] else "word"),
                    sentence.at + found.end(),
                )
                yield Flaw(CODE, Kind.CONTRADICTION, start, end, message, f"{count}거래일")


def _may_be(found: re.Match[str], sessions: int, days: int) -> bool:
    """Tell whether a run is so long: its first day counted or not, or its days of rest, or it ended before."""
    if found["n"]:
        return int(found["n"]) in {sessions, sessions - 1}
    is_up_to = "까지" in found[0] or _GOES_ON.match(found.string, found.end()) is not None
    return not is_up_to or DAYS[found["word"]] in {sessions, sessions - 1, days}


def _first(now: dt.date, found: re.Match[str]) -> dt.date | None:
    day = int(found["day"])
    if found["last"] or found["month"]:
        month = int(found["month"]) if found["month"] else (now.replace(day=1) - dt.timedelta(days=1)).month
        try:
            return dt.date(now.year - (month > now.month), month, day)
        except ValueError:
            return None
    return nearest(day, now, back=_BACK, ahead=0)


def _last(look: Look, found: re.Match[str]) -> dt.date | None:
    if found["end"]:
        return nearest(int(found["end"]), look.day, back=_BACK, ahead=0)
    return calendars.previous(look.day, markets.named(look.home).exchange) if found["eve"] else look.day
