"""``newsgen today``, ``import``, ``facts`` and ``items`` as a person runs them: in a process of their own."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgen.sources import demo
from newsgen.store import Store
from tests import program

ROOT = Path(__file__).parents[2]
Start = Callable[..., subprocess.CompletedProcess[str]]


def run(
    *arguments: str, folder: Path, store: Path | None = None, start: Start = program.run
) -> subprocess.CompletedProcess[str]:
    """Run ``newsgen`` in a folder; freshly started, the C locale proves that Korean needs none."""
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "NEWSGEN_STORE": str(store or folder / "none.sqlite"),
        "PYTHONPATH": str(ROOT),
    }
    return start("-m", "newsgen", *arguments, cwd=folder, env=environment, timeout=120)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the demo market."""
    path = tmp_path_factory.mktemp("store") / "market.sqlite"
    with Store.open(path, create=True) as opened:
        opened.write(demo.batch(), now=dt.datetime(2025, 8, 14, tzinfo=dt.UTC))
    return path


def told(run_: subprocess.CompletedProcess[str]) -> str:
    """The one line on stderr; more than one, or a traceback, is a failure."""
    lines = run_.stderr.strip().splitlines()
    assert len(lines) == 1, run_.stderr
    assert lines[0].startswith("newsgen: ")
    return lines[0]


def test_the_demo_writes_three_files_and_prints_the_article(tmp_path: Path) -> None:
    done = run("today", "--demo", folder=tmp_path, start=program.fresh)
    assert done.returncode == 0, done.stderr
    assert "사상 최고치" in done.stdout.partition("뉴욕증시에서")[0], "the headline"
    assert "예시 데이터" in done.stdout
    written = sorted(path.relative_to(tmp_path).as_posix() for path in (tmp_path / "output").rglob("*.*"))
    assert written == [f"output/2025-08-13/us-close.{ending}" for ending in ("html", "json", "md")]
    article = json.loads((tmp_path / "output/2025-08-13/us-close.json").read_text(encoding="utf-8"))
    assert article["schema"] == "newsgen/article/v1"
    assert article["demo"] is True
    assert "예시 데이터" in article["disclosure"]


