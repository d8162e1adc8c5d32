"""``newsgen backfill`` as a person runs it, on the recorded market and on the demo's."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import time
from pathlib import Path

import msgspec
import pytest

from newsgen.acts import reading
from newsgen.alone import alone
from newsgen.backfill import processes
from newsgen.backfill.keeping import Keeper
from newsgen.backfill.work import Made
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.seals import How, seal
from newsgen.outputs import OUTPUTS
from newsgen.sources import demo
from newsgen.store import Store
from tests.backfill.spans import files, newsgen, span, started
from tests.markets import US

WEEK = ("2025-08-04", "2025-08-15")
"""Ten sessions of the recorded market."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the demo market."""
    path = tmp_path_factory.mktemp("store") / "market.sqlite"
    with Store.open(path, create=True) as opened:
        opened.write(demo.batch(), now=dt.datetime(2025, 8, 14, tzinfo=dt.UTC))
    return path


def folder(place: Path, name: str) -> Path:
    made = place / name
    made.mkdir()
    return made


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["us-close", "us-week"])
def test_the_bytes_are_those_of_today_whatever_the_number_of_processes(
    edition: str, tmp_path: Path, recorded_store_path: Path
) -> None:
    made = {}
    for jobs in ("1", "2"):
        where = folder(tmp_path, jobs)
        done = newsgen(
            *span(*WEEK, "--jobs", jobs, "--edition", edition, "--format", "json,md,txt"),
            folder=where,
            store=recorded_store_path,
        )
        assert done.returncode == 0, done.stderr
        assert "남은 시간" in done.stderr
        made[jobs] = files(where / "out")
    assert made["1"] == made["2"]
    assert len(made["1"]) == 3 * (10 if edition == "us-close" else 2)
    alone = folder(tmp_path, "alone")
    for day in ("2025-08-08", "2025-08-15") if edition == "us-week" else ("2025-08-04", "2025-08-13"):
        words = ("--date", day, "--edition", edition, "--format", "json,md,txt", "--out", "out")
        assert newsgen("today", "--offline", *words, folder=alone, store=recorded_store_path).returncode == 0
    same = files(alone / "out")
    assert len(same) == 6
    assert same.items() <= made["2"].items()


@pytest.mark.slow
def test_what_is_killed_is_gone_on_with(tmp_path: Path, recorded_store_path: Path) -> None:
    whole, cut = folder(tmp_path, "whole"), folder(tmp_path, "cut")
    words = span("2025-07-29", WEEK[1], "--jobs", "2", "--format", "json")
    assert newsgen(*words, folder=whole, store=recorded_store_path).returncode == 0
    running = started(*words, folder=cut, store=recorded_store_path)
    journal = cut / "out" / ".backfill" / "us-close.jsonl"
    while not (journal.exists() and journal.stat().st_size):
        assert running.poll() is None
        time.sleep(0.01)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    before = files(cut / "out")
    for body in before.values():
        json.loads(body)  # whole, each of them
    again = newsgen(*words, folder=cut, store=recorded_store_path)
    assert again.returncode == 0
    assert "이미 있던" in again.stdout
    assert files(cut / "out") == files(whole / "out")
    times = {path: path.stat().st_mtime_ns for path in (cut / "out").rglob("*.json")}
    third = newsgen(*words, folder=cut, store=recorded_store_path)
    assert "기사 0편을 썼습니다" in third.stdout
    assert times == {path: path.stat().st_mtime_ns for path in (cut / "out").rglob("*.json")}


@pytest.mark.slow
def test_a_worker_that_is_killed_is_told_in_one_line_and_made_up_for(
    tmp_path: Path, recorded_store_path: Path
) -> None:
    words = span("2025-07-29", WEEK[1], "--jobs", "2", "--format", "json")
    running = started(*words, folder=tmp_path, store=recorded_store_path)
    journal = tmp_path / "out" / ".backfill" / "us-close.jsonl"
    while not (journal.exists() and journal.stat().st_size):
        assert running.poll() is None
        time.sleep(0.01)
    os.kill(_children(running.pid)[0], signal.SIGKILL)
    assert running.wait(60) == processes.WorkerLost.exit_code
    assert newsgen(*words, folder=tmp_path, store=recorded_store_path).returncode == 0


def _children(parent: int) -> list[int]:
    """The workers of a process: its children that numpy was imported in, not the tracker of resources."""
    found = []
    for each in Path("/proc").iterdir():
        if each.name.isdigit() and (each / "stat").exists():
            words = (each / "stat").read_text().rpartition(")")[2].split()
            if int(words[1]) == parent and b"spawn_main" in (each / "cmdline").read_bytes():
                found.append(int(each.name))
    return found


