"""Marked text to runs: names, particles, figures, terms. Every paragraph is read once, in order.

What stands earlier decides: the first mention of a company carries its English name, the first use of a
term carries its mark. So the typesetter folds over the article and hands the memory on.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from newsgen.errors import UnboundFigure
from newsgen.facts.book import FactBook
from newsgen.glossary import Glossary
from newsgen.korean import notations
from newsgen.model import Figure, Run, Runs
from newsgen.story import phrases
from newsgen.story.figures import printed_value
from newsgen.story.markup import FIGURE, NAME, NOTE, PHRASE, Piece, pieces
from newsgen.story.names import Names

NOTHING: Mapping[str, str] = MappingProxyType({})


class Memory(NamedTuple):
    """What the reader has met so far in this article."""

    mentioned: frozenset[str] = frozenset()
    """Subjects whose full name has stood."""
    terms: tuple[str, ...] = ()
    """Terms used, in order of their first use."""


class Span(NamedTuple):
    """A stretch of the text with a meaning."""

    start: int
    end: int
    figure: Figure | None = None
    phrase: bool = False
    term: str | None = None
    quote: str | None = None
    """Id of the note whose words these are: they stand to the letter."""


class Typesetter:
    """Sets the paragraphs of one article."""

    def __init__(self, book: FactBook, names: Names, glossary: Glossary) -> None:
        self._book = book
        self._names = names
        self._glossary = glossary

    def set(
        self, marked: str, memory: Memory, *, terms: bool = True, said: Mapping[str, str] = NOTHING
    ) -> tuple[Runs, Memory]:
        """Return a paragraph's runs and what the reader knows after it.

        ``said`` holds the texts of a note that marks name; they are never read for particles or terms.
        Raises UnboundFigure, with the sentence, where a digit states no fact.
        """
        found = [
            piece._replace(text=said[piece.payload[1]]) if piece.kind == NOTE else piece
            for piece in pieces(marked)
        ]
        named, memory = self._named(found, memory)
        text, spans = _joined(named, self._book)
        text, spans = _with_particles(text, spans)
        spans += [
            Span(start, end, phrase=True) for start, end in phrases.spans(text) if _free(spans, start, end)
        ]
        self._require_bound(text, spans)
        if terms:
            used = [
                (match.start, match.end, match.id)
                for match in self._glossary.find(text, first_only=True)
                if match.id not in memory.terms
                and self._marked(match.id)
                and not _is_quoted(spans, match.start, match.end)
            ]
            spans = _with_terms(spans, used)
            memory = memory._replace(terms=(*memory.terms, *(term for _, _, term in used)))
        return _runs(text, spans), memory

    def _marked(self, term: str) -> bool:
        entry = self._glossary.get(term)
        return entry is not None and entry.mark

    def _named(self, found: list[Piece], memory: Memory) -> tuple[list[Piece], Memory]:
        """Write out the names: in full at the first mention."""
        named: list[Piece] = []
        mentioned = set(memory.mentioned)
        for piece in found:
            if piece.kind != NAME:
                named.append(piece)
                continue
            about, manner = piece.payload
            name = self._names[about]
            if manner == "mention":
                text = name.short if about in mentioned else name.full
                mentioned.add(about)
            else:
                text = name.headline if manner == "headline" else name.short
            named.append(Piece(PHRASE, (), text))
        return named, Memory(frozenset(mentioned), memory.terms)

    def _require_bound(self, text: str, spans: list[Span]) -> None:
        at = phrases.loose_digit(text, [(span.start, span.end) for span in spans])
        if at is not None:
            raise UnboundFigure(
                f"출처가 없는 숫자가 있어 기사를 내지 않습니다: “{text[max(0, at - 30) : at + 20]}”"
            )


def _joined(found: list[Piece], book: FactBook) -> tuple[str, list[Span]]:
    """Join pieces to text, with the spans of figures and of names that hold a digit."""
    parts: list[str] = []
    spans: list[Span] = []
    at = 0
    for piece in found:
        end = at + len(piece.text)
        if piece.kind == FIGURE:
            fact_id, style = piece.payload
            figure = Figure(fact=fact_id, value=printed_value(book[fact_id], style), style=style)
            spans.append(Span(at, end, figure=figure))
        elif piece.kind == NOTE:
            spans.append(Span(at, end, quote=piece.payload[0]))
        elif piece.kind == PHRASE and any(map(str.isdigit, piece.text)):
            spans.append(Span(at, end, phrase=True))
        parts.append(piece.text)
        at = end
    return "".join(parts), spans


def _with_particles(text: str, spans: list[Span]) -> tuple[str, list[Span]]:
    """Resolve the particles and move the spans with the text that shrinks."""
    found = [one for one in notations(text) if not _is_quoted(spans, one[0], one[1])]
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
    return span._replace(start=span.start - shift, end=span.end - shift)


def _is_quoted(spans: list[Span], start: int, end: int) -> bool:
    return any(span.quote and span.start < end and start < span.end for span in spans)


def _free(spans: list[Span], start: int, end: int) -> bool:
    return all(end <= span.start or span.end <= start for span in spans)


def _with_terms(spans: list[Span], found: list[tuple[int, int, str]]) -> list[Span]:
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
                laid.append(Span(left, right, phrase=True, term=term if start <= left < end else span.term))
        if at < span.start:
            laid.append(Span(at, span.start, term=term))
        at = span.end
    if at < end:
        laid.append(Span(at, end, term=term))
    return laid


def _runs(text: str, spans: list[Span]) -> Runs:
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
            )
        )
        at = span.end
    if at < len(text):
        runs.append(Run(text=text[at:]))
    return tuple(runs)
