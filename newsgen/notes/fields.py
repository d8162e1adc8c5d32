"""What each table of a notes file may say, and how long; a key that does not exist is refused."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import NamedTuple

from newsgen.errors import NoteProblem
from newsgen.korean import attach
from newsgen.notes.hygiene import trouble, unpaired


class Shape(NamedTuple):
    """A kind of note: what it is called on screen, and the keys of its table."""

    korean: str
    required: tuple[str, ...]
    optional: tuple[str, ...]


SHAPES: dict[str, Shape] = {
    "quote": Shape(
        "발언",
        ("speaker", "text"),
        (
            "title",
            "outlet",
            "about",
            "source",
            "time",
            "original",
            "link",
            "context",
            "section",
            "form",
            "id",
        ),
    ),
    "cause": Shape(
        "원인", ("text",), ("about", "head", "speaker", "title", "outlet", "source", "time", "link", "id")
    ),
    "event": Shape("사건", ("text",), ("about", "head", "outlet", "source", "time", "link", "section", "id")),
    "link": Shape("링크", ("text", "link"), ("outlet", "source", "time", "id")),
}
KINDS = {name: shape.korean for name, shape in SHAPES.items()}
"""Kind of a note -> what it is called, in the order of screens."""

LONGEST = {
    "text": 600,
    "original": 1200,
    "context": 300,
    "link": 500,
    "id": 40,
    "about": 40,
    "section": 20,
    "form": 20,
    "head": 18,
}
"""Characters at most; other texts are names, of 80."""
_NAME = 80

_SAID_AS_IT_WAS = frozenset({"original", "link"})
"""Texts that are not printed in a sentence: their marks need no partner."""


def texts(kind: str, row: Mapping[str, object]) -> dict[str, str]:
    """Return the texts of a table, their ends stripped; raises NoteProblem at the first unfit one."""
    shape = SHAPES[kind]
    for key in row:
        if key not in (*shape.required, *shape.optional):
            raise NoteProblem(f"{key[:40]!r}은(는) {kind}에 없는 키입니다.{_near(key, shape)}")
    for key in shape.required:
        if key not in row:
            raise NoteProblem(f"{attach(key, '이/가')} 없습니다. {kind}에 꼭 있어야 합니다.")
    return {key: _text(key, value) for key, value in row.items() if key != "time"}


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise NoteProblem(f"{attach(key, '은/는')} 따옴표로 묶은 글이어야 합니다.")
    text = value.strip()
    wrong = trouble(text, LONGEST.get(key, _NAME))
    if wrong is None and key not in _SAID_AS_IT_WAS:
        wrong = unpaired(text)
    if wrong is not None:
        raise NoteProblem(f"{key}: {wrong}")
    return text


def _near(key: str, shape: Shape) -> str:
    near = get_close_matches(key, (*shape.required, *shape.optional), n=1)
    if near:
        return f" {near[0]}을(를) 쓰려던 것인지 확인하십시오."
    return f" 쓸 수 있는 키: {', '.join((*shape.required, *shape.optional))}."
