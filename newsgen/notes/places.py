"""On which line of a TOML file a table stands: the standard library's reader does not tell."""

from __future__ import annotations

import re
from typing import NamedTuple

_LONG = re.compile(r'""".*?"""|\'\'\'.*?\'\'\'', re.DOTALL)
"""A text of several lines, which may look like anything."""


def lines(toml: str, table: str) -> list[int]:
    """Return the lines of the headers ``[[table]]`` or ``[table]``, counted from 1, in their order."""
    bare = _LONG.sub(lambda found: "\n" * found[0].count("\n"), toml)
    header = re.compile(rf"[ \t]*\[{{1,2}}[ \t]*{re.escape(table)}[ \t]*\]{{1,2}}")
    return [at for at, line in enumerate(bare.splitlines(), 1) if header.match(line)]


class Place(NamedTuple):
    """Where a table stands."""

    line: int
    """0 where the headers do not tell it."""
    told: str
    """In Korean, as problems name it."""


def place(file: str, toml: str, table: str, index: int, count: int) -> Place:
    """Return the place of a table: which one of how many of its name."""
    found = lines(toml, table)
    line = found[index] if len(found) == count else 0
    ordinal = f" {index + 1}번째" if count > 1 else ""
    return Place(line, f"{file}{f' {line}행' if line else ''} [{table}]{ordinal}")
