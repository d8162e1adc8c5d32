"""A text as terms are looked for in it, whatever keyboard or program it came from.

Letters and digits of full width are as wide as others, Hangul that a Mac took apart (NFD) is whole, every
dash that joins words is a hyphen, every space a space, and what nobody sees (soft hyphens, spaces without
width) is not there. ``span`` leads back to the characters of the text as it was sent.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from newsgen.patterns import compiled

_AS = {
    **dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63", "-"),
    **dict.fromkeys("\u119e\u2022\u2027\u2219\u22c5\u30fb\u318d\uff65", "·"),
    **dict.fromkeys("\u2044\u2215\u29f8", "/"),
}
"""What is written in another way, and how it is usually written: a character for a character."""
_OTHERWISE = compiled(f"[{''.join(_AS)}\uff01-\uff5e\U0001d400-\U0001d7ff]")
"""Such a character, or one of the letters and signs that are wide or drawn (𝐅𝐎𝐌𝐂), whose NFKC is one."""
_APART = compiled(
    "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
    "|[가-힣][\u11a8-\u11c2]"
    "|[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]+"
)
"""A syllable in parts (Unicode, 3.12, Conjoining Jamo Behavior), or what is not seen."""
_RARE = compiled(
    "[\u00ad\u034f\u061c\u1100-\u11ff\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)
_UNUSUAL = compiled(f"{_OTHERWISE.pattern[:-1]}{_RARE.pattern[1:]}")
"""Either, in one class: most texts have none, and are looked through once."""


def _usual(found: re.Match[str]) -> str:
    return _AS.get(found[0]) or unicodedata.normalize("NFKC", found[0])


class Evened:
    """A text that has been made even."""

    def __init__(self, source: str) -> None:
        is_usual = not _UNUSUAL.search(source)
        self.text = source if is_usual else _OTHERWISE.sub(_usual, source)
        self._changes = [0]
        """Where in ``text`` the distance to the source changes, and what it is from there on."""
        self._distances = [0]
        self._sizes: dict[int, int] = {}
        """How many characters of the source make one of ``text``, where it is more than one."""
        self.is_as_long = is_usual or not _RARE.search(self.text)
        """Whether each character stands where it does in the source."""
        if not self.is_as_long:
            self.text = "".join(self._joined(self.text))

    def spans(self, stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return ``span`` of each of some stretches."""
        return stretches if self.is_as_long else [self.span(*stretch) for stretch in stretches]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where characters of ``text`` begin and end in the source."""
        last = end - 1
        return self._source(start), self._source(last) + self._sizes.get(last, 1)

    def _source(self, at: int) -> int:
        return at + self._distances[bisect_right(self._changes, at) - 1]

    def _joined(self, text: str) -> list[str]:
        parts: list[str] = []
        length = at = 0
        for apart in _APART.finditer(text):
            kept = text[at : apart.start()]
            whole = (
                unicodedata.normalize("NFC", apart[0])
                if apart[0][0] >= "\u1100" and apart[0].isalpha()
                else ""
            )
            parts += [kept, whole]
            length += len(kept) + len(whole)
            at = apart.end()
            if whole:
                self._sizes[length - 1] = at - apart.start()
            self._changes.append(length)
            self._distances.append(at - length)
        return [*parts, text[at:]]
