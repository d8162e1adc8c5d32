"""How the main indices went, over a day and over a week."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import markets
from newsgen.facts.book import FactBook
from newsgen.model import Fact
from newsgen.rules import named
from newsgen.rules.base import Desk
from tests.facts.builders import DAY, fact
from tests.markets import KR, US
from tests.rules.books import INDICES, indices, one, told, written


@pytest.mark.parametrize(
    ("changes", "tags"),
    [
        ((0.5, 0.6, 0.7), {"all_up", "normal"}),
        ((-0.5, -0.6, -0.7), {"all_down", "normal"}),
        ((0.5, -0.6, 0.7), {"mixed", "normal"}),
        ((0.09, -0.09, 0.0), {"mixed", "flat", "partly"}),
        ((0.49, 0.3, 0.2), {"all_up", "quiet"}),
        ((1.0, 2.0, 1.0), {"all_up", "sharp", "far"}),
        ((1.0, 0.99, 1.0), {"all_up", "normal"}),
        ((1.0, 1.0, 0.5), {"all_up", "normal", "far"}),
        ((9.0, 1.99, 9.0), {"all_up", "normal", "far"}),
        ((-1.0, -5.0, -1.0), {"all_down", "extreme", "far"}),
    ],
)
def test_the_close_has_the_character_of_the_day(changes, tags):
    item = one("market_close", *indices(*changes))
    assert item.tags == tags
    assert item.standing
    assert item.chosen


def test_the_close_counts_the_rarest_index():
    item = one(
        "market_close",
        *indices(1, 1, 1),
        fact("surprise_day", "^DJI", 4.0),
        fact("surprise_day", "^IXIC", 6.0),
    )
    assert item.score.surprise == 6.0
    assert item.score.tested == 3
    assert item.score.weight == 3.0


def test_no_index_no_close():
    assert told("market_close", fact("change_day", "^RUT", 1.0)) == []


WEEK = fact("week", "XNYS", 5, "sessions", base=dt.date(2025, 8, 11))


def closed(*changes: float) -> list[Fact]:
    return [
        each
        for about, change in zip(INDICES, changes, strict=True)
        for each in (
            fact("change_week", about, change),
            fact("points_week", about, change, "points"),
            fact("close", about, 100.0, "level"),
        )
    ]


@pytest.mark.parametrize(
    ("changes", "tags"),
    [
        ((1.0, 1.0, 1.0), {"all_up", "normal"}),
        ((-1.0, -1.0, -0.01), {"all_down", "normal"}),
        ((1.0, 1.0, 0.004), {"mixed", "normal"}),
        ((0.19, -0.1, 0.0), {"mixed", "flat"}),
        ((0.2, -0.1, 0.0), {"mixed", "quiet"}),
        ((0.79, 0.5, 0.3), {"all_up", "quiet"}),
        ((0.8, 0.5, 0.3), {"all_up", "normal"}),
        ((1.0, 3.49, 9.0), {"all_up", "normal"}),
        ((1.0, 3.5, 1.0), {"all_up", "sharp"}),
        ((-1.0, -7.0, -1.0), {"all_down", "extreme"}),
        ((1.0, -7.0, -1.0), {"mixed", "normal"}),
    ],
)
def test_the_week_has_its_character(changes, tags):
    (item,) = told("week_close", WEEK, *closed(*changes))
    assert item.tags == tags
    assert item.standing
    assert item.chosen


@pytest.mark.parametrize(
    ("change", "tags"),
    [(4.9, set()), (5.0, {"fear_some"}), (-24.9, {"fear_some"}), (25.0, {"fear_far"})],
)
def test_how_far_the_vix_went_is_in_the_tags(change, tags):
    vix = [fact("change_week", "^VIX", change), fact("points_week", "^VIX", 1.0), fact("close", "^VIX", 20.0)]
    (item,) = told("week_close", WEEK, *closed(1, 1, 1), *vix)
    assert item.subjects["fear"] == ("^VIX",)
    assert {tag for tag in item.tags if tag.startswith("fear")} == tags


@pytest.mark.parametrize(
    ("change", "close", "said"),
    [
        (4.9, 20.0, "한 주 전과 "),
        (-24.9, 20.0, " 낮아졌다."),
        (24.9, 20.0, " 높아졌다."),
        (25.0, 20.0, "25% "),
        (16.0, 31.05, "31.05"),
    ],
)
def test_how_far_the_vix_went_is_told_where_it_is_news(change, close, said):
    vix = [
        fact("change_week", "^VIX", change),
        fact("points_week", "^VIX", 1.0),
        fact("close", "^VIX", close, "level"),
    ]
    facts = [WEEK, *closed(1, 1, 1), *vix]
    (text,) = written([one("week_close", *facts)], facts)
    assert said in text.partition("변동성지수(VIX)는 ")[2]


def test_a_day_with_one_index_and_one_that_hardly_moved():
    assert one("market_close", fact("change_day", "^GSPC", 0.09)).tags == {
        "all_up",
        "flat",
        "partly",
        "alone",
    }
    assert "partly" in one("market_close", *indices(0.1, 0.2, 0.0999)).tags
    assert "partly" not in one("market_close", *indices(0.1, 0.2, 0.1)).tags


@pytest.mark.parametrize(("session", "tag"), [("2025-01-02", "year_start"), ("2025-07-03", "half_day")])
def test_days_that_the_calendar_sets_apart(session, tag):
    item = one("market_close", *indices(1, 1, 1), session=dt.date.fromisoformat(session))
    assert tag in item.tags
    assert named("market_close").occasion(item, US, small=False) == tag


@pytest.mark.parametrize(
    ("moves", "day", "week"),
    [
        ((1.0, 1.0, 1.0), "advance", "week_advance"),
        ((-1.0, -1.0, -1.0), "decline", "week_decline"),
        ((9.0, 9.0, 9.0), "surge", "week_surge"),
        ((-9.0, -9.0, -9.0), "plunge", "week_plunge"),
        ((1.0, -1.0, 1.0), "mixed", "week_mixed"),
        ((0.1, 0.1, 0.1), "quiet", "week_quiet"),
        ((0.1, -0.1, 0.1), "mixed", "week_quiet"),
    ],
)
def test_what_it_is_about(moves, day, week):
    assert named("market_close").angle(one("market_close", *indices(*moves))) == day
    assert named("week_close").angle(one("week_close", WEEK, *closed(*moves))) == week


def test_a_mixed_market_is_never_sharp():
    assert one("market_close", *indices(1.0, -7.0, -1.0)).tags == {"mixed", "normal", "far"}


def test_of_seoul_it_tells_seoul_s_indices():
    facts = [
        fact("change_day", "^KS11", 1.0),
        fact("change_day", "^KQ11", 2.5),
        fact("change_day", "^GSPC", 9.0),
    ]
    book = FactBook(markets.session(KR, DAY), facts)
    (item,) = named("market_close").items(book, Desk())
    assert item.about == KR.exchange
    assert item.subjects["indices"] == ("^KS11", "^KQ11")
    assert item.subjects["small"] == (), "it is one of the main indices there"
    assert "normal" in item.tags, "sharp by the broad index"
