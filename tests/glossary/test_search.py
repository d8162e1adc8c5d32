from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsgen.glossary import Glossary
from newsgen.glossary.fold import folded
from newsgen.glossary.search import unfit
from tests.tables import each

GLOSSARY = Glossary.load()

FIRST = [
    ("러셀2000", "russell-2000"),
    ("러셀", "russell-2000"),
    ("러세", "russell-2000"),
    ("ㄹㅅ2", "russell-2000"),
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
    ("ㅁㅇㅈ", "fed"),
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
NEAR_ENOUGH = frozenset({"ru ssell 2000"})
"""Spelt as it is, spaces aside."""
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


QUESTIONS = [
    ("점도표 보는 법", "dot-plot"),
    ("서킷 브레이커 발동 요건", "circuit-breaker"),
    ("사이드카가 뭐야?", "sidecar"),
    ("테이퍼링이란?", "tapering"),
    ("공매도뜻", "short-selling"),
    ("VIX 지수란 무엇인가요", "vix"),
    ("PER과 PBR 차이", "per"),
    ("선물과 옵션의 차이", "futures"),
    ("FOMC 일정", "fomc"),
    ("지수 반도체 필라델피아", "philadelphia-semiconductor"),
    ("옵션 델타", "delta"),
    ("S and P 500", "sp-500"),
    ("P/E ratio", "per"),
    ("ㅈㄷㅍ 뜻", "dot-plot"),
]
SLANG = [
    ("유증", "rights-offering"),
    ("무증", "bonus-issue"),
    ("필반", "philadelphia-semiconductor"),
    ("엠칠", "magnificent-seven"),
    ("비피", "basis-point"),
    ("넌팜", "nonfarm-payrolls"),
    ("피이알", "per"),
    ("서킷", "circuit-breaker"),
    ("에프오엠시", "fomc"),
    ("씨피아이 뜻", "cpi"),
]
EXPLAINED = [
    ("돈을 빌려 주식을 사는 것", "margin-loan"),
    ("주식을 빌려 먼저 팔고 나중에 사서 갚는 거래", "short-selling"),
    ("배당을 꾸준히 늘려온 기업", "dividend-aristocrat"),
    ("은행에서 한꺼번에 예금을 찾는 현상", "bank-run"),
]
WORDS_OF_THEIR_OWN = [("코픽스", "topix"), ("코넥스", "comex"), ("선불", "futures"), ("코스트", "cost")]


@each(QUESTIONS + SLANG + EXPLAINED)
def test_what_is_asked_stands_first(query: str, id_: str) -> None:
    answer = GLOSSARY.answer(query)
    assert (answer.terms[0].id, answer.is_guess) == (id_, False)


@each(TYPOS + WRONG_LANGUAGE)
def test_what_was_only_nearly_typed_is_called_a_guess(query: str, id_: str) -> None:
    del id_
    assert GLOSSARY.answer(query).is_guess or query in NEAR_ENOUGH


@each(WORDS_OF_THEIR_OWN)
def test_a_word_of_its_own_is_no_typo_of_another(query: str, id_: str) -> None:
    assert id_ not in [term.id for term in GLOSSARY.search(query)]


def test_things_compared_stand_side_by_side() -> None:
    assert [term.id for term in GLOSSARY.search("ETF와 ETN의 차이")[:2]] == ["etf", "etn"]
    assert [term.id for term in GLOSSARY.search("콜옵션 풋옵션")[:2]] == ["call-option", "put-option"]


@each(["🙂🙃", "  ", "금리 " * 50, "?" * 20])
def test_what_cannot_be_searched_has_one_clear_reason(query: str) -> None:
    assert GLOSSARY.search(query) == []
    assert len(unfit(query).splitlines()) == 1


def test_whatever_people_ask_by_is_no_other_term() -> None:
    names = {folded(name): term.id for term in GLOSSARY.terms for name in term.surfaces}
    taken = [(asked, term.id) for term in GLOSSARY.terms for asked in term.asked if folded(asked) in names]
    assert taken == []


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


def test_consonants_may_be_the_keys_of_a_whole_abbreviation_behind_what_they_begin() -> None:
    """Typed with the keyboard in Korean: etf is ㄷㅅㄹ, fta ㄹㅅㅁ."""
    assert "etf" in [term.id for term in GLOSSARY.search("ㄷㅅㄹ")][:3]
    assert GLOSSARY.search("ㅈㄷㅍ")[0].id == "dot-plot"
