"""The desk's notes woven into an article's text, each told on with what stands there.

Where each stands says ``story/places.py``. A stock that nothing else tells is told for its note, what our
release adds to a note on it stands behind that note, and a company is named wherever the sentence before does
not name it last.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from newsgen.facts.fact import key_of
from newsgen.korean import josa
from newsgen.markets import Session
from newsgen.model import Note, Paragraph, Runs, text_of
from newsgen.story import central_bank
from newsgen.story.causes import head_of, in_front
from newsgen.story.folding import Folded, folded
from newsgen.story.introducing import introduced
from newsgen.story.notes import introduced_in, is_attributed, known_from, runs_of, verb_of
from newsgen.story.persons import named_in
from newsgen.story.places import (
    BEFORE,
    Places,
    Text,
    abouts,
    behind_levels,
    is_of_company,
    is_of_stock,
    places_of,
    tells_of,
)
from newsgen.story.referring import Form, form_of, is_open
from newsgen.story.sentences import facts_of, parted, spaced
from newsgen.story.told import tells_release
from newsgen.story.topics import as_subject, as_topic, has_subject, is_of_index
from newsgen.story.typesetter import Typesetter
from newsgen.story.whose import SORT
from newsgen.story.writer import Writer

_NO_SPAN = r"(?!\s?(?:간|동안|연속|째|만에|[가-힣]*거래))"
"""What follows a day of the month, and no number of days."""

_ALSO = re.compile(r"(?P<who>[^.,]*[가-힣A-Za-z)])도 ")
"""Whose move is told as one more of the same way, before its figure."""


class Woven(NamedTuple):
    """An article's text with the notes in it."""

    lead: Runs
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    """Those used, as they are printed."""
    head: str = ""
    """The desk's beginning of the headline, marked; empty where it gives none."""


