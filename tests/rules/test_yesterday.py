"""What a day did to the day before."""

from __future__ import annotations

import re

import pytest

from newsgen.facts.fact import closes
from tests.facts.builders import fact, series
from tests.rules.books import one, told, wordings


def days(before: float, now: float):
    """The broad index's day and the one before, with the other indices along."""
    others = [fact("change_day", about, now) for about in ("^DJI", "^IXIC")]
    turned = 100 + before
    three = series("^GSPC", [100.0, turned, turned * (1 + now / 100)])
    return [
        fact("change_day_before", "^GSPC", before, inputs=closes(three, [-3, -2])),
        fact("change_day", "^GSPC", now, inputs=closes(three, [-2, -1])),
        *others,
    ]


@pytest.mark.parametrize(
    ("before", "now", "kind"),
    [
        (-1.0, 1.02, "all"),  # 99 * 1.0102 = 100.0098
        (-1.0, 1.0, "most"),  # 99 * 1.01 = 99.99: a hundredth is lacking
        (-1.0, 0.8, "most"),
        (-1.0, 0.79, ""),
        (-1.0, 2.01, ""),
        (1.0, -1.0, "all"),
        (1.0, 1.25, ""),
        (0.39, 0.5, ""),
        (-2.0, 1.1, "half"),  # 98 * 1.011 = 99.078: 1.078 of 2 points
        (-2.0, 1.01, ""),  # 98 * 1.0101 = 98.99: 0.99 of 2 points
        (-1.49, 1.1, ""),
    ],
)
def test_it_is_told_where_today_answers_to_the_day_before(before, now, kind):
    found = told("yesterday", *days(before, now))
    assert [sorted(item.tags - {"up", "down"}) for item in found] == ([[kind]] if kind else [])


def test_it_is_silent_where_the_indices_went_apart():
    facts = [each for each in days(-1.0, 0.9) if each.about != "^DJI"]
    assert told("yesterday", *facts, fact("change_day", "^DJI", -0.1)) == []


@pytest.mark.parametrize(
    ("before", "now", "word"),
    [
        (-1.0, 1.2, "낙폭을|하락분을|잃은"),
        (1.0, -1.2, "오름폭을|상승분을|얻은"),
        (-1.0, 0.9, "낙폭을 대부분|하락분을 거의"),
    ],
)
def test_it_names_the_index_of_which_it_is_true_and_has_no_figure(before, now, word):
    facts = days(before, now)
    for said in wordings([one("yesterday", *facts)], facts):
        assert said.startswith("S&P500지수")
        assert re.search(word, said)
        assert not re.search(r"\d", said.replace("S&P500", ""))
