"""The sets: texts with planted faults, and clean ones. ``NAME.toml`` tells what is wrong in ``NAME.txt``.

    market = "us"                # --market of the check
    date = 2025-11-20            # --date of the check
    voice = "wrap"

    [[fault]]
    class = "level"
    text = "6,583.76"            # as it stands; nth = 2 where it stands more than once
    right = ["6,538.76"]         # what would be right there, any of these; empty where none has one answer
    why = "S&P500 closed at 6,538.76"

    [[fault.also]]               # another place that may be marked for the same fault, with its own right
    text = "..."
    right = []

A text without a fault is clean: whatever is called wrong in it is falsely called.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CLASSES = {
    "level": "level",
    "points": "points",
    "percent": "percent",
    "who": "who: another's figure",
    "when": "when: another day's or the week's figure",
    "direction": "direction",
    "bound": "bound word (넘게, 이상, 가까이, 미만)",
    "triple": "level, points and percent against each other",
    "unit": "bp, %p, %",
    "range": "target range",
    "odds": "probabilities over 100",
    "meeting": "meeting date",
    "count": "count against the names listed",
    "date": "date, weekday, holiday, hours",
    "early": "not public yet",
    "since": "since, record",
    "streak": "streak",
    "scale": "조·억·만, 원·달러",
    "particle": "particle",
    "quote": "open quotation mark or bracket",
    "separator": "missing separator in a list",
    "spelling": "two spellings of one name",
    "name": "another company's English, or a near miss",
    "unexplained": "term never explained",
    "stale": "stale year or session",
    "flows": "net buying",
    "style": "house style",
}
"""Class of fault: how the report calls it."""
OF_STYLE = frozenset({"particle", "quote", "separator", "spelling", "name", "unexplained", "style"})
"""Classes that a finding of kind ``style`` may find; a hint finds nothing but these."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A place of the text that a finding may mark for a fault: code points, end exclusive."""

    start: int
    end: int
    right: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What was planted; its first mark is where it was."""

    kind: str
    marks: tuple[Mark, ...]
    why: str


@dataclass(frozen=True, kw_only=True)
class Case:
    """A text, and all that is wrong in it."""

    name: str
    market: str
    date: dt.date
    voice: str
    path: Path
    text: str
    faults: tuple[Fault, ...]


def cases(folder: Path) -> list[Case]:
    """Return the texts of a folder by name; none where there is no folder."""
    return [_case(path) for path in sorted(folder.glob("*.toml"))]


def _case(path: Path) -> Case:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    beside = path.with_suffix(".txt")
    text = beside.read_bytes().decode("utf-8")
    return Case(
        name=path.stem,
        market=told["market"],
        date=told["date"],
        voice=told["voice"],
        path=beside,
        text=text,
        faults=tuple(_fault(text, each, path) for each in told.get("fault", [])),
    )


def _fault(text: str, told: Mapping[str, Any], path: Path) -> Fault:
    if told["class"] not in CLASSES:
        raise ValueError(f"{path}: no class {told['class']!r}")
    marks = tuple(_mark(text, each, path) for each in [told, *told.get("also", [])])
    return Fault(kind=told["class"], marks=marks, why=told["why"])


def _mark(text: str, told: Mapping[str, Any], path: Path) -> Mark:
    """Return where the n-th of its text stands; a text that stands more than once has to say which."""
    words, places = told["text"], []
    at = text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    if not places or (len(places) > 1 and "nth" not in told):
        raise ValueError(f"{path}: {words!r} stands {len(places)} times")
    start = places[told.get("nth", 1) - 1]
    return Mark(start=start, end=start + len(words), right=tuple(told["right"]))
