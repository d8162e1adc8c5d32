"""How long ago an index was last so high, in years and months: 2년 9개월 만에 3100 돌파, 석 달 만에 최고치를 경신."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.history.since import SINCE
from newsgen.checks.history.told import Told, sentences
from newsgen.checks.look import Look, called
from newsgen.checks.recorded import Prices
from newsgen.korean.figures import amount
from newsgen.patterns import compiled
from newsgen.snapshot import Floats

_MONTHS = {"한": 1, "두": 2, "석": 3, "세": 3, "넉": 4, "네": 4, "다섯": 5, "여섯": 6}
_LAPSE = compiled(
    rf"(?<![\d.,가-힣])(?P<lapse>(?:(?P<years>\d{{1,2}})년)?\s?(?:(?P<months>\d{{1,2}})개월|(?P<word>{'|'.join(_MONTHS)}) ?달)?)\s만에\s(?P<tail>[^\n]{{0,30}})"
)
_CROSSED = compiled(
    r"(?:종가(?: 기준)?(?:으로)?\s)?(?:다시\s|처음으로\s)?(?P<line>\d만\d{0,4}|\d천\d{0,3}|\d[\d,]*)\s?(?:포인트|p)?(?:선|대)?(?:을|를|에|위로|고지를?)?\s?(?:다시\s)?(?:되찾|회복|돌파|넘[어었겼은긴]|올라서|올라섰|안착|밟|탈환)"
)
_RECORD = compiled(
    r"(?:종가(?: 기준)?(?:으로)?\s)?(?:사상\s|역대\s)?최고(?:치|가|점)?(?:를|로)?\s(?:갈아|경신|새로|다시\s(?:쓰|썼|갈아|경신))"
)
_WITHIN = compiled(r"장\s?중|한때|주간|월간")
_MONTH = 30.4375
_SLACK, _YEARS_SLACK = 1.5, 8.0
"""Months by which a lapse is told otherwise at most: where it has months, where it has years alone."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield lapses that the history contradicts, at the close and within the session."""
    for told in look.once(sentences):
        for found in _LAPSE.finditer(told.text) if "만에" in told.text else ():
            if found["lapse"].strip():
                yield from _held(told, found)


def _held(told: Told, found: re.Match[str]) -> Iterator[Flaw]:
    crossed, record = _CROSSED.match(found["tail"]), _RECORD.match(found["tail"])
    near = told.text[max(found.start() - 30, 0) : found.end("lapse")]
    abouts = told.whose(found.start(), found.start()).abouts
    known = told.series(abouts[0]) if len(abouts) == 1 and abouts[0].startswith("^") else None
    if not (crossed or record) or known is None or _WITHIN.search(near) or told.is_of_earlier(found.start()):
        return
    prices, row = known
    rows = _last_over(prices, row, _line(crossed["line"])) if crossed else _last_records(prices, row)
    apart = [(prices.days[row] - prices.days[one]).days / _MONTH for one in rows]
    told_as = int(found["years"] or 0) * 12 + int(found["months"] or _MONTHS.get(found["word"] or "", 0))
    slack = _SLACK if found["months"] or found["word"] else _YEARS_SLACK
    if not apart or any(abs(one - told_as) <= slack for one in apart):
        return
    day = prices.days[rows[0]]
    start = told.at + found.start("lapse")
    message = f"{called(told.look, abouts[0])}의 기록으로는 {day:%Y-%m-%d} 이후입니다."
    fact = f"since:{abouts[0]} = {day}"
    yield Flaw(SINCE, Kind.FALSE, start, told.at + found.end("lapse") + len(" 만에"), message, fact=fact)


def _line(text: str) -> float:
    return float(amount(text)[0])


def _last_over(prices: Prices, row: int, line: float) -> list[int]:
    """Return the last rows before one at which a line was reached: at the close, within the session.

    None where the row does not reach it, or did not cross it.
    """
    if not prices.close[row] >= line:
        return []
    columns = [one for one in (prices.close, prices.high) if one is not None]
    found = [np.flatnonzero(column[:row] >= line) for column in columns]
    return [int(one[-1]) for one in found if one.size]


def _last_records(prices: Prices, row: int) -> list[int]:
    """Return the last rows before one that were records, as it is one itself: of closes, of the session's highs."""
    return [
        last for column in (prices.close, prices.high)
        if column is not None and (last := _last_record(column, row)) is not None
    ]  # fmt: skip


def _last_record(column: Floats, row: int) -> int | None:
    highest = np.fmax.accumulate(column[: row + 1])
    if row < 1 or not column[row] > highest[row - 1]:
        return None
    records = np.flatnonzero(column[1:row] > highest[: row - 1]) + 1
    return int(records[-1]) if records.size else None
