"""A text that has been read: its characters as they are seen, and as the source has them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, reduce
from itertools import accumulate, pairwise
from operator import or_
from typing import NamedTuple

from newsgen.patterns import compiled
from newsgen.reading.pieces import RUNNING, Piece, Within
from newsgen.reading.places import Lines, Place

_URL = compiled(r"(?:https?://|www\.)[-A-Za-z0-9._~:/?#\[\]@!$&()*+,;=%]+")
"""An address in running text, of the signs that one is made of (RFC 3986)."""


class Span(NamedTuple):
    """Some characters of the source, end exclusive."""

    start: int
    end: int


class Reading:
    """The pieces of a text, read in one. Offsets are in code points, of ``plain`` or of ``source``."""

    def __init__(self, source: str, pieces: Iterable[Piece]) -> None:
        self.source = source
        self._pieces = [piece for piece in pieces if piece.text]
        self._begins = list(accumulate((len(piece.text) for piece in self._pieces), initial=0))
        self.plain = "".join(piece.text for piece in self._pieces)

    def spans(self, start: int, end: int) -> list[Span]:
        """Return where characters of ``plain`` stand in the source, without the markup between them.

        ``2.5`` of ``<b>2</b>.5%`` stands in two spans. What is written in another way is taken whole; what
        only keeps blocks apart stands nowhere.
        """
        spans: list[Span] = []
        for span in self._parts(start, end):
            if spans and spans[-1].end == span.start:
                spans[-1] = Span(spans[-1].start, span.end)
            else:
                spans.append(span)
        return spans

    def span(self, start: int, end: int) -> Span:
        """Return the characters of the source from the first to the last of ``plain``, markup and all."""
        spans = self.spans(start, end)
        if not spans:
            at = self._pieces[self._number(start)].start if self._pieces else 0
            return Span(at, at)
        return Span(spans[0].start, spans[-1].end)

    def place(self, start: int) -> Place:
        """Return the line and the column of the source where a character of ``plain`` stands."""
        return self._lines.place(self.span(start, start + 1).start)

    def within(self, start: int, end: int) -> Within:
        """Return what characters of ``plain`` stand in, all of it together."""
        return self._within(self._number(start), self._number(end - 1), start, end)

    def whole(self, start: int, end: int, *, allowed: Within = RUNNING) -> Span | None:
        """Return the one span of the source that has characters of ``plain`` and nothing else.

        None where they stand in something that is not ``allowed``, and where a tag stands between them: there
        is no place to put marks around them.
        """
        first = last = self._number(start)
        if end > self._begins[first + 1]:
            last = self._number(end - 1)
            if any(one.end != other.start for one, other in pairwise(self._pieces[first : last + 1])):
                return None
        within = self._within(first, last, start, end)
        if within and within & ~allowed:
            return None
        return self._edges(first, last, start, end)

    def wholes(self, stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int] | None]:
        """Return ``whole`` of each of some stretches of ``plain``."""
        begins, distances = self._begins, self._distances
        places: list[tuple[int, int] | None] = []
        for start, end in stretches:
            number = bisect_right(begins, start) - 1
            by = distances[number]
            if by is not None and end <= begins[number + 1]:
                places.append((start + by, end + by))
            else:
                places.append(self.whole(start, end))
        return places

    def replaced(self, changes: Iterable[tuple[int, int, str]]) -> str:
        """Return the source with stretches of ``plain`` written anew, all else byte for byte.

        A change is a start, an end (exclusive) and the markup to write there. Tags inside a stretch stay
        after what is written: ``2.5%`` changed to ``2.6%`` makes ``<b>2</b>.5%`` a ``<b>2.6%</b>``.
        ValueError where two changes overlap, or one has no character that stands in the source.
        """
        written: list[str] = []
        at = 0
        for start, end, markup in sorted(changes):
            spans = self.spans(start, end)
            if not spans or spans[0].start < at:
                raise ValueError(
                    f"cannot be written at {start} to {end}: nothing is there, or two changes are"
                )
            for number, span in enumerate(spans):
                written += [self.source[at : span.start], "" if number else markup]
                at = span.end
        return "".join([*written, self.source[at:]])

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.source)

    @cached_property
    def _distances(self) -> list[int | None]:
        """By piece, how far its characters are from their place in the source; None where one has to look.

        That is in a piece which the source writes in another way, or which is not only running text.
        """
        distances: list[int | None] = [
            None if piece.within or not piece.is_literal else piece.start - begun
            for piece, begun in zip(self._pieces, self._begins, strict=False)
        ]
        for start, end in self._urls:
            for number in range(self._number(start), self._number(end - 1) + 1):
                distances[number] = None
        return distances

    @cached_property
    def _urls(self) -> list[tuple[int, int]]:
        if "://" not in self.plain and "www." not in self.plain:
            return []  # and most texts have none: a fifth of the time of finding their terms
        return [found.span() for found in _URL.finditer(self.plain)]

    def _within(self, first: int, last: int, start: int, end: int) -> Within:
        """Return what pieces stand in, from the first to the last, and the characters of them."""
        found = self._pieces[first].within
        if last > first:
            found = reduce(or_, (piece.within for piece in self._pieces[first : last + 1]))
        urls = self._urls
        if urls:
            before = bisect_left(urls, (end,))
            found |= Within.URL if before and urls[before - 1][1] > start else RUNNING
        return found

    def _edges(self, first: int, last: int, start: int, end: int) -> Span | None:
        """Return where the source begins and ends to say characters; None inside an entity of several."""
        pieces, begins = self._pieces, self._begins
        if first == last and pieces[first].is_literal:
            by = pieces[first].start - begins[first]
            return Span(start + by, end + by)
        begun = _inside(pieces[first], start - begins[first])
        ended = _inside(pieces[last], end - begins[last])
        return None if begun is None or ended is None else Span(begun, ended)

    def _number(self, at: int) -> int:
        """Return which piece holds a character."""
        return bisect_right(self._begins, at) - 1

    def _parts(self, start: int, end: int) -> Iterator[Span]:
        for number in range(self._number(start), self._number(end - 1) + 1 if end > start else 0):
            piece, begun = self._pieces[number], self._begins[number]
            if piece.is_literal:
                first, last = max(start - begun, 0), min(end - begun, len(piece.text))
                yield Span(piece.start + first, piece.start + last)
            elif piece.start < piece.end:
                yield Span(piece.start, piece.end)


def _inside(piece: Piece, at: int) -> int | None:
    """Return where the source is ``at`` characters into a piece; None where it is not at any one place."""
    if piece.is_literal:
        return piece.start + at
    return {0: piece.start, len(piece.text): piece.end}.get(at)