class _Pen:
    """Writes notes in the order of reading."""

    def __init__(self, text: Text, session: Session, writer: Writer, setter: Typesetter) -> None:
        self._text, self._session, self._writer, self._setter = text, session, writer, setter
        self.used: list[Note] = []
        self.read: list[Runs] = []
        self._has_named = False
        """Whether a note has named the Fed in full."""
        self._said: set[dt.date] = set()
        """The days on which it has been told that somebody spoke."""
        self._verbs: list[str] = []
        """The verbs by which words were told."""

    def ours(self, runs: Runs) -> Runs:
        """Return a text of the article's own as it reads behind the notes before it."""
        ours = central_bank.in_short(runs) if self._has_named else runs
        self.read.append(ours)
        return ours

    def told(self, note: Note, behind: Runs = ()) -> Runs:
        """Write a note, behind how far its stock went where nothing else tells that.

        ``behind`` is what stands before it in its paragraph: the sentence with the figure of its stock, and
        other notes behind that.
        """
        is_untold = self._is_untold(note)
        whole = self.folds(self._moved(note.about), note) if is_untold else None
        if whole is not None:
            return whole
        self.used.append(self._known(note, behind))
        self._has_named |= central_bank.FULL in f"{self.used[-1].title} {self.used[-1].text}"
        is_open = is_of_company(note) and self._is_open(note, behind) and not self._goes_on(note, behind)
        runs = self._written(self.used[-1], behind, is_open=is_open and not is_untold)
        if is_untold and self._begins_with(note):  # its name is told once: how far it went comes behind
            runs = spaced([runs, self._moved(note.about, again=True)])
        elif is_untold:
            runs = spaced([self._moved(note.about), runs])
        elif is_open and note.kind != "quote":
            runs = spaced([self._named(note.about, form_of(note.text)), runs])
        elif self._is_whose(note, behind):
            runs = spaced([self._named(self._writer.market.broad, "topic"), runs])
        self.read.append(runs)
        return runs

    def _goes_on(self, note: Note, behind: Runs) -> bool:
        """Tell whether somebody's words stand right behind another note on their company."""
        before = self.used[-2] if behind and len(self.used) > 1 else None
        return note.kind == "quote" and before is not None and before.about == note.about

    def folds(self, sentence: Runs, note: Note) -> Runs | None:
        """Return a sentence of ours that a note on its company ends; None where each stands by itself."""
        if note.kind == "quote" or not is_of_company(note) or not sentence:
            return None
        known = self._known(note, ())
        one = folded(sentence, known, self._writer.names[note.about], self._text.move)
        return self._ended(one) if one is not None else None

    def _ended(self, one: Folded) -> Runs:
        self.used.append(one.note)
        self._has_named |= central_bank.FULL in one.note.text
        runs = (*one.ours, *self._written(one.note, (), is_open=False))
        self.read.append(runs)
        return runs

    def _known(self, note: Note, behind: Runs) -> Note:
        """Return a note by what a reader knows: in full who is new, and going on from what is ``behind``."""
        full = named_in(note, self.read, self._session.day)
        known = known_from(introduced_in(full, self.read), self.read)
        text = known.text
        if known.kind == "event" and not is_attributed(known) and _begins_alike(behind, text):
            text = as_topic(text)
        elif known.kind == "quote" and not known.is_spoken:
            text = as_subject(text)
        return msgspec.structs.replace(known, text=text)

    def _written(self, note: Note, behind: Runs, *, is_open: bool) -> Runs:
        """Return a note as runs; the day of somebody's words is told once, and not where it stands before."""
        printed = note
        if note.kind == "quote":
            is_told = note.day in self._said or _tells_day(behind, note.day)
            if is_told and note.day == self._session.day:
                printed = msgspec.structs.replace(note, day=None)
            self._said |= {note.day} if note.day else set()
        on = self._writer.subjects([note.about])[0] if is_open and note.kind == "quote" else None
        verb = verb_of(printed, self._writer, self._verbs)
        self._verbs += [verb] if verb else []
        return runs_of(printed, self._session.day, verb, self._writer, self._setter, on)

    def _begins_with(self, note: Note) -> bool:
        """Tell whether a note begins with the name of the stock that it is about."""
        return not is_attributed(note) and note.text.startswith(self._writer.names[note.about].short)

    def _is_open(self, note: Note, behind: Runs) -> bool:
        return is_open(note, self._writer.names[note.about], text_of(behind))

    def _is_whose(self, note: Note, behind: Runs) -> bool:
        """Tell whether a cause says how an index went and not which, behind a sentence on several."""
        main = self._writer.market.indices
        named = {about for about in main if self._writer.names[about].short in text_of(behind)}
        own = note.kind == "cause" and not note.about and not is_attributed(note)
        return own and self._writer.market.broad in named and len(named) > 1 and is_of_index(note.text)

    def _named(self, about: str, form: Form) -> Runs:
        (stock,) = self._writer.subjects([about])
        told = self._writer.paragraphs("notes/named.j2", stock=stock, form=form)
        runs, _ = self._setter.set(introduced(told)[0], self._text.memory, terms=False)
        return runs

    def _is_untold(self, note: Note) -> bool:
        told = (*self._text.opening, *(each.runs for each in self._text.paragraphs))
        return is_of_stock(note, self._writer, self._text.move) and not any(
            tells_of(note, each) for each in told
        )

    def _moved(self, about: str, *, again: bool = False) -> Runs:
        (stock,) = self._writer.subjects([about])
        told = self._writer.paragraphs(
            "notes/moved.j2", stock=stock, move=stock[self._text.move], again=again
        )
        runs, _ = self._setter.set(introduced(told)[0], self._text.memory, terms=False)
        return runs


def weave(text: Text, notes: Iterable[Note], session: Session, writer: Writer, setter: Typesetter) -> Woven:
    """Return an article's lead and paragraphs with the notes among them."""
    notes = tuple(notes)
    printed = [note for note in notes if note.kind != "link"]
    front = in_front(printed, session.market, abouts(text.opening[0])) if text.opening else ()
    text = text._replace(opening=_going_on(text.opening)) if front else text
    text, ours = _behind_release(text, [note for note in printed if note not in front], writer)
    places = places_of(text, printed, front, writer)
    places.ours |= ours
    pen = _Pen(text, session, writer, setter)
    parts = _told_on((), places.lead[BEFORE], pen, places.ours)
    for at, part in enumerate(text.opening):
        parts += _told_on(pen.ours(part), places.lead[at], pen, places.ours)
    lead = spaced(parts)
    woven: list[Paragraph] = []
    for at in range(-1, len(text.paragraphs)):
        woven += [_with(text.paragraphs[at], at, places, pen)] if at >= 0 else []
        for own in places.behind[at]:
            runs = spaced(_told_on((), own.notes, pen, places.ours))
            woven.append(Paragraph(section=own.section, item=f"note:{own.id}", runs=runs))
    links = (note for note in notes if note.kind == "link")
    return Woven(lead, tuple(woven), (*pen.used, *links), head_of(front))


