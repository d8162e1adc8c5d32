"""A term changed or begun in a desk's own folder: the file stays to the letter, lint has its say."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from newsgen.errors import GlossaryProblem
from newsgen.glossary import Glossary
from newsgen.glossary.edit import ABSENT, entry_of, proposed, state, write
from tests.glossary.test_edit import GOOD

TODAY = dt.date(2025, 8, 14)
NEW = {
    "id": "third",
    "title": "셋째 금리",
    "english": "third rate",
    "definition": "셋째로 매긴 금리다.",
    "more": "첫 문장이다. 둘째 문장이다.",
    "checked": TODAY,
    "source": "시험법 제3조",
}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "terms.toml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_a_change_is_one_line(own):
    made = proposed(own, "시험", {"id": "rate", "definition": "새로 매긴 금리다.", "checked": TODAY}, TODAY)
    assert made.wrong == ()
    write(made)
    old, new = GOOD.splitlines(), (own / "terms.toml").read_text(encoding="utf-8").splitlines()
    assert [b for a, b in zip(old, new, strict=True) if a != b] == [
        'definition = "새로 매긴 금리다."',
        "checked = 2025-08-14",
    ]


def test_what_breaks_a_rule_is_told_and_not_written(own):
    made = proposed(own, "시험", {"id": "rate", "definition": "문장 아님"}, TODAY)
    assert any("한 문장" in each for each in made.wrong)
    assert [each.place.entry for each in made.findings] == ["rate"] * len(made.findings)
    with pytest.raises(GlossaryProblem, match="넣지 않았습니다"):
        write(made)
    assert (own / "terms.toml").read_text(encoding="utf-8") == GOOD


def test_a_new_term_goes_to_its_category_and_a_new_category_to_a_file(own):
    made = proposed(own, "시험", NEW, TODAY)
    assert made.path == own / "terms.toml"
    assert made.body.decode().startswith(GOOD)
    other = proposed(own, "금리", {**NEW, "id": "fourth"}, TODAY)
    assert other.path == own / "rates.toml" or other.path.name in {"bonds.toml", "own.toml"}
    write(other)
    assert tomllib.loads(other.path.read_text(encoding="utf-8"))["category"] == "금리"


def test_a_shipped_term_is_taken_over_whole(tmp_path):
    every = Glossary.load()
    term = every.terms[0]
    made = proposed(
        tmp_path, term.category, {**entry_of(term), "checked": TODAY}, dt.date(2026, 11, 29), every.terms
    )
    assert made.wrong == ()
    write(made)
    (mine,) = (each for each in Glossary.load(own=tmp_path).terms if each.id == term.id)
    assert mine.definition == term.definition
    assert mine.surfaces == term.surfaces
    assert mine.checked == TODAY


def test_a_state_tells_what_changed_on_disk(own):
    assert state(own, "third") == ABSENT
    before = state(own, "rate"), state(own, "other")
    write(proposed(own, "시험", {"id": "other", "english": "another rate"}, TODAY))
    assert state(own, "rate") == before[0]
    assert state(own, "other") != before[1]


def test_a_broken_file_is_not_written_over(own):
    (own / "broken.toml").write_text("category = ", encoding="utf-8")
    with pytest.raises(GlossaryProblem, match=r"broken\.toml"):
        proposed(own, "시험", NEW, TODAY)
