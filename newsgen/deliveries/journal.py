"""A log for machines: one line of JSON an event, added whole or not at all."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newsgen import plain

_TAIL = 1 << 18
"""Bytes at the end of a log that are read back: some mornings."""


class Journal:
    """Adds events to a file; without a path, to nothing.

    A file that cannot be written holds up no article: ``tell`` hears of it once.
    """

    def __init__(self, path: Path | None, tell: Callable[[str], object] = lambda _: None) -> None:
        self._path = path
        self._tell = tell

    def write(self, event: str, **fields: object) -> None:
        """Add an event."""
        if self._path is None:
            return
        told = {"at": dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds"), "event": event, **fields}
        line = json.dumps(told, ensure_ascii=False, default=str).encode() + b"\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
            try:
                os.write(file, line)  # one call: lines of two processes never mix
            finally:
                os.close(file)
        except OSError as error:
            self._tell(f"{self._path}: 기록을 쓸 수 없습니다({plain.reason(error)}). 권한을 확인하십시오.")
            self._path = None


def last(path: Path, article: str) -> dict[str, Any] | None:
    """Return the last event that a log tells of an article; None where it tells of none."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _TAIL))
            lines = file.read().splitlines()
    except OSError:
        return None
    return next((each for each in map(_event, reversed(lines)) if each.get("article") == article), None)


def _event(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:  # the first line may be cut
        return {}
    return found if isinstance(found, dict) else {}
