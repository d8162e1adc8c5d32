"""The odds of the Fed's next meetings as a table on a screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from newsgen.cli.frame.screen import columns

if TYPE_CHECKING:
    from newsgen.fed.fedwatch import Odds
    from newsgen.fed.fomc import Meeting
    from newsgen.fed.policy import Priced

_BAR = 20
"""Cells of a bar that stands for 100 %."""
_AGO = {"day": "하루 전", "week": "한 주 전", "month": "한 달 전"}


def lines(now: Priced, then: Mapping[str, Priced], last: Odds | None) -> Iterator[str]:
    """Yield the table of the next meetings' odds, and what stands under it."""
    from newsgen.fed.contracts import month_of

    since = " (이날 결정)" if now.range.decided else ""
    yield f"{now.day} 연방기금 금리선물로 계산한 확률(FedWatch 방식)"
    yield f"현재 목표 범위 연 {now.range.low:.2f}~{now.range.high:.2f}%{since}"
    yield ""
    head = ("회의", "인하", "동결", "인상", "가장 유력한 범위", "")
    yield from columns([head, *map(_row, now.outlook.odds)], right=(1, 2, 3))
    yield ""
    if last:
        yield f"{last.meeting.decision:%Y년} 마지막 회의까지 반영된 변화: {last.expected_bp:+.0f}bp"
    yield from _changes(now, then)
    first = now.outlook.moves[0]
    if month_of(first.meeting.decision) in first.months and month_of(now.day) - 1 not in now.inputs:
        yield "* 지난달 실효금리가 없어 첫 회의 전의 금리를 그 회의가 있는 달의 선물로 거꾸로 풀었습니다."
    if any(one.bridged for one in now.outlook.odds):
        yield f"* 어림값: {now.outlook.missing} 그 사이 회의를 한 번으로 묶었고, 기사에는 쓰지 않습니다."


def _row(one: Odds) -> tuple[str, ...]:
    low, p = one.likely
    mark = " *" if one.bridged else ""
    likely = f"{low / 100:.2f}~{(low + 25) / 100:.2f}%  {_percent(p)}"
    three = (_percent(one.cut), _percent(one.hold), _percent(one.hike))
    return (_days(one.meeting) + mark, *three, likely, "█" * round(p * _BAR))


def _days(meeting: Meeting) -> str:
    """Return the days of a meeting: ``2025-09-16~17``, ``2023-01-31~02-01``."""
    first, last = meeting.first, meeting.decision
    if first == last:
        return f"{last}"
    return f"{first}~{last:%d}" if first.month == last.month else f"{first}~{last:%m-%d}"


def _percent(p: float) -> str:
    """Return a probability; what is not quite certain never reads 100.0 %, nor what is possible 0.0 %."""
    tenths = round(p * 1000)
    if p < 1 - 1e-9:
        tenths = min(tenths, 999)
    return f"{max(tenths, 1 if p > 1e-9 else 0) / 10:.1f}%"


def _changes(now: Priced, then: Mapping[str, Priced]) -> Iterator[str]:
    """Yield what the next meeting's odds were before."""
    if not now.odds:
        return
    first = now.odds[0]
    kind = max(("cut", "hike", "hold"), key=lambda name: float(getattr(first, name)))
    name = {"cut": "인하", "hold": "동결", "hike": "인상"}[kind]
    was = {
        ago: (day.day, float(getattr(one, kind)))
        for ago, day in then.items()
        for one in day.odds
        if one.meeting == first.meeting
    }
    if was:
        told = ", ".join(f"{_AGO[ago]}({day:%m-%d}) {_percent(p)}" for ago, (day, p) in was.items())
        yield f"{_days(first.meeting)} 회의의 {name} 확률: {_percent(getattr(first, kind))}. {told}"
