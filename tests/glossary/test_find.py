from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from newsgen.glossary import Glossary, Term
from newsgen.glossary.find import Finder
from newsgen.glossary.term import written_out
from newsgen.korean.endings import COMMON, QUALIFYING
from tests.glossary import sentences_economy, sentences_macro, sentences_seoul, sentences_trading
from tests.glossary.sentences import TRAPS, USES
from tests.tables import each

GLOSSARY = Glossary.load()
ALONE = Finder(msgspec.structs.replace(term, near=(), far=()) for term in GLOSSARY.terms)
"""Finds homonyms in any company."""
FORMS = {"하다": "하며", "되다": "됐다"}


@each(
    USES
    + TRAPS
    + sentences_economy.USES
    + sentences_economy.TRAPS
    + sentences_macro.USES
    + sentences_macro.TRAPS
    + sentences_seoul.USES
    + sentences_seoul.TRAPS
    + sentences_trading.USES
    + sentences_trading.TRAPS
)
def test_sentence(sentence: str, expected: list[str]) -> None:
    assert [match.surface for match in GLOSSARY.find(sentence)] == expected


def test_half_of_at_least_eighty_sentences_are_traps() -> None:
    assert len(USES) >= 40
    assert len(TRAPS) >= 40


def compounds(field: str) -> list[tuple[Term, str]]:
    return [(term, word) for term in GLOSSARY.terms for word in getattr(term, field)]


def named(value: object) -> str:
    return value.id if isinstance(value, Term) else str(value)


def found(term: Term, sentence: str) -> bool:
    alone = msgspec.structs.replace(term, near=(), far=())
    return any(match.id == term.id for match in Finder([alone]).find(sentence))


@each(compounds("left"))
def test_left_compound_is_found_and_is_needed(term: Term, left: str) -> None:
    sentence = f"이날 {left}{term.title}에 관심이 쏠렸다."
    assert found(term, sentence)
    assert left in QUALIFYING or not found(msgspec.structs.replace(term, left=()), sentence)


@each(compounds("right"))
def test_right_compound_is_found_and_is_needed(term: Term, right: str) -> None:
    sentence = f"이날 {term.title}{FORMS.get(right, right)} 관심이 쏠렸다."
    assert found(term, sentence)
    assert COMMON.fullmatch(right) or not found(msgspec.structs.replace(term, right=()), sentence)


@each(compounds("not_"))
def test_word_of_the_not_list_is_passed_over_and_is_needed(term: Term, word: str) -> None:
    sentence = f"이날 {word} 관심이 쏠렸다."
    assert not found(term, sentence)
    assert found(msgspec.structs.replace(term, not_=()), sentence)


@each([(term, word) for term in GLOSSARY.terms for word in term.far])
def test_far_word_of_the_sentence_is_heeded(term: Term, word: str) -> None:
    alone = Finder([msgspec.structs.replace(term, near=())])
    assert alone.find(f"그 일은 늦었다. 이날 {term.title}, 그리고 나머지.")
    assert not alone.find(f"이날 {term.title}, 그리고 {word} 이야기.")
    assert alone.find(f"그때는 {word} 이야기였다. 이날 {term.title}, 그리고 나머지.")


@each(GLOSSARY.terms)
def test_every_spelling_finds_its_term(term: Term) -> None:
    for surface in term.surfaces:
        (match,) = ALONE.find(f"이날 {surface}, 그리고 나머지")
        assert (match.id, match.surface) == (term.id, surface)


@each([(term, form) for term in GLOSSARY.terms for form in term.forms])
def test_every_spelling_of_a_form_finds_its_term(term: Term, form: str) -> None:
    for surface in written_out(form):
        (match,) = ALONE.find(f"이날 {surface}, 그리고 나머지")
        assert (match.id, match.surface) == (term.id, surface)


def test_every_use_is_found_and_the_first_is_told() -> None:
    matches = GLOSSARY.find("연준은 쉬었다. 시장은 연준과 Fed를 본다.")
    assert [(match.surface, match.first) for match in matches] == [
        ("연준", True),
        ("연준", False),
        ("Fed", False),
    ]


def test_first_only_gives_each_term_once() -> None:
    matches = GLOSSARY.find("연준은 쉬었다. 시장은 연준과 관세를 본다.", first_only=True)
    assert [(match.surface, match.start) for match in matches] == [("연준", 0), ("관세", 17)]


def test_longest_wins() -> None:
    assert [match.id for match in GLOSSARY.find("미 국채 10년물 금리와 국채 금리, 국채")] == [
        "treasury-10-year",
        "treasury-yield",
        "government-bond",
    ]


def test_of_two_that_overlap_the_longer_wins() -> None:
    template = GLOSSARY.terms[0]
    terms = [
        msgspec.structs.replace(template, id=id_, title=title, others=(), aliases=(), abbreviation="")
        for id_, title in (("short", "물가 지표"), ("long", "지표 발표 일정"))
    ]
    assert [match.id for match in Finder(terms).find("물가 지표 발표 일정")] == ["long"]


def test_no_break_space_counts_as_a_space() -> None:
    (match,) = GLOSSARY.find("국채\u00a0금리는")
    assert (match.id, match.surface) == ("treasury-yield", "국채\u00a0금리")


