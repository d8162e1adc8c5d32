from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.korean import INDEX, STOCK, Move, MoveScale, classify, direction, said_direction, words
from tests.tables import each

FORMS = ["adnominal", "final", "connective", "past_connective", "contrast", "adverbial", "sequential", "noun"]
VERBAL = FORMS[:-1]


@each(
    [
        (0.0, INDEX, Move.FLAT),
        (-0.0999, INDEX, Move.FLAT),
        (0.1, INDEX, Move.SLIGHT_UP),
        (-0.1999, INDEX, Move.SLIGHT_DOWN),
        (0.2, INDEX, Move.UP),
        (1.9999, INDEX, Move.UP),
        (2.0, INDEX, Move.SHARP_UP),
        (-5.0, INDEX, Move.EXTREME_DOWN),
        (0.29, STOCK, Move.FLAT),
        (0.3, STOCK, Move.UP),
        (-5.99, STOCK, Move.DOWN),
        (-6.0, STOCK, Move.SHARP_DOWN),
        (20.0, STOCK, Move.EXTREME_UP),
    ]
)
def test_classes(change, scale, expected):
    assert classify(change, scale) is expected


@each(
    [
        (1.98, "adnominal", ("오른", "상승한", "뛴")),
        (0.34, "final", ("올랐다", "상승했다")),
        (-0.5, "adnominal", ("내린", "하락한", "밀린")),
        (0.03, "adnominal", ("오른", "상승한")),
        (0.03, "noun", ("보합",)),
        (-0.15, "noun", ("약보합",)),
        (3.0, "adnominal", ("급등한", "크게 오른", "뛴")),
        (-6.0, "final", ("폭락했다",)),
        (0.5, "connective", ("오르고", "상승하고")),
        (0.5, "past_connective", ("올랐고", "상승했고")),
        (-0.5, "contrast", ("내렸지만", "하락했지만", "밀렸지만")),
        (1.98, "adverbial", ("올라", "상승해", "뛰어")),
    ]
)
def test_words(change, form, expected):
    assert words(change, form) == expected


@each(
    [
        (17.95, "final", STOCK, ("폭등했다", "치솟았다")),
        (14.95, "final", STOCK, ("급등했다", "크게 올랐다", "뛰었다", "치솟았다")),
        (-13.77, "final", STOCK, ("급락했다", "크게 내렸다", "떨어졌다", "미끄러졌다", "곤두박질쳤다")),
        (-1.5, "final", STOCK, ("내렸다", "하락했다", "밀렸다")),
    ]
)
def test_a_single_stock_bears_stronger_words(change, form, scale, expected):
    assert words(change, form, scale, heated=True) == expected


def test_words_for_no_change_state_no_direction():
    for form in FORMS:
        for word in words(0.0, form):
            assert said_direction(word) == []


@given(st.floats(min_value=-60, max_value=60), st.sampled_from(VERBAL), st.sampled_from([INDEX, STOCK]))
def test_no_word_contradicts_its_change(change, form, scale):
    for word in words(change, form, scale):
        said = {way for _, _, way in said_direction(f"지수는 1.98% {word}")}
        assert said == ({direction(change)} if change else set())


@given(st.floats(min_value=-60, max_value=60), st.sampled_from(FORMS))
def test_the_number_of_variants_is_one_for_all_forms(change, form):
    if change and form != "noun":
        assert len(words(change, form)) == len(words(change, "final"))
        assert len(set(words(change, form))) == len(words(change, form))


def test_thresholds_out_of_order_are_refused():
    with pytest.raises(ValueError, match="out of order"):
        MoveScale(flat=0.5, slight=0.2, sharp=2, extreme=5)


@each(
    [
        ("러셀2000은 1.98% 올라 사흘째 상승했다.", [1, 1]),
        ("다우는 0.3% 밀리며 하락 전환했다.", [-1, -1]),
        ("케머스가 17% 넘게 급등했고 두 자릿수 상승률을 기록했다.", [1]),
        ("나스닥은 2.1% 급락했지만 S&P500은 소폭 올랐다.", [-1, 1]),
        ("하락 폭은 0.5%였다.", []),
        ("상승폭이 커졌다.", []),
        ("오름폭을 줄였다.", []),
        ("하락한 종목은 320개, 오른 종목은 170개였다.", []),
        ("하락세를 멈추고 0.4% 오른 채 마쳤다.", [1]),
        ("5만 달러 선에 올라섰다.", [1]),
        ("장중 2% 뛰어올랐다.", [1]),
        ("뛰어난 실적에 3% 떨어졌다.", [-1]),
        ("오르지 않았다. 내리지 못했다.", []),
        ("하락 우려가 커졌다. 상승 여력이 있다.", []),
        ("결정을 내렸다. 판결을 내린 법원", []),
        ("오른쪽 급등락 오르내린 밀리언 밀려드는 내려놓은", []),
        ("왕좌에 올랐고 시총 1위에 올랐다.", [1]),
        ("금리는 4.25%로 높아졌고 확률은 60%로 낮아졌다.", [1, -1]),
        ("폭락한 뒤 반등해 1.2% 치솟았다.", [-1, 1, 1]),
        ("가능성이 높아 보인다. 앱을 내려받는다.", []),
        ("하락장에서 급등주를 샀다. 하락했던 주가", []),
        ("강보합, 약보합, 보합으로 마쳤다.", [1, -1]),
    ]
)
def test_said_direction(sentence, expected):
    assert [way for _, _, way in said_direction(sentence)] == expected


@given(st.text(max_size=60))
def test_directions_lie_in_the_text(text):
    for start, end, way in said_direction(text):
        assert 0 <= start < end <= len(text)
        assert way in (1, -1)


def test_every_sentence_of_the_list():
    lines = (Path(__file__).parent / "directions.tsv").read_text(encoding="utf-8").splitlines()[1:]
    wrong = []
    for line in lines:
        sentence, expected = line.split("\t")
        said = ",".join(str(way) for _, _, way in said_direction(sentence))
        if said != expected:
            wrong.append((sentence, expected, said))
    assert len(lines) >= 40
    assert wrong == []
