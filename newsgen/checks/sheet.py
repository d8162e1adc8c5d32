"""A checked text as a page shows it: its words with the marks in them, and a note for each mark.

The public page and the desk's show the same: ``templates/outputs/_checked.j2`` sets it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple

from newsgen.checks.explain import Explained
from newsgen.checks.found import KINDS
from newsgen.checks.run import Checked
from newsgen.outputs.checked import CheckedFigure, CheckFinding, CheckListing
from newsgen.outputs.explained import Row, of_reading

_MOST = 400
"""Figures that are told of: a text with more is for programs."""


class Piece(NamedTuple):
    """Some words of a text, and the number of the note that their mark leads to; 0 where they have none."""

    text: str
    note: int = 0
    kind: str = ""


class Note(NamedTuple):
    """What is told of one mark."""

    number: int
    kind: str
    """One of ``KINDS``."""
    line: int
    column: int
    text: str
    """What stands there."""
    message: str = ""
    suggestion: str | None = None
    bases: tuple[tuple[Row, ...], ...] = ()
    """What the record has, a table for each thing that the figure may be of."""
    marked: bool = True
    """Whether its mark stands in the text: another one may stand at the same place."""

    @property
    def label(self) -> str:
        """What a person calls its kind."""
        return KINDS[self.kind]


class Sheet(NamedTuple):
    """A checked text, ready to be shown."""

    listing: CheckListing
    pieces: tuple[Piece, ...]
    wrong: tuple[Note, ...]
    """What is to be set right, hints at its end of the line."""
    open: tuple[Note, ...]
    """Figures that cannot be checked."""
    right: tuple[Note, ...]
    """Figures that the record bears out."""
    fixable: int
    """Places with one right answer."""


class _Mark(NamedTuple):
    start: int
    end: int
    note: Note


def sheet(checked: Checked) -> Sheet:
    """Set a checked text."""
    listing, source = checked.listing, checked.look.copy.source
    figures = list(islice(Explained(checked).every(), _MOST))
    numbered = enumerate(chain(_found(listing, figures), _right(figures)), 1)
    marks = [_Mark(one.start, one.end, one.note._replace(number=number)) for number, one in numbered]
    shown = _apart(marks)
    seen = {one.note.number for one in shown}
    notes = [one.note._replace(marked=one.note.number in seen) for one in marks]
    return Sheet(
        listing=listing,
        pieces=tuple(_pieces(source, shown)),
        wrong=tuple(one for one in notes if one.kind not in {"open", "right"}),
        open=tuple(one for one in notes if one.kind == "open"),
        right=tuple(one for one in notes if one.kind == "right"),
        fixable=sum(one.fixable for one in listing.findings),
    )


def _found(listing: CheckListing, figures: Iterable[CheckedFigure]) -> Iterator[_Mark]:
    """Yield a mark for each finding, with the record behind the figure that stands there."""
    behind = {(one.start, one.end): one for one in figures}
    at = {start: one for (start, _), one in behind.items()}
    for one in listing.findings[:_MOST]:
        figure = behind.get((one.start, one.end)) or at.get(one.start)
        note = Note(
            0, _kind(one), one.line, one.column, one.text, one.message, one.suggestion, _bases(figure)
        )
        yield _Mark(one.start, one.end, note)


def _right(figures: Iterable[CheckedFigure]) -> Iterator[_Mark]:
    for one in figures:
        if one.verdict == "right" and one.readings:
            yield _Mark(
                one.start, one.end, Note(0, "right", one.line, one.column, one.text, bases=_bases(one))
            )


def _kind(one: CheckFinding) -> str:
    if one.verdict == "uncheckable":
        return "open"
    return "hint" if one.severity == "hint" else one.kind


def _bases(figure: CheckedFigure | None) -> tuple[tuple[Row, ...], ...]:
    return tuple(tuple(of_reading(one)) for one in figure.readings) if figure else ()


def _apart(marks: Iterable[_Mark]) -> list[_Mark]:
    """Return marks that overlap nowhere, in the order of the text: what is wrong goes before what is not."""
    taken: list[_Mark] = []
    order = {kind: at for at, kind in enumerate(KINDS)}
    for one in sorted(marks, key=lambda mark: (order[mark.note.kind], mark.start, mark.end)):
        if not any(one.start < other.end and other.start < one.end for other in taken):
            taken.append(one)
    return sorted(taken)


def _pieces(source: str, marks: Iterable[_Mark]) -> Iterator[Piece]:
    at = 0
    for one in marks:
        if source[at : one.start]:
            yield Piece(source[at : one.start])
        yield Piece(source[one.start : one.end], one.note.number, one.note.kind)
        at = one.end
    if source[at:]:
        yield Piece(source[at:])
