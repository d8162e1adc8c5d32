"""What stands around an article: terms take turns, so that none is explained every day for want of room."""

from __future__ import annotations

from newsgen.glossary import Glossary
from newsgen.story.around import entries

TERMS = (
    "russell-2000",
    "fomc",
    "basis-point",
    "vix",
    "fed",
    "cpi",
    "bull-market",
    "dollar-index",
    "etf",
    "ipo",
)


def told(turn: int, most: int, terms: tuple[str, ...] = TERMS) -> set[str]:
    return {entry.id for entry in entries(Glossary.load(), terms, most, turn)}


def known() -> tuple[str, ...]:
    return tuple(term for term in TERMS if Glossary.load().get(term))


def test_two_articles_in_a_row_explain_different_terms_where_there_are_enough() -> None:
    first, second, third = (told(turn, 3) for turn in (7, 8, 9))
    assert first == third
    assert not first & second


def test_where_there_is_room_every_term_is_explained() -> None:
    assert told(7, 20) == told(8, 20) == set(known())


def test_one_term_that_is_used_alone_is_explained_every_day() -> None:
    assert told(7, 5, ("vix",)) == told(8, 5, ("vix",)) == {"vix"}
