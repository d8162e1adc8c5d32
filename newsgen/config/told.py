"""Every setting with its value and where it comes from, for a page that shows them: none of it secret."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec

from newsgen import plain, toml
from newsgen.config import mistakes
from newsgen.config.whole import LARGEST, Config
from newsgen.toml.places import Places

_ADDRESS = re.compile(r"https?://\S+")
_HIDDEN = frozenset({("notify", "url")})
"""Addresses of which the host alone is told: whoever knows the rest may post there."""
DEFAULT = "기본값"
_EMPTY = '""'


class Setting(NamedTuple):
    """One setting."""

    name: str
    value: str
    """As TOML has it; empty where nothing is set."""
    origin: str
    """File and line, or ``DEFAULT``."""


class Table(NamedTuple):
    """The settings of one table."""

    name: str
    """``[cms.desk]``; empty of those that stand in none."""
    settings: tuple[Setting, ...]


class _File(NamedTuple):
    """The file of the settings: what it says, and where."""

    name: str
    given: Mapping[str, Any]
    lines: Mapping[tuple[str, int, str], int]
    """Line of a key by its table's name, which of that name, and the key."""

    def origin(self, path: mistakes.Path) -> str:
        """Return where a setting comes from."""
        found: Any = self.given
        for part in path:
            try:
                found = found[part]
            except (KeyError, IndexError, TypeError):
                return DEFAULT
        *above, last = path
        nth = next((part for part in reversed(above) if isinstance(part, int)), 0)
        table = ".".join(part for part in above if isinstance(part, str))
        line = self.lines.get((table, nth, str(last)))
        return f"{self.name} {line}행" if line else self.name


def told(config: Config, file: Path) -> list[Table]:
    """Return all settings of a configuration that was read from a file, or from none where there is none."""
    source = _read(file)
    found: dict[str, list[Setting]] = {}
    for path, value in _flat(config, ()):
        table, _, name = mistakes.place(path).rpartition(" ")
        found.setdefault(table, []).append(Setting(name, _shown(path, value), source.origin(path)))
    return [Table(name, tuple(rows)) for name, rows in found.items()]


def _read(file: Path) -> _File:
    try:
        text = plain.read_bytes(file, LARGEST).decode("utf-8-sig")
        given = toml.parse(text)
    except (OSError, UnicodeDecodeError, toml.Malformed):
        return _File(file.name, {}, {})
    places = Places(text)
    lines = {("", 0, key): place.line for key, place in places.keys(0).items()}
    seen: dict[str, int] = {}
    for number, header in enumerate(places.headers, 1):
        name = re.sub(r"[\s\"']", "", header.name)
        nth = seen[name] = seen.get(name, -1) + 1
        lines |= {(name, nth, key): place.line for key, place in places.keys(number).items()}
    return _File(file.name, given, lines)


def _flat(value: Any, path: mistakes.Path) -> Iterator[tuple[mistakes.Path, Any]]:
    """Yield each setting by its path, those that stand in no table first."""
    if isinstance(value, msgspec.Struct):
        pairs = [(field.encode_name, getattr(value, field.name)) for field in msgspec.structs.fields(value)]
    elif isinstance(value, Mapping):
        pairs = [*value.items()]
    else:
        pairs = []
    for name, each in sorted(pairs, key=lambda pair: _is_table(pair[1])):
        if isinstance(each, msgspec.Struct) or (isinstance(each, Mapping) and each):
            yield from _flat(each, (*path, name))
        elif _is_list_of_tables(each):
            for nth, row in enumerate(each):
                yield from _flat(row, (*path, name, nth))
        else:
            yield (*path, name), each


def _is_table(value: Any) -> bool:
    return isinstance(value, msgspec.Struct | Mapping) or _is_list_of_tables(value)


def _is_list_of_tables(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], msgspec.Struct)


def _shown(path: mistakes.Path, value: Any) -> str:
    """Return a value as TOML has it; of an address nothing that a key may stand in."""
    if value is None or value in ("", (), {}):
        return ""
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, str):
        hides = tuple(part for part in path if isinstance(part, str))[-2:] in _HIDDEN
        return json.dumps(_ADDRESS.sub(lambda found: _bare(found[0], hides), value), ensure_ascii=False)
    if isinstance(value, list | tuple | set | frozenset):
        return f"[{', '.join(_shown(path, each) or _EMPTY for each in value)}]"
    if isinstance(value, Mapping | msgspec.Struct):
        return json.dumps(msgspec.to_builtins(value), ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False, default=str)


def _bare(address: str, hides: bool) -> str:
    """Return an address without its query and user, or its host alone."""
    try:
        parts = urlsplit(address)
        where = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "…"
    rest = "/…" if hides else parts.path + ("?…" if parts.query else "")
    return f"{parts.scheme}://{where}{port}{rest}"
