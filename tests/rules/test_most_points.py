"""The most points of a day: KOSPI on 2026-03-05 rose by 490.36, more than ever, but by 9.63 %."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from newsgen import markets, rules
from newsgen.facts import records
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.markets.parts import Peak
from newsgen.rules.base import Desk
from newsgen.rules.most_points import MostPoints
from newsgen.snapshot import Snapshot
from tests.facts.builders import market, series
from tests.markets import KR

DAY = dt.date(2026, 3, 5)


def seen(closes: list[float]) -> Snapshot:
    """A session of Seoul whose history begins where its record close stood at 3,305.21."""
    history = series("^KS11", closes, day=DAY)
    peak = Peak(3305.21, dt.date.min, dt.date.max)
    return replace(
        market(day=DAY), session=markets.session(KR, DAY), series={"^KS11": history}, peaks={"^KS11": (peak,)}
    )


def measured(closes: list[float]) -> dict[str, float]:
    made = seen(closes)
    found = records.facts(made, made.series["^KS11"])
    return {fact.measure: fact.value for fact in found if fact.measure.startswith("points_")}


def test_kospi_of_2026_03_05():
    """3,305.21 points and 11.9457 % make 394.8 points at most before; 338.41 was the most since."""
    found = measured([4949.67, 5288.08, 5093.54, 5583.90])
    assert found == {"points_rise_all": pytest.approx(490.36)}


@pytest.mark.parametrize("closes", [[5000.0, 5500.0, 5093.54, 5583.90], [5000.0, 5100.0, 5490.0]])
def test_a_larger_move_before_or_one_that_may_have_been_is_none(closes):
    assert measured(closes) == {}


def told(*facts):
    return rules.items((MostPoints(),), FactBook(markets.session(KR, DAY), facts), Desk())


def test_what_is_a_record_in_percent_is_told_as_that():
    points = make("points_rise_all", "^KS11", 490.36, "points", DAY)
    (item,) = told(points)
    assert (item.tags, item.facts) == ({"up", "ever"}, (points.id,))
    assert not told(points, make("largest_rise_all", "^KS11", 12.0, "percent", DAY))
