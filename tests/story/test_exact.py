"""A percentage rounded in words stands once a paragraph; expected texts are written out by hand."""

from __future__ import annotations

from newsgen.story.exact import exact
from newsgen.story.markup import FIGURE, mark, plain

TENTHS = {
    "AAA": "13.8%",
    "AAB": "9.3%",
    "AAC": "7.2%",
    "AAD": "3.03%",
    "^IXIC": "1.2%",
    "CL=F": "1.3%",
    "GC=F": "2.4%",
}
WORDS = {"over": " 넘게", "nearly": " 가까이", "band": "대"}


def figure(about: str, style: str, text: str, *also: str) -> str:
    facts = [f"change_day:{one}@2025-08-13" for one in (about, *also)]
    return mark(FIGURE, (facts[0], style, *facts[1:]), text) + WORDS[style]


def tenth(fact: str) -> str:
    return mark(FIGURE, (fact, "tenth"), TENTHS[fact.partition(":")[2].partition("@")[0]])


def told(*texts: str, lead: int = 0) -> list[str]:
    return [plain(text) for text in exact(texts, tenth, lead)]


def test_each_stock_has_its_tenth() -> None:
    a, b, c = figure("AAA", "nearly", "14%"), figure("AAB", "over", "9%"), figure("AAC", "over", "7%")
    assert told(f"가가 {a} 올랐다. 나가 {b} 올랐고 다도 {c} 상승했다.") == [
        "가가 13.8% 올랐다. 나가 9.3% 올랐고 다도 7.2% 상승했다."
    ]


def test_an_index_has_its_tenth_too() -> None:
    index, a = figure("^IXIC", "over", "1%"), figure("AAB", "over", "9%")
    assert told(f"지수가 {index} 내렸다. 나가 {a} 올랐다.") == ["지수가 1.2% 내렸다. 나가 9.3% 올랐다."]


def test_a_figure_of_several_stays_and_takes_its_word() -> None:
    some, one = figure("AAB", "band", "9%", "AAA"), figure("AAC", "band", "7%")
    assert told(f"가와 나가 {some}, 다는 {one} 올랐다.") == ["가와 나가 9%대, 다는 7.2% 올랐다."]


def test_hundredths_are_more_than_anybody_asks() -> None:
    d, c = figure("AAD", "over", "3%"), figure("AAC", "over", "7%")
    assert told(f"라가 {d} 올랐다.") == ["라가 3% 넘게 올랐다."]
    index = figure("^IXIC", "over", "1%")
    assert told(f"지수가 {index} 올랐다. 라가 {d} 올랐다.") == ["지수가 1.2% 올랐다. 라가 3% 넘게 올랐다."]
    assert told(f"다가 {c} 올랐다. 라가 {d} 올랐다.") == ["다가 7.2% 올랐다. 라가 3% 넘게 올랐다."]


def test_of_anything_else_the_lead_is_one_paragraph_and_the_others_begin_anew() -> None:
    oil, gold = figure("CL=F", "over", "1%"), figure("GC=F", "over", "2%")
    assert told(f"유가가 {oil} 내렸다.", f"금이 {gold} 올랐다.", f"금이 {gold} 올랐다.", lead=2) == [
        "유가가 1% 넘게 내렸다.",
        "금이 2.4% 올랐다.",
        "금이 2% 넘게 올랐다.",
    ]


def test_what_more_is_made_of_than_a_word_stays() -> None:
    c = mark(FIGURE, ("change_day:AAC@2025-08-13", "over"), "7%")
    assert told(f"상승률이 {c}를 넘는다.") == ["상승률이 7%를 넘는다."]


def test_a_tenth_that_stands_for_something_else_is_not_said_again() -> None:
    within = mark(FIGURE, ("intraday_high_change:^IXIC@2025-08-13", "percent"), "1.2%")
    over = figure("^IXIC", "over", "1%")
    assert told(f"지수는 {within}까지 올랐다.", f"나스닥지수가 {over} 내렸다.") == [
        "지수는 1.2%까지 올랐다.",
        "나스닥지수가 1% 넘게 내렸다.",
    ]


def test_a_text_has_two_figures_of_one_thing_that_are_rounded_in_words() -> None:
    oil, gold = figure("CL=F", "over", "1%"), figure("GC=F", "over", "2%")
    third = figure("GC=F", "over", "2%")
    assert told(f"유가가 {oil} 내렸다.", f"금이 {gold} 올랐다.", f"금이 {third} 올랐다.") == [
        "유가가 1% 넘게 내렸다.",
        "금이 2% 넘게 올랐다.",
        "금이 2.4% 올랐다.",
    ]
