"""Marked text to runs: names, particles, figures, phrases and terms."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.config import Style
from newsgen.errors import TemplateProblem, UnboundFigure
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.glossary import Glossary
from newsgen.model import Instrument, Run, text_of
from newsgen.story import figures
from newsgen.story.markup import NAME, clean, mark, plain
from newsgen.story.names import Names
from newsgen.story.typesetter import Memory, Typesetter
from tests.markets import us

DAY = dt.date(2025, 8, 13)
RUT = make("change_day", "^RUT", 1.9836, "percent", DAY, base=dt.date(2025, 8, 12))
YIELD = make("yield_change", "DGS10", -5.0, "bp", DAY)
WEEK = make(
    "first_rise_since_wtd", "^RUT", 4.9371, "percent", DAY, since=dt.date(2025, 5, 16), since_value=4.4576
)
BOOK = FactBook(us(DAY), [RUT, YIELD, WEEK])
LISTED = {
    "CC": Instrument(symbol="CC", english="Chemours Company (The) Common Stock", korean="케무어스"),
    "ZZZQ": Instrument(symbol="ZZZQ", english="Zzzq Widgets Inc."),
    "EVIL": Instrument(symbol="EVIL", english="Evil\ue000F\ue002Corp 7", korean=None),
}


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter(BOOK, Names(LISTED, Style()), Glossary.load())


def figure(fact, style: str) -> str:
    return figures.set_figure(fact, style, Style())


def name(about: str, manner: str = "mention") -> str:
    return mark(NAME, (about, manner), "")


def test_a_figure_becomes_a_run_that_names_its_fact(setter: Typesetter) -> None:
    runs, _ = setter.set(f"러셀2000은(는) {figure(RUT, 'percent')} 올랐다.", Memory(), terms=False)
    assert text_of(runs) == "러셀2000은 1.98% 올랐다."
    bound = [run for run in runs if run.figure]
    assert [
        (run.text, run.figure.fact, run.figure.value, run.figure.style) for run in bound if run.figure
    ] == [("1.98%", "change_day:^RUT@2025-08-13", 1.9836, "percent")]


def test_particles_follow_how_the_figure_before_them_is_read(setter: Typesetter) -> None:
    runs, _ = setter.set(
        f"금리는 {figure(YIELD, 'bp')}이(가) 내려 {figure(RUT, 'percent')}이(가) 됐다.", Memory()
    )
    assert text_of(runs) == "금리는 5bp가 내려 1.98%가 됐다."


def test_a_digit_without_a_fact_stops_the_article(setter: Typesetter) -> None:
    with pytest.raises(UnboundFigure, match="3%"):
        setter.set("러셀2000은 3% 올랐다.", Memory())


@pytest.mark.parametrize("sentence", ["152주 최고치", "52주52 최고치", "110년물 금리", "S&P5000이 올랐다"])
def test_a_reviewed_phrase_inside_a_longer_number_is_no_phrase(sentence: str, setter: Typesetter) -> None:
    with pytest.raises(UnboundFigure):
        setter.set(sentence, Memory())


def test_reviewed_phrases_are_marked_as_such(setter: Typesetter) -> None:
    runs, _ = setter.set("52주 최고치", Memory(), terms=False)
    assert runs == (Run(text="52주", phrase=True), Run(text=" 최고치"))


def test_a_company_has_its_english_name_once(setter: Typesetter) -> None:
    first, memory = setter.set(f"{name('CC')}이(가) 올랐다.", Memory())
    again, _ = setter.set(f"{name('CC')}이(가) 올랐다.", memory)
    assert text_of(first) == "케머스(Chemours)가 올랐다."
    assert text_of(again) == "케머스가 올랐다."


def test_a_headline_uses_the_short_name_and_does_not_count_as_a_mention(setter: Typesetter) -> None:
    runs, memory = setter.set(f"{name('^GSPC', 'headline')} 상승", Memory(), terms=False)
    assert text_of(runs) == "S&P500 상승"
    assert not memory.mentioned


def test_a_name_that_no_list_spells_stands_in_english_and_is_doubtful() -> None:
    names = Names(LISTED, Style())
    assert names["ZZZQ"].full == "Zzzq Widgets"
    assert names["ZZZQ"].doubtful
    assert not names["CC"].doubtful


def test_a_name_cannot_forge_a_mark(setter: Typesetter) -> None:
    runs, _ = setter.set(f"{name('EVIL')}이(가) 올랐다.", Memory())
    assert not any(run.figure for run in runs)
    assert clean("a\ue000b\uf8ffc") == "abc"


def test_the_first_use_of_a_term_is_marked_and_remembered(setter: Typesetter) -> None:
    first, memory = setter.set("소형주가 올랐다.", Memory())
    again, _ = setter.set("소형주가 올랐다.", memory)
    assert [run.text for run in first if run.term] == ["소형주"]
    assert not [run for run in again if run.term]


def test_a_term_inside_a_figure_leaves_the_figure_whole(setter: Typesetter) -> None:
    runs, memory = setter.set(f"금리는 {figure(YIELD, 'bp')} 내렸다.", Memory())
    both = next(run for run in runs if run.figure)
    assert both.text == "5bp"
    assert both.term in memory.terms


@pytest.mark.parametrize(
    ("fact", "style", "printed"),
    [
        (RUT, "percent", "1.98%"),
        (RUT, "nearly", "2%"),
        (WEEK, "over", "4%"),
        (WEEK, "since_percent", "4.46%"),
        (WEEK, "since_week", "5월 12~16일"),
        (YIELD, "bp", "5bp"),
        (make("yield_change", "DGS2", 2.5, "bp", DAY), "bp", "2.5bp"),
        (make("close", "^GSPC", 6466.5801, "level", DAY), "level", "6,466.58"),
        (make("change_day", "X", 2.675, "percent", DAY), "percent", "2.68%"),
        (make("change_day", "X", -0.005, "percent", DAY), "percent", "0.01%"),
        (make("breadth_up", "russell2000", 1613, "count", DAY, n=1937), "members", "1,937"),
        (make("streak_up", "X", 5, "sessions", DAY), "sessions", "5거래일"),
        (make("close", "USDKRW", 1383.08997, "won", DAY), "won", "1,383.09원"),
        (make("session", "XNYS", 1, "session", DAY), "session_day", "13일"),
        (make("session", "XNYS", 1, "session", DAY), "session_quarter", "3분기"),
    ],
)
def test_figures_are_set_half_up_without_signs(fact, style: str, printed: str) -> None:
    assert f"\ue002{printed}\ue003" in figure(fact, style)


@pytest.mark.parametrize("house", ["comma", "man", "man_comma"])
def test_levels_follow_the_house_style(house: str) -> None:
    fact = make("close", "^DJI", 44910.65, "level", DAY)
    printed = {"comma": "44,910.65", "man": "4만4910.65", "man_comma": "4만4,910.65"}[house]
    assert printed in figures.set_figure(fact, "level", Style(level=house))


@pytest.mark.parametrize(("fact", "style"), [(RUT, "since_day"), (RUT, "since_percent"), (YIELD, "nearly")])
def test_a_figure_that_the_fact_does_not_have_is_refused(fact, style: str) -> None:
    with pytest.raises(TemplateProblem, match=fact.id.split("@")[0].replace("^", r"\^")):
        figure(fact, style)


def test_the_magnificent_seven_follow_the_house_spelling() -> None:
    older = Names({}, Style(magnificent7="매그니피슨트 7"))
    assert older["M7"].full == "‘매그니피슨트 7’(Magnificent 7)"
    assert Names({}, Style())["M7"].short == "매그니피센트 7"


@pytest.mark.parametrize(("symbol", "said"), [("NFLX", "61234.50달러"), ("005930.KS", "61234.50원")])
def test_a_price_is_in_the_money_of_its_market(symbol, said):
    price = make("close", symbol, 61234.5, "price", DAY)
    assert plain(figures.set_figure(price, "price", Style())).replace(",", "") == said
