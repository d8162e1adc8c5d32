"""What the verbs of editors find, say and write."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsgen.cli.glossary import glossary
from newsgen.errors import GlossaryProblem
from newsgen.finding import Finding, InFile, Severity
from newsgen.glossary import Glossary
from newsgen.glossary.edit import add
from newsgen.glossary.gaps import missing, unused
from newsgen.glossary.lint import lint
from newsgen.toml.places import Places
from tests.schemas import valid

TODAY = dt.date(2025, 8, 14)
GOOD = """\
# 시험 삼아 만든 파일
category = "시험"  # 갈래

[[term]]
id = "rate"
title = "시험 금리"
english = "test rate"
definition = "시험 삼아 매긴 금리다."
more = "첫 문장이다. 둘째 문장이다."
left = ["장기"]
right = [
    "인하",  # 묶음은 여러 줄에 걸쳐도 된다
    "인상",
]
not = ["가짜 시험 금리"]
see = ["other"]
checked = 2025-08-13
source = "시험법 제1조"

[[term]]
id = "other"
title = "다른 금리"
english = "other rate"
definition = "다르게 매긴 금리다."
more = "첫 문장이다. 둘째 문장이다."
see = ["rate"]
checked = 2025-08-13
source = "시험법 제2조"
"""

FAULTS = [
    ('left = ["장기"]', 'left = ["장기", "장기"]', 10, 9, "두 번"),
    ('not = ["가짜 시험 금리"]', 'not = ["엉뚱한 말"]', 15, 8, "적지 않아도"),
    ('not = ["가짜 시험 금리"]', 'near = ["금리"]', 15, 1, "near"),
    ('see = ["other"]', 'see = ["other", "rate"]', 16, 17, "자신"),
    ('see = ["other"]', 'see = ["nowhere"]', 16, 8, "없는 용어"),
    ('title = "다른 금리"', 'title = "시험금리"', 22, 9, "rate의 것"),
    ('english = "other rate"\n', "", 20, 1, "english"),
    ('english = "other rate"', 'english = "other rate"\ncolour = "red"', 24, 1, "colour"),
    ('english = "other rate"', "english = 7", 23, 1, "english"),
    ("다르게 매긴 금리다.", "다르게 매긴 금리", 24, 1, "한 문장"),
    ("다르게 매긴 금리다.", "다르다. 매긴 금리다.", 24, 1, "한 문장"),
    ("다르게 매긴 금리다.", "다르게  매긴 금리다.", 24, 1, "빈칸"),
    ("다르게 매긴 금리다.", "다르게 매긴 금리입니다.", 24, 1, "습니다"),
    ("다르게 매긴 금리다.", "다르게 (매긴 금리다.", 24, 1, "짝"),
    ('첫 문장이다. 둘째 문장이다."\nsee', '첫 문장이다."\nsee', 25, 1, "네 문장"),
    (
        'checked = 2025-08-13\nsource = "시험법 제1조"\n\n',
        'checked = 2025-08-15\nsource = "시험법 제1조"\n\n',
        17,
        1,
        "오지 않은",
    ),
    ('category = "시험"', 'categorie = "시험"', 2, 1, "categorie"),
    ('id = "other"', 'id = "rate"', 21, 6, "같은 id"),
]


def written(folder: Path, text: str | bytes, name: str = "terms.toml") -> Path:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def wrong(folder: Path) -> list[Finding[InFile]]:
    return [each for each in lint(folder, TODAY) if each.severity is Severity.WRONG]


def run(*args: str, text: str | None = None) -> Result:
    return CliRunner().invoke(glossary, args, input=text)


def test_nothing_is_wrong_with_what_is_right(tmp_path: Path) -> None:
    assert lint(written(tmp_path, GOOD), TODAY) == []


@pytest.mark.parametrize(("old", "new", "line", "column", "message"), FAULTS)
def test_each_fault_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, line: int, column: int, message: str
) -> None:
    assert GOOD.count(old) >= 1
    problems = lint(written(tmp_path, new.join(GOOD.rsplit(old, 1))), TODAY)
    assert (line, column) in [
        (each.place.line, each.place.column) for each in problems if message in each.message
    ]


def test_every_fault_is_told_at_once_and_in_order(tmp_path: Path) -> None:
    text = GOOD.replace("2025-08-13", "2025-08-15").replace('see = ["rate"]', 'see = ["nowhere"]')
    written(tmp_path, b"\xff", "a.toml")
    written(tmp_path, 'category = "x"\n[[term]]\nid = = 1\n', "b.toml")
    written(tmp_path, text)
    places = [(each.place.file, each.place.line, each.place.column) for each in wrong(tmp_path)]
    assert places == [
        ("a.toml", 1, 1),
        ("b.toml", 3, 6),
        ("terms.toml", 17, 1),
        ("terms.toml", 26, 8),
        ("terms.toml", 27, 1),
    ]


def test_the_terms_as_shipped_have_no_fault() -> None:
    result = run("lint", "--json")
    assert result.exit_code == 0
    assert {each["severity"] for each in json.loads(result.output)["problems"]} <= {"warning"}


def test_lint_on_the_command_line(tmp_path: Path) -> None:
    written(tmp_path, GOOD.replace("시험 삼아 매긴 금리다.", "틀렸다"))
    result = run("lint", str(tmp_path))
    assert result.exit_code == 1
    assert "terms.toml 8행 1자: rate: definition" in result.output
    found = valid(run("lint", str(tmp_path), "--json").output)
    assert found["schema"] == "newsgen/lint/v1"
    assert set(found["problems"][0]) == {"file", "line", "column", "term", "severity", "message"}


def test_places_of_keys_and_values() -> None:
    places = Places(
        'a = "b = 1" # c = 2\nlist = [\n  "x = 1",\n  [2], { y = 3 }, # [[z]]\n]\n'
        "[[t]]\n 'key' = '''\n[[no]]\nk = 1\n'''\n[[t]]\nkey=\"\\\"k = 1\"\n  late = 3"
    )
    assert places.of(0, "a") == (1, 1)
    assert places.of(0, "list", "x = 1") == (3, 3)
    assert places.of(1) == (6, 1)
    assert places.of(1, "key") == (7, 2)
    assert places.of(2, "late") == (13, 3)
    assert places.of(2, "nowhere") == (11, 1)


ENTRY = {
    "id": "third",
    "title": "셋째 금리",
    "english": 'the "third" rate',
    "definition": "셋째로 매긴 금리다.",
    "more": "첫 문장이다. 둘째 문장이다.",
    "aliases": ("3호 금리",),
    "checked": TODAY,
    "source": "시험\\출처",
}


def test_a_term_is_added_and_all_else_is_kept(tmp_path: Path) -> None:
    path = add(written(tmp_path, GOOD), "시험", ENTRY, TODAY)
    text = path.read_text(encoding="utf-8")
    assert text.startswith(GOOD)
    term = Glossary.load(tmp_path).get("third")
    assert term is not None
    assert (term.english, term.aliases, term.source, term.checked) == (
        'the "third" rate',
        ("3호 금리",),
        "시험\\출처",
        TODAY,
    )
    assert sorted(each.name for each in tmp_path.iterdir()) == ["terms.toml"]


def test_line_ends_of_the_file_are_kept(tmp_path: Path) -> None:
    path = add(written(tmp_path, GOOD.replace("\n", "\r\n")), "terms", ENTRY, TODAY)
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")
    assert Glossary.load(tmp_path).get("third")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": "rate"}, "같은 id"),
        ({"title": "시험금리"}, "rate의 것"),
        ({"definition": "문장이 아님"}, "한 문장"),
        ({"see": ("nowhere",)}, "없는 용어"),
        ({"id": "Te st"}, "영문 소문자"),
    ],
)
def test_a_term_that_breaks_a_rule_is_not_added(
    tmp_path: Path, change: dict[str, object], message: str
) -> None:
    written(tmp_path, GOOD)
    with pytest.raises(GlossaryProblem, match=message):
        add(tmp_path, "시험", {**ENTRY, **change}, TODAY)
    with pytest.raises(GlossaryProblem, match="갈래가 없습니다"):
        add(tmp_path, "없는 갈래", ENTRY, TODAY)
    assert (tmp_path / "terms.toml").read_text(encoding="utf-8") == GOOD


def test_add_asks_for_what_is_not_given(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    answers = "시험\nthird\n셋째 금리\nthird rate\n셋째로 매긴 금리다.\n첫 문장이다. 둘째 문장이다.\n시험\n"
    result = run("add", "--folder", str(tmp_path), "--alias", "3호 금리", text=answers)
    assert result.exit_code == 0, result.output
    assert Glossary.load(tmp_path).find("3호금리가 올랐다.")[0].id == "third"


def test_add_asks_again_at_once_where_there_is_no_such_category_or_the_id_is_taken(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    result = run("add", "--folder", str(tmp_path), text="없는 갈래\nterms\nrate\nthird\n")
    told = [
        "없는 갈래",
        "‘없는 갈래’ 갈래가 없습니다. 쓸 수 있는 갈래: 시험.",
        "‘rate’ 용어가 이미 있습니다.",
        "이름: ",
    ]
    places = [result.output.index(each) for each in told]
    assert places == sorted(places)
    given = run("add", "--category", "없는 갈래", "--folder", str(tmp_path))
    assert given.exit_code == 2
    assert "갈래가 없습니다" in given.output
    assert "이름: " not in given.output


def test_the_folder_is_told_in_one_way(tmp_path: Path) -> None:
    written(tmp_path, GOOD.replace("시험 삼아 매긴 금리다.", "틀렸다"))
    told = run("lint", "--folder", str(tmp_path))
    assert told.exit_code == 1
    assert told.output == run("lint", str(tmp_path)).output


def test_unused(tmp_path: Path) -> None:
    book = Glossary.load(written(tmp_path, GOOD))
    assert [term.id for term in unused(book, ["다른금리는 올랐다."])] == ["rate"]
    found = valid(run("unused", "--folder", str(tmp_path), "--articles", str(tmp_path), "--json").output)
    assert (found["articles"], found["terms"]) == (0, ["rate", "other"])


MISSING = [
    ("재무부 일반계정(TGA) 잔액이 늘었다. TGA가 늘면 돈이 마른다.", ["TGA"]),
    ("고용비용지수는 0.9% 올랐고 자본이득율을 따진다.", ["고용비용지수", "자본이득율"]),
    ("‘금리 회피’(rate shelter)라는 말도 나온다.", ["금리 회피"]),
    ("시험 금리와 다른 금리가 내렸다.", []),
    ("JP모건과 챗GPT, CNBC, Jack IN the Box가 법률과 확률을 말했다.", []),
    ("상승률은 3%로 환율보다 컸고 지수는 내렸다.", []),
]


@pytest.mark.parametrize(("text", "words"), MISSING)
def test_missing(tmp_path: Path, text: str, words: list[str]) -> None:
    found = missing(Glossary.load(written(tmp_path, GOOD)), [text])
    assert [each.word for each in found if each.word in words] == words
    assert all(text[each.start :].startswith(each.word) for each in found)


def test_missing_on_the_command_line(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    text = tmp_path / "글.txt"
    text.write_text("TGA가 줄었다. SLR은 그대로다. TGA가 또 줄었다.", encoding="utf-8")
    words = valid(run("missing", str(text), "--folder", str(tmp_path), "--json").output)["words"]
    told = [(each["word"], each["uses"], each["start"], each["file"]) for each in words]
    assert told[:2] == [("TGA", 2, 0, str(text)), ("SLR", 1, 10, str(text))]
    both = run("missing", str(text), str(text), "--limit", "1", "--folder", str(tmp_path)).output
    assert both.startswith("TGA  4번")
    assert "가운데 1개" in both


def test_annotate_reads_the_form_off_the_name_and_marks(tmp_path: Path) -> None:
    page = tmp_path / "글.html"
    page.write_text("<h1>연준</h1><p>연준이", encoding="utf-8")
    (found,) = json.loads(run("annotate", str(page), "--json").output)["terms"]
    assert found["start"] == len("<h1>연준</h1><p>")
    assert run("annotate", str(page), "--mark").output == (
        '<h1>연준</h1><p><dfn class="newsgen-term" data-term="fed" tabindex="0">연준</dfn>이'
    )
