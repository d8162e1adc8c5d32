"""Days that a sentence names, and over what a move is measured."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from newsgen.claims.claim import DAY, Span
from newsgen.korean.numbers import DAYS
from newsgen.patterns import compiled
from newsgen.sought import AnyOf, Pattern

WEEKDAYS = "월화수목금토일"
_DATE = compiled(
    r"(?=[\d지작올내])(?<![\d~∼.,])(?:(?:(?P<year>\d{4})년\s?|(?P<word>지난해|작년|올해|내년)\s)?(?P<month>\d{1,2})월\s?)?(?P<day>\d{1,2})일"
    r"(?!\s?(?:만|간|연속|째|물|선|동안|내|이내|이상|정도|가량|평균|이동|치|분|[~∼]|\s전(?! (?:세계|거래일|장|주|고점|최고))(?:에|의|인|\s)))"
    r"(?:\s?\((?P<note>[^()\n]{1,24})\))?"
)
_NOTED = compiled(r"(?:^|[·,\s])([월화수목금토일])(?:요일)?(?=$|[·,\s])")
_AGO = compiled(
    r"(?P<eve>전날|전일|직전 거래일|전 거래일|어제|지난밤|간밤)(?!\s?(?:보다|대비|비(?=\s)|에 비해|에 견줘|과 비교|와 비교|과 거의|와 거의|종가|의|\(|比|에 이어|과 달리|과는|과 같|마감|까지|부터|하락|상승|낙폭|인 |\s[\d,.]+(?:포인트|p|원)\s?\([^()]*\)\s?[가-힣]{1,3}[린른한은진뛴]\s\d))"
    r"|(?P<back>하루|이틀|사흘|나흘|닷새|\d{1,2}(?:거래)?일) 전(?! (?:세계|거래일|장|주|고점|최고))(?=(?:에는|에도|에|의|인|만 해도)?\s)"
    r"|(?<!\d일 )(?<!\d일)(?<!검은)(?<!검은 )(?<!블랙)(?<!블랙 )(?<!피의)(?<!피의 )(?:지난주|지난|앞선|이번 주)?\s?(?P<weekday>[월화수목금])요일(?=(?:에는|에|은|의|인|\s))(?!\s?(?:다음|이튿) ?날)"
    r"|(?P<today>이날|오늘)"
)
_OF_OTHER = compiled(
    r"\)?\s?(?:이후|이래|부터|까지|보다|대비|마감가|종가|과 비교|와 비교|에 비해|만에|전까지|열리|열릴|예정|발표|공개|출범|시행|취임|\([^)]*\)\s?(?:이후|이래|부터)|[이]?\s?후|당시|에 발표|자\s)"
    r"|(?:에)?\s(?:[^\s.,]+\s){0,2}?(?:실적|성적표|성적|결과|보고서)[을를]?\s(?:내는|내놓는|발표하는|공개하는|발표할|공개할|내놓을|앞둔)"
)
BASE = compiled(
    r"(?:(?P<eve>전날|전일|전 거래일|직전 거래일|하루 전)(?:의)?\s)?(?:(?:역대|사상|종가|장중|종전|직전|연중|올해)\s)*(?:최고치|최저치|최고점|최저점|최고가|최저가|고점|저점|정점|최고 기록|최고 수준|(?<=월 )기록|(?<=달 )기록)(?:인|였던)?\s?\(?(?:[\d,만천.]+(?:포인트|원|달러)?)?\)?(?:에서|보다|대비|까지는?|에 비해|에 견줘|[과와] (?:견[주줘]|비교))"
)
"""What a move is measured from that is no close of a day: 최고치에서, 고점 2만173.89에서."""
_SPANS: tuple[tuple[Span, Pattern], ...] = (
    (Span("last_week"), compiled(r"직전\s주(?=[^가-힣])|지난\s한\s주|지난주(?!보다|\s?대비|에 비해|[^…]{0,24}…|의?\s(?:급[등락]|하락|상승|폭[등락]|부진)\S{0,2}\s(?:뒤|후|이후|끝|딛|만회|털|이어|멈))(?!(?:에)?\s(?:[^\s,]+\s){0,2}?[가-힣]*[던한린른진뛴]\s□)(?!\s?(?:금요일|말|종가|마지막)[^,]{0,8}?(?:보다|대비|[과와] (?:비교|견)|에 비해))|(?<![가-힣])전주(?!\s?(?:대비|보다|에 비해))")),
    (Span("week"), compiled(r"(?<![가-힣])(?:전주|지난주)\s?(?:대비|보다|에 비해)|지난주\s?(?:금요일|말|종가|마지막)[^,]{0,8}?(?:보다|대비|[과와] (?:비교|견)|에 비해)|이번\s?주|금주|주간(?!\s(?:[^\s,.%]+\s){0,2}?(?:실업|고용|청구|재고|원유|휘발유|수출|통계|보고서))|한 주|일주일(?!\s?전)|주 들어")),
    (Span("last_month"), compiled(r"(?:지난달|전달)(?:에는|엔|에만|에도|에|은)?\s(?!\d|[^,]*(?:비해|대비|보다|이후|부터|만에))(?:[^\s,]*[^\s,던한된른린진뛴]\s){0,3}\(?[-+−]?$")),
    (Span("month"), compiled(r"이달|이번\s?달|월간")),
    (Span("year"), compiled(r"새해\s?(?:들어|상승|하락|수익)|올해(?:에)?\s?(?:들어|상승|하락|수익|만|는)|올해\s(?:각각\s)?(?:약\s|무려\s)?$|올해(?:로|를|\s전체)|올해\s(?=□)|올\s?한\s?해|올\s?들어|연초\s?(?:대비|이후|이래|부터)|(?:지난해|작년)\s?(?:연?말)\s?(?:종가\s?)?(?:\([^)]*\)\s?)?(?:대비|보다|이후|과\s(?:견[주줘]|비교))|연간(?!\s?(?:\S+\s)?(?:이익|매출|실적|전망|가이던스|순이익|영업이익|판매|인도|생산|출하|수출|목표|계획|배당|적자|흑자))|연초|한 해\s?(?:동안|사이|수익)")),
    (Span("other"), compiled(
        r"(?:지난해|작년|전년|1년 전)\s?(?:같은|동기|대비|보다|\d+월(?!\s?\d))|전월|전달\s?(?:대비|보다|에 비해)|전 분기|직전 분기|전기\s?(?:대비|보다)|도합|합쳐|통틀어|(?:한|두|석|세|넉|네|다섯|여섯|일곱|여덟|아홉|열|몇) ?달|(?:\d+|한|두|석|세)\s?(?:주일?|달|개월|년)(?:도|이)?\s(?:채\s)?안\s?(?:돼|되)|반년|\d+개월(?!여?\s?만에\s(?:가장|최|처음|종가))|\d+년 (?:새|만(?!에 (?:가장|최|처음))|동안)|분기|1년|상반기|하반기"
        r"|앞서\s(?:\d{1,2}(?:거래일|일\s?(?:동안|간|연속|째))|이틀|사흘|나흘|닷새)|일주일\s?전|최근 [^\d\s]*(?:한|두|몇)|최대\s?(?:낙폭|상승폭|하락폭)\s?기준|\d일\s?\([\d,.]+\)\s?(?:대비|보다|에서|에 비해)|[을를] 비교하|(?:[고저]점|[고저]가(?!\s?매[수물])|최고가|최고점|최저점)(?![를을]\s|로\s|\s경신|\s행진)|공모가|상장|\d{4}년(?!\s?(?:\d{1,2}월\s?\d{1,2}일|(?:마지막|첫) 거래일))|(?:월|일|해|(?<!지난해 )(?<!작년 )(?<!연)말|(?<!연)초)\s?이후(?!로?\s?(?:가장|최[대고저악]|처음|[^.,]{0,12}만에))|(?:지난|올)\s?\d{1,2}월(?!\s?\d)|이래|그동안|누적|출범|취임(?![식사])|당선(?![인자])|코로나|대선|랠리에서|최근|\d일부터|(?:쉬는|쉰|휴장|연휴)\s?(?:사이|동안|기간)"
    )),
    (DAY, compiled(r"이날(?!까지)|전장|전 거래일|전날|전일|하루")),
)  # fmt: skip
_SO_FAR = compiled(
    r"(?<!\d)(?:(?P<year>\d{4})년\s)?(?P<month>\d{1,2})월\s?(?:들어|한\s?달|월간|전체|에만\s|(?:의\s)?(?:상승|하락|수익|등락)[률폭])"
)
_SESSIONS = compiled(
    r"(?<!일부터 )(?:(?P<n>\d{1,2})(?:거래)?일|(?P<word>이틀|사흘|나흘|닷새))\s?(?:동안|간|새(?![벽로해])|사이|에 걸쳐|합계|하락률|상승률|낙폭|오름폭|상승폭|하락폭|수익률)"
)


_WHOLE_YEAR = compiled(r"(?<!지난 )(?<!새로운 )한 해\s?(?:상승|하락|등락)")
"""A year's move, told when it ends; in the next one it is the year before's, which copy seldom says."""


_ANY_SPAN = AnyOf(*(words for _, words in _SPANS), _SO_FAR, BASE, _SESSIONS, _WHOLE_YEAR)
_DAY_BEFORE = compiled(r"\d일(?:\s?\([^()]*\))?,?\s?$")
"""A day in front of the weekday that goes with it: 12일(현지시간) 수요일."""
EVENTS = "발표|공개|선거|대선|총선|투표|회의|휴장|연휴|상장|출범|취임|개최|결정|시행|발효|인하|인상|만기|공시|전쟁|침공|사태|파산|FOMC"
_EVENT = compiled(rf"(?:{EVENTS})\)?\s?$")
"""What is no session, and whose eve is not the session before: 관세 발표 전날."""


_DECEMBER = 12


class Dated(NamedTuple):
    """A day named in a sentence, where, and the day of the week that stands beside it (0 is Monday)."""

    start: int
    end: int
    day: dt.date
    explicit: bool
    """Whether a figure names it, not a word like 전날."""
    weekday: int | None = None
    sessions_back: int = 0
    """1 for the session before, whichever day that is; more for 사흘 전, which may count days or sessions."""


def date_of(found: re.Match[str] | Mapping[str, str | None], anchor: dt.date) -> dt.date | None:
    """Return the day that a date means, told on ``anchor``: a day alone is the last such day, or soon after."""
    day = int(found["day"] or 0)
    try:
        if found["month"]:
            words = {"지난해": -1, "작년": -1, "올해": 0, "내년": 1}
            year = int(found["year"]) if found["year"] else anchor.year + words.get(found["word"] or "", 0)
            told = dt.date(year, int(found["month"]), day)
            new_year = anchor.month == _DECEMBER and (told.month, told.day) == (anchor.month, anchor.day)
            return (
                anchor if new_year and not found["year"] else told
            )  # told on New Year's Day: 지난해 12월 31일
        for back in range(-3, 29):
            near = anchor - dt.timedelta(days=back)
            if near.day == day:
                return near
    except ValueError:
        return None
    return None


def last_of(found: re.Match[str] | Mapping[str, str | None], anchor: dt.date) -> dt.date | None:
    """Return the last day that a date means up to ``anchor``: of one without a year that is ahead, the year before's."""
    day = date_of(found, anchor)
    if day is None or day <= anchor or found["year"] or not found["month"]:
        return day
    parts = found if isinstance(found, Mapping) else found.groupdict()
    return date_of({**parts, "year": str(anchor.year - 1)}, anchor)


