"""Prices below zero: oil's contract had one, nothing else can."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from newsgen.errors import ImportRefused
from newsgen.sources.batch import Batch, Price
from newsgen.sources.recorded import folder
from newsgen.store import Store
from tests.markets import US

HEAD = "symbol,date,open,high,low,close,volume"
NOW = dt.datetime(2026, 8, 22, tzinfo=dt.UTC)
SETTLED = {"2020-04-17": 18.27, "2020-04-20": -37.63, "2020-04-21": 10.01, "2020-04-22": 13.78}
"""The settlements of the contract that ended in April 2020, as the exchange published them."""
APRIL = dt.date(2020, 4, 30)


@pytest.fixture
def write(tmp_path):
    def write(*lines: str):
        (tmp_path / "prices").mkdir(exist_ok=True)
        (tmp_path / "prices" / "markets.csv").write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
        return folder.read(tmp_path)

    return write


def test_the_price_of_oil_below_zero_is_kept_as_it_was(write, tmp_path):
    lines = [f"CL=F,{day},,,,{close}," for day, close in SETTLED.items()]
    lines[1] = "CL=F,2020-04-20,17.73,17.85,-40.32,-37.63,247947"
    batch = write(*lines)
    assert not [notice for notice in batch.notices if "종가가 없거나" in notice]
    with Store.open(tmp_path / "market.sqlite", create=True) as store:
        assert store.write(batch, now=NOW).added == len(SETTLED)
        history = store.of(US).history(["CL=F"], APRIL)["CL=F"]
        assert history.close.tolist() == list(SETTLED.values())
        assert history.low is not None
        assert np.nanmin(history.low) == -40.32
        assert store.write(batch, now=NOW).others == 0
        store.check()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("GC=F,2020-04-20,,,,-1.5,", "close 값이 음수입니다"),
        ("^GSPC,2020-04-20,,,,-2823.16,", "close 값이 음수입니다"),
        ("USO,2020-04-20,,,-0.5,3.75,", "low 값이 음수입니다"),
        ("CL=F,2020-04-20,,,,-37.63,-5", "volume 값이 음수입니다"),
        ("CL=F,2020-04-20,,-41,-40.32,-37.63,", "고가(high)가 저가(low)보다 낮습니다"),
        ("CL=F,2020-04-20,,,,-inf,", "무한대"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(write, line, why):
    with pytest.raises(ImportRefused, match=r"markets\.csv 3행: ") as refused:
        write("CL=F,2020-04-17,,,,18.27,", line)
    assert why in str(refused.value)


def test_a_split_of_what_was_below_zero_is_none(write, tmp_path):
    (tmp_path / "splits.csv").write_text(
        "date,symbol,ratio,split\n2020-04-21,CL=F,0.5,2:1\n", encoding="utf-8"
    )
    batch = write(*(f"CL=F,{day},,,,{close}," for day, close in SETTLED.items()))
    assert [one.close for one in batch.prices] == list(SETTLED.values())


def test_rows_made_by_hand_are_held_to_the_same(tmp_path):
    with Store.open(tmp_path / "market.sqlite", create=True) as store:
        oil = Batch(origin="시험", prices=[Price("CL=F", APRIL, -37.63)])
        assert store.write(oil, now=NOW).added == 1
        with pytest.raises(ValueError, match="close"):
            store.write(Batch(origin="시험", prices=[Price("GC=F", APRIL, -1.0)]), now=NOW)
