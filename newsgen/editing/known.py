"""What an article already says: its facts, how each was printed, in which sentence, about whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from newsgen.editing.idioms import RANGED
from newsgen.editing.sheet import Block, blocks
from newsgen.editing.spans import in_context
from newsgen.editing.subjects import Near, Subjects, names_of
from newsgen.editions import EDITIONS
from newsgen.glossary import Glossary
from newsgen.indicators import indicators
from newsgen.korean import decimal, direction
from newsgen.measures import MEASURES, Sort
from newsgen.model import Article, Fact, Figure, Runs
from newsgen.proof.sentences import Sentence, sentences
from newsgen.story import phrases

DEFAULTS: Mapping[str, tuple[str, ...]] = {
    "percent": (
        "percent",
        "percent1",
        "exact",
        "tenth",
        "percent0",
        "over",
        "nearly",
        "around",
        "band",
        "at_least",
        "under",
    ),
    "pp": ("pp", "pp1"),
    "points": ("points", "points1", "over", "nearly"),
    "level": ("level", "over", "nearly", "at_least", "under"),
    "price": ("price",),
    "won": ("won", "won1", "over", "nearly"),
    "bp": ("bp", "bp0"),
    "count": ("count",),
    "ratio": ("ratio",),
    "eok": ("eok", "eok_about", "eok_short"),
    "sessions": ("sessions",),
    "meetings": ("times",),
    "weeks": ("weeks",),
}
"""Unit of a fact -> the styles in which a desk may print its value, whatever the article did."""
_OWN = frozenset({"close", "release_actual", "release_forecast", "release_previous", "release_gap"})
"""Measures that are printed as the article prints them: a yield to two decimals, a release to one."""
_UNITS: Mapping[str, tuple[str, ...]] = {
    "%포인트": (),
    "%": ("percent",),
    "포인트": ("points", "level"),
    "bp": ("bp",),
}
"""How a number ends -> units of the facts that it may be meant for."""
_SHOWN = {"percent": "%", "points": "포인트", "bp": "bp"}

_DIGIT = re.compile(r"\d")
_NOT_DIGITS = re.compile(r"[^\d.]")


class Print(NamedTuple):
    """A figure where the article printed it."""

    text: str
    figure: Figure
    block: str
    """Label of its block."""
    sentence: str
    context: str
    """The sentence, and what it carries on."""
    near: Near
    is_date: bool


class Known:
    """An article as something to bind an edit to."""

    def __init__(self, article: Article, companies: Mapping[str, Iterable[str]], glossary: Glossary) -> None:
        self.article, self.glossary = article, glossary
        self.blocks = {block.label: block for block in blocks(article)}
        self.facts = {fact.id: fact for fact in article.facts}
        self.subjects = Subjects(names_of(article.facts, companies))
        self.words = "\n".join(each.text for block in self.blocks.values() for each in sentences(block.runs))
        self.prints = list(self._prints())
        self.by_fact: dict[str, list[Print]] = defaultdict(list)
        for each in self.prints:
            self.by_fact[each.figure.fact].append(each)
        self.styles = self._styles()
        self.names = self._names()
        """Names with a digit that the article prints."""
        texts = [each for block in self.blocks.values() for each in sentences(block.runs)]
        runs = [tuple(span.run for span in each.spans) for each in texts]
        self.pairs = {pair for each in runs for _, pair in self.dated(each)}
        """Facts whose date stands before the figure of another one of the same subject."""
        edition = EDITIONS.get(article.edition)
        self.usual = str(edition.span) if edition else "day"

    def near(self, before: str, sentence: str, start: int, end: int) -> Near:
        """Return whom a number of a sentence is about; ``before`` stands before it in its block."""
        return self.subjects.near(before, sentence, start, end, self.words)

    def styles_of(self, fact: Fact) -> Iterable[str]:
        """Return in which styles a number of a fact may be printed."""
        if fact.measure == "close" and fact.unit == "percent":
            return ("rate",)  # a yield, whatever closes of other kinds are printed in
        usual = () if fact.since is not None and fact.measure not in _OWN else DEFAULTS.get(fact.unit, ())
        if fact.measure in _OWN and self.styles[fact.measure]:
            usual = tuple(style for style in usual if style in RANGED)
        return dict.fromkeys((*self.styles[fact.measure], *usual))

    def dated(self, runs: Runs) -> Iterator[tuple[str, tuple[str, str]]]:
        """Yield each date of a sentence with its fact and that of every value that it dates.

        A date is that of the values behind it, up to the next date, of its subject or released with it.
        """
        date: tuple[str, str] | None = None
        for run in runs:
            if run.figure is None:
                continue
            if isinstance(run.figure.value, str):
                date = run.text, run.figure.fact
            elif date and self._family(date[1]) == self._family(run.figure.fact):
                yield date[0], (date[1], run.figure.fact)

    def _family(self, fact: str) -> str:
        """Return what a fact is about; of a release what comes out with it."""
        about = self.facts[fact].about if fact in self.facts else fact
        return indicators()[about].family if about in indicators() else about

    def of_one_time(self, pair: tuple[str, str]) -> bool:
        """Tell whether two facts are of one period, or the article dates the one by the other."""
        one, other = (self.facts[each].base if each in self.facts else None for each in pair)
        return pair in self.pairs or pair[0] == pair[1] or (one is not None and one == other)

    def way_of(self, about: str) -> int:
        """Return which way a subject went over what the article tells; 0 where it does not say."""
        move = self.move_of(about)
        return direction(move.value) if move else 0

    def move_of(self, about: str) -> Fact | None:
        """Return how a subject moved over what the article tells; None where it does not say."""
        moves = (fact for fact in self.facts.values() if fact.about == about and self._is_its_move(fact))
        return next(moves, None)

    def right(self, about: str, number: str) -> str:
        """Return the close or the move of a subject in the unit of a number; empty for none."""
        units = next((units for end, units in _UNITS.items() if number.endswith(end)), ())
        size = float(_NOT_DIGITS.sub("", number) or 0)
        told = [
            fact
            for fact in self.facts.values()
            if fact.about == about and fact.unit in units and not fact.since
            and (self._is_its_move(fact) or fact.measure == "close")
        ]  # fmt: skip
        near = min(told, key=lambda fact: abs(abs(fact.value) - size), default=None)
        return f"{decimal(near.value, 2)}{_SHOWN.get(near.unit, '')}" if near else ""

    def _is_its_move(self, fact: Fact) -> bool:
        measure = MEASURES.get(fact.measure)
        return (
            measure is not None and (measure.sort, measure.span) == (Sort.MOVE, self.usual) and not fact.since
        )

    def _prints(self) -> Iterator[Print]:
        for block in self.blocks.values():
            before = ""
            for sentence in sentences(block.runs):
                yield from self._printed(block, sentence, before)
                before += sentence.text + " "

    def _printed(self, block: Block, sentence: Sentence, before: str) -> Iterator[Print]:
        for start, end, text, figure in sentence.figures:
            near = self.near(before, sentence.text, start, end)
            context = in_context(before, sentence.text)
            yield Print(
                text, figure, block.label, sentence.text, context, near, isinstance(figure.value, str)
            )

    def _names(self) -> frozenset[str]:
        runs = (run.text for block in self.blocks.values() for run in block.runs if run.phrase)
        return frozenset(text for text in runs if _DIGIT.search(text) and not [*phrases.spans(text)])

    def _styles(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for each in self.prints:
            if not each.is_date and each.figure.fact in self.facts:
                found[self.facts[each.figure.fact].measure][each.figure.style] = None
        return defaultdict(tuple, {measure: tuple(styles) for measure, styles in found.items()})
