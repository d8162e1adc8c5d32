"""How often the finder is right, on sentences that it was not written for one by one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from newsgen.glossary import Glossary, Match
from tests.tables import each

PRECISION, RECALL = 0.98, 0.97
ON_HOMONYMS = 0.90
"""Precision where every trap is a homonym, half of all sentences."""
ON_TRAPS = 0.99
"""Precision on sentences of other walks of life, after their words were told from those of markets."""
SETS = ["cases.txt", "unseen.txt", "traps.txt"]
each_set = each(SETS)
SIGN = re.compile(r"\[([^|\]]+)\|([a-z0-9-]+)\]|\{([^}]+)\}")


class Case(NamedTuple):
    """A sentence, what has to be found in it (start, end, id) and where nothing may be found."""

    text: str
    must: list[tuple[int, int, str]]
    never: list[tuple[int, int]]


class Verdict(NamedTuple):
    right: int
    wrong: list[str]
    missed: list[str]


def cases(name: str) -> list[Case]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [read(line.replace(r"\n", "\n")) for line in lines if line and not line.startswith("#")]


def read(line: str) -> Case:
    case = Case("", [], [])
    text, at = "", 0
    for sign in SIGN.finditer(line):
        text += line[at : sign.start()]
        start = len(text)
        text += sign[1] or sign[3]
        if sign[2]:
            case.must.append((start, len(text), sign[2]))
        else:
            case.never.append((start, len(text)))
        at = sign.end()
    return case._replace(text=text + line[at:])


def judge(case: Case, found: list[Match]) -> Verdict:
    """Count a longer term around the one expected for neither: another term may be the better answer."""
    exact = {(match.start, match.end, match.id) for match in found}
    right = [span for span in case.must if span in exact]
    missed = [span for span in case.must if span not in exact and not any(around(m, span) for m in found)]
    wrong = [
        match
        for match in found
        if any(start <= match.start and match.end <= end for start, end in case.never)
        or any(overlaps(match, span) and not around(match, span) for span in case.must)
        or any((match.start, match.end) == span[:2] and match.id != span[2] for span in case.must)
    ]
    return Verdict(
        len(right),
        [f"{case.text} -> {match.surface} ({match.id})" for match in wrong],
        [f"{case.text} -> {case.text[start:end]} ({term})" for start, end, term in missed],
    )


def around(match: Match, span: tuple[int, int, str]) -> bool:
    return match.start <= span[0] and span[1] <= match.end


def overlaps(match: Match, span: tuple[int, int, str]) -> bool:
    return match.start < span[1] and span[0] < match.end


@each_set
def test_there_are_three_hundred_sentences_half_of_them_traps(name: str) -> None:
    every = cases(name)
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
    glossary = Glossary.load()
    verdicts = [judge(case, glossary.find(case.text)) for case in cases(name)]
    right = sum(verdict.right for verdict in verdicts)
    wrong = [line for verdict in verdicts for line in verdict.wrong]
    missed = [line for verdict in verdicts for line in verdict.missed]
    precision, recall = right / (right + len(wrong)), right / (right + len(missed))
    with capsys.disabled():
        print(f"\n{name}: {len(verdicts)} sentences, precision {precision:.3f}, recall {recall:.3f}")  # noqa: T201
    assert precision >= precision_wanted, wrong
    assert recall >= RECALL, missed
