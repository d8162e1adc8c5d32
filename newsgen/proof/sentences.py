"""A text cut into sentences that still know their runs: what every check of the proof reads."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from newsgen.finding import InText
from newsgen.model import Article, Figure, Run, Runs

_END = re.compile(r"(?<=[가-힣”’)%][.!?])[\"”’)]*\s+")
"""After a sentence; the point of ``Warner Bros. Discovery`` ends none."""


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
    """One sentence and its runs; what several checks read of it is found once."""

    text: str
    spans: tuple[Span, ...]
    at: int
    """Where it begins in the text, in code points."""
    figures: list[Printed]
    """The figures in order."""
    own_words: str
    """The sentence with its quotations blanked: what others say is theirs."""

    def words(self, start: int, end: int) -> InText:
        """Return a stretch of the sentence as a place in its text."""
        return InText(start=self.at + start, end=self.at + end, text=self.text[start:end], sentence=self.text)


Text = list[list[Sentence]]
"""Sentences, block by block; a block is a headline, a line of the summary, a paragraph."""


def blocks(article: Article) -> Iterator[Runs]:
    """Yield every run list that is printed as text: headline, deck, summary, lead, subheads, paragraphs."""
    yield article.headline
    yield article.deck
    yield from article.summary
    yield article.lead
    yield from article.subheads.values()
    for paragraph in article.paragraphs:
        yield paragraph.runs


def text_of(article: Article) -> Text:
    """Return the whole text of an article, cut once for all checks: its blocks, each on a line of its own."""
    text, at = [], 0
    for runs in blocks(article):
        text.append(sentences(runs, at))
        at += sum(len(run.text) for run in runs) + 1
    return text


def sentences(runs: Runs, at: int = 0) -> list[Sentence]:
    """Cut a block into sentences; ``at`` is where it begins in its text."""
    spans = _spans(runs)
    text = "".join(run.text for run in runs)
    cuts = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    if len(cuts) == 2:
        return [_sentence(text, spans, at)] if text.strip() else []
    return [
        _sentence(text[start:end].rstrip(), _within(spans, start, end), at + start)
        for start, end in pairwise(cuts)
        if text[start:end].strip()
    ]


def _sentence(text: str, spans: Iterable[Span], at: int) -> Sentence:
    spans = tuple(spans)
    figures = [
        Printed(start, end, text[start:end], run.figure)
        for start, end, run in spans
        if run.figure is not None
    ]
    own_words = text
    for start, end, run in spans:
        if run.quote is not None:
            blank = " " * (min(end, len(text)) - start)
            own_words = f"{own_words[:start]}{blank}{own_words[end:]}"
    return Sentence(text, spans, at, figures, own_words)


def _spans(runs: Runs) -> list[Span]:
    ends = list(accumulate(len(run.text) for run in runs))
    return [Span(start, end, run) for start, end, run in zip([0, *ends], ends, runs, strict=False)]


def _within(spans: list[Span], start: int, end: int) -> Iterator[Span]:
    """Yield the spans that touch a stretch, cut to it and counted from its start."""
    for at in range(bisect_right(spans, start, key=_end_of), len(spans)):
        span = spans[at]
        if span.start >= end:
            return
        yield Span(max(span.start, start) - start, min(span.end, end) - start, span.run)


def _end_of(span: Span) -> int:
    return span.end
