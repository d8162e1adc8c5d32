"""One table of a TOML file changed, added or taken out: all that stands around it stays to the letter.

Of a table that is changed, too, what nobody changed stays as it was typed: the order of its keys, comments,
how its texts are quoted. Texts given and returned are those of whole files, already known to be TOML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from newsgen.toml.places import Places

_IDLE = re.compile(r"[ \t]*(?:#[^\n]*)?")
"""A line that says nothing: it belongs to what comes after it."""


class Stretch(NamedTuple):
    """Where a table stands in a text, from its head to the end of its last value's line."""

    start: int
    end: int


def stretches(text: str, table: str) -> list[Stretch]:
    """Return where the tables ``[[table]]`` (or ``[table]``) stand, each with the tables below it."""
    headers = Places(text).headers
    found: list[Stretch] = []
    for at, header in enumerate(headers):
        if header.name == table:
            after = (each.start for each in headers[at + 1 :] if not each.name.startswith(f"{table}."))
            found.append(Stretch(header.start, _filled(text, header.start, next(after, len(text)))))
    return found


def _filled(text: str, start: int, end: int) -> int:
    """Return the end of a stretch without the comments and empty lines that it ends in."""
    lines = re.split(r"(?<=\n)", text[start:end])
    while lines and _IDLE.fullmatch(lines[-1].rstrip("\r\n")):
        lines.pop()
    return start + sum(map(len, lines))


def changed(text: str, table: str, nth: int, values: Mapping[str, Any]) -> str:
    """Return a text whose table, the ``nth`` (from 0) of its name, has other values; None takes a key out.

    Keys that ``values`` does not name stay as they are.
    """
    import tomlkit  # noqa: PLC0415 - 30 ms, and only who writes needs it

    at = stretches(text, table)[nth]
    windows = "\r\n" in text
    document = tomlkit.parse(text[at.start : at.end].replace("\r\n", "\n"))
    rows: Any = document[table]
    row = rows[0] if isinstance(rows, list) else rows
    for key, value in values.items():
        if value is None:
            row.pop(key, None)
        elif key not in row or row[key].unwrap() != value:
            row[key] = _grown(row.get(key), _inline(value))
    told = tomlkit.dumps(document)
    return text[: at.start] + (told.replace("\n", "\r\n") if windows else told) + text[at.end :]


def _grown(old: Any, value: Any) -> Any:
    """Return a list as it was typed, less and more what it differs in; any other value as it is."""
    if not (isinstance(old, list) and isinstance(value, list)):
        return value
    kept = [each for each in old if each in value]  # by value: how an item is typed tells nothing
    if kept != value[: len(kept)]:
        return value
    for each in [each for each in old if each not in value]:
        old.remove(each)
    old.extend(value[len(kept) :])
    return old


def without(text: str, table: str, nth: int) -> str:
    """Return a text without one of its tables; comments above it stay."""
    at = stretches(text, table)[nth]
    rest = text[at.end :]
    gap = re.match(r"(?:[ \t]*\r?\n)*", rest)
    return text[: at.start] + rest[gap.end() if gap else 0 :]


def appended(text: str, table: str, values: Mapping[str, Any]) -> str:
    """Return a text with one more ``[[table]]`` at its end; a mapping in it stands in one line."""
    import tomlkit  # noqa: PLC0415 - as above

    row = tomlkit.table()
    for key, value in values.items():
        row[key] = _inline(value)
    rows = tomlkit.aot()
    rows.append(row)
    document = tomlkit.document()
    document.append(table, rows)
    return _joined(text, tomlkit.dumps(document).strip())


def headed(text: str, values: Mapping[str, Any]) -> str:
    """Return a text, where it is empty with these values at its head."""
    import tomlkit  # noqa: PLC0415 - as above

    return text or tomlkit.dumps(values)


def _inline(value: Any) -> Any:
    """Return a value as it is set within one line."""
    import tomlkit  # noqa: PLC0415 - as above

    if isinstance(value, Mapping):
        told = tomlkit.inline_table()
        told.update(value)
        return told
    if isinstance(value, list | tuple):
        row = tomlkit.array()
        row.extend(_inline(each) for each in value)
        return row
    return value


def _joined(text: str, more: str) -> str:
    """Return a text with another behind it, an empty line between, in the line ends that the text has."""
    newline = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text else newline if text.endswith("\n") else newline * 2
    return text + gap + more.replace("\n", newline) + newline
