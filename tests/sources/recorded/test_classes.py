"""The classification of a recorded folder, and what the store makes of it."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.errors import ImportRefused
from newsgen.model import Instrument
from newsgen.sources.batch import Batch, Classed
from newsgen.sources.recorded.folder import read
from newsgen.store import Store
from tests.markets import US

NOW = dt.datetime(2026, 8, 22, tzinfo=dt.UTC)
BANK = Instrument(symbol="BAC", english="Bank of America")
HEADER = "symbol,gics_sector,gics_group,gics_industry\n"


def test_sector_and_industry_are_read_and_other_columns_left(tmp_path):
    (tmp_path / "gics.csv").write_text(HEADER + "BAC,Financials,Banks,Banks\nNEW,,,\n")
    assert read(tmp_path).classes == (Classed("BAC", "Financials", "Banks"),)


def test_a_symbol_that_stands_twice_is_refused(tmp_path):
    (tmp_path / "gics.csv").write_text(HEADER + "BAC,Financials,,Banks\n" * 2)
    with pytest.raises(ImportRefused, match="BAC: 종목이 두 번"):
        read(tmp_path)


def test_who_tells_the_sector_alone_leaves_the_industry(tmp_path):
    with Store.open(tmp_path / "market.sqlite", create=True) as store:
        for hour, industry in enumerate(("Banks", "")):
            told = Classed("BAC", "Financials", industry)
            instruments = Batch(origin="시험", classes=(told,), instruments=(BANK,))
            store.write(instruments, now=NOW + dt.timedelta(hours=hour))
        found = store.of(US).instruments()["BAC"]
        assert (found.gics_sector, found.gics_industry) == ("Financials", "Banks")
        store.write(Batch(origin="시험", classes=(Classed("BAC", "Energy", ""),)), now=NOW + dt.timedelta(9))
        assert store.of(US).instruments()["BAC"].gics_industry == ""
        before = store.as_known_at(NOW + dt.timedelta(hours=2)).of(US).instruments()["BAC"]
        assert (before.gics_sector, before.gics_industry) == ("Financials", "Banks")
