"""Units as they are read aloud: 킬로그램 of kg, 미터 of 5m, 마이크로미터 of 5㎛, 그램/미터 of 5g/km."""

from __future__ import annotations

import re

from newsgen.patterns import compiled

from . import readings
from .hangul import final

SYMBOL = compiled(r"[A-Za-zΩμµÅ]+$")
"""The symbol at the end of a text, micro and ohm among its letters."""
_MICRO = str.maketrans("μµ", "uu")
_FIGURE = compiled(
    r"(?:(?<![A-Za-z\d.,])(?<![A-Za-z]-)[\d.,]*\d|[½-¾⅐-⅞↉]|(?:\d|수|몇)[십백천만억조]+)(\s*)$", re.ASCII
)
"""A number before a unit; the digits of a name of a product are none: A5."""
_STANDS_ALONE = compiled(r"(?:^|[\s:‘“·\[]|(?<![A-Za-z\d])\()$")
"""What may stand before a letter that is a word of its own."""
_TIMES = frozenset({"s", "sec", "h", "hr"})


def reading(rest: str, symbol: str) -> str | None:
    """Read a unit at the end of a text, ``rest`` being what stands before; None where it is none."""
    plain = symbol.translate(_MICRO)
    if rest.endswith("/"):
        return _per(rest[:-1], plain)
    return _own(rest, plain)


def squared(rest: str, symbol: str) -> str | None:
    """Read a unit with a raised figure: m² is 제곱미터 with a number and without."""
    plain = symbol.translate(_MICRO)
    if rest.endswith("/"):
        return _per(rest[:-1], plain)
    return readings.UNITS[plain] if plain in readings.LENGTHS else None


def _own(rest: str, symbol: str) -> str | None:
    known = readings.UNITS.get(symbol)
    if known is None or symbol in readings.BARE_UNITS:
        return known
    figure = _FIGURE.search(rest)
    one = len(symbol) == 1 and symbol.isascii()
    if figure and not (one and figure[1] and symbol.isupper()):
        return known
    if one and (figure or (symbol.islower() and _STANDS_ALONE.search(rest))):
        return f"{readings.LETTERS[symbol.lower()]}/{known}"
    return None


def _per(before: str, symbol: str) -> str | None:
    """Read a unit over another: 킬로미터당 그램, or 그램 퍼 킬로미터; of a speed 시속 …킬로미터."""
    over = readings.UNITS.get(symbol)
    if over is None and symbol not in _TIMES:
        return None
    of_what = _numerator(before)
    if of_what is None or symbol in _TIMES:
        return of_what
    return f"{of_what}/{over}"


def _numerator(text: str) -> str | None:
    if (found := SYMBOL.search(text)) is not None:
        return _own(text[: found.start()], found[0].translate(_MICRO))
    last = text[-1:]
    return last if final(last) is not None else readings.CURRENCIES.get(last)
