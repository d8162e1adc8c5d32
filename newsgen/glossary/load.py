"""Reading the terms from TOML, with one Korean line for whatever an editor got wrong.

A file is a category: ``category = "지수"`` once at its head, then one ``[[term]]`` table a term.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import msgspec

from newsgen.errors import GlossaryProblem
from newsgen.glossary.term import Term

_FIELDS = {field.encode_name: field for field in msgspec.structs.fields(Term)}
_REQUIRED = [name for name, field in _FIELDS.items() if field.required and name != "category"]
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BEGINS = re.compile(r"[가-힣A-Za-z0-9]")
_LINE = re.compile(r"at line (\d+)")
_FIELD = re.compile(r"at `\$\.(\w+)")


def read_folder(folder: Path) -> list[tuple[Path, Term]]:
    """Read every ``*.toml`` of ``folder``, in the order of the names; a term comes with its file."""
    if not folder.is_dir():
        raise GlossaryProblem(f"용어집 폴더가 없습니다: {folder}")
    return [(path, term) for path in sorted(folder.glob("*.toml")) for term in read_file(path)]


def read_file(path: Path) -> list[Term]:
    """Read the terms of one file."""
    tables = _parse(path)
    unknown = sorted(set(tables) - {"category", "term"})
    if unknown:
        raise GlossaryProblem(
            f"{path.name}: 모르는 항목 ‘{unknown[0]}’이(가) 있습니다. category와 [[term]]만 씁니다."
        )
    category = tables.get("category")
    if not isinstance(category, str) or not category.strip():
        raise GlossaryProblem(f'{path.name}: 맨 위에 category = "…"를 적어야 합니다.')
    entries = tables.get("term", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise GlossaryProblem(f"{path.name}: 용어는 [[term]] 표로 적어야 합니다.")
    return [_term(path, number, entry, category) for number, entry in enumerate(entries, 1)]


def _parse(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except OSError as error:
        raise GlossaryProblem(f"{path.name}: 읽을 수 없습니다({error.strerror}).") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise GlossaryProblem(f"{path.name} {line}행: UTF-8이 아닌 글자가 있습니다.") from error
    except tomllib.TOMLDecodeError as error:
        place = _LINE.search(str(error))
        where = f"{place.group(1)}행" if place else "끝부분"
        raise GlossaryProblem(f"{path.name} {where}: TOML 문법에 맞지 않습니다({error}).") from error


def _term(path: Path, number: int, entry: dict[str, object], category: str) -> Term:
    """Make a term of one table, having said in Korean what is wrong with it."""
    where = f"{path.name} [[term]] {entry.get('id') or f'{number}번째'}"
    unknown = [name for name in entry if name not in _FIELDS or name == "category"]
    if unknown:
        raise GlossaryProblem(f"{where}: 모르는 항목 ‘{unknown[0]}’이(가) 있습니다.")
    missing = [name for name in _REQUIRED if name not in entry]
    if missing:
        raise GlossaryProblem(f"{where}: 항목 ‘{missing[0]}’이(가) 빠졌습니다.")
    try:
        term = msgspec.convert({**entry, "category": category}, Term)
    except msgspec.ValidationError as error:
        field = _FIELD.search(str(error))
        name = field.group(1) if field else "?"
        raise GlossaryProblem(f"{where}: 항목 ‘{name}’의 값이 알맞은 종류가 아닙니다({error}).") from error
    _require_content(where, term)
    return term


def _require_content(where: str, term: Term) -> None:
    """Refuse what has the right type and still cannot be used."""
    if not _SLUG.fullmatch(term.id):
        raise GlossaryProblem(f"{where}: id는 영문 소문자와 숫자, 붙임표로만 적습니다.")
    for name in ("title", "english", "definition", "more", "source"):
        if not getattr(term, name).strip():
            raise GlossaryProblem(f"{where}: 항목 ‘{name}’이(가) 비었습니다.")
    for name in ("others", "aliases", "left", "right", "not_", "see"):
        if not all(map(str.strip, getattr(term, name))):
            raise GlossaryProblem(f"{where}: 항목 ‘{name.rstrip('_')}’에 빈 값이 있습니다.")
    for surface in term.surfaces:
        _require_spelling(where, surface)
    if term.level not in {1, 2, 3}:
        raise GlossaryProblem(f"{where}: level은 1, 2, 3 가운데 하나입니다.")


def _require_spelling(where: str, surface: str) -> None:
    """Refuse spellings that the finder would never come to."""
    if len(surface.replace(" ", "")) < 2 or surface != " ".join(surface.split()):
        raise GlossaryProblem(f"{where}: 표기 ‘{surface}’은(는) 두 글자 이상, 빈칸 하나씩으로 적습니다.")
    if not _BEGINS.match(surface):
        raise GlossaryProblem(f"{where}: 표기 ‘{surface}’은(는) 한글이나 영문자, 숫자로 시작해야 합니다.")
