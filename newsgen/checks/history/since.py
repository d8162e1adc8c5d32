"""Since when something was as large, as high or as low: sessions, weeks, moments of a day, years."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.history.lasts import Said, last_so, readings
from newsgen.checks.history.past import Last, years
from newsgen.checks.history.told import CLAUSE_ENDS, OF_EVE, Told, sentences
from newsgen.checks.look import Look, called
from newsgen.checks.periods import Period, period_of
from newsgen.checks.recorded import Prices
from newsgen.checks.redated import redated
from newsgen.claims.claim import DAY, Span
from newsgen.claims.direction import DIRECTION
from newsgen.claims.markets import is_home_currency, is_of_another_series, rate
from newsgen.claims.when import span_of
from newsgen.korean.figures import amount
from newsgen.patterns import compiled

SINCE: Final = "since"
_WHEN = r"(?:(?P<year>\d{4})년|(?P<ago>지난해|작년|올해))?\s?(?:(?P<last>지난달|전달|이달|이번 달)\s(?=\d|초|중순|하순|말|이후))?(?:(?P<month>\d{1,2})월)?\s?(?P<part>초|중순|하순|말|첫째 주|둘째 주|셋째 주|넷째 주|다섯째 주|마지막 주)?\s?(?:(?P<day>\d{1,2})일)?"
SINCES = compiled(
    rf"(?<![\d.,])(?P<when>{_WHEN})(?:의)?\s?(?:\([^)]*\)\s?)?(?:이후(?:로|에)?(?:는)?|이래(?:로)?|뒤로),?\s?(?=(?P<tail>[^.]{{0,40}}))"
)
_SIGN = compiled("이후|이래|뒤로")
_KINDS = compiled(
    r"(?P<high>가장 높|최고)|(?P<low>가장 낮|최저)|(?P<move>가장 (?:큰|크|컸|큽|많[이았습]|가파|나쁜|나빴|나빠|좋은|좋았)|최대|최악|가장 (?:높은|낮은) (?:상승|하락))|(?P<first>처음)"
)
_FALL = compiled(r"하락|낙폭|내렸|내린|떨어|급락|폭락|최악|밀[렸린]|추락|빠[졌진]|나쁜|나빴|나빠")
_RISE = compiled(r"상승|올랐|오른|뛰|뛴|급등|폭등|치솟|반등|좋은|좋았")
_LAPSE = compiled(r"(?:(?P<years>\d{1,2})년)?\s?(?:(?P<months>\d{1,2})개월)?\s만(?=에|의|이|입|\s|$)")
_UNDER = compiled(
    r"(?P<line>\d[\d,]*|\d+천)\s?(?:포인트)?선?(?:을|를|이|가)?\s?(?:밑돈|내준|깨진|깬|무너진|붕괴된|하회한|밑으로 (?:내려[온간]|밀린|떨어진)|아래로 (?:내려[온간]|밀린|떨어진)|아래에서 마감한)\s(?:것은|건|것이|일은|날은)\s?(?:지난\s)?$"
)
"""A round level that was lost: 4천선을 밑돈 건."""
_LINE = compiled(
    r"(?P<line>\d{1,3}만(?:\s?\d천)?(?=\s?원|\s?(?:포인트)?선)|\d[\d,]*|\d+천)(?:\s?원|\s?포인트)?(?:선|대)?(?:을|를)?\s?(?:넘[은긴]|넘어선|웃돈|돌파한|올라선|회복한|되찾은|위에서 마감한|위로 올라선)"
)
_LINE_BEHIND = compiled(
    r"처음(?:으로)?\s(?:종가(?: 기준)?(?:으로)?\s)?(?:다시\s)?(?P<line>\d[\d,]*|\d+천)(?:포인트)?선?\s?(?:을|를|에|위로|위에서)?\s(?:다시\s)?(?:되찾|회복|돌파|넘|웃돌|올라서|올라섰|안착|마감|밟)"
)
"""A round level behind the words for the first time: 처음으로 4,000선을 되찾았다."""
_PASSED_ON = compiled(r"\s(?:지|뒤|후|이후|다음|날)(?=[\s부])")
"""What makes a line that was taken the time of something else: 4만5000선을 돌파한 다음 날부터."""
_OF_FLOWS = compiled(r"순매수|순매도")
"""What investors bought has a check of its own."""
_SKIP = compiled(
    r"차이|격차|스프레드|금리차|연간|분기|(?<!\d)개월|거래대금|규모|시가총액|달러당|원화|최장|가장 긴|(?:증가|감소)\s?[폭세율]|(?:이틀|사흘|나흘|닷새|\d거래일)\s?(?:동안|새|간)"
)
_SEVERAL_DAYS = compiled(
    r"(?:이틀|사흘|나흘|닷새|\d거래일|\d일)\s?(?:동안|새|간|사이|합계|하락률|상승률|낙폭|오름폭)(?:[^.]|\.\d){0,40}$"
)
_WEEK = compiled(r"주간|한 주|주일|이번 주")
_MONTH = compiled(
    r"월간|한 ?달(?!러|\s(?:반\s)?만)|(?:이달|지난달|\d{1,2}월)(?:의|\s한 달)?\s(?:상승률|하락률|수익률|성적|오름폭|낙폭|상승 ?폭|하락 ?폭|상승|하락)"
)
_OF_SAME_MONTH = compiled(r"(?<!\d)\d{1,2}월(?:만|로는|로만|\s?기준|끼리)|같은 달|역대 \d{1,2}월")
"""A month held against the same one of other years: 5월만 놓고 보면."""
_MONTH_RATE = compiled(r"(?<!\d)\d{1,2}월(?:의)?\s(?:상승률|하락률|수익률|성적|오름폭|낙폭)")
"""A month's move, which a year alone since which it is so may hold against the same month of others: 9월 상승률은 2010년 이후."""
_WITHIN = compiled(r"장중|한때")
_RATE = compiled(r"상승률|하락률|등락률")
_OWN_CLAUSE = compiled(r"(?<=[가-힣]),\s")
"""What parts a since from one before it that is of something else: 8월 5일 이후 최대 하락률이자, 2023년 이후 최저치."""
_SIZE = compiled(r"가장 (?:높|낮)[은았]?\s?(?:(?:하루|월간|주간|한 달|한 주|일간)\s)?(?:상승|하락)|최고 상승")
_EARNED = compiled(r"(?:가장\s\S{2,3}|최고|최저)\s(?:\S{1,3}\s)?수익률")
"""What an index moved by, where it is no yield: 가장 높은 주간 수익률."""
_BY_POINTS = compiled(r"포인트\s?(?:기준|로는|로만|로 (?:보|따지|치))")
_OF_YEARS = compiled(r"(?:연간|한 해)\s(?P<way>상승률|수익률|하락률|오름폭)(?:로|로는|은|이)?\s?$")


