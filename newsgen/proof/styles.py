"""What each style permits to be printed of a value: checked from the raw value, by rounding it anew.

The unit that may stand beside a number is the fact's, not the style's: a change in basis points never
passes as a percentage, however it was set. A style that is not in the table fails.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from newsgen.model import Fact
from newsgen.proof import dates, words
from newsgen.proof.reading import Number, number

Check = Callable[[Number, Decimal, Fact], bool]

UNITS = {
    "percent": "%",
    "pp": "%포인트|%p",
    "points": "포인트",
    "bp": "bp|베이시스포인트",
    "level": "|포인트|선",
    "price": "|달러|원",
    "won": "|원",
    "musd": "|달러",
    "eok": "|원",
    "mkrw": "|원",
    "thousand": "명|건",
    "index": "",
    "count": "|개|곳|종목|개 종목|명|개사",
    "ratio": "|배",
    "": "",
    "sessions": "|거래일",
    "meetings": "회|차례",
    "weeks": "|주",
    "months": "개월",
    "quarters": "개 분기",
    "years": "년",
    "times": "번째|번",
}
"""Unit of the fact -> what may be printed after the number, within the run."""

_COARSE = tuple(map(Decimal, ("0.5", "1", "5", "10", "50", "100", "500", "1000")))
"""Steps that a desk counts in when it says 넘게 or 가까이."""
_SCALES = {"musd": Decimal(10) ** 6, "mkrw": Decimal(10) ** 6, "eok": Decimal(10) ** 8}
"""Unit -> what one of it is in the money that is printed."""


def _rounded(*places: int) -> Check:
    """Permit the value rounded half up to one of some numbers of decimals."""

    def check(printed: Number, value: Decimal, _: Fact) -> bool:
        wanted = value.quantize(Decimal(1).scaleb(-printed.places), ROUND_HALF_UP)
        return printed.places in places and printed.value == wanted

    return check


def _trimmed(places: int) -> Check:
    """Permit the value rounded half up to a number of decimals, told without zeros at its end."""

    def check(printed: Number, value: Decimal, _: Fact) -> bool:
        wanted = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return printed.value == wanted and printed.places <= places

    return check


def _tenth(printed: Number, value: Decimal, fact: Fact) -> bool:
    """Permit the value to a tenth; where that is a whole number, to a hundredth: 5.97% and not 6% of 5.97.

    To a hundredth also where rounding in two steps gives another tenth: 0.35% and not 0.3% of 0.349.
    """
    tenth, hundredth = (value.quantize(Decimal(step), ROUND_HALF_UP) for step in ("0.1", "0.01"))
    in_two_steps = hundredth.quantize(Decimal("0.1"), ROUND_HALF_UP)
    finer = tenth % 1 == 0 or tenth != in_two_steps
    return _trimmed(2)(printed, value, fact) if finer else _rounded(1)(printed, value, fact)


def _around(printed: Number, value: Decimal, _: Fact) -> bool:
    """Permit N with the value within 0.35 of it, either way: 안팎."""
    return printed.places == 0 and printed.value >= 1 and abs(value - printed.value) <= Decimal("0.35")


def _band(printed: Number, value: Decimal, _: Fact) -> bool:
    """Permit N with N <= value < N + 1: "2%대"; "10%대" is that of tens, and not said."""
    whole = printed.places == 0 and printed.value % 10 != 0
    return whole and printed.value <= value < printed.value + 1


def _over(printed: Number, value: Decimal, _: Fact) -> bool:
    """Permit N with N < value, and no larger N a step further: "4% 넘게" of 4.94 and of 4.01, not of 4.00."""
    return printed.value > 0 and any(
        printed.value % step == 0 and printed.value < value <= printed.value + step for step in _COARSE
    )


def _at_least(printed: Number, value: Decimal, _: Fact) -> bool:
    """Permit N with N <= value: 이상 includes the number itself."""
    return printed.value > 0 and any(
        printed.value % step == 0 and printed.value <= value < printed.value + step for step in _COARSE
    )


def _under(printed: Number, value: Decimal, _: Fact) -> bool:
    """Permit N with N > value, the nearest one: 미만 does not include the number."""
    return any(
        printed.value % step == 0 and printed.value - step <= value < printed.value for step in _COARSE
    )


def _nearly(printed: Number, value: Decimal, fact: Fact) -> bool:
    """Permit N just above the value: by no more than a tenth of it."""
    return _under(printed, value, fact) and printed.value - value <= printed.value / 10


def _money(printed: Number, value: Decimal, _: Fact) -> bool:
    """Permit an amount right to its last printed digit that is not 0, and to a quarter of a percent."""
    digits = printed.value.normalize().as_tuple()
    last = Decimal(1).scaleb(int(digits.exponent))
    return abs(printed.value - value) * 2 <= min(last, value / 200)


def _eok(printed: Number, value: Decimal, _: Fact) -> bool:
    """Permit an amount of won to the nearest 억, and no rounder: 1조8,852억 of 1,885,152,000,000."""
    step = _SCALES["eok"]
    return printed.value == (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _worth(printed: Number, value: Decimal, _: Fact) -> bool:
    """Permit an amount rounded half up to three digits, as 약 says: 5930억 of 592.66 billion."""
    return _to_digits(printed, value, 3)


def _two_digits(printed: Number, value: Decimal, _: Fact) -> bool:
    """Permit an amount rounded half up to two digits: 830조 of 834조."""
    return _to_digits(printed, value, 2)


def _to_digits(printed: Number, value: Decimal, digits: int) -> bool:
    """Tell whether an amount is rounded half up to some digits."""
    step = Decimal(1).scaleb(value.adjusted() + 1 - digits)
    return printed.value == (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _worth_floor(printed: Number, value: Decimal, _: Fact) -> bool:
    """Permit an amount down to its first digit: 70조 of 75조."""
    step = Decimal(1).scaleb(value.adjusted())
    return printed.value == (value / step).quantize(Decimal(1), ROUND_FLOOR) * step


def _worth_ceil(printed: Number, value: Decimal, _: Fact) -> bool:
    """Permit an amount up to its first digit: 60조 of 57조."""
    step = Decimal(1).scaleb(value.adjusted())
    return printed.value == (value / step).quantize(Decimal(1), ROUND_CEILING) * step


def _headed(printed: Number, value: Decimal, fact: Fact) -> bool:
    """Permit the same, but whole 조 of what is less than a tenth of one more: 1조 of 1조507억."""
    jo = Decimal(10) ** 12
    over = value >= jo and value % jo < jo / 10
    return printed.value == value // jo * jo if over else _two_digits(printed, value, fact)


def _whole(printed: Number, value: Decimal, _: Fact) -> bool:
    """Permit a price to its last unit: 10만2,000원."""
    return printed.value == value


def _hundredth(printed: Number, value: Decimal, fact: Fact) -> bool:
    """Permit basis points told as percentage points: 0.25 of 25."""
    return _rounded(2)(printed, value / 100, fact)


def _thousands(counted: str) -> Check:
    """Permit thousands told whole, with what is counted: 7만3000명 of 73."""

    def check(printed: Number, value: Decimal, _: Fact) -> bool:
        return printed.unit == counted and printed.places == 0 and printed.value == value * 1000

    return check


def _since_over(printed: Number, value: Decimal, fact: Fact) -> bool:
    """Permit N below this move and below the one it is compared with: "4% 넘게 오른 건 5월 이후 처음"."""
    then = Decimal(repr(fact.since_value or 0.0)).copy_abs()
    return _over(printed, value, fact) and printed.value < then


def _line(printed: Number, value: Decimal, fact: Fact) -> bool:
    """Permit a round level that lies between the two closes that the fact keeps: 6,000선, taken or lost."""
    if len(fact.inputs) != 2:
        return False
    before, now = (Decimal(repr(each.value)) for each in fact.inputs)
    lost = fact.measure.startswith("level_lost")
    between = now < value <= before if lost else before < value <= now
    return between and printed.places == 0 and printed.value == value and value % 50 == 0


def _stand(printed: Number, value: Decimal, fact: Fact) -> bool:
    """Permit the tens that a close stands in: 4,040선 of 4,042.83."""
    tens = printed.places == 0 and printed.unit == "선" and printed.value % 10 == 0
    return tens and fact.measure == "close" and printed.value <= value < printed.value + 10


STYLES: dict[str, Check] = {
    "percent": _trimmed(2),
    "exact": _rounded(2),
    "percent1": _rounded(1),
    "tenth": _tenth,
    "around": _around,
    "band": _band,
    "rate": _rounded(2),
    "since_percent": _rounded(2),
    "since_level": _rounded(2),
    "percent0": _rounded(0),
    "index1": _rounded(1),
    "points1": _rounded(1),
    "persons": _thousands("명"),
    "claims": _thousands("건"),
    "rate_bare": _rounded(2),
    "ceiling": _under,
    "bp0": _rounded(0),
    "bp_as_pp": _hundredth,
    "pp": _rounded(2),
    "pp1": _rounded(1),
    "points": _rounded(2),
    "level": _rounded(2),
    "price": _rounded(2),
    "priced": _whole,
    "won": _rounded(0, 1, 2),
    "won1": _rounded(0, 1),
    "bp": _rounded(0, 1),
    "ratio": _rounded(1),
    "count": _rounded(0),
    "members": _rounded(0),
    "sessions": _rounded(0),
    "times": _rounded(0),
    "weeks": _rounded(0),
    "periods": _rounded(0),
    "nth": _rounded(0),
    "line": _line,
    "stand": _stand,
    "over": _over,
    "since_over": _since_over,
    "at_least": _at_least,
    "under": _under,
    "nearly": _nearly,
    "money": _money,
    "worth": _worth,
    "worth_total": _two_digits,
    "worth_floor": _worth_floor,
    "worth_ceil": _worth_ceil,
    "worth_whole": _money,
    "roughly": _two_digits,
    "eok": _eok,
    "eok_about": _two_digits,
    "eok_short": _headed,
}
"""Style of a number -> what it permits."""


_UNIT_OF = {"members": "count", "bp_as_pp": "pp", "rate_bare": ""}
"""Style -> the unit that it prints, where that is not the fact's; a bare rate opens a range: 4.25~4.50%."""

