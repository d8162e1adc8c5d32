from __future__ import annotations

import pytest

from tests.tables import each


def test_every_row_that_breaks_is_named() -> None:
    @each([(1, 1), (1, 2), (3, 3), (4, 5)])
    def same(a: int, b: int) -> None:
        assert a == b

    with pytest.raises(
        AssertionError, match=r"(?s)2 of 4 rows:\n1, 2: AssertionError: .*\n4, 5: AssertionError: "
    ):
        same()


def test_a_row_that_raises_does_not_hide_the_next() -> None:
    @each(["", "7", "x"])
    def a_number(text: str) -> None:
        assert int(text)

    with pytest.raises(AssertionError, match=r"(?s)2 of 3 rows:\n'': ValueError: .*\n'x': ValueError: "):
        a_number()


def test_a_table_that_holds_passes_and_an_empty_one_does_not() -> None:
    each([1, 2])(lambda number: None)()
    with pytest.raises(AssertionError, match="without rows"):
        each([])(lambda: None)()
