"""The one day that a text names of a meeting of the Fed: when it begins, decides, tells its outcome, by which clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.policy.meetings import MEETING, MEETS, OTHERS, calendar, of_month
from newsgen.checks.policy.ranges import changes
from newsgen.claims import Sentence
from newsgen.claims.when import nearest
from newsgen.patterns import compiled


def check(look: Look) -> Iterator[Flaw]:
    """Yield days told of a meeting, or of its decision, that are another's."""
    for sentence in look.copy.sentences:
        if "일" in sentence.own and not OTHERS.search(sentence.own):
            yield from _by_seoul(look, sentence)
            yield from _one_day(look, sentence)
            yield from _result_day(look, sentence)
            yield from _made_on(look, sentence)
    yield from _months(look)


_ONE_DAY = (
    compiled(
        r"(?<![\d.,~∼–-])(?P<month>\d{1,2})월\s(?P<day>\d{1,2})일(?:에)?\s(?:열리는|끝나는|열릴|예정된|개최되는|시작하는|시작되는)\s(?:[가-힣]+\s){0,2}(?:FOMC|연방공개시장위원회|통화정책 ?회의)"
    ),
    compiled(
        r"(?:FOMC\)?|연방공개시장위원회|회의)(?:\s(?:정례)?회의)?(?:\s결과|의 결과)?(?:는|은|가|이)\s(?:오는\s)?(?P<month>\d{1,2})월\s(?P<day>\d{1,2})일(?:에)?\s(?:끝|열|나온|나올|공개|발표|시작|막)"
    ),
    compiled(
        r"(?:연준\)?|연방준비제도(?:\([^()]*\))?)[은는이가]\s(?:오는\s)?(?P<month>\d{1,2})월\s(?P<day>\d{1,2})일\s(?:기준)?금리를\s(?:결정|정)"
    ),
)
_SEOUL = compiled(
    r"한국\s?시간(?:으로|\s기준)?\s(?:오는\s)?(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일(?:에)?\s(?:새벽|오전)"
)
_DECISION = compiled(r"FOMC|연방공개시장위원회|(?:연준|연방준비제도)[^.]{0,20}(?:결정|금리|회의)")
_CLOSE_BY = 20
"""Days from a text's own in which the meeting is whose outcome it tells by Korea's clock."""


