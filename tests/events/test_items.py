"""What a filing's items let a text say."""

from __future__ import annotations

import csv

import pytest

from newsgen.events import happened, wording
from newsgen.resources import table
from tests.events.builders import EVER, day, filed
from tests.markets import us

CAUSAL = ("때문", "여파", "힘입", "소식에", "영향")


def test_the_gravest_item_is_told():
    assert wording(["9.01", "5.02", "1.03"]) == "파산이나 회생 절차를 공시한"
    assert wording(("5.02", "9.01")) == "임원 인사나 보수에 관한 공시를 낸"


@pytest.mark.parametrize("codes", [(), ("8.01",), ("7.01", "9.01"), ("2.02", "9.01"), ("9.99",)])
def test_of_what_says_nothing_nothing_is_told(codes):
    assert wording(codes) == ""


def test_the_table_has_every_item_once_and_claims_no_cause():
    with table("filing_items.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    items = [row["item"] for row in rows]
    assert len(items) == len(set(items))
    assert all(row["about"] for row in rows)
    assert not [row for row in rows if any(word in row["told"] for word in CAUSAL)]


def test_exhibits_alone_are_no_event():
    assert happened([filed("X", "2025-08-13 08:00", "8.01", "9.01")], us(day("2025-08-13")), EVER) == ()
    (found,) = happened([filed("X", "2025-08-13 08:00", "5.02", "9.01")], us(day("2025-08-13")), EVER)
    assert (found.kind, found.part) == ("filing", "before")
