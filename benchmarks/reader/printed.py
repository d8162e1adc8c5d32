"""An article as a reader has it before them: what stands where, in sentences, with the figures in each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from benchmarks.reader.wording import END, IN_WORDS, NUMBER, PERCENT
from newsgen.model import Article, Figure, Run, Runs, text_of

HUNDREDTHS = 2
"""Decimals of a percentage that is told exactly: 1.60%."""
VIEW = "view"
"""Section that concludes from the day's facts (시장 읽기): it is no news and is counted apart."""


class Mark(NamedTuple):
    """A figure in its place: the printed words and what they stand for."""

    text: str
    figure: Figure

    @property
    def zero(self) -> bool:
        """Whether it is a percent that ends in a zero after the point.

        A rate and an index have their two decimals, and a release the one that it was published with.
        """
        published = measure(self.figure.fact).startswith("release")
        found = PERCENT.search(self.text)
        decimals = found.group(2) or "" if found else ""
        return not published and len(decimals) != HUNDREDTHS and decimals.endswith("0")

    @property
    def counted(self) -> bool:
        """Whether it is a number in print; a word that a fact stands behind (조정, 약세장) is none."""
        return bool(NUMBER.search(self.text) or IN_WORDS.search(self.text))

    @property
    def dated(self) -> bool:
        """Whether it is a date, not a value."""
        return isinstance(self.figure.value, str)

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of all facts that it stands for: a group's figure stands for each member's."""
        return self.figure.facts

    @property
    def about(self) -> tuple[str, ...]:
        """Subjects of those facts."""
        return tuple(map(subject, self.facts))


class Sentence(NamedTuple):
    """One sentence, or one line of a headline's kind."""

    place: str
    """``headline``, ``deck``, ``summary``, ``subhead``, ``lead`` or the section of the paragraph."""
    paragraph: int
    """Which paragraph, from 0; -1 outside the paragraphs."""
    text: str
    marks: tuple[Mark, ...]
    quoted: bool
    """Whether the words are the desk's, not ours."""
    events: tuple[str, ...] = ()
    """Ids of the events that the article says it tells here."""

    @property
    def body(self) -> bool:
        """Whether it is of the news itself: lead or paragraph, without what concludes from them."""
        return self.place not in {"headline", "deck", "summary", "subhead", VIEW}


def subject(fact: str) -> str:
    """Return what a fact is about, by its id: ``measure:about@session``."""
    return fact.partition(":")[2].rpartition("@")[0]


def measure(fact: str) -> str:
    """Return what a fact measures, by its id."""
    return fact.partition(":")[0]


class Printed:
    """A printed article."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence and line, in the order of the print."""
        return tuple(self._sentences())

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of the news itself."""
        return tuple(each for each in self.sentences if each.body)

    @property
    def headline(self) -> str:
        """The headline as plain text."""
        return text_of(self.article.headline)

    @property
    def lead(self) -> tuple[Sentence, ...]:
        """The sentences of the lead."""
        return tuple(each for each in self.sentences if each.place == "lead")

    @property
    def text(self) -> str:
        """Everything that is read here, for whether a name stands anywhere."""
        return "\n".join(each.text for each in self.sentences)

    @property
    def marks(self) -> Iterator[Mark]:
        """Every figure in its place."""
        return (mark for each in self.sentences for mark in each.marks)

    def paragraphs(self) -> Iterator[tuple[Sentence, ...]]:
        """Yield the sentences of each paragraph of the news itself, without the lead."""
        for number in range(len(self.article.paragraphs)):
            found = tuple(each for each in self.body if each.paragraph == number)
            if found:
                yield found

    def told(self, sentence: Sentence) -> tuple[str, ...]:
        """Return the items, ``rule:about``, that the article says it tells in a sentence's paragraph."""
        if sentence.place == "lead":
            return self.article.lead_items or ()
        if sentence.paragraph < 0:
            return ()
        paragraph = self.article.paragraphs[sentence.paragraph]
        return paragraph.items or ((paragraph.item,) if paragraph.item else ())

    def _sentences(self) -> Iterator[Sentence]:
        article = self.article
        yield from _split("headline", -1, article.headline)
        yield from _split("deck", -1, article.deck)
        for line in article.summary:
            yield from _split("summary", -1, line)
        yield from _split("lead", -1, article.lead)
        for number, paragraph in enumerate(article.paragraphs):
            yield from _split(paragraph.section, number, paragraph.runs)
        for line in article.subheads.values():
            yield from _split("subhead", -1, line)


def _split(place: str, paragraph: int, runs: Runs) -> Iterator[Sentence]:
    text, placed = text_of(runs), tuple(_placed(runs))
    begin = 0
    for end, following in [*((found.start(), found.end()) for found in END.finditer(text)), (len(text),) * 2]:
        inside = [run for start, run in placed if begin <= start < end]
        if text[begin:end].strip():
            marks = tuple(Mark(run.text, run.figure) for run in inside if run.figure)
            told = tuple(run.event for run in inside if run.event)
            yield Sentence(place, paragraph, text[begin:end], marks, any(run.quote for run in inside), told)
        begin = following


def _placed(runs: Runs) -> Iterator[tuple[int, Run]]:
    at = 0
    for run in runs:
        yield at, run
        at += len(run.text)
