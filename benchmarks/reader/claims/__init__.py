"""Whether what an article claims in words is true, by the raw closes alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from benchmarks.reader.claims import (
    clash,
    highs,
    industries,
    money,
    moves,
    paths,
    ranks,
    records,
    rest,
    states,
    turns,
    views,
    width,
)
from benchmarks.reader.claims.claim import SAME, Claim, Line
from benchmarks.reader.claims.clauses import period
from benchmarks.reader.claims.closes import Closes
from benchmarks.reader.claims.listed import companies
from benchmarks.reader.claims.subjects import Namer

__all__ = ["Claim", "Closes", "Line", "Namer", "claims_of", "companies", "lines_of", "skipped_industries"]

JUDGES = (
    moves.judged,
    records.judged,
    records.runs,
    highs.ever,
    highs.counted,
    highs.of_year,
    highs.levels,
    states.judged,
    states.eve,
    states.year,
    states.back,
    states.tens,
    money.worth,
    money.points,
    money.shares,
    paths.judged,
    ranks.judged,
    width.breadth,
    width.small,
    width.sectors,
    industries.judged,
)
WIDTH = (states.judged, states.year, width.breadth, width.small, width.sectors, money.shares, views.judged)
_HEADS = frozenset({"headline", "deck", "summary", "subhead"})


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


def _with_periods(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines with what 같은 기간 means in each: the span that was named last, in its own words or before."""
    place = named = ""
    for line in lines:
        named = named if line.place == place else ""
        own = period(line.text.partition(SAME)[0])
        yield line._replace(same=own or named or line.same)
        place, named = line.place, period(line.text) or named


def claims_of(
    sentences: Iterable[tuple[str, str]], day: dt.date, edition: str, closes: Closes, namer: Namer
) -> list[Claim]:
    """Return every claim of an article that one of the judges knows, in the order of the print."""
    span = "week" if edition == "us-week" else "day"
    found: list[Claim] = []
    lines = list(_with_periods(lines_of(sentences)))
    for line in lines:
        if line.place == "ahead":
            continue
        if line.is_lost:
            found.append(Claim("period", False, line.text, "no period was named before", line.place))
        for judge in WIDTH if line.place == "view" else JUDGES:
            found += judge(line, day, closes, namer, span)
    for over_all in (clash.judged, turns.judged, rest.judged):
        found += over_all(lines, day, closes, namer, span)
    return list(dict.fromkeys(found))


def skipped_industries(
    sentences: Iterable[tuple[str, str]], day: dt.date, edition: str, closes: Closes
) -> list[str]:
    """Return the large industries that went further than those of which an article tells, and are not told."""
    return industries.skipped(lines_of(sentences), day, closes, "week" if edition == "us-week" else "day")
