"""Whether a number is about what its sentence names: no figure is another's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsgen.editing.known import Known, Print
from newsgen.editing.place import Place
from newsgen.indicators import indicators
from newsgen.model import Fact, Figure

_STEM = re.compile(r"[가-힣A-Za-z]{2,}")
_EVERYWHERE = frozenset(
    ("이날", "전장", "거래", "가장", "이후", "올랐", "내렸", "상승", "하락", "오른", "내린", "대비", "했다")
)
"""Beginnings of words that stand in any sentence, and tell nothing of what it is about."""
_SINCE = re.compile(r"\s?(?:이후|만에|이래)")
_EXPECTED = re.compile(r"[^,.…]*(?:예상|전망)")
_CORRECTED = re.compile(r"[^,.…]*(?:조정됐|조정돼|수정됐|수정돼)")
_OF_LEVEL = re.compile(r"\s?(?:이후|만에) (?:가장 (?:낮|높)|최[저고](?!\S))")
_OF_MOVE = re.compile(r"\s?(?:이후|만에) (?:가장 (?:크|큰|많이)|최대)")
_WEEKLY = re.compile(r"\s?(?:이후|만에) (?:최대|가장 큰) 주간")
_UP_TO = re.compile(r"분?(?:에는?)? (?:\d{1,2}월분? )?")
"""Between a date and what is of that date: 5일에는 8월분 비농업 고용."""
_EARLIER = frozenset({"release_previous", "release_revised"})
NAMELESS = "이름"
"""A word of the objection to a number whose sentence names nobody."""


def objection(known: Known, fact: Fact, figure: Figure, place: Place) -> str:
    """Say in Korean why a sentence is not about a fact; empty where it is."""
    told, near = known.by_fact[fact.id], place.near
    if isinstance(figure.value, str):
        return _dated(known, fact, told, place) or _by_words(known, fact, told, place)
    if near.stranger:
        return f"‘{near.stranger}’의 수치인지 알 수 없습니다"
    return _whose(known, fact, told, place)


def _whose(known: Known, fact: Fact, told: Sequence[Print], place: Place) -> str:
    """Hold a value against whom the sentence is about."""
    sized = [each for each in told if not isinstance(each.figure.value, str)]  # of others it has the hour
    if not sized and fact.measure.startswith("path_"):
        return "장중 어느 때의 수치인지 기사에 없습니다"
    near = place.near
    pair = () if fact.about in known.subjects.named else fact.about.split("-")  # BRK-B is one
    parts = frozenset({fact.about, *pair})
    if not parts & known.subjects.named:
        return _by_words(known, fact, told, place)
    if len(parts) > 2 and not parts - {fact.about} <= _abouts(known, place.before + place.sentence):
        return f"{fact.about.replace('-', '와 ')}의 차이인데 둘의 이름이 없습니다"
    if parts & near.abouts and (not near.shared or len(parts) > 2):
        return ""
    here = any(each.block == place.block for each in told)
    if near.abouts:
        same = any(each.near == near for each in told if near.here or each.block == place.block)
        return "" if same else f"{_called(known, fact)}의 수치인데 문장은 다른 것을 말합니다"
    return "" if here else f"{_called(known, fact)}의 수치인데 문장에 그 {NAMELESS}이 없습니다"


def _said_behind(fact: Fact, right: str) -> str:
    """Hold a date against what is said right behind it."""
    if fact.measure == "session" and _SINCE.match(right):
        return "거래일의 날짜인데 무엇이 있었던 때로 말합니다"
    if fact.measure in _EARLIER and _EXPECTED.match(right):
        return "앞선 발표의 달인데 이번 발표처럼 말합니다"
    if fact.measure == "release_actual" and _CORRECTED.match(right):
        return "이번 발표의 달인데 앞선 발표처럼 말합니다"
    return "다른 기록의 때로 말합니다" if _is_other_record(fact.measure, right) else ""


def _dated(known: Known, fact: Fact, told: Sequence[Print], place: Place) -> str:
    """Hold a date or a lapse against whose it is, and against what is said right behind it."""
    near, behind = place.near, _said_behind(fact, place.right)
    if behind:
        return behind
    if fact.about in indicators() or fact.about not in known.subjects.named or not near.here:
        return ""
    if fact.about in near.abouts or any(near.abouts & each.near.abouts for each in told):
        return ""
    return f"{_called(known, fact)}의 때인데 문장은 다른 것을 말합니다"


def _is_other_record(measure: str, right: str) -> bool:
    """Tell whether the words behind a date tell of another record: of a level, of a week."""
    moved, level = (
        measure.startswith("largest_"),
        measure.startswith(("highest_", "lowest_", "low_", "high_")),
    )
    if (moved and _OF_LEVEL.match(right)) or (level and _OF_MOVE.match(right)):
        return True
    weekly = measure.endswith(("_wtd", "_week"))
    return moved and not weekly and _WEEKLY.match(right) is not None


def _by_words(known: Known, fact: Fact, told: Sequence[Print], place: Place) -> str:
    """Hold a date, or a figure of what has no name, against the sentences that print it: a word in common."""
    if not told:
        return "기사에 찍히지 않은 사실입니다"
    named = _abouts(known, place.sentence)
    releases = named & indicators().keys()
    mentions = known.subjects.mentions(place.sentence)
    beside = next(
        (one for one in mentions if _UP_TO.fullmatch(place.sentence, place.end, max(one.start, place.end))),
        None,
    )
    if beside and beside.abouts & indicators().keys() and fact.about not in beside.abouts:
        return f"{place.sentence[beside.start : beside.end]}의 날짜가 아닙니다"
    if fact.measure == "session" and named and not releases:
        return ""
    if told[0].is_date and fact.about in indicators() and releases and fact.about not in releases:
        return f"{_called(known, fact)}의 날짜인데 문장은 다른 것을 말합니다"
    if any(_is_like(known, each, place) for each in told):
        return ""
    return f"“{told[0].sentence[:40]}”의 수치인데 문장은 다른 것을 말합니다"


def _is_like(known: Known, told: Print, place: Place) -> bool:
    """Tell whether a sentence is about what another one is that prints the figure."""
    others = place.near.abouts if place.near.here else frozenset()
    if others and not others & (told.near.abouts | _abouts(known, told.sentence)):
        return False
    if told.block == place.block and not others - told.near.abouts:
        return True
    return bool(_stems(told.sentence, told.text) & _stems(place.sentence, place.token.text))


def _abouts(known: Known, text: str) -> frozenset[str]:
    return frozenset[str]().union(*(each.abouts for each in known.subjects.mentions(text)))


def _called(known: Known, fact: Fact) -> str:
    """Name a fact's subject as the article does."""
    parts = {fact.about, *fact.about.split("-")}
    told = (each.sentence for each in known.by_fact[fact.id])
    named = (
        each[one.start : one.end]
        for each in told
        for one in known.subjects.mentions(each)
        if one.abouts & parts
    )
    return next(named, fact.about)


def _stems(sentence: str, number: str) -> set[str]:
    """Return the beginnings of a sentence's words, but of the number itself."""
    return {word[:2] for word in _STEM.findall(sentence.replace(number, " "))} - _EVERYWHERE
