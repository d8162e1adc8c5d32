"""A text cut into sentences that still know their runs: what every check of the proof reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
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
    spans: list[Span]
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
    text = "".join(run.text for run in runs)
    cuts = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    told = zip(pairwise(cuts), _cut(runs, cuts[1:]), strict=True)
    return [
        _sentence(text[start:end].rstrip(), spans, at + start)
        for (start, end), spans in told
        if text[start:end].strip()
    ]


def _cut(runs: Runs, ends: list[int]) -> list[list[Span]]:
    """Return the runs of each sentence, by where the sentences end; one may stand in several."""
    found: list[list[Span]] = [[] for _ in ends]
    nth = begun = at = 0
    for run in runs:
        start, at = at, at + len(run.text)
        while at > ends[nth]:
            if start < ends[nth]:
                found[nth].append(Span(max(start - begun, 0), ends[nth] - begun, run))
            begun, nth = ends[nth], nth + 1
        if at > max(start, begun):
            found[nth].append(Span(max(start - begun, 0), at - begun, run))
    return found


def _sentence(text: str, spans: list[Span], at: int) -> Sentence:
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
