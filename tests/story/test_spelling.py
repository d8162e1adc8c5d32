"""Companies in notes as the article spells them, by the listed names of brokers."""

from __future__ import annotations

import pytest

from newsgen.config import Style
from newsgen.model import Instrument, Note
from newsgen.story.names import Names
from newsgen.story.spelling import Spelled

LISTED = {
    symbol: Instrument(symbol=symbol, english=english, korean=korean)
    for symbol, english, korean in (
        ("DG", "Dollar General Corporation", "달러 제너럴"),
        ("STX", "Seagate Technology Holdings PLC", "시게이트 테크놀로지 홀딩스"),
        ("NRG", "NRG Energy Inc", "NRG 에너지"),
        ("JPM", "JPMorgan Chase & Co", "제이피모간 체이스"),
        ("TGT", "Target Corporation", "타겟"),
    )
}


def spelled(text: str, *, about: str = "", **rest: str) -> Note:
    note = Note(**{"id": "n", "kind": "event", "text": text, "about": about, **rest})
    return Spelled(Names(LISTED, Style()), LISTED).note(note)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("달러 제너럴이 전망을 낮췄다.", "달러제너럴이 전망을 낮췄다."),
        ("시게이트 테크놀로지가 실적을 냈다.", "시게이트가 실적을 냈다."),
        ("시게이트 테크놀로지 홀딩스는 올랐다.", "시게이트는 올랐다."),
        ("NRG 에너지가 발전소를 산다.", "NRG에너지가 발전소를 산다."),
        ("제이피모간 체이스와 다른 은행", "JP모건체이스와 다른 은행"),
        ("달러 인덱스가 올랐다.", "달러 인덱스가 올랐다."),
        ("투기 세력의 타겟이 됐다.", "투기 세력의 타겟이 됐다."),  # a common noun too
        ("달러제너럴은 그대로다.", "달러제너럴은 그대로다."),
    ],
)
def test_a_company_has_one_name_and_its_particle(text: str, told: str) -> None:
    assert spelled(text).text == told


def test_a_title_is_spelled_too_and_words_that_were_said_are_not() -> None:
    made = spelled("달러 제너럴은 강하다", kind="quote", speaker="김하나", title="달러 제너럴 최고경영자")
    assert (made.text, made.title) == ("달러 제너럴은 강하다", "달러제너럴 최고경영자")


def test_the_desk_is_told_which_name_the_article_takes() -> None:
    note = Note(id="n", kind="event", text="달러 제너럴이 전망을 낮췄다.", about="DG")
    of = Spelled(Names(LISTED, Style()), LISTED)
    assert of.changes(note) == (("달러 제너럴", "달러제너럴"),)
    assert of.changes(of.note(note)) == ()


def test_of_the_notes_own_company_a_single_word_is_sure() -> None:
    assert spelled("타겟이 전망을 낮췄다.", about="TGT").text == "타깃이 전망을 낮췄다."
