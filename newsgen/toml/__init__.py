"""TOML as people write it: read by the standard library, and in Korean what is wrong and where.

:func:`parse` takes a text whole or not at all, :func:`readable` what can be read of it. Where keys stand says
:mod:`newsgen.toml.places`, and one table is written anew by :mod:`newsgen.toml.tables`.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

_HEADER = re.compile(r"""^(?=[ \t]*\[\[?[ \t]*["'\w.-]+[ \t]*\]?\]?[ \t]*(?:\#.*)?$)""", re.MULTILINE)
"""Before the line of a table's header, whether or not its brackets are closed."""
_NO_UTF8 = re.compile("[\udc80-\udcff]")
"""What :pep:`383` makes of bytes that are no UTF-8."""
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

_REASONS = (
    (
        r"Invalid statement|Invalid initial character for a key",
        "키가 올 자리에 다른 것이 있습니다. 한글 키는 따옴표로 묶으십시오",
    ),
    (r"Expected newline or end of document", "값 뒤에 남는 것이 있습니다"),
    (r"Expected '=' after a key", "키 뒤에 =이 없습니다"),
    (r"Expected '\]+' at the end", "표 제목의 닫는 대괄호가 없습니다"),
    (r"Illegal character '\\n'", "따옴표를 닫지 않았습니다"),
    (r"Expected .*|Unterminated string", "따옴표나 괄호를 닫지 않았습니다"),
    (r"Cannot declare .* twice|Cannot redefine", "같은 표를 두 번 적었습니다"),
    (r"Cannot overwrite|Cannot mutate|Duplicate inline", "같은 키를 두 번 적었습니다"),
    (r"Unclosed array", "목록의 닫는 대괄호가 없습니다"),
    (r"Unclosed inline table", "닫는 중괄호가 없습니다"),
    (r"Unescaped '\\'|Invalid hex|Escaped character", "역슬래시는 \\\\처럼 둘로 적으십시오"),
    (r"Found invalid character|Illegal character", "적을 수 없는 글자가 있습니다"),
    (r"Invalid date", "없는 날짜나 시각입니다"),
    (r"Invalid value", "값이 아닙니다. 글은 따옴표로 묶으십시오"),
)
"""How the standard library begins its messages, and what they say in Korean; the first that fits counts."""


class Malformed(Exception):
    """A text that is no TOML; ``str`` of it is a Korean phrase without a full stop.

    Line and column count from 1; both are 0 where the place is not known.
    """

    def __init__(self, reason: str, line: int = 0, column: int = 0) -> None:
        super().__init__(reason)
        self.line, self.column = line, column

    @property
    def place(self) -> str:
        """``3행 7열``; empty where it is not known."""
        return f"{self.line}행 {self.column}열" if self.line else ""


def parse(text: str) -> dict[str, Any]:
    """Return the tables of a text; raises Malformed where it is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Malformed(_reason(str(error)), *_place(str(error), text)) from error
    except RecursionError as error:
        raise Malformed("괄호가 너무 깊습니다") from error
    except ValueError as error:  # Python's own limit to the digits of a number
        raise Malformed("수가 너무 깁니다") from error


def readable(raw: bytes) -> tuple[str, list[Malformed]]:
    """Return the text of a file in which every table that cannot be read is blank, and why each is.

    Lines keep their numbers. A quotation mark that nobody closed takes no other table with it.
    """
    text = raw.decode("utf-8-sig", errors="surrogateescape").replace("\r\n", "\n")
    pieces, faults = _HEADER.split(text), []
    for at, piece in enumerate(pieces):
        if fault := _fault(piece):
            faults.append(_blanked(pieces, at, fault.line, fault))
    while fault := _fault("".join(pieces)):  # each for itself is well, and two are of one name
        at = _holding(pieces, fault.line)
        faults.append(_blanked(pieces, at, fault.line - _before(pieces, at), fault))
    return "".join(pieces), sorted(faults, key=lambda fault: fault.line)


def _fault(text: str) -> Malformed | None:
    """Return why a text is no TOML; None where it is."""
    if stray := _NO_UTF8.search(text):
        line = text.count("\n", 0, stray.start()) + 1
        column = stray.start() - text.rfind("\n", 0, stray.start())
        return Malformed("UTF-8이 아닌 글자가 있습니다. UTF-8로 저장하십시오", line, column)
    try:
        parse(text)
    except Malformed as fault:
        return fault
    return None


def _before(pieces: list[str], at: int) -> int:
    """Return how many lines stand before a piece."""
    return sum(piece.count("\n") for piece in pieces[:at])


def _holding(pieces: list[str], line: int) -> int:
    """Return which piece, of those that are not blank, a line stands in; the last where it stands in none."""
    filled = [at for at, piece in enumerate(pieces) if piece.strip()]
    return next((at for at in reversed(filled) if _before(pieces, at) < line), filled[-1])


def _blanked(pieces: list[str], at: int, line: int, fault: Malformed) -> Malformed:
    """Empty a piece but for its line ends, and return its fault with the line of the file."""
    last = pieces[at].rstrip().count("\n") + 1
    told = Malformed(str(fault), _before(pieces, at) + max(1, min(line, last)), fault.column or 1)
    pieces[at] = "\n" * pieces[at].count("\n")
    return told


def _reason(told: str) -> str:
    return next((korean for begins, korean in _REASONS if re.match(begins, told)), "문법에 맞지 않습니다")


def _place(told: str, text: str) -> tuple[int, int]:
    found = _PLACE.search(told)
    if found and found[1]:
        return int(found[1]), int(found[2])
    return text.count("\n") + 1, len(text) - text.rfind("\n")
