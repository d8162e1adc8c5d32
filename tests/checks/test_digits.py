"""Digits as people mistype them, against digits."""

from __future__ import annotations

import pytest

from newsgen.checks.digits import (
    has_one_less,
    has_one_wrong,
    is_exchanged,
    is_near_slip,
    is_slip,
    is_transposed,
)

ONE_WRONG, LEFT_OUT, DOUBLED = ("14725", "14715"), ("1475", "14725"), ("147725", "14725")
NEIGHBOURS, APART = ("14275", "14725"), ("15724", "14725")
SAME, TWO_WRONG, TWO_LESS = ("14725", "14725"), ("13715", "14725"), ("147", "14725")


@pytest.mark.parametrize(
    ("asked", "so"),
    [
        (has_one_wrong, {ONE_WRONG}),
        (has_one_less, {LEFT_OUT}),
        (is_transposed, {NEIGHBOURS}),
        (is_exchanged, {NEIGHBOURS, APART}),
        (is_near_slip, {ONE_WRONG, NEIGHBOURS}),
        (is_slip, {ONE_WRONG, LEFT_OUT, DOUBLED, NEIGHBOURS, APART}),
    ],
)
def test_what_is_a_slip(asked, so):
    every = {ONE_WRONG, LEFT_OUT, DOUBLED, NEIGHBOURS, APART, SAME, TWO_WRONG, TWO_LESS}
    assert {pair for pair in every if asked(*pair)} == so
