"""The judge of ``newsgen check``, tried with findings made by hand, and the sets themselves."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path

import click
import pytest

import benchmarks.check
from benchmarks.check import checker
from benchmarks.check.cases import CLASSES, Case, cases
from benchmarks.check.checker import read
from benchmarks.check.judge import Finding, Score, judged
from benchmarks.check.report import BEGIN, END, tables, under, write

SETS = Path(benchmarks.check.__file__).parent / "sets"
TEXT = "나스닥은 2.51% 내린 22,078.05에 마쳤다. 애플는 0.86% 내렸다.\n다우는 0.84% 내렸다.\n"
FAULTS = """
market = "us"
date = 2025-11-20
voice = "flash"

[[fault]]
class = "percent"
text = "2.51%"
right = ["2.15%"]
why = "the Nasdaq fell 2.15 %"

[[fault]]
class = "particle"
text = "애플는"
right = ["애플은"]
why = "애플 ends in a consonant"
"""
CLEAN = 'market = "us"\ndate = 2025-11-20\nvoice = "flash"\n'


@pytest.fixture
def two(tmp_path: Path) -> list[Case]:
    for name, faults in (("a", FAULTS), ("b", CLEAN)):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / f"{name}.toml").write_text(faults, encoding="utf-8")
    return cases(tmp_path)


def said(
    words: str, suggestion: str | None = None, *, kind: str = "false", severity: str = "error"
) -> Finding:
    start = TEXT.index(words)
    return Finding(
        code="X",
        kind=kind,
        severity=severity,
        verdict="wrong",
        start=start,
        end=start + len(words),
        suggestion=suggestion,
    )


def score_of(two: list[Case], *findings: Finding, clean: tuple[Finding, ...] = ()) -> Score:
    return judged([(two[0], findings), (two[1], clean)])


def test_who_finds_all_and_mends_it_has_everything(two: list[Case]) -> None:
    score = score_of(two, said("2.51", "2.15"), said("는", "은", kind="style"))
    assert (score.recall, score.precision, score.suggestions, score.per_ten_clean) == (1.0, 1.0, 1.0, 0.0)


def test_who_finds_nothing_has_no_recall_and_no_precision(two: list[Case]) -> None:
    score = score_of(two)
    assert (score.recall, score.precision, score.suggestions) == (0.0, None, None)
    assert len(score.missed) == 2


def test_what_finds_no_fault_is_false_and_counts_against_clean_texts(two: list[Case]) -> None:
    score = score_of(two, said("2.51%"), said("0.84%"), clean=(said("2.51%"), said("22,078.05")))
    assert (score.true, score.false) == (1, 3)
    assert (score.precision, score.per_ten_clean) == (0.25, 20.0)


def test_a_finding_counts_for_one_fault_and_two_of_one_fault_are_no_false_ones(two: list[Case]) -> None:
    score = score_of(two, said("2.51% 내린 22,078.05"), said("2.51%", kind="contradiction"))
    assert (score.found.total(), score.true, score.false) == (1, 2, 0)


def test_to_mark_all_finds_nothing(two: list[Case]) -> None:
    long = Case(**{**vars(two[0]), "text": TEXT + "가" * 200})
    everything = Finding(
        code="X", kind="false", severity="error", verdict="wrong", start=0, end=len(long.text)
    )
    score = judged([(long, [everything])])
    assert (score.found.total(), score.false) == (0, 1)


def test_the_same_figure_finds_in_its_own_sentence_alone(two: list[Case]) -> None:
    text = "나스닥은 2.51% 내렸다. 앞서 2.51%라고 했다.\n"
    case = Case(**{**vars(two[0]), "text": text, "faults": two[0].faults[:1]})
    beside = Finding(code="X", kind="false", severity="error", verdict="wrong", start=0, end=4)
    other = Finding(code="X", kind="false", severity="error", verdict="wrong", start=19, end=24)
    assert text[19:24] == "2.51%"
    assert judged([(case, [beside])]).found.total() == 0  # the subject alone names no figure
    assert judged([(case, [other])]).found.total() == 0  # the next sentence
    joined = Case(**{**vars(case), "text": text.replace("내렸다. 앞서", "내렸지만 앞서")})
    last = Finding(code="X", kind="false", severity="error", verdict="wrong", start=19, end=24)
    assert joined.text[19:24] == "2.51%"
    assert judged([(joined, [last])]).found.total() == 1


def test_style_and_hints_find_no_figure(two: list[Case]) -> None:
    style = score_of(two, said("2.51%", kind="style"))
    assert (style.found.total(), style.false) == (0, 1)
    hint = score_of(two, said("2.51%", severity="hint"), said("애플는", kind="style", severity="hint"))
    assert dict(hint.found) == {"particle": 1}
    assert (hint.false, hint.hints, hint.hints_true) == (0, 2, 1)


def test_what_cannot_be_checked_is_neither_found_nor_false(two: list[Case]) -> None:
    unsure = Finding(code="X", kind="false", severity="info", verdict="uncheckable", start=5, end=10)
    score = score_of(two, unsure)
    assert (score.found.total(), score.true + score.false, score.uncheckable) == (0, 0, 1)


@pytest.mark.parametrize(
    ("words", "suggestion", "right"),
    [
        ("2.51%", "2.15%", 1),
        ("나스닥은 2.51%", "나스닥은 2.15%", 1),
        ("2.51%", "2.2%", 0),
        ("2.51", "2.15%", 0),
    ],
)
def test_a_suggestion_is_judged_by_the_text_it_makes(two, words, suggestion, right) -> None:
    score = score_of(two, said(words, suggestion))
    assert (score.suggested, score.suggested_right) == (1, right)


def test_the_command_s_json_is_read() -> None:
    finding = {"code": "L1", "kind": "false", "severity": "error", "verdict": "wrong", "line": 1, "column": 6}
    finding |= {"start": 5, "end": 10, "text": "2.51%", "message": "2.15%", "suggestion": None}
    told = json.dumps({"schema": "newsgen/check/v1", "findings": [finding]})
    assert read(told) == [
        Finding(
            code="L1",
            kind="false",
            severity="error",
            verdict="wrong",
            start=5,
            end=10,
            message="2.15%",
            suggestion=None,
        )
    ]


def test_the_command_is_called_as_published(two: list[Case], tmp_path: Path, monkeypatch) -> None:
    called = []

    @click.group()
    @click.option("--store")
    def main(store: str) -> None:
        called.append(store)

    @main.command()
    @click.argument("file")
    @click.option("--date")
    @click.option("--market")
    @click.option("--json", "as_json", is_flag=True)
    @click.pass_context
    def check(ctx: click.Context, file: str, date: str, market: str, as_json: bool) -> None:
        called.extend([Path(file).name, date, market, as_json])
        click.echo('{"schema": "newsgen/check/v1", "findings": []}')
        ctx.exit(1 if date == "2025-11-20" else 2)

    monkeypatch.setattr(checker, "main", main)
    assert checker.findings(two[0], tmp_path / "us.sqlite") == []
    assert called == [str(tmp_path / "us.sqlite"), "a.txt", "2025-11-20", "us", True]
    without_data = Case(**{**vars(two[0]), "date": dt.date(1999, 1, 4)})
    with pytest.raises(SystemExit, match="left with 2"):
        checker.findings(without_data, tmp_path / "us.sqlite")


def test_a_class_that_is_missed_is_told(two: list[Case]) -> None:
    score = score_of(two, said("2.51%"))
    assert under(score) == ["particle"]
    assert "| percent | 1 of 1 |" in tables({"seen": score})
    assert "| particle | 0 of 1 |" in tables({"seen": score})
    assert "| recall | >= 90% | 50.0 % |" in tables({"seen": score})


def test_the_tables_stand_between_their_marks(tmp_path: Path) -> None:
    page = tmp_path / "check.md"
    page.write_text(f"# A\n\n{BEGIN}\nold\n{END}\n\nB\n", encoding="utf-8")
    write(page, "new")
    write(page, "new")
    assert page.read_text(encoding="utf-8") == f"# A\n\n{BEGIN}\n\nnew\n\n{END}\n\nB\n"


def test_a_mark_has_to_say_which_of_two_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1% 올랐다. 1% 내렸다.\n", encoding="utf-8")
    fault = '[[fault]]\nclass = "percent"\ntext = "1%"\nright = []\nwhy = ""\n'
    (tmp_path / "a.toml").write_text(CLEAN + fault, encoding="utf-8")
    with pytest.raises(ValueError, match="stands 2 times"):
        cases(tmp_path)
    (tmp_path / "a.toml").write_text(CLEAN + fault + "nth = 2\n", encoding="utf-8")
    assert cases(tmp_path)[0].faults[0].marks[0].start == 8


def test_the_seen_set_is_what_it_says() -> None:
    seen = cases(SETS / "seen")
    assert all(500 <= len(case.text) <= 1500 for case in seen)
    assert 12 <= sum(not case.faults for case in seen) <= len(seen) / 2
    assert {case.market for case in seen} == {"us", "kr"}
    planted = Counter(fault.kind for case in seen for fault in case.faults)
    assert set(planted) == set(CLASSES)
    for case in seen:
        for mark in (mark for fault in case.faults for mark in fault.marks):
            assert case.text[mark.start : mark.end] not in mark.right
