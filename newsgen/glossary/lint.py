"""Everything that is wrong in a folder of terms, each with its file, line and column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from newsgen.glossary import checks, style
from newsgen.glossary.load import Unreadable, files, parse, text_of
from newsgen.glossary.places import Places
from newsgen.glossary.term import Term


class Problem(NamedTuple):
    """One thing to put right; line and column count from 1."""

    file: str
    line: int
    column: int
    term: str
    """Id of the term, or empty where it has none yet."""
    message: str


class _Entry(NamedTuple):
    """A term that could be read, and where."""

    file: str
    table: int
    places: Places
    term: Term


def lint(folder: Path, today: dt.date) -> list[Problem]:
    """Return what is wrong in the terms of a folder, in the order in which it stands in the files.

    A file that is no TOML is told with its first fault and left at that; the others are read all the same.
    GlossaryProblem where there is no such folder.
    """
    found: dict[str, bytes] = {}
    unreadable = []
    for path in files(folder):
        try:
            found[path.name] = path.read_bytes()
        except OSError as error:
            unreadable.append(Problem(path.name, 1, 1, "", f"읽을 수 없습니다({error.strerror})."))
    return sorted(unreadable + lint_files(found, today))


def lint_files(contents: dict[str, bytes], today: dt.date) -> list[Problem]:
    """Return what is wrong in files given by name and content."""
    problems: list[Problem] = []
    entries: list[_Entry] = []
    for file, raw in contents.items():
        try:
            tables = parse(raw)
        except Unreadable as error:
            problems.append(Problem(file, error.line, error.column, "", str(error)))
            continue
        places = Places(text_of(raw))
        for fault in checks.of_file(tables):
            problems.append(Problem(file, *places.of(0, fault.field), "", fault.message))
        for number, table in enumerate(_tables(tables), 1):
            off = list(_faults(table))
            for fault in off:
                place = places.of(number, fault.field, fault.value)
                problems.append(Problem(file, *place, str(table.get("id", "")), fault.message))
            if not off:
                entries.append(_Entry(file, number, places, checks.term_of(table, "")))
    return sorted({*problems, *_between(entries, today)})


def _between(entries: list[_Entry], today: dt.date) -> Iterator[Problem]:
    """Yield what is wrong with terms that could be read: their style, and one beside the other."""
    for entry in entries:
        for fault in style.of_term(entry.term, today):
            yield _problem(entry, fault)
    for number, fault in checks.of_book((entry.file, entry.term) for entry in entries):
        yield _problem(entries[number], fault)


def _tables(tables: dict[str, Any]) -> list[dict[str, Any]]:
    found = tables.get("term", [])
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def _faults(entry: dict[str, Any]) -> Iterator[checks.Fault]:
    """Yield what is wrong with one table: its fields, and where these are right their content."""
    off = list(checks.of_table(entry))
    yield from off
    if not off:
        yield from checks.of_content(checks.term_of(entry, ""))


def _problem(entry: _Entry, fault: checks.Fault) -> Problem:
    place = entry.places.of(entry.table, fault.field, fault.value)
    return Problem(entry.file, *place, entry.term.id, fault.message)
