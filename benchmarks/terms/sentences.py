"""Sentences in which terms have to be found, and traps in which nothing may be: read, and judged.

A line holds one sentence: ``[surface|id]`` has to be found there as that term, in ``{...}`` nothing may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from newsgen.glossary import Glossary, Match

Span = tuple[int, int, str]
"""Start, end, and the id of the term."""
_SIGN = re.compile(r"\[([^|\]]+)\|([a-z0-9-]+)\]|\{([^}]+)\}")


class Case(NamedTuple):
    """A sentence, what has to be found in it and where nothing may be found."""

    text: str
    must: tuple[Span, ...]
    never: tuple[tuple[int, int], ...]


class Verdict(NamedTuple):
    """How the finder did on some sentences."""

    right: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """Share of what was found that is right, of what the sentences speak about."""
        return self.right / (self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """Share of what had to be found that was."""
        return self.right / (self.right + len(self.missed))


def cases(path: Path) -> list[Case]:
    """Read the sentences of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_read(line.replace(r"\n", "\n")) for line in lines if line and not line.startswith("#")]


def judged(glossary: Glossary, every: Sequence[Case]) -> Verdict:
    """Find in all sentences, and count."""
    verdicts = [judge(case, glossary.find(case.text)) for case in every]
    return Verdict(
        sum(verdict.right for verdict in verdicts),
        tuple(line for verdict in verdicts for line in verdict.wrong),
        tuple(line for verdict in verdicts for line in verdict.missed),
    )


def judge(case: Case, found: Iterable[Match]) -> Verdict:
    """Count a longer term around the one expected for neither: another term may be the better answer."""
    found = list(found)
    exact = {(match.start, match.end, match.id) for match in found}
    right = [span for span in case.must if span in exact]
    missed = [span for span in case.must if span not in exact and not any(_around(m, span) for m in found)]
    wrong = [
        match
        for match in found
        if any(start <= match.start and match.end <= end for start, end in case.never)
        or any(_overlaps(match, span) and not _around(match, span) for span in case.must)
        or any((match.start, match.end) == span[:2] and match.id != span[2] for span in case.must)
    ]
    return Verdict(
        len(right),
        tuple(f"{case.text} -> {match.surface} ({match.id})" for match in wrong),
        tuple(f"{case.text} -> {case.text[start:end]} ({term})" for start, end, term in missed),
    )


def _read(line: str) -> Case:
    must: list[Span] = []
    never: list[tuple[int, int]] = []
    text, at = "", 0
    for sign in _SIGN.finditer(line):
        text += line[at : sign.start()]
        start = len(text)
        text += sign[1] or sign[3]
        if sign[2]:
            must.append((start, len(text), sign[2]))
        else:
            never.append((start, len(text)))
        at = sign.end()
    return Case(text + line[at:], tuple(must), tuple(never))


def _around(match: Match, span: Span) -> bool:
    return match.start <= span[0] and span[1] <= match.end


def _overlaps(match: Match, span: Span) -> bool:
    return match.start < span[1] and span[0] < match.end
