"""What a file of notes holds once it is read: the notes fit to print, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Container, Mapping

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

    def about(self, subjects: Container[str]) -> DeskNotes:
        """Return the notes without those that are about no subject of the day; those become problems."""
        return self.without(
            {
                note.id: f"about의 {note.about}: 이날 시세에 없는 대상입니다."
                for note in self.notes
                if note.about and note.about not in subjects
            }
        )

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


def called(note: Note) -> str:
    """Return what lines on a note call it: its own first words."""
    return f"메모 ‘{note.text if len(note.text) <= _WORDS else f'{note.text[:_WORDS]}…'}’"
