"""The Fed: target range, odds, meetings, minutes and when they are public."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.look import Look
from newsgen.claims import Sentence
from newsgen.errors import CalendarEnded
from newsgen.fed.fomc import Meeting
from newsgen.korean.numbers import DAYS
from newsgen.korean.numbers import days as in_words

RANGE, ODDS, MEETING, EARLY = "target-range", "odds", "meeting", "not-public"
_RANGE = re.compile(
    r"(?P<low>\d{1,2}\.\d{1,3})\s?%?\s?[~∼–-]\s?(?P<high>\d{1,2}\.\d{1,3})\s?%(?!\s?(?:포인트|p))"
)
_OF_FED = re.compile(r"기준금리|연준|FOMC|연방기금|목표 ?범위|정책금리|연방공개시장위원회")
_THEN = re.compile(
    r"인하(?:해|하|한|했)|낮[췄추춘아]|올[렸려린]|내[렸려린]|인상(?:해|하|한|했)|조정|지난해|작년|당시|전망|가능성|확률|예상|이후에|내년|연말|시나리오|직전|종전|기존|에서 "
)
_NOW = re.compile(r"현행|현재|지금|동결|유지|현 수준|현 기준")
_PROBABLE = re.compile(r"확률|가능성|(?:선물시장|페드워치|FedWatch)[^.]*(?:반영|결과|동결)")
_KINDS = re.compile(
    r"(?P<hold>동결|유지|묶)|(?P<half>50bp|0\.50?%(?:포인트|p)|빅컷)|(?P<quarter>25bp|0\.25%p|0\.25%포인트|베이비컷)|(?P<cut>인하|내릴|낮출)|(?P<hike>인상|올릴)"
)
_MEETS = re.compile(r"FOMC|연방공개시장위원회|통화정책 ?회의|정례 ?회의|회의")
_OTHERS = re.compile(
    r"한국은행|금통위|금융통화위원회|한은|유럽중앙은행|ECB|일본은행|BOJ|영란은행|OPEC|G7|G20|주주총회|이사회|국회|총회|잭슨홀|심포지엄|콘퍼런스|정상회의|정상회담|APEC|다보스|각료"
)
_DAYS = re.compile(
    r"(?<![\d.,~∼–-])(?:(?P<month>\d{1,2})월\s?|(?P<word>다음 달|다음달|내달|이달(?: 말)?|이번 달)\s)?(?P<first>\d{1,2})일?(?P<join>\s?[~∼–-]\s?|[과와]\s|부터\s)(?:(?P<other>\d{1,2})월\s?)?(?P<last>\d{1,2})일"
)
_MONTHLY = re.compile(
    r"(?<!\d)(?P<month>\d{1,2})월\s?(?:연방공개시장위원회\(FOMC\)|연방공개시장위원회|FOMC)(?!\S*\s?의사록)"
)
_MINUTES = re.compile(
    r"(?:(?P<month>\d{1,2})월\s(?:\d{1,2}일?\s?(?:[~∼–-]|[과와]\s)\s?\d{1,2}일\s)?)?(?:(?:미국?\s)?(?:연준|연방준비제도)(?:의)?\s)?(?:연방공개시장위원회\(FOMC\)|연방공개시장위원회|FOMC)?\s?(?:(?:회의|정례회의|통화정책회의)(?:의)?\s?)?의사록"
)
_COMING = re.compile(
    r"공개될|공개를 (?:앞|기다)|예정|앞두|앞둔|나올|기다리|대기|공개한다|공개된다|나온다|발표된다|주목|예고"
)
_RELEASE = re.compile(
    r"(?<!\d)(?P<month>\d{1,2})월(?:분)?\s?(?:(?:미국|근원|헤드라인|전체)\s)*(?P<what>소비자물가지수|소비자물가|CPI|생산자물가지수|생산자물가|PPI|비농업|고용보고서|고용지표|고용|소매판매|개인소비지출|PCE)"
)
_CODES = {
    "소비자물가": "CPI", "CPI": "CPI", "생산자물가": "PPI", "PPI": "PPI", "비농업": "PAYROLLS", "고용보고서": "PAYROLLS", "고용지표": "PAYROLLS",
    "소매판매": "RETAIL", "개인소비지출": "PCE", "PCE": "PCE",
}  # fmt: skip
_OUT = re.compile(
    r"발표|집계|나타났|나왔|기록했|밑돌|웃돌|늘었|줄었|상승했|하락했|올랐|내렸|오른|내린|늘어난|줄어든|상승한|하락한|부진|둔화|확인|그[쳤쳐친]|느는|주는|늘어|줄어|오르는|내리는|낮아[졌진]|높아[졌진]"
)
_CAME_OUT = re.compile(
    r"(?:나온|나왔던|발표된|발표한|공개된|공개한|내놓은|쏟아진)\s(?:[가-힣]+의\s|미국\s|또 다른\s)?$"
)
"""What stands right before a release that is out: 이날 함께 나온 8월 소비자물가지수."""
_AWAITED = re.compile(
    r"확인(?:하기|할|해야|한 뒤)|기 전(?:까지|에)|지켜[보봐볼]|나오기|달려|정할|가늠할|관건|변수"
)
"""Words for a release that is to come, not told before it: 8월 고용을 확인하기 전까지."""


def check(look: Look) -> Iterator[Flaw | Open]:
    """Yield what a text says of the Fed that its calendar, its range or arithmetic contradict."""
    for sentence in look.copy.sentences:
        yield from _range(look, sentence)
        yield from _odds(look, sentence)
        yield from _meetings(look, sentence)
        yield from _lasting(look, sentence)
        yield from _one_day(look, sentence)
        yield from _result_day(look, sentence)
        yield from _not_yet(look, sentence)
        yield from _years(look, sentence)
        yield from _minutes(look, sentence)
        yield from _releases(look, sentence)
        yield from _past(look, sentence)


def _range(look: Look, sentence: Sentence) -> Iterator[Flaw | Open]:
    if not _OF_FED.search(sentence.text):
        return
    for found in _RANGE.finditer(sentence.own):
        if re.match(r"\s?(?:의 )?(?:물가|성장|실업)", sentence.own[found.end() :]):
            continue
        low, high = float(found["low"]), float(found["high"])
        start, end = sentence.at + found.start(), sentence.at + found.end()
        around = sentence.own[max(found.start() - 24, 0) : found.end() + 24]
        current = _current(look)
        narrow = abs(high - low - 0.25) > 0.001
        if narrow and high > low and _is_range(around):
            right = _right_range(
                low,
                high,
                current,
                decided=_DECIDING.search(sentence.own, max(found.start() - 12, 0), found.start()) is not None
                or re.match(
                    r"(?:로|으로)\s.{0,14}?(?:내렸|인하|낮|올렸|인상)|[이가]\s(?:됐|되었|된)",
                    sentence.own[found.end() :],
                )
                is not None,
            )
            told = (
                f"목표 범위의 폭은 0.25%포인트입니다. 이때의 범위는 {right[0]:.2f}~{right[1]:.2f}%였습니다."
                if right
                else "목표 범위의 폭은 0.25%포인트입니다."
            )
            yield Flaw(
                RANGE,
                Kind.FALSE,
                start,
                end,
                told,
                _spelled(found[0], *right) if right else None,
                fact=_fact(current),
            )
        elif (
            current
            and (low, high) not in current
            and (_NOW.search(around) or not _THEN.search(sentence.own))
            and _is_range(around)
        ):
            right = current[0]
            yield Flaw(
                RANGE, Kind.FALSE, start, end,
                f"{look.day:%Y-%m-%d}의 목표 범위는 {right[0]:.2f}~{right[1]:.2f}%였습니다.", _spelled(found[0], *right), fact=_fact(current),
            )  # fmt: skip


_DECIDING = re.compile(r"(?:낮춘|내린|인하한|올린|인상한)\s(?:연\s)?$")


def _is_range(around: str) -> bool:
    return not re.search(r"물가|성장률|실업률|중립금리|전망치", around)


def _right_range(
    low: float, high: float, current: list[tuple[float, float]], *, decided: bool
) -> tuple[float, float] | None:
    """Return the range that is meant: what a decision put in force, else that which shares an end."""
    if decided and current:
        return current[-1] if len(current) == 1 else current[1]
    shared = [one for one in current if low in one or high in one]
    return next(iter(shared or current), None)


def _current(look: Look) -> list[tuple[float, float]]:
    """Return the range in force on the day, and the one that its decision put in force."""
    ground = look.grounds.get("us")
    policy = ground.snapshot.policy if ground else None
    if policy is None:
        return []
    found: list[tuple[float, float]] = []
    for day in (look.day, look.day + dt.timedelta(days=1), look.day - dt.timedelta(days=1)):
        low, high = policy.low.get(day), policy.high.get(day)
        if low is not None and high is not None and (low, high) not in found:
            found.append((low, high))
    return found[:2]


def _fact(current: list[tuple[float, float]]) -> str:
    return f"target range = {current[0][0]:.2f}~{current[0][1]:.2f}" if current else ""


def _spelled(text: str, low: float, high: float) -> str:
    numbers = iter((f"{low:.2f}", f"{high:.2f}"))
    return re.sub(r"\d+\.\d+", lambda _: next(numbers), text)


_LABELLED = re.compile(
    r"(?:동결|인상|인하)(?:\s(?:확률|가능성|전망))?[은는이가을를]?\s\d[\d.]*%(?!포인트|p|P)"
)
"""A decision with its probability, two of which need no word for it."""
_OTHER_MEETING = re.compile(r"월|까지|누적|연말|회의|이상|적어도")
"""Words that make two cuts no alternatives of one meeting."""


def _odds(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield probabilities over 100, alone or of alternatives together."""
    if not _PROBABLE.search(sentence.own) and len(_LABELLED.findall(sentence.own)) < 2:
        return
    told: dict[str, tuple[float, int, int]] = {}
    at, small = 0, False
    for figure in look.figures(sentence):
        if figure.unit != "percent" or figure.bound == "double":
            continue
        before = sentence.own[at : figure.start]
        at = figure.end
        value = float(figure.value)
        near = sentence.own[max(figure.start - 30, 0) : figure.end + 14]
        start, end = sentence.at + figure.start, sentence.at + figure.end
        if value > 100 and _PROBABLE.search(near):
            yield Flaw(ODDS, Kind.CONTRADICTION, start, end, "확률은 100%를 넘을 수 없습니다.")
            continue
        kinds = [found.lastgroup for found in _KINDS.finditer(before)] or [
            found.lastgroup for found in _KINDS.finditer(sentence.own[figure.end : figure.end + 14])
        ]
        if kinds and not re.search(r"전(?!망)|지난|앞서|에서\s?$", before[-14:]):
            kind = next((one for one in ("half", "quarter") if one in kinds), kinds[-1])
            if (
                kind == "quarter"
                and "hold" not in kinds
                and ("cut" in kinds or "hike" in kinds)
                and "half" not in told
            ):
                kind = "cut" if "cut" in kinds else "hike"
                small = kind == "cut"
            if kind:
                told.setdefault(kind, (value, start, end))
    if "half" in told and small and "cut" in told and not _OTHER_MEETING.search(sentence.own):
        told["quarter"] = told.pop("cut")
    cut = told["cut"][0] if "cut" in told else sum(told[one][0] for one in ("half", "quarter") if one in told)
    total = cut + sum(told[one][0] for one in ("hold", "hike") if one in told)
    if len(told) > 1 and total > 101.5:
        _, start, end = max(told.values(), key=lambda one: one[1])
        yield Flaw(ODDS, Kind.CONTRADICTION, start, end, f"서로 다른 결과의 확률을 더하면 {total:g}%입니다.")


