"""An article cut into sentences that still know their runs: what every proof reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from newsgen.model import Article, Figure, Run, Runs, text_of

_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+")


class Span(NamedTuple):
    """A run, or the part of it that stands in the sentence, with its place there."""

    start: int
    end: int
    run: Run


class Printed(NamedTuple):
    """A figure as it stands in a sentence."""

    start: int
    end: int
    text: str
    figure: Figure


class Sentence(NamedTuple):
    """One sentence and its runs."""

    text: str
    spans: tuple[Span, ...]

    def figures(self) -> list[Printed]:
        """Return the figures in order."""
        return [
            Printed(start, end, self.text[start:end], run.figure)
            for start, end, run in self.spans
            if run.figure is not None
        ]


def blocks(article: Article) -> Iterator[Runs]:
    """Yield every run list that is printed as text: headline, deck, lead, paragraphs."""
    yield article.headline
    yield article.deck
    yield article.lead
    for paragraph in article.paragraphs:
        yield paragraph.runs


def sentences(runs: Runs) -> list[Sentence]:
    """Cut runs into sentences."""
    text = text_of(runs)
    cuts = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    spans = _spans(runs)
    return [
        Sentence(text[start:end].rstrip(), tuple(_within(spans, start, end)))
        for start, end in pairwise(cuts)
        if text[start:end].strip()
    ]


def _spans(runs: Runs) -> list[Span]:
    spans: list[Span] = []
    at = 0
    for run in runs:
        spans.append(Span(at, at + len(run.text), run))
        at += len(run.text)
    return spans


def _within(spans: list[Span], start: int, end: int) -> Iterator[Span]:
    """Yield the spans that touch a stretch, cut to it and counted from its start."""
    for span in spans:
        if span.start < end and span.end > start:
            yield Span(max(span.start, start) - start, min(span.end, end) - start, span.run)
