"""The codes by which ``newsgen check`` tells its findings, settings switch and texts ask for silence."""

from __future__ import annotations

from typing import Literal, get_args

Code = Literal[
    "arithmetic", "bound", "bp", "bracket", "cardinality", "change", "dateline", "day", "direction",
    "flow", "flow-direction", "flow-who", "level", "line", "meeting", "name", "no-session", "not-public",
    "odds", "office", "particle", "percent-point", "points", "quotation-mark", "record", "relation",
    "release", "separator", "since", "spelling", "streak", "strong-word", "style", "subject",
    "target-range", "term", "unit", "weekday", "worth", "year",
]  # fmt: skip
CODES: tuple[Code, ...] = get_args(Code)
"""All of them, by name; docs/check.md says what each finds."""
