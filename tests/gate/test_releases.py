"""Releases: one finding by name, with a reason that is kept, and what an article makes of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from newsgen import gate, snapshot
from newsgen.cli import main
from newsgen.config import Config
from newsgen.errors import StoreProblem
from newsgen.gate import Consequence, Release
from newsgen.gate.finding import doubt
from newsgen.store import Store
from tests.facts.builders import DAY, fill, sessions_until
from tests.markets import US, us
from tests.schemas import valid

NOW = dt.datetime(2025, 8, 14, 6, 30, tzinfo=dt.timezone(dt.timedelta(hours=9)))
JUMP = doubt("unborne-jump", "A", "+100.0%")


def release(**more: object) -> Release:
    return Release(
        **{"market": "us", "session": DAY, "code": "unborne-jump", "symbol": "A"}
        | {"reason": "공시 확인", "by": "홍길동", "at": NOW}
        | more
    )


@pytest.fixture
def path(store: Store) -> Path:
    """A store with a stock that doubled on its usual trade, and indices."""
    calm = [100.0 + number % 2 for number in range(60)]
    closes = {"^GSPC": [*calm, 101.0], "^DJI": [*calm, 101.0], "^IXIC": [*calm, 101.0], "A": [*calm, 202.0]}
    fill(store, closes)
    assert len(sessions_until(DAY, 61)) == 61
    return store.path


def run(path: Path, *args: str) -> int:
    with pytest.raises(SystemExit) as end:
        main(["--store", str(path), "gate", *args])
    return int(end.value.code or 0)


def test_a_release_turns_a_finding_into_a_flag_that_says_why():
    (found,) = gate.released([JUMP], [release()])
    assert (found.consequence, found.released) == (Consequence.FLAG, "공시 확인, 홍길동")
    assert found.line == "A +100.0% 편집자가 풀었습니다(공시 확인, 홍길동)."


@pytest.mark.parametrize("other", [{"symbol": "B"}, {"code": "halted"}])
def test_a_release_is_for_one_finding_only(other):
    assert gate.released([JUMP], [release(**other)]) == [JUMP]


def test_releases_are_kept_in_the_store_by_session(path):
    assert gate.kept(path) == ()
    gate.keep(path, release())
    gate.keep(path, release(session=DAY - dt.timedelta(days=1), by=""))
    assert gate.kept(path, "us", DAY) == (release(),)
    assert len(gate.kept(path)) == 2


def test_a_release_of_one_market_leaves_the_finding_of_another_s_same_day(path):
    half = {"code": "half-session", "symbol": "*"}
    gate.keep(path, release(market="kr", **half))
    gate.keep(path, release(market="kr"))
    with Store.open(path) as store:
        seen = snapshot.snapshot(store, us(DAY), Config())
        (found,) = gate.judged(store, seen)
        assert (found.code, found.released) == ("unborne-jump", "")
        gate.keep(path, release())
        (found,) = gate.judged(store, seen)
    assert found.released == "공시 확인, 홍길동"
    assert [one.market for one in gate.kept(path, session=DAY)] == ["kr", "kr", "us"]
    assert gate.kept(path, "kr", DAY - dt.timedelta(days=1)) == ()


def test_a_store_with_releases_is_still_a_store(path):
    gate.keep(path, release())
    with Store.open(path) as store:
        assert store.of(US).latest_session() == DAY


def test_without_a_store_nothing_is_kept(tmp_path):
    with pytest.raises(StoreProblem):
        gate.keep(tmp_path / "none.sqlite", release())


def test_the_findings_are_listed_and_one_is_released_by_name(path, capsys):
    assert run(path, "--date", str(DAY), "--json") == 0
    listed = valid(capsys.readouterr().out)
    assert [listed[key] for key in ("schema", "market", "session")] == ["newsgen/gate/v1", "us", str(DAY)]
    told = [(one["code"], one["symbol"], one["consequence"]) for one in listed["findings"]]
    assert told[0] == ("unborne-jump", "A", "drop")
    assert {(code, consequence) for code, _, consequence in told[1:]} == {("witnesses", "note")}
    assert [*listed["findings"][0]] == [
        *("code", "symbol", "message", "advice", "consequence", "section", "figures", "released")
    ]
    assert (
        run(path, "release", "unborne-jump", "A", "--date", str(DAY), "--reason", "공시 확인", "--by", "홍")
        == 0
    )
    capsys.readouterr()
    assert run(path, "--date", str(DAY)) == 0
    assert "편집자가 풀었습니다(공시 확인, 홍)" in capsys.readouterr().out
    assert run(path, "releases") == 0
    told = capsys.readouterr().out.splitlines()[1]
    assert told.startswith(f"us {DAY} unborne-jump")
    assert "공시 확인 (홍, " in told
    assert run(path, "releases", "--json") == 0
    (one,) = valid(capsys.readouterr().out)["releases"]
    assert (one["code"], one["symbol"], one["by"]) == ("unborne-jump", "A", "홍")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("halted", "A", "--reason", "x"), "풀 수 있는 것: unborne-jump A"),
        (("unborne-jump", "A", "--reason", " "), "--reason이 비어 있습니다"),
        (("unborne-jump", "A"), "--reason"),
    ],
)
def test_what_cannot_be_released_is_refused_in_one_line(path, args, told, capsys):
    assert run(path, "release", *args, "--date", str(DAY)) == 2
    error = capsys.readouterr().err
    assert told in error
    assert len(error.splitlines()) == 1
    assert gate.kept(path) == ()


def test_a_release_is_given_once(path, capsys):
    args = ("release", "unborne-jump", "A", "--date", str(DAY), "--reason", "공시")
    assert run(path, *args) == 0
    assert run(path, *args) == 2
    assert "이미 풀었습니다(공시)" in capsys.readouterr().err


def test_a_held_session_ends_with_four_and_what_is_absent_is_not_released(store, capsys):
    fill(store, {"^DJI": [100.0, 101.0], "^IXIC": [100.0, 101.0]})
    assert run(store.path, "--date", str(DAY)) == 4
    assert "기사 보류" in capsys.readouterr().out
    assert run(store.path, "release", "index-missing", "^GSPC", "--date", str(DAY), "--reason", "x") == 2
    assert "없는 시세여서" in capsys.readouterr().err
