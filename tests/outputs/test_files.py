"""A file appears whole or not at all, and only under the folder that was named."""

import os
from pathlib import Path

import pytest

from newsgen.errors import OutputProblem
from newsgen.model import Output
from newsgen.outputs import OUTPUTS, write
from newsgen.outputs.files import filename
from tests.article_fixture import article


def output(body: bytes = "가".encode(), name: str = "2025-08-13/us-close.md") -> Output:
    return Output(format="md", filename=name, media_type="text/markdown", body=body)


def test_each_format_has_its_place(tmp_path):
    paths = write([make(article()) for make in OUTPUTS.values()], tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in paths] == [
        "2025-08-13/us-close.md",
        "2025-08-13/us-close.html",
        "2025-08-13/us-close.json",
        "2025-08-13/us-close.txt",
        "2025-08-13/us-close.ninjs.json",
        "2025-08-13/us-close.ninjs3.json",
        "2025-08-13/us-close.newsml.xml",
        "2025-08-13/us-close.png",
    ]
    assert all(path.stat().st_size > 500 for path in paths)


def test_the_second_time_the_file_is_replaced_and_nothing_is_left_beside(tmp_path):
    write([output("하나".encode())], tmp_path)
    write([output("둘".encode())], tmp_path)
    (only,) = (tmp_path / "2025-08-13").iterdir()
    assert only.read_text(encoding="utf-8") == "둘"


def test_when_the_disk_fails_the_old_file_stays(tmp_path, monkeypatch):
    (path,) = write([output("하나".encode())], tmp_path)

    def full(_: int) -> None:
        raise OSError(28, "남은 공간이 없음 on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputProblem, match="남은 공간이 없음") as caught:
        write([output("둘".encode())], tmp_path)
    assert path.read_text(encoding="utf-8") == "하나"
    assert [child.name for child in path.parent.iterdir()] == ["us-close.md"]
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "2025-08-13").write_text("")
    with pytest.raises(OutputProblem, match="폴더 자리에 있음"):
        write([output()], tmp_path)


def test_a_folder_where_the_file_should_be(tmp_path):
    (tmp_path / "2025-08-13" / "us-close.md").mkdir(parents=True)
    with pytest.raises(OutputProblem, match="같은 이름의 폴더가 있음"):
        write([output()], tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputProblem, match="권한 없음"):
        write([output()], tmp_path)


def test_a_new_file_can_be_read_by_others(tmp_path):
    before = os.umask(0o022)
    try:
        (path,) = write([output()], tmp_path)
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o644


def test_nothing_is_written_outside_the_folder(tmp_path):
    with pytest.raises(OutputProblem, match="밖에는 쓰지 않습니다"):
        write([output(name="../elsewhere.md")], tmp_path / "out")
    assert not (tmp_path / "elsewhere.md").exists()


@pytest.mark.parametrize("edition", ["../us-close", "us close", "", "US", "a/b", "a.md"])
def test_an_edition_never_becomes_a_path(edition):
    with pytest.raises(OutputProblem, match="판 이름"):
        filename(article(edition=edition), "md")


def test_a_relative_folder_works(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert write([output()], Path("out")) == [Path("out/2025-08-13/us-close.md")]


def test_a_file_that_says_the_same_keeps_its_time(tmp_path):
    (path,) = write([output()], tmp_path)
    os.utime(path, (1_000_000_000, 1_000_000_000))
    write([output()], tmp_path)
    assert path.stat().st_mtime == 1_000_000_000
    write([output("나".encode())], tmp_path)
    assert path.stat().st_mtime > 1_000_000_000


def test_each_format_says_its_media_type():
    given = {name: make(article()).media_type.partition(";")[0] for name, make in OUTPUTS.items()}
    assert given == {
        "md": "text/markdown",
        "html": "text/html",
        "json": "application/json",
        "txt": "text/plain",
        "ninjs": "application/json",
        "ninjs3": "application/json",
        "newsml": "application/vnd.iptc.g2.newsitem+xml",
        "png": "image/png",
    }
