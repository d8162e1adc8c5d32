"""The parts of a session: what its hours are called, of whole sessions and of those that end early."""

from __future__ import annotations

from typing import Literal

Phase = Literal["early", "morning", "afternoon", "end"]


def phase(at: str, opens: str, ends: str) -> Phase:
    """Return in what part of the session a quarter of an hour lies that begins at ``at``.

    ``opens`` and ``ends`` are times by the same clock (``09:30``); the first hour is early, the last the end.
    """
    minute, first, last = map(minutes, (at, opens, ends))
    if minute < first + 60:
        return "early"
    if minute >= last - 60:
        return "end"
    return "morning" if minute < 12 * 60 else "afternoon"


def edges(at: str, opens: str, ends: str) -> tuple[str, ...]:
    """Return ``opening`` of the first half hour, ``closing`` of the last quarter, ``noon`` of its hour.

    Words name these; what is of the last hour is not noon.
    """
    minute, first, last = map(minutes, (at, opens, ends))
    if minute < first + 30:
        return ("opening",)
    if minute >= last - 15:
        return ("closing",)
    return ("noon",) if minute // 60 == 12 and minute < last - 60 else ()


def minutes(clock: str) -> int:
    """Return a time of the day (``09:30``) in minutes."""
    return int(clock[:2]) * 60 + int(clock[3:])
