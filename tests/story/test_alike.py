"""One figure has one form in a piece, no bullet says the text over, and no striking word stands twice."""

from __future__ import annotations

import pytest

from newsgen.model import Figure, Run, text_of
from newsgen.story.alike import alike, tenths
from newsgen.story.summary import _figures, _says
from newsgen.story.variety import choice, settle


def figure(text: str, style: str, *also: str) -> Run:
    return Run(
        text=text, figure=Figure(fact="change_day:^VIX@2025-06-24", value=11.87, style=style, also=also)
    )


ABOVE = ((Run(text="VIX "), figure("11.9%", "tenth"), Run(text=" 하락")),)


@pytest.mark.parametrize(
    ("run", "after", "printed"),
    [
        (figure("12%", "nearly"), " 가까이 내린 17.48로", "11.9% 내린 17.48로"),
        (figure("11%", "over"), " 넘게 내린", "11.9% 내린"),
        (figure("11%", "band"), "대 내린", "11.9% 내린"),
        (figure("12%", "around", "change_day:^VXN@2025-06-24"), " 안팎 내린", "12% 안팎 내린"),
        (figure("11.87%", "exact"), " 내린", "11.87% 내린"),
    ],
)
def test_what_stands_above_in_tenths_is_not_rounded_in_words_below(run, after, printed):
    assert text_of(alike((run, Run(text=after)), tenths(ABOVE))) == printed


def test_what_does_not_stand_above_keeps_its_words():
    runs = (figure("12%", "nearly"), Run(text=" 가까이 내린"))
    assert alike(runs, {}) == runs


@pytest.mark.parametrize(
    ("line", "sentence", "says"),
    [
        ("코스피, 이틀 새 18.4% 내려", "코스피는 이틀 새 18.4% 내렸다.", True),
        ("외국인 5거래일 연속 순매수", "외국인은 5거래일째 순매수를 이어 갔다.", True),
        ("코스피, 이틀 새 18.4% 내려", "코스피는 이틀 새 18.4% 내렸는데, 2008년 이후 가장 큰 폭이다.", False),
        (
            "VIX 26.42, 4월 이후 최고",
            "변동성지수(VIX)는 26.42로 4월 이후 가장 높은 수준에서 마감했다.",
            False,
        ),
        ("반도체지수 3.6% 하락", "필라델피아반도체지수는 3.6% 내렸다.", False),
        ("유틸리티 업종 강세", "유틸리티 업종이 강세를 보였다.", False),
    ],
)
def test_a_bullet_of_one_figure_that_the_text_says_word_for_word_is_none(line, sentence, says):
    assert _says(line, _figures(sentence), sentence) is says


@pytest.mark.parametrize("turn", range(6))
def test_a_striking_word_is_said_once(turn):
    ways = ("의 오름폭이 컸다.", "의 오름폭이 두드러졌다.")
    (text,) = settle([" ".join(f"{name}{choice(turn, ways)}" for name in ("가", "나", "다"))])
    assert text.count("두드러") <= 1


@pytest.mark.parametrize("turn", range(6))
def test_what_is_striking_further_down_counts_too(turn):
    ways = ("의 오름폭이 컸다.", "의 오름폭이 두드러졌다.")
    (text,) = settle([f"가{choice(turn, ways)} 반도체주의 강세가 두드러졌다."])
    assert text.count("두드러") == 1
