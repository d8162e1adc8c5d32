"""What is looked for in a text only where a sign of it stands there.

Most patterns of a check match in few sentences. A text is asked once which characters and which pairs of them
it has (:class:`Wording`); a pattern that cannot do without one of some of these (:class:`Sought`) is then not
tried on a text that has none.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from operator import add
from typing import Self

_END = sys.maxsize
_NONE: Iterator[re.Match[str]] = iter(())


class Wording(str):
    """A text that knows which characters it has, and which two of them beside each other."""

    __slots__ = ("signs",)
    signs: frozenset[str]
    """All of these that it has; of a part of a text they may be those of the whole."""

    def __new__(cls, text: str, signs: frozenset[str] | None = None) -> Self:
        """Return a text; ``signs`` where all that it has are known to be among them."""
        made = super().__new__(cls, text)
        made.signs = Row(text).signs() if signs is None else signs
        return made

    def part(self, start: int, end: int) -> Self:
        """Return a stretch of it."""
        return type(self)(self[start:end], self.signs)

    def blanked(self, text: str) -> Self:
        """Return a text that is this one but for spaces and boxes (□) in it."""
        return type(self)(text, self.signs)


class Row:
    """The characters of a text in a row, and the pairs of neighbours, from which each part has its signs."""

    def __init__(self, text: str) -> None:
        self._one = list(text)
        self._two = list(map(add, self._one, self._one[1:]))

    def signs(self, start: int = 0, end: int = _END) -> frozenset[str]:
        """Return the signs of a stretch of the text."""
        return frozenset(self._two[start:end]).union(self._one[start:end])


class Sought:
    r"""A pattern, and its signs: characters or pairs of them, of which one stands in whatever it matches.

    ``Sought(compiled(r"상승\s?(?:폭|률)|오름폭"), "상승 름폭")``. A test proves that the signs follow from
    the pattern; none has a space or a box.
    """

    __slots__ = ("compiled", "signs")

    def __init__(self, compiled: re.Pattern[str], signs: str) -> None:
        self.compiled, self.signs = compiled, frozenset(signs.split())

    @property
    def pattern(self) -> str:
        """The pattern as it is written, to be part of another."""
        return self.compiled.pattern

    def may_be_in(self, text: str) -> bool:
        """Tell whether a text has a sign of it, as far as the text knows."""
        return type(text) is not Wording or not self.signs.isdisjoint(text.signs)

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the first match between two places."""
        if type(text) is Wording and self.signs.isdisjoint(text.signs):
            return None
        return self.compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the match that begins at a place."""
        if type(text) is Wording and self.signs.isdisjoint(text.signs):
            return None
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the match from one place to another."""
        if type(text) is Wording and self.signs.isdisjoint(text.signs):
            return None
        return self.compiled.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """Return the matches between two places in order."""
        if type(text) is Wording and self.signs.isdisjoint(text.signs):
            return _NONE
        return self.compiled.finditer(text, start, end)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return a text with something else for each match."""
        if type(text) is Wording and self.signs.isdisjoint(text.signs):
            return text
        return self.compiled.sub(by, text)
