"""Who is named first is named in full, with the office, and then short: 제롬 파월 연준 의장, 파월 의장.

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
    """Return a note with each known person named in full where no text before names them, else short."""
    if note.kind not in EXPLAINING or note.speaker or note.outlet:
        return note
    read = " ".join(map(text_of, before))
    text = note.text
    for one in speakers.every():
        surname = one.korean.split()[-1]
        if surname in text and surname not in read:
            text = _in_full(text, one, day)
        elif one.korean in text and one.korean in read:
            text = _in_short(text, one, day)
    return msgspec.structs.replace(note, text=text)


def _in_full(text: str, one: Speaker, day: dt.date) -> str:
    """Return a text with the first name and the office where it names somebody first, by the office alone."""
    *given, surname = one.korean.split()
    *where, office = _title(one, day) or [""]
    if not given or not office or one.korean in text:
        return text
    found = re.search(_called(surname, where, office) + r"(?!와 |과 |[·,]|[가-힣]*(?:실|직|부))", text)
    if found is None:
        return text
    told = [] if where and where[-1] in text[: found.start()] else where  # the text has said whose office
    return f"{text[: found.start()]}{' '.join([one.korean, *told, office])}{text[found.end() :]}"


def _in_short(text: str, one: Speaker, day: dt.date) -> str:
    """Return a text with the last name and the office of who has been named in full: 트럼프 대통령."""
    *where, office = _title(one, day) or [""]
    short = f"{one.korean.split()[-1]} {office}"
    return re.sub(_called(one.korean, where, office), short, text) if office else text


def _title(one: Speaker, day: dt.date) -> list[str]:
    """Return the words of somebody's title on a day; none of who is out of office or unknown."""
    title = one.title_on(day)
    return [] if title.startswith(_FORMER) else title.split()


def _called(name: str, where: list[str], office: str) -> str:
    """Return the pattern of a name with the office, with or without whose office it is."""
    called = "(?:재무|상무)?장관" if office.endswith("장관") else re.escape(office)
    return rf"(?<![가-힣]){name} (?:{' '.join(where)} )?{called}"
