"""A request as the hosts of the stand-in see it, and what they answer."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Request:
    """One request as logged. ``status`` is 0 where no answer was sent, ``fault`` what it met on the wire."""

    method: str
    host: str
    path: str
    query: dict[str, str]
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    at: float
    connection: int
    symbols: tuple[str, ...] = ()
    status: int = 0
    fault: str = ""


@dataclass
class Answer:
    """An answer before faults on the wire."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: list[tuple[str, str]] = field(default_factory=list)


def of_json(content: Any, status: int = 200) -> Answer:
    """Return an answer in JSON (with JavaScript's Infinity where there is one, as Yahoo's)."""
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
    return Answer(text.encode(), status, "application/json;charset=utf-8")


def of_csv(text: str, filename: str) -> Answer:
    return Answer(
        text.encode("utf-8"),
        kind="text/csv; charset=utf-8",
        headers=[("Content-Disposition", f'attachment; filename="{filename}"')],
    )


def page(title: str, status: int = 200) -> Answer:
    text = f"<!DOCTYPE html>\n<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n"
    return Answer(text.encode(), status)
