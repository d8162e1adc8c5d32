"""What an editor is told to look at: facts that age, sources, one-way references, spellings of no use."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from newsgen.cli.glossary import glossary
from newsgen.errors import GlossaryProblem
from newsgen.finding import Severity
from newsgen.glossary import Glossary, ready
from newsgen.glossary.edit import add
from newsgen.glossary.lint import lint
from newsgen.glossary.term import Change, Term, Valid

DAY = dt.date(2026, 11, 29)
GOOD = """\
category = "시험"

[[term]]
id = "rate"
title = "시험 금리"
english = "test rate"
definition = "시험 삼아 매긴 금리다."
more = "첫 문장이다. 2026년에 정했다."
see = ["other"]
pronounced = "테스트레이트"
checked = 2026-11-28
source = "시험원"
link = "https://example.org/rates?of=1#now"
valid = { as_of = 2026-01-01, until = 2026-12-31 }
changed = [{ on = 2026-11-28, what = "이자를 고쳤다." }, { on = 2026-01-02, what = "새로 넣었다." }]

[[term]]
id = "other"
title = "다른 금리"
english = "other rate"
definition = "다르게 매긴 금리다."
more = "첫 문장이다. 둘째 문장이다."
see = ["rate"]
checked = 2025-08-13
source = "시험법 제3조"
"""
LINK = 'link = "https://example.org/rates?of=1#now"\n'
VALID = "valid = { as_of = 2026-01-01, until = 2026-12-31 }\n"


def looked_at(folder: Path, text: str, day: dt.date = DAY) -> list[tuple[str, int, str]]:
    """Return code, line and message of every warning; nothing may be wrong."""
    found = linted(folder, text, day)
    assert {each.severity for each in lint(folder, day)} <= {Severity.WARNING}
    return found


def linted(folder: Path, text: str, day: dt.date = DAY) -> list[tuple[str, int, str]]:
    (folder / "terms.toml").write_text(text, encoding="utf-8")
    return [(each.code, each.place.line, each.message) for each in lint(folder, day)]


def test_nothing_to_look_at(tmp_path: Path) -> None:
    assert looked_at(tmp_path, GOOD) == []


def test_a_past_year_needs_a_day_for_which_it_holds(tmp_path: Path) -> None:
    text = GOOD.replace(VALID, "")
    assert looked_at(tmp_path, text) == []
    assert looked_at(tmp_path, GOOD, dt.date(2026, 12, 31)) == []
    [(code, line, message)] = looked_at(tmp_path, text, dt.date(2027, 1, 1))
    assert (code, line) == ("more", 8)
    assert "2026년" in message


@pytest.mark.parametrize("number", ["1,001위", "12026년차", "2,026년", "2030년"])
def test_other_numbers_are_no_past_year(tmp_path: Path, number: str) -> None:
    text = GOOD.replace(VALID, "").replace("2026년에", f"{number}에")
    assert looked_at(tmp_path, text, dt.date(2027, 1, 1)) == []


def test_a_fact_past_its_last_day(tmp_path: Path) -> None:
    [(code, line, message)] = looked_at(tmp_path, GOOD, dt.date(2027, 1, 1))
    assert (code, line) == ("valid", 14)
    assert "2026-12-31" in message


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("시험원", False),
        ("시험원 용어 사전", False),
        ("시험 용어 700선", False),
        ("S&P 500 안내", False),
        ("시험법 제3조", True),
        ("시험법 제3조의2", True),
        ("시험원, 2026년 1월 9일 보도자료", True),
        ("회계기준서 제1036호", True),
        ("시험국, Rule 4210", True),
        ("시험국, Regulation T", True),
    ],
)
def test_a_source_is_looked_up_by_an_address_or_a_number(tmp_path: Path, source: str, found: bool) -> None:
    text = GOOD.replace("시험원", source)
    assert looked_at(tmp_path, text) == []
    codes = [code for code, _, _ in looked_at(tmp_path, text.replace(LINK, ""))]
    assert codes == ([] if found else ["source"])


def test_a_reference_that_is_not_returned(tmp_path: Path) -> None:
    text = GOOD + GOOD[GOOD.rindex("\n[[term]]") :].replace('"other"', '"third"').replace("다른", "셋째")
    [(code, line, message)] = looked_at(tmp_path, text)
    assert (code, line) == ("see", 33)
    assert "‘rate’" in message


def test_spellings_that_differ_by_normalisation_only(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "B급 이름")
    text = GOOD.replace("pronounced", f'aliases = ["B급 이름", "{apart}"]\npronounced')
    [(code, line, _)] = looked_at(tmp_path, text)
    assert (code, line) == ("aliases", 10)
    (tmp_path / "terms.toml").write_text(
        text.replace(f', "{apart}"', "") + f'aliases = ["{apart}"]\n', encoding="utf-8"
    )
    with pytest.raises(GlossaryProblem, match="rate의 것"):
        Glossary.load(tmp_path)


def test_a_spelling_that_another_term_hides(tmp_path: Path) -> None:
    text = GOOD + 'aliases = ["시험 금리(TR)"]\n'
    assert looked_at(tmp_path, text) == []
    short = text.replace('pronounced = "테', 'abbreviation = "TR"\npronounced = "테')
    [(code, line, message)] = looked_at(tmp_path, short)
    assert (code, line) == ("aliases", 27)
    assert "용어 rate" in message


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (LINK, 'link = "http://example.org"\n', "https"),
        (LINK, 'link = "https://"\n', "https"),
        (LINK, 'link = "https://example"\n', "https"),
        (LINK, 'link = "https://user@example.org/"\n', "https"),
        (LINK, 'link = "https://example.org/ a"\n', "https"),
        (LINK, "link = 'https://example.org/\"><script>'\n", "https"),
        (LINK, 'link = "javascript:alert(1)//example.org"\n', "https"),
        (LINK, "link = 7\n", "link"),
        ("until = 2026-12-31", "until = 2025-12-31", "as_of"),
        ("until = 2026-12-31", "untill = 2026-12-31", "valid"),
        ("as_of = 2026-01-01, ", "", "valid"),
        ('what = "이자를 고쳤다."', 'what = " "', "what"),
        ('on = 2026-11-28, what = "이자를 고쳤다."', 'what = "이자를 고쳤다."', "changed"),
        ('pronounced = "테스트레이트"', 'pronounced = ["테스트레이트"]', "pronounced"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert GOOD.count(old) == 1
    (tmp_path / "terms.toml").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(GlossaryProblem, match=message) as told:
        Glossary.load(tmp_path)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("old", "new"),
    [("2026-11-28, what", "2026-11-30, what"), ("고쳤다.", "고침"), ("고쳤다.", "고쳤다. 또다.")],
)
def test_the_history_is_held_to_the_style(tmp_path: Path, old: str, new: str) -> None:
    (tmp_path / "terms.toml").write_text(GOOD.replace(old, new), encoding="utf-8")
    assert [(each.code, each.severity) for each in lint(tmp_path, DAY)] == [("changed", Severity.WRONG)]


def test_read_kept_and_shown(tmp_path: Path) -> None:
    (tmp_path / "terms.toml").write_text(GOOD, encoding="utf-8")
    book = Glossary.load(tmp_path)
    term = book.get("rate")
    assert term is not None
    assert term.valid == Valid(as_of=dt.date(2026, 1, 1), until=dt.date(2026, 12, 31))
    assert term.changed[0] == Change(on=dt.date(2026, 11, 28), what="이자를 고쳤다.")
    assert "테스트레이트" not in term.surfaces
    assert book.named("테스트레이트") is term
    assert book.search("테스트레이트")[0] is term
    _, kept = msgspec.msgpack.decode(ready.encoded(book.terms), type=tuple[dict[str, int], list[Term]])
    assert tuple(kept) == book.terms


def test_warnings_do_not_fail_a_run_and_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "terms.toml").write_text(GOOD, encoding="utf-8")
    result = CliRunner().invoke(glossary, ["lint", str(tmp_path), "--on", "2027-01-01"])
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == "고칠 곳이 없습니다. 살펴볼 곳 1곳"
    told = CliRunner().invoke(glossary, ["lint", str(tmp_path), "--on", "2027-01-01", "--json"])
    assert [each["severity"] for each in json.loads(told.output)["problems"]] == ["warning"]


def test_a_term_is_added_though_nobody_points_back_yet(tmp_path: Path) -> None:
    (tmp_path / "terms.toml").write_text(GOOD, encoding="utf-8")
    entry = {
        "id": "third",
        "title": "셋째 금리",
        "english": "third rate",
        "definition": "셋째로 매긴 금리다.",
        "more": "첫 문장이다. 둘째 문장이다.",
        "see": ["rate"],
        "checked": DAY,
        "source": "시험원",
        "link": "https://example.org/third",
        "valid": {"as_of": DAY},
    }
    add(tmp_path, "시험", entry, DAY)
    found = Glossary.load(tmp_path).get("third")
    assert found is not None
    assert (found.link, found.valid) == ("https://example.org/third", Valid(as_of=DAY))


def test_a_term_is_shown_with_its_link_its_days_and_its_history() -> None:
    shown = CliRunner().invoke(glossary, ["show", "VIX"]).output
    assert shown.splitlines()[0].endswith("[빅스]")
    assert "\nhttps://" in shown
    shown = CliRunner().invoke(glossary, ["show", "administrative-issue"]).output
    assert "기준: 2026-02-12, 2026-12-31까지" in shown
    assert "바뀜: 2026-11-29 · " in shown


def test_the_shipped_terms_have_their_sources_and_their_days() -> None:
    told = CliRunner().invoke(glossary, ["lint", "--json", "--on", DAY.isoformat()])
    problems = json.loads(told.output)["problems"]
    assert [each["message"] for each in problems if "see:" not in each["message"]] == []