def test_the_demo_of_seoul_is_of_its_own_session(tmp_path: Path) -> None:
    done = run("today", "--edition", "kr-close", "--demo", "--format", "json", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "101.24포인트 오른 4,042.83" in done.stdout
    assert "예시 데이터" in done.stdout
    assert "현지시간" not in done.stdout
    assert (tmp_path / "output/2025-10-27/kr-close.json").is_file()
    done = run("today", "--edition", "kr-close", "--demo", "--date", "2025-08-13", folder=tmp_path)
    assert (done.returncode, "2025-10-27" in told(done)) == (2, True)


def test_the_demo_takes_the_place_of_no_real_article(tmp_path: Path) -> None:
    place = tmp_path / "output" / "2025-08-13" / "us-close.json"
    assert run("today", "--demo", folder=tmp_path).returncode == 0
    assert run("today", "--demo", folder=tmp_path).returncode == 0  # an example may replace an example
    real = place.read_text(encoding="utf-8").replace('"demo": true', '"demo": false')
    for standing in (real, "{"):
        place.write_text(standing, encoding="utf-8")
        others = {path: path.read_bytes() for path in place.parent.iterdir()}
        done = run("today", "--demo", folder=tmp_path)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert str(place.relative_to(tmp_path)) in done.stderr
        assert {path: path.read_bytes() for path in place.parent.iterdir()} == others


def test_the_wire_formats_are_written_and_a_demo_is_withheld(tmp_path: Path) -> None:
    done = run("today", "--demo", "--format", "ninjs,ninjs3,newsml", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "output" / "2025-08-13"
    assert json.loads((folder / "us-close.ninjs.json").read_bytes())["pubstatus"] == "withheld"
    assert json.loads((folder / "us-close.ninjs3.json").read_bytes())["pubStatus"] == "withheld"
    assert 'qcode="stat:withheld"' in (folder / "us-close.newsml.xml").read_text(encoding="utf-8")


def test_the_runs_of_the_json_are_the_printed_article(tmp_path: Path) -> None:
    done = run("today", "--demo", "--format", "json", "--out", "here", folder=tmp_path)
    article = json.loads((tmp_path / "here/2025-08-13/us-close.json").read_text(encoding="utf-8"))
    for runs in (article["headline"], article["lead"], *(p["runs"] for p in article["paragraphs"])):
        assert "".join(run_["text"] for run_ in runs) in done.stdout
        loose = [r["text"] for r in runs if not {"figure", "quote", "phrase"} & r.keys()]
        assert not any(character.isdigit() for text in loose for character in text)


@pytest.mark.parametrize(
    ("day", "code", "words"),
    [
        ("2025-08-16", 3, "주말"),
        ("2025-07-04", 3, "독립기념일"),
        ("2099-01-02", 3, "아직 오지 않았습니다"),
        ("2025-08-14", 4, "마지막 거래일은 2025-08-13"),
    ],
)
def test_a_day_without_an_article_says_why(
    day: str, code: int, words: str, tmp_path: Path, store: Path
) -> None:
    done = run("today", "--offline", "--date", day, folder=tmp_path, store=store)
    assert done.returncode == code
    assert words in told(done)
    assert done.stdout == ""
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("today", "--demo", "--format", "pdf"), 2, "md, html, json"),
        (("today", "--demo", "--date", "2025-08-12"), 2, "--date를 빼십시오"),
        (("today", "--demo", "--edition", "kr-week"), 2, "--edition kr-close처럼"),
        (("today", "--demo", "--edition", "us-midday"), 2, "--edition us-close처럼"),
        (("today", "--demo", "--edition", "us-midday", "--at", "14:30"), 2, "--edition us-close처럼"),
        (("facts", "--date", "2025-08-13", "--measure", "change_dya"), 2, "change_day를 쓰려던"),
        (("today", "--offline", "--date", "2025-08-13", "--edition", "moon"), 2, "us-close"),
        (("today", "--offline", "--date", "yesterday"), 2, "yesterday"),
        (("--config", "gone.toml", "today", "--demo"), 2, "gone.toml"),
        (("facts", "--date", "2025-08-16"), 3, "주말"),
        (("import", "nowhere"), 1, "nowhere"),
    ],
)
def test_a_mistake_is_answered_in_one_line(
    arguments: tuple[str, ...], code: int, words: str, tmp_path: Path, store: Path
) -> None:
    done = run(*arguments, folder=tmp_path, store=store)
    assert done.returncode == code, done.stderr
    assert words in told(done)


def test_a_subject_without_facts_is_told_of(tmp_path: Path, store: Path) -> None:
    done = run("facts", "--date", "2025-08-13", "--about", "NOPE", folder=tmp_path, store=store)
    assert (done.returncode, done.stdout) == (0, "2025-08-13 사실 0건\n")
    assert "NOPE: 이날 이 대상의 사실이 없습니다" in done.stderr


def test_a_store_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.sqlite").write_bytes(b"not a database at all" * 100)
    for path, words in (
        (tmp_path / "gone.sqlite", "gone.sqlite"),
        (tmp_path / "broken.sqlite", "broken.sqlite"),
    ):
        done = run("today", "--offline", "--date", "2025-08-13", folder=tmp_path, store=path)
        assert done.returncode == 1
        assert words in told(done)


