"""Whom to tell, by settings that may be wrong elsewhere: that they are is what people must hear of."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from newsgen import plain
from newsgen.config.places import Notify
from newsgen.config.whole import FILENAME, LARGEST


def notify_of(path: Path | None = None) -> Notify:
    """Return ``[notify]`` of the settings at ``path``, whatever else stands there; nobody if it is no use."""
    try:
        given = tomllib.loads(plain.read_bytes(path or Path(FILENAME), LARGEST).decode("utf-8-sig"))
        return msgspec.convert(given.get("notify", {}), Notify)
    except (OSError, ValueError, RecursionError, msgspec.ValidationError):
        return Notify()
