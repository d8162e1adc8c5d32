"""Stretches of a text with a meaning: moved where particles shrink it, overlaid, cut into runs."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import NamedTuple

from newsgen.korean import notations
from newsgen.model import Figure, Run, Runs


class Span(NamedTuple):
    """A stretch of the text with a meaning."""

    start: int
    end: int
    figure: Figure | None = None
    phrase: bool = False
    term: str | None = None
    quote: str | None = None
    """Id of the note whose words these are: they stand to the letter."""
    event: str | None = None
    """Id of the event that these words tell."""
    also: tuple[str, ...] = ()
    """Ids of further events that they tell."""


def with_particles(text: str, spans: list[Span]) -> tuple[str, list[Span]]:
    """Resolve the particles and move the spans with the text that shrinks."""
    quoted = [span for span in spans if span.quote]
    found = [one for one in notations(text) if not is_quoted(quoted, one[0], one[1])]
    if not found:
        return text, spans
    parts: list[str] = []
    ends: list[int] = []
    shifts = [0]
    at = 0
    for start, end, particle in found:
        parts += (text[at:start], particle)
        at = end
        ends.append(end)
        shifts.append(shifts[-1] + end - start - len(particle))
    parts.append(text[at:])
    return "".join(parts), [_moved(span, shifts[bisect_right(ends, span.start)]) for span in spans]


def _moved(span: Span, shift: int) -> Span:
    return Span(span.start - shift, span.end - shift, *span[2:]) if shift else span


def is_quoted(spans: list[Span], start: int, end: int) -> bool:
    """Tell whether a stretch touches words that stand to the letter."""
    return any(span.quote and span.start < end and start < span.end for span in spans)


def is_free(spans: list[Span], start: int, end: int) -> bool:
    """Tell whether no span touches a stretch."""
    return all(end <= span.start or span.end <= start for span in spans)


def with_terms(spans: list[Span], found: list[tuple[int, int, str]]) -> list[Span]:
    """Lay terms over the spans."""
    for start, end, term in found:
        touched = [span for span in spans if span.start < end and start < span.end]
        spans = [span for span in spans if span not in touched]
        spans += _laid(touched, start, end, term)
    return spans


def _laid(touched: list[Span], start: int, end: int, term: str) -> list[Span]:
    """Return the spans of one term: a figure stays whole and takes it, a name is cut at the term's edges."""
    laid: list[Span] = []
    at = start
    for span in sorted(touched, key=lambda span: span.start):
        if span.figure is not None:
            laid.append(span._replace(term=term))
        else:
            edges = sorted(
                {span.start, span.end, *(edge for edge in (start, end) if span.start < edge < span.end)}
            )
            for left, right in itertools.pairwise(edges):
                inside = start <= left < end
                laid.append(span._replace(start=left, end=right, term=term if inside else span.term))
        if at < span.start:
            laid.append(Span(at, span.start, term=term))
        at = span.end
    if at < end:
        laid.append(Span(at, end, term=term))
    return laid


def cut(text: str, spans: list[Span]) -> Runs:
    """Cut the text at the spans."""
    runs: list[Run] = []
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        if span.start > at:
            runs.append(Run(text=text[at : span.start]))
        runs.append(
            Run(
                text=text[span.start : span.end],
                figure=span.figure,
                phrase=span.phrase,
                term=span.term,
                quote=span.quote,
                event=span.event,
                also=span.also,
            )
        )
        at = span.end
    if at < len(text):
        runs.append(Run(text=text[at:]))
    return tuple(runs)
