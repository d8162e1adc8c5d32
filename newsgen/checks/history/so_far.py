"""What is the first or the largest of a month or a year so far: 이달 들어 처음, 올해 들어 가장."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.history.past import changes
from newsgen.checks.history.since import SINCE
from newsgen.checks.history.told import Told, sentences
from newsgen.checks.look import Look, called
from newsgen.patterns import compiled

_WITHIN_MONTH = compiled(r"(?P<span>이달|이번 달|올해|올)\s?들어\s?(?P<kind>처음|가장|최대|최고|최저)")
_OVER = compiled(r"(?P<n>\d+(?:\.\d+)?)%\s?(?:넘게|이상)")
_IS_NOT = compiled(r"[^.]{0,24}(?:아니|아닌|아닙|않|못)")
_LEVEL = compiled(r"\s(?:(?P<high>높)|낮)(?:다|은(?!\s(?:상승|하락|수익|등락))|습니다|았|게|아)")
"""A level, not a move, told as the highest or the lowest of a time: 올해 들어 가장 높다."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield what was so before in the month or the year."""
    for sentence in look.once(sentences) if "들어" in look.own else ():
        yield from _of(sentence)


def _of(told: Told) -> Iterator[Flaw]:
    """Hold 이달 들어 처음, 올해 들어 가장 against the days of that month or year."""
    for found in _WITHIN_MONTH.finditer(told.text) if "들어" in told.text else ():
        abouts = told.whose(found.start(), found.start()).abouts
        clause = told.text[max(told.text.rfind(".", 0, found.start()), 0) : found.end() + 16]
        known = told.series(abouts[0]) if len(abouts) == 1 else None
        if known is None or re.search(r"순매수|순매도|장중|주간|거래대금", clause):
            continue
        prices, row = known
        moved = changes(prices, row)
        if moved is None or _IS_NOT.match(told.text, found.end()):
            continue
        day = prices.days[row]
        first = day.replace(day=1) if found["span"].startswith("이") else day.replace(month=1, day=1)
        rows = [n for n in range(1, row) if first <= prices.days[n] < day and np.isfinite(moved[n - 1])]
        bound = _OVER.search(clause)
        size = float(bound["n"]) if found["kind"] == "처음" and bound else abs(moved[-1])
        if (found["kind"] == "처음" and not bound) or found["kind"] in {"최고", "최저"}:
            continue
        level = _LEVEL.match(told.text, found.end()) if found["kind"] == "가장" else None
        same = (
            [
                prices.days[n]
                for n in rows
                if prices.close[n] * (1 if level["high"] else -1)
                > prices.close[row] * (1 if level["high"] else -1)
            ]
            if level
            else [
                prices.days[n]
                for n in rows
                if np.sign(moved[n - 1]) == np.sign(moved[-1]) and abs(moved[n - 1]) > size + 0.005
            ]
        )
        if same:
            start, end = told.at + found.start(), told.at + found.end()
            yield Flaw(
                SINCE,
                Kind.FALSE,
                start,
                end,
                f"{called(told.look, abouts[0])}의 기록으로는 {same[-1]:%Y-%m-%d}에도 그랬습니다.",
                fact=f"since:{abouts[0]} = {same[-1]}",
            )
