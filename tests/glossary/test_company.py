"""Homonyms are believed in the company of words that speak of the same matter, and only there."""

from __future__ import annotations

import msgspec

from newsgen.glossary import Glossary, Term
from newsgen.glossary.find import Finder
from newsgen.glossary.spelling import spellings
from tests.glossary.sentences_company import SENTENCES
from tests.tables import each

GLOSSARY = Glossary.load()
HOMONYMS = [term for term in GLOSSARY.terms if term.near]
each_homonym = each(HOMONYMS)

TEMPLATE = GLOSSARY.terms[0]


def made(id_: str, title: str, **fields: object) -> Term:
    plain = msgspec.structs.replace(
        TEMPLATE, others=(), aliases=(), abbreviation="", near=(), far=(), not_=()
    )
    return msgspec.structs.replace(plain, id=id_, title=title, **fields)


FINDER = Finder(
    [
        made("pear", "바나", near=("과수원", "햇 과일"), aliases=("햇과일 바나", "바나나무")),
        made("apple", "사과나무"),
        made("elsewhere", "함박눈", category="날씨"),
        made("melon", "수박이", near=("밭",)),
    ]
)


def found(text: str) -> list[str]:
    return [match.surface for match in FINDER.find(text)]


def ids(text: str) -> list[str]:
    return [match.id for match in GLOSSARY.find(text)]


@each_homonym
def test_homonym_is_found_in_its_company(term: Term) -> None:
    assert term.id in ids(SENTENCES[term.id][0])


@each_homonym
def test_homonym_is_passed_over_in_other_company(term: Term) -> None:
    sentence = SENTENCES[term.id][1]
    assert term.id not in ids(sentence)
    assert any(not spelling.is_named and spelling.text in sentence for spelling in spellings(term))


def test_only_homonyms_have_such_sentences() -> None:
    assert set(SENTENCES) == {term.id for term in HOMONYMS}


@each(
    [
        ("바나는 노랗다.", []),
        ("과수원에 바나가 열렸다.", ["바나"]),
        ("바나는 과수원에서 딴다.", ["바나"]),
        ("바나는 햇과일이다.", ["바나"]),
        ("바나는 햇 과일이다.", ["바나"]),
        ("사과나무 옆에 바나가 있다.", ["사과나무", "바나"]),
        ("함박눈이 바나에 쌓였다.", ["함박눈", "바나"]),
        ("선수는 과수원에서 바나를 땄다.", []),
        ("선수는 과수원의 사과나무 옆에서 바나를 땄다.", ["사과나무", "바나"]),
        ("수박이와 바나를 샀다.", []),
        ("함박눈이 코스피만큼 바나에 쌓였다.", ["함박눈", "바나"]),
        ("햇과일 바나를 샀다.", ["햇과일 바나"]),
    ]
)
def test_company_is_a_word_of_near_or_a_sure_term(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@each([". ", "! ", "? ", ".” ", "다.\n", "\n"])
def test_company_of_another_sentence_does_not_count(end: str) -> None:
    assert found(f"과수원에 갔다{end}바나를 샀다") == []
    assert found(f"바나를 샀다{end}과수원에 갔다") == []


@each(["3.5", "example.com", "1,000.25원"])
def test_a_point_inside_a_number_ends_no_sentence(inside: str) -> None:
    assert found(f"과수원에서 {inside}에 바나를 샀다.") == ["바나"]


def test_first_is_the_first_that_is_believed() -> None:
    text = "바나를 샀다. 과수원의 바나였다. 과수원에는 바나가 많다."
    matches = FINDER.find(text)
    assert [(match.start, match.first) for match in matches] == [(13, True), (25, False)]
    assert FINDER.find(text, first_only=True) == matches[:1]


def test_a_sentence_full_of_homonyms_is_read_once() -> None:
    """Read once for each of them, these would take minutes."""
    assert found("바나 " * 100_000) == []
    assert len(found("바나 " * 100_000 + "과수원")) == 100_000
