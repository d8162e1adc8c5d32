"""What a checker found of what was planted.

A finding with verdict ``wrong`` finds a fault where all of these hold:

- its span overlaps a mark of the fault by a code point, or stands in the same sentence and holds a figure
  that the mark holds too;
- it is no longer than :data:`LONGEST`, so that nobody finds all by marking all;
- its kind may find the class: ``style`` and hints find the classes of style alone.

It counts for one fault, the one it overlaps most, so a fault has to be found by a finding of its own; several
findings of one fault count as one found, and none of them as false. Whatever finds no fault is false. A hint
is told, never counted as false.

A suggestion is judged by what it makes of the text: right where the text becomes the one that a mark's
``right`` makes of it (capitals and the ways to write %p apart). A fault without ``right`` judges none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.check.cases import CLASSES, OF_STYLE, Case, Fault, Mark

LONGEST = 120
"""Code points: a long sentence of a wrap (the 95th percentile of people's is 116)."""
_SENTENCE = re.compile(r"(?<=[가-힣”’\"])\.\s+|\n+")
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_PERCENTAGE_POINT = re.compile(r"%(?:포인트|p)")


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A finding of ``newsgen/check/v1``, as much of it as is judged."""

    code: str
    kind: str
    severity: str
    verdict: str
    start: int
    end: int
    message: str = ""
    suggestion: str | None = None

    @property
    def hint(self) -> bool:
        return self.severity == "hint"


@dataclass(kw_only=True)
class Score:
    """What was counted over some texts."""

    texts: int = 0
    clean: int = 0
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    true: int = 0
    false: int = 0
    false_in_clean: int = 0
    hints: int = 0
    hints_true: int = 0
    uncheckable: int = 0
    suggested: int = 0
    suggested_right: int = 0
    missed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    odd_suggestions: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float | None:
        return _share(self.found.total(), self.planted.total())

    @property
    def precision(self) -> float | None:
        return _share(self.true, self.true + self.false)

    @property
    def suggestions(self) -> float | None:
        return _share(self.suggested_right, self.suggested)

    @property
    def per_ten_clean(self) -> float | None:
        return 10 * self.false_in_clean / self.clean if self.clean else None

    def of_class(self, kind: str) -> float | None:
        return _share(self.found[kind], self.planted[kind])


def judged(read: Iterable[tuple[Case, Sequence[Finding]]]) -> Score:
    """Return the score of what was found in some texts."""
    score = Score()
    for case, findings in read:
        _judge(case, findings, score)
    return score


def _judge(case: Case, findings: Sequence[Finding], score: Score) -> None:
    score.texts += 1
    score.clean += not case.faults
    score.planted.update(fault.kind for fault in case.faults)
    score.uncheckable += sum(finding.verdict != "wrong" for finding in findings)
    seen: set[int] = set()
    for finding in findings:
        if finding.verdict != "wrong":
            continue
        which = found(case, finding)
        if which is not None:
            seen.add(which)
            _suggestion(case, case.faults[which], finding, score)
        _count(case, finding, which is not None, score)
    for number, fault in enumerate(case.faults):
        if number in seen:
            score.found[fault.kind] += 1
        else:
            mark = fault.marks[0]
            score.missed.append(
                f"{case.name}: {fault.kind}: {case.text[mark.start : mark.end]} ({fault.why})"
            )


def _count(case: Case, finding: Finding, true: bool, score: Score) -> None:
    if finding.hint:
        score.hints += 1
        score.hints_true += true
    elif true:
        score.true += 1
    else:
        score.false += 1
        score.false_in_clean += not case.faults
        marked = case.text[finding.start : finding.end]
        score.alarms.append(f"{case.name}: {finding.code}: {marked}: {finding.message}")


def found(case: Case, finding: Finding) -> int | None:
    """Return which fault of the text a finding finds."""
    if not 0 <= finding.start < finding.end <= min(len(case.text), finding.start + LONGEST):
        return None
    best: tuple[int, int] | None = None
    for number, fault in enumerate(case.faults):
        if (finding.kind == "style" or finding.hint) and fault.kind not in OF_STYLE:
            continue
        shared = max(_shared(case.text, finding, mark) for mark in fault.marks)
        if shared >= 0 and (best is None or shared > best[0]):
            best = shared, number
    return best[1] if best else None


def _shared(text: str, finding: Finding, mark: Mark) -> int:
    """Return how many code points a finding shares with a mark, 0 for the same figure, -1 for nothing."""
    overlap = min(finding.end, mark.end) - max(finding.start, mark.start)
    if overlap > 0:
        return overlap
    if sentence(text, finding.start) != sentence(text, mark.start):
        return -1
    same = figures(text[finding.start : finding.end]) & figures(text[mark.start : mark.end])
    return 0 if same else -1


def sentence(text: str, at: int) -> int:
    """Return which sentence a place stands in; they end at a full stop after a word, and at a line's end."""
    return sum(end.end() <= at for end in _SENTENCE.finditer(text))


def figures(text: str) -> set[str]:
    """Return the figures of some words, without their separators."""
    return {each.replace(",", "") for each in _FIGURE.findall(text)}


def _suggestion(case: Case, fault: Fault, finding: Finding, score: Score) -> None:
    if finding.suggestion is None or not any(mark.right for mark in fault.marks):
        return
    made = _with(case.text, finding.start, finding.end, finding.suggestion)
    right = {_with(case.text, mark.start, mark.end, each) for mark in fault.marks for each in mark.right}
    score.suggested += 1
    if made in right:
        score.suggested_right += 1
    else:
        marked = case.text[finding.start : finding.end]
        score.odd_suggestions.append(
            f"{case.name}: {fault.kind}: {marked} -> {finding.suggestion} (right: {fault.marks[0].right})"
        )


def _with(text: str, start: int, end: int, words: str) -> str:
    """Return the text with other words in a place; capitals and ways to write %p make no difference."""
    return _PERCENTAGE_POINT.sub("%p", (text[:start] + words + text[end:]).lower())


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def classes(scores: Iterable[Score]) -> list[str]:
    """Return the classes that were planted, in their order."""
    planted = set().union(*(score.planted for score in scores))
    return [kind for kind in CLASSES if kind in planted]
