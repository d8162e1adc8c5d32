"""What a day did to the day before."""

from __future__ import annotations

import re

import pytest

from newsgen.facts.fact import closes
from tests.facts.builders import fact, series
from tests.rules.books import one, told, wordings, written


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
        (-1.9, 1.05, "half"),  # 98.1 * 1.0105 = 99.13: 1.03 of 1.9 points
        (-1.9, 0.95, ""),  # 98.1 * 1.0095 = 99.032: 0.93 of 1.9 points
        (-2.0, 1.1, "far half"),  # 98 * 1.011 = 99.078: 1.078 of 2 points
        (-2.0, 1.01, "far part"),
        (9.5, -3.5, "far part"),
        (-2.1, 0.49, ""),
        (-2.1, -3.0, ""),
        (-1.49, 1.1, ""),
    ],
)
def test_it_is_told_where_today_answers_to_the_day_before(before, now, kind):
    found = told("yesterday", *days(before, now))
    assert [sorted(item.tags - {"up", "down"}) for item in found] == ([kind.split()] if kind else [])


def test_it_is_silent_where_the_indices_went_apart():
    facts = [each for each in days(-1.0, 0.9) if each.about != "^DJI"]
    assert told("yesterday", *facts, fact("change_day", "^DJI", -0.1)) == []


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (9.5, -3.5, "전날 9%대 폭등했던|전날 9.5% 폭등했던"),
        (-2.7, 1.56, "전날 2.7% 급락했던"),
    ],
)
def test_a_day_before_that_went_far_is_named_with_its_size(before, now, said):
    facts = days(before, now)
    (found,) = told("yesterday", *facts)
    assert re.match(f"(?:{said}) S&P500지수는 ", written([found], facts)[0])


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


def test_a_far_day_before_is_answered_once():
    """2026-03-05: KOSPI won back most of a fall of 12 %, and 40 % of that of three days."""
    run = [
        fact(
            "won_back", "^GSPC", 40.0, n=3, inputs=closes(series("^GSPC", [100.0, 82.0, 89.2]), [-3, -2, -1])
        ),
        fact("streak_ended_down", "^GSPC", 3, "sessions"),
    ]
    assert [item.chosen for item in told("won_back", *days(-12.1, 9.6), *run)] == [True]
    assert told("yesterday", *days(-12.1, 9.6), *run) == []
    assert [item.chosen for item in told("won_back", *days(-16.0, 9.6), *run)] == [False]
    assert told("yesterday", *days(-16.0, 9.6), *run) != []
    assert [item.chosen for item in told("won_back", *days(-1.6, 9.5), *run)] == [True]


@pytest.mark.parametrize(
    ("now", "said_"),
    [
        (0.95, "절반 이상을"),  # 98.14 * 0.0095 is 0.932 of 1.86 points
        (1.43, "대부분을"),  # 98.14 * 0.0143 is 1.403 of 1.86 points: 75.4 %
        (1.3, "절반 이상을"),  # 98.14 * 0.013 is 1.276 of 1.86 points
    ],
)
def test_how_much_of_a_fall_was_won_back_is_as_much_as_is_true(now, said_):
    facts = days(-1.86, now)
    for said in wordings(told("yesterday", *facts), facts):
        assert said_ in said
