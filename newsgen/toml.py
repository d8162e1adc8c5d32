"""TOML as people write it: read by the standard library, and in Korean what is wrong and where."""

from __future__ import annotations

import re
import tomllib
from typing import Any

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

_REASONS = (
    (r"Invalid statement|Invalid initial character for a key", "키가 올 자리에 다른 것이 있습니다. 한글 키는 따옴표로 묶으십시오"),
    (r"Expected newline or end of document", "값 뒤에 남는 것이 있습니다"),
    (r"Expected '=' after a key", "키 뒤에 =이 없습니다"),
    (r"Expected '\]+' at the end", "표 제목의 닫는 대괄호가 없습니다"),
    (r"Expected .*|Unterminated string", "따옴표나 괄호를 닫지 않았습니다"),
    (r"Cannot declare .* twice|Cannot redefine", "같은 표를 두 번 적었습니다"),
    (r"Cannot overwrite|Cannot mutate|Duplicate inline", "같은 키를 두 번 적었습니다"),
    (r"Unclosed array", "목록의 닫는 대괄호가 없습니다"),
    (r"Unclosed inline table", "닫는 중괄호가 없습니다"),
    (r"Unescaped '\\'|Invalid hex|Escaped character", "역슬래시는 \\\\처럼 둘로 적으십시오"),
    (r"Found invalid character|Illegal character", "적을 수 없는 글자가 있습니다"),
    (r"Invalid date", "없는 날짜나 시각입니다"),
    (r"Invalid value", "값이 아닙니다. 글은 따옴표로 묶으십시오"),
)
"""How the standard library begins its messages, and what they say in Korean; the first that fits counts."""


class Malformed(Exception):
    """A text that is no TOML; ``str`` of it is a Korean phrase without a full stop.

    Line and column count from 1; both are 0 where the place is not known.
    """

    def __init__(self, reason: str, line: int = 0, column: int = 0) -> None:
        super().__init__(reason)
        self.line, self.column = line, column

    @property
    def place(self) -> str:
        """``3행 7열``; empty where it is not known."""
        return f"{self.line}행 {self.column}열" if self.line else ""


def parse(text: str) -> dict[str, Any]:
    """Return the tables of a text; raises Malformed where it is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Malformed(_reason(str(error)), *_place(str(error), text)) from error
    except RecursionError as error:
        raise Malformed("괄호가 너무 깊습니다") from error
    except ValueError as error:  # Python's own limit to the digits of a number
        raise Malformed("수가 너무 깁니다") from error


def _reason(told: str) -> str:
    return next((korean for begins, korean in _REASONS if re.match(begins, told)), "문법에 맞지 않습니다")


def _place(told: str, text: str) -> tuple[int, int]:
    found = _PLACE.search(told)
    if found and found[1]:
        return int(found[1]), int(found[2])
    return text.count("\n") + 1, len(text) - text.rfind("\n")
