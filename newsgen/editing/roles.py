"""Which of a subject's numbers a number is: what it stood at, what it moved by, what was expected."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsgen.editing.place import Place
from newsgen.indicators import indicators
from newsgen.korean import said_direction
from newsgen.measures import MEASURES, Sort
from newsgen.model import Fact

_EXPECTED = re.compile(r"(?:예상|전망)(?:치|대로)?[^0-9%,.]{0,6}$")
_AS_EXPECTED = re.compile(r"(?:예상|전망)(?:대로|에 부합[한해])[^0-9%,.]{0,6}$")
"""Before what was published as much as what was expected: they are the same."""
_APART = re.compile(r"[)\s]*(?:\S{1,4} )?(?:웃돌|밑돌|상회|하회|높|낮|많|적|넘어|못 미|차이|벌어)")
_BEYOND = re.compile(r"\s?(?:[가-힣]{1,4} )?(?:웃돌|밑돌|상회|하회|못 미)")
_REVISED = re.compile(r"으?로 (?:수정|고쳐|조정)")
_MOVED = re.compile(r"\s?(?:늘|줄|증가|감소|오르|올[랐라]|내[리렸려린]|상승|하락)")
_BESIDE = re.compile(r"\s?(?:\([^)]*\))?\s?")
_TO = re.compile(r"(?:으?로|까지)\s?(?:\S+\s)?")
"""What leads from a level to the word for the way there."""
_AMOUNTS = frozenset({"won", "level", "price", "thousand"})
"""Units in which a subject's level and its move may both be told."""
_AGO = re.compile(r"1년 전|한 달 전")
_PERIODS = {"1년 전": "전년", "한 달 전": "전월"}
"""What a release is said to be against -> the word for it in the release's title."""
_AMONG = re.compile(r"\s?(?:가운데|중)")
_WAYS = re.compile(r"(?P<up>오른|오르|올랐|상승|오름)|(?P<down>내린|내리|내렸|하락|내림)")
_UP, _DOWN = re.compile(r"_(?:up|ge\d+)"), re.compile(r"_(?:down|le\d+)")
_FOLLOWED = re.compile(r"\S*(?:이|가)\s|\s(?:연속|내리)\s|째\s")
"""Behind a count whose way is said after it: 270개가 내리고, 4주 연속 올랐다; else before it."""
_TENTH = "10% 이상"
_YEAR = "52주"


def objection(fact: Fact, style: str, place: Place, behind: Iterable[str]) -> str:
    """Say in Korean why a number cannot be a fact's by what stands beside it; empty where it can.

    ``behind`` is what stands behind each print of the fact so far, in its sentence.
    """
    measure = MEASURES.get(fact.measure)
    if measure is None:
        return ""
    if fact.measure.startswith("release_"):
        return _expected(fact, place) or _period(fact, place) or _apart(fact, place, behind)
    if measure.sort is Sort.COUNT:
        return _counted(fact, style, place) or _way(fact, style, place)
    if fact.unit not in _AMOUNTS or measure.sort not in {Sort.MOVE, Sort.LEVEL}:
        return ""
    is_move = measure.sort is Sort.MOVE
    if is_move == _moves(place):
        return ""
    return f"{measure.korean}인데 움직인 폭으로 말{'하지 않습니다' if is_move else '합니다'}"


def drift(way: int, place: Place) -> str:
    """Say in Korean that a subject came to a level another way, 4.48%로 올랐다 of what fell; empty else.

    ``way`` is which way the subject went.
    """
    to = _TO.match(place.sentence, place.end)
    said = [sign for start, _, sign in said_direction(place.sentence) if to and start == to.end()]
    return "오르내린 방향이 다르거나 기사에 없습니다" if said and said[0] != way else ""


def _moves(place: Place) -> bool:
    """Tell whether a word of direction stands right behind a number."""
    beside = _BESIDE.match(place.sentence, place.end)
    at = beside.end() if beside else place.end
    return any(start == at for start, _, _ in said_direction(place.sentence))


def _expected(fact: Fact, place: Place) -> str:
    if fact.measure in {"release_actual", "release_forecast"} and _AS_EXPECTED.search(place.left):
        return ""
    expected = bool(_EXPECTED.search(place.left))
    if (fact.measure == "release_forecast") == expected:
        return ""
    return "발표치를 예상치로 말합니다" if expected else "예상치를 발표치로 말합니다"


def _period(fact: Fact, place: Place) -> str:
    """Hold a release against the period that it is compared with: a year ago, a month ago."""
    ago = _AGO.findall(place.left)
    title = indicators()[fact.about].title if fact.about in indicators() else ""
    if not ago or _PERIODS[ago[-1]] in title or not any(each in title for each in _PERIODS.values()):
        return ""
    return f"{title}인데 {ago[-1]}과 견줍니다"


def _apart(fact: Fact, place: Place, behind: Iterable[str]) -> str:
    """Hold a release's figure against the words for how far it was from the forecast, or moved."""
    if fact.measure == "release_gap":
        return "" if _APART.match(place.right) else "예상치와의 차이인데 그렇게 말하지 않습니다"
    if _BEYOND.match(place.right):
        return "예상치와의 차이가 아닌데 그렇게 말합니다"
    if _REVISED.match(place.right) and fact.measure != "release_revised":
        return "고친 수치가 아닌데 그렇게 말합니다"
    if fact.measure == "release_revised" and place.right.startswith("에서"):
        return "고친 수치인데 고치기 전의 것으로 말합니다"
    moved = _MOVED.match(place.right)
    if fact.measure == "release_actual" and moved and not any(_MOVED.match(each) for each in behind):
        return "발표된 수치인데 움직인 폭으로 말합니다"
    return ""


def _counted(fact: Fact, style: str, place: Place) -> str:
    if (style == "members") != bool(_AMONG.match(place.right)):
        return "모두 센 수와 그 가운데의 수가 뒤바뀌었습니다"
    if "52w" in fact.measure and _YEAR not in place.left:
        return "52주 기록을 쓴 종목의 수인데 그렇게 말하지 않습니다"
    tenth = re.search(r"_[gl]e10", fact.measure) is not None
    if fact.measure.startswith("breadth_") and style != "members" and tenth != (_TENTH in place.left):
        return "10% 이상 움직인 종목의 수인지 아닌지가 다릅니다"
    return ""


def _way(fact: Fact, style: str, place: Place) -> str:
    """Hold a count of what rose or fell against the word that it goes with."""
    up, down = _UP.search(fact.measure), _DOWN.search(fact.measure)
    if style == "members" or not (up or down):
        return ""
    before = [found.lastgroup for found in _WAYS.finditer(place.left)]
    after = [found.lastgroup for found in _WAYS.finditer(place.right)]
    follows = _FOLLOWED.match(place.right)
    told = after[:1] if follows and after else before[-1:] or after[:1]
    return "" if told == ["up" if up else "down"] else "오르고 내린 것이 뒤바뀌었습니다"
