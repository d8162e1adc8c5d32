"""Yields held against each other and their stand-by. The true days are FRED's DGS2, DGS10 and DGS30."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import gate
from newsgen.gate import curve, rates
from tests.facts.builders import market
from tests.gate.macro import day, found, of_two_days

TRUE = {
    "2023-03-13": {"DGS2": (4.60, 4.03), "DGS10": (3.70, 3.55), "DGS30": (3.70, 3.70)},
    "2022-11-10": {"DGS2": (4.61, 4.34), "DGS10": (4.12, 3.82), "DGS30": (4.31, 4.03)},
    "2025-08-13": {"DGS2": (3.72, 3.67), "DGS10": (4.29, 4.24), "DGS30": (4.88, 4.83)},
    "2026-07-01": {"DGS2": (4.14, 4.17), "DGS10": (4.44, 4.48), "DGS30": (4.91, 4.97)},
}


@pytest.mark.parametrize("session", TRUE)
def test_what_happened_is_never_left_out(session):
    seen = of_two_days(session, **TRUE[session])
    for check in (rates.implausible, curve.maturities):
        assert {consequence for *_, consequence in found(check, seen)} <= {"flag"}


def test_the_wildest_day_is_told():
    seen = of_two_days("2023-03-13", **TRUE["2023-03-13"])
    assert found(rates.implausible, seen) == [("rate-rare", "DGS2", "flag")]
    assert found(curve.maturities, seen) == [
        ("spread-rare", "DGS10", "flag"),  # 0.42 in a day
        ("spread-rare", "DGS30", "flag"),  # 0.15
        ("spread-rare", "DGS30", "flag"),  # 0.57
    ]


def test_a_quiet_day_says_nothing():
    assert found(curve.maturities, of_two_days("2025-08-13", **TRUE["2025-08-13"])) == []


@pytest.mark.parametrize("session", ["2025-08-13", "2026-07-01"])
@pytest.mark.parametrize(
    ("one", "other"), [("DGS2", "DGS10"), ("DGS10", "DGS30"), ("DGS2", "DGS30")], ids=str
)
def test_two_columns_exchanged_leave_all_yields_out(session, one, other):
    true = TRUE[session]
    planted = {
        **true,
        one: (true[one][0], true[other][1]),
        other: (true[other][0], true[one][1]),
    }
    seen = of_two_days(session, **planted)
    said = [*gate.inspect(seen)]
    assert {(each.code, each.section) for each in said if each.section} >= {
        ("yields-exchanged", gate.Section.RATES)
    } or {each.code for each in said} >= {"rate-jump"}
    assert not {"DGS2", "DGS10", "DGS30"} & gate.fit(seen, said).rates.keys()


@pytest.mark.parametrize("session", ["2025-08-13", "2026-07-01"])
@pytest.mark.parametrize(("one", "of"), [("DGS10", "DGS30"), ("DGS30", "DGS10"), ("DGS2", "DGS10")])
def test_another_maturity_s_value_leaves_all_yields_out(session, one, of):
    true = TRUE[session]
    seen = of_two_days(session, **{**true, one: (true[one][0], true[of][1])})
    said = gate.inspect(seen)
    assert any(each.code in {"yields-copied", "rate-jump", "spread-jump"} for each in said)
    assert gate.fit(seen, said).rates == {}


def test_the_message_names_both_figures_and_the_day():
    (one,) = curve.maturities(
        of_two_days("2025-08-13", DGS10=(4.29, 4.24), DGS2=(4.03, 4.24)), gate.Evidence()
    )
    assert one.line == (
        "2025-08-13 DGS10 4.29 → 4.24, DGS2 4.03 → 4.24: 두 만기의 값이 같습니다. "
        "한쪽이 다른 만기의 값입니다. 국채 금리를 뺐습니다."
    )


@pytest.mark.parametrize("session", ["2022-04-01", "2019-08-30"])
def test_yields_that_truly_meet_are_no_copies(session):
    """2s30s of 2022-04-01 went from 0.16 to 0, 2s10s of 2019-08-30 from 0.03 to 0."""
    pairs = {
        "2022-04-01": {"DGS2": (2.28, 2.44), "DGS10": (2.32, 2.39), "DGS30": (2.44, 2.44)},
        "2019-08-30": {"DGS2": (1.53, 1.50), "DGS10": (1.50, 1.50), "DGS30": (1.97, 1.96)},
    }
    assert {one[-1] for one in found(curve.maturities, of_two_days(session, **pairs[session]))} <= {"flag"}


def test_a_day_on_which_no_yield_moved_is_told():
    still = {name: (pair[1], pair[1]) for name, pair in TRUE["2025-08-13"].items()}
    assert found(curve.maturities, of_two_days("2025-08-13", **still)) == [("yields-still", "*", "flag")]
    two = {name: still[name] for name in ("DGS10", "DGS30")}
    assert found(curve.maturities, of_two_days("2025-08-13", **two)) == []


def test_yields_that_are_all_those_of_one_earlier_day_are_told():
    week = [day(f"2025-08-{number:02}") for number in (6, 7, 8, 11, 12, 13)]
    rows = {
        "DGS2": (3.72, 3.76, 3.75, 3.74, 3.72, 3.72),
        "DGS10": (4.22, 4.23, 4.27, 4.27, 4.29, 4.22),
        "DGS30": (4.81, 4.82, 4.85, 4.84, 4.88, 4.81),
    }
    values = {name: dict(zip(week, row, strict=True)) for name, row in rows.items()}
    assert found(curve.maturities, market(day=week[-1], rates=values)) == [("yields-still", "*", "flag")]
    values["DGS30"][week[0]] = 4.80  # now each was there before, but on no one day
    assert found(curve.maturities, market(day=week[-1], rates=values)) == []


def test_yields_of_other_days_are_not_compared():
    seen = market(
        day=day("2025-08-13"),
        rates={
            "DGS10": {day("2025-08-11"): 4.29, day("2025-08-13"): 4.24},
            "DGS30": {day("2025-08-12"): 4.24, day("2025-08-13"): 4.24},
        },
    )
    assert found(curve.maturities, seen) == []


@pytest.mark.parametrize(
    ("stand_by", "said"),
    [
        ((4.293, 4.240), []),
        ((4.293, 4.185), []),
        ((4.293, 4.170), [("yield-apart", "DGS10", "flag")]),
        ((4.350, 4.240), [("yield-apart", "DGS10", "flag")]),  # the base of the change
        ((4.293, 4.020), [("yield-apart", "DGS10", "section")]),
        ((4.88, 4.83), [("yield-apart", "DGS10", "section")] * 2),  # ten years told as thirty
    ],
    ids=str,
)
def test_a_yield_far_from_its_stand_by_is_told_or_left_out(stand_by, said):
    assert found(curve.stand_bys, of_two_days("2025-08-13", DGS10=(4.29, 4.24), __TNX=stand_by)) == said


def test_a_stand_by_alone_is_not_held_against_itself():
    assert found(curve.stand_bys, of_two_days("2025-08-13", __TNX=(4.29, 4.24))) == []


@pytest.mark.parametrize(
    ("name", "pair", "said"),
    [
        ("DGS10", (4.24, 4.04), "rate-rare"),
        ("DGS10", (4.24, 4.43), ""),
        ("DGS10", (4.24, 4.61), "rate-jump"),
        ("DGS30", (4.83, 4.46), "rate-jump"),
        ("DGS2", (4.60, 4.03), "rate-rare"),  # 2023-03-13
        ("DGS2", (4.60, 3.97), "rate-jump"),
        ("USDKRW", (1400.0, 1421.0), "rate-rare"),
        ("USDKRW", (1400.0, 1420.0), ""),
        ("USDKRW", (1400.0, 1442.0), "rate-rare"),  # 3 percent: a person looks at it
        ("USDKRW", (1400.0, 1480.0), "rate-jump"),
        ("USDKRW", (1400.0, 140.0), "rate-implausible"),
        ("USDKRW", (1400.0, 1 / 1400), "rate-implausible"),
        ("DXY", (98.0, 99.4), "rate-rare"),
        ("DXY", (98.0, 100.65), "rate-jump"),
    ],
)
def test_a_step_is_told_from_where_it_is_rare_and_left_out_from_where_it_cannot_be(name, pair, said):
    assert [one for one, *_ in found(rates.implausible, of_two_days("2025-08-13", **{name: pair}))] == (
        [said] if said else []
    )


def test_a_column_that_has_slipped_by_a_day_lacks_one():
    """Rows of one maturity, filed a session early until the 10th: what was the 11th's stands on the 10th."""
    days = [dt.date(2025, 8, number) for number in (7, 8, 11, 12, 13)]
    two = dict(zip(days, (3.70, 3.72, 3.72, 3.70, 3.67), strict=True))
    ten = dict(zip(days, (4.23, 4.27, 4.27, 4.29, 4.24), strict=True))
    whole = market(day=days[-1], rates={"DGS2": two, "DGS10": ten})
    assert found(curve.holes, whole) == []
    slipped = market(
        day=days[-1], rates={"DGS2": two, "DGS10": {d: v for d, v in ten.items() if d != days[2]}}
    )
    assert found(curve.holes, slipped) == [("yield-hole", "DGS10", "flag")]
    both = {
        name: {d: v for d, v in of.items() if d != days[2]} for name, of in (("DGS2", two), ("DGS10", ten))
    }
    assert found(curve.holes, market(day=days[-1], rates=both)) == [], "bonds rest on days of their own"


@pytest.mark.parametrize(
    ("dollar", "said"),
    [
        ((109.27, 109.09), [("rate-unborne", "USDKRW", "drop")]),  # 2025-01-15: -0.16 beside -1.59 percent
        ((109.27, 109.80), [("rate-unborne", "USDKRW", "drop")]),  # the other way
        ((109.27, 108.90), [("rate-rare", "USDKRW", "flag")]),  # -0.34, a fifth of it
    ],
)
def test_a_rare_move_of_the_won_that_the_dollar_does_not_make_is_left_out(dollar, said):
    seen = of_two_days("2025-08-13", USDKRW=(1460.44, 1437.22), DXY=dollar)
    assert found(rates.implausible, seen) == said
