"""What is looked for in a text only where its signs stand there.

Most patterns of a check match in few sentences. A text is gone through once for all signs of all patterns
(:class:`Row`): each stretch of it (:class:`Wording`) knows which needs of patterns it does not meet. A
pattern that has one of these (:class:`Sought`) is then not tried on it. In a whole text it is looked for
around its signs alone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from operator import add, or_
from typing import Any, NamedTuple, Protocol, Self, TypeGuard

_END = sys.maxsize
_NONE: Iterator[re.Match[str]] = iter(())


class Index(NamedTuple):
    """The needs of patterns, a bit for each (:mod:`newsgen.signs`)."""

    every: int
    by_sign: Mapping[str, int]
    """Which of them each sign meets."""


class Met(dict[str, int]):
    """The needs that a character meets alone and with the next one, a bit for each, by the two of them.

    Texts share most of what stands in them: it is worked out once for all.
    """

    def __init__(self, index: Index) -> None:
        super().__init__()
        self.every, self._by_sign = index

    def __missing__(self, two: str) -> int:
        alone, both = self._by_sign.get(two[0], 0), self._by_sign.get(two, 0)
        met = alone | both if both else alone
        if len(self) < _KEPT:
            self[two] = met
        return met


_KEPT = 20_000
"""Pairs of characters of which it is kept what they meet."""


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


class Row:
    """The signs of a text in a row, from which each stretch of it has the needs that it meets."""

    def __init__(self, text: str, met: Met) -> None:
        chars = _OTHER_DIGIT.sub("0", text)
        self._every = met.every
        self._at = list(map(met.__getitem__, map(add, chars, f"{chars[1:]} ")))
        """The needs that each character meets, alone and with the next one."""
        self._cells = [self._met(at, at + _CELL) for at in range(0, len(chars), _CELL)]
        """The same of all in so many characters."""

    def __len__(self) -> int:
        return len(self._at)

    def _met(self, start: int, end: int) -> int:
        """Return the needs that a stretch meets, its last character with the next one behind it too."""
        first, last = -(-start // _CELL), end // _CELL
        if last - first < _MANY:
            return reduce(or_, self._at[start:end], 0)
        around = self._at[start : first * _CELL] + self._at[last * _CELL : end]
        return reduce(or_, around, reduce(or_, self._cells[first:last]))

    def lacking(self, start: int, end: int) -> int:
        """Return the needs that a stretch of the text does not meet, a bit for each."""
        whole = start == 0 and end == len(self)
        return self._every ^ (reduce(or_, self._cells, 0) if whole else self._met(start, end))

    def around(self, need: int, reach: int) -> Iterator[tuple[int, int]]:
        """Yield in order where the text may have what meets a need and looks at no more characters."""
        begin = end = 0
        for at, met in enumerate(self._cells):
            if not met & need:
                continue
            first = max(at * _CELL - reach, 0)
            if first > end:
                if end:
                    yield begin, end
                begin = first
            end = (at + 1) * _CELL + 2 * reach
        if end:
            yield begin, end


_CELL = 64
"""Characters in which it is looked at once whether a need is met."""
_MANY = 2
"""Whole cells within a stretch from which on they are asked instead of their characters."""
_LONG, _NEAR = 8 * _CELL, 2 * _CELL
"""Characters of a text from which on it pays to look around the signs alone, and of what may be looked at."""
_OTHER_DIGIT = re.compile(r"[^\D0-9]")


class Wording(str):
    """A text that knows which needs of patterns it does not meet."""

    __slots__ = ("_at", "lacking", "row")
    _at: int
    row: Row
    """The text that it is a part of."""
    lacking: int
    """These, a bit for each, but for what only was met by what is blanked in it."""

    def __new__(cls, text: str, row: Row, at: int = 0, lacking: int | None = None) -> Self:
        """Return a text that stands in a row from a place on."""
        made = super().__new__(cls, text)
        made.row, made._at = row, at
        made.lacking = row.lacking(at, at + len(text)) if lacking is None else lacking
        return made

    def part(self, start: int, end: int) -> Self:
        """Return a stretch of it."""
        return type(self)(self[start:end], self.row, self._at + start)

    def blanked(self, text: str) -> Self:
        """Return a text that is this one but for spaces and boxes (□) in it."""
        return type(self)(text, self.row, self._at, self.lacking)


class Needs(NamedTuple):
    """What whatever a pattern matches meets, a bit for each need."""

    every: int
    first: int
    """The strictest of them."""
    reach: int = 0
    """Characters that the pattern looks at, at most, what stands around its match too; 0 where any."""


class Sought:
    """A pattern, and the needs, a bit for each, that are met by whatever it matches.

    None of their signs has a space or a box. ``make`` gives the pattern of ``re`` once a text meets them.
    """

    __slots__ = ("_first", "_made", "_reach", "make", "needs", "pattern")

    def __init__(self, pattern: str, needs: Needs, make: Callable[[], re.Pattern[str]]) -> None:
        self.pattern, self.make = pattern, make
        self.needs, self._first, self._reach = needs
        self._made: re.Pattern[str] | None = None

    def around(self, text: Wording) -> Iterator[re.Match[str]]:
        """Yield the matches in a whole text: each has a sign of the first need within its reach."""
        for start, end in text.row.around(self._first, self._reach):
            yield from self.made.finditer(text, start, end)

    def _is_whole(self, text: str) -> TypeGuard[Wording]:
        """Tell whether a text is a whole one, and the pattern can be looked for around its signs alone."""
        return type(text) is Wording and 0 < self._reach < _NEAR and len(text) == len(text.row)

    @property
    def made(self) -> re.Pattern[str]:
        """The pattern of ``re``."""
        if self._made is None:
            self._made = self.make()
        return self._made

    def search(self, text: str, start: int = 0, end: int = _END, /) -> re.Match[str] | None:
        """Return the first match between two places."""
        if type(text) is Wording and self.needs & text.lacking:
            return None
        if end == _END and not start and len(text) > _LONG and self._is_whole(text):
            return next(self.around(text), None)
        return (self._made or self.made).search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = _END, /) -> re.Match[str] | None:
        """Return the match that begins at a place."""
        if type(text) is Wording and self.needs & text.lacking:
            return None
        return (self._made or self.made).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _END, /) -> re.Match[str] | None:
        """Return the match from one place to another."""
        if type(text) is Wording and self.needs & text.lacking:
            return None
        return (self._made or self.made).fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _END, /) -> Iterator[re.Match[str]]:
        """Return the matches between two places in order."""
        if type(text) is Wording and self.needs & text.lacking:
            return _NONE
        if end == _END and not start and len(text) > _LONG and self._is_whole(text):
            return self.around(text)
        return (self._made or self.made).finditer(text, start, end)

    def findall(self, text: str, start: int = 0, end: int = _END, /) -> list[Any]:
        """Return what the matches between two places, or their groups, are."""
        return (self._made or self.made).findall(text, start, end) if may_be_in(text, self) else []

    def split(self, text: str, most: int = 0, /) -> list[str | Any]:
        """Return what stands between the matches."""
        return (self._made or self.made).split(text, most) if may_be_in(text, self) else [text]

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, most: int = 0, /) -> str:
        """Return a text with something else for each match."""
        if type(text) is Wording and self.needs & text.lacking:
            return text
        return (self._made or self.made).sub(by, text, most)


class AnyOf:
    """Several patterns: a text is asked at once whether it may have a match of any."""

    def __init__(self, *patterns: Pattern) -> None:
        needs = [one.needs if isinstance(one, Sought) else 0 for one in patterns]
        self._needs = reduce(or_, (one & -one for one in needs)) if all(needs) else 0

    def may_be_in(self, text: str) -> bool:
        """Tell whether a text meets a need of each of some of the patterns, as far as all know any."""
        return type(text) is not Wording or not self._needs or self._needs & text.lacking != self._needs


def needed(*patterns: Pattern) -> int:
    """Return the needs, a bit for each, that a text meets in which each of some patterns has a match."""
    return reduce(or_, (one.needs for one in patterns if isinstance(one, Sought)), 0)


def may_be_in(text: str, pattern: Pattern) -> bool:
    """Tell whether a text meets the needs of a pattern, as far as both know any."""
    return type(text) is not Wording or not isinstance(pattern, Sought) or not pattern.needs & text.lacking
