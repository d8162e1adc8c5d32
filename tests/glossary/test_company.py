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
        made("plum", "자두", near=("밭",)),
        made("fig", "무화과", far=("잼",)),
        made("letters", "가늠자", abbreviation="KQZ"),
        made("ward", "병실 척도", abbreviation="WRD", more="환자를 돌보는 정도를 잰다. 클수록 낫다."),
        made("unit", "칸막", aliases=("칸", "%칸"), near=("과수원",)),
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


@each(
    [
        ("KQZ 값이 높다.", ["KQZ"]),
        ("환자의 KQZ 값이 높다.", []),
        ("환자의 WRD 값이 높다.", ["WRD"]),
        ("선수의 WRD 값이 높다.", []),
        ("코스피와 환자의 KQZ 값이 높다.", ["KQZ"]),
    ]
)
def test_letters_are_doubted_beside_a_word_of_another_walk_of_life_that_is_not_in_their_entry(
    text: str, expected: list[str]
) -> None:
    assert found(text) == expected


MARKET = "사과나무와 함박눈을 봤다. 바나가 늘었다. 자두도 늘었다."


def test_a_text_is_about_markets_where_homonyms_say_so_beside_what_is_sure() -> None:
    assert found(MARKET) == ["사과나무", "함박눈", "바나", "자두"]
    assert found("사과나무를 봤다. 바나가 늘었다. 자두도 늘었다.") == ["사과나무"]


def test_a_text_about_other_lives_is_not_about_markets() -> None:
    others = "선수가 뛰었다. 환자가 잤다."
    assert found(f"{MARKET} {others}") == ["사과나무", "함박눈"]


@each([("무화과와 바나를 샀다.", ["무화과", "바나"]), ("선수가 무화과와 바나를 샀다.", [])])
def test_what_hardly_means_anything_else_vouches_where_nothing_speaks_against_it(
    text: str, expected: list[str]
) -> None:
    assert found(text) == expected


@each(
    [
        ("과수원에서 3칸 올랐다.", ["칸"]),
        ("과수원에서 0.2%칸 올랐다.", ["%칸"]),
        ("과수원에서 빈칸을 봤다.", []),
        ("3칸 올랐다.", []),
    ]
)
def test_a_word_of_one_syllable_and_a_sign_follow_their_number(text: str, expected: list[str]) -> None:
    assert found(text) == expected
