"""What a rounded figure may say of a raw value, with the bounds of each idiom worked out by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.facts.fact import make
from newsgen.model import Fact, Figure, Run
from newsgen.proof import figures
from newsgen.proof.sentences import sentences
from newsgen.proof.styles import mismatch

DAY = dt.date(2025, 8, 13)


def moved(about: str, value: float) -> Fact:
    """Return a day's change of a stock."""
    return make("change_day", about, value, "percent", DAY)


@pytest.mark.parametrize(
    ("style", "text", "value", "holds"),
    [
        ("percent", "1.5%", 1.5, True),
        ("percent", "1.50%", 1.5, True),
        ("percent", "1.5%", 1.504, True),
        ("percent", "1.5%", 1.51, False),
        ("percent", "3%", -2.996, True),
        ("tenth", "0.3%", 0.32, True),
        ("tenth", "0.3%", 0.36, False),
        ("tenth", "0.32%", 0.32, False),
        ("around", "9%", 9.35, True),
        ("around", "9%", -8.65, True),
        ("around", "9%", 9.36, False),
        ("around", "9%", 8.64, False),
        ("band", "2%", 2.0, True),
        ("band", "2%", 2.99, True),
        ("band", "2%", 3.0, False),
        ("band", "2%", 1.99, False),
        ("band", "10%", 10.5, False),
        ("tens", "두 자릿수", 10.0, True),
        ("tens", "두 자릿수", 9.99, False),
        ("tens", "세 자릿수", 12.0, False),
    ],
)
def test_a_rounded_figure_is_true_of_the_raw_value(style: str, text: str, value: float, holds: bool) -> None:
    assert (mismatch(text, value, style, moved("AAPL", value)) is None) == holds


@pytest.mark.parametrize(
    ("others", "wrong"),
    [
        ({"AMZN": -8.98, "META": -8.96}, ""),
        ({"AMZN": -8.98, "META": -9.36}, "묶은 사실 change_day:META"),
        ({"AMZN": 8.98}, "다른 것을 말함"),
    ],
)
def test_a_figure_of_a_group_is_true_of_every_member(others: dict[str, float], wrong: str) -> None:
    first = moved("AAPL", -9.25)
    group = [moved(about, value) for about, value in others.items()]
    figure = Figure(fact=first.id, value=-9.25, style="around", also=tuple(fact.id for fact in group))
    runs = (Run(text="애플 등이 "), Run(text="9%", figure=figure), Run(text=" 안팎 급락했다."))
    facts = {fact.id: fact for fact in (first, *group)}
    found = [one.message for one in figures.check([sentences(runs)], facts)]
    assert bool(found) == bool(wrong)
    assert wrong in "".join(found)


@pytest.mark.parametrize(
    ("measure", "days", "wrong"),
    [("survey_due", 1, False), ("due", 1, False), ("survey_due", 2, True), ("meeting", 1, True)],
)
def test_one_date_is_told_of_all_that_is_due_on_it(measure: str, days: int, wrong: bool) -> None:
    session = dt.date(2026, 3, 3)
    day = dt.date(2026, 3, 4)
    first = make("earnings_due", "AVGO", 1, "days", session, since=day)
    other = make(measure, "XNYS", days, "days", session, since=session + dt.timedelta(days))
    figure = Figure(fact=first.id, value=day.isoformat(), style="next_day", also=(other.id,))
    runs = (Run(text="4일", figure=figure), Run(text="에는 쉰다."))
    facts = {fact.id: fact for fact in (first, other)}
    assert bool([*figures.check([sentences(runs)], facts)]) is wrong


def test_a_member_that_the_article_does_not_hold_is_found() -> None:
    first = moved("AAPL", -9.25)
    figure = Figure(fact=first.id, value=-9.25, style="around", also=("change_day:AMZN@2025-08-13",))
    block = [sentences((Run(text="9%", figure=figure), Run(text=" 안팎 내렸다.")))]
    assert [one.code for one in figures.check(block, {first.id: first})] == ["figure-differs"]
