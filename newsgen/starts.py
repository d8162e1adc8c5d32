"""Characters that whatever a pattern matches begins with: a search looks at no other place.

``re`` knows them itself where a pattern begins with plain characters. It does not behind an assertion
(``(?<![가-힣])``), nor of choices within choices, nor past what may be missing; then it tries the pattern
everywhere. They are told it in the block of code that it keeps for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

_Class: TypeAlias = list[tuple[Any, Any]]
"""Characters, ranges and kinds of them, as ``re`` parses a class."""

_ASSERTIONS = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_PLAIN = frozenset({"LITERAL", "RANGE", "CATEGORY"})
_HEAD = 5
"""Words of what is known of a pattern: its name, how many follow, flags, the least and most characters."""


def hastened(pattern: str, flags: int, words: Sequence[int]) -> Sequence[int]:
    """Return the code of a pattern with the characters that it begins with, where they can be told."""
    try:
        from re import _compiler  # type: ignore[attr-defined]  # noqa: PLC0415 - only building asks

        name, length, known, least, most = words[:_HEAD]
        parsed = _compiler._parser.parse(pattern, flags)
        flags |= parsed.state.flags
        if name != _compiler.INFO or known or not least or flags & re.IGNORECASE:
            return words
        first = _row(parsed)
        if not first:
            return words
        told: list[int] = []
        _compiler._compile_charset(_compiler._optimize_charset(first)[0], flags, told)
        return [name, length + len(told), _compiler.SRE_INFO_CHARSET, least, most, *told, *words[_HEAD:]]
    except (ImportError, AttributeError, TypeError, ValueError):
        return words


def _row(parts: Iterable[Any]) -> _Class | None:
    """Return what parts in a row begin with; None where it is not known, or they may match nothing."""
    found, is_empty = _first(parts)
    return None if is_empty else found


def _first(parts: Iterable[Any]) -> tuple[_Class | None, bool]:
    """Return what parts in a row begin with, None where nobody knows, and whether they may match nothing."""
    found: _Class = []
    for kind, value in parts:
        if str(kind) in _ASSERTIONS:
            continue
        first, is_empty = _of(str(kind), kind, value)
        if first is None:
            return None, False
        found += first
        if not is_empty:
            return found, False
    return found, True


def _of(name: str, kind: Any, value: Any) -> tuple[_Class | None, bool]:
    """Return the same of one part as ``re`` parses it."""
    found: tuple[_Class | None, bool] = None, False
    if name == "LITERAL":
        found = [(kind, value)], False
    elif name == "IN" and all(str(each) in _PLAIN for each, _ in value):
        found = list(value), False
    elif name == "SUBPATTERN" and not (value[1] or value[2]):
        found = _first(value[3])
    elif name == "ATOMIC_GROUP":
        found = _first(value)
    elif name == "BRANCH":
        found = _choice([_first(each) for each in value[1]])
    elif name in _REPEATS:
        first, is_empty = _first(value[2])
        found = first, is_empty or not value[0]
    return found


def _choice(ways: list[tuple[_Class | None, bool]]) -> tuple[_Class | None, bool]:
    """Return the same of one way or another."""
    known = [first for first, _ in ways if first is not None]
    whole = [one for first in known for one in first] if len(known) == len(ways) else None
    return whole, any(is_empty for _, is_empty in ways)
