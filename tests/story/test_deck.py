"""The line under the headline, and what prints an article without one."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from newsgen.editing import edited, sheet
from newsgen.glossary import Glossary
from newsgen.model import Runs, text_of
from newsgen.outputs import OUTPUTS
from newsgen.story.deck import LONGEST
from tests.article_fixture import article
from tests.conftest import ArticleOf


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_every_format_prints_an_article_without_a_deck(name: str) -> None:
    assert OUTPUTS[name](article(deck=())).body


def test_an_article_without_a_deck_can_be_edited() -> None:
    bare = article(deck=())
    assert edited(bare, sheet(bare), Glossary.load()).deck == ()


@pytest.mark.parametrize("day", [dt.date(2025, 6, 27), dt.date(2025, 7, 3), dt.date(2025, 7, 8)])
def test_a_deck_tells_what_the_headline_does_not(article_of: ArticleOf, day: dt.date) -> None:
    made = article_of(day)
    above = {fact for run in made.headline if run.figure for fact in run.figure.facts}
    under = {fact for run in made.deck if run.figure for fact in run.figure.facts}
    assert text_of(made.deck)
    assert under.isdisjoint(above)
    assert len(text_of(made.deck)) <= LONGEST


def test_a_deck_gives_no_number_of_the_headline_again(article_of: ArticleOf) -> None:
    """A number is told once above the text, on days whose headlines have one."""
    days = [
        dt.date(2024, 8, 5),
        dt.date(2024, 9, 3),
        dt.date(2025, 2, 28),
        dt.date(2025, 3, 10),
        dt.date(2025, 7, 11),
    ]
    days += [dt.date(2025, 4, 9), dt.date(2025, 5, 12), dt.date(2025, 11, 20), dt.date(2026, 3, 12)]
    sized = 0
    for day in days:
        made = article_of(day)
        above = _numbers(made.headline)
        assert not above & _numbers(made.deck), (day, made.headline, made.deck)
        sized += bool(above) and bool(text_of(made.deck))
    assert sized >= len(days) // 2


@pytest.mark.parametrize(
    ("day", "said", "unsaid"),
    [
        (dt.date(2026, 4, 29), "100달러", ""),
        (dt.date(2025, 5, 21), "S&P500 1.6%·나스닥 1.4% 하락", ""),
        (dt.date(2025, 2, 5), "알파벳 7.3% 급락", ""),
        (dt.date(2025, 7, 14), "", "%"),
    ],
)
def test_a_deck_has_the_second_fact_of_the_day_or_is_none(
    day: dt.date, said: str, unsaid: str, article_of: ArticleOf
) -> None:
    """Oil above 100 dollars under a hold; a fall of 1.61 % under a yield; 7.3 % of Alphabet's in a rise.

    On 14 July 2025 the S&P 500 rose by 0.14 %: nobody prints that there.
    """
    told = text_of(article_of(day).deck)
    assert said in told
    assert not unsaid or unsaid not in told


@pytest.mark.parametrize("day", [dt.date(2025, 9, 17), dt.date(2026, 5, 5), dt.date(2025, 1, 29)])
def test_no_deck_is_a_sector_alone(day: dt.date, article_of: ArticleOf) -> None:
    told = text_of(article_of(day).deck)
    assert not told or set(told) & set("0123456789")


def _numbers(line: Runs) -> set[str]:
    """The numbers of a line's figures, as printed; days and levels of names are none."""
    told = (re.findall(r"\d[\d,.]*", run.text) for run in line if run.figure and "%" in run.text)
    return {number for numbers in told for number in numbers}
