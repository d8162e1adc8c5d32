"""How a figure is set: one style, one function from the fact to its print. Rounding happens here, once.

Magnitudes only: direction is a word's business. The proof sets every figure again by rules of its own.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Sequence

from newsgen import calendars, markets
from newsgen.config import Style
from newsgen.errors import TemplateProblem
from newsgen.korean import dates, numbers
from newsgen.measures import MEASURES
from newsgen.model import Fact
from newsgen.story.markup import FIGURE, mark

Setter = Callable[[Fact, Style], str]
FEW_DAYS = 4
"""Sessions in a row that are told in native words: 사흘 연속, but 5거래일 연속."""
_MONTHS = dt.timedelta(days=120)
"""From here on a day is too far back to be told but by its month."""
NEARLY = 0.35
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
    """Return N where a value is "N% 가까이", just short of it."""
    return numbers.nearly(fact.value, within=min(NEARLY, math.ceil(abs(fact.value)) / 10))


def _around(fact: Fact, _: Style) -> str:
    return _idiom(fact, numbers.around([fact.value])) + "%"


def _band(fact: Fact, _: Style) -> str:
    return _idiom(fact, numbers.band([fact.value])) + "%"


def _tenth(fact: Fact, _: Style) -> str:
    """Return a percentage to a tenth; to a hundredth where that would make it whole: ``5.97%``."""
    tenth = numbers.trimmed(fact.value, 1)
    return (tenth if "." in tenth else numbers.trimmed(fact.value, 2)) + "%"


def _tens(fact: Fact, _: Style) -> str:
    return _idiom(fact, "두 자릿수" if 10 <= abs(fact.value) < 100 else None)


def _worth(fact: Fact, _: Style) -> str:
    """Return an amount of millions to two digits, as 약 stands before it: ``5900억달러``."""
    return numbers.money(abs(fact.value) * 1e6, _money(fact), significant=2)


def _in_a_row(fact: Fact, _: Style) -> str:
    return _idiom(fact, numbers.days(round(fact.value)) if fact.value <= FEW_DAYS else None)


def _periods(fact: Fact, _: Style) -> str:
    counted = {"months": "개월", "quarters": "개 분기", "years": "년"}
    return numbers.count(round(fact.value)) + _idiom(fact, counted.get(fact.unit))


LONGER = frozenset({"week", "week_so_far", "month", "quarter", "year"})
"""Spans of which ``periods`` are no sessions."""
WORDS = frozenset({"in_a_row", "stage", "ever"})
"""Styles that print a word without a digit."""
STAGES = {
    "correction_entered": "조정",
    "correction_left": "조정",
    "bear_entered": "약세장",
    "bull_entered": "강세장",
}
"""What begins or ends on the day of a measure."""


def _idiom(fact: Fact, figure: str | None) -> str:
    if figure is None:
        raise TemplateProblem(f"사실 {fact.id}의 값 {fact.value}에는 쓸 수 없는 표현입니다.")
    return figure


def _money(fact: Fact) -> str:
    """Return what the price of a stock is in: its market's money."""
    market = markets.of(fact.about)
    return market.money if market else ""


def prints_nothing(fact: Fact) -> bool:
    """Tell whether a move prints as zero, so that no word of direction goes with it.

    Whatever asks which way something went asks here: it is the figure as printed that readers see. Basis
    points and releases print one decimal, numbers of persons none, everything else two.
    """
    if fact.measure.startswith("release_"):
        whole = fact.unit == "thousand"
        return numbers.rounds_to_zero(fact.value * 1000 if whole else fact.value, 0 if whole else 1)
    return numbers.rounds_to_zero(fact.value, 1 if fact.unit == "bp" else 2)


VALUES: dict[str, Setter] = {
    "percent": lambda fact, _: numbers.trimmed(fact.value, 2) + "%",
    "percent1": lambda fact, _: numbers.decimal(fact.value, 1) + "%",
    "tenth": _tenth,
    "around": _around,
    "band": _band,
    "tens": _tens,
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
    "stage": lambda fact, _: _idiom(fact, STAGES.get(fact.measure)),
    "ever": lambda fact, _: _idiom(fact, "사상 처음" if fact.measure == "level_first" else None),
    "won1": lambda fact, _: numbers.trimmed(fact.value, 1) + "원",
    "won": lambda fact, _: numbers.decimal(fact.value, 2) + "원",
    "price": lambda fact, _: numbers.decimal(fact.value, 2) + _money(fact),
    "worth": _worth,
    "ratio": lambda fact, _: numbers.decimal(fact.value, 1) + "배",
}
"""Styles that print a value of the fact."""


