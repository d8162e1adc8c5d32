"""Years: a date of another year, a comparison with the wrong one."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator

from newsgen import calendars, markets
from newsgen.checks.agree import agrees
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims import Claim, Measure
from newsgen.claims.markets import elsewhere
from newsgen.claims.when import date_of

YEAR = "year"
_FIRST_OF = re.compile(
    r"(?P<year>20\d\d)년[^.,\d]{0,14}(?:첫|마지막) 거래일인\s(?:\d{1,2}월\s)?(?P<day>\d{1,2})일"
)
_MONTH_AGO = re.compile(
    r"(?<!\d)(?P<month>\d{1,2})월[^.]{0,24}?(?P<word>지난해|작년)\s(?P<other>\d{1,2})월(?:보다|에 비해| 대비)"
)
_MARKED = re.compile(
    r"(?P<year>20\d\d)년\s(?P<month>\d{1,2})월\s(?P<day>\d{1,2})일(?:의|에 세운|에 기록한)?\s(?:(?:사상|역대|종가|장중|기준)\s)*(?:고점|저점|최고치|최저치|최고가|최저가|종가|최고 기록)"
)
_NEAR = 4
"""Figures that may stand in the few characters behind a date."""
_YEAR_END = re.compile(
    r"(?P<year>20\d\d)년\s(?:말(?:\s대비|보다|에 비해|과 비교|\s이후)|(?P<since>들어|연초\s?(?:이후|이래|대비|부터)|초\s?(?:이후|이래|대비|부터)))"
)
_OF_MONTH = re.compile(
    r"(?P<year>20\d\d)년\s(?P<month>\d{1,2})월(?:\s?(?:한\s달|들어|월간)|(?:의)?\s(?:월간\s)?(?:상승|하락|수익|등락)률)"
)
"""A month with its year, over which a move is told."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield the first session of another year, the month before told as last year's, the end of another year."""
    yield from _first(look)
    yield from _stale(look)
    yield from _marked(look)
    yield from _running(look)
    yield from _coming(look)


_NOW = re.compile(r"수익률|상승률|하락률|등락률|마이너스|플러스|지금까지|여전히|누적|돌아섰|오름폭|낙폭")
_BEGUN = re.compile(r"(?<!\d)(?P<year>20\d\d)년(?:도)?\s들어(?P<tail>[^.\n]{0,48})")
_LEFT = re.compile(
    r"(?<!\d)(?P<year>20\d\d)년(?:도|은|이|의)?\s(?:이제\s|거래일은\s|[가-힣]+\s)?(?:\d{1,2}거래일|하루|이틀|사흘|나흘|닷새|\d일|한 달|한 주|두 주)[가-힣]{0,2}\s?(?:밖에\s)?남"
)
"""How much of the running year is left."""
_NEW_YEAR = re.compile(
    r"(?<!\d)(?P<year>20\d\d)년(?:\s새해|(?=(?:은|는|이)?\s내년))|(?:새해인|내년인|내년\(|새해\()\s?(?P<behind>20\d\d)년?"
)
_THIS_YEAR = re.compile(
    r"(?:(?P<word>올해|지난해|작년)(?:인\s|\())(?P<year>20\d\d)(?=년?\)|년)|(?<!\d)(?P<year2>20\d\d)년\((?P<word2>올해|지난해|작년|내년)\)"
)
_YEARS = {"올해": 0, "지난해": -1, "작년": -1, "내년": 1}


def _running(look: Look) -> Iterator[Flaw]:
    """Yield the year that runs, or the next, or the last, told as another."""
    now = look.day.year
    if "년" not in look.own:
        return
    for found in _BEGUN.finditer(look.own):
        told = int(found["year"])
        figured = any(found.end("year") <= one.start < found.end() for one in look.claims)
        early = figured and (look.day.month, look.day.day) < _WELL_IN
        if told > now or (
            told == now - 1 and not early and _NOW.search(found["tail"]) and not _fits(look, found)
        ):
            yield _not(look, found.start("year"), told, now)
    for found in _LEFT.finditer(look.own):
        if int(found["year"]) != now:
            yield _not(look, found.start("year"), int(found["year"]), now)
    for found in _NEW_YEAR.finditer(look.own):
        name = "year" if found["year"] else "behind"
        following = now + (look.day.month >= _LATE)
        if int(found[name]) not in {following, now + 1}:
            yield _not(look, found.start(name), int(found[name]), following)
    for found in _THIS_YEAR.finditer(look.own):
        name = "year" if found["year"] else "year2"
        right = now + _YEARS[found["word"] or found["word2"]]
        if int(found[name]) != right:
            yield _not(look, found.start(name), int(found[name]), right)


