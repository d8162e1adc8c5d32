"""Files put in place: what stood there is kept, and nobody else reads a secret."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.config import Cms, Config, Notify
from newsgen.errors import OutputProblem
from newsgen.setup import vault
from newsgen.setup.place import Put, put

NOW = dt.datetime(2026, 9, 1, 6, 30, tzinfo=dt.UTC)


def test_another_file_is_kept_beside_and_the_same_one_left_alone(tmp_path):
    path = tmp_path / "new" / "newsgen.toml"
    assert put(path, "a") == (path, Put.WRITTEN, None)
    assert put(path, "a").put is Put.SAME
    placed = put(path, "b", now=NOW)
    assert (placed.put, path.read_text()) == (Put.REPLACED, "b")
    assert placed.kept is not None
    assert placed.kept.name == "newsgen.toml.20260901-153000.bak"
    assert placed.kept.read_text() == "a"
    assert len(list(path.parent.iterdir())) == 2


def test_a_secret_is_for_nobody_else_and_so_is_its_copy(tmp_path):
    path = tmp_path / "secrets.env"
    put(path, "A=1", 0o600)
    kept = put(path, "A=2", 0o600).kept
    assert kept is not None
    assert {each.stat().st_mode & 0o777 for each in (path, kept)} == {0o600}


def test_a_place_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputProblem, match="쓸 수 없습니다"):
        put(tmp_path / "file" / "newsgen.toml", "a")


CONFIG = Config(
    cms={
        "desk": Cms(kind="wordpress", url="https://x.example"),
        "둘째": Cms(kind="webhook", url="https://y.example"),
        "open": Cms(kind="webhook", url="https://z.example", signed=False),
    },
    notify=Notify(smtp="mail.example:587", user="bot", sender="a@x.example", to=("b@x.example",)),
)


def test_names_wait_for_their_values_and_those_that_are_there_stay():
    text = vault.text(CONFIG)
    assert vault.names(text) == [
        "NEWSGEN_CMS_DESK_SECRET",
        "NEWSGEN_CMS_둘째_SECRET",
        "NEWSGEN_NOTIFY_SECRET",
    ]
    assert vault.empty(CONFIG, text) == vault.names(text)
    filled = "OTHER=x\nNEWSGEN_CMS_DESK_SECRET=abcd efgh"
    again = vault.text(CONFIG, filled)
    assert again.startswith(f"{filled}\n")
    assert vault.empty(CONFIG, again) == ["NEWSGEN_CMS_둘째_SECRET", "NEWSGEN_NOTIFY_SECRET"]
