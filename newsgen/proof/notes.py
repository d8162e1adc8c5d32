"""What is quoted stands to the letter: every run that names a note is a text of that note, and nothing else.

The words of a note are the desk's and state no fact of ours, so their digits are exempt from the proof of
figures. That holds only as long as they are exactly the note's own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from newsgen.finding import InText
from newsgen.model import Article, Note, Run
from newsgen.proof.found import Code, TextFinding, wrong
from newsgen.proof.sentences import blocks

_DAY = re.compile(r"(?:(\d{1,2})월 )?(\d{1,2})일")
_CUT = frozenset({"", ".", "다", "다."})
"""What may be missing at the end of a note in indirect speech: ``결과다.`` is told as ``결과라고``."""


def check(article: Article) -> Iterator[TextFinding]:
    """Find quoted runs that are not in their note, and quotations that are cut."""
    notes = {note.id: note for note in article.notes}
    at = 0
    for nth, runs in enumerate(blocks(article)):
        is_said = _is_headed if nth == 0 else _is_said
        for run in runs:
            if run.quote is not None and not is_said(run, notes.get(run.quote)):
                place = InText(start=at, end=at + len(run.text), text=run.text, sentence=run.text)
                yield wrong(Code.QUOTATION, f"메모 {run.quote}에 없는 글", place)
            at += len(run.text)
        at += 1
    yield from _cut(article, notes)


def _cut(article: Article, notes: dict[str, Note]) -> Iterator[TextFinding]:
    """Find notes that the lead, a paragraph of theirs or one that tells them on does not print whole."""
    texts = (article.lead, *(each.runs for each in article.paragraphs))
    told = [(name, runs) for runs in texts for name in dict.fromkeys(run.quote for run in runs) if name]
    told += [((each.item or "").removeprefix("note:"), each.runs) for each in article.paragraphs]
    for name, runs in dict.fromkeys(told):
        note = notes.get(name)
        if note is not None and not any(_is_whole(run.text, note) for run in runs if run.quote == name):
            yield wrong(Code.QUOTATION, f"메모 {note.id}의 글이 빠졌거나 다름: “{note.text}”", None)


def _is_headed(run: Run, note: Note | None) -> bool:
    """Tell whether words of a headline are those that the desk gave for it."""
    return note is not None and bool(note.head) and run.text == note.head


def _is_said(run: Run, note: Note | None) -> bool:
    if note is None:
        return False
    printed = (note.context, note.speaker, note.title, note.outlet)
    return run.text in printed or _is_whole(run.text, note) or _is_day(run.text, note.day)


def _is_whole(text: str, note: Note) -> bool:
    """Tell whether a text is the note's: to the letter where it is a quotation."""
    if note.is_spoken:
        return text == note.text
    return bool(text) and note.text.startswith(text) and note.text[len(text) :] in _CUT


def _is_day(text: str, day: dt.date | None) -> bool:
    found = _DAY.fullmatch(text)
    if found is None or day is None:
        return False
    return int(found[2]) == day.day and found[1] in {None, str(day.month)}
