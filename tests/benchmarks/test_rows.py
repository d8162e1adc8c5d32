"""The table of benchmarks: ratios, targets, and what is said where there is no alternative."""

from __future__ import annotations

import pytest

from benchmarks.__main__ import DOCUMENT
from benchmarks.clock import Times
from benchmarks.rows import BEGIN, END, Row, Target, markdown, times, written

AN_ARTICLE = times("an article", Times(0.012, 0.011), "bare Jinja2", Times(0.0005, 0.0004), Target("<=", 20))
RATE = Row(
    name="terms as text",
    ours=16.14,
    unit="MB/s",
    alternative="flashtext2",
    theirs=80.7,
    target=Target(">=", 15, "ours"),
)
ALONE = Row(
    name="a brief",
    ours=3.0,
    unit="ms",
    alternative="RosaeNLG: no node here",
    theirs=None,
    target=Target("<=", 1),
)


def test_a_ratio_is_ours_over_the_other() -> None:
    assert AN_ARTICLE.ratio == 24
    assert round(RATE.ratio or 0, 3) == 0.2


def test_a_target_is_of_the_ratio_or_of_our_figure_and_of_nothing_where_there_is_none() -> None:
    assert (AN_ARTICLE.met, RATE.met, ALONE.met) == (False, True, None)


def test_the_table_tells_figures_and_whether_the_target_is_met() -> None:
    assert markdown([AN_ARTICLE, RATE, ALONE]).splitlines()[2:] == [
        "| an article | 12.0 ms | bare Jinja2 | 0.500 ms | 24.0 x | <= 20 x | missed |",
        "| terms as text | 16.1 MB/s | flashtext2 | 80.7 MB/s | 0.200 x | >= 15 MB/s | met |",
        "| a brief | 3.00 ms | RosaeNLG: no node here |  |  | <= 1 x |  |",
    ]


def test_a_run_takes_the_place_of_the_last_one_and_leaves_the_prose() -> None:
    text = f"before\n{BEGIN}\n\nold\n\n{END}\nafter\n"
    once = written(text, [RATE], "2 cores")
    assert once == f"before\n{BEGIN}\n\n{markdown([RATE])}\n\n2 cores\n\n{END}\nafter\n"
    twice = written(once, [ALONE], "4 cores")
    assert twice == f"before\n{BEGIN}\n\n{markdown([ALONE])}\n\n4 cores\n\n{END}\nafter\n"


def test_a_document_without_the_marks_is_not_written() -> None:
    with pytest.raises(ValueError, match="table"):
        written("before\nafter\n", [RATE], "2 cores")


def test_the_document_has_a_place_for_the_table() -> None:
    assert written(DOCUMENT.read_text(encoding="utf-8"), [RATE], "2 cores").count(markdown([RATE])) == 1
