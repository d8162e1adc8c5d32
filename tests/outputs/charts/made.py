"""Charts made by hand, of every kind, as tests draw them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from newsgen.model import Bar, Bars, ChartUnit, Line, Mark, Step, Steps, Way

OPENS = dt.datetime.fromisoformat("2025-11-20T09:30-05:00")


def bars(*rows: tuple[str, float], unit: ChartUnit = "percent", upright: bool = False) -> Bars:
    return Bars(
        title="주요 지수 등락률",
        unit=unit,
        rows=tuple(Bar(label=label, value=value, fact=f"f{at}") for at, (label, value) in enumerate(rows)),
        basis="11월 20일(현지시간) 종가, 전 거래일 대비",
        source="시세 기록",
        upright=upright,
    )


def session(*ways: Sequence[float], marks: bool = True) -> Line:
    """The way of a session, a value a quarter of an hour; the first line's extremes are marked."""
    first = ways[0]
    at = [(OPENS + n * dt.timedelta(minutes=15)).isoformat(timespec="minutes") for n in range(len(first))]
    found = [("고점", max(first)), ("저점", min(first))] if marks else []
    return Line(
        title="S&P500지수 하루 흐름",
        unit="percent",
        at=tuple(at),
        ways=tuple(
            Way(fact=f"w{n}", label=label, values=tuple(way))
            for n, (label, way) in enumerate(
                zip(("S&P500지수", "다우존스30산업평균지수", "나스닥지수"), ways, strict=False)
            )
        ),
        marks=tuple(
            Mark(at=at[first.index(value)], fact=label, label=f"11시 30분께 {label}", value=value)
            for label, value in found
        ),
    )


def year(values: Sequence[float]) -> Line:
    first = dt.date(2024, 11, 20)
    at = tuple((first + dt.timedelta(days=n)).isoformat() for n in range(len(values)))
    marks = (
        Mark(at=at[values.index(max(values))], fact="h", label="사상 최고(10월 28일)", value=max(values)),
        Mark(at=at[values.index(min(values))], fact="l", label="최저(4월 8일)", value=min(values)),
    )
    ways = (Way(fact="w", label="S&P500지수", values=tuple(values)),)
    return Line(title="S&P500지수 1년", unit="level", at=at, ways=ways, marks=marks)


def odds(*rows: tuple[float, float | None]) -> Steps:
    return Steps(
        title="회의 뒤 기준금리가 지금보다 낮을 확률",
        rows=tuple(
            Step(
                label=f"{n}월 29일", fact=f"f{n}", value=now, before=before, before_fact="b" if before else ""
            )
            for n, (now, before) in enumerate(rows, 1)
        ),
        now="인하 확률",
        then="한 달 전",
    )
