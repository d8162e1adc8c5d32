"""A desk's own terms and templates: before those that are shipped, whatever was compiled ahead."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import jinja2
import pytest
from click.testing import CliRunner

from newsgen import config, templates
from newsgen.cli.frame.settings import Settings
from newsgen.cli.glossary import glossary
from newsgen.errors import ConfigProblem, GlossaryProblem
from newsgen.finding import Severity
from newsgen.glossary import Glossary
from newsgen.glossary.lint import lint
from newsgen.outputs import page
from newsgen.resources import shipped
from tests.service.conftest import category

BP = ("basis-point", "베이시스포인트", "Basis Point", "우리 데스크의 뜻이다.", 'abbreviation = "bp"')
HOUSE = (
    "house-view",
    "하우스뷰",
    "House View",
    "우리 데스크의 시각이다.",
    'aliases = ["닷플롯표", "점도표", "연은"]\nsee = ["fomc"]',
)
DAY = dt.date(2026, 11, 29)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "terms"
    folder.mkdir()
    (folder / "desk.toml").write_text(category("데스크", [BP, HOUSE]), encoding="utf-8")
    return folder


def test_an_own_term_stands_in_place_of_the_shipped_one_with_its_id(own):
    book, base = Glossary.load(own=own), Glossary.load()
    assert len(book.terms) == len(base.terms)
    assert book.get("basis-point").definition == "우리 데스크의 뜻이다."
    assert [match.id for match in book.find("금리가 5bp 올랐다")] == ["basis-point"]
    assert book.search("bp")[0].definition == "우리 데스크의 뜻이다."


def test_an_own_spelling_means_the_own_term(own):
    book = Glossary.load(own=own)
    assert [match.id for match in book.find("이날 점도표가 나왔다")] == ["house-view"]
    assert book.named("점도표").id == "house-view"
    assert book.search("점도표")[0].id == "house-view"
    assert book.get("dot-plot") is None
    assert [match.id for match in book.find("이날 연은과 뉴욕 연은이 나왔다")] == [
        "house-view",
        "regional-fed",
    ]


def test_an_own_term_may_refer_to_a_shipped_one_and_to_nothing_else(own):
    path = own / "desk.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"fomc"', '"no-such"'), encoding="utf-8")
    with pytest.raises(GlossaryProblem, match="no-such"):
        Glossary.load(own=own)


def test_what_is_broken_in_the_own_folder_leaves_the_rest(own):
    (own / "more.toml").write_text('category = "더"\n[[term]]\nid = "x"\n', encoding="utf-8")
    book, left_out = Glossary.salvaged(own=own)
    assert book.get("house-view")
    assert book.get("fomc")
    assert ["more.toml" in line for line in left_out] == [True]


def test_lint_lists_what_is_overridden(own):
    found = lint(own, DAY, Glossary.load().terms)
    told = {each.message for each in found if each.severity is Severity.NOTE}
    assert told == {
        "함께 설치된 용어 basis-point(베이시스포인트)를 대신합니다.",
        "함께 설치된 용어 dot-plot의 이름 ‘점도표’를 쓰므로 그 용어를 대신합니다.",
        "표기 ‘연은’을 함께 설치된 용어 regional-fed(연방준비은행)에서 가져옵니다.",
    }
    assert not any("fomc" in each.message for each in found if each.severity is Severity.WRONG)


def settings(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "newsgen.toml"
    path.write_text(text, encoding="utf-8")
    return path


def run(path: Path, *args: str) -> str:
    return CliRunner().invoke(glossary, args, obj=Settings(config=path)).output


@pytest.mark.usefixtures("own")
def test_the_verbs_know_the_setting_wherever_they_are_started(tmp_path):
    path = settings(tmp_path, 'glossary = "terms"\n')
    assert "우리 데스크의 뜻이다." in run(path, "show", "bp")
    assert "house-view" in run(path, "list")
    assert "(대신하는 것) basis-point" in run(path, "lint")
    assert "(대신하는 것)" not in run(path, "lint", str(shipped("glossary")))


def test_the_verbs_tell_what_is_broken_and_show_the_rest(tmp_path, own):
    (own / "broken.toml").write_text('[[term]]\nid = "x"\n', encoding="utf-8")
    (tmp_path / "newsgen.toml").write_text('glossary = "terms"\n', encoding="utf-8")
    settings = Settings(config=tmp_path / "newsgen.toml")
    done = CliRunner().invoke(glossary, ["search", "하우스뷰"], obj=settings)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("house-view")
    assert "broken.toml 1행" in done.stderr


def test_a_folder_that_is_not_there_is_told_in_a_line(tmp_path):
    for name in ("glossary", "templates"):
        with pytest.raises(ConfigProblem, match=f"{name}: 폴더가 없습니다") as problem:
            config.load(settings(tmp_path, f'{name} = "nowhere"\n'))
        assert "\n" not in str(problem.value)


def test_an_own_template_stands_before_the_shipped_one_and_may_extend_it(tmp_path):
    (tmp_path / "items").mkdir()
    (tmp_path / "items" / "_lines.j2").write_text("우리 것", encoding="utf-8")
    (tmp_path / "items" / "fomc.j2").write_text(
        '{% extends "shipped/items/fomc.j2" %}{% block added %}우리{% endblock %}', encoding="utf-8"
    )
    made = templates.sentences(shipped("templates"), tmp_path)
    assert made.get_template("items/_lines.j2").render() == "우리 것"
    assert "added" in made.get_template("items/fomc.j2").blocks
    with pytest.raises(jinja2.TemplateNotFound):
        templates.sentences(shipped("templates")).get_template("shipped/items/fomc.j2")


def test_an_own_page_is_escaped_like_any(tmp_path):
    (tmp_path / "service").mkdir()
    (tmp_path / "service" / "term.html.j2").write_text("{{ x }}", encoding="utf-8")
    assert page.render("term.html.j2", {"x": "<b>"}, "service", "outputs", own=str(tmp_path)) == "&lt;b&gt;"