_MONTH = compiled(r"(?P<which>지난달|전달|이달|이번 달)\s?$")


_KOREAN = compiled(r"한국\s?시간(?:으로|\s기준)?\s?(?:지난\s)?$")


def _is_korean(text: str, found: re.Match[str]) -> bool:
    """Tell whether a date is told by Korea's clock, on which New York's session ends a day later."""
    return (
        "한국" in (found["note"] or "")
        or _KOREAN.search(text, max(found.start() - 12, 0), found.start()) is not None
    )


def _of_month(text: str, found: re.Match[str], anchor: dt.date) -> Mapping[str, str | None]:
    """Return a date with the month that a word before it names: 지난달 10일."""
    said = None if found["month"] else _MONTH.search(text, max(found.start() - 5, 0), found.start())
    if said is None:
        return found.groupdict()
    first = anchor.replace(day=1)
    if said["which"] in {"지난달", "전달"}:
        first = (first - dt.timedelta(days=1)).replace(day=1)
    return {"year": str(first.year), "word": None, "month": str(first.month), "day": found["day"]}


def nearest(number: int, anchor: dt.date, *, back: int, ahead: int) -> dt.date | None:
    """Return the day with a number in its month that is nearest to another, of so many days before and after it."""
    around = (anchor + dt.timedelta(days=shift) for shift in range(-back, ahead + 1))
    return min((one for one in around if one.day == number), key=lambda one: abs(one - anchor), default=None)


