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
from typing import Any, Protocol, Self

_END = sys.maxsize
_NONE: Iterator[re.Match[str]] = iter(())


class Pattern(Protocol):
    """What a module looks for: a pattern of ``re``, or one that is tried only where a sign of it stands."""

    @property
    def pattern(self) -> str:
        """The pattern as it is written, to be part of another."""

    def search(self, text: str, start: int = 0, end: int = _END, /) -> re.Match[str] | None:
        """Return the first match between two places."""

    def match(self, text: str, start: int = 0, end: int = _END, /) -> re.Match[str] | None:
        """Return the match that begins at a place."""

    def fullmatch(self, text: str, start: int = 0, end: int = _END, /) -> re.Match[str] | None:
        """Return the match from one place to another."""

    def finditer(self, text: str, start: int = 0, end: int = _END, /) -> Iterator[re.Match[str]]:
        """Return the matches between two places in order."""

    def findall(self, text: str, start: int = 0, end: int = _END, /) -> list[Any]:
        """Return what the matches between two places, or their groups, are."""

    def split(self, text: str, most: int = 0, /) -> list[str | Any]:
        """Return what stands between the matches."""

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, most: int = 0, /) -> str:
        """Return a text with something else for each match."""


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
    """A pattern, and its signs: characters or pairs of them, of which one stands in whatever it matches.

    None of the signs has a space or a box. ``make`` gives the pattern of ``re`` once a text has a sign.
    """

    __slots__ = ("_made", "make", "pattern", "signs")

    def __init__(self, pattern: str, signs: frozenset[str], make: Callable[[], re.Pattern[str]]) -> None:
        self.pattern, self.signs, self.make = pattern, signs, make
        self._made: re.Pattern[str] | None = None

    @property
    def made(self) -> re.Pattern[str]:
        """The pattern of ``re``."""
        if self._made is None:
            self._made = self.make()
        return self._made

    def search(self, text: str, start: int = 0, end: int = _END, /) -> re.Match[str] | None:
        """Return the first match between two places."""
        if type(text) is Wording and self.signs.isdisjoint(text.signs):
            return None
        return (self._made or self.made).search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = _END, /) -> re.Match[str] | None:
        """Return the match that begins at a place."""
        if type(text) is Wording and self.signs.isdisjoint(text.signs):
            return None
        return (self._made or self.made).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _END, /) -> re.Match[str] | None:
        """Return the match from one place to another."""
        if type(text) is Wording and self.signs.isdisjoint(text.signs):
            return None
        return (self._made or self.made).fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _END, /) -> Iterator[re.Match[str]]:
        """Return the matches between two places in order."""
        if type(text) is Wording and self.signs.isdisjoint(text.signs):
            return _NONE
        return (self._made or self.made).finditer(text, start, end)

    def findall(self, text: str, start: int = 0, end: int = _END, /) -> list[Any]:
        """Return what the matches between two places, or their groups, are."""
        return (self._made or self.made).findall(text, start, end) if may_be_in(text, self) else []

    def split(self, text: str, most: int = 0, /) -> list[str | Any]:
        """Return what stands between the matches."""
        return (self._made or self.made).split(text, most) if may_be_in(text, self) else [text]

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, most: int = 0, /) -> str:
        """Return a text with something else for each match."""
        if type(text) is Wording and self.signs.isdisjoint(text.signs):
            return text
        return (self._made or self.made).sub(by, text, most)


def may_be_in(text: str, pattern: Pattern) -> bool:
    """Tell whether a text has a sign of a pattern, as far as both know any."""
    return (
        type(text) is not Wording
        or not isinstance(pattern, Sought)
        or not pattern.signs.isdisjoint(text.signs)
    )
