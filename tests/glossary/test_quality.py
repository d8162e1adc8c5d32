"""How often the finder is right, on sentences that it was not written for one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.terms.sentences import cases, judged
from newsgen.glossary import Glossary
from tests.tables import each

PRECISION, RECALL = 0.98, 0.97
ON_HOMONYMS = 0.90
"""Precision where every trap is a homonym, half of all sentences."""
ON_TRAPS = 0.99
"""Precision on sentences of other walks of life, after their words were told from those of markets."""
SETS = ["cases.txt", "unseen.txt", "traps.txt"]
each_set = each(SETS)
FOLDER = Path(__file__).parent


@each_set
def test_there_are_three_hundred_sentences_half_of_them_traps(name: str) -> None:
    every = cases(FOLDER / name)
    assert len(every) >= 300
    assert len({case.text for case in every}) == len(every)
    assert sum(bool(case.never) for case in every) >= 150


@pytest.mark.parametrize(
    ("name", "precision_wanted"),
    [
        ("cases.txt", PRECISION),
        ("unseen.txt", PRECISION),
        ("traps.txt", ON_TRAPS),
        ("homonyms.txt", ON_HOMONYMS),
    ],
)
def test_precision_and_recall(name: str, precision_wanted: float, capsys: pytest.CaptureFixture[str]) -> None:
    every = cases(FOLDER / name)
    verdict = judged(Glossary.load(), every)
    precision, recall = verdict.precision, verdict.recall
    with capsys.disabled():
        print(f"\n{name}: {len(every)} sentences, precision {precision:.3f}, recall {recall:.3f}")  # noqa: T201
    assert precision >= precision_wanted, verdict.wrong
    assert recall >= RECALL, verdict.missed
