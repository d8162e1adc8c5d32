"""``newsgen feed`` where nothing is: the feeds stay as they are, and a line says where it looked."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.deliveries.approval import approve
from newsgen.deliveries.outbox import Outbox
from tests import program
from tests.article_fixture import article

ROOM = '[newsroom]\nname = "한빛경제"\nurl = "https://news.example.com"\n'
FEEDS = ("rss.xml", "atom.xml", "feed.json")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with feeds that stand there since yesterday, and no article."""
    folder = tmp_path / "output"
    folder.mkdir()
    for name in FEEDS:
        (folder / name).write_text("어제의 피드", encoding="utf-8")
    return folder


def feed(place: Path, *options: str, settings: str = ROOM):
    (place.parent / "newsgen.toml").write_text(settings, encoding="utf-8")
    given = {"NEWSGEN_OUTBOX": str(place.parent / "outbox.sqlite"), "HOME": str(place.parent)}
    return program.run("-m", "newsgen", "feed", *options, env=given, cwd=place.parent)


def untouched(place: Path) -> bool:
    return all((place / name).read_text(encoding="utf-8") == "어제의 피드" for name in FEEDS)


def test_without_any_article_the_feeds_stay_and_one_line_names_the_folder(place: Path) -> None:
    done = feed(place)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "output" in done.stderr
    assert "outbox.sqlite" in done.stderr
    assert untouched(place)


def test_before_the_first_approval_there_is_nothing_to_write_and_nothing_wrong(place: Path) -> None:
    for name in FEEDS:
        (place / name).unlink()
    done = feed(place)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (0, "", 1)
    assert list(place.iterdir()) == []


def test_a_log_in_which_nothing_was_approved_is_none(place: Path) -> None:
    Outbox(place.parent / "outbox.sqlite").__exit__(None, None, None)
    done = feed(place)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert untouched(place)


def test_a_folder_without_settings_leaves_them_too(place: Path) -> None:
    done = feed(place, settings="")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert untouched(place)


def test_with_an_approved_article_they_are_written(place: Path) -> None:
    with Outbox(place.parent / "outbox.sqlite") as outbox:
        approve(outbox, article(), by="부장")
    assert feed(place).returncode == 0
    assert not untouched(place)
