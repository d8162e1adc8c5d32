"""The glossary by the sets that judge it: the report is the one in docs, and no measure falls."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.terms import coverage, searching, sentences
from benchmarks.terms.names import SETS, plain
from benchmarks.terms.report import report
from newsgen.glossary import Glossary, Match

DOCS = Path(__file__).parents[2] / "docs" / "glossary.md"


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load()


def test_the_report_is_that_of_today(glossary: Glossary) -> None:
    """Run ``python -m benchmarks.terms --write`` where it is not."""
    told = report(glossary).splitlines()
    of_words = [line for line in told if not line.startswith("| missing")]  # these differ by an extra
    assert set(of_words) <= set(DOCS.read_text(encoding="utf-8").splitlines())


def test_half_of_the_sentences_are_traps_and_all_terms_are_there(glossary: Glossary) -> None:
    every = sentences.cases(SETS / "sentences.txt")
    assert len(every) >= 240
    assert sum(bool(case.never) for case in every) >= 110
    assert {term for case in every for _, _, term in case.must} <= {term.id for term in glossary.terms}


def test_a_wrong_finder_is_seen() -> None:
    """What finds nothing has no recall, and what finds a trap is told so."""
    every = sentences.cases(SETS / "sentences.txt")
    blind = [sentences.judge(case, []) for case in every]
    assert sum(verdict.right for verdict in blind) == 0
    assert sum(len(verdict.missed) for verdict in blind) == sum(len(case.must) for case in every)
    trap = next(case for case in every if case.never)
    start, end = trap.never[0]
    caught = Match(id="x", surface=trap.text[start:end], start=start, end=end, first=True)
    assert len(sentences.judge(trap, [caught]).wrong) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("S&P 500", "s&p500", True),
        ("원/달러", "원달러", True),
        ("ＣＤ금리", "CD 금리", True),
        ("코스피", "코스닥", False),
    ],
)
def test_names_are_compared_without_what_tells_none_apart(one: str, other: str, same: bool) -> None:
    assert (plain(one) == plain(other)) is same


def test_what_was_reached_is_kept(glossary: Glossary) -> None:
    verdict = sentences.judged(glossary, sentences.cases(SETS / "sentences.txt"))
    assert verdict.precision >= 0.94
    assert verdict.recall >= 0.95
    ranks = searching.ranks(glossary)
    assert ranks.first.total() / ranks.asked.total() >= 0.9
    assert ranks.top.total() / ranks.asked.total() >= 0.95
    share = coverage.of_wraps(glossary)["all"]
    assert share.part / share.whole >= 0.87
    words = coverage.of_headwords(glossary)
    assert words.part / words.whole >= 0.93
