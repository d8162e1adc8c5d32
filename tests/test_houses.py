"""Houses whose companies are told side by side."""

from __future__ import annotations

import re
from collections import Counter

from newsgen.groups import house_of
from newsgen.resources import rows


def test_a_house_has_several_companies_and_a_company_one_house():
    listed = rows("houses.csv")
    assert max(Counter(row["symbol"] for row in listed).values()) == 1
    assert min(Counter(row["house"] for row in listed).values()) > 1
    assert all(re.fullmatch(r"[0-9A-Z]{6}\.K[SQ]", row["symbol"]) for row in listed)


def test_hyundai_motor_and_kia_are_of_one_house_and_who_is_not_listed_of_none():
    assert house_of("005380.KS") == house_of("000270.KS") != ""
    assert house_of("035420.KS") == ""
