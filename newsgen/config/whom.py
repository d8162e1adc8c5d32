"""Whom to tell, by settings that may be wrong anywhere: that they are is what people must hear of."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from newsgen import plain, toml
from newsgen.config.places import Notify
from newsgen.config.whole import FILENAME, LARGEST

_HEADER = re.compile(r"[ \t]*\[[ \t]*notify\b")
_ANY_HEADER = re.compile(r"[ \t]*\[")


def notify_of(path: Path | None = None) -> Notify:
    """Return ``[notify]`` of the settings at ``path``, whatever else stands there.

    Of a table that is wrong itself, what can be used is; nobody where nothing can.
    """
    try:
        raw = plain.read_bytes(path or Path(FILENAME), LARGEST)
    except OSError:
        return Notify()
    given = toml.parse(toml.readable(raw)[0]).get("notify") or _line_by_line(raw)
    return _usable(given) if isinstance(given, dict) else Notify()


def _line_by_line(raw: bytes) -> dict[str, Any]:
    """Return what can be read of a table that is no TOML as a whole: the lines that are some."""
    given: dict[str, Any] = {}
    for line in _lines(raw.decode("utf-8-sig", errors="replace").splitlines()):
        try:
            given |= toml.parse(line)
        except toml.Malformed:
            continue
    return given


def _lines(lines: list[str]) -> Iterator[str]:
    after = itertools.dropwhile(lambda line: not _HEADER.match(line), lines)
    return itertools.takewhile(lambda line: not _ANY_HEADER.match(line), itertools.islice(after, 1, None))


def _usable(given: dict[str, Any]) -> Notify:
    """Return the settings with what is wrong left out: a way of telling that is whole stays."""
    given = {key: value for key, value in given.items() if key in Notify.__struct_fields__}
    mail = {key: value for key, value in given.items() if key != "url"}
    hook = {key: value for key, value in given.items() if key == "url"}
    for kept in (given, hook, mail):
        try:
            return msgspec.convert(kept, Notify)
        except msgspec.ValidationError:
            continue
    return Notify()
