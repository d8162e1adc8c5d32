"""What a note is about that names no subject."""

from __future__ import annotations

from newsgen import markets
from newsgen.config import Style
from newsgen.facts.book import FactBook
from newsgen.model import Note
from newsgen.story.names import Names
from newsgen.story.whose import Told, whose
from newsgen.story.writer import Writer
from tests.article_fixture import SESSION


def about(note: Note, *others: Note, market: str = "us", told: tuple[str, ...] = ()) -> str:
    book = FactBook(markets.session(markets.named(market), SESSION), ())
    writer = Writer(book, Names({}, Style()), Style(), f"{SESSION}/{market}-close")
    return whose(note, [note, *others], Told(told), writer).about


def words(text: str, **rest: str) -> Note:
    return Note(**{"id": "w", "kind": "quote", "text": text, "speaker": "김하나", **rest})


def event(text: str, **rest: str) -> Note:
    return Note(**{"id": text, "kind": "event", "text": text, **rest})


SUNRUN = event("세액공제를 끝내는 내용이 담겼다.", about="RUN")
"""It installs solar cells, by the table of what companies are."""


def test_who_speaks_of_a_trade_speaks_of_the_company_noted_that_is_of_it() -> None:
    assert about(words("청정에너지 업계에 나쁜 시나리오다"), SUNRUN) == "RUN"
    assert about(words("은행 업계에 나쁜 시나리오다"), SUNRUN) == ""
    assert about(words("청정에너지 업계에 나쁜 시나리오다")) == ""


def test_a_note_on_a_lesser_board_is_of_its_index_and_the_others_of_the_main_one() -> None:
    policy = event("정부가 코스닥 활성화 대책을 검토한다.")
    loan = event("모건스탠리가 오라클의 빚을 경고했다.")
    both = event("코스피와 코스닥에 사이드카가 걸렸다.")
    assert about(policy, loan, market="kr") == "^KQ11"
    assert about(loan, policy, market="kr") == "^KS11"
    assert about(both, policy, market="kr") == ""
    assert about(loan, market="kr") == ""
    assert about(words("천스닥 계획이 심리를 이끌었다"), policy, market="kr") == "^KQ11"


def test_a_sort_of_stocks_stands_with_the_sorts_that_are_told() -> None:
    sorts = ("005930.KS", "industry/large/Marine", "industry/large/Retail")
    drugs = event("제약주가 하루 만에 반등했다.")
    assert about(drugs, market="kr", told=sorts) == "industry/large/Retail"
    assert about(drugs, market="kr", told=("005930.KS",)) == ""


def test_what_the_desk_says_stands() -> None:
    assert about(event("코스닥 대책이 나왔다.", section="stocks"), market="kr") == ""
    assert about(event("코스닥 대책이 나왔다.", about="^KS11"), market="kr") == "^KS11"
