"""Regular expressions as they were compiled when the package was built: a thousand take half a second.

What ``re`` makes of a pattern depends on the pattern, its flags and the build of Python alone. Its code is
kept under the first two, in a file that is named after the third (:mod:`newsgen.building` writes it). A
pattern that is not there, all of them for another Python, is compiled when it is asked for: what is kept can
be missing, never old. The code says with which characters a match begins (:mod:`newsgen.starts`): a search
looks at no other place. With it the needs of a pattern are kept, and with all of them by which signs they are
met (:mod:`newsgen.signs`): a text that does not meet them is not looked through for it.
"""

from __future__ import annotations

import marshal
import re
import sys
import zlib
from array import array
from collections.abc import Mapping
from functools import cache, partial
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from newsgen.resources import shipped
from newsgen.sought import Index, Met, Needs, Pattern, Row, Sought, Wording

_Key: TypeAlias = tuple[str, int]
"""A pattern and its flags as they were written."""
_SUM = 4
"""Bytes of the sum over the others: code that was spoiled would find something else without a word."""
_MADE: dict[_Key, Pattern] = {}


class _Code(NamedTuple):
    """What ``re`` makes a pattern from."""

    flags: int
    words: bytes
    groups: int
    named: dict[str, int]
    names: tuple[str | None, ...]
    needs: int
    """What needs are met by whatever it matches, a bit for each."""
    first: int
    """The strictest of them."""
    reach: int
    """Characters that it looks at, at most; 0 where any."""


class _Kept(NamedTuple):
    """What is kept: code by pattern, and the needs that signs meet."""

    codes: Mapping[_Key, tuple[Any, ...]]
    signs: Index


_NOTHING = _Kept({}, Index(0, {}))


def compiled(pattern: str, flags: int = 0) -> Pattern:
    """Return what looks for the same as ``re.compile`` gives, compiled ahead where it was."""
    key = pattern, int(flags)
    if key not in _MADE:
        code = _kept().codes.get(key)
        _MADE[key] = _ahead(pattern, _Code(*code)) if code else re.compile(pattern, flags)
    return _MADE[key]


def _ahead(pattern: str, code: _Code) -> Pattern:
    """Return a pattern that was compiled ahead; one with needs is made when a text meets them."""
    make = partial(_restored, pattern, code)
    return Sought(pattern, Needs(code.needs, code.first, code.reach), make) if code.needs else make()


def row(text: str) -> Row:
    """Return the signs of a text in a row."""
    return Row(text, _met())


def wording(text: str) -> Wording:
    """Return a text that knows which needs of patterns it meets."""
    return text if isinstance(text, Wording) else Wording(text, row(text))


def name() -> str:
    """Return the name of the file that the code for this Python is kept in."""
    fields = (*_Code._fields, *Index._fields)
    return f"patterns-{zlib.crc32(f'{sys.version} {sys.byteorder} {fields}'.encode()):08x}.bin"


def encoded() -> bytes:
    """Return the code of all patterns that were asked for since the program began, as it is kept.

    One that does not come back the same from its code is left out: another Python may do it another way.
    """
    from newsgen.signs import index, needs, reach  # noqa: PLC0415 - only building asks
    from newsgen.starts import hastened  # noqa: PLC0415 - as above

    codes = {key: code for key in sorted(_MADE) if (code := _code(*key))}
    held = [key for key, code in codes.items() if _restored(key[0], code) == re.compile(*key)]
    wanted = {key: needs(*key) for key in held}
    bits = {need: 1 << at for at, need in enumerate(dict.fromkeys(chain.from_iterable(wanted.values())))}
    told: dict[_Key, tuple[Any, ...]] = {}
    for key in held:
        own = [bits[each] for each in wanted[key]]
        told[key] = tuple(
            codes[key]._replace(
                words=array("I", hastened(*key, memoryview(codes[key].words).cast("I"))).tobytes(),
                needs=sum(own), first=own[0] if own else 0, reach=reach(*key),
            )
        )  # fmt: skip
    raw = marshal.dumps((told, (sum(bits.values()), index(bits))))
    return zlib.crc32(raw).to_bytes(_SUM, "big") + raw


@cache
def _kept() -> _Kept:
    """Return what is kept for this Python; nothing where there is none, or it was spoiled."""
    try:
        told = (shipped("compiled") / name()).read_bytes()
    except OSError:
        return _NOTHING
    total, raw = told[:_SUM], told[_SUM:]
    if zlib.crc32(raw).to_bytes(_SUM, "big") != total:
        return _NOTHING
    codes, signs = marshal.loads(raw)  # noqa: S302 - of the package itself
    return _Kept(codes, Index(*signs))


@cache
def _met() -> Met:
    """Return which needs what stands in texts meets."""
    return Met(_kept().signs)


def _restored(pattern: str, code: _Code) -> re.Pattern[str]:
    """Return a pattern of its code, as ``re`` does once it has it."""
    import _sre  # type: ignore[import-not-found]  # noqa: PLC0415 - not every Python has it

    words = list(memoryview(code.words).cast("I"))
    found: re.Pattern[str] = _sre.compile(pattern, code.flags, words, code.groups, code.named, code.names)
    return found


def _code(pattern: str, flags: int) -> _Code | None:
    """Return what ``re`` compiles a pattern to, by the steps of its own; None where they are others."""
    try:
        from re import _compiler  # type: ignore[attr-defined]  # noqa: PLC0415 - only building asks

        parsed = _compiler._parser.parse(pattern, flags)
        state = parsed.state
        names: list[str | None] = [None] * state.groups
        for each, at in state.groupdict.items():
            names[at] = each
        words = array("I", _compiler._code(parsed, flags)).tobytes()
        return _Code(
            int(flags | state.flags), words, state.groups - 1, state.groupdict, tuple(names), 0, 0, 0
        )
    except (ImportError, AttributeError, TypeError, ValueError):
        return None
