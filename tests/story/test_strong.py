"""Strong verbs stand twice a paragraph; expected texts are written out by hand."""

from __future__ import annotations

from newsgen.story.strong import plainer


def test_from_the_third_on_the_plain_verb_stands() -> None:
    text = (
        "가가 9% 급락했다. 나가 8% 급락하며 저점을 찍었고 다도 7.8% 급락해 마쳤다. 라는 12% 폭등한 뒤 쉬었다."
    )
    assert list(plainer([text])) == [
        "가가 9% 급락했다. 나가 8% 급락하며 저점을 찍었고 다도 7.8% 내려 마쳤다. 라는 12% 폭등한 뒤 쉬었다."
    ]


def test_who_went_further_than_one_with_a_strong_verb_has_it_too() -> None:
    text = "블록이 20.4% 폭락했다. 고대디가 7.5% 급락했다. 덱스콤은 16.2% 급등했다. 가는 7.1% 급등했다."
    assert list(plainer([text])) == [
        "블록이 20.4% 폭락했다. 고대디가 7.5% 급락했다. 덱스콤은 16.2% 급등했다. 가는 7.1% 올랐다."
    ]


def test_a_noun_counts_and_stays_and_each_paragraph_begins_anew() -> None:
    one, two = "유가 급락에 가가 급락했다. 나도 급락했다.", "다가 급등했다."
    assert list(plainer([one, two])) == ["유가 급락에 가가 급락했다. 나도 내렸다.", "다가 급등했다."]


def test_the_lead_is_one_paragraph() -> None:
    texts = ["지수가 급락했다.", "가가 급락했다.", "나가 급락했다.", "다가 급락했다."]
    assert list(plainer(texts, lead=3)) == [
        "지수가 급락했다.",
        "가가 급락했다.",
        "나가 내렸다.",
        "다가 급락했다.",
    ]
