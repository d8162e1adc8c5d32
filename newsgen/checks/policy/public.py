"""What was public on a text's day: decisions and economic releases, and of which year they are."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.policy.fed import OF_FED
from newsgen.checks.policy.meetings import OTHERS, of_month
from newsgen.claims import Sentence
from newsgen.claims.when import dates, nearest
from newsgen.korean import attach
from newsgen.patterns import compiled

EARLY: Final = "not-public"
_FAR, _SLACK = 99.0, 0.01
COMING = compiled(
    r"(?<!\d)\d{1,2}일(?:에|에는)?\s(?:나오|공개되|발표되|공개하|발표하)[고며는니]|(?<!\d)\d{1,2}일에는?\s[^,.]{0,40}?(?:나오|공개되|발표되)[고며]|공개될|공개를 (?:앞|기다)|예정|앞두|앞둔|나올|기다리|대기|공개한다|공개된다|나온다|발표된다|공개됩니다|나옵니다|발표됩니다|(?:오늘|금일|내일)\s?(?:밤|저녁)|주목|예고"
)
_RELEASE = compiled(
    r"(?<!\d)(?P<month>\d{1,2})월(?:분)?\s?(?:(?:미국|근원|헤드라인|전체)\s)*(?P<what>소비자물가지수|소비자물가|CPI|생산자물가지수|생산자물가|PPI|비농업|고용보고서|고용지표|고용|소매판매|개인소비지출|PCE)"
)
CODES = {
    "소비자물가": "CPI", "CPI": "CPI", "생산자물가": "PPI", "PPI": "PPI", "비농업": "PAYROLLS", "고용보고서": "PAYROLLS", "고용지표": "PAYROLLS",
    "소매판매": "RETAIL", "개인소비지출": "PCE", "PCE": "PCE",
}  # fmt: skip
_OUT = compiled(
    r"발표|집계|부합|일치|충족|선방|호조|견조|나타났|나왔|기록했|밑돌|웃돌|늘었|줄었|상승했|하락했|올랐|내렸|오른|내린|늘어난|줄어든|상승한|하락한|부진|둔화|확인|그[쳤쳐친]|느는|주는|늘어|줄어|오르는|내리는|낮아[졌진]|높아[졌진]"
)
_CAME_OUT = compiled(
    r"(?:나온|나왔던|발표된|발표한|공개된|공개한|내놓은|쏟아진"
    r"|(?:예상|전망|시장)[^.,]{0,14}?(?:낮은|높은|뜨거운|둔화[한된]|강한|약한|부진한|견조한|양호한|부합한|웃돈|밑돈|못 미친|상회한|하회한|나쁜|좋은|나빴던|좋았던))\s(?:[가-힣]+의\s|미국\s|또 다른\s|미국의\s)?$"
)
"""What stands right before a release that is out: 이날 함께 나온 8월 소비자물가지수."""
_AWAITED = compiled(
    r"(?:내|나오|발표하|공개하|발표되|공개되)지\s(?:않|못)|미[뤄뤘루룬]|미뤄졌|연기|늦[춰췄추춘]|보류|생략|취소|건너뛰|불발|차질|확인(?:하기|할|해야|한 뒤)|기 전(?:까지|에)|지켜[보봐볼]|나오기|달려|정할|가늠할|관건|변수"
)
"""Words for a release that is to come, not told before it: 8월 고용을 확인하기 전까지."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield what is told before it was out, and what came out in another year."""
    for sentence in look.copy.sentences:
        yield from _not_yet(look, sentence)
        yield from _told_ahead(look, sentence)
        yield from _releases(look, sentence)
        yield from _past(look, sentence)
        yield from _stale(look, sentence)


_HELD = compiled(
    r"(?<!\d)(?P<month>\d{1,2})월\s(?:연방공개시장위원회\(FOMC\)|연방공개시장위원회|FOMC|정례회의|통화정책회의|회의)(?:\s?(?:정례)?회의)?에서\s(?:[^.]|\.\d){0,40}?(?:내렸|인하했|올렸|인상했|동결했|낮췄|묶었)(?:다|습니다|고|으며|지만)"
)


