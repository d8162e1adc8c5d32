"""A desk's edit on an article built anew: what only the desk changed stays, what does not hold is told."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from newsgen import proof
from newsgen.editing import edited, merged
from newsgen.model import Correction, text_of
from newsgen.proof.sentences import blocks, sentences
from tests.editing.conftest import kept
from tests.editing.test_edits import CASES, changed


def text(article):
    return "\n".join(each.text for runs in blocks(article) for each in sentences(runs))


@pytest.fixture
def edit(article, glossary, called):
    def change(*changes):
        return edited(article, changed(article, changes), glossary, called)

    return change


def test_without_an_edit_the_new_article_stands(article, glossary):
    fresh = kept("revised")
    assert merged(article, article, fresh, glossary) == (fresh, ())


def test_without_anything_new_the_edit_stands(article, edit, glossary):
    desk = edit(("크게 앞질렀다", "멀찌감치 앞질렀다"), ("수준까지 올라섰다", "자리에 올라섰다"))
    made, lost = merged(article, desk, article, glossary)
    assert lost == ()
    assert made == desk


def test_words_stay_beside_a_figure_that_changed(article, edit, glossary):
    desk = edit(
        ("0.32% 오르는 데 그쳤다", "0.32% 상승에 머물렀다"),
        ("러셀2000지수는 전장보다 45.28포인트(1.98%) 오른 2,328.06에 마감했다.", "러셀2000은 1.98% 뛰었다."),
    )
    fresh = kept("revised")
    made, lost = merged(article, desk, fresh, glossary)
    assert "0.32% 상승에 머물렀다" in text(made)
    assert "러셀2000은 1.98% 뛰었다" not in text(made)
    assert "44.52포인트(1.95%)" in text(made)
    assert [line for line in lost if "러셀2000은 1.98% 뛰었다." in line] == list(lost)
    assert len(lost) == 1
    assert list(proof.findings(made)) == []


def test_words_without_the_figure_that_changed_stay(article, edit, glossary):
    desk = edit(("러셀2000 1.98% 상승, S&P500과 등락률 차이 1.66%포인트", "소형주의 날"))
    made, lost = merged(article, desk, kept("revised"), glossary)
    assert "소형주의 날" in [text_of(line) for line in made.summary]
    assert lost == ()


def test_words_about_what_turned_round_do_not_stay(article, edit, glossary):
    desk = edit(("소형주로 이뤄진 러셀2000지수는 2% 가까이 올랐다.", "소형주는 기세가 좋았다."))
    made, lost = merged(article, desk, kept("turned"), glossary)
    assert "기세가 좋았다" not in text(made)
    assert any("기세가 좋았다" in line for line in lost)
    assert list(proof.findings(made)) == []


def test_what_the_desk_took_out_stays_out(article, edit, glossary):
    gone = "필라델피아반도체지수는 지난해 7월 10일(5,904.54) 이후 가장 높은 수준까지 올라섰다."
    desk = edit((f"[본문 3]\n{gone}\n", ""), ("폭으로는 지난해 11월 4~8일(8.57%) 이후 가장 크다.", ""))
    made, lost = merged(article, desk, kept("revised"), glossary)
    assert gone not in text(made)
    assert "8.57%" not in text(made)
    assert lost == ()


def test_the_desks_order_stays(article, edit, glossary):
    vix = "‘공포지수’로 불리는 시카고옵션거래소(Cboe) 변동성지수(VIX)는 14.49로 전장보다 1.63% 낮아졌다."
    desk = edit((f"[본문 9]\n{vix}\n\n", ""), ("[본문 2]\n", f"[본문 9]\n{vix}\n\n[본문 2]\n"))
    made, lost = merged(article, desk, kept("revised"), glossary)
    assert text_of(made.paragraphs[1].runs) == vix
    assert len(made.paragraphs) == len(article.paragraphs)
    assert lost == ()


def test_a_sentence_that_the_desk_moved_is_told_with_its_new_figure(article, edit, glossary):
    told = "러셀2000지수는 전장보다 45.28포인트(1.98%) 오른 2,328.06에 마감했다."
    desk = edit((told + "\n", ""), ("[본문 9]\n", f"[본문 9]\n{told}\n"))
    fresh = kept("revised")
    made, lost = merged(article, desk, fresh, glossary)
    (new,) = (each for each in text(fresh).split("\n") if "44.52포인트(1.95%)" in each)
    vix = next(each for each in made.paragraphs if "VIX" in text_of(each.runs))
    assert text_of(vix.runs).startswith(f"{new} ‘공포")
    assert lost == ()


def test_a_paragraph_of_the_desk_stays_in_its_place(article, edit, glossary):
    end = "S&P500지수와의 등락률 차이는 1.66%포인트였다."
    desk = edit((end, f"{end}\n\n시장은 연준의 다음 행보에 눈을 돌리고 있다."))
    made, lost = merged(article, desk, kept("revised"), glossary)
    at = [text_of(each.runs) for each in made.paragraphs].index("시장은 연준의 다음 행보에 눈을 돌리고 있다.")
    assert "2,327.30" in text_of(made.paragraphs[at - 1].runs)
    assert lost == ()


def test_a_paragraph_that_the_desk_split_has_the_new_figures_in_both(article, edit, glossary):
    desk = edit(("이대로 한 주를 마치면", "\n이대로 한 주를 마치면"))
    fresh = kept("revised")
    made, lost = merged(article, desk, fresh, glossary)
    assert text(made) == text(fresh)
    assert len(made.paragraphs) == len(fresh.paragraphs) + 1
    assert lost == ()


def test_a_note_that_came_later_is_told_beside_the_edit(article, edit, glossary):
    desk = edit(("크게 앞질렀다", "멀찌감치 앞질렀다"))
    made, lost = merged(article, desk, kept("noted"), glossary)
    assert "장 마감 뒤 시스코가 실적을 내놓았다." in text(made)
    assert "멀찌감치 앞질렀다" in text(made)
    assert any(note.source == "시스코" for note in made.notes)
    assert lost == ()


def test_version_and_corrections_are_those_of_the_new_article(article, edit, glossary):
    correction = Correction(
        revision=2,
        at=dt.datetime(2025, 8, 14, tzinfo=dt.UTC),
        wrong="1.98%",
        right="1.95%",
        line="바로잡습니다.",
    )
    fresh = replace(kept("revised"), revision=2, corrections=(correction,), flags=("확인",))
    made, _ = merged(article, edit(("크게 앞질렀다", "멀찌감치 앞질렀다")), fresh, glossary)
    assert (made.revision, made.corrections, made.flags) == (2, (correction,), ("확인",))
    assert made.disclosure == fresh.disclosure
    assert made.charts == fresh.charts


@pytest.mark.parametrize("now", ["revised", "turned"])
@pytest.mark.parametrize("case", CASES["passes"], ids=lambda case: case["name"])
def test_every_edit_outlives_a_correction_or_is_told(article, edit, glossary, case, now):
    desk = edit(*case["changes"])
    fresh = kept(now)
    made, lost = merged(article, desk, fresh, glossary)
    assert list(proof.findings(made)) == []
    ours = {each.text for runs in (*blocks(article), *blocks(fresh)) for each in sentences(runs)}
    desks = [each.text for runs in blocks(desk) for each in sentences(runs) if each.text not in ours]
    here = text(made)
    for each in desks:
        assert (each in here) != any(each in line for line in lost), each
