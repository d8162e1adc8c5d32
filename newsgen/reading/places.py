"""Lines and columns of a text, as editors count them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple


class Place(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


class Lines:
    """Where the lines of a text begin. A carriage return ends none, a byte order mark takes no column."""

    def __init__(self, source: str) -> None:
        self._end = len(source)
        self._begins = list(accumulate((len(line) + 1 for line in source.split("\n")), initial=0))[:-1]
        if source.startswith("\ufeff"):
            self._begins[0] = 1

    def place(self, offset: int) -> Place:
        """Return the place of the character at ``offset``."""
        line = max(bisect_right(self._begins, offset), 1)
        return Place(line, max(offset - self._begins[line - 1], 0) + 1)

    def offset(self, line: int, column: int) -> int | None:
        """Return the offset of the character at a place; None where there is none."""
        if not (1 <= line <= len(self._begins) and column >= 1):
            return None
        ends = self._begins[line] if line < len(self._begins) else self._end
        at = self._begins[line - 1] + column - 1
        return at if at < ends else None
