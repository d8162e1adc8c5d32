"""A date told of another year than it is of, and how desks write it with the right one."""

from __future__ import annotations

import datetime as dt

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look

_LATELY = 60
"""Days before the text's own that a month names without its year."""


def redated(day: dt.date, now: dt.date, *, in_figures: bool) -> str:
    """Return a date as a text of ``now`` writes it; ``in_figures`` where the one that it replaces has its year so."""
    year = {now.year: "올해 ", now.year - 1: "지난해 "}.get(day.year, f"{day.year}년 ")
    if in_figures:
        year = f"{day.year}년 "
    elif day.year == now.year and (now - day).days < _LATELY:
        year = ""
    return f"{year}{day.month}월 {day.day}일"


def of_year(look: Look, day: dt.date, start: int, end: int, *, in_figures: bool, fact: str = "") -> Flaw:
    """Return the flaw of a date whose figures are of the same day of another year."""
    message = f"이 수치는 {day:%Y-%m-%d}의 것입니다."
    right = redated(day, look.day, in_figures=in_figures)
    return Flaw("year", Kind.FALSE, start, end, message, right, fact=fact)
