"""Numbers as a Korean business desk prints them.

Rounding is half up on the printed digit, done in decimal on the shortest text of the float, so
that 2.675 prints as 2.68. No minus sign is ever printed: direction is said in words, so every
function here prints the magnitude. The idioms are true of the value before rounding.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import MAX_EMAX, MIN_EMIN, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from typing import Literal

LevelStyle = Literal["comma", "man", "man_comma"]
"""44,693.91, 4만4693.91 or 4만4,693.91."""
MoneyStyle = Literal["digits", "cheon", "comma"]
"""1조2000억, 1조2천억 or 1조2,000억."""
CountStyle = Literal["comma", "digits", "man"]
"""11,615, 11615 or 1만1615."""

_EXACT = Context(prec=800, Emax=MAX_EMAX, Emin=MIN_EMIN)
_NOISE = Decimal("1e-9")
"""A value this close to a step (as a part of it) is on it: 4.000000000000004 is 4."""
_MYRIADS = ("", "만", "억", "조", "경", "해")
_UNITS = "", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"
_TENS = "", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"
DAYS = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "아흐레": 9,
    "열흘": 10, "열하루": 11,
}  # fmt: skip
"""Native words for a number of days."""
_SAID = {n: word for word, n in DAYS.items() if n <= 5}
"""Those that the press says; from six on it writes figures."""
_IRREGULAR = {3: "석", 4: "넉"}
_IRREGULAR_BEFORE = frozenset({"달", "냥", "되", "섬", "자"})


def _magnitude(value: float) -> Decimal:
    """Give the magnitude of a value as its shortest text reads; refuse what is no number."""
    if not math.isfinite(value):
        raise ValueError(f"not a number that can be printed: {value}")
    return Decimal(repr(abs(float(value))))


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)


def decimal(value: float, places: int) -> str:
    """Print the magnitude with a fixed number of places: ``decimal(-6466.5801, 2) == "6,466.58"``."""
    return f"{_rounded(_magnitude(value), places):,f}"


def trimmed(value: float, places: int) -> str:
    """Print the magnitude with at most a number of places and no zero at its end: 1.5, 3, 0.32."""
    return _plain(_rounded(_magnitude(value), places))


def two_digits(value: float) -> str:
    """Print the magnitude rounded to two digits, as 약 stands before it: 410 of 414.1, 1,200 of 1,234."""
    number = _magnitude(value)
    return f"{int(_rounded(number, min(0, 1 - number.adjusted()))):,d}"


def rounds_to_zero(value: float, places: int) -> bool:
    """Tell whether the value prints as zero, so that no word of direction can go with it."""
    if 10.0**-places <= abs(value) < math.inf:
        return False  # seen without a decimal
    return not _rounded(_magnitude(value), places)


def level(value: float, style: LevelStyle = "comma", places: int = 2) -> str:
    """Print the level of an index: 44,693.91, or by 만 from 10,000 on, as the house does."""
    number = _rounded(_magnitude(value), places)
    if style == "comma":
        return f"{number:,f}"
    return _by_myriads(number, comma=style == "man_comma")


def count(n: int, style: CountStyle = "comma") -> str:
    """Print how many: ``count(1615) == "1,615"``."""
    if style == "man":
        return _by_myriads(Decimal(abs(n)), comma=False)
    return f"{abs(n):,}" if style == "comma" else str(abs(n))


def money(value: float, currency: str = "원", style: MoneyStyle = "digits", *, significant: int = 4) -> str:
    """Print an amount in words for its units: 1조2000억원.

    Amounts of 10,000 and more are rounded to ``significant`` digits, but never finer than the
    unit of the currency: 1,234,567,890,000 won is 1조2350억원. Smaller amounts are printed in full:
    won whole, other currencies with two places unless they are whole (53.27달러).
    """
    amount = _magnitude(value)
    whole = _rounded(amount, 0)
    if whole < 10_000:
        cents = currency != "원" and amount != whole
        shown = _rounded(amount, 2 if cents else 0)
        return (f"{shown:,f}" if style == "comma" else f"{shown:f}") + currency
    places = min(0, significant - 1 - amount.adjusted())
    whole = Decimal(int(_rounded(amount, places)))
    return _by_myriads(whole, comma=style == "comma", cheon=style == "cheon") + currency


def _by_myriads(number: Decimal, *, comma: bool, cheon: bool = False) -> str:
    """Group a number by 만, 억, 조: 4만4693.91."""
    whole = int(number)
    fraction = format(number, "f").partition(".")[2]
    parts = []
    for unit in _MYRIADS[:-1]:
        whole, group = divmod(whole, 10_000)
        parts.append((group, unit))
    parts.append((whole, _MYRIADS[-1]))
    text = "".join(_group(group, comma, cheon) + unit for group, unit in reversed(parts) if group)
    if not fraction or (text and not int(fraction) and not parts[0][0]):
        return text or "0"  # 4만, not 4만0.00
    return f"{text if parts[0][0] else text + '0'}.{fraction}"


def _group(group: int, comma: bool, cheon: bool) -> str:
    """Print up to four digits: 2000, 2,000 or 2천."""
    thousands, rest = divmod(group, 1000)
    if cheon and thousands:
        return f"{thousands}천{rest or ''}"
    return f"{group:,}" if comma else str(group)


def over(value: float, step: float = 1.0) -> str | None:
    """Give N for "N 넘게": the largest multiple of ``step`` strictly below the magnitude.

    4.94 is over 4. None on a multiple itself (4.0: say "4", or ``at_least``) and below the first.
    """
    amount, unit = _magnitude(value), _magnitude(step)
    steps, on_step = _steps(amount, unit)
    return None if on_step or not steps else _plain(steps * unit)


def nearly(value: float, step: float = 1.0, within: float = 0.1) -> str | None:
    """Give N for "N 가까이": the next multiple of ``step``, if the value is just below it.

    1.98 is nearly 2: it is below, by no more than ``within`` of a step.
    """
    amount, unit = _magnitude(value), _magnitude(step)
    steps, on_step = _steps(amount, unit)
    above = (steps + 1) * unit
    return _plain(above) if not on_step and above - amount <= _magnitude(within) * unit else None


def at_least(value: float, step: float = 1.0) -> str | None:
    """Give N for "N 이상": the largest multiple of ``step`` not above the magnitude, if any."""
    unit = _magnitude(step)
    steps = int((_magnitude(value) / unit).to_integral_value(ROUND_FLOOR))
    return _plain(steps * unit) if steps else None


def under(value: float, step: float = 1.0) -> str:
    """Give N for "N 미만": the smallest multiple of ``step`` above the magnitude: 26.8 is under 27.

    The number itself is not under itself: 27.0 is under 28.
    """
    unit = _magnitude(step)
    steps, _ = _steps(_magnitude(value), unit)
    return _plain((steps + 1) * unit)


def around(values: Sequence[float], within: float = 0.35) -> str | None:
    """Give N for "N 안팎" of several values: the whole number off which all are by ``within`` at most.

    8.8, 9.0 and 9.3 are around 9. None where there is no such number from 1 on.
    """
    amounts = [_magnitude(value) for value in values]
    near = _rounded((min(amounts) + max(amounts)) / 2, 0)
    far = max(abs(amount - near) for amount in amounts)
    return _plain(near) if near >= 1 and far <= _magnitude(within) else None


def band(values: Sequence[float]) -> str | None:
    """Give N for "N대" of several values, the whole number that all begin with: 2.6 and 2.9 are 2대.

    None below 1 and at 10, 20 and so on, whose 대 is that of tens.
    """
    found = {int(_magnitude(value)) for value in values}
    whole = found.pop()
    return str(whole) if not found and whole and whole % 10 else None


def almost(value: float, step: float = 1.0, within: float = 0.01) -> str | None:
    """Give N for "거의 N": the next multiple of ``step``, if no more than a part ``within`` of it is missing.

    99.4 is almost 100 by steps of 1; 1.98 is almost 2; 1.9 is not.
    """
    amount, unit = _magnitude(value), _magnitude(step)
    steps, on_step = _steps(amount, unit)
    above = (steps + 1) * unit
    return _plain(above) if not on_step and above - amount <= _magnitude(within) * above else None


def about(value: float, step: float = 1.0, within: float = 0.05) -> str | None:
    """Give N for "약 N": the nearest multiple of ``step``, if the value is off it by no more than ``within``.

    None on the multiple itself, which is said without 약, and where it would be too rough.
    """
    amount, unit = _magnitude(value), _magnitude(step)
    if _steps(amount, unit)[1]:
        return None
    near = _EXACT.divide(amount, unit).to_integral_value(ROUND_HALF_UP) * unit
    return _plain(near) if near and abs(near - amount) <= _magnitude(within) * near else None


def is_double_digit(value: float) -> bool:
    """Tell whether "두 자릿수" is true: 10 or more before rounding."""
    return abs(value) >= 10.0


def _steps(amount: Decimal, unit: Decimal) -> tuple[int, bool]:
    """Count the whole steps in an amount, and tell whether it stands on one."""
    if not unit:
        raise ValueError("a step must not be zero")
    ratio = _EXACT.divide(amount, unit)
    nearest = ratio.to_integral_value(ROUND_HALF_UP)
    on_step = abs(ratio - nearest) <= _NOISE
    return int(ratio.to_integral_value(ROUND_FLOOR)), on_step


def _plain(number: Decimal) -> str:
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def native_count(n: int, counter: str = "") -> str:
    """Count with native numerals, 1 to 99, as before 배, 번, 달: "두 배", "스물한 번".

    Before 달 (and 냥, 되, 섬, 자) three and four are 석 and 넉: "석 달", "넉 달". Twenty alone is
    스무. With a counter given, the result carries it.
    """
    if not 1 <= n <= 99:
        raise ValueError(f"native numerals are used from 1 to 99: {n}")
    tens, units = divmod(n, 10)
    ending = _IRREGULAR.get(units) if counter in _IRREGULAR_BEFORE else None
    numeral = "스무" if n == 20 else _TENS[tens] + (ending or _UNITS[units])
    return f"{numeral} {counter}" if counter else numeral


def days(n: int) -> str:
    """Count a few days in words: ``하루``, ``이틀``, ``나흘``; figures from six on: ``6일``."""
    return _SAID.get(n) or f"{n}일"