_STATES = {"since_percent": "since_value", "since_level": "since_value", "members": "n"}
"""Style -> the number of the fact that it prints, where that is not the value."""


def mismatch(text: str, value: float | str, style: str, fact: Fact) -> str | None:
    """Say in Korean why a printed text does not state a fact in a style; None where it does."""
    if isinstance(value, str):
        return dates.mismatch(text, value, style, fact)
    if style not in STYLES and style not in words.STYLES:
        return f"모르는 수치 형식 {style!r}"
    stated = getattr(fact, _STATES.get(style, "value"))
    if value != stated or not math.isfinite(value):
        return f"값 {value!r}: 사실 {fact.id}의 값은 {stated!r}"
    exact = Decimal(repr(float(value)))
    if style in words.STYLES:
        return None if words.STYLES[style](text, exact, fact) else f"값 {value!r}: {text}이(가) 아님"
    return _misprint(text, exact.copy_abs(), style, fact)


def _misprint(text: str, value: Decimal, style: str, fact: Fact) -> str | None:
    printed = number(text)
    if printed is None:
        return "숫자로 읽을 수 없음"
    unit = _UNIT_OF.get(style, fact.unit)
    if printed.unit not in UNITS.get(unit, "").split("|"):
        return f"단위 {printed.unit!r}: 사실의 단위는 {unit}"
    amount = value * _SCALES.get(unit, 1)
    return None if STYLES[style](printed, amount, fact) else f"원래 값 {value}의 {style} 형식이 아님"
