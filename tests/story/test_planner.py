"""Who leads, what a day is known for, and what goes where there is no room."""

from __future__ import annotations

import pytest

from newsgen import rules
from newsgen.config import StorySettings
from newsgen.editions import CLOSE, MIDDAY, WEEK
from newsgen.model import Item
from newsgen.rules.base import score
from newsgen.story.angles import OCCASIONS, angle_of
from newsgen.story.planner import Plan, plan
from newsgen.story.room import kept
from tests.markets import US

LEADS = {
    "market_close",
    "divergence",
    "drawdown",
    "extremes",
    "largest_move",
    "reversal",
    "turn",
    "yields",
} | {"week_close"}


def item(rule: str, about: str = "^GSPC", *tags: str, bits: float = 5.0, standing: bool = False) -> Item:
    one = rules.named(rule)
    return Item(
        rule=rule,
        about=about,
        facts=(),
        score=score(bits),
        reason="까닭",
        subjects=dict.fromkeys(one.one | one.many, ()),
        standing=standing,
        tags=frozenset(tags),
    )


def close(*tags: str, bits: float = 3.0) -> Item:
    return item("market_close", "XNYS", *(tags or ("all_up", "normal")), bits=bits, standing=True)


def lead(*items: Item, edition=CLOSE) -> str:
    """``rule:about`` of what leads."""
    best_first = sorted(items, key=lambda each: -each.score.total)
    return plan(best_first, edition, lambda rule: rule.name in LEADS).lead.key


@pytest.mark.parametrize(("leap", "leads"), [((), "round_levels:^GSPC"), (("vast",), "giant:CSCO")])
def test_a_mark_of_the_market_comes_before_a_leap_that_is_not_vast(leap, leads):
    told = {*LEADS, "giant", "round_levels"}
    found = [item("giant", "CSCO", "up", *leap, bits=8.6), item("round_levels", "^GSPC", "first", "mark")]
    assert plan([*found, close()], CLOSE, lambda rule: rule.name in told).lead.key == leads
    bare = [found[0], item("round_levels", "^GSPC", "first", "up"), close()]
    assert plan(bare, CLOSE, lambda rule: rule.name in told).lead.key == "giant:CSCO"


def test_the_strongest_that_can_leads():
    assert (
        lead(close(), item("divergence", "^RUT-^GSPC", "small", "far", "leads", bits=9.0))
        == "divergence:^RUT-^GSPC"
    )
    assert (
        lead(close(), item("divergence", "^RUT-^GSPC", "small", "far", "leads", bits=2.0))
        == "market_close:XNYS"
    )
    assert lead(close(), item("divergence", "^RUT-^GSPC", "small", "up", bits=9.0)) == "market_close:XNYS"
    assert lead(close(), item("yields", "DGS10", bits=9.0)) == "market_close:XNYS", "no shock, no lead"
    assert lead(close(), item("chips", "^SOX", bits=99.0)) == "market_close:XNYS", "it has no lead"


PLAIN = "market_close:XNYS"
BEHIND = ("^RUT-^GSPC", "small", "far", "leads", "behind", "same")
"""Small companies on a day on which something else comes first."""


def test_a_record_move_leads_rather_than_the_bare_close():
    assert lead(close(bits=9.0), item("largest_move", "^DJI", "up", bits=1.0)) == "largest_move:^DJI"


@pytest.mark.parametrize(
    ("first", "who"),
    [
        (item("divergence", "^IXIC-^DJI", "growth", "same", bits=9.0), "largest_move:^IXIC"),
        (item("divergence", "^IXIC-^DJI", "growth", "opposite", bits=9.0), "divergence:^IXIC-^DJI"),
        (item("extremes", "^RUT", "record", "fresh", bits=9.0), "largest_move:^IXIC"),
        (item("extremes", "^DJI", "record", "fresh", bits=9.0), "extremes:^DJI"),
    ],
)
def test_above_a_market_that_moved_sharply_stands_no_lesser_thing(first, who):
    moved = item("largest_move", "^RUT", "up", bits=4.0), item("largest_move", "^IXIC", "up", bits=2.0)
    assert lead(close("all_up", "sharp"), first, *moved) == who


def test_what_a_day_is_remembered_by_leads_before_a_larger_thing():
    fall = close("all_down", "extreme"), item("largest_move", "^GSPC", "down", bits=9.0)
    assert lead(*fall, item("drawdown", "^IXIC", "bear", "down", bits=1.0)) == "drawdown:^IXIC"
    assert lead(*fall, item("drawdown", "^IXIC", "correction", "down", bits=1.0)) == "largest_move:^GSPC"


def test_small_companies_never_lead_by_a_mark_of_their_own():
    for rule, tag in (("extremes", "record"), ("largest_move", "up")):
        assert lead(close("all_up", "normal"), item(rule, "^RUT", tag, "fresh", bits=9.0)) == PLAIN


def test_a_run_that_ended_leads_rather_than_the_bare_close_but_not_a_sharp_one():
    turned = item("turn", "^IXIC", "long", "down", bits=1.0)
    assert lead(close("all_down", "normal"), turned) == "turn:^IXIC"
    assert lead(close("all_down", "sharp"), turned) == PLAIN


