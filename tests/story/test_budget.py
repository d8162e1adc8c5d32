"""How often one figure may stand in a piece."""

from __future__ import annotations

from newsgen.story.budget import Budget, by_value
from newsgen.story.markup import FIGURE, mark

RISE = mark(FIGURE, ("change_day:^GSPC@2025-08-13", "percent"), "0.32%")
ROUNDED = mark(FIGURE, ("change_day:^GSPC@2025-08-13", "tenth"), "0.3%")
GROUP = mark(FIGURE, ("change_day:AAPL@2025-08-13", "around", "change_day:^GSPC@2025-08-13"), "1%")
DAY = mark(FIGURE, ("change_day:^GSPC@2025-08-13", "since_day"), "5월 12일")


def test_a_fact_is_printed_twice_however_it_is_rounded_and_not_again():
    once = Budget().spent([f"S&P500 {RISE}"])
    assert once.fits(ROUNDED)
    assert once.fits(GROUP)
    twice = once.spent([ROUNDED])
    assert not twice.fits(RISE)
    assert not twice.fits(f"{GROUP} 안팎")
    assert twice.fits(DAY), "a date is no value"
    assert not once.fits(RISE + ROUNDED)


def test_two_facts_that_are_one_broken_number_of_a_subject_are_one_figure():
    """Five sessions in a row that are a week: 1.68 % over both."""
    run, week, other = (
        mark(FIGURE, (f"{name}@2025-08-13", "tenth"), "1.7%")
        for name in ("run_change:^GSPC", "change_week:^GSPC", "change_week:^DJI")
    )
    values = {"run_change:^GSPC@2025-08-13": 1.6816, "change_week:^GSPC@2025-08-13": 1.6816}
    twice = Budget(known=by_value(lambda fact: values.get(fact, 1.6816))).spent([run, run])
    assert not twice.fits(week)
    assert twice.fits(other)
    assert Budget(known=by_value(lambda _: 2.0)).spent([run, run]).fits(week), "whole numbers meet by chance"


def test_a_text_whose_figures_have_all_stood_tells_nothing_new():
    once = Budget().spent([RISE])
    assert once.repeats(ROUNDED)
    assert once.repeats(GROUP)
    assert not once.repeats("사상 최고치로 마감했다.")
