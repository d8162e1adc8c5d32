"""How many sessions a week has, as a text says, against the calendar."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from newsgen import calendars, markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.items import COUNT
from newsgen.checks.look import Look
from newsgen.korean import attach
from newsgen.korean.numbers import DAYS
from newsgen.korean.numbers import days as in_words
from newsgen.patterns import compiled

_SESSIONS = compiled(
    r"거래일(?:은|이|수는)\s(?:모두\s)?(?P<n>이틀|사흘|나흘|닷새|\d일)(?:이|였|뿐|에|로|\.)|(?P<only>이틀|사흘|나흘|닷새|\d일)만\s(?:열린|거래)"
    r"|(?<![\d.,])(?P<short>이틀|사흘|나흘|닷새|\d거래일|\d일)(?:에 그친|로 줄어든|만 (?:문을 연|열린|거래한)|짜리|로 끝난)\s(?:한 주|일주일|이번 주|주간|짧은 주)"
)


def check(look: Look) -> Iterator[Flaw]:
    """Yield how many sessions a week had, where it had another number of them."""
    for found in _SESSIONS.finditer(look.own):
        week = _week_of(look)
        name = next(one for one in ("n", "only", "short") if found[one])
        told = DAYS.get(found[name]) or int(found[name][0])
        if re.search(r"주간|한 주|이번 주", look.own) and told != len(week):
            right = in_words(len(week)) if found[name] in DAYS else f"{len(week)}{found[name][1:]}"
            start, end = found.span(name)
            if look.own[end : end + 1] == "였":  # 닷새였다, 나흘이었다
                right, end = attach(right, "이었/였"), end + 1
            message = f"이 주의 거래일은 {len(week)}일입니다."
            yield Flaw(COUNT, Kind.CONTRADICTION, start, end, message, right)


def _week_of(look: Look) -> list[dt.date]:
    exchange = markets.named(look.home).exchange
    monday = look.day - dt.timedelta(days=look.day.weekday())
    return calendars.sessions(monday, monday + dt.timedelta(days=6), exchange)
