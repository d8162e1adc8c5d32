"""What must be said beside a figure for it to be that figure: within the day, since when, of how many.

The proof holds a print against its fact and a verb against its sign. That an old record is not told as
today's, or a mere high of the day as its close, is held here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsgen.editing import spans
from newsgen.editing.place import Place
from newsgen.editing.turns import turned
from newsgen.measures import MEASURES, Measure, Sort
from newsgen.model import Fact

_SINCE = re.compile(r"이후|이래|만에|처음|종전|직전")
_SINCE_STYLES = frozenset({
    "since_percent", "since_level", "since_over", "since_week", "since_month", "since_day", "since_when",
    "since_year", "since_quarter", "elapsed", "lapse", "past_years",
})  # fmt: skip
_OF_THEN = frozenset({"since_percent", "since_level"})
_THEN = re.compile(r"(?:일|월|년|주|때|당시)(?:\(|의 | )$")
_REACHED = re.compile(r"\s?(?:까지|이나)\s")
_EXTREMES = frozenset({"peak_change", "trough_change"})
_FROM_EXTREMES = frozenset({
    "drawdown", "off_low", "correction_entered", "correction_left", "bear_entered", "bull_entered",
})  # fmt: skip
_EXTREME = re.compile(r"고점|저점|최고|최저|조정|약세장|강세장")
_HALF = re.compile(r"50bp|0\.50?%포인트|빅컷")
_AGO = re.compile(r"전|지난|앞서")
_NEXT_WEEK = "다음 주"
_OF_NEXT = re.compile(rf"{_NEXT_WEEK}\($")


def objection(fact: Fact, style: str, place: Place, usual: str, said: Sequence[str]) -> str:
    """Say in Korean what a sentence says of a figure that it is not; empty where nothing stands against it.

    ``usual`` is the span that the article tells, ``said`` are the sentences that printed the fact so far.
    """
    measure = MEASURES.get(fact.measure)
    if measure is None:
        return ""
    if measure.sort is Sort.MOVE and style not in _SINCE_STYLES:
        wrong = spans.objection(measure.span or "", place, usual, said)
        if wrong:
            return f"{measure.korean}인데 {wrong}"
    return (
        _of_extreme(measure, place)
        or _dated(style, place, said)
        or _within(measure, place)
        or _of_odds(measure, place)
        or _record(fact, place, said)
    )


def _of_extreme(measure: Measure, place: Place) -> str:
    """Hold how far something is from its high or low against what it did within some time."""
    if measure.what in _FROM_EXTREMES and not _EXTREME.search(place.sentence):
        return f"{measure.korean}인데 어느 고점이나 저점에서 잰 것인지 없습니다"
    return ""


def _dated(style: str, place: Place, said: Sequence[str]) -> str:
    if style in _SINCE_STYLES and not _SINCE.search(place.sentence):
        return "지난 기록의 수치인데 ‘이후’라는 말이 없습니다"
    if style in _OF_THEN and not _THEN.search(place.left):
        return "지난 기록의 값인데 그 날짜 바로 뒤에 있지 않습니다"
    coming = style.startswith("coming_")
    lacks = coming and _NEXT_WEEK not in place.sentence and all(_NEXT_WEEK in each for each in said)
    if lacks or (not coming and _OF_NEXT.search(place.left)):
        return f"‘{_NEXT_WEEK}’의 날짜인지 아닌지가 다릅니다"
    return ""


def _within(measure: Measure, place: Place) -> str:
    """Hold what was reached within the session against what it ended with."""
    within, extreme = "장중" in place.sentence, measure.name in _EXTREMES
    if extreme and not within:
        return "장중 수치인데 ‘장중’이라는 말이 없습니다"
    if measure.sort is Sort.MOVE and within and not extreme and _REACHED.match(place.right):
        return "장중 수치가 아닌데 장중에 닿은 수치로 말합니다"
    return ""


def _of_odds(measure: Measure, place: Place) -> str:
    if "_50_" in measure.name and not _HALF.search(place.sentence):
        return f"{measure.korean}인데 50bp라는 말이 없습니다"
    if measure.ago and not _AGO.search(place.sentence):
        return f"{measure.korean}인데 언제 것인지 없습니다"
    return ""


def _record(fact: Fact, place: Place, said: Sequence[str]) -> str:
    """Hold a record against the sentences that told it: the highest is never the lowest."""
    words = turned(said, place.sentence) if fact.since else []
    return f"앞선 글과 반대로 말합니다({words[0]})" if words else ""
