"""What must be said beside a figure for it to be that figure: over which time, as which of two, since when.

The proof holds a print against its fact and a verb against its sign. That a week's change is not told as a day's,
that 넘게 is only said of what is more, that a record is not turned round, is held here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from newsgen.korean import said_direction
from newsgen.measures import MEASURES, Sort
from newsgen.model import Fact

IDIOMS = (
    ("over", re.compile(r"\s?(?:넘게|넘는|넘은|초과)|(?:을|를) 넘")),
    ("at_least", re.compile(r"\s?이상")),
    ("under", re.compile(r"\s?미만")),
    ("nearly", re.compile(r"\s?(?:가까이|가까운)")),
)
"""Styles that are true of a range, and the word behind the number that says so."""
_OF_IDIOM = {
    "over": {"over", "since_over"},
    "at_least": {"at_least"},
    "under": {"under", "ceiling"},
    "nearly": {"nearly"},
}
RANGED = frozenset().union(*_OF_IDIOM.values())
_LOOSE = re.compile(r"(?:약|대략|거의)\s?$")
_LOOSELY = re.compile(r"\s?(?:안팎|내외|정도|가량|쯤)")
ROUNDED = frozenset({"percent0", "bp0"})
"""Styles that leave decimals away: said with 약 unless the article says it so itself."""

_SPANS = {
    "day": r"이날|하루|전장|전 ?거래일|당일|전날",
    "week": r"이번 주|한 주|주간|일주일|주 들어",
    "month": r"한 달|월간|이달|이번 달",
    "quarter": r"이번 분기|분기 들어",
    "year": r"올해|연초|한 해",
    "since": r"직전|공개|이후",
    "streak": r"연속|이 기간",
}
_SPAN = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _SPANS.items()))
_THE_SAME = re.compile(r"(?:같은|이) 기간|그 사이")
"""What carries on the time that was named before."""
_REACHED = re.compile(r"\s?(?:까지|이나)\s")
_NEXT_WEEK = "다음 주"
_OF_NEXT = re.compile(r"다음 주\($")
_EXTREMES = frozenset({"peak_change", "trough_change"})
_GROUPS = {"week_so_far": "week"}
_SINCE = re.compile(r"이후|이래|만에|처음|종전|직전")
_SINCE_STYLES = frozenset({
    "since_percent", "since_level", "since_over", "since_week", "since_month", "since_day", "elapsed",
})  # fmt: skip
_COUNTED = re.compile(r"(?P<up>오른|오르|올랐|상승|오름)|(?P<down>내린|내리|내렸|하락|내림)")
_UP, _DOWN = re.compile(r"_(?:up|ge\d+)"), re.compile(r"_(?:down|le\d+)")
_POLES = (
    re.compile(r"(?P<one>높|최고|신고가|강세|넓)|(?P<other>낮|최저|신저가|약세|좁)"),
    re.compile(r"(?P<one>큰|커|크|컸|최대)|(?P<other>작|최소)"),
    re.compile(r"(?P<one>많)|(?P<other>적[은었다])"),
    re.compile(r"(?P<one>웃돌|웃돈|상회|앞[질지]|앞섰|부합)|(?P<other>밑돌|밑돈|하회|뒤[처쳐지]|못 미)"),
)


def in_context(before: str, sentence: str) -> str:
    """Return a sentence with what stands before it in its block where it carries on the time named there."""
    return before + sentence if _THE_SAME.search(sentence) else sentence


def idiom(after: str) -> frozenset[str]:
    """Return the styles of which the words behind a number speak; empty where they name the number itself."""
    return frozenset(next((_OF_IDIOM[name] for name, words in IDIOMS if words.match(after)), ()))


def is_loose(before: str, after: str) -> bool:
    """Tell whether a number is said to be rounded: 약 2%, 2% 안팎."""
    return bool(_LOOSE.search(before) or _LOOSELY.match(after))


class Said(NamedTuple):
    """A number's sentence, and what an article says beside it."""

    before: str
    """What stands before it in its block."""
    sentence: str
    start: int
    end: int
    usual: str
    """The span that the article tells."""