def _not_yet(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield decisions told as taken at a meeting that is still to come."""
    if "에서" not in sentence.own or not OF_FED.search(sentence.own) or OTHERS.search(sentence.own):
        return
    for found in _HELD.finditer(sentence.own):
        if re.search(r"\d{4}년|지난해|작년", sentence.own[: found.start()]):
            continue
        meeting = next(iter(of_month(look, int(found["month"]))), None)
        if meeting is not None and look.day < meeting.decision - dt.timedelta(days=1):
            start = sentence.at + found.start("month")
            message = f"{meeting.decision.month}월 회의는 {meeting.decision:%Y-%m-%d}에 끝납니다."
            yield Flaw(EARLY, Kind.FALSE, start, sentence.at + found.end(), message)


_TOLD_AHEAD = compiled(
    r"(?:(?<!\d)(?P<day>\d{1,2})일(?:\([^()\n]{1,8}\))?(?:에)?\s(?:[가-힣]+\s){0,2}?(?:공개되는|발표되는|나오는|나올|공개될|발표될|예정된)\s(?:미국(?:의)?\s)?)?"
    r"(?P<month>\d{1,2})월(?:분)?\s?(?:(?:미국|근원)\s)?(?P<what>소비자물가지수|소비자물가|CPI|생산자물가지수|PPI|고용보고서|소매판매|PCE)(?:\((?!한국|오늘|밤|오후|저녁)[^()\n]{1,24}\))?"
    r"(?P<hour>\((?:한국시간\s)?(?:오늘\s)?(?:밤|오후|저녁)\s\d{1,2}시[^()\n]{0,6}\))?(?:은|는|이|가|:)?\s"
    r"(?P<said>(?:전[년월](?:\s동월)?\s대비\s)?[-+]?\d[\d.]*%\s(?:올라|내려|상승|하락|늘어|줄어|상승해|하락해)(?:\s|,\s)?(?:[^.\n]|\.\d){0,24}?(?:부합했|웃돌았|밑돌았|상회했|하회했|상회|하회|부합|충족)(?:다|습니다)?)"
)
"""What came of a release, told behind the day, or the hour of the evening, at which it is to come out."""


def _told_ahead(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield what came of a release that its own sentence says is still to come."""
    for found in _TOLD_AHEAD.finditer(sentence.own) if "월" in sentence.own else ():
        day = nearest(int(found["day"]), look.day, back=0, ahead=_AHEAD) if found["day"] else None
        if found["hour"] is None and (day is None or day <= look.day):
            continue
        out = [
            when
            for period, when in _dates(look, CODES.get(found["what"].removesuffix("지수"), ""))
            if period.month == int(found["month"])
        ]
        if out and min(out) <= look.day:
            continue
        start, end = (sentence.at + place for place in found.span("said"))
        message = f"{found['month']}월 {attach(found['what'], '은/는')} {look.day:%Y-%m-%d}에 아직 나오지 않았습니다."
        yield Flaw(EARLY, Kind.FALSE, start, end, message)


def _releases(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield releases told as out whose month was not over yet."""
    for found in _RELEASE.finditer(sentence.text):
        month = int(found["month"])
        behind = sentence.text[found.end() : found.end() + 60]
        is_out = _CAME_OUT.search(sentence.text, 0, found.start()) is not None
        if not 1 <= month <= 12 or (
            not is_out
            and (
                COMING.search(sentence.text)
                or any(one.day > look.day for one in dates(sentence.text, look.day))
                or re.search(
                    r"전망(?!치를)|예상(?!에 부합|에 맞|대로|과 |보다|치를|치보다|치와|치에|을)|예측|발표될|발표를 앞",
                    behind[:28],
                )
                or _AWAITED.search(behind)
                or not _OUT.search(behind)
            )
        ):
            continue
        year = look.day.year - (month > look.day.month + 2)
        if re.search(r"\d{4}년|지난해|작년", sentence.text[max(found.start() - 8, 0) : found.start()]):
            continue
        ends = (dt.date(year, month, 28) + dt.timedelta(days=4)).replace(day=1)
        if look.day >= ends and _is_late(look, found["what"], dt.date(year, month, 1)):
            start, end = sentence.at + found.start(), sentence.at + found.end()
            yield Flaw(
                EARLY,
                Kind.FALSE,
                start,
                end,
                f"{month}월 {attach(found['what'], '은/는')} {look.day:%Y-%m-%d}까지 나오지 않았습니다.",
            )
        elif look.day < ends:
            start, end = sentence.at + found.start(), sentence.at + found.end()
            yield Flaw(
                EARLY,
                Kind.FALSE,
                start,
                end,
                f"{month}월이 끝나지 않아 {month}월 지표는 아직 나올 수 없습니다.",
            )


_TODAYS = compiled(
    r"(?:이날|오늘|간밤|밤사이|개장 전)(?:에)?\s[^.\d]{0,24}?(?:나온|발표된|발표한|공개된|공개한|내놓은)\s(?:[가-힣]+의?\s){0,2}?$"
)
_WILL_COME = compiled(
    r"(?P<between>[^.\n]{0,60}?)(?:나온다|나올|나옵니다|발표된다|발표될|발표됩니다|공개된다|공개될|공개됩니다|발표가 예정|발표 예정|예정돼|앞두|앞둔|발표를 앞|기다리고)"
)
_AWAITED_BEFORE = compiled(
    r"(?:(?P<next>다음\s?주|내주|오는\s[월화수목금]요일|내일|모레)|(?:오는\s)?(?<!\d)(?P<day>\d{1,2})일)(?:\([^()\n]*\))?(?:에)?\s(?:[가-힣]+\s){0,2}?(?:나오는|나올|발표되는|발표될|발표하는|공개되는|공개될|예정된)\s(?:미국의?\s)?$"
)
"""What stands before a release that is still to come: 다음 주 나오는, 오는 12일 발표될."""


def _is_awaited(look: Look, sentence: Sentence, at: int, out: dt.date) -> bool:
    """Tell whether a release that came out before the text's day is told right before it to come on a day to come."""
    found = _AWAITED_BEFORE.search(sentence.own, 0, at)
    if found is None or out >= look.day:
        return False
    day = nearest(int(found["day"]), look.day, back=0, ahead=_AHEAD) if found["day"] else None
    return bool(found["next"]) or (day is not None and day > look.day)


_ON_DAY = compiled(r"(?<!\d)(?P<day>\d{1,2})일")
_DAY_BEFORE = compiled(r"(?<!\d)(?P<day>\d{1,2})일(?:\([^()\n]*\))?(?:에|에는)?\s$")
_AHEAD = 20
_AGAIN = compiled("수정|확정|잠정|개정|나왔|발표됐|발표된|나온|보다|이후|이어")
"""What makes a release that is out one to come again, or two of them."""
_OTHER_COUNTRY = compiled("한국|국내|중국|일본|유로|유럽|독일|영국|캐나다|호주|통계청|국가데이터처")
_THIS_YEAR = compiled(r"(?<![가-힣])올해\s$")
_TO_COME_LATE = 8
"""Months ahead from which on a month of this year is one of the last, as copy of January tells December's."""
_RECENT = 62
"""Days for which a release that is out is the last one, and not that of the year before."""


def _stale(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield the month before, of a release that came out on the text's day, or told as to come though it is out."""
    for found in _RELEASE.finditer(sentence.own) if not _OTHER_COUNTRY.search(sentence.own) else ():
        month, family = (
            int(found["month"]),
            next((CODES[one] for one in CODES if found["what"].startswith(one)), ""),
        )
        yield from _of_this_year(look, sentence, found)
        out = _dates(look, family)
        told = next((day for period, day in out if period.month == month), None)
        if told is None:
            continue
        start, end = sentence.at + found.start(), sentence.at + found.end()
        (last, day), right = out[-1], None
        if day == look.day and _TODAYS.search(sentence.own, 0, found.start()):
            if last.month != month and (last - dt.timedelta(days=1)).month == month:
                right = last.month
                message = f"{look.day:%Y-%m-%d}에 나온 것은 {right}월 {found['what']}입니다."
        elif last.month == month:
            message = f"{month}월 {attach(found['what'], '은/는')} {told:%Y-%m-%d}에 나왔습니다."
            standing = _left_standing(look, sentence, found, told)
            if standing is not None:
                first, until = (sentence.at + place for place in standing)
                yield Flaw(EARLY, Kind.FALSE, first, until, message)
            elif _is_awaited(look, sentence, found.start(), told) or (
                told < look.day and _is_to_come(sentence, found)
            ):
                right = month % 12 + 1
        if right:
            to = f"{right}월{look.text[start:end].partition('월')[2]}"
            yield Flaw(EARLY, Kind.FALSE, start, end, message, to)


def _is_to_come(sentence: Sentence, found: re.Match[str]) -> bool:
    """Tell whether words behind a release say that it is to come."""
    ahead = _WILL_COME.match(sentence.own, found.end())
    return ahead is not None and not _AGAIN.search(ahead["between"])


def _left_standing(
    look: Look, sentence: Sentence, found: re.Match[str], told: dt.date
) -> tuple[int, int] | None:
    """Return where a release is told to come on the very day on which it came out, up to the text's own."""
    ahead = _WILL_COME.match(sentence.own, found.end())
    today = told == look.day and look.home == "us" and look.is_closing
    if ahead is None or not (told < look.day or today) or _AGAIN.search(ahead["between"]):
        return None
    before = _DAY_BEFORE.search(sentence.own, 0, found.start())
    behind = _ON_DAY.search(sentence.own, found.end(), ahead.end())
    if before and int(before["day"]) == told.day:
        return before.start("day"), found.end()
    if behind and int(behind["day"]) == told.day:
        return found.start(), ahead.end()
    return None


def _of_this_year(look: Look, sentence: Sentence, found: re.Match[str]) -> Iterator[Flaw]:
    """Yield a release of this year's end told in its first months: 올해 12월 고용보고서."""
    year = _THIS_YEAR.search(sentence.own, 0, found.start())
    if year and int(found["month"]) - look.day.month >= _TO_COME_LATE:
        start, end = sentence.at + year.start(), sentence.at + found.end("month") + 1
        message = (
            f"이 글의 거래일은 {look.day:%Y-%m-%d}입니다. 올해 {found['month']}월은 아직 오지 않았습니다."
        )
        yield Flaw("year", Kind.CONTRADICTION, start, end, message, f"지난해 {found['month']}월")


def _dates(look: Look, family: str) -> list[tuple[dt.date, dt.date]]:
    """Return the months of a kind of release that came out lately, with the day of each, the last one last."""
    ground = look.grounds.get("us")
    found = {
        (one.period, one.date)
        for one in (ground.snapshot.releases if ground and family else ())
        if one.code.startswith(family) and one.period is not None and one.actual is not None
        and 0 <= (look.day - one.date).days <= _RECENT
    }  # fmt: skip
    return sorted(found)


_OF_PAST = compiled(
    r"(?:(?P<year>20\d\d)년|지난해|작년)\s(?P<month>\d{1,2})월(?:분)?(?:의)?\s?(?:미국의?\s?)?(?P<core>근원\s?)?(?P<what>소비자물가|CPI|개인소비지출|PCE)"
    r"[^.\d]{0,30}?(?P<over>전월|전달|한 달 전|전년|1년 전|지난해|작년)[^.\d]{0,14}(?P<value>\d\.\d)%"
)


def _past(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield releases told of a year whose figure is that of the same month of the next or the last one."""
    for found in _OF_PAST.finditer(sentence.own) if "물가" in sentence.own or "P" in sentence.own else ():
        year = int(found["year"]) if found["year"] else look.day.year - 1
        family = f"{'CORE_' if found['core'] else ''}{CODES[found['what']]}"
        code = f"{family}_{'MOM' if found['over'] in {'전월', '전달', '한 달 전'} else 'YOY'}"
        out = _actual(look, code)
        same = [
            told
            for told in (year, year + 1, year - 1)
            if abs(out.get((told, int(found["month"])), _FAR) - float(found["value"])) < _SLACK
        ]
        if same and year not in same:
            start = sentence.at + found.start()
            end = sentence.at + found.end("month") + 1
            year_told = "올해" if same[0] == look.day.year and not found["year"] else f"{same[0]}년"
            right = f"{year_told} {found['month']}월"
            message = f"{found['value']}%는 {same[0]}년 {found['month']}월의 것입니다."
            yield Flaw("year", Kind.FALSE, start, end, message, right)


def _actual(look: Look, code: str) -> dict[tuple[int, int], float]:
    """Return what came out up to the text's day, by year and month of its period."""
    ground = look.grounds.get("us")
    releases = ground.snapshot.releases if ground else ()
    return {
        (one.period.year, one.period.month): one.actual
        for one in releases
        if one.code == code and one.actual is not None and one.period is not None and one.date <= look.day
    }


def _is_late(look: Look, what: str, period: dt.date) -> bool:
    """Tell whether a release of a period is recorded nowhere up to the day while that of the month before is."""
    ground = look.grounds.get("us")
    family = next((code for word, code in CODES.items() if what.startswith(word)), "")
    if ground is None or not family:
        return False
    out = {
        one.period for one in ground.snapshot.releases if one.code.startswith(family) and one.date <= look.day
    }
    told = [one for one in out if one is not None]
    last = max(told, default=None)
    return last is not None and last < period and (period - last).days < _TWO_MONTHS


_TWO_MONTHS = 70