_RATED = compiled(
    r"(?P<way>상승률|하락률|수익률|등락률|오름폭|상승폭|하락폭|낙폭)(?:은|는|이|가)\s(?:약\s|무려\s)?[-+−]?\d[\d.]*%(?:포인트)?(?:였다|이었다|이다|다|로|에 달했다|에 이르렀다)?\.?\s?$"
)
"""The end of a sentence that tells how far something moved by what that is called: 한 해 상승률은 75.63%."""
_FALLS = frozenset({"하락률", "하락폭", "낙폭"})


def check(look: Look) -> Iterator[Flaw | Open]:
    """Yield sinces that the history contradicts, or that are too short."""
    for sentence in look.once(sentences):
        yield from _since(sentence)


def _since(told: Told) -> Iterator[Flaw | Open]:
    for found in SINCES.finditer(told.text) if _SIGN.search(told.text) else ():
        if not any(found[name] for name in ("year", "month", "ago", "last", "day")):
            continue
        kind = _KINDS.search(found["tail"])
        crossing = _crossing(told, found, kind)
        if kind is None and not (crossing and "만" in found["tail"]):
            continue
        passed = found["tail"][: kind.start()] if kind else ""
        if "이후" in passed or (DIRECTION.search(passed) and re.search(r"[,며고]", passed)):
            continue
        abouts, carried = told.whose(found.start(), found.start())
        start = told.at + found.start() + len(found[0]) - len(found[0].lstrip())
        end = told.at + found.start() + len(found[0].rstrip(" ,"))
        clause = (
            told.text[max(told.text.rfind(",", 0, found.start()), 0) : found.start()] + found["tail"][:24]
        )
        before = _GoesOn.of(told, found)
        yearly = _yearly(told, found, kind, before) if len(abouts) == 1 else ""
        if _OF_FLOWS.search(clause):
            continue
        of_month = _MONTH_RATE.search(clause) if found["year"] and not found["month"] else None
        if _OF_SAME_MONTH.search(clause) or of_month:
            yield Open(start, end, "같은 달끼리의 지난 시세")
            continue
        if yearly and kind and found["year"] and not found["month"]:
            yield from _year(told, abouts[0], int(found["year"]), start, end, rise=yearly not in _FALLS)
            continue
        over = None if _SEVERAL_DAYS.search(told.text, 0, found.start()) else _over(clause)
        over = before.over(kind) if over == "session" else over
        of_eve = OF_EVE.search(told.text, 0, found.start()) is not None
        if over is None or not abouts or of_eve or told.is_of_earlier(found.start()):
            yield Open(start, end, "언제 이후인지 셀 시세")
            continue
        period = period_of(found, told.look.day)
        said = before.said(_said(told, found, kind, crossing, abouts))
        if period is None:
            continue
        flaws = [_held(told, found, about, period, said, over, start, end) for about in abouts]
        bad = [one for one in flaws if one is not None]
        if bad and told.frame and over in {"session", "moment"} and period.last < told.frame:
            # 8일에는 분위기가 뒤집혔다. 2022년 11월 이후 최대 상승률이다
            then = told.on(told.frame)
            if None in [_held(then, found, about, period, said, over, start, end) for about in abouts]:
                bad = [Open(start, end, "어느 날의 기록인지")]
        if bad and not (carried and len(bad) < len(flaws)):
            yield next((one for one in bad if carried and isinstance(one, Open)), bad[0])


