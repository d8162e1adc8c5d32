"""What a text says of this week or the next: a meeting of the Fed or the Bank of Korea that is not in that week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from newsgen import calendars, markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.policy.baserate import board_days
from newsgen.checks.policy.meetings import MEETING, calendar
from newsgen.patterns import compiled

_WORD = r"(?<![가-힣])(?P<word>이번\s?주|금주|다음\s?주|내주)(?:에|의|로)?"
_FED = compiled(
    rf"{_WORD}\s(?:(?:[월화수목금]요일에?|후반|초반|중반|초|중|말)\s|(?:열리는|열릴|예정된|있을|시작되는|시작하는|다가온|개최되는|치러지는|예고된)\s|(?:미국의?|미|연준의?|연방준비제도(?:\([^()\n]*\))?의?)\s){{0,3}}"
    r"(?:연방공개시장위원회(?:\(FOMC\))?|FOMC)(?P<behind>[^.\n]{0,16})"
)
_FED_ACTS = compiled(
    r"(?:연준(?:\))?|연방준비제도(?:\([^()\n]*\))?)[은이가]\s(?P<word>이번\s?주|금주|다음\s?주|내주)(?:에)?\s(?P<behind>(?:기준)?금리[를을])"
)
"""연준이 다음 주 금리를 내릴."""
_BOARD = compiled(
    rf"{_WORD}\s(?:(?:[월화수목금]요일에?|후반|초반|중반|초|중|말)\s|(?:열리는|열릴|예정된|있을|다가온|개최되는|예고된)\s|(?:한국은행의?|한은의?)\s){{0,3}}"
    r"(?:금융통화위원회|금통위)(?P<behind>[^.\n]{0,16})"
)
_NOT_IT = compiled(r"\S*\s?(?:의사록|위원|인사|연설|발언|이사|총재|결과를\s소화|이후|뒤|블랙아웃|침묵)")
"""What stands behind a meeting that is not told to be in that week itself."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield the week of a meeting that is in another one."""
    if "주" not in look.own:
        return
    for pattern, days, name in (
        (_FED, [(one.first, one.decision) for one in calendar(look)], "FOMC 회의"),
        (_FED_ACTS, [(one.first, one.decision) for one in calendar(look)], "FOMC 회의"),
        (_BOARD, [(day, day) for day in board_days()], "금융통화위원회"),
    ):
        for found in pattern.finditer(look.own):
            if not _NOT_IT.match(found["behind"]):
                yield from _week(look, found["word"], found.start("word"), days, name)


def _week(
    look: Look, word: str, start: int, days: Sequence[tuple[dt.date, dt.date]], name: str
) -> Iterator[Flaw]:
    """Hold the word for a week against the meetings around it."""
    near = [each for each in days if abs((each[1] - look.day).days) <= _AROUND]
    if len(near) != 1:
        return
    ((first, last),) = near
    off = (calendars.monday(last) - calendars.monday(look.day)).days // 7
    if not word.startswith(("다음", "내")):
        fits = off == 0 or (off == 1 and _ends_week(look))
    else:
        fits = off == 1 or (off == 2 and _ends_week(look))
    by_seoul = look.home == "kr" and name.startswith("FOMC") and (last + dt.timedelta(days=1)).weekday() == 0
    if fits or by_seoul:
        return
    right = {0: "이번 주", 1: "다음 주"}.get(off)
    when = f"{last:%Y-%m-%d}" if first == last else f"{first:%Y-%m-%d}~{last:%d}"
    message = f"{name}는 {when}입니다."
    yield Flaw(MEETING, Kind.FALSE, start, start + len(word), message, right)


_AROUND = 20
"""Days around a text's own in which the one meeting is that it means."""


def _ends_week(look: Look) -> bool:
    """Tell whether a text's session is the last one of its week, whose readers are on the weekend or behind it."""
    following = calendars.following(look.day, markets.named(look.home).exchange)
    return calendars.monday(following) != calendars.monday(look.day)
