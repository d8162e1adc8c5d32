"""Contrasts are few in an article, and none is lost by that."""

from __future__ import annotations

import pytest

from newsgen.korean.conjugation import past_of
from newsgen.story.contrasts import sparing
from newsgen.story.markup import NAME, mark, plain


def name(text: str) -> str:
    return mark(NAME, (text, "short"), text)


def test_a_section_has_one_whereas_and_an_article_two() -> None:
    texts = [
        "금은 올랐다. 반면 은은 내렸다.",
        "업종 중에서는 기술이 오른 반면 에너지는 내렸다.",
        "독일 증시는 올랐다. 반면 영국 증시는 내렸다.",
        "홍콩 증시가 상승한 반면 일본 증시는 하락했다.",
    ]
    assert sparing(texts, ["market", "market", "rates", "abroad"]) == [
        "금은 올랐다. 반면 은은 내렸다.",
        "업종 중에서는 기술이 올랐지만 에너지는 내렸다.",
        "독일 증시는 올랐다. 반면 영국 증시는 내렸다.",
        "홍콩 증시가 상승했지만 일본 증시는 하락했다.",
    ]


def test_of_three_turns_running_the_third_is_two_sentences() -> None:
    turned = "{}지수는 0.3% 올랐지만 " + name("S&P500지수") + "는 내렸다."
    told = sparing([turned.format("다우"), turned.format("나스닥"), turned.format("러셀")], ["", "a", "a"])
    assert [plain(text) for text in told] == [
        "다우지수는 0.3% 올랐지만 S&P500지수는 내렸다.",
        "나스닥지수는 0.3% 올랐지만 S&P500지수는 내렸다.",
        "러셀지수는 0.3% 올랐다. S&P500지수는 내렸다.",
    ]


def test_what_has_no_subject_of_its_own_behind_the_turn_stays() -> None:
    texts = ["지수는 1.3%까지 올랐지만 오름폭을 모두 반납했다."] * 3
    assert sparing(texts, ["", "a", "a"]) == texts


@pytest.mark.parametrize(
    ("before_noun", "base"),
    [
        ("오른", "올랐"),
        ("내린", "내렸"),
        ("보인", "보였"),
        ("순매수한", "순매수했"),
        ("높았던", "높았"),
        ("큰", None),
    ],
)
def test_the_past_of_what_stands_before_a_noun(before_noun: str, base: str | None) -> None:
    assert past_of(before_noun) == base
