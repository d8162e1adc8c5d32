"""A file of choices, read: whatever is wrong with one of them becomes a line, and the others stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsgen import plain, toml
from newsgen.choices.choices import Choices, Line
from newsgen.korean import attach
from newsgen.markets import Session

LARGEST = 64 * 1024
"""Bytes of a file at most."""
MOST = 100
"""Items pinned, or left out, at most."""
LONGEST = 200
"""Characters of a text at most."""

ITEMS = {"pinned": "고정한 기삿거리", "left_out": "뺀 기삿거리"}
LINES = {"headline": "고른 제목", "deck": "고른 부제"}


def file_of(where: Path, session: Session, edition: str) -> Path:
    """Return the file of an article's choices; ``where`` is the folder of all notes, or one file of them."""
    folder = where.parent if where.suffix == ".toml" else where / session.market.notes
    return folder / f"{session}.{edition}.choices.toml"


def read(where: Path, session: Session, edition: str) -> Choices:
    """Read the choices of an article; no file, none. What is wrong stands in ``problems``."""
    file = file_of(where, session, edition)
    try:
        raw = plain.read_bytes(file, LARGEST)
    except FileNotFoundError:
        return Choices()
    except OSError as error:
        return Choices(
            problems=(f"{file}: 읽을 수 없어({plain.reason(error)}) 고른 것을 따르지 않았습니다.",)
        )
    text, broken = toml.readable(raw)
    found = parse(toml.parse(text), str(file))
    lost = (f"{file} {each.place}: TOML 문법이 잘못됐습니다({each}). 이 표를 뺐습니다." for each in broken)
    return Choices(
        pinned=found.pinned,
        left_out=found.left_out,
        headline=found.headline,
        deck=found.deck,
        problems=(*lost, *found.problems),
    )


def parse(document: dict[str, Any], name: str) -> Choices:
    """Read the tables of a file, which problems call ``name``."""
    problems = [f"{name}: {told}" for told in _strange(document)]

    def told(where: str, why: str) -> None:
        problems.append(f"{name} [{where}] {why}")

    items: dict[str, dict[str, str]] = {}
    for table in ITEMS:
        items[table] = {}
        for key, by in _rows(document.get(table, {}), table, told):
            items[table][key] = by
    for key in items["pinned"].keys() & items["left_out"].keys():
        told("pinned", f"{key}: 뺀 기삿거리에도 있어 어느 쪽도 따르지 않았습니다. 한쪽을 지우십시오.")
        del items["pinned"][key], items["left_out"][key]
    lines = {table: _line(document.get(table), table, told) for table in LINES}
    return Choices(
        pinned=items["pinned"],
        left_out=items["left_out"],
        headline=lines["headline"],
        deck=lines["deck"],
        problems=tuple(problems),
    )


def _strange(document: dict[str, Any]) -> Iterator[str]:
    """Yield what tables a file has that do not exist."""
    known = ", ".join(f"[{table}]" for table in (*ITEMS, *LINES))
    for key in [key for key in document if key not in {*ITEMS, *LINES}][:5]:
        yield f"{attach(repr(key[:40]), '은/는')} 없는 항목이라 읽지 않았습니다. 쓸 수 있는 것: {known}"


def _rows(table: object, name: str, told: Any) -> Iterator[tuple[str, str]]:
    """Yield the items of a table and who chose each."""
    if not isinstance(table, dict):
        told(name, '표가 아니라 읽지 않았습니다. "규칙:대상" = "이름"을 한 줄에 하나씩 쓰십시오.')
        return
    for at, (key, by) in enumerate(table.items()):
        if at == MOST:
            told(name, f"{MOST}건이 넘어 나머지를 읽지 않았습니다.")
            return
        rule, _, about = key.partition(":")
        if not (rule and about) or not _is_text(key):
            told(name, f'{key[:40]!r}: 기삿거리는 "규칙:대상"으로 씁니다. newsgen items가 보여 줍니다.')
        elif not _is_text(by):
            told(name, f"{key}: 값은 누가 골랐는지 적은 글({LONGEST}자까지)이어야 합니다.")
        else:
            yield key, by


def _line(table: object, name: str, told: Any) -> Line | None:
    """Return what was taken for a line above the text; None where nothing is."""
    if table is None:
        return None
    fields = ("key", "by", "text")
    if not isinstance(table, dict) or not table.get("key") or set(table) - {*fields}:
        told(
            name,
            f"{attach('key', '이/가')} 있어야 하고 key, by, text만 쓸 수 있습니다. {LINES[name]}을 뺐습니다.",
        )
        return None
    if wrong := next((key for key in fields if not _is_text(table.get(key, ""))), None):
        told(
            name, f"{attach(wrong, '은/는')} 보통 글({LONGEST}자까지)이어야 합니다. {LINES[name]}을 뺐습니다."
        )
        return None
    return Line(**table)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST and value.isprintable()
