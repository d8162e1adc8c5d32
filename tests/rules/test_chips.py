"""Semiconductors."""

from __future__ import annotations

import pytest

from tests.facts.builders import fact
from tests.rules.books import one


@pytest.mark.parametrize(("change", "chosen"), [(1.49, False), (1.5, True), (-1.5, True)])
def test_chips(change, chosen):
    assert one("chips", fact("change_day", "^SOX", change)).chosen is chosen
