"""The largest move of all, and the other index's close."""

from __future__ import annotations

import datetime as dt

from newsgen import markets, rules
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.rules import named
from newsgen.rules.base import Desk
from newsgen.rules.largest_ever import LargestEver
from newsgen.rules.other_close import OtherClose
from tests.markets import KR, US

DAY = dt.date(2026, 3, 4)


def test_it_leads_whatever_else_there_is():
    fall = make("largest_fall_all", "^KS11", -12.0577, "percent", DAY)
    move = make("change_day", "^KS11", -12.0577, "percent", DAY)
    (item,) = rules.items((LargestEver(),), FactBook(markets.session(KR, DAY), [fall, move]), Desk())
    assert item.facts == (fall.id, move.id)
    assert (item.tags, item.standing) == ({"down"}, True)
    assert named("largest_ever").tops(item, KR) == 2
    assert named("largest_ever").angle(item) == "plunge"


def test_another_index_that_fell_as_never_before_does_not_lead_for_the_market():
    facts = [make("largest_fall_all", "^KQ11", -13.9984, "percent", DAY)]
    (item,) = rules.items((LargestEver(),), FactBook(markets.session(KR, DAY), facts), Desk())
    assert named("largest_ever").tops(item, KR) == 1


def test_the_other_index_has_a_sentence_of_its_own_in_seoul_alone():
    def told(market, *abouts):
        facts = [make("change_day", about, 1.0, "percent", DAY) for about in abouts]
        return rules.items((OtherClose(),), FactBook(markets.session(market, DAY), facts), Desk())

    (item,) = told(KR, "^KS11", "^KQ11")
    assert (item.about, item.standing) == ("^KQ11", True)
    assert not told(KR, "^KS11")
    assert not told(US, "^GSPC", "^DJI", "^IXIC")
