"""Files of the outbox that other versions of newsgen wrote. ``outbox_v1.sql`` is one of version 1, dumped."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsgen.deliveries import schema
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.outbox import Outbox
from newsgen.errors import OutboxProblem
from tests.deliveries.help import put

OLD = Path(__file__).with_name("outbox_v1.sql")


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(OLD.read_text(encoding="utf-8"))
    return path


def told(path):
    with closing(sqlite3.connect(path)) as db:
        names = "id, article, version, target, action, status, document, state, attempts, remote, returned"
        return (
            db.execute(f"SELECT {names} FROM deliveries ORDER BY id").fetchall(),
            db.execute("SELECT * FROM audit ORDER BY id").fetchall(),
            db.execute("SELECT hash, length(body), image FROM documents ORDER BY hash").fetchall(),
        )


def test_a_file_of_version_1_is_carried_on_with_all_that_it_holds(old):
    before = told(old)
    with Outbox(old) as box:
        states = [(row.order.version, row.state.value, row.life, row.merge) for row in box.rows()]
        assert box.document(box.get(1).order.document)[1].body == b"picture"
    assert states == [
        (1, "success", 1, False),
        (1, "success", 1, False),
        (1, "blocked", 1, False),
        (2, "blocked", 1, False),
        (0, "success", 1, False),
    ]
    assert told(old) == before
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION


def test_an_order_of_before_is_the_same_order_after(old):
    with Outbox(old) as box:
        article, _ = box.document(box.get(1).order.document)
        assert put(box, article).id == 1
        assert put(box, article, Status.PUBLISH).id == 6


def test_the_log_of_a_file_carried_on_only_grows(old):
    with Outbox(old):
        pass
    with closing(sqlite3.connect(old)) as db, pytest.raises(sqlite3.IntegrityError, match="only grows"):
        db.execute("DELETE FROM audit")


def test_a_step_that_fails_leaves_the_file_as_it_was(old, monkeypatch):
    before = told(old)
    broken = (*schema._STEPS[1][:3], "ALTER TABLE nowhere RENAME TO deliveries")
    monkeypatch.setitem(schema._STEPS, 1, broken)
    with pytest.raises(OutboxProblem):
        Outbox(old)
    assert told(old) == before
    monkeypatch.undo()
    Outbox(old).__exit__(None, None, None)
    assert told(old) == before


def test_a_file_of_a_newer_version_is_refused_in_one_line(old):
    with closing(sqlite3.connect(old)) as db:
        db.execute("PRAGMA user_version = 3")
    with pytest.raises(OutboxProblem, match="더 새 newsgen이 쓴 파일") as refused:
        Outbox(old)
    assert "\n" not in str(refused.value)


def test_what_is_written_together_is_all_there_or_nothing(tmp_path: Path) -> None:
    with Outbox(tmp_path / "outbox.sqlite") as outbox:
        with pytest.raises(ZeroDivisionError), outbox.together():
            outbox.record("write", article="one", version=1 // len(list(outbox.events())))
        assert list(outbox.events()) == []
        with outbox.together():
            outbox.record("write", article="one")
            outbox.record("write", article="other")
    with Outbox(tmp_path / "outbox.sqlite") as outbox:
        assert [each.article for each in outbox.events()] == ["one", "other"]