def _calendar(look: Look) -> tuple[Meeting, ...]:
    from newsgen.fed import fomc  # noqa: PLC0415

    try:
        return fomc.calendar().known(look.day)
    except CalendarEnded:
        return ()


def _near(look: Look, month: int) -> list[Meeting]:
    """Return the meetings of a month, in the year whose month is nearest to the text's day."""
    meetings = [one for one in _calendar(look) if month in (one.decision.month, one.first.month)]
    if not meetings:
        return []
    near = min(meetings, key=lambda one: abs((one.decision - look.day).days))
    return [one for one in meetings if one.decision.year == near.decision.year]


def _meetings(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield days of meetings that are none."""
    of_fed = (
        "일" in sentence.own
        and _MEETS.search(sentence.own)
        and not _OTHERS.search(sentence.own)
        and re.search(r"FOMC|연방|연준|미국의?\s(?:다음\s)?통화정책", look.text)
    )
    for found in _DAYS.finditer(sentence.own) if of_fed else ():
        first, last = int(found["first"]), int(found["last"])
        near = sentence.own[max(found.start() - 40, 0) : found.end() + 40]
        if (
            not _MEETS.search(near)
            or not (0 < last - first <= 2 or (found["other"] and last < first))
            or re.search(r"\d{4}년|지난해|작년|한국시간", sentence.own[: found.start()])
        ):
            continue
        meeting = _meant(look, found)
        start, end = sentence.at + found.start("first"), sentence.at + found.end()
        if meeting is None:
            coming = _next(look)
            told = (
                f" 다음 회의는 {coming.first.month}월 {coming.first.day}~{coming.decision.day}일입니다."
                if coming
                else ""
            )
            yield Flaw(MEETING, Kind.FALSE, start, end, f"그달에는 FOMC 회의가 없습니다.{told}")
        elif (meeting.first.day, meeting.decision.day) != (first, last) or _is_other_month(found, meeting):
            right = f"{meeting.first.day}~{meeting.decision.day}일"
            one = "일" if found["join"].strip() in {"과", "와", "부터"} else ""
            text = f"{meeting.first.day}{one}{found['join']}{meeting.decision.day}일"
            same = meeting.first.month == meeting.decision.month
            yield Flaw(
                MEETING,
                Kind.FALSE,
                start,
                end,
                f"{meeting.decision.month}월 FOMC 회의는 {right}입니다.",
                text if same else None,
            )
    for found in _MONTHLY.finditer(sentence.own):
        month = int(found["month"])
        if (
            1 <= month <= 12
            and not _near_or_any(look, month)
            and not re.search(r"\d{4}년|지난해|내년", sentence.own[: found.start()])
        ):
            coming = _next(look)
            start, end = sentence.at + found.start("month"), sentence.at + found.end("month") + 1
            told = f" 다음 회의는 {coming.decision.month}월입니다." if coming else ""
            yield Flaw(
                MEETING,
                Kind.FALSE,
                start,
                end,
                f"{month}월에는 FOMC 회의가 없습니다.{told}",
                f"{coming.decision.month}월" if coming else None,
            )


def _is_other_month(found: re.Match[str], meeting: Meeting) -> bool:
    """Tell whether days are told to end in another month than a meeting does."""
    return bool(found["other"]) and int(found["other"]) != meeting.decision.month


_LASTS = re.compile(
    r"(?:(?P<of>\d{1,2})월[^.\d]{0,24}?)?(?<![\d.,~])(?:(?P<month>\d{1,2})월\s)?(?P<first>\d{1,2})일부터\s(?P<n>하루|이틀|사흘|나흘|닷새|\d일)(?=간|\s?동안)"
)


def _lasting(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield how long a meeting lasts, or from when, where the calendar says otherwise: 16일부터 사흘간."""
    for found in _LASTS.finditer(sentence.own) if "일부터" in sentence.own else ():
        month = found["month"] or found["of"]
        if (
            not _MEETS.search(sentence.own)
            or _OTHERS.search(sentence.own)
            or not _OF_FED.search(sentence.own)
        ):
            continue
        meeting = (
            next(iter(_near(look, int(month))), None)
            if month
            else min(_calendar(look), key=lambda one: abs((one.decision - look.day).days), default=None)
        )
        if meeting is None:
            continue
        told = DAYS.get(found["n"]) or int(found["n"][:-1])
        lasts = (meeting.decision - meeting.first).days + 1
        right = f"{meeting.first.day}일부터 {in_words(lasts)}"
        if (int(found["first"]), told) != (meeting.first.day, lasts):
            start, end = sentence.at + found.start("first"), sentence.at + found.end("n")
            message = (
                f"{meeting.decision.month}월 FOMC 회의는 {meeting.first.day}~{meeting.decision.day}일입니다."
            )
            yield Flaw(MEETING, Kind.FALSE, start, end, message, right)


_OF_YEAR = re.compile(
    r"(?:(?P<year>20\d\d)년|(?P<word>지난해|작년|올해))\s(?P<month>\d{1,2})월(?:\s(?P<first>\d{1,2})(?:일?\s?[~∼–-]\s?(?P<last>\d{1,2}))?일)?"
)


def _years(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield meetings told of another year: only the year before or after has that day, or that range."""
    if "월" not in sentence.own or not _OF_FED.search(sentence.own):
        return
    for found in _OF_YEAR.finditer(sentence.own):
        behind = sentence.own[found.end() : found.end() + 40]
        rates = _RANGE.search(behind)
        decided = rates is not None and _DECIDED.search(behind, rates.end())
        if not decided and not (found["first"] and re.match(r"[^.,]{0,8}회의", behind)):
            continue
        shift = {"지난해": -1, "작년": -1, "올해": 0}
        told = int(found["year"]) if found["year"] else look.day.year + shift[found["word"]]
        range_ = (float(rates["low"]), float(rates["high"])) if rates and decided else None
        fits = [year for year in (told, told + 1, told - 1) if _was_so(look, found, year, range_)]
        if not fits or told in fits:
            continue
        start, end = sentence.at + found.start(), sentence.at + found.end()
        year = "" if fits[0] == look.day.year else f"{fits[0]}년 "
        message = f"{fits[0]}년의 일입니다. {told}년에는 그런 회의가 없었습니다."
        right = year + found[0].split(" ", 1)[1]
        yield Flaw("year", Kind.FALSE, start, end, message, right)


_DECIDED = re.compile(r"인하|인상|동결|낮[췄추춘]|올[렸려린]|내[렸려린]|묶")


def _was_so(look: Look, found: re.Match[str], year: int, range_: tuple[float, float] | None) -> bool:
    """Tell whether the Fed met in a year on the days told, and decided on the range told, as far as they are."""
    month, day = int(found["month"]), int(found["last"] or found["first"] or 0)
    ground = look.grounds.get("us")
    policy = ground.snapshot.policy if ground else None
    for one in _calendar(look):
        if (one.decision.year, one.decision.month) != (year, month) or one.decision > look.day:
            continue
        if found["last"] and (int(found["first"]), day) != (one.first.day, one.decision.day):
            continue
        if day and day not in {one.decision.day, one.decision.day + 1, one.first.day}:
            continue
        after = one.decision + dt.timedelta(days=1)
        if range_ is None or (policy and (policy.low.get(after), policy.high.get(after)) == range_):
            return True
    return False


def _meant(look: Look, found: re.Match[str]) -> Meeting | None:
    """Return the meeting that days are meant to be of: of their month, else the one nearest to the text's day."""
    if found["month"]:
        return next(iter(_near(look, int(found["month"]))), None)
    if found["word"]:
        coming = found["word"].startswith(("다음", "내"))
        month = look.day.month % 12 + 1 if coming else look.day.month
        return next(iter(_near(look, month)), None)
    return min(_calendar(look), key=lambda one: abs((one.decision - look.day).days), default=None)


def _near_or_any(look: Look, month: int) -> bool:
    return any(
        month in {one.first.month, one.decision.month} and abs((one.decision - look.day).days) < 300
        for one in _calendar(look)
    )


def _next(look: Look) -> Meeting | None:
    return next((one for one in _calendar(look) if one.decision >= look.day), None)


def _minutes(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    for found in _MINUTES.finditer(sentence.text) if "의사록" in sentence.text else ():
        if (
            _COMING.search(sentence.text)
            or re.search(r"금통위|한국은행|한은|ECB", sentence.text)
            or not _OF_FED.search(look.text)
        ):
            continue
        past = [one for one in _calendar(look) if one.decision <= look.day]
        month = found["month"] or _month_told(sentence.text)
        if month:
            past = [one for one in past if int(month) in {one.first.month, one.decision.month}]
            if past and (look.day - past[-1].decision).days > 200:
                continue
        elif not re.search(
            r"이번|이달|지난달|(?:지난|직전|앞선)\s?$|(?<![가-힣])(?:이|해당)\s?$",
            sentence.text[max(found.start() - 8, 0) : found.start()],
        ):
            continue
        if not past:
            continue
        meeting = past[-1]
        public = meeting.minutes or meeting.decision + dt.timedelta(days=21)
        if look.day < public:
            start, end = sentence.at + found.start(), sentence.at + found.end()
            yield Flaw(
                EARLY, Kind.FALSE, start, end,
                f"{meeting.decision.month}월 회의의 의사록은 {public:%Y-%m-%d}에 공개됩니다. {look.day:%Y-%m-%d}에는 나오지 않았습니다.",
            )  # fmt: skip


_AT_MEETING = re.compile(r"(?<!\d)(?P<month>\d{1,2})월\s(?:FOMC\s|정례\s)?회의에서")


def _month_told(text: str) -> str | None:
    """Return the month of the meeting whose minutes a sentence cites: 의사록에 따르면 7월 회의에서."""
    found = _AT_MEETING.search(text)
    return found["month"] if found else None


_ONE_DAY = (
    re.compile(
        r"(?<![\d.,~∼–-])(?P<month>\d{1,2})월\s(?P<day>\d{1,2})일(?:에)?\s(?:열리는|끝나는|열릴|예정된|개최되는|시작하는|시작되는)\s(?:[가-힣]+\s){0,2}(?:FOMC|연방공개시장위원회|통화정책 ?회의)"
    ),
    re.compile(
        r"(?:FOMC\)?|연방공개시장위원회|회의)(?:\s(?:정례)?회의)?(?:\s결과|의 결과)?(?:는|은|가|이)\s(?:오는\s)?(?P<month>\d{1,2})월\s(?P<day>\d{1,2})일(?:에)?\s(?:끝|열|나온|나올|공개|발표|시작|막)"
    ),
    re.compile(
        r"연준[은이]\s(?:오는\s)?(?P<month>\d{1,2})월\s(?P<day>\d{1,2})일\s(?:기준)?금리를\s(?:결정|정)"
    ),
)


_SEOUL = re.compile(
    r"한국\s?시간(?:으로|\s기준)?\s(?:오는\s)?(?:(?P<month>\d{1,2})월\s)?(?P<day>\d{1,2})일(?:에)?\s(?:새벽|오전)"
)
_DECISION = re.compile(r"FOMC|연방공개시장위원회|(?:연준|연방준비제도)[^.]{0,20}(?:결정|금리|회의)")
_CLOSE_BY = 20
"""Days from a text's own in which the meeting is whose outcome it tells by Korea's clock."""


def _by_seoul(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield the day of a decision by Korea's clock that is not the one after it: 한국시간 29일 새벽."""
    found = _SEOUL.search(sentence.own) if "한국" in sentence.own else None
    if found is None or not _DECISION.search(sentence.own) or "의사록" in sentence.own:
        return
    meeting = min(_calendar(look), key=lambda one: abs((one.decision - look.day).days), default=None)
    if meeting is None or abs((meeting.decision - look.day).days) > _CLOSE_BY:
        return
    out = meeting.decision + dt.timedelta(days=1)
    if int(found["day"]) != out.day and abs(int(found["day"]) - out.day) < _CLOSE_BY:
        start, end = sentence.at + found.start("day"), sentence.at + found.end("day") + 1
        message = f"{meeting.decision:%Y-%m-%d}에 끝나는 회의의 결과는 한국시간 {out.day}일 새벽에 나옵니다."
        yield Flaw(MEETING, Kind.FALSE, start, end, message, f"{out.day}일")


_RESULT = re.compile(
    r"(?:FOMC\)?|연방공개시장위원회|회의)[^.\d]{0,14}?(?P<month>\d{1,2})월\s(?P<day>\d{1,2})일(?:에)?\s결과[를가]\s(?:내놓|발표|공개|나[온올오])"
)


def _result_day(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield the day of an outcome, told by New York's clock, that is not the meeting's last."""
    found = _RESULT.search(sentence.own) if look.home == "us" and "결과" in sentence.own else None
    if found is None or "한국" in sentence.own or _OTHERS.search(sentence.own):
        return
    meeting = next(iter(_near(look, int(found["month"]))), None)
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
    if "일" not in sentence.own or _OTHERS.search(sentence.own):
        return
    yield from _by_seoul(look, sentence)
    if "월" not in sentence.own or not _MEETS.search(look.text):
        return
    for pattern in _ONE_DAY:
        for found in pattern.finditer(sentence.own):
            meeting = next(iter(_near(look, int(found["month"]))), None)
            if meeting is None:
                continue
            days = {meeting.first, meeting.decision, meeting.decision + dt.timedelta(days=1)}
            if (int(found["month"]), int(found["day"])) in {(one.month, one.day) for one in days}:
                continue
            start, end = sentence.at + found.start("month"), sentence.at + found.end("day") + 1
            told = f"{meeting.first.month}월 {meeting.first.day}일부터 {meeting.decision.day}일까지"
            right = f"{meeting.decision.month}월 {meeting.decision.day}일"
            yield Flaw(MEETING, Kind.FALSE, start, end, f"FOMC 회의는 {told}입니다.", right)


_HELD = re.compile(
    r"(?<!\d)(?P<month>\d{1,2})월\s(?:연방공개시장위원회\(FOMC\)|연방공개시장위원회|FOMC|정례회의|통화정책회의|회의)(?:\s?(?:정례)?회의)?에서\s(?:[^.]|\.\d){0,40}?(?:내렸|인하했|올렸|인상했|동결했|낮췄|묶었)(?:다|습니다|고|으며|지만)"
)


def _not_yet(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield decisions told as taken at a meeting that is still to come."""
    if "에서" not in sentence.own or not _OF_FED.search(sentence.own) or _OTHERS.search(sentence.own):
        return
    for found in _HELD.finditer(sentence.own):
        if re.search(r"\d{4}년|지난해|작년", sentence.own[: found.start()]):
            continue
        meeting = next(iter(_near(look, int(found["month"]))), None)
        if meeting is not None and look.day < meeting.decision - dt.timedelta(days=1):
            start = sentence.at + found.start("month")
            message = f"{meeting.decision.month}월 회의는 {meeting.decision:%Y-%m-%d}에 끝납니다."
            yield Flaw(EARLY, Kind.FALSE, start, sentence.at + found.end(), message)


def _releases(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield releases told as out whose month was not over yet."""
    for found in _RELEASE.finditer(sentence.text):
        month = int(found["month"])
        behind = sentence.text[found.end() : found.end() + 60]
        is_out = _CAME_OUT.search(sentence.text, 0, found.start()) is not None
        if not 1 <= month <= 12 or (
            not is_out
            and (
                _COMING.search(sentence.text)
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
                f"{month}월 {found['what']}은(는) {look.day:%Y-%m-%d}까지 나오지 않았습니다.".replace(
                    "은(는)", "은"
                ),
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


_OF_PAST = re.compile(
    r"(?:(?P<year>20\d\d)년|지난해|작년)\s(?P<month>\d{1,2})월(?:분)?\s?(?:미국\s?)?(?P<core>근원\s?)?(?P<what>소비자물가|CPI|개인소비지출|PCE)"
    r"[^.\d]{0,30}?(?P<over>전월|전달|한 달 전|전년|1년 전|지난해|작년)[^.\d]{0,14}(?P<value>\d\.\d)%"
)


def _past(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield releases told of a year whose figure is that of the same month of the next or the last one."""
    for found in _OF_PAST.finditer(sentence.own) if "물가" in sentence.own or "P" in sentence.own else ():
        year = int(found["year"]) if found["year"] else look.day.year - 1
        family = f"{'CORE_' if found['core'] else ''}{_CODES[found['what']]}"
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
            right = (f"{same[0]}년 " if same[0] != look.day.year else "") + f"{found['month']}월"
            message = f"{found['value']}%는 {same[0]}년 {found['month']}월의 것입니다."
            yield Flaw("year", Kind.FALSE, start, end, message, right)


_FAR, _SLACK = 99.0, 0.01


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
    family = next((code for word, code in _CODES.items() if what.startswith(word)), "")
    if ground is None or not family:
        return False
    out = {
        one.period for one in ground.snapshot.releases if one.code.startswith(family) and one.date <= look.day
    }
    before = (period - dt.timedelta(days=1)).replace(day=1)
    return before in out and period not in out
