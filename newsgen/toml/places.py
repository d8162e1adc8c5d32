"""Where the keys of a TOML file stand, which its parser does not tell.

Only for documents that have been parsed: what is wrong with one is not noticed here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsgen.reading import Lines, Place

_STRING = r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
_TOKEN = re.compile(
    rf"""
    ^[ \t]*(?P<header>\[\[?)[^\n]*?\]\]?[ \t\r]*(?:\#[^\n]*)?$
  | ^[ \t]*(?P<key>[A-Za-z0-9_-]+|{_STRING})[ \t]*=[ \t]*
  | \#[^\n]* | {_STRING} | (?P<opened>[\[{{]) | (?P<closed>[\]}}])
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


_NAME = re.compile(r"\[+[ \t]*(.*?)[ \t]*\]")


class Header(NamedTuple):
    """The head of a table."""

    name: str
    """As it is written between the brackets: ``term``, ``cms.desk``."""
    start: int
    """Where its line's first bracket stands, in characters."""


class Places:
    """The keys of a document, by table: 0 is what stands before the first, 1 the first, and so on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)
        self.headers: list[Header] = []
        """The heads of its tables, in their order."""
        self._tables: list[int] = [0]
        self._keys: list[dict[str, tuple[int, int]]] = [{}]
        self._read()

    def of(self, table: int, key: str = "", value: str = "") -> Place:
        """Return where a value of a key stands, else the key, else the head of its table."""
        if key not in self._keys[table]:
            return self._lines.place(self._tables[table])
        start, end = self._keys[table][key]
        quoted = [self._text.find(mark + value, start, end) for mark in "\"'"] if value else []
        return self._lines.place(min((found for found in quoted if found >= 0), default=start))

    def keys(self, table: int) -> dict[str, Place]:
        """Return the keys of a table, each with where it stands."""
        return {key: self._lines.place(start) for key, (start, _) in self._keys[table].items()}

    def _read(self) -> None:
        """Go through the document; brackets of a list that is open are no tables."""
        depth = at = 0
        last: str | None = None
        while token := _TOKEN.search(self._text, at):
            at = token.end()
            if depth and (token["header"] or token["key"]):
                at = token.start("header" if token["header"] else "key")
                at, depth = self._inside(at, depth)
                continue
            if token["header"] or token["key"]:
                self._close(last, token.start())
                last = self._open(token)
            depth += bool(token["opened"]) - bool(token["closed"])
        self._close(last, len(self._text))

    def _inside(self, at: int, depth: int) -> tuple[int, int]:
        """Go past one bracket or string of a list that goes over several lines."""
        found = re.compile(rf"{_STRING}|[\[\]{{}}]|.", re.DOTALL).match(self._text, at)
        assert found is not None  # noqa: S101 - a token was found here
        word = found.group()
        return found.end(), depth + (word in "[{") - (word in "]}")

    def _open(self, token: re.Match[str]) -> str | None:
        if token["header"]:
            name = _NAME.match(self._text, token.start("header"))
            self.headers.append(Header(name[1] if name else "", token.start("header")))
            self._tables.append(token.start("header"))
            self._keys.append({})
            return None
        key = token["key"].strip("\"'")
        self._keys[-1][key] = (token.start("key"), token.end())
        return key

    def _close(self, key: str | None, end: int) -> None:
        """Let the value of the last key reach to where the next thing begins."""
        if key is not None:
            self._keys[-1][key] = (self._keys[-1][key][0], end)
