"""``newsgen feed``: the archive's articles in three feeds."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import feedparser
import msgspec
import pytest
from click.testing import CliRunner, Result

from newsgen.archive import Archive
from newsgen.cli import Settings
from newsgen.cli.feed import feed
from newsgen.deliveries.approval import approve
from newsgen.deliveries.outbox import Outbox
from newsgen.errors import ConfigProblem
from newsgen.outputs import OUTPUTS, write
from tests.article_fixture import article

ROOM = '[newsroom]\nname = "한빛경제"\nurl = "https://news.example.com"\n'


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Three articles, the newest a demo, and a broken file."""
    folder = tmp_path / "archive"
    for day, demo in ((11, False), (12, False), (13, True)):
        session = dt.date(2025, 8, day)
        made = article(id=f"{session}-us-close", session=session, demo=demo)
        write([OUTPUTS[name](made) for name in ("json", "html", "ninjs")], folder)
    broken = folder / "2025-08-14" / "us-close.json"
    broken.parent.mkdir()
    broken.write_text("{", encoding="utf-8")
    return folder


def run(tmp_path: Path, archive: Path, *arguments: str, room: str = ROOM) -> Result:
    settings = tmp_path / "newsgen.toml"
    settings.write_text(f'output = "{archive}"\n{room}', encoding="utf-8")
    return CliRunner().invoke(feed, list(arguments), obj=Settings(None, settings))


def test_it_writes_three_feeds_of_what_may_be_seen(tmp_path, archive):
    done = run(tmp_path, archive)
    assert done.exit_code == 0, done.output
    assert done.stdout.count("(2편)") == 3
    assert "2025-08-14/us-close.json" in done.stderr
    for name in ("rss.xml", "atom.xml"):
        ids = [entry.id for entry in feedparser.parse((archive / name).read_bytes()).entries]
        assert ids == [f"https://news.example.com/2025-08-{day}-us-close" for day in (12, 11)]
    assert len(json.loads((archive / "feed.json").read_bytes())["items"]) == 2
    assert {path.name for path in archive.iterdir() if path.is_file()} == {"rss.xml", "atom.xml", "feed.json"}


def test_an_article_that_is_gone_disappears(tmp_path, archive):
    run(tmp_path, archive)
    (archive / "2025-08-12" / "us-close.json").unlink()
    run(tmp_path, archive)
    (entry,) = feedparser.parse((archive / "rss.xml").read_bytes()).entries
    assert entry.id.endswith("2025-08-11-us-close")


def test_elsewhere_and_fewer(tmp_path, archive):
    done = run(tmp_path, archive, "--out", str(tmp_path / "www"), "--limit", "1")
    assert done.exit_code == 0
    assert len(feedparser.parse((tmp_path / "www" / "atom.xml").read_bytes()).entries) == 1
    assert not (archive / "rss.xml").exists()


def test_only_what_a_person_approved_just_as_it_is(tmp_path, archive, monkeypatch):
    monkeypatch.setenv("NEWSGEN_OUTBOX", str(tmp_path / "outbox.sqlite"))
    assert run(tmp_path, archive, "--approved").stdout.count("(0편)") == 3
    made = Archive(archive).article(dt.date(2025, 8, 11), "us-close")
    assert made is not None
    with Outbox(tmp_path / "outbox.sqlite") as outbox:
        approve(outbox, made, by="부장")
    assert run(tmp_path, archive, "--approved").stdout.count("(1편)") == 3
    write([OUTPUTS["json"](msgspec.structs.replace(made, revision=2))], archive)
    assert run(tmp_path, archive, "--approved").stdout.count("(0편)") == 3


@pytest.mark.parametrize("room", ["", '[newsroom]\nname = "한빛경제"\n'])
def test_without_a_newsroom_it_says_what_to_write(tmp_path, archive, room):
    done = run(tmp_path, archive, room=room)
    assert isinstance(done.exception, ConfigProblem)
    assert "[newsroom]" in str(done.exception)
    assert not (archive / "rss.xml").exists()
