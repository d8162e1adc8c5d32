"""The tables, as Markdown, and where they stand in ``docs/check.md``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.check.cases import CLASSES
from benchmarks.check.judge import Score, classes

BEGIN, END = "<!-- measured: python -m benchmarks.check --write -->", "<!-- end of measured -->"
RECALL, OF_A_CLASS, PRECISION, SUGGESTIONS, PER_TEN = 0.90, 0.80, 0.95, 0.95, 1.0
"""What is asked."""


def tables(scores: Mapping[str, Score]) -> str:
    """Return the tables of some sets, a column a set."""
    return "\n".join([*_whole(scores), "", *_classes(scores)])


def _whole(scores: Mapping[str, Score]) -> Iterator[str]:
    every = scores.values()
    yield _row("", "asked", *scores)
    yield _row("---", *["---:"] * (1 + len(scores)))
    yield _row("texts (clean)", "", *(f"{one.texts} ({one.clean})" for one in every))
    yield _row("faults planted", "", *(str(one.planted.total()) for one in every))
    yield _row("recall", f">= {RECALL:.0%}", *(_percent(one.recall) for one in every))
    yield _row("classes under 80 %", "0", *(str(len(under(one))) for one in every))
    yield _row("precision", f">= {PRECISION:.0%}", *(_percent(one.precision) for one in every))
    yield _row("suggestions right", f">= {SUGGESTIONS:.0%}", *(_percent(one.suggestions) for one in every))
    ten = (f"{one.per_ten_clean:.1f}" if one.per_ten_clean is not None else "" for one in every)
    yield _row("false findings per 10 clean texts", f"<= {PER_TEN:.0f}", *ten)
    yield _row("hints (of a planted fault)", "", *(f"{one.hints} ({one.hints_true})" for one in every))
    yield _row("uncheckable lines", "", *(str(one.uncheckable) for one in every))


def _classes(scores: Mapping[str, Score]) -> Iterator[str]:
    yield _row("class of fault", *(f"{name}: found of planted" for name in scores))
    yield _row("---", *["---:"] * len(scores))
    for kind in classes(scores.values()):
        yield _row(CLASSES[kind], *(f"{one.found[kind]} of {one.planted[kind]}" for one in scores.values()))


def under(score: Score) -> list[str]:
    """Return the classes of which too little is found."""
    return [kind for kind in score.planted if (score.of_class(kind) or 0.0) < OF_A_CLASS]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.1f} %"


def write(path: Path, text: str) -> None:
    """Put the tables between their marks; at the end of a page that has none."""
    page = path.read_text(encoding="utf-8") if path.exists() else "# newsgen check, measured\n"
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        before, after = f"{page.rstrip()}\n\n", "\n"
    path.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")
