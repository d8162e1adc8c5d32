"""The dollar index against the euro and the yen: 57.6 and 13.6 percent of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsgen import gate
from newsgen.gate import currencies
from tests.facts.builders import market
from tests.gate.macro import day, found, of_two_days

FLAT = {"EURUSD": (1.17, 1.17), "USDJPY": (147.0, 147.0)}


@pytest.mark.parametrize(
    ("dxy", "euro", "yen", "said"),
    [
        ((98.0, 98.0), (1.17, 1.17), (147.0, 147.0), []),
        # 57.6 % of ln(1.17 / 1.1817) is -0.573 %: the index may fall by as much, and by 0.9 points more.
        ((98.0, 97.44), (1.17, 1.1817), (147.0, 147.0), []),
        ((98.0, 98.4), (1.17, 1.1817), (147.0, 147.0), [("currency-apart", "DXY", "flag")]),
        ((98.0, 99.0), (1.17, 1.1817), (147.0, 147.0), [("currency-apart", "DXY", "drop")]),
        # 2.4 percent up on a calm day; 2.7 cannot be, and is told as that.
        ((98.0, 100.35), (1.17, 1.17), (147.0, 147.0), [("currency-apart", "DXY", "drop")]),
        ((98.0, 100.65), (1.17, 1.17), (147.0, 147.0), []),
        # 2025-03-05 as recorded: the index repeated, the euro up by 1.58 %.
        ((105.74, 105.74), (1.0626, 1.0795), (149.8, 148.9), [("currency-apart", "DXY", "drop")]),
        # The yen alone moves it by 0.136 of its own.
        ((98.0, 98.01), (1.17, 1.17), (147.0, 150.0), []),
    ],
)
def test_an_index_moves_as_its_largest_parts(dxy, euro, yen, said):
    assert found(currencies.computed, of_two_days("2025-08-13", DXY=dxy, EURUSD=euro, USDJPY=yen)) == said


def test_without_one_of_its_parts_nothing_is_said():
    assert (
        found(currencies.computed, of_two_days("2025-08-13", DXY=(98.0, 100.35), EURUSD=(1.17, 1.17))) == []
    )


def test_parts_of_another_moment_are_no_witness():
    days = {day("2025-08-11"): 1.17, day("2025-08-13"): 1.17}
    two = {day("2025-08-12"): 98.0, day("2025-08-13"): 100.35}
    seen = market(day=day("2025-08-13"), rates={"DXY": two, "EURUSD": days, "USDJPY": days})
    assert found(currencies.computed, seen) == []


@pytest.mark.parametrize(("index", "said"), [((98.0, 98.0), []), ((98.0, 99.5), ["currency-apart"])])
def test_beside_an_indexs_stand_by_stand_those_of_its_parts(index, said):
    """The euro and the yen of another moment, which moved by two percent, say nothing of it."""
    days = (day("2025-08-12"), day("2025-08-13"))
    pairs = {"EURUSD": (1.17, 1.147), "USDJPY": (147.0, 150.0), "DXY": index}
    pairs |= {"EURUSD=X": (1.17, 1.17), "JPY=X": (147.0, 147.0)}
    seen = market(
        day=days[1], rates={name: dict(zip(days, pair, strict=True)) for name, pair in pairs.items()}
    )
    rates = {**seen.rates, "DXY": replace(seen.rates["DXY"], symbol="DX-Y.NYB")}
    assert [code for code, *_ in found(currencies.computed, replace(seen, rates=rates))] == said
    del rates["JPY=X"]
    assert found(currencies.computed, replace(seen, rates=rates)) == []


def test_what_is_dropped_makes_no_facts_and_the_won_stays():
    seen = of_two_days("2025-08-13", DXY=(98.0, 100.3), USDKRW=(1380.0, 1390.0), **FLAT)
    said = list(currencies.computed(seen, gate.Evidence()))
    assert said[0].line == (
        "DXY 2025-08-13 98 → 100.3(+2.35%): EURUSD, USDJPY로 계산하면 +0.00%입니다. 빼고 썼습니다."
    )
    fit = gate.fit(seen, said)
    assert "DXY" not in fit.rates
    assert "USDKRW" in fit.rates


@pytest.mark.parametrize(
    ("stand_by", "said"),
    [
        ((1381.0, 1392.0), []),
        ((1381.0, 1404.5), [("currency-differs", "USDKRW", "flag")]),
        ((1381.0, 1431.7), [("currency-differs", "USDKRW", "drop")]),  # 3 percent
        ((1 / 1381.0, 1 / 1390.0), [("currency-differs", "USDKRW", "drop")]),
    ],
)
def test_the_won_is_held_against_its_stand_by(stand_by, said):
    days = (day("2025-08-12"), day("2025-08-13"))
    pairs = {"USDKRW": (1380.0, 1390.0), "KRW=X": stand_by}
    seen = market(
        day=days[1], rates={name: dict(zip(days, pair, strict=True)) for name, pair in pairs.items()}
    )
    assert found(currencies.stand_bys, seen) == said