def test_an_output_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    done = run("today", "--demo", "--out", "taken", folder=tmp_path)
    assert done.returncode == 1
    assert "taken" in told(done)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("[style\n", "TOML"),
        ("[style]\nlevel = 'roman'\n", "roman"),
        ("[rules.moovers]\n", "moovers"),
        ("[rules.week]\nweeks = 'many'\n", "rules.week"),
    ],
)
def test_broken_settings_are_named_with_their_place(
    settings: str, words: str, tmp_path: Path, store: Path
) -> None:
    (tmp_path / "newsgen.toml").write_text(settings, encoding="utf-8")
    done = run("today", "--offline", "--date", "2025-08-13", folder=tmp_path, store=store)
    assert done.returncode == 2
    assert words in told(done)


def test_settings_change_how_levels_are_set(tmp_path: Path, store: Path) -> None:
    (tmp_path / "newsgen.toml").write_text("[style]\nlevel = 'man'\n", encoding="utf-8")
    done = run("today", "--offline", "--date", "2025-08-13", folder=tmp_path, store=store)
    assert "4만4922.27" in done.stdout
    assert "44,922.27" not in done.stdout


def test_facts_and_items_are_contracts(tmp_path: Path, store: Path) -> None:
    facts = json.loads(run("facts", "--date", "2025-08-13", "--json", folder=tmp_path, store=store).stdout)
    assert facts["schema"] == "newsgen/facts/v1"
    by_key = {(fact["measure"], fact["about"]): fact for fact in facts["facts"]}
    assert round(by_key["change_day", "^RUT"]["value"], 2) == 1.98
    assert by_key["change_wtd", "^RUT"]["base"] == "2025-08-08"
    items = json.loads(run("items", "--date", "2025-08-13", "--json", folder=tmp_path, store=store).stdout)
    assert items["schema"] == "newsgen/items/v1"
    scores = [item["score"] for item in items["items"]]
    assert scores == sorted(scores, reverse=True)
    assert {item["chosen"] for item in items["items"]} == {True, False}


def test_an_import_is_told_and_the_second_adds_nothing(tmp_path: Path) -> None:
    prices = tmp_path / "market" / "prices"
    prices.mkdir(parents=True)
    (prices / "a.csv").write_text(
        "symbol,date,open,high,low,close,volume\n^GSPC,2025-08-12,1,2,1,1.5,10\n^GSPC,2025-08-13,1,2,1,1.6,10\n",
        encoding="utf-8",
    )
    first = run("import", "market", folder=tmp_path, store=tmp_path / "s.sqlite")
    assert first.returncode == 0, first.stderr
    assert "시세 2건을 더하고" in first.stdout
    assert "시세 0건을 더하고" in run("import", "market", folder=tmp_path, store=tmp_path / "s.sqlite").stdout


def test_what_no_market_knows_is_told_at_the_import(tmp_path: Path) -> None:
    prices = tmp_path / "world" / "prices"
    prices.mkdir(parents=True)
    (prices / "a.csv").write_text(
        "symbol,date,open,high,low,close,volume\n7203.T,2025-08-13,1,2,1,1.6,10\n", encoding="utf-8"
    )
    done = run("import", "world", folder=tmp_path, store=tmp_path / "s.sqlite")
    assert done.returncode == 0, done.stderr
    (line,) = [line for line in done.stderr.splitlines() if "7203.T" in line]
    assert line.startswith("알림: ")


def test_the_edition_of_a_week_is_that_of_the_week_that_was_over(tmp_path: Path, store: Path) -> None:
    options = ("--offline", "--edition", "us-week", "--date", "2025-08-13")
    done = run("today", *options, folder=tmp_path, store=store)
    assert done.returncode == 0, done.stderr
    assert "4~8일(현지시간) 한 주 동안" in done.stdout
    assert "주간 등락을 뺐습니다" in done.stderr
    assert (tmp_path / "output/2025-08-08/us-week.md").is_file()


def test_a_week_to_come_is_refused(tmp_path: Path, store: Path) -> None:
    done = run(
        "today", "--offline", "--edition", "us-week", "--date", "2099-01-02", folder=tmp_path, store=store
    )
    assert done.returncode == 3
    assert "아직 오지 않았습니다" in told(done)
