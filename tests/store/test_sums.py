"""A bit that flips in what is stored as bytes is told as damage, and never read as a price."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from newsgen.errors import StoreProblem
from newsgen.sources.batch import Batch, Price
from newsgen.store import Store, sums
from tests.markets import US

FIRST, LAST = dt.date(2025, 7, 1), dt.date(2025, 8, 29)
EARLY, LATE = dt.datetime(2025, 9, 1, tzinfo=dt.UTC), dt.datetime(2025, 9, 2, tzinfo=dt.UTC)
SYMBOLS = ("AAPL", "MSFT", "^RUT")


def prices(*, whole: bool) -> list[Price]:
    days = [FIRST + dt.timedelta(days=at) for at in range((LAST - FIRST).days + 1)]
    return [
        Price(
            symbol,
            day,
            100.0 + at + number * 7.25,
            *((99.0 + at, 110.0 + at, 90.0 + at) if whole and number else ()),
            volume=1e6 + at if whole else None,
        )
        for number, symbol in enumerate(SYMBOLS)
        for at, day in enumerate(days)
    ]


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> Path:
    """A store with blocks of both kinds, histories, and cells that a second import filled."""
    path = tmp_path_factory.mktemp("sums") / "market.sqlite"
    with Store.open(path, create=True) as store:
        store.write(Batch(origin="시험", prices=prices(whole=False)), now=EARLY)
        store.write(Batch(origin="시험", prices=prices(whole=True)), now=LATE)
        store.check()
    return path


def read(path: Path) -> list[object]:
    """Return everything that an article could read of prices, as now and as first imported."""
    with Store.open(path) as store:
        found: list[object] = []
        for seen in (store.of(US), store.as_known_at(EARLY).of(US)):
            window = seen.window(FIRST, LAST)
            found += [window.symbols, *(field.tobytes() for field in (window.close, window.volume))]
            for one in seen.history(SYMBOLS, LAST).values():
                found += [one.days.tobytes(), *(getattr(one, name).tobytes() for name in ("open", "close"))]
        return found


BLOBS = {
    "blocks": "SELECT rowid, body FROM blocks",
    "histories": "SELECT id, body FROM histories",
    "fills": "SELECT rowid, body FROM fills",
}


def damaged(path: Path, do: Callable[[], object]) -> str:
    with pytest.raises(StoreProblem) as caught:
        do()
    line = str(caught.value)
    assert "\n" not in line
    assert line.startswith(f"저장소 {path}: ")
    assert "newsgen import로 다시 만드십시오" in line
    return line


def places(table: str, path: Path) -> list[tuple[int, int, int]]:
    """Return some bits of every blob of a table, its ends among them: row, byte, bit."""
    with sqlite3.connect(path) as db:
        rows = db.execute(BLOBS[table]).fetchall()
    draw = np.random.default_rng(12)
    return [
        (row, int(at), int(draw.integers(8)))
        for row, body in rows
        for at in {0, len(body) - 1, *draw.integers(len(body), size=6).tolist()}
    ]


@pytest.mark.parametrize("table", BLOBS)
def test_a_flipped_bit_is_told_and_gives_no_price(filled, tmp_path, table):
    path = tmp_path / "market.sqlite"
    shutil.copy(filled, path)
    whole = read(path)
    tried = places(table, path)
    assert len(tried) >= {"blocks": 100, "histories": 20, "fills": 14}[table]
    for row, at, bit in tried:
        with sqlite3.connect(path) as db:
            (body,) = db.execute(f"{BLOBS[table]} WHERE rowid = ?", (row,)).fetchone()[1:]
            flipped = bytearray(body)
            flipped[at] ^= 1 << bit
            db.execute(f"UPDATE {table} SET body = ? WHERE rowid = ?", (bytes(flipped), row))
        assert "손상되었습니다" in damaged(path, lambda: read(path))
        if table != "fills":
            damaged(path, lambda: checked(path))
        with sqlite3.connect(path) as db:
            db.execute(f"UPDATE {table} SET body = ? WHERE rowid = ?", (body, row))
    assert read(path) == whole


def checked(path: Path) -> None:
    with Store.open(path) as store:
        store.check()


def test_a_flip_where_the_file_keeps_a_blob_is_told(filled, tmp_path):
    path = tmp_path / "market.sqlite"
    with sqlite3.connect(filled) as db:
        bodies = [row[0] for row in db.execute("SELECT body FROM blocks WHERE field = 'close'")]
    file = filled.read_bytes()
    found = [file.find(body) for body in bodies]
    assert min(found) > 0
    for at, body in zip(found, bodies, strict=True):
        flipped = bytearray(file)
        flipped[at + len(body) // 2] ^= 0x40
        path.write_bytes(flipped)
        assert "손상되었습니다" in damaged(path, lambda: read(path))


def test_damage_is_told_by_market_month_and_field_and_is_not_written_over(filled, tmp_path):
    path = tmp_path / "market.sqlite"
    shutil.copy(filled, path)
    with sqlite3.connect(path) as db:
        db.execute("UPDATE blocks SET body = zeroblob(length(body)) WHERE month = 24306 AND field = 'volume'")
    assert "(us 2025-07 volume)" in damaged(path, lambda: read(path))
    with Store.open(path) as store:
        damaged(path, lambda: store.write(Batch(origin="시험", prices=[Price("AAPL", FIRST, 1.0)]), now=LATE))
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM imports").fetchone() == (2,)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE blocks SET month = 24310 WHERE month = 24307",
        "UPDATE blocks SET field = 'high' WHERE field = 'close' AND ohlc = 0",
        "UPDATE blocks SET ohlc = 0 WHERE field = 'open'",
        "UPDATE blocks SET body = 'text' WHERE field = 'close'",
        "UPDATE blocks SET market = 'kr'",
    ],
)
def test_bytes_under_another_key_are_damage(filled, tmp_path, change):
    path = tmp_path / "market.sqlite"
    shutil.copy(filled, path)
    with sqlite3.connect(path) as db:
        db.execute(change)
    damaged(path, lambda: checked(path))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("DELETE FROM blocks WHERE month = 24307", "연속 시세와 묶음이"),
        ("DELETE FROM blocks WHERE field = 'close'", ""),
        ("UPDATE symbols SET market = 'kr' WHERE symbol = 'MSFT'", "시세의 묶음이"),
    ],
)
def test_blocks_that_are_not_as_written_are_found_by_the_check(filled, tmp_path, change, told):
    path = tmp_path / "market.sqlite"
    shutil.copy(filled, path)
    with sqlite3.connect(path) as db:
        db.execute(change)
    assert told in damaged(path, lambda: checked(path))


def test_a_history_that_parts_from_the_blocks_is_found_by_the_check(filled, tmp_path):
    path = tmp_path / "market.sqlite"
    shutil.copy(filled, path)
    with sqlite3.connect(path) as db:
        number, body = db.execute("SELECT id, body FROM histories JOIN symbols USING (id)").fetchone()
        other = body[:-4] + bytes([body[-4] ^ 1]) + body[-3:]  # the last day
        given = (other, sums.of(other, number), number)
        db.execute("UPDATE histories SET body = ?, checksum = ? WHERE id = ?", given)
    assert "연속 시세와 묶음이 다릅니다" in damaged(path, lambda: checked(path))


def test_a_store_of_before_gets_its_checksums_when_it_is_opened(filled, tmp_path):
    path = tmp_path / "market.sqlite"
    shutil.copy(filled, path)
    with sqlite3.connect(path) as db:
        before = db.execute("SELECT * FROM blocks ORDER BY market, month, ohlc, field").fetchall()
        db.execute("ALTER TABLE blocks DROP COLUMN checksum")
        db.execute("ALTER TABLE histories DROP COLUMN checksum")
        db.execute("DROP TABLE classes")
        db.execute("DROP TABLE events")
        db.execute("DROP TABLE flows")
        db.execute("CREATE TABLE prices (day, id, close)")
        db.execute("CREATE VIEW quotes AS SELECT * FROM prices")
        db.execute("PRAGMA user_version=7")
    checked(path)
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT * FROM blocks ORDER BY market, month, ohlc, field").fetchall() == before
    assert read(path) == read(filled)