def objection(fact: Fact, style: str, place: Said, said: Iterable[str]) -> str:
    """Say in Korean what a sentence says of a figure that it is not; empty where nothing stands against it.

    ``said`` are the sentences in which the article printed the fact already.
    """
    sentence = place.sentence
    measure = MEASURES.get(fact.measure)
    if measure is None:
        return ""
    if measure.sort is Sort.MOVE and style not in _SINCE_STYLES:
        wrong = _span(measure.span or "", place, said)
        if wrong:
            return f"{measure.korean}인데 {wrong}"
    if style in _SINCE_STYLES and not _SINCE.search(sentence):
        return "지난 기록의 수치인데 ‘이후’라는 말이 없습니다"
    coming = all(_NEXT_WEEK in each for each in said) if style.startswith("coming_") else False
    if (
        coming
        and _NEXT_WEEK not in sentence
        or not style.startswith("coming_")
        and _OF_NEXT.search(sentence[: place.start])
    ):
        return f"‘{_NEXT_WEEK}’의 날짜인지 아닌지가 다릅니다"
    within = "장중" in sentence
    if (
        measure.sort is Sort.MOVE
        and within
        and _REACHED.match(sentence, place.end)
        and fact.measure not in _EXTREMES
    ):
        return "장중 수치가 아닌데 장중에 닿은 수치로 말합니다"
    if fact.measure in _EXTREMES and not within:
        return "장중 수치인데 ‘장중’이라는 말이 없습니다"
    if "_50_" in fact.measure and not re.search(r"50bp|0\.50?%포인트|빅컷", sentence):
        return f"{measure.korean}인데 50bp라는 말이 없습니다"
    if measure.ago and not re.search(r"전|지난|앞서", sentence):
        return f"{measure.korean}인데 언제 것인지 없습니다"
    if measure.sort is Sort.COUNT:
        return _count(fact, style, place)
    return (
        next((f"앞선 글과 반대로 말합니다({word})" for word in turned(said, sentence)), "")
        if fact.since
        else ""
    )


def _span(span: str, place: Said, said: Iterable[str]) -> str:
    """Say which time a sentence names that is not the figure's, or that it names none where it has to."""
    own = _GROUPS.get(span, span)
    if own not in _SPANS:
        return ""
    named = [found.lastgroup for found in _SPAN.finditer(place.sentence, 0, place.start)]
    named = named or [found.lastgroup for found in _SPAN.finditer(place.sentence, place.start)][:1]
    if _THE_SAME.search(place.sentence):
        told = place.before + place.sentence[: place.start]
        meant = {found.lastgroup for found in _SPAN.finditer(told)} or {place.usual}
        return "" if own in meant else "다른 기간의 수치로 말합니다"
    before = [{found.lastgroup for found in _SPAN.finditer(each)} for each in said]
    if named and own != named[-1] and not any(named[-1] in each for each in before):
        return "다른 기간의 수치로 말합니다"
    if not named and own != place.usual and all(own in each for each in before):
        return "어느 기간의 수치인지 없습니다"
    return ""


def _count(fact: Fact, style: str, place: Said) -> str:
    up, down = _UP.search(fact.measure), _DOWN.search(fact.measure)
    if style == "members" or not (up or down):
        return ""
    before = [found.lastgroup for found in _COUNTED.finditer(place.sentence, 0, place.start)]
    after = [found.lastgroup for found in _COUNTED.finditer(place.sentence, place.end)]
    told = _nearest(before[-1:], after[:1], place.sentence[place.end :])
    return "" if told == ("up" if up else "down") else "오르고 내린 것이 뒤바뀌었습니다"


def _nearest(before: list[str | None], after: list[str | None], behind: str) -> str | None:
    """Return the word that a count goes with: 270개가 내리고, else the one before it."""
    follows = re.match(r"\S*(?:이|가)\s", behind)
    return (after if follows and after else before or after or [None])[0]


def turned(old: Iterable[str], new: str) -> list[str]:
    """Return the words by which a sentence says the opposite of those that it stands for."""
    texts = [each for each in old if each]
    if not texts:
        return []
    found = []
    for pole in _POLES:
        before = [{each.lastgroup for each in pole.finditer(text)} for text in texts]
        now = {each.lastgroup: each[0] for each in pole.finditer(new)}
        if now and all(each and not each & now.keys() for each in before):
            found += now.values()
    ways = [{way for _, _, way in said_direction(text)} for text in texts]
    now_ways = {way: new[start:end] for start, end, way in said_direction(new)}
    if now_ways and all(each and not each & now_ways.keys() for each in ways):
        found += now_ways.values()
    return found
