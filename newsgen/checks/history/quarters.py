"""Since which quarter an index's move over a quarter is the largest: 2022년 4분기 이후 가장 큰 상승률."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from newsgen import calendars
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.history.since import SINCE
from newsgen.checks.history.told import Told, sentences
from newsgen.checks.look import Look, called
from newsgen.checks.recorded import Prices
from newsgen.patterns import compiled

_SINCE = compiled(
    r"(?<!\d)(?P<when>(?P<year>20\d\d)년\s(?P<quarter>[1-4])분기)\s이후(?:로)?[^.\n]{0,40}?(?:가장\s|최대|최고|최악)(?P<tail>[^.\n]{0,16})"
)
_FALL = compiled(r"하락|낙폭|내렸|떨어|나쁜|부진")
_RISE = compiled(r"상승|오름|올랐|수익|좋은|뛰")
_MONTHS = 3
_NOT_NOW = compiled(r"매출|이익|실적|성장|판매|출하|GDP|국내총생산")


def check(look: Look) -> Iterator[Flaw]:
    """Yield quarters since which a move of the quarter that ends is told as the largest, and which were smaller."""
    if "분기" not in look.own:
        return
    for told in look.once(sentences):
        for found in _SINCE.finditer(told.text):
            if not _NOT_NOW.search(told.text):
                yield from _held(told, found)


def _held(told: Told, found: re.Match[str]) -> Iterator[Flaw]:
    abouts = told.whose(found.start(), found.start()).abouts
    known = told.series(abouts[0]) if len(set(abouts)) == 1 and abouts[0].startswith("^") else None
    ground = told.look.ground(abouts[0]) if known else None
    if known is None or ground is None:
        return
    prices, row = known
    if not calendars.is_last_of_quarter(prices.days[row], ground.market.exchange):
        return
    falls, rises = _FALL.search(found["tail"]), _RISE.search(found["tail"])
    if bool(falls) == bool(rises):
        return
    moved = _moves(prices, row)
    *before, (_, now) = moved.items()
    sign = -1 if falls else 1
    larger = [quarter for quarter, change in before if change * sign >= now * sign]
    quarter = (int(found["year"]), int(found["quarter"]))
    if not larger or larger[-1] == quarter or quarter not in moved or moved[quarter] * sign >= now * sign:
        return
    year, nth = larger[-1]
    start, end = told.at + found.start("when"), told.at + found.end("when")
    message = f"{called(told.look, abouts[0])}의 기록으로는 {year}년 {nth}분기 이후입니다."
    fact = f"since:{abouts[0]} = {year}Q{nth}"
    yield Flaw(SINCE, Kind.FALSE, start, end, message, f"{year}년 {nth}분기", fact=fact)


def _moves(prices: Prices, row: int) -> dict[tuple[int, int], float]:
    """Return the moves of quarters, as parts, by year and quarter, the one that ends at a row last."""
    ends: dict[tuple[int, int], float] = {}
    for day, close in zip(prices.days[: row + 1], prices.close[: row + 1].tolist(), strict=True):
        ends[day.year, (day.month - 1) // _MONTHS + 1] = close
    quarters = list(ends)
    return {now: ends[now] / ends[before] - 1 for before, now in itertools.pairwise(quarters)}