def _near_day(day: dt.date, now: dt.date) -> str:
    """Return a day of late: ``12일``, of another month ``7월 31일``."""
    return dates.day(day) if (day.year, day.month) == (now.year, now.month) else dates.since_day(day, now)


def _when(day: dt.date, now: dt.date) -> str:
    """Return when something was last so: ``7월 30일`` of the last months, ``지난해 5월`` of longer ago."""
    return (dates.since_day if now - day < _MONTHS else dates.since_month)(day, now)


def _coming_day(day: dt.date, now: dt.date) -> str:
    """Return a day of the week after ``now``: ``21일``; ``9월 2일`` where that week begins in August."""
    monday = now + dt.timedelta(days=7 - now.weekday())
    one_month = monday.month == (monday + dt.timedelta(days=4)).month
    return dates.day(day) if one_month or day.month == now.month else dates.coming_day(day, now)


def _next_day(day: dt.date, now: dt.date) -> str:
    """Return a day soon to come: ``25일``, of another month ``9월 1일``, of another year ``내년 1월 1일``."""
    return dates.day(day) if (day.year, day.month) == (now.year, now.month) else dates.coming_day(day, now)


DATES: dict[str, tuple[str, Callable[[dt.date, dt.date], str]]] = {
    "session_day": ("session", lambda day, _: dates.day(day)),
    "session_month": ("session", lambda day, _: f"{day.month}월"),
    "session_quarter": ("session", lambda day, _: f"{(day.month + 2) // 3}분기"),
    "session_year": ("session", lambda day, _: f"{day.year}년"),
    "base_day": ("base", dates.since_day),
    "base_full": ("base", lambda day, _: dates.full(day)),
    "base_month": ("base", dates.since_month),
    "since_date": ("since", _near_day),
    "since_month": ("since", dates.since_month),
    "since_when": ("since", _when),
    "since_day": ("since", dates.since_day),
    "since_week": ("since", dates.since_week),
    "since_year": ("since", lambda day, _: f"{day.year}년"),
    "since_quarter": ("since", lambda day, _: f"{day.year}년 {(day.month + 2) // 3}분기"),
    "lapse": ("since", dates.lapse),
    "meeting_month": ("since", dates.coming_month),
    "meeting_days": ("since", dates.coming_day),
    "week_days": ("base", dates.day_range),
    "coming_near": (
        "since",
        lambda day, now: dates.coming_day(day, now) if day.month != now.month else dates.day(day),
    ),
    "coming_day": ("since", _coming_day),
    "next_day": ("since", _next_day),
    "coming_week": ("since", dates.coming_day),
}
"""Styles that print one of the fact's dates: which one, and how, seen from the session."""


def _meeting(fact: Fact) -> str:
    """Return the days of a meeting, from ``base`` to ``since``: ``9월 16~17일``."""
    if fact.base is None or fact.since is None:
        raise TemplateProblem(f"사실 {fact.id}에는 회의 날짜가 없습니다.")
    return dates.coming_days(fact.base, fact.since, fact.session)


def _coming_week(fact: Fact) -> str:
    """Return the days of a week to come, from ``base`` to ``since``: ``18~22일``, ``9월 1~5일``."""
    if fact.base is None or fact.since is None:
        raise TemplateProblem(f"사실 {fact.id}에는 다음 주의 날짜가 없습니다.")
    if fact.base.year != fact.since.year:
        return f"{dates.month_day(fact.base)}~{dates.coming_day(fact.since, fact.session)}"
    if (fact.base.year, fact.base.month) == (fact.session.year, fact.session.month):
        return dates.day_range(fact.base, fact.since)
    return dates.coming_days(fact.base, fact.since, fact.session)


def _lapse(fact: Fact) -> str:
    """Return how long ago ``since`` was, few of them in sessions: ``8거래일 만``, ``4년 10개월 만``."""
    if fact.since is None:
        raise TemplateProblem(f"사실 {fact.id}에는 견줄 날짜가 없습니다.")
    measure = MEASURES[fact.measure]
    counted = measure.span not in LONGER
    return dates.lapse(fact.since, fact.session, fact.periods if counted else None) + " 만"


