"""``newsgen feed``: the archive's articles in three feeds."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import feedparser
import msgspec
import pytest
from click.testing import CliRunner, Result

from newsgen.cli import Settings
from newsgen.cli.feed import feed
from newsgen.deliveries.approval import KILL, approve, restore
from newsgen.deliveries.outbox import Outbox
from newsgen.errors import ConfigProblem, OutputProblem
from newsgen.model import Article
from tests.article_fixture import article, runs
from tests.genuine import sealed_at

ROOM = '[newsroom]\nname = "한빛경제"\nurl = "https://news.example.com"\n'


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two articles that were approved, and an older one that nobody approved."""
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(tmp_path / "outbox.sqlite"))
    folder = tmp_path / "archive"
    for day in (10, 11, 12):
        sealed_at(folder / f"2025-08-{day}" / "us-close.json", of(day))
    with Outbox(tmp_path / "outbox.sqlite") as outbox:
        for day in (11, 12):
            approve(outbox, of(day), by="부장")
    return folder


def of(day: int, **changes: object) -> Article:
    session = dt.date(2025, 8, day)
    return article(id=f"{session}-us-close", session=session, **changes)


def run(tmp_path: Path, archive: Path, *arguments: str, room: str = ROOM) -> Result:
    settings = tmp_path / "newsgen.toml"
    settings.write_text(f'output = "{archive}"\n{room}', encoding="utf-8")
    return CliRunner().invoke(feed, list(arguments), obj=Settings(None, settings))


def test_it_writes_three_feeds_of_what_was_approved(tmp_path, archive):
    done = run(tmp_path, archive)
    assert done.exit_code == 0, done.output
    assert done.stdout.count("(2편)") == 3
    for name in ("rss.xml", "atom.xml"):
        ids = [entry.id for entry in feedparser.parse((archive / name).read_bytes()).entries]
        assert ids == [f"https://news.example.com/2025-08-{day}-us-close" for day in (12, 11)]
    assert len(json.loads((archive / "feed.json").read_bytes())["items"]) == 2
    assert {path.name for path in archive.iterdir() if path.is_file()} == {"rss.xml", "atom.xml", "feed.json"}


def test_what_is_withdrawn_disappears_to_the_last(tmp_path, archive):
    run(tmp_path, archive)
    for day, left in ((12, ["11"]), (11, [])):
        with Outbox(tmp_path / "outbox.sqlite") as outbox:
            outbox.record(KILL, article=f"2025-08-{day}-us-close")
        assert run(tmp_path, archive).exit_code == 0
        entries = feedparser.parse((archive / "rss.xml").read_bytes()).entries
        assert [entry.id[-11:-9] for entry in entries] == left
    with Outbox(tmp_path / "outbox.sqlite") as outbox:
        restore(outbox, "2025-08-11-us-close", by="부장")
    run(tmp_path, archive)
    assert len(feedparser.parse((archive / "rss.xml").read_bytes()).entries) == 1


def test_elsewhere_and_fewer(tmp_path, archive):
    done = run(tmp_path, archive, "--out", str(tmp_path / "www"), "--limit", "1")
    assert done.exit_code == 0
    assert len(feedparser.parse((tmp_path / "www" / "atom.xml").read_bytes()).entries) == 1
    assert not (archive / "rss.xml").exists()


def test_a_touched_file_is_told_and_never_printed(tmp_path, archive):
    place = archive / "2025-08-12" / "us-close.json"
    place.write_bytes(place.read_bytes().replace("증시".encode(), "지옥".encode()))
    done = run(tmp_path, archive)
    assert done.exit_code == 4
    (line,) = done.stderr.splitlines()
    assert "2025-08-12" in line
    assert "증시" in line
    for name in ("rss.xml", "atom.xml", "feed.json"):
        assert "지옥" not in (archive / name).read_text(encoding="utf-8")
    assert len(feedparser.parse((archive / "rss.xml").read_bytes()).entries) == 2


@pytest.mark.parametrize("name", ["us-close.json", "us-close.v2.json", "us-week.json"])
@pytest.mark.parametrize("content", [b"{", b'{"id": 3}', None])
def test_whatever_lies_among_the_articles_and_is_none_of_ours_is_told(tmp_path, archive, name, content):
    place = archive / "2025-08-12" / name
    body = (archive / "2025-08-11" / "us-close.json").read_bytes()
    place.write_bytes(body if content is None else content)
    done = run(tmp_path, archive)
    assert done.exit_code == 4
    assert f"2025-08-12/{name}" in done.stderr
    assert len(feedparser.parse((archive / "rss.xml").read_bytes()).entries) == 2


def test_a_draft_of_the_next_version_changes_nothing_for_readers(tmp_path, archive):
    next_ = msgspec.structs.replace(of(12), revision=2, headline=runs("아직 아무도 읽지 않은 제목"))
    sealed_at(archive / "2025-08-12" / "us-close.json", next_)
    assert run(tmp_path, archive).exit_code == 0
    assert "아직 아무도" not in (archive / "rss.xml").read_text(encoding="utf-8")
    with Outbox(tmp_path / "outbox.sqlite") as outbox:
        approve(outbox, next_, by="부장")
    run(tmp_path, archive)
    assert "아직 아무도" in (archive / "rss.xml").read_text(encoding="utf-8")


def test_where_nobody_ever_approved_anything_feeds_stay_as_they_are(tmp_path, archive, monkeypatch):
    run(tmp_path, archive)
    before = {path.name: path.read_bytes() for path in archive.iterdir() if path.is_file()}
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(tmp_path / "another.sqlite"))
    done = run(tmp_path, archive)
    assert isinstance(done.exception, OutputProblem)
    assert "another.sqlite" in str(done.exception)
    assert {path.name: path.read_bytes() for path in archive.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("room", ["", '[newsroom]\nname = "한빛경제"\n'])
def test_without_a_newsroom_it_says_what_to_write(tmp_path, archive, room):
    done = run(tmp_path, archive, room=room)
    assert isinstance(done.exception, ConfigProblem)
    assert "[newsroom]" in str(done.exception)
    assert not (archive / "rss.xml").exists()