def _begins_alike(behind: Runs, text: str) -> bool:
    """Tell whether the sentence before begins with its subject, or as one of several sorts of stocks does."""
    told = parted(behind)
    return bool(told) and (has_subject(text_of(told[-1])) or SORT.match(text) is not None)


def _tells_day(behind: Runs, day: dt.date | None) -> bool:
    """Tell whether a text names a day of its own month."""
    told = rf"(?<![\d월] )(?<!\d){day.day}일{_NO_SPAN}" if day else "$^"
    return re.search(told, text_of(behind)) is not None


def _with(paragraph: Paragraph, at: int, places: Places, pen: _Pen) -> Paragraph:
    """Return a paragraph with the notes within it."""
    ours = pen.ours(paragraph.runs)
    told = parted(ours)
    if not any(places.within[at, nth] for nth in range(len(told))):
        return msgspec.structs.replace(paragraph, runs=ours)
    runs: list[Runs] = []
    for nth, each in enumerate(told):
        one = _not_also(each) if nth and places.within[at, nth - 1] else each
        runs += _told_on(one, places.within[at, nth], pen, places.ours)
    return msgspec.structs.replace(paragraph, runs=spaced(runs))


def _not_also(sentence: Runs) -> Runs:
    """Return a sentence that begins with another's move without 도: the move before it stands too far off."""
    first, *others = sentence
    found = _ALSO.fullmatch(first.text)
    if found is None or not others or first.figure is not None:
        return sentence
    text = f"{found['who']}{josa(found['who'], '은/는')} "
    return (msgspec.structs.replace(first, text=text), *others)


def _told_on(one: Runs, notes: Iterable[Note], pen: _Pen, ours: Mapping[str, Runs]) -> list[Runs]:
    """Return a text with the notes behind it, each told on from what stands before it, and ``ours`` on it."""
    notes = list(notes)
    whole = pen.folds(one, notes[0]) if notes else None
    said = [whole or one] if one else []
    said += [pen.ours(ours[note.id]) for note in notes[:1] if whole and note.id in ours]
    for note in notes[1:] if whole else notes:
        said.append(pen.told(note, spaced(said)))
        said += [pen.ours(ours[note.id])] if note.id in ours else []
    return said


def _behind_release(text: Text, notes: Iterable[Note], writer: Writer) -> tuple[Text, dict[str, Runs]]:
    """Return a text whose levels tell of no release that an event tells, and what they told, by its id."""
    levels = behind_levels(text)
    note = next((each for each in notes if tells_release(each, text.released, writer.names)), None)
    if levels < 0 or note is None:
        return text, {}
    first, *others = text.paragraphs
    told = parted(first.runs)
    ours = [one for one in told if _is_of_release(one)]
    if not ours or len(ours) == len(told):
        return text, {}
    left = spaced([one for one in told if one not in ours])
    paragraphs = (msgspec.structs.replace(first, runs=left), *others)
    return text._replace(paragraphs=paragraphs), {note.id: spaced(ours)}


def _is_of_release(sentence: Runs) -> bool:
    facts = [fact for fact in facts_of(sentence) if not fact.startswith("session:")]
    return bool(facts) and all(fact.startswith("release_") for fact in facts)


def _going_on(opening: Sequence[Runs]) -> list[Runs]:
    """Return the parts of a lead with what goes on of the first one's subject before all others."""
    first, *others = opening
    own = [part for part in others if _goes_on_of(part, first)][:1]
    return [first, *own, *(part for part in others if part not in own)]


def _goes_on_of(part: Runs, first: Runs) -> bool:
    """Tell whether a part is one sentence on the one subject of the first part, and names it."""
    of_first, of_part = (
        {key_of(fact)[1] for fact in facts_of(runs) if not fact.startswith("session:")}
        for runs in (first, part)
    )
    return len(of_first) == 1 and of_part == of_first and len(parted(part)) == 1