def test_without_a_record_move_the_sharp_close_itself_leads():
    first = item("divergence", "^RUT-^GSPC", "small", "far", "leads", "same", bits=9.0)
    assert lead(close("all_up", "sharp"), first) == "market_close:XNYS"
    assert lead(close("all_up", "normal"), first) == "divergence:^RUT-^GSPC"
    assert lead(close("all_up", "normal"), item("divergence", *BEHIND, bits=9.0)) == PLAIN


def test_what_an_edition_does_not_tell_never_leads_it():
    record = item("extremes", bits=9.0)
    assert lead(close(), record, edition=MIDDAY) == "market_close:XNYS"
    week = item("week_close", "XNYS", "all_up", "normal", bits=1.0, standing=True)
    assert lead(week, close(), record, edition=WEEK) == "week_close:XNYS"


KNOWN = {
    "policy_hold": item("fed_decision", "FOMC:x", "hold"),
    "year_end": item("period_end", "XNYS", "year"),
    "record_high": item("extremes", "^GSPC", "record", "fresh"),
    "single_stock": item("megacaps", "M7", "far"),
    "rotation": item("sectors", "sp500", "mixed", "wide"),
    "period_end": item("period_end", "XNYS", "month"),
}
QUIET = close("mixed", "quiet")


@pytest.mark.parametrize("angle", KNOWN)
def test_a_day_like_any_other_is_known_for_the_weightiest_thing(angle):
    lighter = [KNOWN[each] for each in OCCASIONS[OCCASIONS.index(angle) :] if each in KNOWN]
    assert angle_of(QUIET, [QUIET, *reversed(lighter)], US) == angle


@pytest.mark.parametrize(
    ("tags", "angle"), [(("all_up", "sharp"), "record_high"), (("all_down", "sharp"), "plunge")]
)
def test_a_sharp_day_is_known_for_itself_but_a_surge_to_a_record_for_that(tags, angle):
    led = close(*tags)
    assert angle_of(led, [led, KNOWN["year_end"], KNOWN["record_high"]], US) == angle


def test_a_week_is_known_for_itself():
    led = item("week_close", "XNYS", "all_up", "normal")
    assert angle_of(led, [led, *KNOWN.values()], US) == "week_advance"


def printed(made: Plan, settings: StorySettings, each: int = 100) -> list[str]:
    """The rules whose slots stand, where each has so many characters."""
    return [slot.rule.name for slot in kept(made, {slot.key: each for slot in made.body}, settings)]


def test_all_that_is_news_stands_and_the_rest_while_there_is_room():
    news, fair, weak = (
        item("streak", "^DJI", "up", bits=3.0),
        item("extremes", "^GSPC", "high", bits=2.9),
        item("chips", "^SOX", "up", bits=0.9),
    )
    made = plan([news, fair, close(bits=0.1), weak], CLOSE, lambda rule: rule.is_close)
    assert printed(made, StorySettings(length=300)) == ["market_close", "extremes", "streak"]
    assert printed(made, StorySettings(length=300), 101) == ["market_close", "streak"]
    assert "chips" not in printed(made, StorySettings(length=5000, least=0.91))
    assert "chips" in printed(made, StorySettings(length=5000, least=0.9))


def test_a_dull_day_is_told_short():
    small = item("chips", "^SOX", "up", bits=1.5), item("extremes", "^GSPC", "high", bits=1.4)
    settings = StorySettings(length=1500, dull=300)

    def told(*tags: str, news: float = 2.0) -> list[str]:
        run = item("streak", "^DJI", "up", bits=news)
        return printed(plan([run, *small, close(*tags)], CLOSE, lambda rule: rule.is_close), settings)

    every = ["market_close", "extremes", "chips", "streak"]
    assert told("all_up", "quiet") == ["market_close", "chips", "streak"]
    assert told("all_up", "quiet", news=3.0) == every, "something was news"
    assert told("all_up", "normal") == every


def test_nothing_weaker_than_what_was_left_out_is_printed():
    long, short = item("streak", "^DJI", "up", bits=2.5), item("extremes", "^GSPC", "high", bits=2.0)
    made = plan([long, short, close(bits=0.1)], CLOSE, lambda rule: rule.is_close)
    lengths = {slot.key: 900 if slot.rule.name == "streak" else 10 for slot in made.body}
    assert [slot.rule.name for slot in kept(made, lengths, StorySettings(length=900))] == ["market_close"]


def test_items_of_one_group_share_a_paragraph_in_the_order_of_the_sections():
    both = item("streak", "^DJI", "up"), item("streak", "^IXIC", "up", bits=6.0)
    other = item("streak", "^RUT", "down"), item("movers", "A", "ranked"), close()
    items = sorted([*both, *other], key=lambda each: -each.score.total)
    made = plan(items, CLOSE, lambda rule: rule.is_close)
    assert [slot.key for slot in made.body] == [
        "market_close:XNYS",
        "streak:^IXIC",
        "streak:^RUT",
        "movers:A",
    ]
    assert [slot.section for slot in made.body] == ["market", "market", "market", "stocks"]
