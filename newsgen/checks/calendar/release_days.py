"""On which day a release of the United States comes out, as a text says, against the record and the calendar of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from newsgen import calendars, markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.policy.public import CODES
from newsgen.claims import Sentence
from newsgen.claims.when import nearest
from newsgen.korean import attach
from newsgen.patterns import compiled

DAY: Final = "day"
_WHAT = rf"(?<!\d)(?P<month>\d{{1,2}})월(?:분)?\s?(?:(?:미국|근원)\s)?(?P<what>{'|'.join(sorted(CODES, key=len, reverse=True))})(?:지수)?(?:\([A-Za-z]+\))?"
_ON = r"(?<![\d.,~∼])(?P<day>\d{1,2})일(?:\([^()\n]{1,10}\))?"
_WILL = r"(?:나온다|나옵니다|나올|발표된다|발표됩니다|발표될|공개된다|공개됩니다|공개될|발표한다|예정|발표가 예정)"
_BEHIND = compiled(
    rf"{_WHAT}(?:[은는이가]|\s발표[는가])\s(?:[가-힣]+\s)?(?:오는\s|지난\s)?{_ON}(?:에)?\s(?:[가-힣]+\s){{0,3}}?(?:\d{{1,2}}시(?:\s\d{{1,2}}분)?(?:에)?\s)?(?:{_WILL}|나왔|발표됐|공개됐)"
)
"""6월 고용보고서는 3일 나온다."""
_BEFORE = compiled(
    rf"(?:오는\s|지난\s)?{_ON}(?:에는|에|엔)?\s(?:(?:나오는|나올|나온|발표되는|발표될|발표된|공개되는|공개될|공개된|예정된)\s(?:미국의?\s)?{_WHAT}|(?:미국의?\s|노동부의?\s)?(?P<m2>\d{{1,2}})월\s?(?P<w2>{'|'.join(sorted(CODES, key=len, reverse=True))})(?:지수)?(?:\([A-Za-z]+\))?[가이]\s(?:[가-힣]+\s)?{_WILL})"
)
"""12일 나오는 1월 소비자물가지수, 12일에는 1월 소비자물가지수가 나온다."""
_IN_WEEK = compiled(
    rf"(?<![가-힣])(?P<week>지난주|이번\s?주)(?:에)?\s(?:나온|발표된|공개된|발표한|내놓은)\s(?:미국의?\s|노동부의?\s)?{_WHAT}"
)
"""지난주 발표된 5월 소비자물가지수."""
_OTHERS = compiled(
    "한국|국내|중국|일본|유로|유럽|독일|영국|캐나다|호주|통계청|국가데이터처|수정치|확정치|지난해|작년|내년"
)
_BACK, _AHEAD = 20, 25


def check(look: Look) -> Iterator[Flaw]:
    """Yield days and months of releases that are another's."""
    for sentence in look.copy.sentences:
        if "월" not in sentence.own or _OTHERS.search(sentence.own):
            continue
        for pattern in (_BEHIND, _BEFORE):
            for found in pattern.finditer(sentence.own):
                yield from _held(look, sentence, found)
        for found in _IN_WEEK.finditer(sentence.own):
            yield from _of_week(look, sentence, found)


def _of_week(look: Look, sentence: Sentence, found: re.Match[str]) -> Iterator[Flaw]:
    """Yield the week of a release that came out in another one; copy of a week's end is read in the next."""
    out = [on for month, on in _days(look, CODES[found["what"]]) if month == int(found["month"])]
    if not out or len(out) > 1 or out[0] > look.day:
        return
    off = (calendars.monday(look.day) - calendars.monday(out[0])).days // 7
    following = calendars.following(look.day, markets.named(look.home).exchange)
    ends = calendars.monday(following) != calendars.monday(look.day)
    fits = (
        {1, 0}
        if ends and found["week"].startswith("지난")
        else {1}
        if found["week"].startswith("지난")
        else {0}
    )
    if off not in fits:
        start, end = (sentence.at + place for place in found.span("week"))
        message = f"{found['month']}월 {attach(found['what'], '은/는')} {out[0]:%Y-%m-%d}에 나왔습니다."
        right = {0: "이번 주", 1: "지난주"}.get(off)
        yield Flaw(DAY, Kind.FALSE, start, end, message, right)


def _held(look: Look, sentence: Sentence, found: re.Match[str]) -> Iterator[Flaw]:
    groups = found.groupdict()
    which = "month" if groups["month"] else "m2"
    month, what = int(groups[which]), groups["what"] or groups["w2"]
    known = _days(look, CODES[what])
    day = nearest(int(found["day"]), look.day, back=_BACK, ahead=_AHEAD)
    if day is None:
        return
    out = {on for period, on in known if period == month}
    same = [period for period, on in known if on == day and period != month]
    if day in out or not (out or same):
        return
    if same:
        start, end = sentence.at + found.start(which), sentence.at + found.end(which) + 1
        message = f"{day:%Y-%m-%d}에 나오는 것은 {same[0]}월 {what}입니다."
        yield Flaw("year", Kind.FALSE, start, end, message, f"{same[0]}월")
        return
    right = min(out, key=lambda one: abs((one - day).days))
    if abs((right - day).days) <= _FEW:
        start, end = sentence.at + found.start("day"), sentence.at + found.end("day") + 1
        message = f"{month}월 {attach(what, '은/는')} {right:%Y-%m-%d}에 나옵니다."
        told_as_out = right > look.day and _IS_OUT.search(sentence.own, found.end("day"), found.end())
        yield Flaw(DAY, Kind.FALSE, start, end, message, None if told_as_out else f"{right.day}일")


_IS_OUT = compiled(r"나온|발표된|공개된")
"""What tells a release as out: no other day makes it true of one to come."""
_FEW = 10


def _days(look: Look, family: str) -> set[tuple[int, dt.date]]:
    """Return the months of a kind of release around a text's day, with the days on which they come out."""
    ground = look.grounds.get("us")
    if ground is None:
        return set()
    seen = ground.snapshot
    out = {
        (one.period.month, one.date)
        for one in seen.releases
        if one.code.startswith(family) and one.period and one.actual is not None
    }
    due = {(one.period.month, one.date) for one in seen.coming if one.code.startswith(family) and one.period}
    return {(month, day) for month, day in out | due if abs((day - look.day).days) <= _BACK}
