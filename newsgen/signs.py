"""Signs of a pattern: characters, or two beside each other, of which one stands in whatever it matches.

They follow from how ``re`` parses it. A pattern has several needs: each is a set of signs, one of which has
to be there. Of what stands in a row each part has its own; of a choice the signs of each way make one, of
what may be missing none. Those are kept whose signs are fewest and rarest. What another Python parses in a
way that is not known here has none. Any digit is ``0`` in a sign.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, NamedTuple, TypeAlias

Need: TypeAlias = frozenset[str]
"""Signs of which a text has one where a pattern matches."""

_MOST = 400
"""Strings that a stretch of a pattern may stand for, to be looked at one by one."""
_WIDEST = 40
"""Characters of a range that are looked at one by one."""
_NEEDS = 2
"""Needs of a pattern that are kept."""
_FAR = 1000
"""Times from which on what is repeated reaches anywhere."""
_BLANK = re.compile(r"[\s□]")
"""What stands in a text where something was blanked."""
_DIGITS = "0123456789"
_COMMON = frozenset("0.,%()")
_OF_ONE, _OF_COMMON = 25, 100
"""Sentences that have a character, or one of those of most sentences, to one that has a certain two."""
_OF_ONE_COMMON, _OF_TWO_COMMON = 3, 8
"""The same of two beside each other where one of them, or both, stand in most sentences."""


class _Part(NamedTuple):
    """What a part of a pattern matches."""

    strings: frozenset[str] | None
    """All strings that it matches; None where they are many or not known."""
    needs: tuple[Need, ...] = ()
    """Needs of each match, known besides, the strictest first."""


_EMPTY = _Part(frozenset({""}))
_UNKNOWN = _Part(None)


def needs(pattern: str, flags: int = 0) -> tuple[Need, ...]:
    """Return the strictest needs of a pattern; none where it has none."""
    try:
        from re import _parser  # type: ignore[attr-defined]  # noqa: PLC0415 - only building asks

        parsed = _parser.parse(pattern, flags)
        return () if parsed.state.flags & re.IGNORECASE else _row(parsed).needs[:_NEEDS]
    except (ImportError, AttributeError, TypeError, ValueError):
        return ()


def reach(pattern: str, flags: int = 0) -> int:
    """Return how many characters a pattern looks at, at most, around its match too; 0 where any."""
    try:
        from re import _parser  # type: ignore[attr-defined]  # noqa: PLC0415 - only building asks

        return _width(_parser.parse(pattern, flags)) or 0
    except (ImportError, AttributeError, TypeError, ValueError):
        return 0


def _width(parts: Iterable[Any]) -> int | None:
    """Return how many characters parts in a row look at, at most; None where no bound is known."""
    total = 0
    for part in parts:
        width = _width_of(str(part[0]), part[1])
        if width is None:
            return None
        total += width
    return total


def _width_of(kind: str, value: Any) -> int | None:
    if kind in {"LITERAL", "NOT_LITERAL", "IN", "ANY", "AT"}:
        return 1  # an end of the text, or of a line, looks at what stands beside it
    if kind == "SUBPATTERN":
        return _width(value[3])
    if kind in {"ASSERT", "ASSERT_NOT"}:
        return _width(value[1])
    if kind == "BRANCH":
        ways = [_width(each) for each in value[1]]
        return None if None in ways else max(one for one in ways if one is not None)
    if kind in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        once = _width(value[2])
        return None if once is None or value[1] > _FAR else once * value[1]
    return None


def index(every: Iterable[Need]) -> dict[str, int]:
    """Return which needs each sign meets, a bit for each in their order; a sign for each digit."""
    found: defaultdict[str, int] = defaultdict(int)
    for number, need in enumerate(every):
        for told in {each for sign in need for each in _told(sign)}:
            found[told] |= 1 << number
    return dict(found)


def _told(sign: str) -> Iterator[str]:
    """Yield a sign as texts have it, with each digit in place of any."""
    return map("".join, product(*(_DIGITS if char == "0" else char for char in sign)))


def _row(parts: Iterable[Any]) -> _Part:
    """Return what parts in a row match; its needs are those of its strings too."""
    run: frozenset[str] = frozenset({""})
    known: list[Need] = []
    whole = True
    for each in parts:
        part = _part(each)
        known += part.needs
        if part.strings is not None and len(run) * len(part.strings) <= _MOST:
            run = frozenset(one + other for one in run for other in part.strings)
            continue
        whole = False
        known.append(_in_all(run))
        run = frozenset({""}) if part.strings is None else part.strings
    known.append(_in_all(run))
    return _Part(run if whole else None, _strictest(known))


def _strictest(known: Iterable[Need]) -> tuple[Need, ...]:
    """Return needs once each, those that fewest texts meet first; one without signs is none."""
    return tuple(sorted({one for one in known if one}, key=lambda one: (_cost(one), sorted(one))))


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
        return _Part(_EMPTY.strings, _row(value[1]).needs)
    return _EMPTY if kind in {"ASSERT_NOT", "AT"} else _UNKNOWN


def _characters(items: list[Any]) -> _Part:
    """Return the characters of a class; one of most characters is of too many."""
    found: set[str] = set()
    for kind, value in items:
        if str(kind) == "LITERAL":
            found.add(chr(value))
        elif str(kind) == "RANGE" and value[1] - value[0] < _WIDEST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        elif str(kind) == "CATEGORY" and str(value) in _CATEGORIES:
            found.add(_CATEGORIES[str(value)])
        else:
            return _UNKNOWN
    return _Part(frozenset("0" if char.isdecimal() else char for char in found))


_CATEGORIES = {"CATEGORY_DIGIT": "0", "CATEGORY_SPACE": " "}
"""Kinds of characters, and one that stands for all: none with a blank is a sign."""


def _choice(ways: list[_Part]) -> _Part:
    """Return what one way or another matches: each has to have a need, which is met where that of any is."""
    strings = [one.strings for one in ways if one.strings is not None]
    every = all(one.needs for one in ways)
    known = [
        frozenset[str]().union(*(one.needs[min(at, len(one.needs) - 1)] for one in ways))
        for at in (range(max(len(one.needs) for one in ways)) if every else ())
    ]
    return _Part(frozenset[str]().union(*strings) if len(strings) == len(ways) else None, _strictest(known))


def _repeated(least: int, most: int, row: Iterable[Any]) -> _Part:
    """Return what a row matches that stands there so many times."""
    once = _row(row)
    if most == 1 and once.strings is not None:
        return once if least else _Part(once.strings | {""})
    return _Part(None, once.needs if least else ())


def _in_all(strings: frozenset[str]) -> Need:
    """Return signs of which each of some strings has one: the rarest, and the one that most have.

    There is none where a string has none.
    """
    each = [_within(one) for one in sorted(strings, key=lambda one: (len(one), one))]
    if not all(each):
        return frozenset()
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


def _cost(found: Need) -> int:
    """Return how often a text has one of some signs, one against another."""
    return sum(map(_weight, found))


def _weight(sign: str) -> int:
    """Return how common a sign is, roughly: far more sentences have a character than a pair of them."""
    common = len(_COMMON.intersection(sign))
    if len(sign) == 1:
        return _OF_COMMON if common else _OF_ONE
    return (1, _OF_ONE_COMMON, _OF_TWO_COMMON)[common if sign[0] != sign[1] else 2 * common]
