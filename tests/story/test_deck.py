"""The line under the headline, and what prints an article without one."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import pipeline
from newsgen.editing import edited, sheet
from newsgen.glossary import Glossary
from newsgen.model import text_of
from newsgen.outputs import OUTPUTS
from newsgen.store import Store
from newsgen.story.deck import LONGEST
from tests.article_fixture import article


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_every_format_prints_an_article_without_a_deck(name: str) -> None:
    assert OUTPUTS[name](article(deck=())).body


def test_an_article_without_a_deck_can_be_edited() -> None:
    bare = article(deck=())
    assert edited(bare, sheet(bare), Glossary.load()).deck == ()


@pytest.mark.parametrize("day", [dt.date(2025, 6, 27), dt.date(2025, 7, 3), dt.date(2025, 7, 8)])
def test_a_deck_tells_what_the_headline_does_not(held_store: Store, day: dt.date) -> None:
    made = pipeline.build(held_store, day)
    above = {fact for run in made.headline if run.figure for fact in run.figure.facts}
    under = {fact for run in made.deck if run.figure for fact in run.figure.facts}
    assert text_of(made.deck)
    assert under.isdisjoint(above)
    assert len(text_of(made.deck)) <= LONGEST


def test_a_deck_gives_no_number_of_the_headline_again(held_store: Store) -> None:
    """The S&P 500 fell 0.33 % that day and 0.31 % that week."""
    made = pipeline.build(held_store, dt.date(2025, 7, 11))
    assert "0.3%" in text_of(made.headline)
    assert text_of(made.deck)
    assert "0.3%" not in text_of(made.deck)
