"""What a user is told when the file is missing, damaged, locked, or the process is killed."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from pathlib import Path

import pytest

from newsgen.errors import StoreProblem
from newsgen.sources.batch import Batch, Price
from newsgen.store import Store, Written, default_path, place
from tests.markets import US

pytestmark = pytest.mark.slow

NOW = dt.datetime(2025, 8, 14, 6, tzinfo=dt.UTC)
DAY = dt.date(2025, 8, 13)
ONE = Batch(origin="시험", prices=(Price("A", DAY, 1.0),))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "market.sqlite"
    with Store.open(path, create=True) as store:
        store.write(ONE, now=NOW)
    return path


def told(path: Path, *, create: bool = False) -> str:
    def use() -> None:
        with Store.open(path, create=create) as store:
            store.of(US).latest_session()
            store.of(US).window(DAY, DAY)
            store.check()

    with pytest.raises(StoreProblem) as caught:
        use()
    line = str(caught.value)
    assert "\n" not in line
    assert str(path) in line
    return line


def test_a_store_that_is_not_there(tmp_path):
    assert "newsgen import" in told(tmp_path / "none.sqlite")
    assert not (tmp_path / "none.sqlite").exists()


@pytest.mark.parametrize("content", [b"", b"symbol,date,close\nA,2025-08-13,1\n" * 200])
def test_a_file_that_is_no_store(tmp_path, content):
    path = tmp_path / "x.sqlite"
    path.write_bytes(content)
    assert "손상" in told(path)


def test_another_program_s_database_is_left_alone(tmp_path):
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE mine (x)")
    before = path.read_bytes()
    assert "newsgen 저장소가 아닙니다" in told(path)
    assert "newsgen 저장소가 아닙니다" in told(path, create=True)
    assert path.read_bytes() == before


def test_a_folder_in_its_place(tmp_path):
    assert "폴더" in told(tmp_path)


def test_a_place_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    assert "확인하십시오" in told(tmp_path / "file" / "market.sqlite", create=True)


def test_another_version(path):
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version=99")
    assert "99" in told(path)


def test_a_damaged_store(path):
    body = bytearray(path.read_bytes())
    body[4096:] = b"\xa5" * (len(body) - 4096)
    path.write_bytes(body)
    assert "손상" in told(path)


def test_a_store_cut_short(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert "손상" in told(path)


def test_a_damaged_array_is_not_read_as_prices(path):
    with sqlite3.connect(path) as db:
        db.execute("UPDATE blocks SET body = x'0102030405' WHERE field = 'close'")
    assert "손상" in told(path)


def test_a_full_disk(path):
    days = [DAY - dt.timedelta(days=n) for n in range(3000)]
    many = Batch(origin="시험", prices=[Price("B", day, 1.0, 1.0, 1.0, 1.0) for day in days])
    with Store.open(path) as store:
        store._db.execute("PRAGMA max_page_count=40")
        with pytest.raises(StoreProblem, match="자리가 없어"):
            store.write(many, now=NOW)
    with Store.open(path) as store:
        assert store.of(US).counts(DAY) == 1
        store.check()


def test_a_writer_waits_for_another_and_then_says_so(path, monkeypatch):
    monkeypatch.setattr(place, "WAIT", 0.05)
    with Store.open(path) as one, Store.open(path) as two:
        one._db.execute("BEGIN IMMEDIATE")
        assert two.of(US).latest_session() == DAY, "readers are not held up"
        with pytest.raises(StoreProblem, match="다른 newsgen"):
            two.write(ONE, now=NOW)
        one._db.execute("ROLLBACK")
        assert two.write(ONE, now=NOW) == Written(same=1)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_read_only_folder_can_be_read(path):
    path.parent.chmod(0o500)
    try:
        with Store.open(path) as store:
            assert store.of(US).latest_session() == DAY
            with pytest.raises(StoreProblem, match="권한"):
                store.write(Batch(origin="시험", prices=(Price("A", DAY, 2.0),)), now=NOW)
    finally:
        path.parent.chmod(0o700)


def test_a_sealed_store_can_be_read_and_refuses_to_be_written(path, monkeypatch):
    monkeypatch.setattr(place.os, "access", lambda *_: False)
    with Store.open(path) as store:
        assert store.of(US).latest_session() == DAY
        with pytest.raises(StoreProblem, match="쓰기 권한"):
            store.write(ONE, now=NOW)


IMPORTER = textwrap.dedent(
    """
    import datetime as dt, sys
    from pathlib import Path
    from newsgen.sources.batch import Batch, Price
    from newsgen.store import Store

    path, pause = Path(sys.argv[1]), sys.argv[2] == "pause"
    first = dt.date(2020, 1, 1)
    prices = [Price(f"S{n}", first + dt.timedelta(days=d), 1.0 + n) for d in range(0, 900) for n in range(20)]

    def progress(done):
        if pause and done > 9000:
            print("half", flush=True)
            sys.stdin.readline()

    with Store.open(path, create=True) as store:
        print(store.write(Batch(origin="x", prices=prices), now=dt.datetime.now(dt.UTC), progress=progress))
    """
)


def importer(path: Path, how: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", IMPORTER, str(path), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def test_an_import_killed_half_way_leaves_the_store_whole(path):
    with importer(path, "pause") as process:
        assert process.stdout.readline() == "half\n"
        process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    with Store.open(path) as store:
        store.check()
        assert store.of(US).latest_session() == DAY
        assert store.of(US).window(dt.date(2020, 1, 1), DAY).symbols == ("A",)
        assert store.of(US).origins().names == ("시험",)
    with importer(path, "through") as process:
        out, err = process.communicate(timeout=60)
    assert "added=18000" in out, err


def test_two_imports_at_once_come_one_after_the_other(tmp_path):
    path = tmp_path / "new.sqlite"
    with importer(path, "through") as one, importer(path, "through") as two:
        outs = [process.communicate(timeout=60) for process in (one, two)]
    assert all(process.returncode == 0 for process in (one, two)), outs
    assert sorted("added=18000" in out for out, _ in outs) == [False, True]
    with Store.open(path) as store:
        store.check()


def test_readers_see_the_store_as_it_was_while_it_is_written(path):
    seen: list[int] = []

    def look(done: int) -> None:
        def read() -> None:
            with Store.open(path) as other:
                seen.append(other.of(US).counts(DAY))

        thread = threading.Thread(target=read)
        thread.start()
        thread.join()

    with Store.open(path) as store:
        store.write(Batch(origin="시험", prices=(Price("B", DAY, 1.0),)), now=NOW, progress=look)
        assert store.of(US).counts(DAY) == 2
    assert seen == [1]


IN_A_GUARD = textwrap.dedent(
    """
    import sys
    from newsgen.cli.frame.errors import guarded, utf8
    code = sys.argv.pop(1)
    utf8()
    sys.exit(guarded(lambda: exec(code, {})))
    """
)


def guarded(path: Path, before: str = "", code: str = IMPORTER) -> subprocess.CompletedProcess[str]:
    """Import as the program does, after ``before``: its failures are one line on stderr."""
    return subprocess.run(
        [sys.executable, "-c", before + IN_A_GUARD, code, str(path), "through"],
        capture_output=True, text=True, check=False, timeout=60,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip


FULL = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"


@pytest.mark.skipif(os.name != "posix", reason="files have no limit here")
def test_a_file_that_may_not_grow(path):
    done = guarded(path, FULL)
    assert done.returncode == 1
    assert done.stderr.startswith(f"newsgen: 저장소 {path}: ")
    assert done.stderr.count("\n") == 1
    with Store.open(path) as store:
        store.check()
        assert store.of(US).window(dt.date(2020, 1, 1), DAY).symbols == ("A",)
    assert "added=18000" in guarded(path).stdout, "the next run goes on"


NOBODY = """
import os, newsgen.cli.frame.errors, newsgen.store, newsgen.sources.batch
os.setgid(65534), os.setuid(65534)
"""
READER = """
import sys
from pathlib import Path
from newsgen import markets
from newsgen.store import Store
with Store.open(Path(sys.argv[1])) as store: print(store.of(markets.named("us")).latest_session())
"""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root becomes another user")
def test_a_folder_of_another_user_can_be_read_and_not_written():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "market.sqlite"
        with Store.open(path, create=True) as store:
            store.write(ONE, now=NOW)
        Path(folder).chmod(0o755)
        path.chmod(0o644)
        done = guarded(path, NOBODY)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert "쓰기 권한" in done.stderr
        done = guarded(path, NOBODY, READER)
        assert (done.stdout, done.stderr) == (f"{DAY}\n", "")


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("after", [0.0, 0.05, 0.15, 0.3])
def test_a_store_being_made_or_written_survives_being_killed_at_any_moment(tmp_path, after):
    path = tmp_path / "new.sqlite"
    with importer(path, "through") as process:
        deadline = time.monotonic() + 30
        while not path.exists() and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(after)
        process.kill()
    with Store.open(path, create=True) as store:
        store.check()
        found = store.of(US).window(dt.date(2020, 1, 1), DAY)
        assert len(found.symbols) in {0, 20}, "all of an import or nothing"
    with importer(path, "through") as process:
        out, err = process.communicate(timeout=60)
    assert "added=18000" in out or "same=18000" in out, err


def test_where_the_store_is(monkeypatch, tmp_path):
    monkeypatch.setenv("NEWSGEN_STORE", str(tmp_path / "s.sqlite"))
    assert default_path() == tmp_path / "s.sqlite"
    monkeypatch.delenv("NEWSGEN_STORE")
    assert default_path().name == "market.sqlite"
    assert "newsgen" in default_path().parts
