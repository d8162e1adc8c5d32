"""A list of members as the desk gives it."""

import datetime as dt

import pytest

from newsgen.errors import ImportRefused
from newsgen.sources.recorded import members

DAY = dt.date(2026, 1, 2)


def test_symbols_are_written_as_yahoo_does_and_other_columns_ignored():
    batch = members.read("name,Symbol\nCredo,crdo\n\nBerkshire,BRK/B\n", "sp500", DAY)
    assert batch.listings == (("sp500", DAY, frozenset({"CRDO", "BRK-B"})),)
    assert "2026-01-02" in batch.origin


@pytest.mark.parametrize(
    "text", ["", "name\nCredo\n", "symbol\n", "symbol\n크레도\n", "name,symbol\nCredo\n"]
)
def test_anything_else_is_refused(text):
    with pytest.raises(ImportRefused):
        members.read(text, "sp500", DAY)
