"""The market's fear."""

from __future__ import annotations

import pytest

from newsgen.rules import named
from tests.facts.builders import fact
from tests.rules.books import one, told, wordings, written

CLOSE = fact("close", "^VIX", 20.0, "level")


@pytest.mark.parametrize(
    ("change", "slight"), [(5.0, False), (-5.0, False), (4.99, True), (-4.99, True), (0.0, True)]
)
def test_what_moved_little_is_told_in_words_alone(change, slight):
    facts = [fact("change_day", "^VIX", change), CLOSE]
    item = one("volatility", *facts)
    assert ("slight" in item.tags) is slight
    assert named("volatility").matter(item) == ("inside" if slight else "^VIX")
    (text,) = written([item], facts)
    assert ("20" not in text and "%" not in text) is slight
    if slight:
        assert item.score.total == 1.2, "it fills room, and is never news"


@pytest.mark.parametrize(
    ("change", "wrong"), [(1.0, "내렸다"), (-1.0, "올랐다"), (0.001, "올랐다"), (-0.001, "내렸다")]
)
def test_in_words_it_went_the_way_it_did(change, wrong):
    facts = [fact("change_day", "^VIX", change), CLOSE]
    said = wordings([one("volatility", *facts)], facts)
    assert len(said) >= 3
    assert not [sentence for sentence in said if wrong in sentence]


@pytest.mark.parametrize(("periods", "told_of"), [(40, True), (39, False)])
def test_it_is_told_where_it_is_the_highest_in_months(periods, told_of):
    level = fact("highest_since", "^VIX", 20.0, "level", periods=periods)
    item = one("volatility", fact("change_day", "^VIX", 1.0), CLOSE, level)
    assert ("highest" in item.tags) is told_of
    assert ("slight" in item.tags) is not told_of


def test_calm_is_less_than_fear_and_an_old_level_less_than_a_new_one():
    change = fact("change_day", "^VIX", 1.0)
    low, high = (fact(f"{end}_since", "^VIX", 20.0, "level", periods=99) for end in ("lowest", "highest"))
    before = fact("highest_since_day_before", "^VIX", 19.0, "level", periods=98)
    assert one("volatility", change, CLOSE, high).score.freshness == 0
    assert one("volatility", change, CLOSE, low).score.freshness == -2
    assert one("volatility", change, CLOSE, high, before).score.freshness == -2
    assert one("volatility", change, CLOSE, low, calm=-3).score.freshness == -3


def test_it_needs_its_level_and_counts_its_surprise():
    assert told("volatility", fact("change_day", "^VIX", 20.0)) == []
    item = one("volatility", fact("change_day", "^VIX", -9.0), CLOSE, fact("surprise_day", "^VIX", 4.0))
    assert item.tags == {"down"}
    assert item.score.surprise == 4.0
    frightened = fact("change_day", "^VIX", 20.0), fact("close", "^VIX", 30.0, "level")
    assert "high" in one("volatility", *frightened).tags


@pytest.mark.parametrize(("change", "told_of"), [(15.0, ["VIX 15% 급등"]), (14.99, [])])
def test_a_headline_tells_it_from_where_it_jumped(change, told_of):
    facts = [fact("change_day", "^VIX", change), fact("close", "^VIX", 20.0, "level")]
    assert written([one("volatility", *facts)], facts, part="tail") == told_of