@functools.lru_cache(maxsize=1024)
def dates(text: str, anchor: dt.date) -> tuple[Dated, ...]:
    """Return the days that a sentence names, but those that are merely bases (5일 이후)."""
    return (*_told(text, anchor), *_pointed(text, anchor))


def _told(text: str, anchor: dt.date) -> Iterator[Dated]:
    """Yield the days that are named by a figure."""
    for found in _DATE.finditer(text) if "일" in text else ():
        day = date_of(_of_month(text, found, anchor), anchor)
        if day is not None and _is_korean(text, found):
            day -= dt.timedelta(days=1)
        note = found["note"] or ""
        weekday = next((WEEKDAYS.index(char) for char in _NOTED.findall(note)), None) if note else None
        if day is not None and not _OF_OTHER.match(text, found.end()):
            yield Dated(found.start(), found.end(), day, True, weekday)


def _pointed(text: str, anchor: dt.date) -> Iterator[Dated]:
    """Yield the days that are named by a word."""
    for found in _AGO.finditer(text):
        if found["weekday"] and _DAY_BEFORE.search(text, max(found.start() - 16, 0), found.start("weekday")):
            continue
        if found["eve"] and _EVENT.search(text, max(found.start() - 8, 0), found.start()):
            continue
        if found["eve"]:
            yield Dated(found.start(), found.end(), anchor, False, None, 1)
        elif found["back"]:
            back = DAYS.get(found["back"]) or int(re.sub(r"\D", "", found["back"]))
            yield Dated(found.start(), found.end(), anchor - dt.timedelta(days=back), False, None, back)
        elif found["weekday"]:
            back = (anchor.weekday() - WEEKDAYS.index(found["weekday"])) % 7
            back = back or 7 * found[0].startswith(("지난", "앞선"))
            yield Dated(found.start(), found.end(), anchor - dt.timedelta(days=back), False)
        else:
            yield Dated(found.start(), found.end(), anchor, False)


