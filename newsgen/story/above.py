"""What stands above the text: headline, deck and bullets, as the rules settle them or an editor took them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from newsgen import choices as choices_of
from newsgen.choices import Choices
from newsgen.story import deck, headlines
from newsgen.story.budget import Budget
from newsgen.story.lines import Line
from newsgen.story.offers import Offers
from newsgen.story.summary import summary

MOST = 8
"""Candidates that an editor is offered, at most."""
TRIED = 24
"""Candidates that are tried for that, at most: the others are not true, or read the same."""

_GONE = (
    "고른 {0}{1}이(가) 이 기사에 이제 없어 규칙이 정한 것을 썼습니다. "
    "newsgen choose show를 보고 다시 고르십시오."
)


class Above(NamedTuple):
    """The lines above the text."""

    headline: Line
    deck: Line
    summary: list[Line]
    left: Budget
    """What may still be printed below them."""
    flags: tuple[str, ...] = ()
    """What of an editor's choice could not be followed, in Korean."""


class Top(NamedTuple):
    """What the lines above a text are made from."""

    offers: Offers
    lead: Line
    """The lead, below them: what tells no more than it is worth no line."""
    turn: int
    budget: Budget
    """What the text has printed."""
    strict: Budget
    """The same as headlines take it that have something better to tell than how far the indices went."""
    head: str = ""
    """The desk's own words, marked, that begin the headline."""
    below: tuple[str, ...] = ()
    """The sentences of the text."""

    def settled(self, choices: Choices = choices_of.NONE) -> Above:
        """Return the lines: those that were taken where the article still offers them, else the rules'."""
        headline, gone = _taken(self.headlines, choices.headline, "제목")
        first = self.with_lines(headline)
        deck_, lost = _taken(lambda: self.decks(first.headline), choices.deck, "부제")
        above = self.with_lines(first.headline, deck_) if deck_ else first
        return above._replace(flags=(*gone, *lost))

    def with_lines(self, headline: Line | None = None, under: Line | None = None) -> Above:
        """Return the lines, those of them that are given and the rules' own."""
        budgets = self.strict, self.budget
        first = headline or headlines.headline(self.offers, self.turn, budgets, head=self.head)
        left = self.budget.spent(first.counts)
        second = under or deck.deck(self.offers, left, first, self.lead, self.head)
        left = left.spent(second.counts)
        lines = (
            []
            if self.offers.edition.weekly
            else summary(self.offers, left, first, second, self.lead, self.below)
        )
        return Above(first, second, lines, left.spent(*(each.counts for each in lines)))

    def headlines(self) -> Iterator[Line]:
        """Yield every headline that fits, the better ones first."""
        return headlines.every(self.offers, self.budget, head=self.head)

    def decks(self, headline: Line) -> Iterator[Line]:
        """Yield every deck that fits under a headline."""
        return deck.every(self.offers, self.budget.spent(headline.counts), headline, self.lead)


def _taken(
    lines: Callable[[], Iterable[Line]], choice: choices_of.Line | None, what: str
) -> tuple[Line | None, tuple[str, ...]]:
    """Return the line that was taken, and a flag where there is none such any more."""
    if choice is None:
        return None, ()
    found = next((line for line in lines() if line.key == choice.key), None)
    return found, () if found else (_GONE.format(what, f" ‘{choice.text}’" if choice.text else ""),)


def told_apart(
    first: Line, lines: Iterable[Line], is_true: Callable[[Line], bool], tried: int = TRIED
) -> list[Line]:
    """Return some lines that read differently and are true, ``first`` among them wherever it stands."""
    found = {first.plain: first}
    for line in itertools.islice(lines, tried):
        if len(found) == MOST:
            break
        if line.plain not in found and is_true(line):
            found[line.plain] = line
    return list(found.values())
