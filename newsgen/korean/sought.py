"""What is looked for in a text only where a sign of it stands there.

Most patterns of a check match in few sentences. A text is asked once which pairs of characters it has
(:class:`Wording`); a pattern that cannot do without one of some pairs (:class:`Sought`) is then not tried on a text
that has none of them, and compiled when a text first has one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from operator import add
from typing import Self

_END = sys.maxsize


class Wording(str):
    """A text that knows which two characters stand beside each other in it."""

    __slots__ = ("pairs",)
    pairs: frozenset[str]
    """All pairs that it has; of a part of a text they may be those of the whole."""

    def __new__(cls, text: str, pairs: Iterable[str] | None = None) -> Self:
        """Return a text; ``pairs`` where all that it has are known to be among them."""
        made = super().__new__(cls, text)
        made.pairs = frozenset(pairs_of(text) if pairs is None else pairs)
        return made

    def part(self, start: int, end: int) -> Self:
        """Return a stretch of it."""
        return type(self)(self[start:end], self.pairs)

    def blanked(self, text: str) -> Self:
        """Return a text that is this one but for spaces and boxes (□) in it."""
        return type(self)(text, self.pairs)


def pairs_of(text: str) -> list[str]:
    """Return the pairs of characters of a text in order, the one that begins at 0 first."""
    return list(map(add, text, text[1:]))


class Sought:
    """A pattern, and its signs: pairs of characters of which one stands within whatever it matches.

    ``Sought(r"상승\\s?(?:폭|률)|오름폭", "상승 름폭")``. That the signs follow from the pattern a test proves; none has a
    space or a box. As with a compiled pattern nothing is matched beyond ``start`` and ``end``.
    """

    __slots__ = ("_compiled", "_flags", "pattern", "signs")

    def __init__(self, pattern: str, signs: str, flags: int = 0) -> None:
        self.pattern, self.signs = pattern, frozenset(signs.split())
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self._flags)
        return self._compiled

    def may_be_in(self, text: str) -> bool:
        """Tell whether a text has a sign of it, as far as the text knows."""
        return type(text) is not Wording or not self.signs.isdisjoint(text.pairs)

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the first match."""
        if type(text) is Wording and self.signs.isdisjoint(text.pairs):
            return None
        return (self._compiled or self.compiled).search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the match that begins at a place."""
        if type(text) is Wording and self.signs.isdisjoint(text.pairs):
            return None
        return (self._compiled or self.compiled).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the match from one place to another."""
        if type(text) is Wording and self.signs.isdisjoint(text.pairs):
            return None
        return (self._compiled or self.compiled).fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """Return the matches in order."""
        if type(text) is Wording and self.signs.isdisjoint(text.pairs):
            return iter(())
        return (self._compiled or self.compiled).finditer(text, start, end)

    def sub(self, by: str, text: str) -> str:
        """Return a text with something else for each match."""
        if type(text) is Wording and self.signs.isdisjoint(text.pairs):
            return text
        return (self._compiled or self.compiled).sub(by, text)
