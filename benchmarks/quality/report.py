"""The report: ``docs/quality.md``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.quality.language import GROUPS, oddest
from benchmarks.quality.made import Reading
from benchmarks.quality.table import Row, rows

HEAD = """# How the articles read

{counts}, of all recorded sessions, beside figures measured on Korean wraps of New York by people.
A reader that knows nothing of how articles are written counts them (`benchmarks/reader`); it reads the raw
closes by itself. What is said of events (reports, filings, minutes, closures, other markets)
it holds against the recorded files (`benchmarks/reader/events`); a named mover counts from 10 billion dollars
and a move of 3 %. Made by `make quality`; do not edit.

Read are lead and paragraphs; headline, deck, summary and subheads count for figures told again. 시장 읽기,
which concludes from the day's facts, counts in the rows that say so alone; glossary and sources are left out.
*Asked* is what we ask of ourselves.
"""


SEOUL = (
    "People's figures are of thirty closing wraps of 2023 to 2026. Numbers and claims in words are held "
    "against the recorded files by the tests (`tests/test_seoul_*.py`)."
)


def report(readings: Mapping[str, Sequence[Reading]], seoul: Sequence[Row] = ()) -> str:
    """Return the report on the articles of some editions as Markdown, Seoul's table at its end."""
    counts = ", ".join(
        f"{sum(bool(one.texture) for one in some)} articles of `{edition}` ({some[0].day} to {some[-1].day})"
        for edition, some in readings.items()
    )
    lines = [HEAD.format(counts=counts)]
    for edition, some in readings.items():
        lines += _table(edition, rows(some))
    daily = [each for each in next(iter(readings.values())) if each.texture]
    for title, measure in GROUPS.items():
        lines += [f"| {title} | newsgen | people |", "|---|---|---|"]
        lines += [f"| {row.name} | {row.ours} | {row.human} |" for row in measure(daily)]
        lines.append("")
    if seoul:
        title, blank, *table = _table("kr-close", seoul)
        lines += [title, blank, SEOUL, blank, *table]
    patterns = oddest(daily)
    if patterns:
        lines += ["The sentence patterns that kiwipiepy finds least likely, for a person to read:", ""]
        lines += [f"{number}. {pattern}" for number, pattern in enumerate(patterns, 1)]
        lines.append("")
    return "\n".join(lines)


def _table(edition: str, found: Sequence[Row]) -> Iterator[str]:
    yield f"## {edition}"
    yield ""
    yield "| measure | newsgen | people | asked | worst |"
    yield "|---|---|---|---|---|"
    for row in found:
        short = "" if row.met in {True, None} else " (not met)"
        yield f"| {row.name} | {row.printed} | {row.people} | {row.asked}{short} | {row.worst} |"
    yield ""
