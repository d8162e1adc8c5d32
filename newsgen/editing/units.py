"""The parts of an article that a merge compares: its blocks by names that outlive a rebuild, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsgen.editing.choosing import alike
from newsgen.editing.runs import joined, runs_of
from newsgen.model import Article, Paragraph, Run, Runs, text_of
from newsgen.proof.sentences import sentences

HEADLINE, DECK, SUMMARY, LEAD = "headline", "deck", "summary", "lead"
_SAME = 0.35
"""How alike the texts of one paragraph are, at least, before and after its figures changed."""


class Unit(NamedTuple):
    """A sentence, or a line of the summary."""

    text: str
    runs: Runs


Units = tuple[Unit, ...]


def units(runs: Runs) -> Units:
    """Cut a text into its sentences."""
    return tuple(Unit(each.text, runs_of(each)) for each in sentences(runs))


def together(made: Sequence[Unit]) -> Runs:
    """Join sentences to a text."""
    told: list[Run] = []
    for unit in made:
        told += [Run(text=" ")] * bool(told) + list(unit.runs)
    return joined(told)


def head(article: Article) -> dict[str, Units]:
    """Return what stands above the body, and the subheads, by name."""
    told = {
        HEADLINE: units(article.headline),
        DECK: units(article.deck),
        SUMMARY: tuple(Unit(text_of(line), line) for line in article.summary),
        LEAD: units(article.lead),
    }
    return told | {f"subhead:{section}": units(runs) for section, runs in article.subheads.items()}


def named(base: Sequence[Paragraph], other: Sequence[Paragraph], new: str) -> dict[str, Paragraph]:
    """Return paragraphs by name: that of the base's paragraph that each is, else ``new`` and a number."""
    scores = sorted(
        (
            (_likeness(one, each), -abs(at - place), at, place)
            for at, one in enumerate(base)
            for place, each in enumerate(other)
            if one.item == each.item
        ),
        reverse=True,
    )
    of: dict[int, int] = {}
    for score, _, at, place in scores:
        if score >= _SAME and place not in of and at not in of.values():
            of[place] = at
    return {(f"{of[place]}" if place in of else f"{new}{place}"): each for place, each in enumerate(other)}


def _likeness(one: Paragraph, other: Paragraph) -> float:
    return alike(text_of(one.runs), text_of(other.runs))


def counterparts(base: Units, fresh: Units) -> dict[str, Unit]:
    """Return what became of each sentence of a block that was built anew."""
    if len(base) == len(fresh):
        return {old.text: new for old, new in zip(base, fresh, strict=True)}
    found: dict[str, Unit] = {}
    for old in base:
        best = max(fresh, key=lambda new: alike(old.text, new.text), default=None)
        if best is not None and alike(old.text, best.text) > 0.5:
            found[old.text] = best
    return found
