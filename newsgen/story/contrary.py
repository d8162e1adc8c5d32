"""Notes that say the opposite of what the prices say: they go to the editor, not to print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.config import Style
from newsgen.editions import Edition
from newsgen.facts.book import FactBook
from newsgen.korean import attach, decimal, josa
from newsgen.korean.subjects import is_market, said_of
from newsgen.model import Fact, Instrument, Note
from newsgen.notes import DeskNotes
from newsgen.patterns import compiled
from newsgen.story.causes import EXPLAINING, is_of_market
from newsgen.story.names import Names

_BEFORE = compiled(
    r"전날까지|최근|올해|들어|(?:일|흘|틀|새|주|달|월|년)\s?(?:동안|간|연속|째)|지난\s?(?:주|달|해|\d|[일월화수목금토]요일)"
)
"""What makes a sentence one of another time than the day: 전날까지 나흘 동안 내렸다."""
_BETWEEN = compiled(r"(?<=다)\.\s+")


def agreeing(
    desk: DeskNotes, book: FactBook, edition: Edition, instruments: Mapping[str, Instrument]
) -> DeskNotes:
    """Return the notes without causes and events that tell a rise of what fell, or a fall of what rose."""
    names = Names(instruments, Style())
    told = ((note, _wrong(note, book, edition, names)) for note in desk.notes if note.kind in EXPLAINING)
    return desk.without({note.id: wrong for note, wrong in told if wrong})


def _wrong(note: Note, book: FactBook, edition: Edition, names: Names) -> str:
    """Say in Korean what a note says against the facts; empty where it does not."""
    market = is_of_market(note, book.market)
    of_whom = book.market.indices if market and note.about not in book.market.indices else (note.about,)
    moves = book.select(edition.move, of_whom)
    called = {name for about in of_whom for name in (names[about].short, names[about].headline)}
    sentences = (note.head, *_BETWEEN.split(note.text))
    for text in (each for each in sentences if not _BEFORE.search(each)):
        for word, direction, subject in said_of(text):
            meant = is_market(subject) if market else not subject or subject in called
            if meant and moves and not any(_sign(move) == direction for move in moves):
                return f"‘{word}’{josa(word, '이라/라')}고 했지만 {_went(moves, names)}."
    return ""


def _sign(move: Fact) -> int:
    return (move.value > 0) - (move.value < 0)


def _went(moves: Iterable[Fact], names: Names) -> str:
    """Tell how the first of some went."""
    first = next(iter(moves))
    way = "올랐습니다" if first.value > 0 else "내렸습니다" if first.value < 0 else "움직이지 않았습니다"
    return f"{attach(names[first.about].short, '은/는')} {decimal(first.value, 2)}% {way}"
