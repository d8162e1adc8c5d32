"""What a text waits for that is over, and what it dates to the day before or its own that came on the other."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from newsgen import calendars, markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.policy.baserate import board_days
from newsgen.checks.policy.fed import OF_FED
from newsgen.checks.policy.meetings import MEETING, calendar, of_month
from newsgen.claims import Sentence
from newsgen.patterns import compiled

DAY: Final = "day"
_MEETING = compiled(
    r"(?<!\d)(?P<month>\d{1,2})월\s(?:연방공개시장위원회(?:\s?\(FOMC\))?|FOMC)(?!\s?(?:의사록|회의록))(?:\s?(?:정례)?회의)?(?:의)?\s?(?:금리\s)?(?:결과|결정)?(?=[가이를을다은는]|이다|\s발표|\s)"
)
_AWAITS = compiled(
    r"기다리|기다린|기다립|눈여겨볼|주목할|지켜볼|앞두|앞둔|예정|열린다|열립니다|나온다|나옵니다|발표된다|공개된다|눈길이 쏠|관심이 쏠|최대 변수"
)
_OVER = compiled(
    r"의사록|회의록|이후|뒤|점도표|지난|끝난|끝났|마친|에서|다음|내년|지난해|작년|소화|여파|이어"
)
"""Words by which a meeting of before is told as one that is over."""
_NEW_YEAR = 200
"""Days from a text's own from which on a month is not that of the meeting before it."""

_WHEN = r"(?<![가-힣])(?P<when>전날|이날|어제|오늘|간밤|전\s?거래일)"
_OUT = compiled(
    rf"{_WHEN}(?:에)?\s(?:[가-힣]+(?:에서|의|가|이)?\s){{0,2}}?(?:나온|발표된|발표한|공개된|공개한|내놓은)\s(?:미국의?\s|지난주\s|\d{{1,2}}월\s){{0,3}}"
    r"(?P<what>신규\s?실업|실업수당|실업보험|주간 실업|비농업|고용보고서|소비자물가|CPI|개인소비지출|PCE)"
)
"""What came out on which day: 전날 발표된 신규 실업수당."""
_CODES = {
    "신규": "CLAIMS", "실업": "CLAIMS", "주간": "CLAIMS", "비농": "PAYROLLS", "고용": "PAYROLLS", "소비": "CPI", "CP": "CPI",
    "개인": "PCE", "PC": "PCE",
}  # fmt: skip
_FRESH = 3
"""Days from that on which something came out in which another one is a slip for it."""
_DECIDED = compiled(
    rf"{_WHEN}(?:에)?\s(?:(?:연준\)?|연방준비제도(?:\([^()\n]*\))?|한국은행|한은)[이가은는]\s)?(?:기준금리|정책금리|목표 ?범위)[를을]\s(?:[^.\n]|\.\d){{0,30}}?(?:동결|인하|인상|묶[은어었]|내[린렸]|낮[춘췄]|올[린렸])"
)
"""A decision with its day in words: 전날 기준금리를 동결한."""
_OF_BOARD = compiled("한국은행|한은|금통위|금융통화위원회")
_OTHERS = compiled("유럽|ECB|일본|BOJ|영란|영국|캐나다|호주|중국|스위스")


def check(look: Look) -> Iterator[Flaw]:
    """Yield meetings awaited that are over, releases and decisions of another day than is told."""
    for sentence in look.copy.sentences:
        yield from _meetings(look, sentence)
        yield from _releases(look, sentence)
        yield from _decisions(look, sentence)


def _meetings(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    if "월" not in sentence.own or not _AWAITS.search(sentence.own):
        return
    for found in _MEETING.finditer(sentence.own):
        if _OVER.search(sentence.own, found.end()) or _OVER.search(sentence.own, 0, found.start()):
            continue
        meeting = next(iter(of_month(look, int(found["month"]))), None)
        out = meeting.decision + dt.timedelta(days=look.home != "us") if meeting else look.day
        if meeting is not None and 0 < (look.day - out).days < _NEW_YEAR:
            start, end = sentence.at + found.start(), sentence.at + found.end()
            message = f"{meeting.decision.month}월 FOMC 회의는 {meeting.decision:%Y-%m-%d}에 끝났습니다."
            yield Flaw(MEETING, Kind.FALSE, start, end, message)


def _days(look: Look, word: str) -> tuple[dt.date, ...]:
    """Return the days that a word for one means, by the clock of New York, for a text of either market."""
    eve = calendars.previous(look.day, markets.named(look.home).exchange)
    yesterday = look.day - dt.timedelta(days=1)
    if word in {"이날", "오늘"}:
        return (look.day,) if look.home == "us" else (look.day, yesterday)
    return (eve, yesterday) if look.home == "us" else (eve, yesterday, yesterday - dt.timedelta(days=1))


def _releases(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield the day of a release that did not come out then, and did on one beside it."""
    for found in _OUT.finditer(sentence.own):
        ground = look.grounds.get("us")
        code = next(code for begin, code in _CODES.items() if found["what"].startswith(begin))
        out = {
            one.date
            for one in (ground.snapshot.releases if ground else ())
            if one.code.startswith(code) and one.actual is not None
        }
        near = [day for day in out if abs((day - look.day).days) <= _FRESH and day <= look.day]
        if len(near) != 1 or near[0] in _days(look, found["when"]):
            continue
        right = "이날" if near[0] == look.day and look.home == "us" else None
        message = f"{near[0]:%Y-%m-%d}에 나왔습니다."
        start, end = (sentence.at + at for at in found.span("when"))
        yield Flaw(DAY, Kind.FALSE, start, end, message, right)


def _decisions(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield the day of a decision of a central bank on which it did not decide, and did on one near by."""
    for found in _DECIDED.finditer(sentence.own) if "금리" in sentence.own else ():
        if _OTHERS.search(sentence.own):
            continue
        of_board = _OF_BOARD.search(sentence.own) is not None
        if of_board == (re.search("연준|연방|FOMC", sentence.own) is not None):
            continue
        decided = board_days() if of_board else [one.decision for one in calendar(look)]
        told = set(_days(look, found["when"]))
        near = [day for day in decided if 0 <= (look.day - day).days <= _FEW]
        if near and not told & set(decided) and (of_board or OF_FED.search(sentence.own)):
            message = f"이 결정은 {near[-1]:%Y-%m-%d}에 나왔습니다."
            start, end = sentence.at + found.start(), sentence.at + found.end()
            yield Flaw(DAY, Kind.FALSE, start, end, message)


_FEW = 8
"""Days from a decision in which copy that dates it to the day before was left standing."""
