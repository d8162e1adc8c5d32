"""The desk's words in front of a headline: nothing behind them says their move or their number again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from newsgen import pipeline
from newsgen.model import text_of
from newsgen.store import Store
from newsgen.story.behind_head import echoes, plainer, verb_once
from newsgen.story.lines import Line, joined


def line(text: str) -> Line:
    return Line(text, text)


def behind(head: str, rest: str) -> Line:
    return joined(line(head), "…", line(rest))


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("코스피 7.2% 급락, 코스닥 4.6% 급락", "코스피 7.2%, 코스닥 4.6% 급락"),
        ("코스피 7.2% 급락, 코스닥 4%대 급락", "코스피 7.2%, 코스닥 4%대 급락"),
        ("코스피 7% 넘게 급락, 코스닥 4.6% 급락", "코스피 7% 넘게, 코스닥 4.6% 급락"),
        ("코스피 7.2% 급락, 코스닥 1.6% 하락", "코스피 7.2% 급락, 코스닥 1.6% 하락"),
        ("코스닥 5거래일 연속 상승, 코스피 1.2% 상승", "코스닥 5거래일 연속 상승, 코스피 1.2% 상승"),
        ("코스피 1.2% 상승…코스닥 2.1% 상승", "코스피 1.2% 상승…코스닥 2.1% 상승"),
    ],
)
def test_two_sizes_side_by_side_have_their_verb_once(text: str, once: str) -> None:
    assert verb_once(text) == once


@pytest.mark.parametrize(
    ("head", "rest", "printed"),
    [
        ("금리 동결에 보합", "코스피 2,520선 보합 마감", "코스피 2,520선 마감"),
        ("금리 동결에 안도", "코스피 2,520선 보합 마감", "코스피 2,520선 보합 마감"),
        ("관세 유예에 급반등", "코스피 6.6% 폭등, 코스닥 5.9% 폭등", "코스피 6.6%, 코스닥 5.9% 상승"),
        ("관세 유예에 안도 랠리", "나스닥 2.5% 급등", "나스닥 2.5% 급등"),
        ("관세 충격에 폭락", "나스닥 2.5% 급락", "나스닥 2.5% 하락"),
        ("관세 충격에 폭락", "달러인덱스 2.5% 급등", "달러인덱스 2.5% 급등"),
    ],
)
def test_a_word_of_the_desks_for_the_move_leaves_the_plain_one(head: str, rest: str, printed: str) -> None:
    assert plainer(behind(head, rest), line(head)).plain == f"{head}…{printed}"


@pytest.mark.parametrize(
    ("head", "rest", "again"),
    [
        ("협상 기대에 4000 돌파", "코스피 사상 처음 4,000선 넘어", True),
        ("협상 기대에 4000 돌파", "코스피 이틀 연속 사상 최고치", False),
        ("관세 유예에 안도 랠리", "3대 지수 일제히 큰 폭 상승, 나스닥 2.5% 상승", True),
        ("관세 유예에 안도 랠리", "나스닥 2.5% 상승", False),
        ("엔비디아 이익률에 급락", "뉴욕증시 동반 약세, 반도체지수 6.1% 하락", True),
        ("엔비디아 이익률에 급락", "나스닥 19,000선 내줘", False),
        ("금리 동결에 보합", "코스피 보합, 코스닥 5거래일째 올라", True),
    ],
)
def test_what_tells_the_move_again_without_a_size_is_an_echo(head: str, rest: str, again: bool) -> None:
    assert echoes(behind(head, rest), line(head)) is again


@pytest.mark.parametrize("head", ["선거 결과에 안도, 감세 기대", "감세 기대에"])
def test_a_level_never_reached_before_comes_before_its_cause(
    head: str, held_store: Store, tmp_path: Path
) -> None:
    """On 11 November 2024 the S&P 500 closed above 6,000 for the first time, at 6,001.35."""
    note = f'[[cause]]\nsource = "데스크"\nhead = "{head}"\ntext = "감세 기대에 매수세가 이어졌다"\n'
    (tmp_path / "2024-11-11.toml").write_text(note, encoding="utf-8")
    made = pipeline.build(held_store, dt.date(2024, 11, 11), notes=tmp_path)
    first, _, rest = text_of(made.headline).partition("…")
    assert "6,000" in first
    assert rest.startswith(head)
