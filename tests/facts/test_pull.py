"""Points that one company made of the Dow, and the part of the S&P's move that one made: by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from newsgen.facts import pull
from newsgen.facts.book import FactBook
from newsgen.snapshot.snapshot import Rebased, Snapshot
from tests.facts.builders import NAN, market, panel, series
from tests.markets import US, us

DAY = dt.date(2025, 5, 13)
MADE = next(one for one in US.compositions if one.since == dt.date(2024, 11, 8))
PRICE = 230.0


def dow(
    *, missing: str = "", level: float | None = None, unh: tuple[float, float] = (378.75, 311.38)
) -> Snapshot:
    """Thirty members at one price but UnitedHealth, and the index that they make; one may lack its closes."""
    closes = {member: [PRICE, PRICE] for member in MADE.members} | {"UNH": list(unh)}
    before, today = (sum(each[row] for each in closes.values()) / MADE.divisor for row in (0, 1))
    index = series("^DJI", [before, level or today], day=DAY)
    stocks = panel(closes | ({missing: [NAN, NAN]} if missing else {}), day=DAY)
    return market(index, day=DAY, stocks=stocks)


def points(seen: Snapshot) -> dict[str, float]:
    found = FactBook(us(DAY), pull.facts(seen))
    return {fact.about: round(fact.value, 1) for fact in found.all("blue_points_day")}


def test_unitedhealth_of_2025_05_13():
    """378.75 to 311.38 dollars are 67.37, over 0.16268413 that is 414.1 points; nothing else moved."""
    assert points(dow()) == {"UNH": -414.1}
    (rest,) = FactBook(us(DAY), pull.facts(dow())).all("blue_rest_day")
    assert rest.value == pytest.approx(0.0, abs=1e-9)


def test_one_member_without_a_close_leaves_the_known_divisor():
    assert points(dow(missing="VZ")) == {"UNH": -414.1}


def test_nothing_where_the_closes_do_not_make_the_index():
    right = float(dow().series["^DJI"].close[-1])
    assert points(dow(level=right * 1.0004)) == {"UNH": pytest.approx(-414.1, abs=0.5)}
    assert points(dow(level=right * 1.0006)) == {}
    assert points(dow(missing="VZ", level=right * 1.01)) == {}, "what is left is no price of the day before"


def test_nothing_where_a_base_price_changed_the_divisor():
    rebased = replace(dow(), bases={"HON": Rebased(DAY, PRICE, 1.0)})
    assert points(rebased) == {}


def test_nothing_of_a_small_move():
    assert points(dow(unh=(378.75, 364.0))) == {}, "3.9 %, 90.7 points"


def broad(index: tuple[float, float]) -> list[float]:
    """One of the basket worth a fifth of the large fell by 10 %, the others stood: 2 % of the whole."""
    closes = {"NVDA": [100.0, 90.0], "A": [10.0, 10.0], "B": [10.0, 10.0]}
    caps = {"NVDA": 2e5, "A": 4e5, "B": 4e5}
    seen = market(
        series("^GSPC", index, day=DAY),
        day=DAY,
        stocks=panel(closes, day=DAY, caps=caps),
        universes={"sp500": frozenset(closes)},
        baskets={"M7": ("NVDA",)},
    )
    return [fact.value for fact in FactBook(us(DAY), pull.facts(seen)).all("broad_share_day")]


def test_a_part_of_the_broad_index_s_move():
    assert broad((100.0, 98.0)) == [pytest.approx(100.0)]
    assert broad((100.0, 97.0)) == [], "the large made 2 %, the index 3 %: worth by all shares is no measure"
