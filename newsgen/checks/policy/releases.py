"""What economic releases said, against the record of them: size by unit, another month's figure, what was expected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.policy.public import CODES
from newsgen.claims import Sentence
from newsgen.patterns import compiled
from newsgen.sought import AnyOf, Pattern
from newsgen.sources.batch import Release

UNIT: Final = "unit"
RELEASE: Final = "release"
_JOBS = compiled(r"비농업|일자리|신규 고용|취업자")
_CLAIMS = compiled(r"실업수당|실업보험")
_RATE = compiled(r"실업률")
_NOT_FIRST = compiled(r"계속|연속|누적|하향|상향|수정|민간|ADP|합쳐|합계|평균|이동")
"""What makes a number of people or of claims another than the first print of the whole."""
_OF_PEOPLE = compiled(r"\s?(?:여\s?)?(?P<unit>명|개|건)")
_HEARD = 31
"""Days for which a release is what copy tells."""
_COUNTED = {"PAYROLLS": "명개", "CLAIMS": "건명"}
"""What each is counted in: jobs, those who got one; claims, those who filed them."""
_CHANGED = compiled(r"[^.\s]{0,3}\s?(?:가량\s|정도\s)?(?:감소|증가|줄|늘|적[은었]|많[은았])")
"""What stands behind the number that claims changed by, not that of those who filed them: 2만3천명 감소해."""
_POWERS = (10.0, 100.0, 0.1, 0.01)
_NEAR = 0.03
"""Part of a recorded figure that a rounded one is off at most."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield figures of releases that the record contradicts."""
    if not _ANY.may_be_in(look.own):
        return
    for sentence in look.copy.sentences:
        if _JOBS.search(sentence.own):
            yield from _sized(look, sentence, "PAYROLLS", _JOBS)
        if _CLAIMS.search(sentence.own):
            yield from _sized(look, sentence, "CLAIMS", _CLAIMS)
        if _RATE.search(sentence.own):
            yield from _jobless(look, sentence)
        if _CAME_TODAY.search(sentence.own) or _OF_LAST_WEEK.search(sentence.own):
            yield from _left(look, sentence, "CLAIMS", _CLAIMS)
            yield from _left(look, sentence, "PAYROLLS", _JOBS)
        if "월" in sentence.own and _PRICES.search(sentence.own):
            yield from _prices(look, sentence)
        if _CORE.search(sentence.own):
            yield from _core(look, sentence)


_CORE = compiled(
    r"근원\s?(?:(?P<what>CPI|PCE|소비자물가(?:지수)?|개인소비지출(?:\(PCE\))?)(?:\s?(?:물가(?:지수)?|지수))?\s?|물가(?:지수)?(?:의)?\s)?(?:\((?:CPI|PCE)\)\s?)?상승률(?:은|도|이)?\s(?:1년\s전보다\s|전년\s(?:동월|대비)[가-힣\s]{0,6}\s)?(?P<value>\d\.\d)%(?:로|였|으로|를 기록해|를 나타내)(?:[^.\n]|\.\d){0,14}?(?:예상|전망|전월|지난달|집계|이다|다[.])"
)
"""What prices without food and energy are over a year by, told on the days it came out: 근원 CPI 상승률은 3.2%로."""


