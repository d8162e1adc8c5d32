"""Quarters, halves and months that a session is said to open or to close, against the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from newsgen import calendars, markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.patterns import compiled

_QUARTER = compiled(
    r"(?<![\d가-힣])(?:올해\s)?(?P<part>(?P<quarter>[1-4])분기|(?P<half>상|하)반기)(?:의)?\s(?P<end>마지막|첫)\s(?:거래(?:일)?|장)(?:을|를|인|이|에)"
)
"""What a session opens or closes: 1분기 마지막 거래를 마쳤다."""
_HAS_BEEN = compiled(r"(?:지난|앞선|지난해|작년|내년|다음|오는|이후|당시)\s?$")
_QUARTER_MONTHS, _HALF_MONTHS = 3, 6


def check(look: Look) -> Iterator[Flaw]:
    """Yield the part of a year that a text's session opens or closes, told as another one."""
    for found in _QUARTER.finditer(look.own) if "기" in look.own else ():
        if _HAS_BEEN.search(look.own, max(found.start() - 4, 0), found.start()):
            continue
        length = _QUARTER_MONTHS if found["quarter"] else _HALF_MONTHS
        told = int(found["quarter"]) if found["quarter"] else 1 + (found["half"] == "하")
        right = (look.day.month - 1) // length + 1
        if told == right or not _is_edge(look, length, last=found["end"] == "마지막"):
            continue
        name = f"{right}분기" if found["quarter"] else f"{'상' if right == 1 else '하'}반기"
        message = f"이 글의 거래일은 {look.day:%Y-%m-%d}입니다. {name}입니다."
        yield Flaw("year", Kind.CONTRADICTION, *found.span("part"), message, name)


def _is_edge(look: Look, months: int, *, last: bool) -> bool:
    """Tell whether the text's day is the last, or the first, session of its part of the year."""
    begun = look.day.replace(month=(look.day.month - 1) // months * months + 1, day=1)
    following = (begun + dt.timedelta(days=31 * months)).replace(day=1)
    sessions = calendars.sessions(begun, following - dt.timedelta(days=1), markets.named(look.home).exchange)
    return bool(sessions) and look.day == sessions[-1 if last else 0]
