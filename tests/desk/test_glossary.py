"""The desk's terms: written into the TOML that the command line reads, with lint and preview."""

from __future__ import annotations

import errno
import html
import tomllib
from pathlib import Path

import lxml.html
import msgspec
import pytest

from newsgen.glossary import Glossary
from newsgen.glossary.lint import lint
from tests.desk.morning import fields_of
from tests.desk.morning import morning as morning  # noqa: PLC0414 - a fixture

OWN = """# 데스크의 용어집
category = "금리"

# 손대지 말 것
[[term]]
id = "desk-rate"
title = "데스크금리"
english = "Desk Rate"
definition = "데스크가 시험 삼아 매긴 금리다."  # 짧게
more = "첫 문장이다. 둘째 문장이다."
checked = 2025-08-13
source = "시험법 제1조"
link = "https://law.example.com/1"
"""
PAGE = "/glossary/desk-rate"
NEW = {
    "id": "new-rate",
    "title": "새데스크금리",
    "english": "New Desk Rate",
    "definition": "데스크가 새로 매긴 금리다.",
    "more": "첫 문장이다. 둘째 문장이다.",
    "source": "시험법 제2조",
    "aliases": "새금리표\n새금리판\n",
}


@pytest.fixture
def desk(morning, tmp_path):
    """The newsroom with a folder of its own terms."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "rates.toml").write_text(OWN, encoding="utf-8")
    config = msgspec.structs.replace(morning.newsroom.desk, glossary=str(folder))
    morning.newsroom = morning.newsroom._replace(desk=config)
    return morning


def file(desk) -> Path:
    return Path(desk.newsroom.desk.glossary) / "rates.toml"


def form(hand, page=PAGE):
    return fields_of(hand.get(page).text, page)


def test_terms_are_found_and_own_ones_listed(desk):
    hand = desk.hand()
    assert "데스크금리" in hand.page("/glossary").text
    assert "/glossary/fomc" in hand.page("/glossary?q=FOMC").main_links
    assert hand.get("/glossary?q=" + "가" * 500).status_code == 200


def test_a_change_is_its_lines_alone_and_in_the_log(desk):
    hand = desk.hand("기자")
    answer = hand.bare(PAGE, {**form(hand), "definition": "데스크가 새로 매긴 금리다."})
    assert (answer.status_code, answer.headers["location"]) == (303, PAGE)
    old, new = OWN.splitlines(), file(desk).read_text(encoding="utf-8").splitlines()
    differ = [b for a, b in zip(old, new, strict=True) if a != b]
    assert differ[0] == 'definition = "데스크가 새로 매긴 금리다."  # 짧게'
    assert [each.partition(" ")[0] for each in differ] == ["definition", "checked"]
    assert desk.events("term") == [("기자", "desk-rate rates.toml")]
    assert Glossary.load(own=file(desk).parent).get("desk-rate").definition == "데스크가 새로 매긴 금리다."


def test_lint_and_how_it_reads_are_shown_before_anything_is_written(desk):
    hand = desk.hand()
    good = hand.bare(PAGE, {**form(hand), "definition": "시험 삼아 <b>매긴</b> 금리다.", "only": "look"})
    page = lxml.html.fromstring(good.text)
    assert "<b>매긴</b>" not in good.text.partition("말풍선")[2].partition("기사 끝")[0]
    assert page.xpath("//div[@class='tooltip']")
    bad = hand.bare(PAGE, {**form(hand), "definition": "금리", "see": "nowhere"})
    assert bad.status_code == 422
    told = html.unescape(bad.text)
    assert "없는 용어" in told
    assert "한 문장" in told
    assert fields_of(bad.text, PAGE)["see"] == "nowhere"
    assert file(desk).read_text(encoding="utf-8") == OWN


def test_a_new_term_is_begun_and_read_by_the_command_line(desk):
    hand = desk.hand()
    fields = {**form(hand, "/glossary/_new"), **NEW, "category": "금리"}
    answer = hand.bare("/glossary/_new", fields)
    assert answer.headers.get("location") == "/glossary/new-rate", html.unescape(answer.text)
    assert file(desk).read_text(encoding="utf-8").startswith(OWN)
    made = Glossary.load(own=file(desk).parent)
    assert made.get("new-rate").aliases == ("새금리표", "새금리판")
    assert [each.message for each in lint(file(desk).parent, made.get("new-rate").checked, made.terms)
            if each.severity == "wrong"] == []  # fmt: skip
    again = hand.bare("/glossary/_new", fields)
    assert again.status_code == 422
    assert "이미 있는 용어입니다" in again.text


def test_a_shipped_term_is_taken_over(desk):
    hand = desk.hand()
    page = "/glossary/fomc"
    before = Glossary.load().get("fomc")
    fields = form(hand, page)
    assert fields["definition"] == before.definition
    answer = hand.bare(page, {**fields, "source": "연준 누리집, 회의 일정"})
    assert answer.status_code == 303, html.unescape(answer.text)
    made = Glossary.load(own=file(desk).parent).get("fomc")
    assert made.source == "연준 누리집, 회의 일정"
    assert (made.definition, made.surfaces, made.see) == (before.definition, before.surfaces, before.see)


def test_a_change_on_disk_is_shown_with_what_was_typed(desk):
    hand = desk.hand()
    stale = form(hand)
    theirs = OWN.replace("데스크가 시험 삼아 매긴 금리다.", "남이 파일에 적은 금리다.")
    file(desk).write_text(theirs, encoding="utf-8")
    answer = hand.bare(PAGE, {**stale, "definition": "내가 화면에 적은 금리다."})
    assert answer.status_code == 409
    rows = [
        [cell.text_content() for cell in row] for row in lxml.html.fromstring(answer.text).xpath("//tbody/tr")
    ]
    assert rows == [["뜻", "남이 파일에 적은 금리다.", "내가 화면에 적은 금리다."]]
    assert file(desk).read_text(encoding="utf-8") == theirs
    assert hand.bare(PAGE, fields_of(answer.text, PAGE)).status_code == 303
    made = tomllib.loads(file(desk).read_text(encoding="utf-8"))
    assert made["term"][0]["definition"] == "내가 화면에 적은 금리다."


def test_a_change_of_another_term_is_no_conflict(desk):
    hand = desk.hand()
    stale = form(hand)
    hand.bare("/glossary/_new", {**form(hand, "/glossary/_new"), **NEW, "category": "금리"})
    assert hand.bare(PAGE, {**stale, "source": "시험법 제3조"}).status_code == 303
    assert len(tomllib.loads(file(desk).read_text(encoding="utf-8"))["term"]) == 2


def test_without_a_folder_it_says_what_to_write(morning):
    hand = morning.hand()
    assert 'glossary = "glossary"' in html.unescape(hand.get("/glossary").text)
    answer = hand.bare("/glossary/fomc", form(hand, "/glossary/fomc"))
    assert answer.status_code == 409
    assert 'glossary = "glossary"' in html.unescape(answer.text)


def test_a_broken_file_is_told_and_not_written_over(desk):
    hand = desk.hand()
    fields = form(hand)
    broken = OWN.replace("[[term]]", "[[term]")
    file(desk).write_text(broken, encoding="utf-8")
    assert "rates.toml" in hand.get("/glossary").text
    answer = hand.bare(PAGE, {**fields, "source": "시험법 제3조"})
    assert answer.status_code in {404, 409}
    assert "시험법 제3조" in answer.text
    assert file(desk).read_text(encoding="utf-8") == broken
    shipped = hand.get("/glossary/fomc")
    assert shipped.status_code == 409
    assert "rates.toml" in shipped.text


def test_a_folder_that_takes_no_file_is_one_line(desk, monkeypatch):
    hand = desk.hand()
    fields = {**form(hand), "source": "시험법 제3조"}

    def refuse(self, target):
        raise OSError(errno.EROFS, "Read-only file system", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    answer = hand.bare(PAGE, fields)
    assert answer.status_code == 409
    assert "쓸 수 없습니다(읽기 전용 장치임)" in answer.text
    assert fields_of(answer.text, PAGE)["source"] == "시험법 제3조"
    assert [each.name for each in file(desk).parent.iterdir()] == ["rates.toml"]
    assert desk.events("term") == []


def test_a_script_is_text_and_a_megabyte_refused(desk):
    hand = desk.hand()
    script = "<script>alert(1)</script>이다."
    answer = hand.bare(PAGE, {**form(hand), "definition": script, "only": "look"})
    assert "<script>alert" not in answer.text
    assert hand.bare(PAGE, {**form(hand), "more": "가" * 350_000}).status_code == 413
    assert hand.get("/glossary/..%2f..%2fetc").status_code == 404


@pytest.mark.parametrize(
    "wide",
    [{"forms": "{가|나}" * 40}, {"aliases": " ".join("가나다라마" * 6)}, {"not": " ".join("가나다라마" * 6)}],
)
def test_a_spelling_that_stands_for_millions_is_refused_before_they_are_made(desk, wide):
    hand = desk.hand()
    answer = hand.bare(PAGE, {**form(hand), **wide})
    assert answer.status_code == 422
    assert "표기가 너무 많습니다" in answer.text
    assert file(desk).read_text(encoding="utf-8") == OWN