def _by_seoul(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield the day of a decision by Korea's clock that is not the one after it: 한국시간 29일 새벽."""
    found = _SEOUL.search(sentence.own) if "한국" in sentence.own else None
    if found is None or not _DECISION.search(sentence.own) or "의사록" in sentence.own:
        return
    meeting = min(calendar(look), key=lambda one: abs((one.decision - look.day).days), default=None)
    if meeting is None or abs((meeting.decision - look.day).days) > _CLOSE_BY:
        return
    out = meeting.decision + dt.timedelta(days=1)
    if int(found["day"]) != out.day and abs(int(found["day"]) - out.day) < _CLOSE_BY:
        start, end = sentence.at + found.start("day"), sentence.at + found.end("day") + 1
        message = f"{meeting.decision:%Y-%m-%d}에 끝나는 회의의 결과는 한국시간 {out.day}일 새벽에 나옵니다."
        yield Flaw(MEETING, Kind.FALSE, start, end, message, f"{out.day}일")


_RESULT = compiled(
    r"(?:FOMC\)?|연방공개시장위원회|회의)[^.\d]{0,14}?(?P<month>\d{1,2})월\s(?P<day>\d{1,2})일(?:에)?\s결과[를가]\s(?:내놓|발표|공개|나[온올오])"
)


def _result_day(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield the day of an outcome, told by New York's clock, that is not the meeting's last."""
    found = _RESULT.search(sentence.own) if look.home == "us" and "결과" in sentence.own else None
    if found is None or "한국" in sentence.own or OTHERS.search(sentence.own):
        return
    meeting = next(iter(of_month(look, int(found["month"]))), None)
    if meeting is None or (int(found["month"]), int(found["day"])) == (
        meeting.decision.month,
        meeting.decision.day,
    ):
        return
    start, end = sentence.at + found.start("month"), sentence.at + found.end("day") + 1
    right = f"{meeting.decision.month}월 {meeting.decision.day}일"
    yield Flaw(MEETING, Kind.FALSE, start, end, f"FOMC 회의는 {right}에 끝납니다.", right)


def _one_day(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield one day told of a meeting on which the Fed does not meet, nor the day after, which Korea's clock has."""
    if "월" not in sentence.own or not MEETS.search(look.text):
        return
    for pattern in _ONE_DAY:
        for found in pattern.finditer(sentence.own):
            meeting = next(iter(of_month(look, int(found["month"]))), None)
            if meeting is None:
                continue
            days = {meeting.first, meeting.decision, meeting.decision + dt.timedelta(days=1)}
            if (int(found["month"]), int(found["day"])) in {(one.month, one.day) for one in days}:
                continue
            start, end = sentence.at + found.start("month"), sentence.at + found.end("day") + 1
            told = f"{meeting.first.month}월 {meeting.first.day}일부터 {meeting.decision.day}일까지"
            right = f"{meeting.decision.month}월 {meeting.decision.day}일"
            yield Flaw(MEETING, Kind.FALSE, start, end, f"FOMC 회의는 {told}입니다.", right)


_MADE_ON = compiled(
    r"(?:연준\)?|연방준비제도(?:\([^()\n]*\))?|연방공개시장위원회(?:\(FOMC\))?)[은는이가]\s(?:지난\s)?(?P<day>\d{1,2})일(?P<local>\(현지[^()\n]*\))?\s"
    r"(?:[^.\n]|\.\d){0,24}?(?:금리|목표 ?범위)[를을](?:[^.\n]|\.\d){0,50}?(?:낮췄|낮춘|내렸|인하했|동결했|올렸|인상했|묶었|유지했|유지하)"
)
_FEW = 3
"""Days from a decision in which another one is a slip for it."""


def _made_on(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield the day on which a decision was taken that was taken a day or two before or after."""
    found = _MADE_ON.search(sentence.own)
    told = nearest(int(found["day"]), look.day, back=_BACK, ahead=0) if found else None
    if found is None or told is None:
        return
    made = min((one.decision for one in calendar(look)), key=lambda one: abs((one - told).days), default=None)
    if made is None or abs((made - told).days) > _FEW:
        return
    by_seoul = () if found["local"] else (made + dt.timedelta(days=1),)
    if told not in {made, *by_seoul}:
        start, end = sentence.at + found.start("day"), sentence.at + found.end("day") + 1
        message = f"이 결정은 {made:%Y-%m-%d}에 나왔습니다."
        yield Flaw(MEETING, Kind.FALSE, start, end, message, f"{made.day}일")


_BACK = 30


_YEARS_MONTH = compiled(
    r"(?:(?P<word>지난해|작년|올해)|(?P<year>20\d\d)년)\s(?P<month>\d{1,2})월(?!\s?\d)(?:에)?\s(?:[가-힣]+\s){0,2}?(?:인하|내린|내렸|낮춘|낮췄|(?P<up>인상|올린|올렸))"
)
_FED = compiled("연준|연방준비제도|FOMC|Fed")
_RATES = compiled("금리")


def _months(look: Look) -> Iterator[Flaw]:
    """Yield the month of a change of the Fed's rates that is told of another year than the one that it was in."""
    changed = {(one.year, one.month, up) for one, up in changes().items() if one <= look.day}
    for sentence in look.having(_FED, _RATES, _YEARS_MONTH):
        if OTHERS.search(sentence.own) or not _FED.search(sentence.own):
            continue
        for found in _YEARS_MONTH.finditer(sentence.own) if _RATES.search(sentence.own) else ():
            year = int(found["year"] or look.day.year - (found["word"] != "올해"))
            month, up = int(found["month"]), found["up"] is not None
            right = [one for one in (year + 1, year - 1) if (one, month, up) in changed]
            if (year, month, up) in changed or len(right) != 1:
                continue
            start, end = sentence.at + found.start(), sentence.at + found.end("month") + 1
            told = "올해" if right[0] == look.day.year and not found["year"] else f"{right[0]}년"
            message = f"연준은 {right[0]}년 {month}월에 기준금리를 바꿨습니다."
            yield Flaw("year", Kind.FALSE, start, end, message, f"{told} {month}월")
