"""What begins or ends for an index, told on its day."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.model import Input
from newsgen.rules import named
from tests.facts.builders import DAY, fact
from tests.markets import US
from tests.rules.books import one, told, written

HIGH = dt.date(2025, 2, 19)


def stage(measure: str, about: str, high: float, close: float, periods: int = 300, **more):
    """A fact of a stage with its closes, and the day's change."""
    inputs = tuple(Input(symbol=about, date=day, value=value) for day, value in ((HIGH, high), (DAY, close)))
    change = (close / high - 1) * 100
    return fact(measure, about, change, base=HIGH, periods=periods, inputs=inputs, **more)


CORRECTION = stage("correction_entered", "^GSPC", 6144.15, 5521.52)
"""S&P 500 of 2025-03-13, 10.13 % below its high of February 19."""


@pytest.mark.parametrize(("periods", "chosen"), [(10, True), (9, False)])
def test_to_and_fro_about_the_line_is_told_once(periods, chosen):
    facts = stage("correction_entered", "^GSPC", 100, 89, periods), fact("change_day", "^GSPC", -1.4)
    item = one("drawdown", *facts)
    assert item.chosen is chosen
    assert item.tags == {"correction", "down"}


def test_what_may_lead():
    rule = named("drawdown")
    for measure, about, leads in (
        ("correction_entered", "^GSPC", True),
        ("bear_entered", "^IXIC", True),
        ("bear_entered", "^RUT", False),
        ("correction_left", "^GSPC", False),
    ):
        item = one("drawdown", fact(measure, about, -12.0, periods=99), fact("change_day", about, -1.0))
        assert rule.can_lead(item, US) is leads, (measure, about)
    assert told("drawdown", CORRECTION) == [], "without the day's change nothing is told"


def test_how_it_reads():
    facts = CORRECTION, fact("change_day", "^GSPC", -1.39)
    items = [one("drawdown", *facts)]
    (body,) = written(items, facts)
    assert "조정 국면에" in body
    assert "10% 넘게" in body
    (lead,) = written(items, facts, part="lead")
    assert lead.startswith("13일(현지시간) 뉴욕증시에서 S&P500지수가 1% 넘게 내")
    assert "조정 국면에 들어섰다" in lead
    assert written(items, facts, part="tail") == ["S&P500 조정 국면 진입"]


@pytest.mark.parametrize(
    ("measure", "high", "close", "words"),
    [
        ("bear_entered", 20173.89, 15587.79, "약세장"),
        ("bull_entered", 15267.91, 18708.34, "강세장"),
        ("correction_left", 6144.15, 5560.83, "조정 국면에서 벗어났다"),
    ],
)
def test_every_stage_has_its_word(measure, high, close, words):
    facts = (
        stage(measure, "^IXIC", high, close, since=dt.date(2025, 7, 1)),
        fact("change_day", "^IXIC", 1.0 if close > high or "left" in measure else -1.0),
    )
    (body,) = written([one("drawdown", *facts)], facts)
    assert words in body
