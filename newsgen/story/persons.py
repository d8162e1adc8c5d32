"""Who is named first is named in full, with the office: 파월 의장 is 제롬 파월 연준 의장.

So it is in the desk's own sentences, of whom our list knows; what somebody said or reported stands.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

import msgspec

from newsgen.model import Note, Runs, text_of
from newsgen.notes import speakers
from newsgen.notes.speakers import Speaker
from newsgen.story.causes import EXPLAINING

_FORMER = "전 "


def named_in(note: Note, before: Iterable[Runs], day: dt.date) -> Note:
    """Return a note in which each known person is named in full where no text before names them."""
    if note.kind not in EXPLAINING or note.speaker or note.outlet:
        return note
    read = " ".join(map(text_of, before))
    text = note.text
    for one in speakers.every():
        surname = one.korean.split()[-1]
        if surname in text and surname not in read:
            text = _in_full(text, one, day)
    return msgspec.structs.replace(note, text=text)


def _in_full(text: str, one: Speaker, day: dt.date) -> str:
    """Return a text with the first name and the office where it names somebody first, by the office alone."""
    *given, surname = one.korean.split()
    title = one.title_on(day)
    if not given or not title or title.startswith(_FORMER) or one.korean in text:
        return text
    *where, office = title.split()
    called = "(?:재무|상무)?장관" if office.endswith("장관") else re.escape(office)
    short = rf"(?<![가-힣]){surname} (?:{' '.join(where)} )?{called}(?!와 |과 |[·,]|[가-힣]*(?:실|직|부))"
    found = re.search(short, text)
    if found is None:
        return text
    told = [] if where and where[-1] in text[: found.start()] else where  # the text has said whose office
    return f"{text[: found.start()]}{' '.join([one.korean, *told, office])}{text[found.end() :]}"
