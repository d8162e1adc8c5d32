"""What was typed block by block: each fault stands with its block and sentence, and what can be bound is."""

from __future__ import annotations

import pytest

from newsgen.editing import tried
from newsgen.editing.sheet import blocks, given, text_in
from newsgen.proof.sentences import sentences


def typed(article, **changes):
    """All blocks of an article as they stand, but for those changed: label -> (old, new)."""
    told = {block.label: text_in(block.runs) for block in blocks(article)}
    for label, (old, new) in changes.items():
        assert old in told[label], told[label]
        told[label] = told[label].replace(old, new, 1)
    return [given(label, text) for label, text in told.items()]


def test_what_nobody_changed_is_the_article(article, glossary, called):
    made = tried(article, typed(article), glossary, called)
    assert made.article == article
    assert made.faults == ()


def test_every_fault_has_its_block_and_sentence(article, glossary, called):
    figure = next(run.text for run in article.lead if run.figure and "%" in run.text)
    changes = {"리드": (figure, "77.77%"), "제목": (text_in(article.headline), "")}
    made = tried(article, typed(article, **changes), glossary, called)
    assert made.article is None
    by_label = {each.label: each for each in made.faults}
    assert set(by_label) == {"리드", "제목"}
    assert "77.77%" in by_label["리드"].sentence
    assert "77.77%" in by_label["리드"].message
    assert by_label["제목"].sentence == ""


def test_other_figures_of_a_refused_text_stay_bound(article, glossary, called):
    block, told = next(
        (block, each)
        for block in blocks(article)
        for each in sentences(block.runs)
        if len({figure.value for *_, figure in each.figures}) > 2
    )
    first = told.figures[0].text
    wrong = (told.text, told.text.replace(first, "77.77%", 1))
    made = tried(article, typed(article, **{block.label: wrong}), glossary, called)
    runs = next(part.runs for part in made.parts if part.block.label == block.label)
    assert all(run.figure is None for run in runs if "77.77%" in run.text)
    before = [run.figure.fact for run in block.runs if run.figure]
    before.remove(told.figures[0].figure.fact)
    assert [run.figure.fact for run in runs if run.figure] == before


def test_what_the_proof_finds_stands_with_its_block(article, glossary, called):
    up = next(each.text for each in sentences(article.lead) if "올랐" in each.text or "앞질렀" in each.text)
    turned = up.replace("올랐", "내렸").replace("앞질렀", "뒤졌")
    made = tried(article, typed(article, 리드=(up, turned)), glossary, called)
    assert {each.label for each in made.faults} <= {"리드"}


def test_a_line_that_looks_like_a_comment_or_a_label_is_text(article):
    assert given("리드", "#하나\n[둘]\n\n셋").texts == ("#하나 [둘]", "셋")


def test_a_new_sentence_is_told_the_figures_of_its_own_subject(article, glossary, called):
    lead = text_in(article.lead)
    told = typed(article, 리드=(lead, f"{lead} 다우지수는 3% 올랐다."))
    (fault,) = tried(article, told, glossary, called).faults
    assert fault.sentence == "다우지수는 3% 올랐다."
    own = {
        run.text
        for block in blocks(article)
        for run in block.runs
        if run.figure and ":^DJI@" in run.figure.fact
    }
    assert set(fault.holds) <= own
    assert {"1.04%", "44,922.27"} <= set(fault.holds)
    assert "맞는 수치는 2%" not in fault.message


FIRST = "다우존스30산업평균지수는 전장보다 463.66포인트(1.04%) 오른 44,922.27에 마감했다."


def faults_of(article, glossary, called, sentence):
    """What is said of a sentence put behind the first of the text."""
    made = tried(article, typed(article, **{"본문 1": (FIRST, f"{FIRST} {sentence}")}), glossary, called)
    return [each.message for each in made.faults]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("S&P500지수는 크게 내렸다.", "반대로 말합니다(내렸). S&P500지수는 0.32% 올랐습니다"),
        ("다우지수는 급락했고 유가는 조용했다.", "반대로 말합니다(급락했). 다우지수는 1.04% 올랐습니다"),
        ("애플은 폭락했다.", "반대로 말합니다(폭락했). 애플은 1.60% 올랐습니다"),
        (
            "나스닥지수는 0.14% 올랐지만 S&P500지수는 내렸다.",
            "반대로 말합니다(내렸). S&P500지수는 0.32% 올랐습니다",
        ),
    ],
)
def test_a_direction_without_a_figure_is_held_against_the_move(article, glossary, called, sentence, told):
    assert faults_of(article, glossary, called, sentence) == [told]


@pytest.mark.parametrize(
    "sentence",
    [
        "S&P500지수는 올랐다.",
        "전날 S&P500지수는 내렸다.",
        "S&P500지수는 장중 내렸다.",
        "S&P500지수는 내리지 않았다.",
        "“S&P500지수는 내렸다”는 말이 돌았다.",
        "기술주는 내렸다.",
    ],
)
def test_what_may_be_so_is_left_to_the_desk(article, glossary, called, sentence):
    assert faults_of(article, glossary, called, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("러셀2000지수는 8.91% 올랐다.", "1.98%"),
        ("필라델피아반도체지수는 0.98% 올랐다.", "0.90%"),
        ("나스닥지수는 13.24포인트 올랐다.", "31.24포인트"),
        ("애플은 6.10% 올랐다.", "1.60%"),
    ],
)
def test_a_refused_figure_is_answered_with_the_true_one(article, glossary, called, sentence, right):
    (told,) = faults_of(article, glossary, called, sentence)
    assert told.endswith(f"기사의 어느 사실도 아닙니다. 맞는 수치는 {right}입니다")


@pytest.mark.parametrize("sentence", ["러셀2000지수는 이번 주 8.91% 올랐다.", "애플은 6.10배 올랐다."])
def test_what_may_be_of_another_measure_is_answered_with_none(article, glossary, called, sentence):
    (told,) = faults_of(article, glossary, called, sentence)
    assert "맞는 수치" not in told
