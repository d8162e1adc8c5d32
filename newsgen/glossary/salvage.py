"""A glossary in which something is broken: every term that can be read, and in Korean what was left out.

An article can do without a term; it cannot wait for who mends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from newsgen import plain, toml
from newsgen.errors import GlossaryProblem
from newsgen.glossary import checks
from newsgen.glossary.folder import content, files
from newsgen.glossary.term import Term
from newsgen.toml.places import Places

_TOLD = 3
"""Faults told one by one for each file."""
_LEFT_OUT = "이 용어를 뺐습니다."


class Salvaged(NamedTuple):
    """What could be read of a glossary."""

    terms: list[Term]
    left_out: list[str]
    """Korean, a line each: file, line, what is wrong and what the article does without."""


class _Read(NamedTuple):
    """A term that could be read, and where: its table's number among those of its file."""

    file: Path
    table: int
    places: Places
    term: Term


class _Fault(NamedTuple):
    file: Path
    line: int
    told: str


def salvaged(folder: Path, base: Iterable[Term] = ()) -> Salvaged:
    """Return the terms of a folder that can be used, and what is wrong with the others.

    ``base`` are the terms that stand behind them and may be referred to.
    """
    try:
        paths = files(folder)
    except GlossaryProblem as error:
        return Salvaged([], [f"{error} 용어를 풀이하지 않았습니다."])
    found = [each for path in paths for each in _of_file(path)]
    faults = [each for each in found if isinstance(each, _Fault)]
    kept, between = _apart([each for each in found if isinstance(each, _Read)])
    faults += between
    terms, nowhere = _referring(kept, [term.id for term in base])
    # A reference to what was left out is no fault of its own.
    return Salvaged(terms, _lines(faults or nowhere))


def _of_file(path: Path) -> Iterator[_Read | _Fault]:
    """Yield the terms of a file and its faults."""
    try:
        text, broken = toml.readable(content(path))
    except OSError as error:
        yield _Fault(path, 0, f"읽을 수 없습니다({plain.reason(error)}). 이 파일의 용어를 모두 뺐습니다.")
        return
    for each in broken:
        yield _Fault(path, each.line, f"TOML 문법에 맞지 않습니다({each}). {_LEFT_OUT}")
    tables, places = toml.parse(text), Places(text)
    category = tables.get("category")
    if not isinstance(category, str) or not category.strip():
        category = path.stem
    for fault in checks.of_file(tables) if not broken else ():
        yield _Fault(path, places.of(0, fault.field).line, fault.message)
    entries = tables.get("term")
    for number, entry in enumerate(entries if isinstance(entries, list) else [], 1):
        made = _term(entry, category) if isinstance(entry, dict) else None
        if isinstance(made, Term):
            yield _Read(path, number, places, made)
        elif made:
            line = places.of(number, made.field, made.value).line
            yield _Fault(path, line, f"[[term]] {entry.get('id', '')}: {made.message} {_LEFT_OUT}")


def _term(entry: dict[str, Any], category: str) -> Term | checks.Fault:
    """Return the term of a table, or the first thing that is wrong with it."""
    try:
        term = checks.term_of(entry, category)
    except msgspec.ValidationError:
        return next(checks.of_table(entry))
    return next(checks.of_content(term), term)


def _apart(read: list[_Read]) -> tuple[list[_Read], list[_Fault]]:
    """Return the terms without those that claim what an earlier one has, and a fault for each of these."""
    lost: dict[int, _Fault] = {}
    for number, fault in checks.of_book((each.file.name, each.term) for each in read):
        if fault.field != "see":
            told = f"[[term]] {read[number].term.id}: {fault.message} {_LEFT_OUT}"
            lost.setdefault(number, _at(read[number], fault, told))
    return [each for number, each in enumerate(read) if number not in lost], list(lost.values())


def _referring(read: list[_Read], known: Iterable[str]) -> tuple[list[Term], list[_Fault]]:
    """Return the terms without references that lead nowhere, and a fault for each of these."""
    terms, faults = [each.term for each in read], []
    for number, fault in checks.of_book(((each.file.name, each.term) for each in read), known):
        term = terms[number]
        terms[number] = msgspec.structs.replace(
            term, see=tuple(one for one in term.see if one != fault.value)
        )
        faults.append(_at(read[number], fault, f"[[term]] {term.id}: {fault.message}"))
    return terms, faults


def _at(read: _Read, fault: checks.Fault, told: str) -> _Fault:
    return _Fault(read.file, read.places.of(read.table, fault.field, fault.value).line, told)


def _lines(faults: list[_Fault]) -> list[str]:
    """Tell the first faults of each file one by one, and how many more there are."""
    from newsgen.korean.particles import resolve  # noqa: PLC0415 - mostly nothing is wrong

    lines = []
    for file in dict.fromkeys(fault.file for fault in faults):
        own = sorted(fault for fault in faults if fault.file == file)
        name = f"용어집 {file.parent.name}/{file.name}"
        lines += [f"{name}{f' {one.line}행' if one.line else ''}: {resolve(one.told)}" for one in own[:_TOLD]]
        if own[_TOLD:]:
            lines.append(
                f"{name}: 그 밖에 {len(own) - _TOLD:,}곳이 더 있습니다. newsgen glossary lint로 보십시오."
            )
    return lines
