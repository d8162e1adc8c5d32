"""The shipped table of releases: complete, and read the same whatever source calls it."""

from __future__ import annotations

import datetime as dt
import math

from newsgen import indicators


def test_each_is_found_by_every_name_of_it():
    for code, one in indicators.indicators().items():
        assert code == one.code
        assert {indicators.called(name).code for name in one.names} == {code}


def test_names_are_folded_but_not_guessed():
    assert indicators.called("  pce price index (mom)").code == "PCE_MOM"
    assert indicators.called("CPI MM, SA *").code == "CPI_MOM"
    assert indicators.called("CPI") is None


def test_a_family_has_one_agency_and_one_weight():
    for family in {one.family for one in indicators.indicators().values()}:
        members = [one for one in indicators.indicators().values() if one.family == family]
        assert len({(one.agency, one.weight) for one in members}) == 1


def test_periods():
    assert indicators.month_before(dt.date(2026, 1, 9), 12) == dt.date(2025, 12, 1)
    assert indicators.month_before(dt.date(2026, 8, 31), 8) == dt.date(2026, 8, 1)
    assert indicators.week_of(dt.date(2025, 8, 14)) == dt.date(2025, 8, 3)  # a Sunday; the week of the 9th
    assert indicators.week_of(dt.date(2025, 11, 26)) == dt.date(2025, 11, 16)
    assert indicators.week_of(dt.date(2025, 11, 18)) is None
    cpi, claims = indicators.indicators()["CPI_YOY"], indicators.indicators()["CLAIMS"]
    assert indicators.period_before(cpi, dt.date(2026, 1, 1)) == dt.date(2025, 12, 1)
    assert indicators.period_before(claims, dt.date(2025, 8, 3)) == dt.date(2025, 7, 27)


def test_impossible_figures():
    claims = indicators.indicators()["CLAIMS"]
    assert claims.can_be(6867)  # the week to 2020-03-28
    assert not any(claims.can_be(value) for value in (-1, 0, 224000, math.nan, math.inf))
