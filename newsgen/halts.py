"""What an exchange likely halted, by how far its indices went: no price proves it, the desk knows."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.facts import FactBook
from newsgen.korean import attach, decimal
from newsgen.markets import Board
from newsgen.model import Fact
from newsgen.notes import DeskNotes

SIDECAR, BREAKER = "사이드카", "서킷브레이커"


def asked(book: FactBook, desk: DeskNotes, adding: str) -> Iterator[str]:
    """Yield in Korean, a line each, what halts the desk is asked about: those likely of which no note tells.

    ``adding`` is the command by which a note is added. Where all trading was likely halted, nobody is asked
    about programs besides.
    """
    noted = " ".join(note.head + note.text for note in desk.notes)
    for board in book.market.boards:
        likely = _likely(book, board)
        if likely is None or likely[0] in noted:
            continue
        what, move = likely
        index = attach(book.market.subject_of[board.index].short, "이/가")
        way = "올랐습니다" if move.value > 0 else "내렸습니다"
        halted = attach(what, "이/가")
        yield (
            f"{book.day}: {index} 장중 {decimal(abs(move.value), 2)}% {way}. {halted} 발동됐으면 "
            f"시각과 함께 메모로 알려 주십시오: {adding} --kind event --text ..."
        )


def _likely(book: FactBook, board: Board) -> tuple[str, Fact] | None:
    """Return what was likely halted on a part of the exchange, and by which move; None where nothing was."""
    low, high = (_end(book, board, measure) for measure in ("trough_change", "peak_change"))
    if low and low.value <= -board.breaker:
        return BREAKER, low
    far = [one for one in (low, high) if one and abs(one.value) >= board.sidecar]
    return (SIDECAR, max(far, key=lambda one: abs(one.value))) if far else None


def _end(book: FactBook, board: Board, measure: str) -> Fact | None:
    """Return how far an index went within the day; how far it closed, where that is all that is known."""
    return book.get(measure, board.index) or book.get("change_day", board.index)
