"""How a figure is set: one style, one function from the fact to its print. Rounding happens here, once.

Magnitudes only: direction is a word's business. The proof sets every figure again by rules of its own.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from newsgen import markets
from newsgen.config import Style
from newsgen.errors import TemplateProblem
from newsgen.korean import numbers
from newsgen.model import Fact
from newsgen.story.markup import FIGURE, mark
from newsgen.story.moments import CLOCKS, DATES, SPANS, date_of

Setter = Callable[[Fact, Style], str]
FEW_DAYS = 4
"""Sessions in a row that are told in native words: 사흘 연속, but 5거래일 연속."""
_ALL = 15
"""Digits of a price, none of which is rounded away."""
NEARLY = 0.2
"""Percentage points, and at most a tenth of the figure, that 가까이 may be short of it."""


def _level(fact: Fact, style: Style) -> str:
    return numbers.level(fact.value, style.level)


def _bp(fact: Fact, _: Style) -> str:
    whole = abs(fact.value - round(fact.value)) < 1e-6
    return numbers.decimal(fact.value, 0 if whole else 1) + "bp"


def _over(fact: Fact, _: Style) -> str:
    return _idiom(fact, numbers.over(fact.value)) + "%"


def _nearly(fact: Fact, _: Style) -> str:
    return _idiom(fact, nearly(fact)) + "%"


def nearly(fact: Fact) -> str | None:
    """Return N where a fact is "N% 가까이", just short of it."""
    return near(fact.value)


def near(value: float) -> str | None:
    """Return N where a value is "N% 가까이"."""
    return numbers.nearly(value, within=min(NEARLY, math.ceil(abs(value)) / 10))


def _around(fact: Fact, _: Style) -> str:
    return _idiom(fact, numbers.around([fact.value])) + "%"


def _band(fact: Fact, _: Style) -> str:
    return _idiom(fact, numbers.band([fact.value])) + "%"


def _tenth(fact: Fact, _: Style) -> str:
    """Return a percentage to a tenth; to a hundredth where that would make it whole: ``5.97%``.

    Also where a reader who rounds its hundredths gets another tenth: ``0.35%`` of 0.349.
    """
    tenth, hundredth = (numbers.trimmed(fact.value, places) for places in (1, 2))
    agrees = "." in tenth and numbers.trimmed(float(hundredth), 1) == tenth
    return (tenth if agrees else hundredth) + "%"


def _tens(fact: Fact, _: Style) -> str:
    return _idiom(fact, "두 자릿수" if 10 <= abs(fact.value) < 100 else None)


def _worth(fact: Fact, _: Style) -> str:
    """Return an amount of millions to three digits, as 약 stands before it: ``5930억달러``."""
    return numbers.money(abs(fact.value) * 1e6, _money(fact), significant=3)


def _worth_total(fact: Fact, _: Style) -> str:
    """Return the same to two digits, of what is no surer: ``830조원``."""
    return numbers.money(abs(fact.value) * 1e6, _money(fact), significant=2)


def _worth_floor(fact: Fact, _: Style) -> str:
    """Return an amount of millions down to its first digit: ``70조원`` of 75조, before 넘게."""
    return _first_digit(fact, math.floor)


def _worth_ceil(fact: Fact, _: Style) -> str:
    """Return the same up to it: ``60조원`` of 57조, before 가까이."""
    return _first_digit(fact, math.ceil)


def _first_digit(fact: Fact, rounded: Callable[[float], int]) -> str:
    size = abs(fact.value) * 1e6
    step = 10.0 ** math.floor(math.log10(size))
    return numbers.money(rounded(size / step) * step, _money(fact), significant=2)


def _roughly(fact: Fact, _: Style) -> str:
    """Return points to two digits, as 약 stands before them: ``410포인트``."""
    return numbers.two_digits(fact.value) + "포인트"


def _portion(fact: Fact, _: Style) -> str:
    """Return a part of a whole in words, as far as an approximation allows: ``절반 안팎``."""
    return _idiom(fact, portion(fact.value))


def portion(value: float) -> str | None:
    """Return the words for a part in percent; None where none is true by a margin."""
    return next((word for word, (low, high) in PORTIONS.items() if low <= value <= high), None)


def _in_a_row(fact: Fact, _: Style) -> str:
    return _idiom(fact, numbers.days(round(fact.value)) if fact.value <= FEW_DAYS else None)


def _periods(fact: Fact, _: Style) -> str:
    counted = {"months": "개월", "quarters": "개 분기", "years": "년"}
    return numbers.count(round(fact.value)) + _idiom(fact, counted.get(fact.unit))


def _fold(fact: Fact, _: Style) -> str:
    """Return how many times as large, in words, as 넘는 stands behind it: ``세 배`` of 3.4."""
    return _idiom(fact, _FOLDS.get(math.ceil(fact.value) - 1)) + " 배"


def _bulk(fact: Fact, _: Style) -> str:
    """Return what part it is, in words: ``절반 넘는 몫``, from four fifths on ``대부분``."""
    return _idiom(fact, "대부분" if 80 <= fact.value <= 100 else "절반 넘는 몫" if fact.value > 50 else None)


_FOLDS = {2: "두", 3: "세", 4: "네", 5: "다섯", 6: "여섯", 7: "일곱", 8: "여덟"}
PORTIONS = {"3분의 1 안팎": (30.0, 37.0), "절반 안팎": (44.0, 56.0), "절반 이상": (58.0, 95.0)}
"""Words for a part -> between which percents they are true by a margin of a tenth."""
WORDS = frozenset({"in_a_row", "stage", "ever", "peak", "fold", "bulk", "grown", "way", "limit"})
"""Styles that print a word without a digit."""
STAGES = {
    "correction_entered": "조정",
    "correction_left": "조정",
    "bear_entered": "약세장",
    "bull_entered": "강세장",
}
"""What begins or ends on the day of a measure."""
FIRSTS = frozenset({"level_first", "level_first_week"})
"""Measures of what was reached for the first time ever."""
PEAKS = {"high_all": "사상 최고가", "high_52w": "52주 최고가", "low_52w": "52주 최저가"}
"""What the close of a company is, by its measure."""

LIMITS = {"upper_limit": "상한가", "lower_limit": "하한가"}
"""What the close of a company is that went as far as a day allows, by its measure."""


def _idiom(fact: Fact, figure: str | None) -> str:
    if figure is None:
        raise TemplateProblem(f"사실 {fact.id}의 값 {fact.value}에는 쓸 수 없는 표현입니다.")
    return figure


def _money(fact: Fact) -> str:
    """Return what the price of a stock is in: its market's money."""
    market = markets.of(fact.about)
    return market.money if market else ""


