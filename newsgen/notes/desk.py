"""What a file of notes holds once it is read: the notes fit to print, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence

import msgspec

from newsgen.model import Note, Record

_WORDS = 40
"""Characters of a note by which a line on it calls it."""
LEFT_OUT = "이 메모를 뺐습니다."
"""How a line ends on a note that is not printed."""


class Decision(Record, frozen=True, kw_only=True):
    """What the FOMC decided on the session's day, as the desk knows it before a source has it."""

    low: float
    """Lower end of the target range, in percent."""
    high: float
    source: str = ""


class DeskNotes(Record, frozen=True, kw_only=True):
    """The notes of one session."""

    notes: tuple[Note, ...] = ()
    decision: Decision | None = None
    problems: tuple[str, ...] = ()
    """What was held back and why: Korean, a line each, with file, line and table."""
    places: Mapping[str, str] = msgspec.field(default_factory=dict)
    """Id of a note -> its place in the file, as problems name it."""

    def about(self, subjects: Container[str], meant: Callable[[str], Sequence[str]]) -> DeskNotes:
        """Return the notes, each about a subject of the day by its symbol; those about none become problems.

        ``meant`` gives the symbols of whom a name may mean.
        """
        named: dict[str, Note] = {}
        wrong: dict[str, str] = {}
        for note in self.notes:
            if not note.about or note.about in subjects:
                continue
            found = [symbol for symbol in meant(note.about) if symbol in subjects]
            if len(found) == 1:
                named[note.id] = msgspec.structs.replace(note, about=found[0])
            else:
                wrong[note.id] = f"about의 {unknown(note.about, found)}"
        notes = tuple(named.get(note.id, note) for note in self.notes)
        return msgspec.structs.replace(self, notes=notes).without(wrong)

    def without(self, wrong: Mapping[str, str]) -> DeskNotes:
        """Return the notes without some, told by id why not (Korean, a sentence): those become problems."""
        left_out = {name: f"{why} {LEFT_OUT}" for name, why in wrong.items()}
        kept = tuple(note for note in self.notes if note.id not in wrong)
        return msgspec.structs.replace(self.doubting(left_out), notes=kept)

    def doubting(self, doubts: Mapping[str, str]) -> DeskNotes:
        """Return the same notes; what is doubted of some, told by id (Korean, a sentence), is a problem."""
        told = (
            f"{called(note)}({self.places[note.id]}): {doubts[note.id]}"
            for note in self.notes
            if note.id in doubts
        )
        return msgspec.structs.replace(self, problems=(*self.problems, *told))


def unknown(name: str, found: Sequence[str]) -> str:
    """Return the line on a name that means nobody of the day, or more than one."""
    if found:
        return f"{name}: 이름이 같은 대상이 여럿입니다. 기호로 쓰십시오: {', '.join(found)}."
    return f"{name}: 이날 시세에 없는 대상입니다. 지수나 종목의 이름이나 기호로 쓰십시오."


def called(note: Note) -> str:
    """Return what lines on a note call it: its own first words."""
    return f"메모 ‘{note.text if len(note.text) <= _WORDS else f'{note.text[:_WORDS]}…'}’"
