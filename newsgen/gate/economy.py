"""Whether economic releases can be of their month, and are what was expected and told before, nearly.

A figure that cannot be is dropped, with all that is told of its indicator; of one that is merely far from
its forecast the editor is told. What it is held against stands in the table of indicators, measured.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from newsgen import indicators
from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import Consequence, GateFinding, doubt, tell
from newsgen.indicators import Indicator
from newsgen.snapshot.snapshot import Snapshot
from newsgen.sources.batch import Release

ABSURD = 3.0
"""Times the largest distance of three years that no figure has: the sign, the unit or the column is wrong."""
BETTER = 0.15
"""How much better two figures fit each other's forecasts than their own: 0.0 at most in three years."""
COPIED = 3
"""Figures of one family that seldom all repeat the month before."""
DUST = 1e-9


class Told(NamedTuple):
    """A release that the session tells, and what was published of the period before."""

    release: Release
    actual: float
    indicator: Indicator
    earlier: tuple[Release, ...]
    before: Release | None


def releases(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Drop releases of periods not over or told long ago, and figures that cannot be; tell of rare ones."""
    told = _told(snapshot)
    crossed = {one.symbol: one for one in _exchanged(told)}
    alone = [crossed.get(code) or _alone(one) for code, one in told.items()]
    found = [one for one in alone if one is not None]
    yield from found
    dropped = {one.symbol for one in found if one.consequence is Consequence.DROP}
    left = [one for code, one in told.items() if code not in dropped]
    for one in left:
        yield from _contradicted(one)
        yield from _same(one)
        if one.release.code not in {each.symbol for each in found}:
            yield from _turned(one)
    yield from _copied(left)


def _alone(one: Told) -> GateFinding | None:
    """Return what is wrong with a release by itself."""
    return _period(one) or _precision(one) or _distance(one)


def _exchanged(told: Mapping[str, Told]) -> Iterator[GateFinding]:
    """Yield pairs of indicators whose figures stand in each other's rows."""
    for core in told.values():
        other = told.get(core.indicator.core_of)
        if other is not None and (_actuals_crossed(core, other) or _rows_crossed(core, other)):
            for one, its in ((core, other), (other, core)):
                why = f"{one.actual:g}: {its.indicator.code} 값({its.actual:g})과 서로 바뀐 것으로 봅니다."
                yield _doubt("release-exchanged", one, why)


def _contradicted(one: Told) -> Iterator[GateFinding]:
    """Tell what a release says of the period before that no revision makes: the facts leave it out."""
    last, before = one.release, one.before
    said = last.revised if last.revised is not None else last.previous
    if before is None or before.actual is None or said is None:
        return
    if not one.indicator.revises(before.actual, said):
        told = (
            f"{last.date} {last.code}에 적힌 이전 값은 {said:g}, {before.date}에 발표된 값은 "
            f"{before.actual:g}입니다"
            f"({_revised(one.indicator)}). 이전 값과 비교한 문장을 뺐습니다."
        )
        yield tell("release-previous", last.code, told, previous=said, stored=before.actual)


def _revised(indicator: Indicator) -> str:
    """Return how far the indicator is revised, as a reason."""
    if not indicator.revision:
        return "발표 뒤 고치지 않는 지표"
    return f"3년간 가장 크게 고친 폭 {indicator.revision:g}"


def _same(one: Told) -> Iterator[GateFinding]:
    """Tell of an amount of thousands that is the one before: of payrolls in three years never.

    Claims are that 2.3 times a year; they are told where they are their forecast as well.
    """
    last = one.release
    expected = one.indicator.every == "month" or last.actual == last.forecast
    if one.indicator.unit == "thousand" and last.actual == last.previous and expected:
        told = (
            f"{last.date} {last.code} {one.actual:g}: 이전 값과 같습니다. 그대로 썼으니 발표된 값인지 "
            "확인하십시오."
        )
        yield tell("release-same", last.code, told, actual=one.actual)


def _turned(one: Told) -> Iterator[GateFinding]:
    """Tell of an amount that fell where a rise was expected, or the reverse: of payrolls twice in 3 years.

    A growth of the wrong sign is far from its forecast, or nearly nothing.
    """
    last = one.release
    if one.indicator.unit == "thousand" and last.forecast is not None and one.actual * last.forecast < 0:
        told = f"{last.date} {last.code} {one.actual:g}: 예상은 {last.forecast:g}입니다. 부호를 확인하십시오."
        yield tell("release-turned", last.code, told, actual=one.actual, forecast=last.forecast)


def _copied(told: Iterable[Told]) -> Iterator[GateFinding]:
    """Tell where a whole family of figures repeats those of the month before."""
    families: dict[str, list[Told]] = {}
    for one in told:
        families.setdefault(one.indicator.family, []).append(one)
    for family, members in families.items():
        if len(members) >= COPIED and all(_repeats(one) for one in members):
            codes = ", ".join(one.release.code for one in members)
            said = (
                f"{members[0].release.date} {codes}: 모두 이전 값과 같습니다. 지난번 발표의 값이 아닌지 "
                "확인하십시오."
            )
            yield tell("releases-copied", family, said, figures=len(members))


def _told(snapshot: Snapshot) -> Mapping[str, Told]:
    """Return the newest release of each indicator that the session's week tells of."""
    first = snapshot.session.first_of_news
    known = indicators.indicators()
    found: dict[str, Told] = {}
    by_code: dict[str, list[Release]] = {}
    for one in snapshot.releases:
        if one.actual is not None:
            by_code.setdefault(one.code, []).append(one)
    for code, history in by_code.items():
        last, indicator = history[-1], known[code]
        if last.date < first or last.actual is None or indicator.every == "meeting" or last.period is None:
            continue
        period = indicators.period_before(indicator, last.period)
        before = next((one for one in reversed(history[:-1]) if one.period == period), None)
        found[code] = Told(last, last.actual, indicator, tuple(history[:-1]), before)
    return found


def _period(one: Told) -> GateFinding | None:
    """Return what is wrong with the period that a release is of."""
    last, period = one.release, one.release.period
    if period is not None and indicators.period_end(one.indicator, period) >= last.date:
        return _doubt(
            "release-early", one, f"{period}에 시작한 기간의 값인데 그 기간이 끝나기 전에 발표됐습니다."
        )
    newer = [old for old in one.earlier if old.date < last.date and _after(old, last)]
    if newer:
        told = (
            f"{period}에 시작한 기간의 값인데 그 뒤 기간({newer[-1].period})의 값이 {newer[-1].date}에 이미 "
            "발표됐습니다."
        )
        return _doubt("release-older", one, told)
    return None


def _after(one: Release, other: Release) -> bool:
    return one.period is not None and other.period is not None and one.period > other.period


def _precision(one: Told) -> GateFinding | None:
    """Return the finding of a figure with more decimals than are published: another unit, or computed."""
    decimals = one.indicator.decimals
    if abs(round(one.actual, decimals) - one.actual) > DUST:
        told = f"{one.actual:g}: 소수점 아래 {decimals}자리까지만 발표되는 지표입니다."
        return _doubt("release-decimals", one, told)
    return None


def _distance(one: Told) -> GateFinding | None:
    """Return the finding of a figure far from its forecast, or from the period before.

    A move that was expected is told at most.
    """
    last, indicator = one.release, one.indicator
    before = one.before.actual if one.before is not None else last.previous
    off = _far(one, "예상치", last.forecast, indicator.miss, ABSURD)
    most = ABSURD if last.forecast is None else math.inf
    return off or _far(one, "이전 값", before, indicator.move, most)


def _far(one: Told, what: str, other: float | None, bound: float | None, absurd: float) -> GateFinding | None:
    last = one.release
    if bound is None or other is None or abs(one.actual - other) <= bound + DUST:
        return None
    apart, way = abs(one.actual - other), "높습니다" if one.actual > other else "낮습니다"
    told = f"{one.actual:g}: {what} {other:g}보다 {apart:g} {way}(3년간 최대 {bound:g})."
    if apart > absurd * bound:
        return _doubt("release-absurd", one, told)
    told = f"{last.date} {last.code} {told} 그대로 썼으니 값과 단위를 확인하십시오."
    return tell("release-far", last.code, told, actual=one.actual, other=other)


def _actuals_crossed(one: Told, other: Told) -> bool:
    """Tell whether two figures are each other's, by their forecasts."""
    mine, its = one.release.forecast, other.release.forecast
    if mine is None or its is None:
        return False
    own = abs(one.actual - mine) + abs(other.actual - its)
    crossed = abs(one.actual - its), abs(other.actual - mine)
    near = max(crossed) <= (one.indicator.miss or 0.0) + DUST
    return near and own - sum(crossed) > BETTER + DUST


def _rows_crossed(one: Told, other: Told) -> bool:
    """Tell whether two rows are each other's, by what they say of the period before."""
    mine, its = one.before, other.before
    if mine is None or its is None or mine.actual == its.actual:
        return False
    return one.release.previous == its.actual and other.release.previous == mine.actual


def _repeats(one: Told) -> bool:
    before = one.before.actual if one.before is not None else one.release.previous
    return one.actual == before


def _doubt(code: str, one: Told, told: str) -> GateFinding:
    return doubt(code, one.release.code, f"{one.release.date} {told}", actual=one.actual)
