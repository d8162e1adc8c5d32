"""Files that are no files, or have no end: every reader says so in one line and waits for nothing."""

from __future__ import annotations

import errno
import gzip
import os
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgen import config, plain
from newsgen.errors import (
    ConfigProblem,
    GlossaryProblem,
    ImportRefused,
    NewsgenError,
    NoteProblem,
    OutputProblem,
    UsageProblem,
)
from newsgen.glossary import Glossary
from newsgen.model import Output
from newsgen.notes.read import content
from newsgen.outputs import files
from newsgen.service import listening
from newsgen.sources.live import kis
from newsgen.sources.recorded import series, text

PAGE = Output(format="md", filename="2025-08-13/us-close.md", media_type="text/markdown", body=b"x")
NEWSGEN = Path(plain.__file__).parent

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")


def fifo(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.mkdir()


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(600 << 20)  # holes: takes no room


MADE = [fifo, device, folder, loop, huge]
READERS: dict[str, tuple[type[NewsgenError], str, Callable[[Path], object]]] = {
    "settings": (ConfigProblem, "newsgen.toml", config.load),
    "notes": (NoteProblem, "2025-08-13.toml", content),
    "glossary": (GlossaryProblem, "terms.toml", lambda path: Glossary.load(path.parent)),
    "names": (ImportRefused, "names.csv", lambda path: kis.read([path])),
    "names packed": (ImportRefused, "nasmst.cod.zip", lambda path: kis.read([path])),
    "moments": (ImportRefused, "series.toml", lambda path: series.read(path.parent)),
    "a table": (ImportRefused, "a.csv", text.read_text),
    "a packed table": (ImportRefused, "a.csv.gz", text.read_text),
}


@pytest.mark.parametrize("make", MADE, ids=lambda make: make.__name__)
@pytest.mark.parametrize("reader", READERS)
def test_what_is_no_file_of_a_sensible_size_is_refused_in_one_line(tmp_path, reader, make):
    problem, name, read = READERS[reader]
    make(tmp_path / name)
    with pytest.raises(problem) as caught:
        read(tmp_path / name)
    line = str(caught.value)
    assert line.isprintable()
    assert "읽을 수 없습니다" in line


def test_a_plain_file_is_read_whole_up_to_its_bound(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"x" * 1024)
    assert plain.read_bytes(path, 1024) == b"x" * 1024
    with pytest.raises(OSError, match="너무 큽니다") as caught:
        plain.read_bytes(path, 1023)
    assert caught.value.strerror == "너무 큽니다. 0KB까지 읽습니다"


def bomb(packed: Path, size: int, members: int = 1) -> Path:
    zeros = gzip.compress(b"0" * size)
    packed.write_bytes(zeros * members)
    return packed


@pytest.mark.parametrize(("size", "members"), [(40 << 20, 1), (1 << 20, 40), (1000, 20_000)])
def test_what_unpacks_to_more_than_is_read_is_refused_before_it_is_unpacked(
    tmp_path, monkeypatch, size, members
):
    monkeypatch.setattr(text, "MOST", 16 << 20)
    path = bomb(tmp_path / "a.csv.gz", size, members)
    tracemalloc.start()
    with pytest.raises(ImportRefused, match="풀면 너무 큽니다"):
        text.read_text(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3 * (16 << 20), "never more than was allowed, the file itself and a chunk"


def test_zeros_behind_a_packed_file_do_no_harm(tmp_path):
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n1,2\n") + bytes(3 << 16) + gzip.compress(b"3,4\n") + bytes(7))
    assert text.read_text(path) == b"a,b\n1,2\n3,4"


def test_no_comma_is_put_into_what_is_no_table(tmp_path):
    (tmp_path / "series.toml").write_text('# one table a series; tabs\there\n[DXY]\nmoment = "close us"\n')
    assert [(one.series, one.clock) for one in series.read(tmp_path)] == [("DXY", "close us")]


def test_no_message_takes_the_systems_english():
    """What the system says of an error is English: messages say it by ``plain.reason``."""
    told = [
        f"{path.relative_to(NEWSGEN)}: {line.strip()}"
        for path in sorted(NEWSGEN.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"\{[^{}]*strerror", line) or "error.strerror or" in line
    ]
    assert told == ['plain.py: told = error.strerror or ""']


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "남은 공간이 없음"),
        (errno.EDQUOT, "할당된 공간을 다 씀"),
        (errno.EADDRINUSE, "다른 프로그램이 쓰고 있음"),
        (errno.EADDRNOTAVAIL, "이 컴퓨터의 주소가 아님"),
        (errno.ENOTTY, "장치 오류"),
    ],
)
def test_the_reason_is_korean(number, told):
    assert plain.reason(OSError(number, os.strerror(number))) == told


def test_a_full_disk_is_told_of_an_output(tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputProblem, match="남은 공간이 없음"):
        files.write([PAGE], tmp_path)
    assert not any(path.is_file() for path in tmp_path.rglob("*"))


def test_a_port_that_is_taken_is_told_in_korean():
    with listening.bind("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            UsageProblem, match=f"127.0.0.1:{port}에서 열 수 없습니다.다른 프로그램이 쓰고 있음"
        ):
            listening.bind("127.0.0.1", port)
    with pytest.raises(UsageProblem, match="주소를 찾지 못함"):
        listening.bind("256.256.256.256", 0)