def test_a_glossary_without_terms_finds_nothing() -> None:
    assert Glossary([]).find("연준") == []


PIECES = sorted({surface for term in GLOSSARY.terms for surface in term.surfaces})
GLUE = [
    "은",
    "가",
    "들이",
    " ",
    "(",
    ")",
    ".",
    ",",
    "7",
    "bp",
    "\n",
    "율",
    "했다",
    "小",
    "Ex",
    "\ud83d\ude00",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(GLUE), st.text(max_size=3))).map("".join)


@given(text=TEXTS, first_only=st.booleans())
def test_whatever_the_text_offsets_slice_to_surfaces_that_do_not_overlap(text: str, first_only: bool) -> None:
    end = 0
    seen: set[str] = set()
    for match in GLOSSARY.find(text, first_only=first_only):
        assert text[match.start : match.end] == match.surface
        assert end <= match.start < match.end
        assert match.first == (match.id not in seen)
        assert match.first or not first_only
        end = match.end
        seen.add(match.id)


@each(
    [
        ("스탠더드 앤드 푸어스(S&P) 500 지수가 올랐다.", [("sp-500", "스탠더드 앤드 푸어스(S&P) 500 지수")]),
        ("스탠다드앤드푸어스500지수가 올랐다.", [("sp-500", "스탠다드앤드푸어스500지수")]),
        ("다우존스 30 지수가 올랐다.", [("dow-jones", "다우존스 30 지수")]),
        ("30년물 수익률은 4.9%다.", [("treasury-30-year", "30년물 수익률")]),
        ("10년 만기 국채 수익률이 뛰었다.", [("treasury-10-year", "10년 만기 국채 수익률")]),
        ("20년물 미국 국채가 팔렸다.", [("treasury-yield", "20년물 미국 국채")]),
        ("20년물 미국 국채 경매가 열린다.", [("treasury-auction", "20년물 미국 국채 경매")]),
        (
            "일본 10년물 국채 금리와 함께 10년물 금리도 올랐다.",
            [("jgb-yield", "일본 10년물 국채 금리"), ("maturity-tenor", "10년물")],
        ),
        (
            "원.달러 환율과 원 · 달러 환율, 달러/원",
            [("dollar-won", word) for word in ("원.달러 환율", "원 · 달러 환율", "달러/원")],
        ),
        ("비(非)차익거래와 非차익거래, 反관세, 탈-관세", []),
        (
            "국채시장불안과 관세인상우려, 코스피선물, 매수차익거래",
            [
                ("government-bond", "국채"),
                ("tariff", "관세"),
                ("index-futures", "코스피선물"),
                ("arbitrage", "차익거래"),
            ],
        ),
        (
            "은행주가 오르고 반도체주가 내렸다.",
            [("financials", "은행주"), ("semiconductor-stock", "반도체주")],
        ),
        (
            "은행의 주가와 미국관세, 국내환율",
            [("share-price", "주가"), ("tariff", "관세"), ("exchange-rate", "환율")],
        ),
    ]
)
def test_compounds_and_the_spellings_of_wires(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(match.id, match.surface) for match in GLOSSARY.find(sentence)] == expected


@each(
    [
        ("호주 국민연금과 태국의 SEC, 중국국민연금", []),
        ("필리핀 증권거래위원회(SEC)가 막았다.", []),
        ("유럽 반도체지원법과 EU 인플레이션감축법", []),
        ("미국 SEC와 미국의 반도체지원법", ["SEC", "반도체지원법"]),
        ("미국 증권거래위원회(SEC)가 막았다.", ["미국 증권거래위원회(SEC)"]),
        ("한국 국민연금과 중국 관세", ["국민연금", "관세"]),
        ("일본은행과 한국은행", ["일본은행", "한국은행"]),
    ]
)
def test_another_country_has_its_own_by_the_same_name(sentence: str, expected: list[str]) -> None:
    assert [match.surface for match in GLOSSARY.find(sentence)] == expected


@each(
    [
        ("연극 마진콜과 소설 골디락스", []),
        ("스태그플레이션이라는 록 밴드, 황제주라는 술", []),
        ("희극 마진콜은 없다.", ["마진콜"]),
        ("스태그플레이션이라는 이름이 붙었다.", ["스태그플레이션"]),
        ("스태그플레이션이라는 덫", ["스태그플레이션"]),
    ]
)
def test_what_is_only_called_so_is_no_term(sentence: str, expected: list[str]) -> None:
    assert [match.surface for match in GLOSSARY.find(sentence)] == expected


def test_a_text_about_markets_believes_its_homonyms() -> None:
    about = "코스피가 올랐다. 연준은 쉬었다. 선물이 따라왔다. 관세는 그대로다."
    assert [match.surface for match in GLOSSARY.find(about)] == ["코스피", "연준", "선물", "관세"]
    elsewhere = "코스피가 올랐다. 연준은 쉬었다. 조카에게 선물이 왔다. 관세는 그대로다."
    assert [match.surface for match in GLOSSARY.find(elsewhere)] == ["코스피", "연준", "관세"]
    hardly = "코스피가 올랐다. 연준은 쉬었다. 관세는 그대로다. " + "날이 맑다. " * 9 + "선물이 왔다."
    assert [match.surface for match in GLOSSARY.find(hardly)] == ["코스피", "연준", "관세"]
