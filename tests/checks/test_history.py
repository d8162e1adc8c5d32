"""Runs and sinces against a history made here, whose answers are counted by hand."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from newsgen.checks.history.past import changes as changed
from newsgen.checks.history.past import latest, monthly, run, weekly
from newsgen.checks.history.streaks import _OVER_BY_NOW
from newsgen.checks.recorded import Prices
from newsgen.checks.trading.investors import Net, _larger, _lengths
from newsgen.checks.trading.whole import _MOVED, _is_shifted

DAYS = [dt.date(2025, 8, 4) + dt.timedelta(days=n) for n in (0, 1, 2, 3, 4, 7, 8, 9)]
CLOSES = np.array([100.0, 102.0, 101.0, 101.5, 103.0, 102.0, 102.5, 104.0])
PRICES = Prices(DAYS, CLOSES)


def test_a_run_is_counted_back_to_the_first_day_of_the_other_sign() -> None:
    assert run(PRICES, 7, 1) == 2
    assert run(PRICES, 4, 1) == 2
    assert run(PRICES, 5, 1) == 0


def test_a_run_over_a_hole_is_unknown() -> None:
    closes = CLOSES.copy()
    closes[5] = np.nan
    assert run(Prices(DAYS, closes), 7, 1) is None


def test_the_last_time_is_before_today() -> None:
    changes = changed(PRICES, 7)
    assert changes is not None
    assert latest(PRICES, 7, np.concatenate(([False], changes[:-1] >= changes[-1])))[0] == dt.date(2025, 8, 8)


@pytest.mark.parametrize(("line", "day"), [(103, dt.date(2025, 8, 8)), (105, None)])
def test_a_line_was_last_crossed(line: float, day: dt.date | None) -> None:
    assert latest(PRICES, 7, CLOSES[:-1] >= line)[0] == day


@pytest.mark.parametrize(
    ("behind", "over"),
    [
        (" 떨어진 뒤의 반등", True), (" 하락 끝에 올랐다", True), (" 내리던 코스피", True),
        (" 약세를 딛고", True),
        (" 하락했다", False), (" 오르며 마감했다", False), (" 상승이다", False),
    ],
)  # fmt: skip
def test_a_run_that_the_day_ended_is_counted_to_the_day_before(behind: str, over: bool) -> None:
    assert (_OVER_BY_NOW.match(behind) is not None) == over


def test_weeks_end_at_their_last_session_and_begin_at_their_first() -> None:
    weeks = weekly(PRICES, 7)
    assert weeks.days == [dt.date(2025, 8, 4), dt.date(2025, 8, 11)]
    assert weeks.close.tolist() == [103.0, 104.0]


BOUGHT = Net(DAYS, np.array([900.0, -500.0, -2000.0, -60.0, -700.0, -300.0, -800.0, -1000.0]))
"""Sold for seven days, on one of them so little that the final figure may be the other way."""


def test_a_run_of_net_selling_has_as_many_days_as_are_sure_at_least() -> None:
    assert _lengths(BOUGHT, -1, 0) == (4, 7)
    assert _lengths(BOUGHT, -1, 1) == (3, 6)
    assert _lengths(BOUGHT, 1, 0) == (0, 0)


def test_a_run_of_net_buying_to_the_first_day_of_the_record_is_unknown() -> None:
    assert _lengths(Net(DAYS[:2], np.array([900.0, 800.0])), 1, 0) is None


def test_the_last_day_of_larger_selling_is_told() -> None:
    assert _larger(BOUGHT, -1) == dt.date(2025, 8, 6)
    assert _larger(Net(DAYS[:3], np.array([-1.0, -2.0, -3.0])), -1) is None


def test_a_record_of_the_year_and_ever_within_the_session(kr) -> None:
    """Kospi's high of 2025-10-27 was its highest; nobody had been above 4,042.83 before."""
    assert kr("코스피는 장중 사상 최고치를 새로 썼다.") == []


def test_a_difference_of_two_yields_is_no_yields_since(kr) -> None:
    assert kr("10년물 금리와 3년물 금리의 차이는 31bp로 2023년 10월 이후 가장 크게 벌어졌다.") == []


def test_months_end_at_their_last_session_and_begin_at_their_first() -> None:
    days = [dt.date(2025, 7, 30), dt.date(2025, 7, 31), dt.date(2025, 8, 1), dt.date(2025, 8, 29)]
    months = monthly(Prices(days, np.array([10.0, 11.0, 12.0, 13.0])), 3)
    assert months.days == [dt.date(2025, 7, 30), dt.date(2025, 8, 1)]
    assert months.close.tolist() == [11.0, 13.0]


@pytest.mark.parametrize(
    ("told", "value", "shifted"),
    [
        (3683e8, 3.6e15, True),  # 3683억원 of 3,600조원
        (253e12, 2.5e15, True),
        (3683e12, 3.6e15, False),
        (1200e12, 3.6e15, False),
    ],
)
def test_a_market_is_worth_another_power_of_ten(told: float, value: float, *, shifted: bool) -> None:
    assert _is_shifted(told, value) is shifted


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("시가총액은 하루 만에 192조 원 하락한 1997조원이다.", True),
        ("시가총액은 1997조원으로 줄었다.", False),
    ],
)
def test_what_a_market_lost_is_not_what_it_is_worth(text: str, *, moved: bool) -> None:
    end = text.index("조 원") + 3 if "조 원" in text else text.index("조원") + 2
    assert (_MOVED.match(text, end) is not None) is moved
