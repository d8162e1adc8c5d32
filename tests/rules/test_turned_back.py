"""A big name that opened far one way and closed the other."""

from __future__ import annotations

import pytest

from newsgen.rules import named
from tests.facts.builders import fact
from tests.rules.books import one, told, wordings


def day(opened: float, closed: float, about: str = "NVDA"):
    return fact("open_change", about, opened), fact("change_day", about, closed)


@pytest.mark.parametrize(
    ("opened", "closed", "found"),
    [(5.06, -3.15, True), (2.4, -3.0, False), (2.5, -0.9, False), (-3.0, 1.0, True), (3.0, 1.5, False)],
)
def test_it_must_open_far_and_close_the_other_way(opened, closed, found):
    assert bool(told("turned_back", *day(opened, closed))) is found


def test_one_that_went_far_from_its_opening_stands_in_the_lead():
    rule = named("turned_back")
    far, near = one("turned_back", *day(5.06, -3.15)), one("turned_back", *day(3.0, -2.9))
    assert rule.happened(far)
    assert not rule.happened(near)
    assert far.score.surprise == pytest.approx(8.21 / 2)


def test_of_several_the_one_with_the_longest_way_is_told():
    item = one("turned_back", *day(3.0, -2.0), *day(4.0, -3.0, "TSLA"))
    assert item.about == "TSLA"


def test_how_it_reads():
    facts = day(5.06, -3.15)
    for text in wordings([one("turned_back", *facts)], facts):
        assert text.startswith("엔비디아는 5.1% ")
        assert text.endswith("3% 넘게 내렸다.")
