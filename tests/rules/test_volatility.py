"""The market's fear."""

from __future__ import annotations

import datetime as dt
import re

import msgspec
import pytest

from newsgen import markets
from newsgen.facts.fact import make
from tests.facts.builders import fact
from tests.markets import KR
from tests.rules import seoul
from tests.rules.books import one, told, written

CLOSE = fact("close", "^VIX", 20.0, "level")


@pytest.mark.parametrize(
    ("change", "chosen", "in_words"),
    [
        (7.0, True, False),
        (-7.0, True, False),
        (6.99, True, True),
        (-4.0, True, True),
        (3.0, True, True),
        (-3.99, False, True),
        (2.99, False, True),
        (0.5, False, True),
    ],
)
def test_it_is_told_with_its_level_where_it_moved_far_and_in_words_where_it_moved(change, chosen, in_words):
    """On a day on which the indices rose: what went their way says more than what fell as they did."""
    rose = [fact("change_day", index, 0.6) for index in ("^DJI", "^GSPC", "^IXIC")]
    item = one("volatility", fact("change_day", "^VIX", change), CLOSE, *rose)
    assert (item.chosen, "words" in item.tags) == (chosen, in_words)


def test_in_fear_it_is_told_whatever_it_did_and_where_indices_parted_only_if_far():
    fall = fact("change_day", "^VIX", -5.0)
    parted = [fact("change_day", "^DJI", 0.6), fact("change_day", "^GSPC", -0.1)]
    assert not one("volatility", fall, CLOSE, *parted).chosen
    assert one("volatility", fall, fact("close", "^VIX", 30.0, "level"), *parted).chosen


@pytest.mark.parametrize("change", [2.9, -2.9])
def test_of_a_small_move_the_level_is_told_alone(change):
    facts = [fact("change_day", "^VIX", change), CLOSE]
    (text,) = written([one("volatility", *facts)], facts)
    assert re.search("소폭 (?:올랐다|오른)" if change > 0 else "소폭 (?:내렸다|내린)", text)
    assert re.findall(r"[\d.]+%?", text.rstrip(".")) == ["20.00"]


@pytest.mark.parametrize(("periods", "told_of"), [(60, True), (59, False)])
def test_it_is_told_where_it_is_the_highest_in_months(periods, told_of):
    level = fact("highest_since", "^VIX", 20.0, "level", periods=periods)
    item = one("volatility", fact("change_day", "^VIX", 0.9), CLOSE, level)
    assert ("words" in item.tags) is not told_of
    assert ("highest" in item.tags) is told_of


@pytest.mark.parametrize(
    ("since", "periods", "is_told"),
    [("2024-12-06", 263, True), ("2024-12-13", 259, False), ("2024-12-06", 239, False)],
)
def test_a_year_s_low_is_told_again_where_it_reaches_further_back(since, periods, is_told):
    """13.47 on 2025-12-24 after 14.00, both of days on which the one before was such a low already."""
    low = fact("lowest_since", "^VIX", 13.47, "level", since=dt.date.fromisoformat(since), periods=periods)
    then = {"since": dt.date(2024, 12, 13), "periods": 258}
    before = fact("lowest_since_day_before", "^VIX", 14.0, "level", **then)
    item = one("volatility", fact("change_day", "^VIX", -3.79), CLOSE, low, before)
    assert ("lowest" in item.tags) is is_told


def test_calm_is_less_than_fear_and_an_old_level_is_no_news():
    change = fact("change_day", "^VIX", 1.0)
    low, high = (fact(f"{end}_since", "^VIX", 20.0, "level", periods=99) for end in ("lowest", "highest"))
    before = fact("highest_since_day_before", "^VIX", 19.0, "level", periods=98)
    assert one("volatility", change, CLOSE, high).score.freshness == 0
    assert one("volatility", change, CLOSE, low).score.freshness == -2
    assert "highest" not in one("volatility", change, CLOSE, high, before).tags
    farther = msgspec.structs.replace(high, periods=196)
    assert "highest" in one("volatility", change, CLOSE, farther, before).tags
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


@pytest.mark.parametrize(("change", "level"), [(4.9, False), (9.9, False), (-10.0, True)])
def test_how_far_it_moved_is_told_beside_its_level_where_it_moved_far(change, level):
    facts = [fact("change_day", "^VIX", change), fact("close", "^VIX", 18.2, "level")]
    (text,) = written([one("volatility", *facts)], facts)
    assert ("18.20" in text) is level
    assert "%" in text


@pytest.mark.parametrize(
    ("change", "since", "chosen"),
    [(19.9, None, False), (20.0, None, True), (1.0, "highest_since", True), (-1.0, "lowest_since", False)],
)
def test_seoul_tells_its_own_only_where_it_went_far_or_is_high(change, since, chosen):
    session, about = markets.session(KR, dt.date(2025, 11, 5)), KR.fear
    facts = [
        make("close", about, 28.0, "level", session.day),
        make("change_day", about, change, "percent", session.day),
    ]
    if since:
        facts += [make(since, about, 28.0, "level", session.day, since=dt.date(2025, 4, 9), periods=140)]
    book = seoul.book_of(session, facts)
    (item,) = seoul.told("volatility", book)
    assert item.chosen is chosen


@pytest.mark.parametrize(
    ("change", "record", "broad", "tag"),
    [
        (4.19, True, 3.13, "on_record"),  # 2026-02-12: from 38.88 to 40.51 beside a record
        (2.9, True, 3.13, ""),
        (14.06, False, -3.79, "on_sharp"),  # 2025-11-21: from 36.28 to 41.38
        (7.9, False, -3.79, ""),
        (14.06, False, -1.0, ""),
    ],
)
def test_in_seoul_it_stands_beside_a_record_or_a_sharp_day(change, record, broad, tag):
    day = dt.date(2025, 11, 21)
    facts = [
        make("change_day", "VKOSPI", change, "percent", day),
        make("close", "VKOSPI", 41.38, "index", day),
    ]
    facts.append(make("change_day", "^KS11", broad, "percent", day))
    facts += [make("high_all", "^KS11", 5522.27, "level", day)] if record else []
    (item,) = seoul.told("volatility", seoul.book_of(markets.session(KR, day), facts))
    assert item.tags & {"on_record", "on_sharp"} == ({tag} if tag else set())
    assert item.chosen is bool(tag)
