"""A log for machines: one line of JSON an event, added whole or not at all."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

from newsgen.errors import OutputProblem


class Journal:
    """Adds events to a file; without a path, to nothing."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def write(self, event: str, **fields: object) -> None:
        """Add an event; OutputProblem where the file cannot be written."""
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
            raise OutputProblem(
                f"{self._path}: 기록을 쓸 수 없습니다({error.strerror}). 권한을 확인하십시오."
            ) from error
