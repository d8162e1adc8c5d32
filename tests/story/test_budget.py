"""How often one figure may stand in a piece."""

from __future__ import annotations

from newsgen.story.budget import Budget, Counts, counted
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


def test_a_text_whose_figures_have_all_stood_tells_nothing_new():
    once = Budget().spent(_printed(RISE))
    assert once.repeats(_printed(ROUNDED))
    assert once.repeats(_printed(GROUP))
    assert not once.repeats(_printed("사상 최고치로 마감했다."))
