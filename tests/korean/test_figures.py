"""Figures are read as copy writes them, and what is read is where it stands."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.korean.figures import figures
from newsgen.korean.numbers import LevelStyle, MoneyStyle, level, money

READ = [
    ("4만1,234.50", "41234.50", ""),
    ("4만1234.50에 마감", "41234.50", ""),
    ("6천789.12", "6789.12", ""),
    ("1조2000억원", "1200000000000", "원"),
    ("1조2천억원", "1200000000000", "원"),
    ("1조 2,000억원", "1200000000000", "원"),
    ("28만5000명", "285000", "명"),
    ("0.25%포인트", "0.25", "pp"),
    ("0.25%p", "0.25", "pp"),
    ("12.3bp", "12.3", "bp"),
    ("52.30포인트", "52.30", "points"),
    ("12.81p(", "12.81", "points"),
    ("3000피", "3000", ""),
]
BOUNDS = [
    ("2% 넘게", "over"),
    ("2%를 넘긴", "over"),
    ("10% 이상", "at_least"),
    ("26% 미만", "under"),
    ("2% 가까이", "nearly"),
    ("9% 안팎", "about"),
    ("약 9%", "about"),
    ("2%대", "band"),
    ("6500선", "line"),
    ("0.32% 올라", ""),
]


@pytest.mark.parametrize(("text", "value", "unit"), READ)
def test_is_read_with_its_unit(text: str, value: str, unit: str) -> None:
    (found,) = figures(text)
    assert (found.value, found.unit, found.start) == (Decimal(value), unit, 0)


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_knows_its_bound(text: str, bound: str) -> None:
    (found,) = figures(text)
    assert found.bound == bound


def test_a_range_is_one_figure() -> None:
    low, bp = figures("4.25%~4.50%와 150∼175bp")
    assert (low.value, low.high, low.unit) == (Decimal("4.25"), Decimal("4.50"), "percent")
    assert (bp.value, bp.high, bp.unit) == (150, 175, "bp")


def test_a_dash_is_a_sign_only_before_a_figure_of_its_own() -> None:
    assert [one.sign for one in figures("삼성전자(-1.47%), +2.1%, 1.29%↓ 4.25-4.50%")] == [-1, 1, -1, 0]


def test_digits_of_a_latin_name_are_none() -> None:
    assert figures("S&P500과 G7, HBM4") == ()


def test_words_that_count_are_figures() -> None:
    (found,) = figures("사흘 연속")
    assert (found.value, found.unit) == (3, "거래일")
    (double,) = figures("두 자릿수 상승률")
    assert double.bound == "double"


@given(st.integers(1, 99_999_999).map(lambda n: n / 100), st.sampled_from(("comma", "man", "man_comma")))
def test_any_level_comes_back(value: float, style: LevelStyle) -> None:
    (found,) = figures(f"지수는 {level(value, style)}에 마감했다")
    assert found.value == Decimal(str(value)).quantize(Decimal("0.01"))


@given(st.integers(1, 99_999), st.sampled_from(("digits", "comma", "cheon")))
def test_any_amount_comes_back(eok: int, style: MoneyStyle) -> None:
    text = money(eok * 10**8, "원", style, significant=9)
    (found,) = figures(text)
    assert (found.value, found.unit) == (eok * 10**8, "원")


@given(st.text("0123456789.,%만천억조원 선대넘게~-+()이상가", max_size=60))
def test_any_text_is_read_and_places_are_in_order(text: str) -> None:
    at = 0
    for found in figures(text):
        assert at <= found.start < found.end <= len(text)
        assert found.end <= found.bound_end
        at = found.end