_LATELY = 10
"""Days before a text's own that a sentence may go on to tell."""


_HEAD = compiled(r"(?:^|[.\n]\s?)(?:[^.\n]{0,8}|[◇◆■□▶▷○●△▲*-][^.\n=:]{1,24}[=:]\s?)$")
"""What stands before a day that its sentence begins with: 월요일인 5일 이 지수는."""
_FOLLOWED = compiled(
    r"(?:\s?\([^()]*\))?(?:에|과|와)?\s(?:이어|달리)|의\s[^.,\n]{1,16}(?:보다|대비|에 비해)"
    r"|(?:\s?\([^()]*\))?(?:에)?\s(?:[^.,\n]|\.\d){0,20}?[한린진른은뛴던]\s(?:뒤|후|다음|끝에|이후)(?=[\s,])"
)
"""What makes a day one that is merely recalled: 2일(4309.63)에 이어."""


def _heads(text: str, one: Dated) -> bool:
    """Tell whether a sentence begins with a day, as one does that is told of it."""
    return _HEAD.search(text, 0, one.start) is not None and _FOLLOWED.match(text, one.end) is None


def framed(before: str, sentence: str, anchor: dt.date) -> dt.date | None:
    """Return the day that the sentences before one tell, where it names none by itself; None where it is the text's own."""
    if any(one.explicit for one in dates(sentence, anchor)):
        return None
    told = [one.day for one in dates(before, anchor) if one.explicit and _heads(before, one)]
    return told[-1] if told and 0 < (anchor - told[-1]).days <= _LATELY else None


