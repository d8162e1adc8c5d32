"""How often one figure may stand in a piece."""

from __future__ import annotations

from newsgen.story.budget import Budget, Counts, by_value, counted
from newsgen.story.markup import FIGURE, mark, pieces

RISE = mark(FIGURE, ("change_day:^GSPC@2025-08-13", "percent"), "0.32%")
ROUNDED = mark(FIGURE, ("change_day:^GSPC@2025-08-13", "tenth"), "0.3%")
GROUP = mark(FIGURE, ("change_day:AAPL@2025-08-13", "around", "change_day:^GSPC@2025-08-13"), "1%")
DAY = mark(FIGURE, ("change_day:^GSPC@2025-08-13", "since_day"), "5월 12일")


def _printed(marked: str) -> Counts:
    return counted(pieces(marked))


def test_a_fact_is_printed_twice_however_it_is_rounded_and_not_again():
    once = Budget().spent(_printed(f"S&P500 {RISE}"))
    assert once.fits(_printed(ROUNDED))
    assert once.fits(_printed(GROUP))
    twice = once.spent(_printed(ROUNDED))
    assert not twice.fits(_printed(RISE))
    assert not twice.fits(_printed(f"{GROUP} 안팎"))
    assert twice.fits(_printed(DAY)), "a date is no value"
    assert not once.fits(_printed(RISE + ROUNDED))


def test_two_facts_that_are_one_broken_number_of_a_subject_are_one_figure():
    """Five sessions in a row that are a week: 1.68 % over both."""
    run, week, other = (
        _printed(mark(FIGURE, (f"{name}@2025-08-13", "tenth"), "1.7%"))
        for name in ("run_change:^GSPC", "change_week:^GSPC", "change_week:^DJI")
    )
    twice = Budget(known=by_value(lambda _: 1.6816)).spent(run, run)
    assert not twice.fits(week)
    assert twice.fits(other)
    assert Budget(known=by_value(lambda _: 2.0)).spent(run, run).fits(week), "whole numbers meet by chance"


def test_a_text_whose_figures_have_all_stood_tells_nothing_new():
    once = Budget().spent(_printed(RISE))
    assert once.repeats(_printed(ROUNDED))
    assert once.repeats(_printed(GROUP))
    assert not once.repeats(_printed("사상 최고치로 마감했다."))
