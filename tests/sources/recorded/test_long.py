"""Files of any length, in any order: read a piece at a time, they are what they are when read at once."""

from __future__ import annotations

import datetime as dt
import random
import tracemalloc

import pytest

from newsgen.errors import ImportRefused
from newsgen.sources import spooled
from newsgen.sources.recorded import folder, prices, text
from newsgen.sources.spooled import Spool

HEAD = "symbol,date,open,high,low,close,volume"
DAYS = [dt.date(2025, 1, 1) + dt.timedelta(days=at) for at in range(90)]
SYMBOLS = [f"S{at}" for at in range(7)]


def lines() -> list[str]:
    """Rows of seven symbols on ninety days, shuffled."""
    made = [
        f"{symbol},{day},,,,{number + 1}.{at + 10},{at}"
        for number, symbol in enumerate(SYMBOLS)
        for at, day in enumerate(DAYS)
    ]
    random.Random(0).shuffle(made)
    return made


@pytest.fixture
def small_pieces(monkeypatch):
    """Pieces of some lines, groups of two symbols, and nothing in memory."""
    monkeypatch.setattr(text, "_PIECE", 700)
    monkeypatch.setattr(text, "_CHUNK", 300)
    monkeypatch.setattr(prices, "GROUP", 2)
    monkeypatch.setattr(spooled, "IN_MEMORY", 1)


def written(place, **files: str):
    (place / "prices").mkdir()
    for name, content in files.items():
        (place / "prices" / f"{name}.csv").write_bytes(content.encode())
    return place


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.usefixtures("small_pieces")
def test_pieces_make_the_whole(tmp_path, end):
    rows = lines()
    place = written(
        tmp_path, a=end.join([HEAD, *rows[:400], "", ""]), b=end.join(["\ufeff" + HEAD, *rows[400:]])
    )
    found = {(one.symbol, one.date): (one.close, one.volume) for one in folder.read(place).prices}
    assert found == {
        (symbol, day): (float(f"{number + 1}.{at + 10}"), at)
        for number, symbol in enumerate(SYMBOLS)
        for at, day in enumerate(DAYS)
    }


@pytest.mark.usefixtures("small_pieces")
def test_prices_come_month_by_month_in_the_order_of_days(tmp_path):
    read = folder.read(written(tmp_path, a="\n".join([HEAD, *lines()]))).prices
    assert [part.days.size for part in read.by_month()] == [31 * 7, 28 * 7, 31 * 7]
    assert [one.date for one in read] == [day for day in DAYS for _ in SYMBOLS]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("S1,2025-02-30,,,,1,1", "date 값이"),
        ("S1,2025-06-01,,,,x,1", "close 값이 숫자가"),
        ("S1,2025-06-01,,,,1", "칸이 7개여야 하는데 6개"),
        ("S1,2025-06-01,,,,1,-1", "volume 값이 음수"),
        ("", "칸이 7개여야 하는데 1개"),
        ("S1,2025-01-05,,,,99,4", "S1 2025-01-05: 같은 날의 행이"),
        ("S1,2025-06-01,,,,1\0,1", "NUL"),
    ],
)
@pytest.mark.usefixtures("small_pieces")
def test_a_line_far_down_is_named(tmp_path, line, why):
    place = written(tmp_path, a="\n".join([HEAD, *lines()[:600], line, "S1,2025-07-01,,,,1,1", ""]))
    with pytest.raises(ImportRefused, match=r"a\.csv 602행: ") as caught:
        folder.read(place)
    assert why in str(caught.value)


@pytest.mark.usefixtures("small_pieces")
def test_a_table_that_shows_late_that_it_is_not_plain_is_read_whole(tmp_path):
    rows = lines()
    quoted = [*rows[:-1], ",".join(f'"{cell}"' for cell in rows[-1].split(","))]
    assert len(list(folder.read(written(tmp_path, a="\n".join([HEAD, *quoted]))).prices)) == len(rows)


def test_a_spool_gives_back_what_was_put(monkeypatch):
    monkeypatch.setattr(spooled, "IN_MEMORY", 1)
    kind = spooled.np.dtype([("n", "<i4")])
    spool = Spool(kind)
    records = spooled.np.array([(at,) for at in range(100)], dtype=kind)
    spool.put_each(records["n"].astype("int64") % 3, records)
    spool.put_each(records["n"][:3].astype("int64"), records[:3])
    assert spool.take((1, 0))["n"].tolist() == [*range(1, 100, 3), 1]
    assert spool.take((3, 0)).size == 0


def peak(place) -> int:
    """Return the most bytes that a folder takes while it is read and its prices taken back."""
    tracemalloc.start()
    for _ in folder.read(place).prices.by_month():
        pass
    told = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return told


def test_memory_does_not_grow_with_the_rows(tmp_path, monkeypatch):
    monkeypatch.setattr(text, "_PIECE", 50_000)
    monkeypatch.setattr(prices, "GROUP", 1)
    monkeypatch.setattr(spooled, "IN_MEMORY", 1)
    found = {}
    for at, count in enumerate((30, 100, 1_000)):  # the first time, modules are imported
        place = tmp_path / f"{at}"
        place.mkdir()
        days = [DAYS[0] + dt.timedelta(days=number) for number in range(count)]
        rows = (f"T{number},{day},,,,1.5,3" for day in days for number in range(40))
        found[count] = peak(written(place, a="\n".join([HEAD, *rows])))
    assert found[1_000] < 2 * found[100]
