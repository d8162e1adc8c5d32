from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsgen.glossary import Glossary
from tests.tables import each

GLOSSARY = Glossary.load()

FIRST = [
    ("러셀2000", "russell-2000"),
    ("러셀", "russell-2000"),
    ("러세", "russell-2000"),
    ("ㄹㅅ", "russell-2000"),
    ("ㄹㅅ2000", "russell-2000"),
    ("russell", "russell-2000"),
    ("Russell 2000", "russell-2000"),
    ("스몰캡", "small-cap"),
    ("small cap", "small-cap"),
    ("ㅅㅁㅋ", "small-cap"),
    ("bp", "basis-point"),
    ("BP", "basis-point"),
    ("베이시스", "basis"),
    ("베이시스포", "basis-point"),
    ("basis point", "basis-point"),
    ("fomc", "fomc"),
    ("연준", "fed"),
    ("Fed", "fed"),
    ("federal reserve", "fed"),
    ("ㅇㅈ", "fed"),
    ("기준금리", "policy-rate"),
    ("기준 금리", "policy-rate"),
    ("CPI", "cpi"),
    ("소비자물가", "cpi"),
    ("M7", "magnificent-seven"),
    ("magnificent", "magnificent-seven"),
    ("매그니피슨트", "magnificent-seven"),
    ("s&p 500", "sp-500"),
    ("s&p", "sp-500"),
    ("공포지수", "vix"),
    ("vix", "vix"),
    ("점도표", "dot-plot"),
    ("ㅈㄷㅍ", "dot-plot"),
    ("국채", "government-bond"),
    ("국채 금리", "treasury-yield"),
    ("10년물", "treasury-10-year"),
    ("환율", "exchange-rate"),
    ("나스닥", "nasdaq"),
    ("다우", "dow-jones"),
    ("ETF", "etf"),
    ("curve", "yield-curve"),
    ("short squeeze", "short-squeeze"),
]
TYPOS = [
    ("러쎌2000", "russell-2000"),
    ("매그니피샌트 7", "magnificent-seven"),
    ("베이시스포인드", "basis-point"),
    ("연방준비재도", "fed"),
    ("소비자물지수", "cpi"),
    ("인플래이션", "inflation"),
    ("fedwach", "fedwatch"),
    ("rusell 2000", "russell-2000"),
    ("ru ssell 2000", "russell-2000"),
    ("valuatoin", "valuation"),
    ("기준굼리", "policy-rate"),
    ("써킷브레이커", "circuit-breaker"),
]
WRONG_LANGUAGE = [
    ("ㅍㅑㅌ", "vix"),
    ("퍝", "vix"),
    ("ㄹㄷㅇ", "fed"),
    ("래ㅡㅊ", "fomc"),
    ("fjtpf", "russell-2000"),
    ("dnjfrk", "wall-street"),
    ("wjaehvy", "dot-plot"),
    ("rlwnsrmafl", "policy-rate"),
    ("tmahfzoq", "small-cap"),
]


@each(WRONG_LANGUAGE)
def test_a_keyboard_in_the_wrong_language_is_forgiven(query: str, id_: str) -> None:
    assert [term.id for term in GLOSSARY.search(query)][:1] == [id_]


def test_a_query_of_any_length_is_answered() -> None:
    assert GLOSSARY.search("러셀" * 100_000) == []


@each(FIRST + TYPOS)
def test_the_obvious_stands_first(query: str, id_: str) -> None:
    assert [term.id for term in GLOSSARY.search(query)][:1] == [id_]


@each(["", " ", "%", "&", "…", "없는낱말", "qqq", "ㅋㅋㅋㅋ", "\x00"])
def test_nothing_is_found_for_nothing(query: str) -> None:
    assert GLOSSARY.search(query) == []


@each(GLOSSARY.terms)
def test_every_name_finds_its_term_first(term: object) -> None:
    for name in (*term.surfaces, term.id):  # type: ignore[attr-defined]
        assert term == GLOSSARY.search(name)[0]


def test_no_term_comes_twice() -> None:
    found = [term.id for term in GLOSSARY.search("금리")]
    assert len(found) == len(set(found)) > 5


@given(st.text(max_size=12))
def test_search_takes_anything(query: str) -> None:
    GLOSSARY.search(query)
