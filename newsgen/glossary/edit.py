"""Writing a term to the file of its category, as an editor would type it: a new one, or one that changed."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from newsgen import plain
from newsgen.errors import GlossaryProblem
from newsgen.finding import Finding, InFile, Severity
from newsgen.glossary.folder import content, files
from newsgen.glossary.lint import lint_files
from newsgen.glossary.load import Unreadable, parse
from newsgen.glossary.term import Term
from newsgen.resources import shipped
from newsgen.toml import tables

_ORDER = (
    *("id", "title", "english", "others", "abbreviation", "aliases", "forms", "asked", "definition", "more"),
    *("left", "right", "not", "near", "far", "told", "national", "see", "level", "mark", "pronounced"),
    *("checked", "source", "link", "valid", "changed"),
)
_TERM = "term"
ABSENT = ""
"""The state of a term that its folder does not have."""


class Proposed(NamedTuple):
    """A folder's file with a term in it, before it is written."""

    path: Path
    body: bytes
    findings: tuple[Finding[InFile], ...]
    """What lint says of the term: what is wrong, what to look at, what it takes from those shipped."""
    wrong: tuple[str, ...]
    """Korean, a line each: why it is not written; empty where it can be."""


def categories(folder: Path) -> dict[str, Path]:
    """Return the files of a glossary by the category that each states; what is no TOML is left out."""
    found: dict[str, Path] = {}
    for path in files(folder):
        try:
            found[str(parse(content(path)).get("category", path.stem))] = path
        except (Unreadable, OSError):
            continue
    return found


def file_of(folder: Path, category: str) -> Path:
    """Return the file of a category, by its name or the file's own; GlossaryProblem where there is none."""
    known = categories(folder)
    path = known.get(category) or next((path for path in known.values() if path.stem == category), None)
    if path is None:
        raise GlossaryProblem(f"‘{category}’ 갈래가 없습니다. 쓸 수 있는 갈래: {', '.join(known)}.")
    return path


def add(
    folder: Path, category: str, entry: dict[str, Any], today: dt.date, base: Iterable[Term] = ()
) -> Path:
    """Append a ``[[term]]`` of these fields to the file of a category and return the file.

    What stands there is kept to the letter. GlossaryProblem, with nothing written, where the category is
    unknown or the term breaks a rule of the glossary. ``base`` are the terms that stand behind the folder's.
    """
    path = file_of(folder, category)
    made = _proposed(folder, path, tables.appended(_text(path), _TERM, _ordered(entry)), entry, today, base)
    write(made)
    return path


def proposed(
    folder: Path, category: str, entry: Mapping[str, Any], today: dt.date, base: Iterable[Term] = ()
) -> Proposed:
    """Return the file of a folder with a term of these fields in it, and what lint says of that.

    A term that the folder has by its id is changed where it stands: None takes a field out, what is not named
    stays. Any other goes to the end of the file of its category, which is begun where there is none.
    GlossaryProblem where a file of the folder is no TOML.
    """
    found = _place(folder, str(entry["id"]))
    if found:
        path, nth = found
        text = tables.changed(_text(path), _TERM, nth, entry)
    else:
        path = categories(folder).get(category) or folder / f"{_file_named(category)}.toml"
        begun = tables.headed(_text(path) if path.exists() else "", {"category": category})
        text = tables.appended(begun, _TERM, _ordered(entry))
    return _proposed(folder, path, text, entry, today, base)


def state(folder: Path, identity: str) -> str:
    """Return a hash of a term as it stands in a folder; ``ABSENT`` where it does not."""
    found = _place(folder, identity)
    if found is None:
        return ABSENT
    text = _text(found[0])
    at = tables.stretches(text, _TERM)[found[1]]
    return hashlib.sha256(text[at.start : at.end].encode()).hexdigest()


def entry_of(term: Term) -> dict[str, Any]:
    """Return a term as the fields of its table: what is not said is not there."""
    usual = {field.encode_name: field.default for field in msgspec.structs.fields(Term)}
    told = _said(msgspec.to_builtins(term, builtin_types=(dt.date,)))
    return {name: value for name, value in told.items() if name != "category" and value != usual[name]}


def _said(value: Any) -> Any:
    """Return a value without what is empty in it."""
    if isinstance(value, dict):
        return {name: _said(each) for name, each in value.items() if each is not None and each != ()}
    return [_said(each) for each in value] if isinstance(value, list | tuple) else value


def write(made: Proposed) -> None:
    """Write a file; GlossaryProblem, with nothing written, where something is wrong or the disk says no."""
    if made.wrong:
        raise GlossaryProblem(f"넣지 않았습니다. {' '.join(made.wrong)}")
    _replace(made.path, made.body)


def _proposed(
    folder: Path, path: Path, text: str, entry: Mapping[str, Any], today: dt.date, base: Iterable[Term]
) -> Proposed:
    contents = {each.name: content(each) for each in files(folder)}
    behind = list(base)
    before = {each.message for each in _wrong(lint_files(contents, today, behind))}
    contents[path.name] = text.encode()
    found = lint_files(contents, today, behind)
    wrong = dict.fromkeys(each.message for each in _wrong(found) if each.message not in before)
    own = tuple(each for each in found if each.place.file == path.name and each.place.entry == entry["id"])
    return Proposed(path, contents[path.name], own, tuple(wrong))


def _place(folder: Path, identity: str) -> tuple[Path, int] | None:
    """Return the file and the number of the table that has an id; GlossaryProblem where one is no TOML."""
    for path in files(folder):
        try:
            rows = parse(content(path)).get(_TERM, [])
        except (Unreadable, OSError) as error:
            raise GlossaryProblem(f"{path.name}: 읽을 수 없어 고치지 않습니다. {error}") from error
        for nth, row in enumerate(rows if isinstance(rows, list) else []):
            if isinstance(row, dict) and row.get("id") == identity:
                return path, nth
    return None


def _file_named(category: str) -> str:
    """Return what the file of a category is called: as the one that is shipped, else ``own``."""
    known = categories(shipped("glossary"))
    return known[category].stem if category in known else "own"


def _text(path: Path) -> str:
    """Return the text of a file with its line ends; GlossaryProblem where it cannot be read."""
    try:
        return content(path).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GlossaryProblem(f"{path.name}: 읽을 수 없어 고치지 않습니다.") from error


def _ordered(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {name: entry[name] for name in _ORDER if entry.get(name) is not None}


def _wrong(found: Iterable[Finding[InFile]]) -> Iterator[Finding[InFile]]:
    """Yield what keeps files from being used; what an editor has yet to look at is no such thing."""
    return (each for each in found if each.severity is Severity.WRONG)


def _replace(path: Path, body: bytes) -> None:
    """Write beside, then rename: a reader sees the old file or the new one."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    except OSError as error:
        raise GlossaryProblem(
            f"{path}: 쓸 수 없습니다({plain.reason(error)}). 권한과 남은 공간을 확인하십시오."
        ) from error
    finally:
        beside.unlink(missing_ok=True)
