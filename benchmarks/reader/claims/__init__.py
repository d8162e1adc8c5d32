"""Whether what an article claims in words is true, by the raw closes alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from benchmarks.reader.claims import moves, records, states, width
from benchmarks.reader.claims.claim import Claim, Line
from benchmarks.reader.claims.closes import Closes
from benchmarks.reader.claims.subjects import Namer

__all__ = ["Claim", "Closes", "Line", "Namer", "claims_of", "lines_of"]

JUDGES = (moves.judged, records.judged, records.runs, records.highs, states.judged, states.eve, states.year, width.breadth, width.small, width.sectors)
WIDTH = (width.breadth, width.small, width.sectors)
_HEADS = frozenset({"headline", "deck", "summary", "subhead"})
_CUT = re.compile(r"…|,\s(?=[^ ]+\s)")


def lines_of(sentences: Iterable[tuple[str, str]]) -> Iterator[Line]:
    """Yield sentences as the judges read them: a headline in its pieces."""
    for place, text in sentences:
        if place not in _HEADS:
            yield Line(place, text)
            continue
        for piece in text.split("…"):
            parts = piece.split(", ")
            while len(parts) > 1 and " " not in parts[0]:
                parts[:2] = [f"{parts[0]}, {parts[1]}"]
            for part in parts:
                yield Line(place, part)


def claims_of(
    sentences: Iterable[tuple[str, str]], day: dt.date, edition: str, closes: Closes, namer: Namer
) -> list[Claim]:
    """Return every claim of an article that one of the judges knows, in the order of the print."""
    span = "week" if edition == "us-week" else "day"
    found: list[Claim] = []
    for line in lines_of(sentences):
        if line.place == "ahead":
            continue
        for judge in WIDTH if line.place == "view" else JUDGES:
            found += judge(line, day, closes, namer, span)
    return found
