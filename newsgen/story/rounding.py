"""A percentage as a desk rounds it in text, alone or for a group, where that is true of the raw values."""

from __future__ import annotations

import math
from collections.abc import Sequence

from newsgen.config import Style
from newsgen.korean import numbers
from newsgen.model import Fact
from newsgen.story.figures import near, nearly, set_figure
from newsgen.story.markup import FIGURE, mark

JUST = 0.5
"""Percentage points over a whole percent up to which 넘게 is said of it."""

TENTH = 0.1
"""Percentage points over a whole percent from which 넘게 is said of it: 1.06 is 1.1%."""
WHOLE = 0.05
"""Percentage points over a whole percent below which no tenth is left of it."""
SPREAD = 0.6
"""Percentage points that several percentages of one band lie apart at most."""
LARGE = 3.0
"""Percent from which they may lie further apart: there it is a small part of them."""
NEXT = 0.1
"""Percentage points below the next whole percent from which one is no longer called by its band."""

COUNTED = 1e8
"""Millions from which two digits of what a market is worth are coarser than its counts part."""
SURE = 0.2
"""Part of the first digit's step within which it is that digit, about."""
MORE = 0.6
"""The same up to which it is more than that digit, and beyond which nearly the next: 55조 is no 60조."""


def rounded(fact: Fact, house: Style) -> str:
    """Return a percentage as a desk rounds it in text, where that is true of the raw value.

    ``7% 넘게`` of 7.3, ``7% 가까이`` of 6.8, ``6%대`` of 6.6, ``3%`` of 3.04; small ones to a tenth. Of
    what is whole to the tenth neither is said: 17.03 is 17%.
    """
    size = abs(fact.value)
    if size >= 1 and 0 < round(size % 1, 6) < TENTH:
        return set_figure(fact, "percent0" if size % 1 < WHOLE else "tenth", house)
    if size >= 1 and "." not in numbers.trimmed(size, 2):  # beside 3.00% neither 넘게 nor 가까이 is said
        return set_figure(fact, "percent", house)
    if nearly(fact) is not None:
        return set_figure(fact, "nearly", house) + " 가까이"
    if numbers.over(size) not in {None, "0"} and size % 1 < JUST:
        return set_figure(fact, "over", house) + " 넘게"
    if size >= 3 and numbers.band([size]) is not None and size % 1:
        return set_figure(fact, "band", house) + "대"
    return set_figure(fact, "tenth" if size >= 0.05 else "percent", house)


def measured(fact: Fact, house: Style) -> str:
    """Return a percentage as a rate's predicate: ``5%에 가깝다``, ``7%를 넘는다``, ``6%대다``, ``1.6%다``."""
    text = rounded(fact, house)
    for word, said in ((" 가까이", "에 가깝다"), (" 넘게", "를 넘는다")):
        if text.endswith(word):
            return text.removesuffix(word) + said
    return f"{text}다"


def total(fact: Fact, house: Style) -> str:
    """Return by how much a market's worth changed, no finer than the exchange's own totals agree.

    They part by some 조 between its first and its last count: ``약 377조원``, ``70조원 넘게``; by prices
    alone they are no surer than two digits, ``약 380조원``.
    """
    size = abs(fact.value)
    if size >= COUNTED or not size:
        sure = fact.measure == "exchange_change_day"
        return "약 " + set_figure(fact, "worth" if sure else "worth_total", house)
    part = size / 10 ** math.floor(math.log10(size)) % 1
    down = part <= MORE
    about = min(part, 1 - part) <= SURE
    figure = set_figure(fact, "worth_floor" if down else "worth_ceil", house)
    return f"약 {figure}" if about else figure + (" 넘게" if down else " 가까이")


def around(facts: Sequence[Fact], house: Style) -> str | None:
    """Return one figure that is true of several percentages, ``9% 안팎``, ``9%대``, ``10% 넘게``; or None.

    Small ones that print alike have their tenths, ``0.2%``. It binds all of them: the first one by its value,
    the others as ``also``.
    """
    values = [fact.value for fact in facts]
    if not values or len({value > 0 for value in values}) > 1:
        return None
    if len(facts) == 1:
        return rounded(facts[0], house)
    forms = (
        ("around", " 안팎", numbers.around),
        ("band", "대", numbers.band),
        ("over", " 넘게", _over_all),
        ("nearly", " 가까이", _nearly_all),
        ("tenth", "", _tenth),
    )
    for style, word, told in forms:
        figure = told(values)
        if style == "around" and figure is not None and not _straddles(values, float(figure)):
            continue  # 3.7 and 3.8 lie below: 3%대
        if style == "band" and figure is not None and not _is_of_band(values):
            continue
        if figure is not None:
            return mark(FIGURE, (facts[0].id, style, *(fact.id for fact in facts[1:])), f"{figure}%") + word
    return None


def _straddles(values: Sequence[float], figure: float) -> bool:
    """Tell whether values lie on both sides of a figure, or on it."""
    return min(map(abs, values)) <= figure <= max(map(abs, values))


def _is_of_band(values: Sequence[float]) -> bool:
    """Tell whether N%대 is fair to several values: they lie close, and none is nearly N + 1 percent."""
    sizes = [abs(value) for value in values]
    near = max(sizes) - min(sizes) <= SPREAD or min(sizes) >= LARGE
    return near and max(sizes) % 1 <= 1 - NEXT


def _tenth(values: Sequence[float]) -> str | None:
    """Return the tenths of several values below one percent that print alike: 0.22 and 0.19 are "0.2%".

    None where a reader who rounds the hundredths of one gets another tenth: 0.446 is 0.45.
    """
    found = {numbers.trimmed(abs(value), 1) for value in values}
    found |= {numbers.trimmed(float(numbers.trimmed(abs(value), 2)), 1) for value in values}
    return found.pop() if len(found) == 1 and all(0.05 <= abs(value) < 1 for value in values) else None


def _over_all(values: Sequence[float]) -> str | None:
    """Return N where each of several values is just over it: 10.2 and 10.4 are "10% 넘게"."""
    found = {numbers.over(value) if abs(value) % 1 < JUST else None for value in values}
    figure = found.pop()
    return None if found or figure == "0" else figure


def _nearly_all(values: Sequence[float]) -> str | None:
    """Return N where each of several values is just short of it: 3.87 and 3.97 are "4% 가까이"."""
    found = {near(value) for value in values}
    return found.pop() if len(found) == 1 else None
