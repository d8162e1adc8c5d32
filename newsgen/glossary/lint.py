"""Everything that is wrong in a folder of terms, each with its file, line and column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from newsgen import plain
from newsgen.finding import Finding, InFile, Severity
from newsgen.glossary import advice, checks, style
from newsgen.glossary.folder import content, files
from newsgen.glossary.load import Unreadable, parse, text_of
from newsgen.glossary.own import overrides
from newsgen.glossary.term import Term
from newsgen.korean.particles import resolve
from newsgen.toml.places import Places


class _Entry(NamedTuple):
    """A term that could be read, and where."""

    file: str
    table: int
    places: Places
    term: Term


def lint(folder: Path, today: dt.date, base: Iterable[Term] = ()) -> list[Finding[InFile]]:
    """Return what is wrong in the terms of a folder, in the order in which it stands in the files.

    ``base`` are the terms before which they stand: what is taken from these is told, too.
    A file that is no TOML is told with its first fault and left at that; the others are read all the same.
    GlossaryProblem where there is no such folder.
    """
    found: dict[str, bytes] = {}
    unreadable = []
    for path in files(folder):
        try:
            found[path.name] = content(path)
        except OSError as error:
            told = f"읽을 수 없습니다({plain.reason(error)})."
            unreadable.append(_found("file", told, InFile(file=path.name, line=1, column=1)))
    return sorted(unreadable + lint_files(found, today, base), key=_order)


def lint_files(
    contents: dict[str, bytes], today: dt.date, base: Iterable[Term] = ()
) -> list[Finding[InFile]]:
    """Return what is wrong in files given by name and content."""
    problems: list[Finding[InFile]] = []
    entries: list[_Entry] = []
    for file, raw in contents.items():
        try:
            tables = parse(raw)
        except Unreadable as error:
            where = InFile(file=file, line=error.line, column=error.column)
            problems.append(_found("toml", str(error), where))
            continue
        places = Places(text_of(raw))
        for fault in checks.of_file(tables):
            problems.append(_problem(file, places.of(0, fault.field), "", fault))
        for number, table in enumerate(_tables(tables), 1):
            off = list(_faults(table))
            for fault in off:
                place = places.of(number, fault.field, fault.value)
                problems.append(_problem(file, place, str(table.get("id", "")), fault))
            if not off:
                entries.append(_Entry(file, number, places, checks.term_of(table, "")))
    return sorted({*problems, *_between(entries, today, list(base))}, key=_order)


def _between(entries: list[_Entry], today: dt.date, base: list[Term]) -> Iterator[Finding[InFile]]:
    """Yield what is wrong with terms that could be read: their style, and one beside the other.

    And what an editor should look at, though nothing is wrong: a warning.
    """
    terms = [entry.term for entry in entries]
    for entry in entries:
        for fault in style.of_term(entry.term, today):
            yield _of_entry(entry, fault)
        for fault in advice.of_term(entry.term, today):
            yield _of_entry(entry, fault, Severity.WARNING)
    known = [term.id for term in base]
    for number, fault in checks.of_book(((entry.file, entry.term) for entry in entries), known):
        yield _of_entry(entries[number], fault)
    for number, fault in advice.of_book(terms):
        yield _of_entry(entries[number], fault, Severity.WARNING)
    for number, fault in overrides(terms, base):
        yield _of_entry(entries[number], fault, Severity.NOTE)


def _tables(tables: dict[str, Any]) -> list[dict[str, Any]]:
    found = tables.get("term", [])
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def _faults(entry: dict[str, Any]) -> Iterator[checks.Fault]:
    """Yield what is wrong with one table: its fields, and where these are right their content."""
    off = list(checks.of_table(entry))
    yield from off
    if not off:
        yield from checks.of_content(checks.term_of(entry, ""))


def _of_entry(entry: _Entry, fault: checks.Fault, severity: Severity = Severity.WRONG) -> Finding[InFile]:
    place = entry.places.of(entry.table, fault.field, fault.value)
    return _problem(entry.file, place, entry.term.id, fault, severity)


def _problem(
    file: str,
    place: tuple[int, int],
    term: str,
    fault: checks.Fault,
    severity: Severity = Severity.WRONG,
) -> Finding[InFile]:
    line, column = place
    where = InFile(file=file, line=line, column=column, entry=term)
    return _found(fault.field or "term", fault.message, where, severity)


def _found(code: str, message: str, place: InFile, severity: Severity = Severity.WRONG) -> Finding[InFile]:
    """Return a finding; its code is the field that it is about."""
    return Finding(code=code, message=resolve(message), place=place, severity=severity)


def _order(finding: Finding[InFile]) -> tuple[InFile, str]:
    """Order findings as they stand in the files."""
    return finding.place, finding.message
