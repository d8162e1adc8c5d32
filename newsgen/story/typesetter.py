"""Marked text to runs: names, particles, figures, terms. Every paragraph is read once, in order.

What stands earlier decides: the first mention of a company carries its English name, the first use of a
term carries its mark. So the typesetter folds over the article and hands the memory on.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from newsgen.errors import UnboundFigure
from newsgen.facts.book import FactBook
from newsgen.glossary import Glossary
from newsgen.model import Figure, Runs
from newsgen.story import phrases
from newsgen.story.figures import printed_value
from newsgen.story.markup import EVENT, FIGURE, NAME, NOTE, PHRASE, Piece, pieces
from newsgen.story.names import Names
from newsgen.story.spans import Span, cut, is_free, is_quoted, with_particles, with_terms

NOTHING: Mapping[str, str] = MappingProxyType({})


class Memory(NamedTuple):
    """What the reader has met so far in this article."""

    mentioned: frozenset[str] = frozenset()
    """Subjects whose full name has stood."""
    terms: tuple[str, ...] = ()
    """Terms used, in order of their first use."""


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

        ``said`` holds the texts of a note that marks name and do not carry themselves; what a note says is
        never read for particles or terms.
        Raises UnboundFigure, with the sentence, where a digit states no fact.
        """
        found = [
            piece._replace(text=said.get(piece.payload[1], piece.text)) if piece.kind == NOTE else piece
            for piece in pieces(marked)
        ]
        named, memory = self._named(found, memory)
        text, spans = _joined(named, self._book)
        text, spans = with_particles(text, spans)
        spans += [
            Span(start, end, phrase=True) for start, end in phrases.spans(text) if is_free(spans, start, end)
        ]
        self._require_bound(text, spans)
        if terms:
            used = [
                (match.start, match.end, match.id)
                for match in self._glossary.find(text, first_only=True)
                if match.id not in memory.terms
                and self._marked(match.id)
                and not is_quoted(spans, match.start, match.end)
            ]
            spans = with_terms(spans, used)
            memory = memory._replace(terms=(*memory.terms, *(term for _, _, term in used)))
        return cut(text, spans), memory

    def line(self, marked: str) -> Runs:
        """Return the runs of a line that stands by itself: it names nobody in full and marks no terms."""
        runs, _ = self.set(marked, Memory(), terms=False)
        return runs

    def _marked(self, term: str) -> bool:
        entry = self._glossary.get(term)
        return entry is not None and entry.mark

    def _named(self, found: list[Piece], memory: Memory) -> tuple[list[Piece], Memory]:
        """Write out the names: in full at the first mention, behind what describes them."""
        named: list[Piece] = []
        mentioned = set(memory.mentioned)
        for piece in found:
            if piece.kind != NAME:
                named.append(piece)
                continue
            about, manner, *described = piece.payload
            name = self._names[about]
            if manner == "mention":
                text = name.short if about in mentioned else " ".join((*described, name.full))
            else:
                text = name.headline if manner == "headline" else name.short
            if manner != "headline":
                mentioned.add(about)
            named.append(Piece(PHRASE, (), text, text))
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
            fact_id, style, *also = piece.payload
            value = printed_value(book[fact_id], style)
            figure = Figure(fact=fact_id, value=value, style=style, also=tuple(also))
            spans.append(Span(at, end, figure=figure))
        elif piece.kind == NOTE:
            spans.append(Span(at, end, quote=piece.payload[0]))
        elif piece.kind == EVENT:
            spans.append(Span(at, end, event=piece.payload[0], also=piece.payload[1:]))
        elif piece.kind == PHRASE and any(map(str.isdigit, piece.text)):
            spans.append(Span(at, end, phrase=True))
        parts.append(piece.text)
        at = end
    return "".join(parts), spans
