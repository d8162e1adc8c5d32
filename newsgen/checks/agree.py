"""Whether a figure says a value, as Korean desks round, cut and bound: fair to both ways where there are two.

A value within a hundredth of a bound passes it, and so does a level or a percentage that is off by a hundredth:
vendors round differently.
"""

from __future__ import annotations

from decimal import Decimal

from newsgen.checks.recorded import Range
from newsgen.korean.figures import Figure

HUNDREDTH = 0.0105
_TENS = 10.0
_NEAR = 0.6
"""How far below its bound 가까이 reaches, and around it 안팎, in steps of the figure."""


def agrees(figure: Figure, value: float | Range, slack: float = HUNDREDTH) -> bool:
    """Tell whether a figure's magnitude says a value's, its sign aside; of a range whether any of it does."""
    if isinstance(value, Range):
        return _within(figure, value, slack)
    return _says(figure, abs(value), slack)


def reach(figure: Figure) -> float:
    """Return how far off its number a value is at most that an exact figure says."""
    return (_TENS if _is_in_tens(figure) else float(figure.step)) + HUNDREDTH


def _within(figure: Figure, value: Range, slack: float) -> bool:
    told = float(figure.value)
    highest = max(abs(value.low), abs(value.high))
    lowest = 0.0 if value.low <= 0 <= value.high else min(abs(value.low), abs(value.high))
    if figure.bound in {"under", "at_most"}:
        return lowest < told + slack
    if figure.bound in {"over", "at_least", "double"}:
        return highest > told - slack
    rough = _NEAR * float(figure.step) if figure.bound in {"nearly", "about"} else float(figure.step) / 2
    return lowest - rough - slack <= told <= highest + rough + slack


def _says(figure: Figure, value: float, slack: float) -> bool:
    told, step = float(figure.value), float(figure.step)
    if figure.high is not None:
        above = step if figure.bound == "band" else step / 2  # 4~5%대 goes up to 6%
        return told - slack - step / 2 <= value <= float(figure.high) + slack + above
    match figure.bound:
        case "over":
            return value > told - slack
        case "at_least" | "double":
            return value >= told - slack
        case "under":
            return value < told + slack
        case "at_most":
            return value <= told + slack
        case "nearly":
            return told - max(_NEAR * step, 0.05 * told) - slack <= value <= told + slack
        case "about":
            return abs(value - told) <= max(_NEAR * step, 0.02 * told) + slack or 0 <= value - told < step
        case "band":
            return told - slack <= value < told + band(figure) + slack
        case _:
            return _exactly(told, _TENS if _is_in_tens(figure) else step, value, slack)


def _is_in_tens(figure: Figure) -> bool:
    """Tell whether points are told as headlines do, by tens: 870포인트 of 874.86."""
    return figure.unit == "points" and figure.step == 1 and figure.value >= 100 and figure.value % 10 == 0


def band(figure: Figure) -> float:
    """Return how wide a 대 is: 1 of 2%대, 10 of 10%대 and 2650대, 100 of 2600대, 만 of 4만대."""
    if figure.unit == "percent" and figure.step < 1:
        return float(figure.step)
    whole = int(figure.value)
    if figure.unit == "percent":
        return 10.0 if whole and whole % 10 == 0 else 1.0
    wide = 1
    while whole and whole % (wide * 10) == 0:
        wide *= 10
    return float(max(wide, 1))


def _exactly(told: float, step: float, value: float, slack: float) -> bool:
    """Tell whether a figure is a value rounded or cut at its last digit."""
    rounded = abs(value - told) <= step / 2 + (
        slack if slack > 0.1 or step <= 0.01 else min(slack, step * 0.2)
    )
    is_cut = step > slack and 0 <= value - told < step
    return rounded or is_cut


def shown(value: float, places: int = 2) -> str:
    """Return a magnitude as a message tells it."""
    return f"{Decimal(repr(abs(value))).quantize(Decimal(1).scaleb(-places)):,f}"