class _GoesOn(NamedTuple):
    """What the sentence before one says of its figure that begins with since when: 한 해 상승률은 75.63%. 1999년 이후."""

    span: Span | None = None
    """Over what it is measured, if not a day."""
    way: str = ""
    """What it calls the figure, where it is told as a rate: 상승률, 낙폭."""

    @classmethod
    def of(cls, told: Told, found: re.Match[str]) -> _GoesOn:
        """Return it of a since; nothing where other words stand before it, or somebody is named beside it."""
        if told.here or told.text[: found.start()].strip():
            return cls()
        last = told.last
        span = span_of(told.look.names.blanked(last), told.look.day)
        rated = _RATED.search(last)
        return cls(None if span == DAY else span, rated["way"] if rated else "")

    def over(self, kind: re.Match[str] | None) -> str | None:
        """Return over what a since that names no time is told: that of the figure before, where it is of a move."""
        if self.span is None or not (self.way or (kind and kind["move"])):
            return "session"
        return self.span.kind if self.span.kind in {"week", "month"} else None

    def said(self, said: Said | None) -> Said | None:
        """Return what is told: of a rate that it is the highest says how large a move was."""
        if self.way and said is not None and said.kind in {"high", "low"}:
            return Said("move", 0.0, self.way in _FALLS)
        return said


