"""An index that is the subject twice running."""

from __future__ import annotations

from newsgen.story.again import shortened


def test_the_second_time_it_is_short_and_the_third_in_full():
    told = "S&P500지수는 올랐다. 연말을 앞두고 S&P500지수의 상승률은 높다. S&P500지수는 멈췄다."
    (short,) = shortened([told])
    assert short == "S&P500지수는 올랐다. 연말을 앞두고 지수의 상승률은 높다. S&P500지수는 멈췄다."


def test_where_another_was_named_the_name_stays():
    told = "S&P500지수는 올랐고 나스닥지수는 내렸다. S&P500지수는 종일 오르내렸다."
    assert shortened([told]) == [told]
    assert shortened(["나스닥지수는 내렸다. S&P500지수는 올랐다."]) == [
        "나스닥지수는 내렸다. S&P500지수는 올랐다."
    ]


def test_the_texts_of_the_lead_are_one_paragraph():
    texts = ["S&P500지수는 올랐다.", "S&P500지수는 닷새째다.", "S&P500지수는 높다."]
    assert shortened(texts, 2) == ["S&P500지수는 올랐다.", "지수는 닷새째다.", "S&P500지수는 높다."]


def test_behind_the_desk_s_words_an_index_has_its_name():
    texts = ["S&P500지수는 올랐다.", "S&P500지수는 닷새째 올랐다. S&P500지수는 높다."]
    assert shortened(texts, 2, parted=True) == [texts[0], "S&P500지수는 닷새째 올랐다. 지수는 높다."]
    assert shortened(texts, 2)[1].startswith("지수는 닷새째")


def test_by_clause_the_subject_of_the_last_clause_is_gone_on_from():
    told = "나스닥지수는 1% 올랐고 S&P500지수는 6,000으로 마감했다. S&P500지수는 화요일에만 내렸다."
    (short,) = shortened([told], by_clause=True)
    assert short == "나스닥지수는 1% 올랐고 S&P500지수는 6,000으로 마감했다. 지수는 화요일에만 내렸다."
    other = "S&P500지수는 6,000으로 마감했고 나스닥지수는 1% 올랐다. S&P500지수는 화요일에만 내렸다."
    assert shortened([other], by_clause=True) == [other]
