from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from newsgen.glossary import Glossary, Term
from newsgen.glossary.find import Finder
from newsgen.korean.endings import COMMON
from tests.glossary import sentences_economy, sentences_macro, sentences_trading
from tests.glossary.sentences import TRAPS, USES
from tests.tables import each

GLOSSARY = Glossary.load()
ALONE = Finder(msgspec.structs.replace(term, near=()) for term in GLOSSARY.terms)
"""Finds homonyms in any company."""
FORMS = {"하다": "하며", "되다": "됐다"}


@each(
    USES
    + TRAPS
    + sentences_economy.USES
    + sentences_economy.TRAPS
    + sentences_macro.USES
    + sentences_macro.TRAPS
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
    alone = msgspec.structs.replace(term, near=())
    return any(match.id == term.id for match in Finder([alone]).find(sentence))


@each(compounds("left"))
def test_left_compound_is_found_and_is_needed(term: Term, left: str) -> None:
    sentence = f"이날 {left}{term.title}에 관심이 쏠렸다."
    assert found(term, sentence)
    assert not found(msgspec.structs.replace(term, left=()), sentence)


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


@each(GLOSSARY.terms)
def test_every_spelling_finds_its_term(term: Term) -> None:
    for surface in term.surfaces:
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
