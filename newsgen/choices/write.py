"""A choice written into the text of a file: what else stands there, comments too, is kept as it is."""

from __future__ import annotations

from collections.abc import Iterable

import tomlkit
from tomlkit.items import Table

from newsgen.choices.choices import Line
from newsgen.choices.read import ITEMS, LINES
from newsgen.errors import UsageProblem


def with_items(toml: str, table: str, items: Iterable[str], by: str) -> str:
    """Return a file's text with some items pinned or left out (``table``), and in no other table."""
    document = tomlkit.parse(toml)
    for item in items:
        _remove(document, item)
        _table(document, table)[item] = by
    return tomlkit.dumps(document)


def with_line(toml: str, table: str, line: Line) -> str:
    """Return a file's text with a headline or a deck taken."""
    document = tomlkit.parse(toml)
    own = _table(document, table)
    own.update({"key": line.key, "by": line.by, "text": line.text})
    return tomlkit.dumps(document)


def without(toml: str, items: Iterable[str]) -> str:
    """Return a file's text without what was chosen of some items, or of ``headline`` or ``deck``."""
    document = tomlkit.parse(toml)
    for item in items:
        if item in LINES:
            document.pop(item, None)
        else:
            _remove(document, item)
    return tomlkit.dumps(document)


def _table(document: tomlkit.TOMLDocument, name: str) -> Table:
    """Return a table of a document, made where there is none."""
    if name not in document:
        made = tomlkit.table()
        if name in ITEMS:
            made.comment(ITEMS[name])
        document.append(name, made)
    found = document[name]
    if not isinstance(found, Table):
        raise UsageProblem(f"[{name}]이 표가 아닙니다. 파일에서 그 줄을 지우십시오.")
    return found


def _remove(document: tomlkit.TOMLDocument, item: str) -> None:
    """Take an item out of whatever table it stands in; a table that has none left goes too."""
    for name in ITEMS:
        table = document.get(name)
        if isinstance(table, Table) and item in table:
            table.remove(item)
            if not table:
                document.remove(name)
