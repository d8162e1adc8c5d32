"""Adding a term to the file of its category, as an editor would type it."""

from __future__ import annotations

import datetime as dt
import json
import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from newsgen import plain
from newsgen.errors import GlossaryProblem
from newsgen.finding import Finding, InFile, Severity
from newsgen.glossary.folder import content, files
from newsgen.glossary.lint import lint_files
from newsgen.glossary.load import Unreadable, parse
from newsgen.glossary.term import Term

_ORDER = (
    *("id", "title", "english", "others", "abbreviation", "aliases", "asked", "definition", "more"),
    *("left", "right", "not", "near", "told", "national", "see", "level", "mark", "pronounced"),
    *("checked", "source", "link", "valid", "changed"),
)


def categories(folder: Path) -> dict[str, Path]:
    """Return the files of a glossary by the category that each states; what is no TOML is left out."""
    found: dict[str, Path] = {}
    for path in files(folder):
        try:
            found[str(parse(content(path)).get("category", path.stem))] = path
        except (Unreadable, OSError):
            continue
    return found


def add(
    folder: Path, category: str, entry: dict[str, Any], today: dt.date, base: Iterable[Term] = ()
) -> Path:
    """Append a ``[[term]]`` of these fields to the file of a category and return the file.

    What stands there is kept to the letter. GlossaryProblem, with nothing written, where the category is
    unknown or the term breaks a rule of the glossary. ``base`` are the terms that stand behind the folder's.
    """
    known = categories(folder)
    path = known.get(category) or next((path for path in known.values() if path.stem == category), None)
    if path is None:
        raise GlossaryProblem(f"‘{category}’ 갈래가 없습니다. 쓸 수 있는 갈래: {', '.join(known)}.")
    contents = {each.name: content(each) for each in files(folder)}
    behind = list(base)
    before = set(_wrong(contents, today, behind))
    contents[path.name] = _appended(contents[path.name], entry)
    new = [problem for problem in _wrong(contents, today, behind) if problem not in before]
    if new:
        raise GlossaryProblem(f"넣지 않았습니다. {' '.join(dict.fromkeys(each.message for each in new))}")
    _replace(path, contents[path.name])
    return path


def _wrong(contents: dict[str, bytes], today: dt.date, base: list[Term]) -> list[Finding[InFile]]:
    """Return what keeps files from being used; what an editor has yet to look at is no such thing."""
    return [found for found in lint_files(contents, today, base) if found.severity is Severity.WRONG]


def _appended(raw: bytes, entry: dict[str, Any]) -> bytes:
    """Return a file with one more table at its end, in the line ends that the file has."""
    newline = "\r\n" if b"\r\n" in raw else "\n"
    lines = ["", "[[term]]", *(f"{name} = {_literal(entry[name])}" for name in _ORDER if name in entry), ""]
    return raw.rstrip() + (newline + newline.join(lines)).encode()


def _literal(value: Any) -> str:
    """Return a value as TOML; its basic strings are JSON's."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{name} = {_literal(each)}' for name, each in value.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_literal, value))}]"
    return json.dumps(value)


def _replace(path: Path, body: bytes) -> None:
    """Write beside, then rename: a reader sees the old file or the new one."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(path.stat().st_mode)
        beside.replace(path)
    except OSError as error:
        raise GlossaryProblem(
            f"{path}: 쓸 수 없습니다({plain.reason(error)}). 권한과 남은 공간을 확인하십시오."
        ) from error
    finally:
        beside.unlink(missing_ok=True)
