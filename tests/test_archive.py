"""The archive: articles found by name, read when asked for, whatever else lies in the folder."""

import datetime as dt
import os
from pathlib import Path

import pytest

from newsgen import archive as archive_module
from newsgen.archive import Archive, Key
from newsgen.errors import OutputProblem
from newsgen.model import Article
from newsgen.outputs.files import write
from newsgen.outputs.json import json
from tests.article_fixture import article, runs

MONDAY, TUESDAY, FRIDAY = (dt.date(2025, 8, day) for day in (11, 12, 15))


def kept(folder: Path, session: dt.date, edition: str = "us-close", **changes: object) -> Article:
    made = article(id=f"{session}-{edition}", session=session, edition=edition, **changes)
    write([json(made)], folder)
    return made


def test_keys_are_the_newest_first_and_cost_no_reading(tmp_path):
    for session, edition in [(MONDAY, "us-close"), (FRIDAY, "us-week"), (FRIDAY, "us-close")]:
        kept(tmp_path, session, edition)
    (tmp_path / "2025-08-12").mkdir()
    (tmp_path / "2025-08-12" / "us-close.json").write_text("not read")
    assert Archive(tmp_path).keys() == [
        Key(FRIDAY, "us-close"),
        Key(FRIDAY, "us-week"),
        Key(TUESDAY, "us-close"),
        Key(MONDAY, "us-close"),
    ]


def test_of_one_day_the_article_of_the_market_that_closed_last_is_the_newest(tmp_path):
    for session, edition in [(MONDAY, "us-close"), (TUESDAY, "us-close"), (TUESDAY, "kr-close")]:
        kept(tmp_path, session, edition)
    assert Archive(tmp_path).keys() == [
        Key(TUESDAY, "us-close"),  # until six the next morning in Seoul
        Key(TUESDAY, "kr-close"),
        Key(MONDAY, "us-close"),
    ]


def test_a_folder_that_does_not_change_is_listed_once(tmp_path, monkeypatch):
    for session in (MONDAY, TUESDAY, FRIDAY):
        kept(tmp_path, session)
    for folder in (tmp_path, *tmp_path.iterdir()):
        os.utime(folder, ns=(1, 1_000_000_001))  # long ago
    archive = Archive(tmp_path)
    before = archive.keys()
    monkeypatch.setattr("newsgen.archive._entries", lambda folder: pytest.fail(f"listed again: {folder}"))
    assert archive.keys() == before
    assert [*archive.months()] == [dt.date(2025, 8, 1)]
    assert archive.of_month(dt.date(2025, 8, 1)) == before


def test_months_are_looked_into_as_far_as_is_asked(tmp_path, monkeypatch):
    for month in range(1, 9):
        kept(tmp_path, dt.date(2025, month, 3))
    looked = []
    entries = archive_module._entries
    monkeypatch.setattr(
        "newsgen.archive._entries", lambda folder: (looked.append(str(folder)), entries(folder))[1]
    )
    assert next(Archive(tmp_path).months()) == dt.date(2025, 8, 1)
    assert looked == [str(tmp_path), str(tmp_path / "2025-08-03")]


@pytest.mark.parametrize("times", [(), (1_000_000_001, 2_000_000_001), (1_000_000_000, 2_000_000_000)])
def test_every_change_is_seen_at_once(tmp_path, times):
    """Just written, settled long ago, and where times have whole seconds."""

    def settle(made: int) -> None:
        for at, folder in enumerate([tmp_path, *tmp_path.iterdir()] if times else []):
            os.utime(folder, ns=(1, times[made % 2] + at))

    archive = Archive(tmp_path)
    assert archive.keys() == []
    for made, session in enumerate((MONDAY, TUESDAY, FRIDAY), 1):
        kept(tmp_path, session)
        settle(made)
        assert len(archive.keys()) == made
    archive.withdraw(Key(FRIDAY, "us-close"))
    assert archive.keys() == [Key(TUESDAY, "us-close"), Key(MONDAY, "us-close")]
    archive.restore(Key(FRIDAY, "us-close"))
    assert len(archive.keys()) == 3


def test_an_article_comes_back_as_it_was(tmp_path):
    made = kept(tmp_path, MONDAY)
    assert Archive(tmp_path).article(MONDAY, "us-close") == made
    assert Archive(tmp_path).article(TUESDAY, "us-close") is None
    assert Archive(tmp_path).article(MONDAY, "us-week") is None


def test_no_folder_is_an_empty_archive(tmp_path):
    empty = Archive(tmp_path / "none")
    assert empty.keys() == []
    assert empty.latest() is None


