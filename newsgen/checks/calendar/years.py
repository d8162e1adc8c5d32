"""Years: a date of another year, a comparison with the wrong one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from newsgen import calendars, markets
from newsgen.checks.agree import agrees
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims import Measure
from newsgen.claims.markets import elsewhere
from newsgen.claims.when import date_of
from newsgen.patterns import compiled

YEAR: Final = "year"
_FIRST_OF = compiled(
    r"(?P<year>20\d\d)년[^.,\d]{0,14}(?:첫|마지막) 거래일인\s(?:\d{1,2}월\s)?(?P<day>\d{1,2})일"
)
_MARKED = compiled(
    r"(?P<year>20\d\d)년\s(?P<month>\d{1,2})월\s(?P<day>\d{1,2})일(?:의|에 세운|에 기록한)?\s(?:(?:사상|역대|종가|장중|기준)\s)*(?:고점|저점|최고치|최저치|최고가|최저가|종가|최고 기록)"
)


def check(look: Look) -> Iterator[Flaw]:
    """Yield the first session of another year, the month before told as last year's, the end of another year."""
    yield from _first(look)
    yield from _marked(look)
    yield from _running(look)
    yield from _coming(look)
    yield from _ahead(look)


_NOW = compiled(r"수익률|상승률|하락률|등락률|마이너스|플러스|지금까지|여전히|누적|돌아섰|오름폭|낙폭")
_BEGUN = compiled(r"(?<!\d)(?P<year>20\d\d)년(?:도)?\s들어(?P<tail>[^.\n]{0,48})")
_FIRST_TIME = compiled(
    r"\s(?:이번이\s)?(?:처음(?:이다|입니다|이고|이며|이라|[.,])|(?:가장|최고|최대|최저)[^.,\n]{0,12}(?:다|입니다)\.)"
)
"""What the day told is, of the year that runs: 들어 처음이다."""
_LEFT = compiled(
    r"(?<!\d)(?P<year>20\d\d)년(?:도|은|이|의)?\s(?:거래일은\s(?:이제\s)?(?:\d{1,2}일[과와,]\s\d{1,2}일,?\s)?|이제\s|[가-힣]+\s)?(?:\d{1,2}거래일|하루|이틀|사흘|나흘|닷새|\d일|한 달|두 달|석 달|\d개월|한 주|두 주)[가-힣]{0,2}\s?(?:밖에\s|남짓\s)?남"
)
"""How much of the running year is left."""
_NEW_YEAR = compiled(
    r"(?<!\d)(?P<year>20\d\d)년(?:\s새해|(?=(?:은|는|이)?\s내년))|(?:새해인|내년인|내년\(|새해\()\s?(?P<behind>20\d\d)년?"
)
_THIS_YEAR = compiled(
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
            told == now - 1
            and (_FIRST_TIME.match(found["tail"]) or (not early and _NOW.search(found["tail"])))
            and not _fits(look, found)
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
    for end in (ground.session.day, min(ground.session.day, year_end(year))):
        moved = prices.moved(year_end(year - 1), end)
        if moved is not None:
            yield moved


def year_end(year: int) -> dt.date:
    """Return the last day of a year."""
    return dt.date(year, 12, 31)


_WELL_IN = (1, 11)
"""Month and day up to which copy still tells what the year before brought."""
_LATE = 7
"""Month from which on the new year is the next one."""


def _not(look: Look, start: int, told: int, right: int) -> Flaw:
    message = f"이 글의 거래일은 {look.day:%Y-%m-%d}입니다. {told}년이 아니라 {right}년입니다."
    return Flaw(YEAR, Kind.CONTRADICTION, start, start + 5, message, f"{right}년")


_TO_COME = compiled(
    r"(?P<before>(?:그?다음\s?주|오는|다가오는|다가올|내주)[^.\n\d]{0,14})?(?<!\d)(?P<year>20\d\d)년\s(?P<month>\d{1,2})월(?:\s(?P<day>\d{1,2})일)?(?P<tail>[^.\n]{0,28})"
)
_WILL = compiled(
    r"치르는|치러(?:진다|질|지는)|열린다|열릴|예정|나온다|나올|앞두|앞둔|내놓는다|(?:발표|시작|공개|개최)(?:한다|할|된다|될)"
)
_WILL_NOT = compiled(r"[었았였]|당시|이후|이래|했|됐")
_HAD = compiled(
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
        if (year < now and ahead and month >= look.day.month - 1) or (
            year == now + 1 and found["before"] and 0 <= month - look.day.month <= 1
        ):
            yield _not(look, start, year, now)
        elif year > now and _HAD.match(found["tail"]):
            yield _not(look, start, year, now if month <= look.day.month else now - 1)


_YET = compiled(
    r"(?<![가-힣])(?P<word>올해)\s(?P<month>\d{1,2})월(?:\s(?P<day>\d{1,2})일)?(?:\([^()\n]*\))?(?:\s?(?:초|중순|말|하순|상순))?"
    r"(?:\s?(?:이후|이래)|에 (?:세운|기록|있었|치른|열린|나온)|의\s[\d,.]+|(?:의)?\s(?:[가-힣]+\s)?(?:최고|최저|고점|저점|종가|당시|(?:대선|총선|선거)(?:일|\s?(?:당일|직후|직전|때|이후|승리)))|\s[^.,\n\d]{0,16}(?:던|[었았]을)\s"
    r"|(?:에)?\s(?:[^.,\n]|\.\d){0,24}?(?:내린|올린|낮춘|높인|인하한|인상한|동결한|오른|떨어진|바꾼)\s(?:뒤|후|이후|다음))"
)


def _ahead(look: Look) -> Iterator[Flaw]:
    """Yield a day of this year told as one since which something is so, and that is still to come."""
    for found in _YET.finditer(look.own) if "올해" in look.own else ():
        month, day = int(found["month"]), int(found["day"] or 0)
        if not look.day.month <= month <= _MONTHS or (month == look.day.month and day <= look.day.day):
            continue
        message = f"이 글의 거래일은 {look.day:%Y-%m-%d}입니다. 올해의 그날은 아직 오지 않았습니다."
        yield Flaw(YEAR, Kind.CONTRADICTION, *found.span("word"), message, "지난해")


_MONTHS = 12


def _first(look: Look) -> Iterator[Flaw]:
    for found in _FIRST_OF.finditer(look.own):
        if int(found["year"]) != look.day.year and int(found["day"]) == look.day.day:
            message = f"이 글의 거래일은 {look.day:%Y-%m-%d}입니다."
            yield Flaw(YEAR, Kind.CONTRADICTION, *found.span("year"), message, str(look.day.year))


def _marked(look: Look) -> Iterator[Flaw]:
    """Yield days of prices that were no session in the year told and were one in the year before or after."""
    exchange = markets.named(look.home).exchange
    for sentence in look.copy.sentences:
        if "년" not in sentence.own or elsewhere(look.home).search(sentence.own):
            continue
        for found in _MARKED.finditer(sentence.own):
            day = date_of({"word": None} | found.groupdict(), look.day)
            if day is None or not calendars.covers(day, exchange) or calendars.is_session(day, exchange):
                continue
            others = [
                date_of({"word": None} | found.groupdict() | {"year": str(day.year + shift)}, look.day)
                for shift in (1, -1)
            ]
            known = [one for one in others if one and one <= look.day and calendars.covers(one, exchange)]
            same = [one for one in known if calendars.is_session(one, exchange)]
            right = f"{same[0].year}년 {day.month}월 {day.day}일" if same else None
            start, end = sentence.at + found.start("year"), sentence.at + found.end("day") + 1
            message = f"{day:%Y-%m-%d}에는 {markets.named(look.home).nouns.stocks}가 열리지 않았습니다."
            yield Flaw(YEAR, Kind.FALSE, start, end, message, right)
