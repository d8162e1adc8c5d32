"""Companies in the desk's notes as the article spells them: 시게이트 테크놀로지 is 시게이트.

An article has one name for one company. Whom a note means by another spelling is sure where that is the
listed name, or its beginning. Words that somebody said in quotation marks stand as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from newsgen.model import Note
from newsgen.story.causes import EXPLAINING
from newsgen.story.names import Names, is_company
from newsgen.story.numerals import in_house_form
from newsgen.story.renaming import behind

_PIECE = re.compile(r"[가-힣]+|[A-Za-z]+|\d+|[^\s\w]")
"""What may have a space before it in another's spelling: SK, 하이닉스."""
_PARTICLES = "이나|이라|부터|까지|에서|에게|처럼|보다|으로|은|는|이|가|을|를|의|와|과|도|로|에|만"
_KIND = r"(?:[가-힣·]+ ){0,2}[가-힣·]*(?:업체|기업|회사|제조사|제약사|은행|증권사|운용사|보험사)(?:인)? "
"""What a company is, before its name: 결제업체, 반도체 장비 업체."""
_END = rf"(?=(?:{_PARTICLES})?(?:[\s,.·’”()]|$))"
"""What stands behind a name."""


class Spelled:
    """The notes of one article, and what it calls the companies that they may name."""

    def __init__(self, names: Names, abouts: Iterable[str], *, comma: bool | None = None) -> None:
        """``abouts`` are whom the article may tell of; ``comma`` how its market's articles group digits."""
        self._names = names
        self._comma = comma
        self._abouts = sorted({about for about in abouts if is_company(about)})

    def notes(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        """Return notes in which each company goes by its name."""
        return tuple(map(self.note, notes))

    def note(self, note: Note) -> Note:
        """Return a note in which each company goes by its name."""
        abouts = [*self._abouts, *([note.about] if is_company(note.about) else [])]
        text, title, head = note.text, note.title, note.head
        for about in abouts:
            for other in self._others(about, own=about == note.about):
                text = text if note.is_spoken else _renamed(text, other, self._names[about].short)
                title, head = (_renamed(each, other, self._names[about].short) for each in (title, head))
        text = text if note.is_spoken else self._known(note, text)
        if self._comma is not None:
            text = text if note.is_spoken else in_house_form(text, comma=self._comma)
            head = in_house_form(head, comma=self._comma)
        return msgspec.structs.replace(note, text=text, title=title, head=head)

    def _known(self, note: Note, text: str) -> str:
        """Return the text of a note without what its company is: our own words say that before its name."""
        if note.kind not in EXPLAINING or not is_company(note.about):
            return text
        return re.sub(rf"^{_KIND}(?={re.escape(self._names[note.about].short)}{_END})", "", text)

    def changes(self, note: Note) -> tuple[tuple[str, str], ...]:
        """Return what of a note's own company is spelled otherwise, and how the article spells it."""
        if not is_company(note.about):
            return ()
        name = self._names[note.about].short
        texts = (note.title, "" if note.is_spoken else note.text)
        told = (
            _pattern(pieces).search(each) for pieces in self._others(note.about, own=True) for each in texts
        )
        return tuple(dict.fromkeys((found[0], name) for found in told if found and found[0] != name))[:1]

    def _others(self, about: str, *, own: bool) -> Iterator[list[str]]:
        """Yield the pieces of other spellings of a company, the longest first.

        A listed name that begins otherwise than ours may be a common noun, unless it has several words; of
        the note's ``own`` company it is sure.
        """
        short, listed = _pieces(self._names[about].short), _pieces(self._names.listed(about))
        if listed[: len(short)] == short or "".join(listed).startswith("".join(short)):
            yield from (listed[:end] for end in range(len(listed), 0, -1) if _is_whole(listed[:end], short))
        elif len(listed) > 1 or (own and listed):
            yield listed
        if len(short) > 1:
            yield short


def _is_whole(pieces: list[str], short: list[str]) -> bool:
    """Tell whether the beginning of a listed name holds the whole of ours."""
    return "".join(pieces).startswith("".join(short))


def _pieces(name: str) -> list[str]:
    return _PIECE.findall(name)


def _pattern(pieces: list[str]) -> re.Pattern[str]:
    """Return where a name stands that is spelled with or without spaces between its pieces."""
    spelled = r"\s?".join(map(re.escape, pieces))
    return re.compile(rf"(?<![가-힣A-Za-z\d]){spelled}{_END}")


def _renamed(text: str, pieces: list[str], name: str) -> str:
    """Return a text with a name in the place of another spelling of it, and the particle that it wants."""
    if not text or pieces[0] not in text:
        return text
    before, *parts = _pattern(pieces).split(text)
    done = before
    for part in parts:
        done += f"{name}{behind(name, part)}"
    return done