def test_latest_knows_editions(tmp_path):
    kept(tmp_path, MONDAY)
    tuesday = kept(tmp_path, TUESDAY)
    week = kept(tmp_path, FRIDAY, "us-week")
    archive = Archive(tmp_path)
    assert archive.latest() == week
    assert archive.latest("us-close") == tuesday


def test_what_is_no_article_is_passed_over(tmp_path):
    kept(tmp_path, MONDAY)
    for stray in (
        "feed.json",
        "2025-08-11/us-close.ninjs.json",
        "2025-08-11/.us-close.json.1a2b",
        "2025-08-11/us-close.html",
        "2025-08-11/Us Close.json",
        "20250812/us-close.json",
        "notes/us-close.json",
    ):
        path = tmp_path / stray
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}")
    (tmp_path / "2025-08-11" / "folder.json").mkdir()
    assert Archive(tmp_path).keys() == [Key(MONDAY, "us-close")]


BROKEN = {
    "torn": b'{"schema": "newsgen/article/v1", "id"',
    "empty": b"",
    "no text": b"\xff\xfe\x00",
    "another document": b'{"schema": "newsgen/facts/v1", "facts": []}',
    "too deep": b"[" * 100_000,
}


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_said_by_name_and_left_out_of_walks(tmp_path, body):
    monday = kept(tmp_path, MONDAY)
    broken = tmp_path / "2025-08-12" / "us-close.json"
    broken.parent.mkdir()
    broken.write_bytes(body)
    told: list[OutputProblem] = []
    archive = Archive(tmp_path, told.append)
    with pytest.raises(OutputProblem, match=r"us-close\.json: .*newsgen") as raised:
        archive.article(TUESDAY, "us-close")
    assert "\n" not in str(raised.value)
    assert archive.latest() == monday
    assert [str(problem) for problem in told] == [str(raised.value)]


def test_another_version_of_the_contract_is_named(tmp_path):
    kept(tmp_path, MONDAY, schema="newsgen/article/v2")
    with pytest.raises(OutputProblem, match="newsgen/article/v2"):
        Archive(tmp_path).article(MONDAY, "us-close")


def test_an_article_in_the_place_of_another_is_refused(tmp_path):
    kept(tmp_path, MONDAY)
    (tmp_path / "2025-08-11").rename(tmp_path / "2025-08-12")
    with pytest.raises(OutputProblem, match="2025-08-11 us-close"):
        Archive(tmp_path).article(TUESDAY, "us-close")


@pytest.mark.parametrize(
    "edition", ["../2025-08-11/us-close", "../../secret", "/etc/passwd", "us-close\0", "", "us/close", "US"]
)
def test_an_edition_never_leads_out(tmp_path, edition):
    kept(tmp_path / "archive", MONDAY)
    write([json(article(id="secret", session=MONDAY, edition="secret"))], tmp_path)
    assert Archive(tmp_path / "archive").article(MONDAY, edition) is None


def test_a_link_is_never_followed(tmp_path):
    kept(tmp_path / "elsewhere", MONDAY)
    kept(tmp_path / "elsewhere", TUESDAY)
    inside = tmp_path / "archive"
    (inside / "2025-08-12").mkdir(parents=True)
    (inside / "2025-08-11").symlink_to(tmp_path / "elsewhere" / "2025-08-11")
    (inside / "2025-08-12" / "us-close.json").symlink_to(tmp_path / "elsewhere/2025-08-12/us-close.json")
    archive = Archive(inside)
    assert archive.keys() == []
    assert archive.article(MONDAY, "us-close") is None
    assert archive.article(TUESDAY, "us-close") is None


def test_an_article_is_read_once_and_again_when_it_changed(tmp_path):
    kept(tmp_path, MONDAY)
    archive = Archive(tmp_path)
    first = archive.article(MONDAY, "us-close")
    assert archive.article(MONDAY, "us-close") is first
    path = tmp_path / "2025-08-11" / "us-close.json"
    before = path.stat()
    corrected = kept(tmp_path, MONDAY, headline=runs("가" * 8))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))  # a coarse clock: told by size and inode
    assert archive.article(MONDAY, "us-close") == corrected


def test_when_an_article_was_written_is_its_files_time(tmp_path):
    kept(tmp_path, MONDAY)
    moment = dt.datetime(2025, 8, 11, 20, 30, tzinfo=dt.UTC)
    os.utime(tmp_path / "2025-08-11" / "us-close.json", (moment.timestamp(), moment.timestamp()))
    archive = Archive(tmp_path)
    assert archive.written(MONDAY, "us-close") == moment
    assert archive.written(TUESDAY, "us-close") is None
