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


def test_a_member_that_the_article_does_not_hold_is_found() -> None:
    first = moved("AAPL", -9.25)
    figure = Figure(fact=first.id, value=-9.25, style="around", also=("change_day:AMZN@2025-08-13",))
    block = [sentences((Run(text="9%", figure=figure), Run(text=" 안팎 내렸다.")))]
    assert [one.code for one in figures.check(block, {first.id: first})] == ["figure-differs"]
