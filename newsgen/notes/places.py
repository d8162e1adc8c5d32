"""On which line of a TOML file a table stands: the standard library's reader does not tell."""

from __future__ import annotations

import re

_LONG = re.compile(r'""".*?"""|\'\'\'.*?\'\'\'', re.DOTALL)
"""A text of several lines, which may look like anything."""


def lines(toml: str, table: str) -> list[int]:
    """Return the lines of the headers ``[[table]]`` or ``[table]``, counted from 1, in their order."""
    bare = _LONG.sub(lambda found: "\n" * found[0].count("\n"), toml)
    header = re.compile(rf"[ \t]*\[{{1,2}}[ \t]*{re.escape(table)}[ \t]*\]{{1,2}}")
    return [at for at, line in enumerate(bare.splitlines(), 1) if header.match(line)]


def place(file: str, toml: str, table: str, index: int, count: int) -> str:
    """Name a table's place in Korean; without a line where the headers do not tell it."""
    found = lines(toml, table)
    line = f" {found[index]}행" if len(found) == count else ""
    ordinal = f" {index + 1}번째" if count > 1 else ""
    return f"{file}{line} [{table}]{ordinal}"