def _fits(look: Look, found: re.Match[str]) -> bool:
    """Tell whether the figure behind a year is what its subject moved by since before that year, or in it."""
    told = int(found["year"])
    for claim in look.claims:
        if not found.end("year") <= claim.start < found.end() or claim.measure is not Measure.CHANGE:
            continue
        for about in claim.abouts:
            if any(agrees(claim.figure, moved) for moved in _moves(look, about, told)):
                return True
    return False


def _moves(look: Look, about: str, year: int) -> Iterator[float]:
    """Yield what a subject moved by from the end of the year before to the text's day, and to the year's end."""
    ground = look.ground(about)
    prices = ground.prices(about) if ground else None
    if ground is None or prices is None or prices.row(ground.session.day) is None:
        return
    for end in (ground.session.day, min(ground.session.day, _end(year))):
        moved = prices.moved(_end(year - 1), end)
        if moved is not None:
            yield moved


def _end(year: int) -> dt.date:
    return dt.date(year, 12, 31)


_WELL_IN = (1, 11)
"""Month and day up to which copy still tells what the year before brought."""
_LATE = 7
"""Month from which on the new year is the next one."""


def _not(look: Look, start: int, told: int, right: int) -> Flaw:
    message = f"이 글의 거래일은 {look.day:%Y-%m-%d}입니다. {told}년이 아니라 {right}년입니다."
    return Flaw(YEAR, Kind.CONTRADICTION, start, start + 5, message, f"{right}년")


_TO_COME = re.compile(
    r"(?P<before>(?:그?다음\s?주|오는|다가오는|다가올|내주)[^.\n\d]{0,14})?(?<!\d)(?P<year>20\d\d)년\s(?P<month>\d{1,2})월(?:\s(?P<day>\d{1,2})일)?(?P<tail>[^.\n]{0,28})"
)
_WILL = re.compile(
    r"치르는|치러(?:진다|질|지는)|열린다|열릴|예정|나온다|나올|앞두|앞둔|내놓는다|(?:발표|시작|공개|개최)(?:한다|할|된다|될)"
)
_WILL_NOT = re.compile(r"[었았였]|당시|이후|이래|했|됐")
_HAD = re.compile(
    r"\s?(?:이후|이래|에 (?:세운|기록한)|의 (?:최고|최저|고점|저점)|당시|[^.,\d]{0,10}(?:이후|이래)\s[^.]{0,14}(?:가장|최[고대저악]))"
)


def _coming(look: Look) -> Iterator[Flaw]:
    """Yield days to come that are told of a year gone by, and days gone by that are told of a year to come."""
    for found in _TO_COME.finditer(look.own) if "년 " in look.own else ():
        year, month = int(found["year"]), int(found["month"])
        if not 1 <= month <= 12 or year == look.day.year:
            continue
        start, now = found.start("year"), look.day.year
        ahead = found["before"] or (_WILL.search(found["tail"]) and not _WILL_NOT.search(found["tail"]))
        if year < now and ahead and month >= look.day.month - 1:
            yield _not(look, start, year, now)
        elif year > now and _HAD.match(found["tail"]):
            yield _not(look, start, year, now if month <= look.day.month else now - 1)


def _first(look: Look) -> Iterator[Flaw]:
    for found in _FIRST_OF.finditer(look.own):
        if int(found["year"]) != look.day.year and int(found["day"]) == look.day.day:
            message = f"이 글의 거래일은 {look.day:%Y-%m-%d}입니다."
            yield Flaw(YEAR, Kind.CONTRADICTION, *found.span("year"), message, str(look.day.year))


def _marked(look: Look) -> Iterator[Flaw]:
    """Yield days of prices that were no session in the year told and were one in the year before or after."""
    exchange = markets.named(look.home).exchange
    for sentence in look.copy.sentences:
        if "년" not in sentence.own or re.search(elsewhere(look.home), sentence.own):
            continue
        for found in _MARKED.finditer(sentence.own):
            day = date_of({"word": None} | found.groupdict(), look.day)
            if day is None or calendars.is_session(day, exchange):
                continue
            others = [
                date_of({"word": None} | found.groupdict() | {"year": str(day.year + shift)}, look.day)
                for shift in (1, -1)
            ]
            same = [one for one in others if one and one <= look.day and calendars.is_session(one, exchange)]
            right = f"{same[0].year}년 {day.month}월 {day.day}일" if same else None
            start, end = sentence.at + found.start("year"), sentence.at + found.end("day") + 1
            message = f"{day:%Y-%m-%d}에는 {markets.named(look.home).nouns.stocks}가 열리지 않았습니다."
            yield Flaw(YEAR, Kind.FALSE, start, end, message, right)


def _behind(look: Look, at: int, most: int = 1) -> list[Claim]:
    """Return the first claims that begin at a place or behind it."""
    near = bisect_left(look.claims, at, key=lambda one: one.start)
    return look.claims[near : near + most]


