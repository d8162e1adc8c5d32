"""Edits of a desk's kind: those that must pass do, each figure bound to its fact; the others are refused."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path

import pytest

from newsgen import proof
from newsgen.editing import edited, sheet
from newsgen.errors import EditRefused
from newsgen.model import text_of
from newsgen.proof.sentences import blocks, sentences

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))


def changed(article, changes):
    text = sheet(article)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def test_there_are_enough_of_either_kind():
    assert len(CASES["passes"]) >= 40
    assert len(CASES["refused"]) >= 40


@pytest.mark.parametrize("case", CASES["passes"], ids=lambda case: case["name"])
def test_what_a_desk_may_do_passes(article, glossary, called, case):
    made = edited(article, changed(article, case["changes"]), glossary, called)
    assert made != article
    assert list(proof.findings(made)) == []
    before = {each.text for runs in blocks(article) for each in sentences(runs)}
    new = [each for runs in blocks(made) for each in sentences(runs) if each.text not in before]
    bound = [[told.text, told.figure.fact.rpartition("@")[0]] for each in new for told in each.figures]
    for pair in case.get("bound", ()):
        assert pair in bound, bound


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["name"])
def test_what_is_not_so_is_refused(article, glossary, called, case):
    with pytest.raises(EditRefused) as refused:
        edited(article, changed(article, case["changes"]), glossary, called)
    assert refused.value.exit_code == 4
    assert case["named"] in "\n".join(refused.value.faults or [str(refused.value)])


def test_an_untouched_sheet_changes_nothing(article, glossary, called):
    assert edited(article, sheet(article), glossary, called) == article


def test_line_ends_and_marks_of_other_editors_change_nothing(article, glossary, called):
    text = "\ufeff" + sheet(article).replace("\n", "\r\n")
    assert edited(article, text, glossary, called) == article


def test_text_composed_of_parts_is_the_same_text(article, glossary, called):
    assert edited(article, unicodedata.normalize("NFD", sheet(article)), glossary, called) == article


def test_the_text_of_the_article_is_what_the_sheet_says(article, glossary, called):
    made = edited(article, changed(article, [("크게 앞질렀다", "멀찌감치 앞질렀다")]), glossary, called)
    lead = (
        "13일(현지시간) 뉴욕증시에서 소형주가 대형주를 멀찌감치 앞질렀다. 소형주로 이뤄진 러셀2000지수는 2%"
    )
    assert text_of(made.lead).startswith(lead)


def test_a_sheet_of_another_version_is_not_taken(article, glossary, called):
    with pytest.raises(EditRefused, match="v9"):
        edited(article, sheet(article).replace("us-close v1", "us-close v9"), glossary, called)


def test_a_mark_moves_to_where_its_term_stands_first_now(article, glossary, called):
    lead = "13일(현지시간) 뉴욕증시에서 소형주가 대형주를 크게 앞질렀다."
    made = edited(article, changed(article, [(lead, "뉴욕증시가 올랐다.")]), glossary, called)
    marks = [(run.text, run.term) for run in made.lead if run.term]
    assert marks[0] == ("소형주", "small-cap")
    assert [run.term for runs in blocks(made) for run in runs].count("small-cap") == 1


def test_what_is_not_told_any_more_is_not_explained(article, glossary, called):
    paragraph = next(each for each in sheet(article).split("\n\n") if "달러인덱스는" in each)
    made = edited(article, changed(article, [(paragraph, "")]), glossary, called)
    assert "dollar-index" in {entry.id for entry in article.glossary}
    assert "dollar-index" not in {entry.id for entry in made.glossary}
    assert not any(fact.about == "DXY" for fact in made.facts)


def test_a_note_that_went_is_no_source_any_more(article, glossary, called):
    paragraph = next(each for each in sheet(article).split("\n\n") if "스콧 베선트" in each)
    made = edited(article, changed(article, [(paragraph, "")]), glossary, called)
    assert {note.speaker for note in made.notes} == {""}


def test_a_paragraph_belongs_to_the_subhead_that_it_stands_under(article, glossary, called):
    text = sheet(article)
    won = next(each for each in text.split("\n\n") if "원·달러 환율은" in each)
    made = edited(
        article, text.replace(won + "\n\n", "").replace("[본문 2]", won + "\n\n[본문 2]"), glossary, called
    )
    told = next(each for each in made.paragraphs if "1,378.78원" in text_of(each.runs))
    assert (told.section, told.item) == ("market", "currencies:USDKRW")
