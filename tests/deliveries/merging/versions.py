"""Two versions of the article set by hand: the second with another close, as a correction makes it.

The Russell 2000 closed at 2,326.88, not at 2,328.06: 44.10 points (1.93 %) above 2,282.78.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from newsgen.model import Article, Correction, Figure, Run, Runs
from tests import article_fixture

RIGHT = {"45.28포인트": "44.10포인트", "1.98%": "1.93%", "2,328.06": "2,326.88"}
STALE = ("45.28", "1.98", "2,328", "2328")
_VALUES = {45.28: 44.10, 1.983546: 1.931855, 2328.06: 2326.88, 4.942256: 4.889065}
LINE = "앞선 기사에서 러셀2000의 등락률을 1.98%로 적었으나 1.93%가 맞아 바로잡습니다."


def first(**changes: object) -> Article:
    return article_fixture.article(**changes)


def second(before: Article | None = None) -> Article:
    """Return the correction of an article."""
    before = before or first()
    correction = Correction(
        revision=2, at=dt.datetime(2025, 8, 14, tzinfo=dt.UTC), wrong="1.98%", right="1.93%", line=LINE
    )
    return msgspec.structs.replace(
        before,
        revision=2,
        headline=_set(before.headline),
        summary=tuple(map(_set, before.summary)),
        lead=_set(before.lead),
        paragraphs=tuple(msgspec.structs.replace(each, runs=_set(each.runs)) for each in before.paragraphs),
        corrections=(correction,),
        facts=tuple(
            msgspec.structs.replace(fact, value=_VALUES.get(fact.value, fact.value))
            if fact.about == "^RUT"
            else fact
            for fact in before.facts
        ),
    )


def _set(runs: Runs) -> Runs:
    return tuple(map(_right, runs))


def _right(run: Run) -> Run:
    figure = run.figure
    if figure is None or ":^RUT" not in figure.fact:
        return run
    value = _VALUES.get(figure.value, figure.value) if isinstance(figure.value, float) else figure.value
    return Run(
        text=RIGHT.get(run.text, run.text),
        figure=Figure(fact=figure.fact, value=value, style=figure.style),
    )