def _yearly(told: Told, found: re.Match[str], kind: re.Match[str] | None, before: _GoesOn) -> str:
    """Return what the move of a year is called that a since is of; empty where it is of none."""
    here = _OF_YEARS.search(told.text, 0, found.start())
    if here:
        return str(here["way"])
    if before.span != Span("year") or kind is None:
        return ""
    if kind["move"]:
        return "하락률" if _FALL.search(told.last + found["tail"]) else "상승률"
    return before.way


def _crossing(told: Told, found: re.Match[str], kind: re.Match[str] | None) -> re.Match[str] | None:
    """Return the round level that was crossed for the first time since: right behind these words, else before."""
    behind = _LINE_BEHIND.match(found["tail"], kind.start()) if kind and kind["first"] else None
    if behind:
        return behind
    crossing = _LINE.search(told.text, 0, found.start())
    lost = _UNDER.search(told.text, 0, found.start())
    if crossing and (
        CLAUSE_ENDS.search(told.text, crossing.end(), found.start())
        or _PASSED_ON.match(told.text, crossing.end())
    ):
        crossing = None
    return lost if lost and (crossing is None or crossing.start() < lost.start()) else crossing


def _over(clause: str) -> str | None:
    """Return over what a clause tells its figure: a session, week, month, moment; None where it is something else."""
    week, month, within = (pattern.search(clause) for pattern in (_WEEK, _MONTH, _WITHIN))
    if _SKIP.search(clause) or (week and within) or (month and (week or within)):
        return None
    return "week" if week else "month" if month else "moment" if within else "session"


def _said(
    told: Told,
    found: re.Match[str],
    kind: re.Match[str] | None,
    crossing: re.Match[str] | None,
    abouts: list[str],
) -> Said | None:
    """Return what is told; None where only a first time is, of what nobody says."""
    before = told.text[max(found.start() - 30, 0) : found.start()]
    if crossing is not None and (kind is None or kind.lastgroup == "first"):
        return Said("line", _level(crossing["line"]), True if crossing.re.pattern == _UNDER.pattern else None)
    if kind is None or kind.lastgroup == "first":
        return None
    earned = not any(map(rate, abouts)) and _EARNED.match(found["tail"], kind.start())
    is_level = kind.lastgroup in {"high", "low"} and not (
        earned or _RATE.search(_OWN_CLAUSE.split(before)[-1]) or _SIZE.match(found["tail"], kind.start())
    )
    if is_level:
        return Said(str(kind.lastgroup), 0.0, None)
    around = before + found["tail"]
    fall, rise = _FALL.search(around), _RISE.search(around)
    down = None if bool(fall) == bool(rise) else bool(fall)
    return Said("move", 0.0, down, _BY_POINTS.search(around) is not None)


def _year(told: Told, about: str, since: int, start: int, end: int, *, rise: bool) -> Iterator[Flaw | Open]:
    """Hold the move of a year against those of the years since the one that is told."""
    known = told.series(about)
    moved = years(*known) if known else {}
    this, name = told.look.day.year, called(told.look, about)
    if not set(range(since + 1, this + 1)) <= set(moved):
        yield Open(start, end, f"{name}의 지난 시세")
        return
    larger = [
        year for year in range(since + 1, this)
        if (moved[year] > moved[this] if rise else moved[year] < moved[this])
    ]  # fmt: skip
    if larger:
        message = f"{name}의 기록으로는 {larger[-1]}년에 더 컸습니다."
        right = f"{larger[-1]}년 이후"
        yield Flaw(SINCE, Kind.FALSE, start, end, message, right, fact=f"since:{about} = {larger[-1]}")


