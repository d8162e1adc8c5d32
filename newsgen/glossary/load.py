"""Reading the terms from TOML, with one Korean line for whatever an editor got wrong.

A file is a category: ``category = "지수"`` once at its head, then one ``[[term]]`` table a term.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from newsgen import plain, toml
from newsgen.errors import GlossaryProblem
from newsgen.glossary import checks
from newsgen.glossary.folder import content, files
from newsgen.glossary.term import Term


class Unreadable(Exception):
    """Bytes that are no TOML in UTF-8, with the line and the column (from 1) where that shows."""

    def __init__(self, line: int, column: int, reason: str) -> None:
        super().__init__(reason)
        self.line, self.column = line, column


def read_terms(folder: Path, base: Iterable[Term] = ()) -> list[Term]:
    """Read the terms of a folder, in the order of its files; GlossaryProblem where one is off.

    ``base`` are the terms that stand behind them and may be referred to.
    """
    entries = read_folder(folder)
    known = [term.id for term in base]
    for number, fault in checks.of_book(((path.name, term) for path, term in entries), known):
        path, term = entries[number]
        raise GlossaryProblem(f"{path.name} [[term]] {term.id}: {fault.message}")
    return [term for _, term in entries]


def read_folder(folder: Path) -> list[tuple[Path, Term]]:
    """Read every ``*.toml`` of ``folder``, in the order of the names; a term comes with its file."""
    return [(path, term) for path in files(folder) for term in read_file(path)]


def read_file(path: Path) -> list[Term]:
    """Read the terms of one file."""
    try:
        tables = parse(content(path))
    except OSError as error:
        raise GlossaryProblem(f"{path.name}: 읽을 수 없습니다({plain.reason(error)}).") from error
    except Unreadable as error:
        raise GlossaryProblem(f"{path.name} {error.line}행: {error}") from error
    _refuse(path.name, checks.of_file(tables))
    return [_term(path, number, entry, tables) for number, entry in enumerate(tables.get("term", []), 1)]


def parse(raw: bytes) -> dict[str, Any]:
    """Return the tables of a file; Unreadable where there is none to speak of."""
    try:
        return toml.parse(text_of(raw))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        raise Unreadable(line, column, "UTF-8이 아닌 글자가 있습니다. UTF-8로 저장하십시오.") from error
    except toml.Malformed as error:
        raise Unreadable(
            error.line or 1, error.column or 1, f"TOML 문법에 맞지 않습니다({error})."
        ) from error


def text_of(raw: bytes) -> str:
    """Return the text of a file, whichever way its editor ends lines."""
    return raw.decode("utf-8-sig").replace("\r\n", "\n")


def _term(path: Path, number: int, entry: dict[str, Any], tables: dict[str, Any]) -> Term:
    """Make a term of one table; GlossaryProblem says the first thing that is wrong with it."""
    where = f"{path.name} [[term]] {entry.get('id') or f'{number}번째'}"
    try:
        term = checks.term_of(entry, tables["category"])
    except msgspec.ValidationError:
        _refuse(where, checks.of_table(entry))
        raise
    _refuse(where, checks.of_content(term))
    return term


def _refuse(where: str, faults: Iterator[checks.Fault]) -> None:
    for fault in faults:
        raise GlossaryProblem(f"{where}: {fault.message}")
