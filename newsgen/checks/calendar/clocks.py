"""Hours of New York told by Seoul's clock: releases of half past eight, the Fed's outcome, listed speeches."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from newsgen import calendars, markets
from newsgen.checks.calendar.sessions import SESSION
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims import Sentence
from newsgen.claims.when import nearest
from newsgen.events.official import accounts
from newsgen.korean.dates import SEOUL
from newsgen.patterns import compiled

_HOUR = compiled(
    r"(?P<half>밤|새벽|오전|오후|저녁)\s(?P<hour>\d{1,2})시(?:\s?(?P<minute>\d{1,2})분|\s?(?P<thirty>반))?(?!간)"
)
_ABROAD = compiled(rf"현지|동부|(?:{markets.named('us').nouns.place}|미국)\s?시[간각]")
_RELEASE = compiled(r"고용보고서|비농업|소비자물가|CPI|생산자물가|PPI|PCE|개인소비지출|소매판매|실업수당")
_OTHERS = compiled(
    "한국은행|금통위|통계청|국가데이터처|중국|일본|유로|유럽|영국|ADP|구인|JOLTS|심리지수|구매관리자|PMI|ISM"
)
_OUTCOME = compiled(r"(?:FOMC|연방공개시장위원회|회의)[^.\n]{0,14}(?:결과|성명|결정)|금리\s?결정")
_SPEAKS = compiled("연설|증언|기조연설|입을 연|마이크")
_RELEASED, _DECIDED = dt.time(8, 30), dt.time(14, 0)
"""When the government's releases and the Fed's outcome come, in New York."""
_SOON = dt.timedelta(days=4)
_NOON = 12
_DAY = compiled(r"(?<![\d.,~∼])(?P<day>\d{1,2})일")
_AHEAD = 26
"""Days ahead in which a day of the month is that a text speaks of."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield hours by Seoul's clock that are off New York's by the hour that its summer has."""
    for sentence in look.copy.sentences:
        for found in _HOUR.finditer(sentence.own) if "시" in sentence.own else ():
            if _ABROAD.search(sentence.own) or _OTHERS.search(sentence.own):
                continue
            right = _right(look, sentence, found)
            told = int(found["hour"]) % _NOON + (found["half"] in {"밤", "오후", "저녁"}) * _NOON
            minute = 30 if found["thirty"] else int(found["minute"] or 0)
            if right is None or minute != right.minute or abs(told - right.hour) != 1:
                continue
            start, end = sentence.at + found.start("half"), sentence.at + found.end()
            clock = f"{found['half']} {right.hour % _NOON or _NOON}시" + (
                {0: "", 30: " 30분"}.get(minute, f" {minute}분")
            )
            message = f"한국시간으로 {right:%Y-%m-%d %H:%M}입니다."
            yield Flaw(SESSION, Kind.FALSE, start, end, message, clock)


def _right(look: Look, sentence: Sentence, found: re.Match[str]) -> dt.datetime | None:
    """Return when what a sentence tells of is by Seoul's clock; None where it tells of nothing that is known."""
    day = _day(look, sentence, found)
    zone = calendars.zone(markets.named("us").exchange)
    night = found["half"] in {"밤", "저녁", "오후"}
    if _SPEAKS.search(sentence.own) and ("파월" in sentence.own or "의장" in sentence.own):
        listed = [
            one for one in accounts(markets.named("us"), look.day, look.day + _SOON) if one.kind == "speech"
        ]
        return listed[0].at.astimezone(SEOUL) if len(listed) == 1 and listed[0].at else None
    if night and _RELEASE.search(sentence.own):
        return dt.datetime.combine(day, _RELEASED, tzinfo=zone).astimezone(SEOUL)
    if found["half"] == "새벽" and _OUTCOME.search(sentence.own):
        return dt.datetime.combine(day - dt.timedelta(days=1), _DECIDED, tzinfo=zone).astimezone(SEOUL)
    return None


def _day(look: Look, sentence: Sentence, found: re.Match[str]) -> dt.date:
    """Return the day named last before an hour; the one after the text's own where none is."""
    named = list(_DAY.finditer(sentence.own, 0, found.start()))
    day = nearest(int(named[-1]["day"]), look.day, back=1, ahead=_AHEAD) if named else None
    return day or look.day + dt.timedelta(days=1)