SPANS = {"meeting_days": _meeting, "coming_week": _coming_week, "lapse": _lapse}
"""Styles that print the days from one date of a fact to another, or how many they are."""


def _moment(fact: Fact) -> dt.datetime:
    """Return when the fact of a session so far holds, by its exchange's clock."""
    if fact.as_of == "close":
        raise TemplateProblem(f"사실 {fact.id}은(는) 장중 값이 아닙니다.")
    clock = dt.time.fromisoformat(fact.as_of)
    return dt.datetime.combine(fact.session, clock, tzinfo=calendars.zone(fact.about))


def _clock_seoul(fact: Fact) -> str:
    there = _moment(fact).astimezone(calendars.SEOUL)
    return f"{dates.day(there.date())} {dates.clock(there.time())}"


CLOCKS: dict[str, Callable[[Fact], str]] = {
    "clock": lambda fact: dates.clock(_moment(fact).time()),
    "clock_seoul": _clock_seoul,
    "near_hour": lambda fact: dates.near(dt.time.fromisoformat(fact.as_of)),
    "from_hour": lambda fact: dates.clock(dt.time.fromisoformat(fact.as_of)) + "께",
}
"""Styles that print the moment at which a fact holds, there and here."""


def _since_value(fact: Fact) -> float:
    if fact.since_value is None:
        raise TemplateProblem(f"사실 {fact.id}에는 비교할 과거 값이 없습니다.")
    return fact.since_value


def date_of(fact: Fact, style: str) -> dt.date | None:
    """Return the fact's date that a style prints; None for a style that prints a value."""
    return getattr(fact, DATES[style][0]) if style in DATES else None


def printed_value(fact: Fact, style: str) -> float | str:
    """Return what the figure of a style states: the raw value, or an ISO date."""
    if style in DATES:
        return str(date_of(fact, style))
    if style in CLOCKS:
        return fact.as_of
    if style in {"since_percent", "since_level"}:
        return _since_value(fact)
    return float(fact.n or 0) if style == "members" else fact.value


def rounded(fact: Fact, house: Style) -> str:
    """Return a percentage as a desk rounds it in text, where that is true of the raw value.

    ``7% 넘게`` of 7.3, ``7% 가까이`` of 6.8, ``6%대`` of 6.6; small ones to a tenth: ``1.6%``, ``0.3%``.
    """
    size = abs(fact.value)
    if nearly(fact) is not None:
        return set_figure(fact, "nearly", house) + " 가까이"
    if numbers.over(size) not in {None, "0"} and size % 1 < 0.5:
        return set_figure(fact, "over", house) + " 넘게"
    if size >= 3 and numbers.band([size]) is not None and size % 1:
        return set_figure(fact, "band", house) + "대"
    return set_figure(fact, "tenth" if size >= 0.05 else "percent", house)


def run(fact: Fact, house: Style) -> str:
    """Return a number of sessions in a row as the press says it before 연속: ``사흘``, ``5거래일``."""
    return set_figure(fact, "in_a_row" if 2 <= fact.value <= FEW_DAYS else "sessions", house)


def around(facts: Sequence[Fact], house: Style) -> str | None:
    """Return one figure that is true of several percentages, ``9% 안팎`` or ``9%대``; None where none is.

    It binds all of them: the first one by its value, the others as ``also``.
    """
    values = [fact.value for fact in facts]
    if not values or len({value > 0 for value in values}) > 1:
        return None
    if len(facts) == 1:
        return rounded(facts[0], house)
    for style, word, told in (("around", " 안팎", numbers.around), ("band", "대", numbers.band)):
        figure = told(values)
        if figure is not None:
            return mark(FIGURE, (facts[0].id, style, *(fact.id for fact in facts[1:])), f"{figure}%") + word
    return None


def tens(facts: Sequence[Fact], house: Style) -> str:
    """Return 두 자릿수 of several percentages; raises TemplateProblem where one has other digits."""
    for fact in facts:
        _tens(fact, house)
    first, *others = facts
    return mark(FIGURE, (first.id, "tens", *(fact.id for fact in others)), "두 자릿수")


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
