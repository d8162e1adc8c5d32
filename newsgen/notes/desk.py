"""What a file of notes holds once it is read: the notes fit to print, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Container, Mapping

import msgspec

from newsgen.model import Note, Record


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
        told = (
            f"{self.places[note.id]}: {wrong[note.id]} 이 메모를 뺐습니다."
            for note in self.notes
            if note.id in wrong
        )
        return DeskNotes(
            notes=tuple(note for note in self.notes if note.id not in wrong),
            decision=self.decision,
            problems=(*self.problems, *told),
            places=self.places,
        )