def _held(
    told: Told, found: re.Match[str], about: str, period: Period, said: Said | None, over: str, start: int, end: int,
) -> Flaw | Open | None:  # fmt: skip
    """Hold a since against each reading of what it counts: wrong is what all of them contradict."""
    name, known = called(told.look, about), None if is_home_currency(about) else told.series(about)
    every = [] if known is None or said is None else list(readings(told.look, about, *known, said, over))
    if not every or every[0] is None:
        return Open(start, end, f"{name}의 지난 시세")
    lasts = [one for one in every if one is not None]
    day, first = lasts[0]
    if day is None:
        return Open(start, end, f"{name}의 {first:%Y-%m-%d} 앞 시세") if period.last < first else None
    fact = f"since:{about} = {day}"
    message = f"{name}의 기록으로는 {day:%Y-%m-%d}{_WHERE[over]} 이후입니다."
    slack = _OF_OTHERS if is_of_another_series(about) else dt.timedelta(0)
    if all(one.day is not None and one.day - slack > period.last for one in lasts):
        right = _redated(found, period, day, told.look.day) if over == "session" else None
        end = start + found.end("when") - found.start("when") if right else end
        return Flaw(SINCE, Kind.FALSE, start, end, message, right, fact=fact)
    if over == "month" and day < period.first and day.month == period.first.month:
        return Flaw(SINCE, Kind.FALSE, start, end, message, fact=fact)  # the right month of another year
    if (
        said is not None
        and found["month"]
        and not found["day"]
        and _is_another_month(told.look, about, said, period, over, day)
    ):
        return Flaw(SINCE, Kind.FALSE, start, end, message, fact=fact)
    if over != "session":
        return None
    if found["day"] and said is not None and _is_misdated(told.look, about, said, lasts[0], period):
        right = _redated(found, period, day, told.look.day)
        end = start + found.end("when") - found.start("when") if right else end
        return Flaw(SINCE, Kind.FALSE, start, end, message, right, fact=fact)
    if (
        found["day"]
        and said is not None
        and known
        and _was_not_so(*known, said, period.first, about, by_close=_is_of_close(told.text, *known))
    ):
        right = _as_told(found, day, told.look.day) if _is_plain(found) else None
        end = start + len(found["when"].strip()) if right else end
        return Flaw(
            SINCE,
            Kind.FALSE,
            start,
            end,
            f"{name}의 {period.first:%Y-%m-%d} 값은 그렇지 않았습니다. {message}",
            right,
            fact=fact,
        )
    if _is_another_lapse(found["tail"], told.look.day - day):
        return Flaw(SINCE, Kind.FALSE, start, end, message, fact=fact)
    if day < period.first and period.first - day > dt.timedelta(days=40):
        message = f"맞지만 {name}의 기록으로는 {day:%Y-%m-%d} 이후로 더 깁니다."
        return Flaw(SINCE, Kind.STYLE, start, end, message, severity="hint", fact=fact)
    return None


_OF_OTHERS = dt.timedelta(days=10)
"""Days by which a since may be off for a rate that desks print by another series."""
_WHERE = {"session": "", "week": "에 시작한 주", "month": "에 시작한 달", "moment": "의 장중"}


def _is_misdated(look: Look, about: str, said: Said, last: Last, period: Period) -> bool:
    """Tell whether a day since which something is so is none: no session, or that of another month or year.

    A day that is merely too near makes a true sentence; one on which nothing was traded makes none, and one that has
    the right day of the month with another month is a slip.
    """
    told, ground = period.first, look.ground(about)
    if (
        ground is None
        or last.day is None
        or (told - last.day).days <= 1
        or said.kind not in {"move", "high", "low"}
    ):
        return False
    if not ground.is_session(told):
        return not ground.is_session(told - dt.timedelta(days=1))  # the night's session by Korea's date
    return last.day.day == told.day  # of another month, or another year


_NEARLY = 0.001
"""Part of a level or a move by which another one is no less."""


