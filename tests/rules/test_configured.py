"""Every rule together: settings, order, and a book without facts."""

from __future__ import annotations

import pytest

from newsgen import markets, rules
from newsgen.config import Config
from newsgen.errors import ConfigProblem
from newsgen.facts.book import FactBook
from newsgen.rules.base import Desk
from tests.facts.builders import DAY, fact
from tests.markets import KR, us
from tests.rules.books import INDICES, indices, told
from tests.test_literals import PACKAGE, literals


@pytest.mark.parametrize(
    ("settings", "told_in"),
    [
        ({"mover": {"min_change": 12}}, "rules.mover]"),
        ({"movers": {"russell2000": {"min_chang": 12}}}, "min_chang"),
        ({"movers": {"russell2000": {"min_change": "far"}}}, "rules.movers"),
        ({"divergence": {"gab": 1.0}}, "gab"),
        ({"divergence": {"gap": "wide"}}, "rules.divergence"),
        ({"movers": {"russell2000": 12}}, "rules.movers"),
        ({"movers": {"kosdaq": {"min_change": 12}}}, "kosdaq"),  # it would move New York's bound
    ],
)
def test_settings_that_do_not_exist_or_fit_are_refused_in_one_line(settings, told_in):
    with pytest.raises(ConfigProblem, match=told_in.replace("]", "\\]")) as raised:
        rules.configured(settings)
    assert "\n" not in str(raised.value)


def test_without_settings_every_rule_has_its_defaults():
    assert rules.configured(Config().rules) == rules.RULES


def test_items_come_best_first_and_the_same_way_every_time():
    facts = [*indices(1.0, 1.0, 1.0), fact("change_day", "^SOX", 2.0), fact("surprise_day", "^SOX", 9.0)]
    made = rules.configured({})
    found = rules.items(made, FactBook(us(DAY), facts), Desk())
    assert [item.score.total for item in found] == sorted((i.score.total for i in found), reverse=True)
    assert found == rules.items(tuple(reversed(made)), FactBook(us(DAY), facts), Desk())


def test_an_empty_book_has_no_items():
    assert rules.items(rules.configured({}), FactBook(us(DAY), []), Desk()) == []


def test_no_week_of_a_day_s_facts():
    names = [rule.name for rule in rules.RULES if rule.name.startswith("week_")]
    day = [fact("change_day", about, 1.0) for about in INDICES]
    assert {"week_close", "week_days", "week_record", "week_ahead", "week_holidays"} <= set(names)
    assert [item for name in names for item in told(name, *day)] == []


def test_a_market_without_a_role_is_told_without_what_needs_it():
    """Seoul has no index of chips and no basket: of New York's facts nothing is told there."""
    foreign = [fact("change_day", about, 5.0) for about in ("^SOX", "^VIX", "M7", "DXY", "^RUT", "DGS10")]
    foreign += [fact("close", "^VIX", 40.0), fact("yield_change", "DGS10", 20.0, "bp")]
    book = FactBook(markets.session(KR, DAY), foreign)
    assert rules.items(rules.configured({}), book, Desk()) == []


@pytest.mark.parametrize("key", ["name", "span", "section", "counted"])
def test_what_a_rule_is_no_setting_changes(key):
    with pytest.raises(ConfigProblem, match="바꿀 수 있는 값이 아닙니다"):
        rules.configured({"week_sectors": {key: "x"}})


def test_names_are_unique_and_a_rule_is_found_by_its_own():
    assert len({rule.name for rule in rules.RULES}) == len(rules.RULES)
    assert all(rules.named(rule.name) is rule for rule in rules.RULES)
    with pytest.raises(KeyError):
        rules.named("nobody")


@pytest.mark.parametrize(
    ("rule", "key", "role"),
    [
        ("chips", "index", "chips"),
        ("volatility", "index", "fear"),
        ("week_days", "index", "broad"),
        ("long_view", "first", "small"),
        ("megacaps", "basket", "basket"),
        ("week_close", "broad", "broad"),
        ("week_sectors", "universe", "universe"),
    ],
)
def test_a_symbol_that_was_a_setting_is_refused_with_its_new_place(rule, key, role):
    with pytest.raises(ConfigProblem, match=rf"시장 자료.*의 {role}에 적으십시오") as refused:
        rules.configured({rule: {key: "^KS11"}})
    assert f"[rules.{rule}] {key}" in str(refused.value)


HOMONYMS = {"period_end", "week_days", "chips", "week", "giant", "drawdown", "ahead"}
"""An angle, a style of figures, a role of an index, a span, a subject of the conclusions, a measure and a
section that are called as a rule is."""


def test_the_story_has_no_list_of_rules():
    names = {rule.name for rule in rules.RULES} - HOMONYMS
    for path in (PACKAGE / "story").glob("*.py"):
        assert not names & set(literals(path.read_text(encoding="utf-8"))), path