def _stale(look: Look) -> Iterator[Flaw]:
    """Yield comparisons with the wrong year: the month before told as last year's, the end of another year."""
    for found in _MONTH_AGO.finditer(look.own):
        if (int(found["month"]) - int(found["other"])) % 12 == 1:
            start, end = found.start("word"), found.end("other") + 1
            yield Flaw(
                YEAR,
                Kind.CONTRADICTION,
                start,
                end,
                f"{found['month']}월의 한 달 전은 올해 {found['other']}월입니다.",
                f"{found['other']}월",
            )
    yield from _months(look)
    yield from _so_far(look)
    for found in _YEAR_END.finditer(look.own):
        claim = next(
            (
                one
                for one in _behind(look, found.end(), _NEAR)
                if one.start - found.end() < 24 and one.measure is Measure.CHANGE and one.abouts
            ),
            None,
        )
        ground = look.ground(claim.abouts[0]) if claim else None
        prices = ground.prices(claim.abouts[0]) if ground and claim else None
        if claim is None or ground is None or prices is None or prices.row(ground.session.day) is None:
            continue
        told, today = int(found["year"]), ground.session.day
        moved = {
            year: prices.moved(_end(year - bool(found["since"])), today)
            for year in (told, told + 1, told - 1)
        }
        fits = [year for year, one in moved.items() if one is not None and agrees(claim.figure, one)]
        if fits and told not in fits:
            yield Flaw(
                YEAR,
                Kind.FALSE,
                found.start("year"),
                found.start("year") + 5,
                f"{claim.figure.value}%는 {fits[0]}년 말과 견준 것입니다.",
                f"{fits[0]}년",
            )


_SO_FAR = re.compile(
    r"(?P<year>20\d\d)년(?:에)?\s(?:(?P<since>들어)|누적|연간|한 해)(?:[^.,\d%]|\d(?=\d*(?:지수|선물)))*?(?=\d[\d.]*%)"
)
"""A year told as the one that runs, up to its move: 2024년 들어 지수 상승률은."""
_ONCE = re.compile(r"[^.]{0,40}(?:[었았했렸랐던](?:지만|으나|는데)|던\s)")


def _so_far(look: Look) -> Iterator[Flaw]:
    """Yield the year before told as the one that runs, where the move told is this year's, not that one's."""
    market = markets.named(look.home)
    for found in _SO_FAR.finditer(look.own) if "년" in look.own else ():
        if int(found["year"]) != look.day.year - 1 or _ONCE.match(look.own, found.end()):
            continue
        claim = next((one for one in _behind(look, found.end()) if one.start == found.end()), None)
        if claim is None or claim.measure is not Measure.CHANGE:
            continue
        for about in claim.abouts or market.indices:
            this, last = (_year(look, about, year) for year in (look.day.year, look.day.year - 1))
            if this is None or last is None or agrees(claim.figure, last) or not agrees(claim.figure, this):
                continue
            start = found.start("year")
            message = f"{claim.figure.value}%는 {look.day.year}년의 것입니다."
            yield Flaw(YEAR, Kind.FALSE, start, start + 5, message, f"{look.day.year}년")
            break


def _year(look: Look, about: str, year: int) -> float | None:
    """Return what a subject moved by in a year, in percent, up to the text's session; None where unknown."""
    ground = look.ground(about)
    prices = ground.prices(about) if ground else None
    return prices.moved(_end(year - 1), min(_end(year), look.day)) if prices else None


def _months(look: Look) -> Iterator[Flaw]:
    """Yield a month told of another year, where the move told is that of the month of the text's own year."""
    for found in _OF_MONTH.finditer(look.own):
        year, month = int(found["year"]), int(found["month"])
        claim = next((one for one in _behind(look, found.end()) if one.start - found.end() < _SOON), None)
        if claim is None or claim.measure is not Measure.CHANGE or len(claim.abouts) != 1:
            continue
        moved = {told: _month(look, claim.abouts[0], told, month) for told in (year, year + 1, year - 1)}
        fits = [told for told, value in moved.items() if value is not None and agrees(claim.figure, value)]
        if fits and year not in fits and moved[year] is not None:
            start = found.start("year")
            message = f"{claim.figure.value}%는 {fits[0]}년 {month}월의 것입니다."
            yield Flaw(YEAR, Kind.FALSE, start, start + 5, message, f"{fits[0]}년")


_SOON = 30
"""Characters behind a month in which stands what moved in it."""


def _month(look: Look, about: str, year: int, month: int) -> float | None:
    """Return what a subject moved by in a month, in percent, up to the text's session; None where unknown."""
    ground = look.ground(about)
    prices = ground.prices(about) if ground else None
    if ground is None or prices is None or not 1 <= month <= 12:
        return None
    first = dt.date(year, month, 1)
    following = (first + dt.timedelta(days=31)).replace(day=1)
    if first > ground.session.day:
        return None
    one = dt.timedelta(days=1)
    return prices.moved(first - one, min(following - one, ground.session.day))