def test_what_changed_since_is_made_anew_and_nothing_else(tmp_path: Path, small: Path) -> None:
    words = span("2025-08-11", "2025-08-13", "--jobs", "1", "--format", "json")
    first = newsgen(*words, folder=tmp_path, store=small)
    assert "기사 3편을 썼습니다." in first.stdout
    article = tmp_path / "out" / "2025-08-12" / "us-close.json"
    as_it_was = article.read_bytes()
    article.write_bytes(b"{")
    note = tmp_path / "notes" / "2025-08-13.toml"
    note.parent.mkdir()
    note.write_text('[[event]]\ntext = "한 줄이다."\n', encoding="utf-8")
    second = newsgen(*words, folder=tmp_path, store=small)
    assert "기사 2편을 썼습니다 (이미 있던 1일 치는 그대로 두었습니다)" in second.stdout
    assert article.read_bytes() == as_it_was
    chosen = tmp_path / "notes" / "2025-08-12.us-close.choices.toml"
    chosen.write_text('[pinned]\n"nothing:X" = "데스크"\n', encoding="utf-8")
    third = newsgen(*words, folder=tmp_path, store=small)
    assert "기사 1편을 썼습니다 (이미 있던 2일 치는 그대로 두었습니다)" in third.stdout
    assert "nothing:X" in article.read_text(encoding="utf-8")


def test_an_article_that_the_desk_approved_stays(tmp_path: Path, small: Path) -> None:
    words = span("2025-08-12", "2025-08-12", "--jobs", "1", "--format", "json")
    assert newsgen(*words, folder=tmp_path, store=small).returncode == 0
    path = tmp_path / "out" / "2025-08-12" / "us-close.json"
    article = msgspec.structs.replace(reading.read(path), demo=False)
    with Outbox(tmp_path / "outbox.sqlite") as outbox:
        seal(outbox, article, How.WRITE)
        seal(outbox, msgspec.structs.replace(article, headline=article.headline[:1]), How.EDIT)
        other = msgspec.structs.replace(article, flags=("다른 기사",))
        keeper = Keeper(tmp_path / "out", outbox, ("json",))
        before = path.read_bytes()
        (line,) = keeper.keep([Made(day=article.session, made_of="x", outputs=(OUTPUTS["json"](other),))])
    assert "그대로 두었습니다" in line.why
    assert path.read_bytes() == before


def test_two_backfills_do_not_write_at_once_and_what_a_kill_left_goes(tmp_path: Path, small: Path) -> None:
    words = span("2025-08-12", "2025-08-12", "--jobs", "1", "--format", "json")
    half = tmp_path / "out" / "2025-08-12" / ".us-close.json.0a1b2c3d"
    half.parent.mkdir(parents=True)
    half.write_text("{")
    with alone(tmp_path / "out" / ".backfill" / "us-close.lock", patience=0.0):
        done = newsgen(*words, folder=tmp_path, store=small)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
        assert "다른 newsgen backfill이" in done.stderr
    assert newsgen(*words, folder=tmp_path, store=small).returncode == 0
    assert sorted(path.name for path in half.parent.iterdir()) == ["us-close.json"]


def test_held_and_unknown_sessions_are_listed_at_the_end_with_why(tmp_path: Path, small: Path) -> None:
    with Store.open(small) as store:
        known = store.of(US).history((US.broad,), dt.date(2025, 8, 13))[US.broad].days
    first = known[0].item()
    done = newsgen(
        *span(f"{first - dt.timedelta(7)}", f"{first}", "--jobs", "1"), folder=tmp_path, store=small
    )
    assert done.returncode == 4
    assert "시세가 없는 거래일" in done.stdout
    held = [line for line in done.stdout.splitlines() if line.startswith(f"  {first}  보류: ")]
    assert len(held) == 1, done.stdout


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (span("2025-08-13", "2025-08-11"), 2, "--from 2025-08-13이 --to 2025-08-11보다 늦습니다"),
        (span("2025-08-16", "2025-08-17"), 3, "끝난 거래일이 없습니다"),
        (span("1999-01-04", "1999-01-08"), 3, "시세가 저장소에 없습니다"),
        (span("2025-08-11", "2025-08-13", "--edition", "us-noon"), 2, "그런 판이 없습니다"),
        (span("2025-08-11", "2025-08-13", "--edition", "us-midday"), 2, "한꺼번에 만들 수 없습니다"),
        (span("2025-08-11", "2025-08-13", "--format", "doc"), 2, "쓸 수 있는 형식은"),
        (span("2025-08-11", "2025-08-13", "--out", "taken"), 1, "이 폴더에 쓸 수 없습니다"),
        (span("2025-08-11", "2025-08-13", "--jobs", "0"), 2, "--jobs"),
        (span("1889-01-01", "2025-08-13"), 2, "1990"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    words: tuple[str, ...], code: int, told: str, tmp_path: Path, small: Path
) -> None:
    (tmp_path / "taken").write_text("")
    done = newsgen(*words, folder=tmp_path, store=small)
    assert (done.returncode, done.stderr.count("\n")) == (code, 1), done.stderr
    assert told in done.stderr