def _eok(fact: Fact, _: Style) -> str:
    """Return an amount to the last 억, as the exchange's tables have it: ``1조8,852억원``."""
    whole = float(numbers.decimal(fact.value, 0).replace(",", ""))
    return numbers.money(whole * 1e8, "원", "comma", significant=20)


def _eok_about(fact: Fact, _: Style) -> str:
    """Return an amount to two digits as a text has it beside whole ones: ``3조4,000억원``."""
    return numbers.money(abs(fact.value) * 1e8, "원", "comma", significant=2)


def _eok_short(fact: Fact, _: Style) -> str:
    """Return an amount as headlines have it, to two digits: ``1.9조``, ``6,500억``.

    What is less than a tenth of a 조 over a whole number of them is that number: ``1조`` of 1조507억.
    """
    amount = abs(fact.value)
    if amount < _ABOUT_JO:
        return numbers.money(amount * 1e8, "", "comma", significant=2)
    over = amount % _JO < _JO / 10
    return (
        numbers.trimmed(amount // _JO if over else amount / _JO, 1 if amount < 10 * _ABOUT_JO else 0) + "조"
    )


_JO = 10_000
"""억 of one 조."""
_ABOUT_JO = 9_950
"""억 from which on two digits make one."""


def prints_nothing(fact: Fact) -> bool:
    """Tell whether a move prints as zero, so that no word of direction goes with it.

    Whatever asks which way something went asks here: it is the figure as printed that readers see. Basis
    points and releases print one decimal, numbers of persons and 억 none, everything else two.
    """
    if fact.measure.startswith("release_"):
        whole = fact.unit == "thousand"
        return numbers.rounds_to_zero(fact.value * 1000 if whole else fact.value, 0 if whole else 1)
    return numbers.rounds_to_zero(fact.value, {"bp": 1, "eok": 0}.get(fact.unit, 2))


VALUES: dict[str, Setter] = {
    "percent": lambda fact, _: numbers.trimmed(fact.value, 2) + "%",
    "exact": lambda fact, _: numbers.decimal(fact.value, 2) + "%",
    "percent1": lambda fact, _: numbers.decimal(fact.value, 1) + "%",
    "tenth": _tenth,
    "around": _around,
    "band": _band,
    "tens": _tens,
    "worth_floor": _worth_floor,
    "worth_ceil": _worth_ceil,
    "since_percent": lambda fact, _: numbers.decimal(_since_value(fact), 2) + "%",
    "over": _over,
    "nearly": _nearly,
    "since_over": lambda fact, _: numbers.decimal(math.ceil(abs(fact.value)) - 1, 0) + "%",
    "index1": lambda fact, _: numbers.decimal(fact.value, 1),
    "pp1": lambda fact, _: numbers.decimal(fact.value, 1) + "%포인트",
    "points1": lambda fact, _: numbers.decimal(fact.value, 1) + "포인트",
    "persons": lambda fact, _: numbers.money(fact.value * 1000, "명"),
    "claims": lambda fact, _: numbers.money(fact.value * 1000, "건"),
    "pp": lambda fact, _: numbers.decimal(fact.value, 2) + "%포인트",
    "points": lambda fact, _: numbers.decimal(fact.value, 2) + "포인트",
    "level": _level,
    "since_level": lambda fact, style: numbers.level(_since_value(fact), style.level),
    "rate": lambda fact, _: numbers.decimal(fact.value, 2) + "%",
    "rate_bare": lambda fact, _: numbers.decimal(fact.value, 2),
    "percent0": lambda fact, _: numbers.decimal(fact.value, 0) + "%",
    "ceiling": lambda fact, _: f"{math.ceil(fact.value)}%",
    "bp": _bp,
    "bp0": lambda fact, _: numbers.decimal(fact.value, 0) + "bp",
    "bp_as_pp": lambda fact, _: numbers.decimal(fact.value / 100, 2) + "%포인트",
    "count": lambda fact, _: numbers.count(round(fact.value)),
    "members": lambda fact, _: numbers.count(fact.n or 0),
    "sessions": lambda fact, _: numbers.count(round(fact.value)) + "거래일",
    "times": lambda fact, _: numbers.count(round(fact.value)) + "회",
    "weeks": lambda fact, _: numbers.count(round(fact.value)) + "주",
    "in_a_row": _in_a_row,
    "periods": _periods,
    "nth": lambda fact, _: numbers.count(round(fact.value)) + "번째",
    "line": lambda fact, style: numbers.level(fact.value, style.level, 0) + "선",
    "stand": lambda fact, style: numbers.level(fact.value // 10 * 10, style.level, 0) + "선",
    "stage": lambda fact, _: _idiom(fact, STAGES.get(fact.measure)),
    "ever": lambda fact, _: _idiom(fact, "사상 처음" if fact.measure in FIRSTS else None),
    "peak": lambda fact, _: _idiom(fact, PEAKS.get(fact.measure)),
    "fold": _fold,
    "bulk": _bulk,
    "grown": lambda fact, _: "늘었" if fact.value > 0 else "줄었",
    "way": lambda fact, _: "오른" if fact.value > 0 else "내린",
    "roughly": _roughly,
    "portion": _portion,
    "won1": lambda fact, _: numbers.trimmed(fact.value, 1) + "원",
    "won": lambda fact, _: numbers.decimal(fact.value, 2) + "원",
    "price": lambda fact, _: numbers.decimal(fact.value, 2) + _money(fact),
    "priced": lambda fact, _: numbers.money(fact.value, _money(fact), "comma", significant=_ALL),
    "limit": lambda fact, _: _idiom(fact, LIMITS.get(fact.measure)),
    "worth": _worth,
    "worth_total": _worth_total,
    "worth_whole": lambda fact, _: numbers.money(abs(fact.value) * 1e6, _money(fact), "comma", significant=4),
    "eok": _eok,
    "eok_about": _eok_about,
    "eok_short": _eok_short,
    "ratio": lambda fact, _: numbers.decimal(fact.value, 1) + "배",
}
"""Styles that print a value of the fact."""


def _since_value(fact: Fact) -> float:
    if fact.since_value is None:
        raise TemplateProblem(f"사실 {fact.id}에는 비교할 과거 값이 없습니다.")
    return fact.since_value


def printed_value(fact: Fact, style: str) -> float | str:
    """Return what the figure of a style states: the raw value, or an ISO date."""
    if style in DATES:
        return str(date_of(fact, style))
    if style in CLOCKS:
        return fact.as_of
    if style in {"since_percent", "since_level"}:
        return _since_value(fact)
    return float(fact.n or 0) if style == "members" else fact.value


def set_figure(fact: Fact, style: str, house: Style) -> str:
    """Return a fact's figure as marked text; raises TemplateProblem where the fact has no such figure."""
    if style in DATES:
        day = date_of(fact, style)
        if day is None:
            raise TemplateProblem(f"사실 {fact.id}에는 {DATES[style][0]} 날짜가 없습니다.")
        text = SPANS[style](fact) if style in SPANS else DATES[style][1](day, fact.session)
    elif style in CLOCKS:
        text = CLOCKS[style](fact)
    else:
        text = VALUES[style](fact, house)
    return mark(FIGURE, (fact.id, style), text)


def run(fact: Fact, house: Style) -> str:
    """Return a number of sessions in a row as the press says it before 연속: ``사흘``, ``5거래일``."""
    return set_figure(fact, "in_a_row" if 2 <= fact.value <= FEW_DAYS else "sessions", house)
