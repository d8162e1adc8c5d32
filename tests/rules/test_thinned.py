"""Of all that can be said of an index the strongest is kept."""

from __future__ import annotations

from newsgen import rules
from newsgen.model import Item
from newsgen.rules.base import score
from newsgen.rules.places import thinned
from tests.markets import US

BY_NAME = {rule.name: rule for rule in rules.RULES}


def item(rule: str, about: str, tag: str, bits: float, *, standing: bool = False) -> Item:
    return Item(
        rule=rule,
        about=about,
        facts=(),
        score=score(bits),
        reason="까닭",
        subjects={},
        standing=standing,
        tags=frozenset({tag}),
    )


def told(*items: Item) -> set[str]:
    best_first = sorted(items, key=lambda each: -each.score.total)
    return {f"{each.rule}:{each.about}" for each in thinned(best_first, BY_NAME, US) if each.chosen}


def test_a_crash_tells_one_thing_of_an_index_besides_what_comes_first():
    crash = [
        item("largest_move", "^GSPC", "down", 11.0),
        item("largest_move", "^IXIC", "down", 9.0),
        item("two_days", "^GSPC", "down", 8.0),
        item("extremes", "^GSPC", "lowest", 5.0),
        item("round_levels", "^GSPC", "lost", 4.0),
        item("round_levels", "^IXIC", "lost", 4.0),
        item("drawdown", "^IXIC", "bear", 8.0),
        item("drawdown", "^DJI", "correction", 9.0),
        item("streak", "^DJI", "down", 6.0),
    ]
    assert told(*crash) == {"largest_move:^GSPC", "two_days:^GSPC", "drawdown:^IXIC", "drawdown:^DJI"}
    assert all("더 큰 것" in each.reason for each in thinned(crash, BY_NAME, US) if not each.chosen)


def test_a_record_stays_and_is_all_that_is_told_of_its_index():
    records = [item("extremes", about, "record", 5.0, standing=True) for about in ("^GSPC", "^DJI")]
    first = item("largest_move", "^IXIC", "up", 9.0)
    run = item("streak", "^GSPC", "up", 7.0)
    assert told(first, *records, run) == {"largest_move:^IXIC", "extremes:^GSPC", "extremes:^DJI"}
    assert told(*records, run) == {"extremes:^GSPC", "extremes:^DJI", "streak:^GSPC"}, "it leads"


def test_a_paragraph_has_room_for_three_kinds_besides_the_first():
    kinds = [
        item("largest_move", "^GSPC", "up", 9.0),
        item("two_days", "^GSPC", "up", 8.0),
        item("chips", "^SOX", "up", 7.0),
        item("round_levels", "^DJI", "regained", 6.0),
        item("streak", "^IXIC", "up", 5.0),
    ]
    assert "streak:^IXIC" not in told(*kinds)
    assert "streak:^IXIC" in told(*kinds[:-2], kinds[-1])


def test_what_is_of_no_index_s_place_is_left_alone():
    others = item("giant", "NVDA", "down", 9.0), item("volatility", "^VIX", "up", 8.0)
    assert told(*others, item("extremes", "^GSPC", "lowest", 4.0)) >= {"giant:NVDA", "volatility:^VIX"}


def test_the_largest_move_of_all_stays_whatever_level_its_index_lost():
    ever = [item("largest_ever", about, "down", 14.0, standing=True) for about in ("^GSPC", "^IXIC")]
    level = item("round_levels", "^IXIC", "lost", 4.0, standing=True)
    assert {"largest_ever:^GSPC", "largest_ever:^IXIC"} <= told(*ever, level)