_RESULTS = compiled(
    r"(?:\d분기|(?<![가-힣])분기|회계연도)\s(?:[^\s,.%]+\s){0,4}?(?:호?실적|가입자|판매량|출하량|수주|주당순이익|매출|순이익|영업이익|이익|가이던스|인도량|전망치?)(?![가-힣]*\s(?:\d|약\s))"
    r"|(?:분기|상반기|하반기)\s[^,.%]{0,40}?(?:소식|기대|기대감|우려|전망|관측|발표)(?:에|으로|로)\s"
    r"|\d분기\s[^,.%]{0,40}?(?:[던한된른린진돈난낸온쓴친킨]|(?<![로에서])[은는])\s(?=□+(?:[은는이가도]\s|\())"
)
"""A time that results are of, not a move: 2분기 시장 기대에 못 미친 실적을 내면서."""
_ATTENDED = compiled(
    r"(?:최근|그동안|연일)\s[^,.%]{2,40}?[던은는한된른린진]\s(?=(?:[^\s,.%]+\s){0,3}□+(?:[은는]|\([-+−]?$|\([-+−]?\d))"
    r"|(?:최근|그동안|연일)\s[^,.%□]{2,30}?[던한된른린진뛴]\s[^\s,.%□]+[은는이가도]\s(?=[^,.%]*□)"
)
"""A time within the attribute of whom a move is of: 최근 눈길을 끌던 반도체주 □는."""


_REPORTED = compiled(
    r"(?:지난주|이번\s?주|지난달|이달)(?:에)?\s(?:[^\s,.%□]+\s){0,4}?(?:실적|성적표)[을를]\s[^\s,.%□]+[은한된낸]\s(?=[^,.%]{0,12}□)"
)
"""A time at which somebody told results: 지난주 실적을 내놓은 □는."""
_BEFORE_THIS = compiled(r"직전\s주(?=[^가-힣])")


def _month(found: re.Match[str], anchor: dt.date) -> Span:
    """Return the span of a month that is named: that of the day, the one before it, or none that is known."""
    before = anchor.replace(day=1) - dt.timedelta(days=1)
    for kind, day in (("month", anchor), ("last_month", before)):
        if int(found["month"]) == day.month and found["year"] in {None, str(day.year)}:
            return Span(kind)
    return Span("other")


def span_of(text: str, anchor: dt.date) -> Span | None:
    """Return over what a stretch of text, told on ``anchor``, measures a move: by the last words that say so."""
    if "분기" in text or "회계" in text:
        text = _RESULTS.sub("", text)
    if "최근" in text or "그동안" in text:
        text = _ATTENDED.sub("", text)
    if "실적" in text or "성적표" in text:
        text = _REPORTED.sub("", text)
    if not _ANY_SPAN.may_be_in(text):
        return None
    found: list[tuple[int, Span]] = []
    for span, words in _SPANS:
        for each in words.finditer(text):
            found.append((each.start(), span))
    for each in _SO_FAR.finditer(text):
        found.append((each.end(), _month(each, anchor)))
    for each in _WHOLE_YEAR.finditer(text):
        found.append((each.start(), Span("year" if anchor.month == _DECEMBER else "other")))
    for base in BASE.finditer(text):
        found.append((base.end(), DAY if base["eve"] else Span("other")))
    for each in _SESSIONS.finditer(text):
        if text[max(each.start() - 3, 0) : each.start()] == "앞서 ":
            continue
        found.append((each.start(), Span("sessions", int(each["n"] or DAYS.get(each["word"], 0)))))
    last = max(found, key=lambda one: one[0])[1] if found else None
    if last == Span("week") and _BEFORE_THIS.search(text):
        return Span("last_week")  # 직전 주, 주간 하락률이
    return last