def _was_not_so(prices: Prices, row: int, said: Said, day: dt.date, about: str, *, by_close: bool) -> bool:
    """Tell whether the day since which something is so was itself none on which it was, by its close and within it.

    A day is told as the last on which it was so: that it is so since any later day too makes no date right.
    """
    then = prices.row(day)
    if then is None or then < 1 or is_of_another_series(about):
        return False
    now, was = float(prices.close[row]), float(prices.close[then])
    if said.kind == "move":
        moved, before = now / float(prices.close[row - 1]) - 1, was / float(prices.close[then - 1]) - 1
        points, apart = now - float(prices.close[row - 1]), was - float(prices.close[then - 1])
        less = before * np.sign(moved) < abs(moved) * (1 - _NEARLY)
        return bool(less and apart * np.sign(points) < abs(points) * (1 - _NEARLY))
    is_low = said.kind == "low" or (said.kind == "line" and bool(said.down))
    line = said.line if said.kind == "line" else now
    within = prices.low if is_low else prices.high
    best = was if by_close or within is None or not np.isfinite(within[then]) else float(within[then])
    return best > line * (1 + _NEARLY) if is_low else best < line * (1 - _NEARLY)


def _is_of_close(text: str, prices: Prices, row: int) -> bool:
    """Tell whether a sentence says that it tells a close, or has the close itself."""
    return "종가" in text or f"{float(prices.close[row]):.2f}" in text.replace(",", "")


def _is_plain(found: re.Match[str]) -> bool:
    """Tell whether a date is told by its month and day, and by its year at most."""
    return bool(found["month"] and found["day"]) and not (found["last"] or found["part"])


def _as_told(found: re.Match[str], day: dt.date, now: dt.date) -> str:
    """Return a day as the one that it replaces is told: without a year where that has none and needs none."""
    told = redated(day, now, in_figures=bool(found["year"]))
    return told if found["ago"] == "올해" else told.removeprefix("올해 ")


_APART = {"session": 12, "week": 9}
"""Days that a month has to be off the day, or the first of the week, since which something is so."""


def _is_another_month(look: Look, about: str, said: Said, period: Period, over: str, day: dt.date) -> bool:
    """Tell whether a month since which an index is told so is none in which it was, whichever way it is counted.

    That the true one is further back makes the sentence no lie, and no desk's: it names the month of the last time.
    """
    known = _series(look, about) if over in _APART and about.startswith("^") and said.kind != "line" else None
    if known is None or (period.first - day).days <= _APART[over]:
        return False
    if over == "week":
        return True
    prices, row = known
    within = prices.low if said.kind == "low" else prices.high
    others = [
        last_so(prices, row, said._replace(points=not said.points)),
        last_so(Prices(prices.days, within), row, said)
        if within is not None and said.kind != "move"
        else None,
    ]
    near = (period.first - _ABOUT, period.last + _ABOUT)
    return not any(one and one.day and near[0] <= one.day <= near[1] for one in others)


_ABOUT = dt.timedelta(days=5)


def _series(look: Look, about: str) -> tuple[Prices, int] | None:
    ground = look.ground(about)
    prices = ground.prices(about) if ground else None
    row = prices.row(ground.session.day) if ground and prices else None
    return (prices, row) if prices and row is not None else None


def _is_another_lapse(tail: str, passed: dt.timedelta) -> bool:
    """Tell whether how long ago it was said to be (2년 3개월 만) is not how long it was."""
    ago = next((one for one in _LAPSE.finditer(tail) if one["years"] or one["months"]), None)
    if ago is None:
        return False
    months = int(ago["years"] or 0) * 12 + int(ago["months"] or 0)
    return abs(passed.days / 30.4375 - months) > (2 if ago["months"] else 7)


def _level(text: str) -> float:
    return float(amount(text)[0])


def _redated(found: re.Match[str], period: Period, day: dt.date, now: dt.date) -> str | None:
    """Return the date with another year, where that is all that is wrong."""
    if (period.first.month, period.first.day) != (day.month, day.day) or not found["day"]:
        return None
    return redated(day, now, in_figures=bool(found["year"]))