def _core(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield the core rate of a year that is not the one that has just come out, and is that of the month before."""
    for found in _CORE.finditer(sentence.own):
        head = sentence.own[: found.start()]
        if _OTHERS.search(sentence.own) or _ANOTHER.search(head) or _MONTH_NAMED.search(head):
            continue
        families = {CODES[found["what"]]} if found["what"] in CODES else {"CPI", "PCE"}
        last = [one for family in families for one in _out(look, f"CORE_{family}_YOY")[-1:]]
        last = [one for one in last if (look.day - one.date).days <= _FRESH and one.actual is not None]
        if len(last) != 1:
            continue
        (one,), told = last, float(found["value"])
        left = {one.previous, one.forecast} - {None}
        if (
            one.actual is None
            or abs(one.actual - told) < _EXACT
            or not any(abs((each or 0) - told) < _EXACT for each in left)
        ):
            continue
        message = f"{one.date:%Y-%m-%d}에 나온 근원 물가 상승률은 {one.actual:g}%입니다."
        start, end = sentence.at + found.start("value"), sentence.at + found.end("value") + 1
        yield Flaw(
            RELEASE,
            Kind.FALSE,
            start,
            end,
            message,
            f"{one.actual:.1f}%",
            fact=f"{one.code}@{one.date} = {one.actual:g}",
        )


_ANOTHER = compiled(r"지난해|작년|지난달|전달|앞서|\d{4}년")


_JOBLESS = compiled(
    r"실업률(?:은|이|도|는)?\s(?P<gap>[^.%\d]{0,16})(?P<value>\d\.\d)%(?!\s?(?:p|P|포인트|대|에서|보다|대비|와|에 비해|가 아))(?P<behind>[^.%]{0,12})"
)
_BEFORE = compiled("전월|지난달|한 달 전|앞서|지난해|작년|연말|내년|장기")
_FRESH = 7
"""Days for which a rate without its month is that of the last release."""


def _jobless(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield a rate of unemployment told on the days it came out, otherwise than it did."""
    found = _JOBLESS.search(sentence.own)
    one = next(iter(_out(look, "UNEMPLOYMENT")[-1:]), None) if found else None
    if found is None or one is None or one.actual is None or (look.day - one.date).days > _FRESH:
        return
    if (
        _EXPECTED.search(found["gap"] + found["behind"])
        or _OTHERS.search(sentence.own)
        or _BEFORE.search(found["gap"])
    ):
        return
    month = _MONTH_NAMED.search(sentence.own, 0, found.start())
    if month and one.period and int(month["month"]) != one.period.month:
        return
    if abs(one.actual - float(found["value"])) >= _EXACT:
        message = f"{one.date:%Y-%m-%d}에 나온 실업률은 {one.actual:g}%입니다."
        start, end = sentence.at + found.start("value"), sentence.at + found.end("value") + 1
        yield Flaw(
            RELEASE, Kind.FALSE, start, end, message, f"{one.actual:.1f}%", fact=f"UNEMPLOYMENT@{one.date}"
        )


_MONTH_NAMED = compiled(r"(?<!\d)(?P<month>\d{1,2})월(?!\s?\d)")


def _releases(look: Look) -> tuple[Release, ...]:
    """Return the releases that are known on a text's day; none where New York is not."""
    ground = look.grounds.get("us")
    return ground.snapshot.releases if ground else ()


def _out(look: Look, code: str) -> list[Release]:
    """Return the releases of a code that copy of the day may tell, the latest last."""
    return [
        one
        for one in _releases(look)
        if one.code == code and one.actual is not None and 0 <= (look.day - one.date).days <= _HEARD
    ]


def _told(one: Release) -> list[float]:
    return [value for value in (one.actual, one.forecast, one.previous, one.revised) if value is not None]


def _sized(look: Look, sentence: Sentence, code: str, subject: Pattern) -> Iterator[Flaw]:
    """Yield a number of jobs or claims that is the recorded one but for a power of ten: 198만건 for 19만8천건."""
    named = None if _NOT_FIRST.search(sentence.own) else subject.search(sentence.own)
    if named is None:
        return
    known = [value * 1000 for one in _out(look, code)[-2:] for value in _told(one) if value]
    if not known:
        return
    for figure in look.figures(sentence):
        unit = _OF_PEOPLE.match(sentence.own, figure.number_end)
        told = float(figure.value)
        if figure.start < named.end() or unit is None or told < _LEAST or figure.high is not None:
            continue
        if unit["unit"] not in _COUNTED[code] or any(_is(told, value, 1.0) for value in known):
            continue
        if (
            code == "CLAIMS"
            and not _CHANGED_TO.match(sentence.own, unit.end())
            and _CHANGED.match(sentence.own, unit.end())
        ):
            return
        slips = [(value, power) for value in known for power in _POWERS if _is(told, value, power)]
        slipped = min(slips, key=lambda one: abs(told - abs(one[0]) * one[1]) / one[1], default=(None, 1.0))[
            0
        ]
        if slipped is not None:
            start, end = sentence.at + figure.start, sentence.at + unit.end()
            message = f"기록은 {_people(slipped)}{unit['unit']}입니다. 자릿수를 확인하십시오."
            right = f"{_written(look, slipped)}{unit['unit']}"
            yield Flaw(UNIT, Kind.FALSE, start, end, message, right, fact=f"{code} = {slipped:g}")
        return


_WHOLE = compiled(r"만\d{4}(?=명|건)")
"""Numbers of people without the word for a thousand: 5만8000명."""


def _written(look: Look, value: float) -> str:
    """Return a number of people by 만, and by 천 but where the text writes its thousands in figures."""
    plain = _people(value)
    whole, ten, rest = plain.partition("만")
    return f"{whole}만{rest.removesuffix('천')}000" if ten and rest and _WHOLE.search(look.own) else plain


_CAME_TODAY = compiled(
    r"(?:이날|오늘)\s(?:[^.\n]|\.\d){0,16}?(?:나온|발표된|발표한|공개된|공개한|내놓은|발표했|밝혔|집계됐)"
)
_OF_LAST_WEEK = compiled(r"(?<![가-힣])지난주\s(?:미국의?\s)?(?:[가-힣]+\s)?(?:실업수당|실업보험)")
"""The number that came out last, by the week that it is of."""
_LATE = 2
"""Days after it for which copy tells it so."""
_AGAINST = compiled(r"예상|전망|전주|전월|전달|한 주 전|이전|직전|보다|수정|컨센서스")
"""What makes a number behind it another than the one that came out."""


def _left(look: Look, sentence: Sentence, code: str, subject: Pattern) -> Iterator[Flaw]:
    """Yield the number of the release before, told as what came out on the text's day."""
    named = None if _NOT_FIRST.search(sentence.own) else subject.search(sentence.own)
    if named is None:
        return
    out = _out(look, code)
    late = _LATE if code == "CLAIMS" and _OF_LAST_WEEK.search(sentence.own) else 0
    if len(out) < _TWO or (look.day - out[-1].date).days > late:
        return
    now, older = out[-1].actual or 0.0, {out[-2].actual, out[-1].previous}
    for figure in look.figures(sentence):
        unit = _OF_PEOPLE.match(sentence.own, figure.number_end)
        is_it = figure.is_exact and unit is not None and unit["unit"] in _COUNTED[code]
        if figure.start < named.end() or unit is None or not is_it:
            continue
        told = float(figure.value) / 1000
        known = [each for each in (now, out[-1].forecast) if each is not None]
        is_open = _AGAINST.search(sentence.own, named.end(), figure.start) or any(
            abs(told - each) < 1 for each in known
        )
        if not is_open and any(each is not None and abs(told - each) < _EXACT for each in older):
            start, end = sentence.at + figure.start, sentence.at + unit.end()
            right = f"{_people(now * 1000)}{unit['unit']}"
            message = f"그 앞에 나온 것입니다. {out[-1].date:%Y-%m-%d}에는 {right}이 나왔습니다."
            yield Flaw(RELEASE, Kind.FALSE, start, end, message, right, fact=f"{code}@{out[-1].date}")
        return


_CHANGED_TO = compiled(r"(?:으?로|까지)\s")
_TWO = 2
_LEAST = 1000


def _is(told: float, value: float, power: float) -> bool:
    return abs(told - abs(value) * power) <= _NEAR * abs(value) * power


def _people(value: float) -> str:
    """Return a number by 만 and 천: 14만3천."""
    ten, rest = divmod(round(abs(value) / 1000), 10)
    return f"{ten}만{f'{rest}천' if rest else ''}" if ten else f"{rest}천"


_PRICES = compiled(r"소비자물가|CPI|개인소비지출|PCE")
_ANY = AnyOf(_JOBS, _CLAIMS, _RATE, _CAME_TODAY, _OF_LAST_WEEK, _PRICES, _CORE)
_OF_MONTH = compiled(
    r"(?<!\d)(?<!\d년 )(?P<month>\d{1,2})월(?:분)?\s?(?:미국\s)?(?P<core>근원\s?)?(?P<what>소비자물가|CPI|개인소비지출|PCE)"
    r"(?P<gap>[^.\d]{0,40}?)(?P<over>전월|전달|한 달 전|전년|1년 전|작년|지난해)(?P<gap2>[^.\d]{0,20}?)(?P<value>\d\.\d)%(?!\s?(?:p|P|포인트|에서|보다))"
    r"(?:[^.\d%]{0,20}?근원[^.\d%]{0,24}?(?P<second>\d\.\d)%(?!\s?(?:p|P|포인트|에서|보다)))?"
)
_EXPECTED = compiled("예상|전망|추정|컨센서스|예측|나올|발표될")
_WAS_EXPECTED = compiled(r"[^.,\d]{0,16}?(?:것으로|거라고|거라는|으로|로|이라는|란)\s(?:예상|전망|추정|예측)")
_OTHERS = compiled(
    "캐나다|호주|청년|프랑스|멕시코|브라질|인도|흑인|유럽|유로존|중국|일본|영국|한국|국내|독일"
)


def _prices(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield what prices rose by in a month, told otherwise than it came out: 2.8% where that was the month before's."""
    for found in _OF_MONTH.finditer(sentence.own):
        head = sentence.own[max(found.start() - 14, 0) : found.start()]
        words = found["gap"] + found["gap2"]
        if (
            _EXPECTED.search(words)
            or _WAS_EXPECTED.match(sentence.own, found.end())
            or _OTHERS.search(sentence.own)
            or re.search(r"년|작년|지난해", head)
        ):
            continue
        over = "MOM" if found["over"] in {"전월", "전달", "한 달 전"} else "YOY"
        for name, core in (("value", bool(found["core"])), ("second", True)):
            code = f"{'CORE_' if core else ''}{CODES[found['what']]}_{over}"
            if name == "value" and (flaw := _of_next_month(look, code, sentence.at, found)):
                yield flaw
            elif found[name] is not None:
                start, end = (sentence.at + at for at in found.span(name))
                yield from _printed(look, code, int(found["month"]), float(found[name]), start, end)


def _of_next_month(look: Look, code: str, at: int, found: re.Match[str]) -> Flaw | None:
    """Return the flaw of a month whose figure is that of the month after, which has just come out."""
    known = {
        one.period.month: one
        for one in _releases(look)
        if one.code == code
        and one.actual is not None
        and one.period
        and 0 <= (look.day - one.date).days <= _TWO_MONTHS
    }
    month, value = int(found["month"]), float(found["value"])
    told, after = known.get(month), known.get(month % 12 + 1)
    if told is None or after is None or (look.day - after.date).days > _FRESH:
        return None
    if abs(abs(told.actual or 0.0) - value) < _EXACT or abs(abs(after.actual or 0.0) - value) >= _EXACT:
        return None
    start, end = at + found.start("month"), at + found.end("month") + 1
    message = f"{value:g}%는 {after.date:%Y-%m-%d}에 나온 {month % 12 + 1}월의 것입니다."
    return Flaw("year", Kind.FALSE, start, end, message, f"{month % 12 + 1}월", fact=f"{code}@{after.date}")


_TWO_MONTHS = 62


def _printed(look: Look, code: str, month: int, told: float, start: int, end: int) -> Iterator[Flaw]:
    one = next((one for one in reversed(_out(look, code)) if one.period and one.period.month == month), None)
    if one is None or one.actual is None or abs(abs(one.actual) - told) < _EXACT:
        return
    again = f"{one.date:%Y-%m-%d}에 나온 {month}월 수치는 {abs(one.actual):g}%입니다."
    is_last = one.previous is not None and abs(one.previous - told) < _EXACT
    why = " 한 달 전의 수치입니다." if is_last else ""
    yield Flaw(
        RELEASE, Kind.FALSE, start, end + 1, again + why, f"{abs(one.actual):.1f}%",
        fact=f"{code}@{one.date} = {one.actual:g}",
    )  # fmt: skip


_EXACT = 0.05
