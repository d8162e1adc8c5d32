"""The desk's figures in the form of the house."""

from __future__ import annotations

import pytest

from newsgen.story.numerals import in_house_form


@pytest.mark.parametrize(
    ("typed", "plain", "parted"),
    [
        ("4월 고용은 17만7,000명 늘었다", "4월 고용은 17만7000명 늘었다", "4월 고용은 17만7,000명 늘었다"),
        ("소매판매는 7,108억달러", "소매판매는 7108억달러", "소매판매는 7,108억달러"),
        ("외국인이 2조8300억원을", "외국인이 2조8300억원을", "외국인이 2조8,300억원을"),
        (
            "8,000건 늘었으나 5,670.97을 되찾았다",
            "8000건 늘었으나 5,670.97을 되찾았다",
            "8,000건 늘었으나 5,670.97을 되찾았다",
        ),
        ("2027회계연도 1,432.5원", "2027회계연도 1,432.5원", "2027회계연도 1,432.5원"),
    ],
)
def test_digits_are_grouped_as_the_house_groups_them(typed: str, plain: str, parted: str) -> None:
    assert in_house_form(typed, comma=False) == plain
    assert in_house_form(typed, comma=True) == parted
