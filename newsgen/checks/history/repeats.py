"""Since when a run of sessions was last as long: 7거래일 연속 오른 것은 지난해 11월 이후 처음이다."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import numpy as np

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.history.past import changes
from newsgen.checks.history.since import SINCE, SINCES
from newsgen.checks.history.streaks import COUNT, counted
from newsgen.checks.history.told import Told, sentences
from newsgen.checks.look import Look, called
from newsgen.checks.periods import period_of
from newsgen.checks.recorded import Prices
from newsgen.patterns import compiled

_RUN = compiled(
    rf"(?<![\d.,~가-힣]){COUNT}\s?(?:연속|내리|연달아|째)(?:으로)?\s(?:(?:오른|상승한|뛴|(?P<up>오름세|상승세|상승|강세)[를을]\s(?:이어간|보인|기록한))|(?P<fell>내린|하락한|떨어진|밀린|(?:내림세|하락세|하락|약세)[를을]\s(?:이어간|보인|기록한)))\s(?:것은|건|것이|일은)\s(?:종가\s기준(?:으로)?\s)?(?:지난\s)?$"
)
"""A run, right before the words since when none was so long."""
_FIRST = compiled(r"(?:[가-힣\d]+\s)?(?:\d+개월\s만에\s|만에\s)?처음")
_SLACK = dt.timedelta(days=7)
"""Days behind the month told within which a run that began in it may have ended."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield times since which no run is said to have been so long, and one was."""
    for told in look.once(sentences):
        for found in SINCES.finditer(told.text) if "처음" in told.text and "이후" in told.text else ():
            before = _RUN.search(told.text, 0, found.start("when"))
            if before is not None and _FIRST.match(found["tail"].lstrip()):
                yield from _held(told, found, before)


def _held(told: Told, found: re.Match[str], before: re.Match[str]) -> Iterator[Flaw]:
    """Hold the time told against the last run of as many sessions, of the one index that is named before it."""
    abouts, carried = told.whose(before.start(), before.end())
    known = told.series(abouts[0]) if len(abouts) == 1 and not carried else None
    period = period_of(found, told.look.day)
    if known is None or period is None or told.is_of_earlier(before.start()):
        return
    last = _last_run(*known, -1 if before["fell"] else 1, counted(before))
    if last is None or last <= period.last + _SLACK:
        return
    start = told.at + found.start("when")
    end = told.at + found.start() + len(found[0].rstrip(" ,"))
    message = f"{called(told.look, abouts[0])}의 기록으로는 {last:%Y-%m-%d}에 끝난 연속 뒤로 처음입니다."
    yield Flaw(SINCE, Kind.FALSE, start, end, message, fact=f"since:{abouts[0]} = {last}")


def _last_run(prices: Prices, row: int, sign: int, n: int) -> dt.date | None:
    """Return the last day of the last run of so many sessions before the one that ends at a row; None where none is known."""
    moved = changes(prices, row)
    if moved is None:
        return None
    goes = np.sign(moved) == sign
    others = np.flatnonzero(~goes)
    begin = int(others[-1]) if others.size else 0  # the run that is told begins behind it
    length, last = 0, None
    for at in range(begin):
        length = length + 1 if goes[at] else 0
        last = prices.days[at + 1] if length >= n else last
    return last
