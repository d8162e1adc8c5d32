"""No article sets two moves against each other that went the same way: read from print, with its facts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest

from newsgen.model import Article, Fact
from newsgen.proof.sentences import Sentence, text_of
from tests.article_fixture import article, figure, paragraph, runs
from tests.conftest import ArticleOf

_CONTRAST = re.compile(r"지만,? | 반면 ")
_OPENED = re.compile(r"(?:반면|다만) ")
_MOVES = ("change_day", "change_week", "yield_change", "points_day")
_OF_SIZES = re.compile("그쳤|그친|보다|못|뒤처")
"""What sets two rises against each other by their sizes, and says so."""

DAYS = ["2025-01-27", "2025-03-13", "2025-04-03", "2025-04-10", "2025-08-13", "2025-10-10", "2025-11-20"]


def moves(sentence: Sentence, facts: dict[str, Fact], start: int, end: int) -> list[Fact]:
    """The facts of the moves that are printed between two places of a sentence."""
    printed = (facts[each.figure.fact] for each in sentence.figures if start <= each.start < end)
    return [fact for fact in printed if fact.measure in _MOVES]


def false_contrasts(made: Article) -> Iterator[str]:
    facts = {fact.id: fact for fact in made.facts}
    for block in text_of(made):
        before: list[Fact] = []
        for sentence in block:
            text, size = sentence.text, len(sentence.text)
            if _OPENED.match(text):
                behind = moves(sentence, facts, 0, size)
                if before and behind and before[-1].value * behind[0].value > 0:
                    yield text
            for found in _CONTRAST.finditer(text):
                near = moves(sentence, facts, 0, found.start())
                far = moves(sentence, facts, found.end(), size)
                same = near and far and near[-1].measure == far[0].measure
                if same and near[-1].value * far[0].value > 0 and not _OF_SIZES.search(text, found.end()):
                    yield text
            before = moves(sentence, facts, 0, size)


@pytest.mark.parametrize("day", DAYS)
def test_every_contrast_of_an_article_is_one(day: str, article_of: ArticleOf) -> None:
    assert list(false_contrasts(article_of(dt.date.fromisoformat(day)))) == []


@pytest.mark.parametrize(
    ("joint", "false"),
    [
        (" 올랐지만 애플은 ", True),
        (" 오른 반면 애플은 ", True),
        (" 올랐고 애플도 ", False),
        (" 올랐다. 반면 애플은 ", True),
    ],
)
def test_a_false_one_would_be_found(joint: str, false: bool) -> None:
    one = figure("1.98%", "change_day:^RUT", "percent")
    other = figure("0.32%", "change_day:^GSPC", "percent")
    made = article(
        headline=runs("시황"),
        lead=runs("시황이다."),
        paragraphs=(paragraph("market", "러셀2000은 ", one, joint, other, " 상승했다."),),
    )
    assert bool(list(false_contrasts(made))) is false
