"""A true value written as the figure that it replaces: its places, its commas, its 만, its unit."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from newsgen.korean.figures import Figure
from newsgen.korean.numbers import level
from newsgen.patterns import compiled

_NUMBER = compiled(r"\d[\d,.]*(?:[천백십조억만]\s?[\d,.]*)*")

_EOK = 10**8


def written(figure: Figure, text: str, value: float, *, comma: bool = False) -> str | None:
    """Return ``text``, which is the figure, with another value; None where it is no plain number."""
    found = _NUMBER.search(text)
    if found is None or figure.high is not None or figure.bound == "double":
        return None
    return (
        text[: found.start()] + number(found[0].rstrip(",. "), abs(value), comma=comma) + text[found.end() :]
    )


def number(as_in: str, value: float, *, comma: bool = False) -> str:
    """Write a magnitude as another number is: 4만1234.50 as 4만4922.27; ``comma`` where its text has them."""
    places = len(as_in.partition(".")[2]) if re.fullmatch(r"[\d,]*\.\d+|.*[만천][\d,]*\.\d+", as_in) else 0
    if "억" in as_in or "조" in as_in:
        return money(as_in, value, comma=comma)
    if "만" in as_in and value >= _EOK:
        return money(as_in.replace("만", "억"), value, comma=comma)
    if "만" in as_in and "천" in as_in and value >= 1000 and value % 1 == 0:
        return _by_thousands(int(value), spaced="만 " in as_in)
    if "만" in as_in and value < 10_000:
        return level(value, "comma" if comma else "man", places)
    if "만" in as_in:
        told = level(value, "man_comma" if "," in as_in else "man", places)
        return re.sub(r"만(?=\d)", "만 ", told) if "만 " in as_in else told
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if "천" in as_in and rounded >= 1000:
        whole, rest = divmod(rounded, 1000)
        return f"{int(whole)}천{rest:f}" if rest else f"{int(whole)}천"
    has_comma = "," in as_in or (len(as_in.partition(".")[0]) < 4 <= len(str(int(rounded))))
    return f"{rounded:,f}" if has_comma else f"{rounded:f}"


def _by_thousands(value: int, *, spaced: bool) -> str:
    """Write an amount by 만 and 천: 19만7천900, 138만 6천."""
    man, rest = divmod(value, 10_000)
    thousands, rest = divmod(rest, 1000)
    small = (f"{thousands}천" if thousands else "") + (f"{rest}" if rest else "")
    return (f"{man}만" if man else "") + (" " if spaced and man and small else "") + small


def money(as_in: str, value: float, *, comma: bool = False) -> str:
    """Write an amount of won by 조 and 억 as another one is: 1조2000억, 1조2,000억."""
    eok = int((Decimal(repr(value)) / 10**8).quantize(Decimal(1), ROUND_HALF_UP))
    jo, rest = divmod(eok, 10_000)
    comma = comma or "," in as_in or " " in as_in
    if "천" in as_in and rest >= 1000:
        told = f"{rest // 1000}천" + (f"{rest % 1000}" if rest % 1000 else "")
    else:
        told = f"{rest:,}" if comma else f"{rest}"
    if not jo:
        return f"{told}억"
    space = " " if re.search(r"조 \d", as_in) else ""
    return f"{jo}조" + (f"{space}{told}억" if rest else "")
