"""What was looked for in vain: counted, bounded, and nothing of anybody."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsgen.cli.glossary import glossary
from newsgen.errors import GlossaryProblem
from newsgen.glossary import wanted
from newsgen.glossary.wanted import Asked, Pending, Wanted, kept, whole
from tests.schemas import valid
from tests.tables import each

DAY = dt.date(2026, 11, 29)
KEPT = [
    ("김치프리미엄이 뭐야?", "김치프리미엄이"),
    ("코픽스 뜻", "코픽스"),
    ("SLR", "slr"),
    ("트리플 위칭 데이", "트리플 위칭 데이"),
    ("13D", "13d"),
]
NOT_KEPT = [
    *(
        "홍길동",
        "김민수",
        "이서연",
        "박지훈 기자",
        "최영희 씨",
        "국민은행 김대리",
        "John Smith",
        "Mary J. Jones",
    ),
    *("010-1234-5678", "901010-1234567", "desk@example.com", "https://example.com/a", "www.example.com"),
    *("서울시 강남구 역삼동 어디 몇 번지", "가" * 25, "ㅋㅍㅅ", "코픽ㅅ", "🙂", "", "가"),
]


@each(KEPT)
def test_words_are_kept(query: str, word: str) -> None:
    assert kept(query) == word


@each(NOT_KEPT)
def test_what_may_be_of_somebody_or_is_no_word_is_not_kept(query: str) -> None:
    assert kept(query) == ""


def test_it_is_counted_over_processes_and_days(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "wanted.sqlite"
    Wanted(path).add({"코픽스": 2, "슬라": 1}, DAY)
    Wanted(path).add({"코픽스": 3}, DAY + dt.timedelta(1))
    assert Wanted(path).every() == [Asked("코픽스", 5, DAY + dt.timedelta(1)), Asked("슬라", 1, DAY)]


def test_the_table_is_bounded_and_the_least_wanted_makes_room(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(wanted, "MOST", 2)
    table = Wanted(tmp_path / "wanted.sqlite")
    table.add({"가나다": 9, "라마바": 1, "사아자": 5}, DAY)
    assert [each.word for each in table.every()] == ["가나다", "사아자"]


def test_what_was_typed_on_the_way_to_a_word_is_not_wanted() -> None:
    asked = [Asked("코픽", 3, DAY), Asked("코픽스", 3, DAY), Asked("코ᄑ", 1, DAY), Asked("슬라", 2, DAY)]
    assert [(each.word, each.times) for each in whole(asked)] == [("코픽스", 3), ("슬라", 2)]


def test_no_file_is_nothing_wanted_and_a_broken_one_is_told(tmp_path: Path) -> None:
    assert Wanted(tmp_path / "none.sqlite").every() == []
    (tmp_path / "broken.sqlite").write_bytes(b"no table" * 200)
    with pytest.raises(GlossaryProblem, match="읽을 수 없습니다"):
        Wanted(tmp_path / "broken.sqlite").every()


def test_what_waits_is_bounded_and_written_once(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(Pending, "MOST", 1)
    table = Wanted(tmp_path / "wanted.sqlite")
    pending = Pending(table)
    for query in ("코픽스", "코픽스란?", "슬라"):
        pending.note(query)
    for _ in range(2):
        pending.write(lambda: DAY)
    assert table.every() == [Asked("코픽스", 1, DAY)]


def test_the_verb_lists_what_is_still_not_there(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "wanted.sqlite"
    monkeypatch.setenv("NEWSGEN_WANTED", str(path))
    Wanted(path).add({"없는낱말": 2, "또없는말": 7, "점도표": 9}, DAY)
    result = CliRunner().invoke(glossary, ["wanted"])
    assert result.output.splitlines()[0].split() == ["또없는말", "7번", "마지막", "2026-11-29"]
    assert "찾았지만 없던 말 2개" in result.output
    told = valid(CliRunner().invoke(glossary, ["wanted", "--json"]).output)
    assert [(each["word"], each["times"]) for each in told["words"]] == [("또없는말", 7), ("없는낱말", 2)]
