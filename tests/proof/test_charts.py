"""A line has points that no fact states: they are held by its end and by its marks."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from newsgen import proof
from newsgen.errors import ProofFailure
from newsgen.model import Fact, Figure, Line, Mark, Run, Step, Steps, Way

DAY = dt.date(2025, 11, 20)
AT = ("2025-11-20T09:30-05:00", "2025-11-20T09:45-05:00", "2025-11-20T10:00-05:00")


def fact(measure: str, value: float, about: str = "^GSPC", **rest: object) -> Fact:
    unit = rest.pop("unit", "percent")
    return Fact(
        id=f"{measure}:{about}@{DAY}",
        measure=measure,
        about=about,
        value=value,
        unit=unit,
        session=DAY,
        **rest,
    )


LAST, PEAK = fact("change_day", -0.5), fact("path_peak", 1.0, as_of="09:45")
LINE = Line(
    title="S&P500지수 하루 흐름",
    unit="percent",
    at=AT,
    ways=(Way(fact=LAST.id, label="S&P500지수", values=(0.2, 1.0, -0.5)),),
    marks=(Mark(at=AT[1], fact=PEAK.id, label="고점", value=1.0),),
    head=(
        Run(text="S&P500", phrase=True),
        Run(text="지수는 "),
        Run(text="0.50%", figure=Figure(fact=LAST.id, value=-0.5, style="percent")),
        Run(text=" 내려 마감했다"),
    ),
)
FACTS = {one.id: one for one in (LAST, PEAK)}


def refused(chart: Line | Steps, facts: dict[str, Fact] = FACTS) -> str:
    with pytest.raises(ProofFailure) as caught:
        proof.check_charts((chart,), facts)
    return str(caught.value)


def way(*values: float) -> Line:
    return replace(LINE, ways=(replace(LINE.ways[0], values=values),))


def test_a_line_that_shows_its_facts_passes():
    proof.check_charts((LINE,), FACTS)


def test_it_ends_in_its_fact():
    assert "값과 다름" in refused(way(0.2, 1.0, -0.4))


def test_a_mark_is_where_the_line_is_highest():
    assert "고점" in refused(way(1.2, 1.0, -0.5))


def test_a_mark_is_a_point_of_the_line_at_the_hour_of_its_fact():
    assert "고점" in refused(replace(LINE, marks=(replace(LINE.marks[0], at=AT[0]),)))
    late = {**FACTS, PEAK.id: replace(PEAK, as_of="14:45")}
    assert "고점" in refused(LINE, late)


def test_it_has_a_value_a_moment_and_moments_go_on():
    assert "시각의 수" in refused(way(1.0, -0.5))
    assert "차례대로" in refused(replace(LINE, at=(AT[1], AT[1], AT[2])))


def test_its_sentence_says_what_its_facts_say():
    wrong = tuple(replace(run, text=" 올라 마감했다") if "내려" in run.text else run for run in LINE.head)
    assert refused(replace(LINE, head=wrong))
    assert "0.60%" in refused(
        replace(LINE, head=tuple(replace(run, text="0.60%") if run.figure else run for run in LINE.head))
    )


def test_a_year_s_extreme_is_on_its_day():
    days = ("2025-10-28", "2025-10-29", "2025-11-20")
    high = fact("year_high", 6890.89, unit="level", since=dt.date(2025, 10, 28))
    close = fact("close", 6538.76, unit="level")
    chart = Line(
        title="S&P500지수 1년", unit="level", at=days,
        ways=(Way(fact=close.id, label="S&P500지수", values=(6890.89, 6890.0, 6538.76)),),
        marks=(Mark(at=days[0], fact=high.id, label="최고", value=6890.89),),
    )  # fmt: skip
    facts = {one.id: one for one in (high, close)}
    proof.check_charts((chart,), facts)
    assert "최고" in refused(chart, {**facts, high.id: replace(high, since=dt.date(2025, 10, 29))})


def test_odds_are_the_facts_own_now_and_before():
    now, before = fact("cut_probability", 71.0, "FOMC"), fact("cut_probability_month_before", 44.0, "FOMC")
    row = Step(fact=now.id, label="12월 10일", value=71.0, before=44.0, before_fact=before.id)
    chart, facts = Steps(title="확률", rows=(row,)), {one.id: one for one in (now, before)}
    proof.check_charts((chart,), facts)
    assert "44.5" in refused(replace(chart, rows=(replace(row, before=44.5),)), facts)
