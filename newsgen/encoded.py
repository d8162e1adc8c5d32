"""How a text of somebody's is encoded: UTF-8, CP949 (as the Windows of Korea saves), or UTF-16 with its mark.

The bytes show which it is. CP949 takes nearly any of them, so whoever reads asks whether such a text can be
meant.
"""

from __future__ import annotations

from typing import NamedTuple

_MARKED = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
CP949 = "cp949"
_SHARE = 5
"""Hangul syllables for each Chinese character, at least, in Korean copy."""


class Encoded(NamedTuple):
    """A text, a mark at its beginning and its line ends with it, and the codec that makes its bytes of it."""

    text: str
    encoding: str

    def octets(self, text: str) -> bytes:
        """Return a text in this one's encoding; UnicodeEncodeError where that lacks a character of it."""
        return text.encode(self.encoding)


def is_marked(octets: bytes) -> bool:
    """Tell whether a text begins with the mark of UTF-16."""
    return octets[:2] in _MARKED


def decoded(octets: bytes) -> Encoded | None:
    """Return a text with its encoding; None where it is none of those known, whole."""
    marked = _MARKED.get(octets[:2])
    for encoding in (marked,) if marked else ("utf-8", CP949):
        try:
            return Encoded(octets.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    return None


def odd_line(octets: bytes) -> int:
    """Return the number of the first line that is not UTF-8, the last one's where all are."""
    end = len(octets)
    try:
        octets.decode("utf-8")
    except UnicodeDecodeError as error:
        end = error.start
    return octets.count(b"\n", 0, end) + 1


def korean(octets: bytes) -> Encoded | None:
    """Return Korean copy as :func:`decoded` does; None of what is CP949 by chance, with hardly any Hangul."""
    found = decoded(octets)
    if found is None or (found.encoding == CP949 and not _is_korean(found.text)):
        return None
    return found


def _is_korean(text: str) -> bool:
    hangul = sum("가" <= one <= "힣" for one in text)
    chinese = sum("\u4e00" <= one <= "\u9fff" or "\uf900" <= one <= "\ufaff" for one in text)
    return "\0" not in text and hangul > 0 and hangul >= _SHARE * chinese
