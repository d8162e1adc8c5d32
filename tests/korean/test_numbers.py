from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.korean import (
    about,
    almost,
    at_least,
    count,
    decimal,
    is_double_digit,
    level,
    money,
    native_count,
    nearly,
    over,
    rounds_to_zero,
    under,
)
from tests.tables import each

VALUES = st.floats(min_value=-1e12, max_value=1e12)


@each(
    [
        (6466.5801, 2, "6,466.58"),
        (1.98, 2, "1.98"),
        (-1.985, 2, "1.99"),
        (2.675, 2, "2.68"),
        (0.125, 2, "0.13"),
        (2.5, 0, "3"),
        (3.5, 0, "4"),
        (-0.004, 2, "0.00"),
        (999.995, 2, "1,000.00"),
        (1e-7, 2, "0.00"),
        (1234567, 1, "1,234,567.0"),
        (1e22, 0, "10,000,000,000,000,000,000,000"),
    ]
)
def test_decimal(value, places, expected):
    assert decimal(value, places) == expected


@each([float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_not_printed(value):
    with pytest.raises(ValueError, match="not a number"):
        decimal(value, 2)


@given(VALUES, st.integers(min_value=0, max_value=6))
def test_decimal_rounds_half_up(value, places):
    step = Decimal(1).scaleb(-places)
    exact = abs(Decimal(repr(value))).quantize(step, ROUND_HALF_UP, Context(prec=60))
    text = decimal(value, places)
    assert Decimal(text.replace(",", "")) == exact
    assert "-" not in text
    assert rounds_to_zero(value, places) == (not exact)


@each(
    [
        (44693.91, "comma", "44,693.91"),
        (44693.91, "man", "4만4693.91"),
        (44693.91, "man_comma", "4만4,693.91"),
        (6466.58, "man", "6466.58"),
        (6466.58, "man_comma", "6,466.58"),
        (9999.995, "man", "1만"),
        (40000.5, "man", "4만0.50"),
        (40093.91, "man", "4만93.91"),
        (117_500.0, "man", "11만7500.00"),
        (123_456_789.5, "man", "1억2345만6789.50"),
        (0.0, "man", "0.00"),
    ]
)
def test_level(value, style, expected):
    assert level(value, style) == expected


@each(
    [
        (1.2e12, "원", "digits", "1조2000억원"),
        (1.2e12, "원", "cheon", "1조2천억원"),
        (1.2e12, "원", "comma", "1조2,000억원"),
        (1_234_567_890_000.0, "원", "digits", "1조2350억원"),
        (2345e8, "원", "cheon", "2천345억원"),
        (53.27, "달러", "digits", "53.27달러"),
        (53.0, "달러", "digits", "53달러"),
        (1234.5, "달러", "comma", "1,234.50달러"),
        (9999.6, "원", "digits", "1만원"),
        (1389.5, "원", "comma", "1,390원"),
        (3_000_000.0, "달러", "cheon", "300만달러"),
        (99_999_999.0, "원", "digits", "1억원"),
        (-5e8, "원", "digits", "5억원"),
        (0.0, "원", "digits", "0원"),
        (12_345.6, "원", "digits", "1만2350원"),
    ]
)
def test_money(value, currency, style, expected):
    assert money(value, currency, style) == expected


def test_counts():
    assert count(1615) == "1,615"
    assert count(11615, "digits") == "11615"
    assert count(11615, "man") == "1만1615"
    assert count(0) == "0"


@each(
    [
        (4.94, 1.0, "4"),
        (-4.94, 1.0, "4"),
        (4.0, 1.0, None),
        (4.000000000000004, 1.0, None),
        (0.94, 1.0, None),
        (14.9, 5.0, "10"),
        (0.31, 0.1, "0.3"),
        (0.3, 0.1, None),
        (1250.0, 1000.0, "1,000"),
        (0.0, 1.0, None),
    ]
)
def test_over(value, step, expected):
    assert over(value, step) == expected


@each(
    [
        (1.98, 1.0, 0.1, "2"),
        (1.9, 1.0, 0.1, "2"),
        (1.89, 1.0, 0.1, None),
        (2.0, 1.0, 0.1, None),
        (2.01, 1.0, 0.1, None),
        (9.7, 10.0, 0.1, "10"),
        (-0.97, 1.0, 0.05, "1"),
    ]
)
def test_nearly(value, step, within, expected):
    assert nearly(value, step, within) == expected


@each([(26.8, 1.0, "27"), (26.0, 1.0, "27"), (-0.3, 1.0, "1"), (58.2, 5.0, "60"), (0.31, 0.1, "0.4")])
def test_under(value, step, expected):
    assert under(value, step) == expected


@each([(99.4, "100"), (99.0, None), (1.99, "2"), (1.9, None), (2.0, None)])
def test_almost(value, expected):
    assert almost(value) == expected


@each([(20.3, 1.0, "20"), (19.6, 1.0, "20"), (20.0, 1.0, None), (1.4, 1.0, None), (1013.0, 100.0, "1,000")])
def test_about(value, step, expected):
    assert about(value, step) == expected


@each([(4.0, "4"), (4.99, "4"), (3.9999, "3"), (0.9, None), (-17.3, "17")])
def test_at_least(value, expected):
    assert at_least(value) == expected


STEPS = st.sampled_from([0.1, 0.25, 0.5, 1.0, 5.0, 10.0])


@given(st.floats(min_value=-1e6, max_value=1e6), STEPS)
def test_the_idioms_are_true(value, step):
    size, unit = abs(Decimal(repr(value))), Decimal(repr(step))
    if (said := over(value, step)) is not None:
        bound = Decimal(said.replace(",", ""))
        assert bound < size <= bound + unit
        assert bound % unit == 0
    if (said := at_least(value, step)) is not None:
        assert Decimal(said.replace(",", "")) <= size
    if (said := nearly(value, step)) is not None:
        bound = Decimal(said.replace(",", ""))
        assert size < bound <= size + unit / 10
    bound = Decimal(under(value, step).replace(",", ""))
    assert bound - unit <= size < bound
    if (said := almost(value, step)) is not None:
        bound = Decimal(said.replace(",", ""))
        assert size < bound <= size + bound / 100
    if (said := about(value, step)) is not None:
        bound = Decimal(said.replace(",", ""))
        assert 0 < abs(bound - size) <= bound / 20


@each([(10.0, True), (-10.0, True), (9.9999, False), (-12.5, True)])
def test_double_digits_are_of_the_unrounded_value(value, expected):
    assert is_double_digit(value) is expected


@each(
    [
        (1, "", "한"),
        (2, "배", "두 배"),
        (3, "번", "세 번"),
        (3, "달", "석 달"),
        (4, "달", "넉 달"),
        (5, "달", "다섯 달"),
        (10, "배", "열 배"),
        (20, "번", "스무 번"),
        (21, "번", "스물한 번"),
        (34, "배", "서른네 배"),
        (99, "", "아흔아홉"),
    ]
)
def test_native_numerals(n, counter, expected):
    assert native_count(n, counter) == expected


@each([0, -1, 100])
def test_native_numerals_end_at_99(n):
    with pytest.raises(ValueError, match="1 to 99"):
        native_count(n)
