"""Every rule together: settings, order, and a book without facts."""

from __future__ import annotations

import pytest

from newsgen import rules
from newsgen.config import Config
from newsgen.errors import ConfigProblem
from newsgen.facts.book import FactBook
from newsgen.rules.base import Desk
from tests.facts.builders import DAY, fact
from tests.markets import us
from tests.rules.books import INDICES, indices, told


@pytest.mark.parametrize(
    ("settings", "told_in"),
    [
        ({"mover": {"min_change": 12}}, "rules.mover]"),
        ({"movers": {"russell2000": {"min_chang": 12}}}, "min_chang"),
        ({"movers": {"russell2000": {"min_change": "far"}}}, "rules.movers"),
        ({"divergence": {"gab": 1.0}}, "gab"),
        ({"divergence": {"gap": "wide"}}, "rules.divergence"),
        ({"movers": {"russell2000": 12}}, "rules.movers"),
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
    assert len(names) == 9
    assert [item for name in names for item in told(name, *day)] == []
