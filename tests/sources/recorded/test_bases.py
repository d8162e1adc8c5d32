"""Base prices of a recorded folder: listed, as a column, or as distributions among the splits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from newsgen.errors import ImportRefused
from newsgen.sources.batch import Base, Batch, Split
from newsgen.sources.recorded import folder

HEAD = "symbol,date,open,high,low,close,volume"
EX = dt.date(2026, 2, 10)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Batch]:
    def write(prices: list[str], **files: list[str]) -> Batch:
        (tmp_path / "prices").mkdir(exist_ok=True)
        (tmp_path / "prices" / "a.csv").write_text("\n".join(prices), encoding="utf-8")
        for name, lines in files.items():
            (tmp_path / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")
        return folder.read(tmp_path)

    return write


PRICES = [HEAD, "BDX,2026-02-09,,,,207.39,1", "BDX,2026-02-10,,,,171.68,1", "005930.KS,2026-02-10,,,,100,1"]


def test_a_file_of_base_prices_is_read_and_guesses_are_told_to_be_unknown(read):
    batch = read(
        PRICES,
        base_prices=[
            "symbol,date,prev_date,prev_close,base,close,factor,kind",
            "BDX,2026-02-10,2026-02-09,207.39,164.97,171.68,,krx-published",
            "005930.KS,2026-02-10,,,80,100,,guess-after-halt",
            "005930.KS,2026-02-11,,,,100,,no-limit-or-unknown",
            "005930.KS,2026-02-12,,,70,100,,adjusted-series",  # a rise of 42.9 %, and Seoul's limit is 30
            "OTHER,2026-02-10,,,80,100,,krx-published",
        ],
    )
    assert batch.bases == (
        Base("BDX", EX, 164.97),
        *(Base("005930.KS", dt.date(2026, 2, day), None) for day in (10, 11, 12)),
    )
    assert any("기준가를 모르는 날 3개" in one for one in batch.notices)


@pytest.mark.parametrize(
    ("before", "given", "taken"),
    [
        (2_095, "2060", 2_060.0),
        (51_400, "42849", 42_850.0),  # 42,850 of a percent with two decimals
        (187_900, "179026", 179_000.0),
        (1_094, "2735", 2_735.0),  # five old shares for two
        (1_221_000, "1837166", None),  # 삼성바이오로직스 parted: its exchange took the first price, 1,797,000
        (349, "499", None),
    ],
)
def test_a_computed_base_is_the_nearest_price_that_the_exchange_sets(read, before, given, taken):
    """Above the close before it is that of a consolidation, or not known."""
    head, day = "symbol,date,prev_close,base,close,kind", "2026-02-10"
    row = f"005930.KS,{day},{before},{given},{given},adjusted-series"
    (base,) = read(PRICES, base_prices=[head, row]).bases
    assert base == Base("005930.KS", EX, taken)


def test_a_plain_file_of_base_prices_is_believed(read):
    assert read(PRICES, base_prices=["symbol,date,base", "BDX,2026-02-10,164.97"]).bases == (
        Base("BDX", EX, 164.97),
    )


@pytest.mark.parametrize("price", ["0", "-3"])
def test_a_base_price_that_is_none_is_refused(read, price):
    with pytest.raises(ImportRefused, match="2행"):
        read(PRICES, base_prices=["symbol,date,base", f"BDX,2026-02-10,{price}"])


def test_a_column_of_base_prices_is_kept_where_it_is_not_the_close_before(read):
    rows = [
        "BDX,2026-02-09,,,,207.39,1,",
        "BDX,2026-02-10,,,,171.68,1,164.97",
        "BDX,2026-02-11,,,,180.62,1,171.68",
    ]
    (found,) = read([f"{HEAD},base", *rows]).bases
    assert (found.symbol, found.date, found.price) == ("BDX", EX, pytest.approx(164.97))


def test_an_event_without_a_label_makes_the_base_unknown(read):
    batch = read(PRICES, splits=["date,symbol,ratio,split", "2026-02-10,BDX,0.8278,"])
    assert (batch.splits, batch.bases) == ((), (Base("BDX", EX, None),))


def capped(after: float) -> list[str]:
    """A close that falls by a third, and a number of shares that becomes so many times the old one."""
    days = np.arange("2026-02-02", "2026-02-20", dtype="datetime64[D]").tolist()
    rows = [(day, 60.0 if day < EX else 40.0, 1.0 if day < EX else after) for day in days]
    return [
        f"{HEAD},market_cap_musd",
        *(f"A,{day},,,,{close},1,{close * count}" for day, close, count in rows),
    ]


def test_a_listed_split_that_leaves_the_number_of_shares_is_a_distribution(read):
    splits = ["date,symbol,ratio,split", "2026-02-10,A,0.666667,3:2"]
    batch = read(capped(1.012), splits=splits)
    (found,) = batch.bases
    assert (batch.splits, found.symbol, found.date) == ((), "A", EX)
    assert found.price == pytest.approx(40.0, rel=1e-5)
    assert read(capped(1.5), splits=splits).splits == (Split("A", EX, 1.5),)


def test_the_base_of_a_first_row_waits_for_the_close_before(read):
    """A terminal writes a file a day, with every stock's base price and no close before."""
    head = f"{HEAD},base"
    batch = read([head, "032800.KS,2026-02-10,,,,5350,1,5100", "000660.KS,2026-02-10,,,,100,1,"])
    assert (batch.bases, batch.references) == ((), (Base("032800.KS", EX, 5100.0),))


def test_the_base_of_a_first_row_is_held_against_another_files_close(read, tmp_path):
    (tmp_path / "prices").mkdir()
    rows = [f"{HEAD},base", "032800.KS,2026-02-09,,,,510,1,500", "000660.KS,2026-02-09,,,,100,1,99"]
    (tmp_path / "prices" / "0.csv").write_text("\n".join(rows), encoding="utf-8")
    batch = read([f"{HEAD},base", "032800.KS,2026-02-10,,,,5350,1,5100", "000660.KS,2026-02-10,,,,101,1,100"])
    assert batch.bases == (Base("032800.KS", EX, pytest.approx(5100.0)),)
    assert [one.date.day for one in batch.references] == [9, 9]
