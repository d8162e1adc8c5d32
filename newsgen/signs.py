"""Signs of a pattern: characters, or two beside each other, of which one stands in whatever it matches.

They follow from how ``re`` parses it: of what stands in a row the part is taken whose signs are fewest and
rarest, of a choice the signs of each way, of what may be missing none. What another Python parses in a way
that is not known here has none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

_Signs: TypeAlias = frozenset[str]

_MOST = 400
"""Strings that a stretch of a pattern may stand for, to be looked at one by one."""
_MOST_SIGNS = 40
"""Signs from which on a text has one anyway."""
_BLANK = re.compile(r"[\s□]")
"""What stands in a text where something was blanked."""
_OF_ONE = 25
"""Sentences that have a character, to one that has a certain two beside each other."""
_COMMON = frozenset("0123456789.,%()")
_OF_COMMON = 100
"""The same of what stands in most sentences of markets."""


class _Part(NamedTuple):
    """What a part of a pattern matches."""

    strings: frozenset[str] | None
    """All strings that it matches; None where they are many or not known."""
    signs: _Signs | None = None
    """Signs of which each match has one, known besides."""


_EMPTY = _Part(frozenset({""}))
_UNKNOWN = _Part(None)


def signs(pattern: str, flags: int = 0) -> _Signs:
    """Return the signs of a pattern; none where it has none, or has too many."""
    try:
        from re import _parser  # type: ignore[attr-defined]  # noqa: PLC0415 - only building asks

        parsed = _parser.parse(pattern, flags)
        found = None if parsed.state.flags & re.IGNORECASE else _row(parsed).signs
    except (ImportError, AttributeError, TypeError, ValueError):
        return frozenset()
    return found if found and len(found) <= _MOST_SIGNS else frozenset()


def _row(parts: Iterable[Any]) -> _Part:
    """Return what parts in a row match; its signs are those of its strings too."""
    run: frozenset[str] = frozenset({""})
    known: list[_Signs | None] = []
    whole = True
    for each in parts:
        part = _part(each)
        known.append(part.signs)
        if part.strings is not None and len(run) * len(part.strings) <= _MOST:
            run = frozenset(one + other for one in run for other in part.strings)
            continue
        whole = False
        known.append(_in_all(run))
        run = frozenset({""}) if part.strings is None else part.strings
    known.append(_in_all(run))
    return _Part(run if whole else None, min((one for one in known if one), key=_cost, default=None))


def _part(part: Any) -> _Part:
    """Return what one part as ``re`` parses it matches."""
    kind, value = str(part[0]), part[1]
    if kind in {"LITERAL", "IN"}:
        return _characters([part] if kind == "LITERAL" else value)
    if kind == "SUBPATTERN":
        return _UNKNOWN if value[1] & re.IGNORECASE else _row(value[3])
    if kind == "BRANCH":
        return _choice([_row(each) for each in value[1]])
    if kind in {"MAX_REPEAT", "MIN_REPEAT"}:
        return _repeated(*value)
    if kind == "ASSERT":
        return _Part(_EMPTY.strings, _row(value[1]).signs)
    return _EMPTY if kind in {"ASSERT_NOT", "AT"} else _UNKNOWN


def _characters(items: list[Any]) -> _Part:
    """Return the characters of a class; one with ranges or kinds of them is of too many."""
    if any(str(kind) != "LITERAL" for kind, _ in items):
        return _UNKNOWN
    return _Part(frozenset(chr(code) for _, code in items))


def _choice(ways: list[_Part]) -> _Part:
    """Return what one way or another matches: each has to have signs."""
    strings = [one.strings for one in ways if one.strings is not None]
    known = [one.signs for one in ways if one.signs]
    return _Part(
        frozenset[str]().union(*strings) if len(strings) == len(ways) else None,
        frozenset[str]().union(*known) if len(known) == len(ways) else None,
    )


def _repeated(least: int, most: int, row: Iterable[Any]) -> _Part:
    """Return what a row matches that stands there so many times."""
    once = _row(row)
    if most == 1 and once.strings is not None:
        return once if least else _Part(once.strings | {""})
    return _Part(None, once.signs if least else None)


def _in_all(strings: frozenset[str]) -> _Signs | None:
    """Return signs of which each of some strings has one: the rarest, and the one that most have."""
    each = [_within(one) for one in sorted(strings, key=lambda one: (len(one), one))]
    if not all(each):
        return None
    count = Counter(sign for one in each for sign in one)
    found: set[str] = set()
    for one in each:
        if found.isdisjoint(one):
            found.add(min(one, key=lambda sign: (_weight(sign), -count[sign], sign)))
    return frozenset(found)


def _within(string: str) -> set[str]:
    """Return the signs that a string has."""
    pairs = (string[at : at + 2] for at in range(len(string) - 1))
    return {one for one in (*string, *pairs) if not _BLANK.search(one)}


def _cost(found: _Signs) -> int:
    """Return how often a text has one of some signs, one against another."""
    return sum(map(_weight, found))


def _weight(sign: str) -> int:
    """Return how common a sign is, roughly: far more sentences have a character than a pair of them."""
    return 1 if len(sign) == 2 else _OF_COMMON if sign in _COMMON else _OF_ONE
