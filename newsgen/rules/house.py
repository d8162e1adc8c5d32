"""From where on a move has a stronger word on this session: the house's style, and the market's own past."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from newsgen.config import IndexWords, Style
from newsgen.facts.book import FactBook
from newsgen.markets.parts import Multiple

_Words = TypeVar("_Words", bound=IndexWords)


def house(style: Style, book: FactBook) -> Style:
    """Return the style of a session: of a market whose moves have grown, its words begin later.

    A week's words begin later by as much as a day's do.
    """
    words, usual = book.market.words, _usual(book)
    if words is None or usual is None:
        return style
    sharp, extreme = (
        _raised(own, multiple, usual)
        for own, multiple in ((style.index.sharp, words.sharp), (style.index.extreme, words.extreme))
    )
    week = style.week.index
    later = sharp / style.index.sharp if style.index.sharp else 1.0
    return msgspec.structs.replace(
        style,
        index=_beginning(style.index, sharp, extreme),
        week=msgspec.structs.replace(
            style.week, index=_beginning(week, week.sharp * later, week.extreme * later)
        ),
    )


def _usual(book: FactBook) -> float | None:
    """Return the mean size of the broad index's moves before, in percent; None where that is not known."""
    move, times = (book.value(measure, book.market.broad) for measure in ("change_day", "usual_day"))
    return abs(move / times) if move and times else None


def _raised(own: float, multiple: Multiple, usual: float) -> float:
    """Return where a word begins: not before the house's or its least, nor behind where it always does."""
    return max(own, multiple.least, min(multiple.times * usual, multiple.always))


def _beginning(words: _Words, sharp: float, extreme: float) -> _Words:
    return msgspec.structs.replace(words, sharp=sharp, extreme=max(sharp, extreme))
