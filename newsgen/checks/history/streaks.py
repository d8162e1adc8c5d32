"""Runs of days of one direction, and how long ago a day of the same direction was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.history.past import changes, monthly, run, weekly
from newsgen.checks.history.told import CLAUSE_ENDS, Told, sentences
from newsgen.checks.items import NATIVE
from newsgen.checks.look import Look, called
from newsgen.checks.opposite import opposite
from newsgen.checks.recorded import Prices
from newsgen.claims.direction import DIRECTION, DOWN, UP
from newsgen.korean.numbers import DAYS
from newsgen.patterns import compiled

STREAK: Final = "streak"
COUNT = rf"(?P<number>(?P<n>\d{{1,2}})(?P<unit>거래일|일)|(?P<word>{'|'.join(DAYS)}))"
_RUN = compiled(
    rf"(?<![\d.,~가-힣]){COUNT}(?:\s?(?:째|연속|내리(?!막)|연달아)|\s(?=(?:내리막|오르막|내림세|오름세|하락세|상승세)[을를]\s(?:멈|끊|끝|마감|벗어|마치))|\s이어\s?(?:오던|온|진)|\s?(?:동안|간)\s(?:이어진|이어지던|이어오던|이어 온|이어온|계속된|계속되던|지속된))"
)
_AFTER = compiled(
    rf"(?<![\d.,~가-힣]){COUNT}\s만(?:에|의)\s?(?P<what>[가-힣]{{0,6}}\s?)?(?P<how>반등|상승|하락|반락|강보합|약보합|급등|급락|올랐|올라(?![서섰])|내렸|내려(?![앉왔서섰])|오름세|내림세|떨어)"
)
_FROM_ELSE = compiled(
    r"(?:[’”\"']|[가-힣]\s(?:지|뒤|후|이후)|(?:회복|돌파|경신|반등|상승|하락|급등|급락|최고치|최저치|발표|취임|재개|전환|안착|붕괴|기록|출범|폭락|폭등|쇼크|사태|요일)(?:한|된)?(?:\s지)?)\s(?:불과\s|단\s)?$"
)
"""What N days are counted from that is no move of before: 최고치를 쓴 지 하루 만에."""
_ENDED = compiled(
    r"멈[췄추춘]|끊|끝났|끝내|중단|마감하고|반등|반락|돌아섰|전환|마무리|그쳤|마침표|종지부|제동"
)
UNTIL = compiled(r"(?:전날|전 거래일|직전 거래일|어제)까지\s?[^.]{0,10}$")
_UP_TO_THEN = compiled("까지|이후|앞서|동안|그 전")
"""What may say that a run ended before the text's day, where the day went the other way."""
_OVER_BY_NOW = compiled(
    rf"[^,.]{{0,8}}?(?:{UP}|{DOWN})[가-힣]{{0,3}}\s?(?:뒤|후|다음|끝에|끝|던|이후|직후|였다가|했다가|다가)|[^,.]{{0,4}}(?:상승|하락|오름세|내림세|강세|약세)(?:세|장)?(?:을|를)?\s?(?:뒤|후|끝에|이후|멈|끊|끝내|마감하고|딛고|벗어)"
)
"""What stands behind a run of days that the text's day ended: 사흘 연속 떨어진 뒤."""
_STILL = compiled(
    r"[^,.]{0,8}(?:이어진|오르던|내리던|오르다가|내리다가|이어 오던|상승하던|하락하던|떨어졌던|올랐던|떨어지던|상승을 멈|하락을 멈|오름세를 멈|내림세를 멈|상승세를 멈|상승 흐름을\s(?:멈|끊|끝)|하락세를 멈)"
    r"|[^,.]{0,16}[가-힣]다가[\s,]|[^,.]{0,8}(?:오르|내리|밀리|뛰|떨어지|빠지)다[\s,]"
)
"""What stands behind a run that went on until the day."""
_GOES_ON = compiled(
    r"[^,.]{0,4}이어진\s(?:오름세|내림세|상승|하락|강세|약세|랠리|반등)(?:세|장)?(?:다|이다|입니다|였다|였습니다|이었다)?\.?\s*$"
)
"""A run told as what a sentence ends with: 나흘째 이어진 오름세다."""
INVESTOR = compiled(r"개인|외국인|기관|연기금|팔자|사자|순매수|순매도|매도|매수")
_AT_ONCE = compiled(rf"\s(?:(?:크게|소폭|큰 폭으로|나란히)\s)?(?:{UP}|{DOWN})")
"""What stands behind a run of prices, whoever traded: 기관의 매물에 밀려 사흘 연속 하락했다."""
_ONCE = compiled(r"실패|불발|무산|지는?\s?(?:못|않)|당시|던 때|던 해|적이? 있|바 있")
_RECORDS_LISTED = compiled(
    r"(?:연속)?(?:,\s[^.,]{2,20}(?:연속|째))+,?\s(?:종가 기준\s|장중\s)?(?:사상\s|52주\s)?(?:최고|최저|신고|신저)"
)
"""Runs of records told in a list: 8거래일 연속, 나스닥지수는 사흘 연속 사상 최고치를."""
_OF_ELSE = compiled(r"최고|신고|최저|경신|기록(?!해|하며|하면서|했|한 뒤|하고)|순매|행진")
_OBJECT = compiled(
    r"\s?(?:\d\S*\s)?(?!\S*(?:세|폭|률|상승|하락|행진|흐름|랠리|반등|조정|내리막|오르막)[을를])[^\s,]+[을를]\s"
)
"""What was kept or done so many days, and is no direction: 이틀 연속 ‘천스닥’을 지켰다."""
_DAYS_LISTED = compiled(r"\d일(?:[과와,·]|\([^()]*\)[과와,·]?)\s?$")
"""A day before another, both of which are days of the month: 4일과 5일 연달아."""
_MIXED = compiled(r"[\s,]{0,2}(?:혼조|엇갈|보합|등락|희비|숨 ?고르기)")
"""What goes neither way day after day: 사흘째 혼조."""
_NTH_DAY = compiled(r"(?:인|이던|이었던)\s(?:(?:\d{1,2}월\s)?\d{1,2}일|이날|오늘|[월화수목금]요일)")
"""A day told by which one it is since something: 출범 이틀째인 5일."""
_PARTS = compiled("[…,]")
"""What parts the clauses of a headline."""
_LED = compiled(r"(?:힘입어|밀려|이끌려|업고|덕에|덕분에|영향으로|나서며|나서면서)\s$")
"""What says that the investor before it moved what follows: 외국인의 매수에 힘입어 3거래일 만에 반등."""
_LARGE = compiled(
    r"\s(?:급등|급락|폭등|폭락|(?:큰 폭(?:으로|의)|크게|가파르게|대폭|두 자릿수)\s|(?:\d+(?:\.\d+)?[~∼])?\d+(?:\.\d+)?%\s?(?:대|넘|이상|안팎|가까|가량|를\s(?:넘|웃)|씩))"
)
"""What may count but the days of large moves in a longer run: 사흘째 급등, 이틀 연속 2%대 상승."""
_STOOD = compiled(
    r"\s\d[\d,.만천백]*\s?(?:원|달러|엔|포인트)?\s?(?:선|대|위|아래|밑|안팎|고지|(?:이상|이하|초반|후반|중반)(?![가-힣]))"
)
"""A level at which something stood for days, whichever way it went: 사흘째 100달러 위."""
_OF_THEN = compiled(
    rf"(?:\s(?:{UP}|{DOWN})(?:한|했던|하던)?|\s(?:오른|내린|올랐던|내렸던|떨어졌던|뛴))\s(?:것은\s|[^\s,.]{{2,8}}[은는이가]\s)?(?:지난\s(?=\d{{1,2}}[월일]|해)|지난해|작년|재작년|지난달|\d{{4}}년|\d{{1,2}}월|당시)"
)
"""A time of before whose run it was, behind it: 9거래일 연속 상승한 지난 5월 초가."""
_THEN = compiled(
    r"(?:(?:지난해|작년|재작년|\d{4}년)(?:\s\d{1,2}월)?|\d{1,2}월)(?:의|에|에는|엔)?\s(?:\S{1,6}\s)?$"
    r"|(?:지난주|지난달)(?:에는|에|엔|의)?\s(?:(?!이어|이은)[^\s,]{1,6}(?<!부터)\s)?$"
)
"""A time of before in which a run was: 지난해 9월 11거래일 연속."""
_WEEKS = compiled(r"\d+주\s?$")
_AFTER_IT = compiled(r"에\s(?:이어|이은)\s(?:또\s|다시\s)?$")
"""What says that a run is counted from what stands before it: 금요일(5.27%)에 이어 이틀째."""
_DOES = compiled(r"\s[가-힣]+(?:에|에서|에게)\s|\s(?:[가-힣]+\s)?[가-힣]+까(?=[\s?…]|$)")
"""What stands behind the days on which somebody was somewhere, or that are asked for: 이틀째 의회에 나와, 이틀째 웃을까."""
_FEW, _MANY = 2, 4
"""Days that copy speaks of as the last ones of a run, and how long that is at least."""
_SLIGHT = 0.1
"""Percent up to which a week's move is one that a run of weeks may be counted from, not with."""


def check(look: Look) -> Iterator[Flaw | Open]:
    """Yield runs that were longer or shorter, and days that were nearer or further back."""
    for sentence in look.once(sentences):
        yield from _runs(sentence)
        yield from _after(sentence)
        yield from _was(sentence)
        yield from _long(sentence)


def counted(found: re.Match[str]) -> int:
    """Return how many days words say: 5거래일, 사흘."""
    return int(found["n"]) if found["n"] else DAYS[found["word"]]


_COUNTED = compiled(COUNT)


def told_in(text: str) -> int | None:
    """Return how many days a stretch of text begins with, if any."""
    found = _COUNTED.match(text)
    return counted(found) if found else None


def spelled(found: re.Match[str], n: int) -> str:
    """Return another number of days as the words of a text have it."""
    if found["n"]:
        return f"{n}{found['unit']}"
    return next((word for word, number in DAYS.items() if number == n), f"{n}일")


def _runs(told: Told) -> Iterator[Flaw | Open]:
    for found in _RUN.finditer(told.text):
        behind = told.text[found.end() : found.end() + 34]
        near = told.text[max(found.start() - 16, 0) : found.start()]
        turn = CLAUSE_ENDS.search(behind)
        clause = behind[: turn.end()] if turn else behind
        if _ONCE.search(clause) or _OF_ELSE.search(
            _PARTS.split(near)[-1] + ("" if DIRECTION.match(behind.lstrip()) else behind[:14])
        ):
            continue
        if found["unit"] == "일" and _DAYS_LISTED.search(near):
            continue
        if _OBJECT.match(behind) or _NTH_DAY.match(behind) or _MIXED.match(behind):
            continue
        if _STOOD.match(behind) or _RECORDS_LISTED.match(told.text, found.end()):
            continue
        if _THEN.search(near) or _OF_THEN.match(behind):
            yield told.open(found.start(), found.end(), "어느 때의 연속인지")
            continue
        if INVESTOR.search(behind[:14]) or _WEEKS.search(near):
            continue
        if INVESTOR.search(near) and not _AT_ONCE.match(behind):
            continue
        if _DOES.match(behind) and not DIRECTION.match(behind.lstrip()):
            continue
        ended = bool(
            UNTIL.search(told.text, 0, found.start())
            or (_STILL.match(behind) and not _GOES_ON.match(behind))
            or _OVER_BY_NOW.match(behind)
            or ((found[0].endswith(" ") or "이어" in found[0]) and _ENDED.search(behind))
        )
        until = found.end() + len(clause)
        word = DIRECTION.search(told.text, found.end(), until)
        word = word or (
            None if ended else DIRECTION.search(told.text, found.start() - len(near), found.start())
        )
        if ended and word is None:
            yield told.open(found.start(), found.end(), "어느 쪽으로 연속인지")
            continue
        way = _Way(1 if word["up"] else -1, told.at + word.start(), told.at + word.end()) if word else None
        yield from _run(told, found, 1 if ended else 0, way)


_LONG_RUN = compiled(
    r"(?<![\d.,~가-힣])(?P<number>(?P<n>\d{1,2})(?P<unit>주|개월|달)|(?P<word>두|세|석|네|넉|다섯|여섯|일곱|여덟|아홉|열)\s?(?P<of>주|달|개월))\s?(?:째|연속|내리|연달아)"
)
_BETWEEN = compiled(r"(?<!\d)(?P<from>\d{1,2})월부터\s(?P<to>\d{1,2})월까지\s(?:무려\s)?$")
"""The first and the last of so many months: 7월부터 12월까지 여섯 달."""
_OLD = {"석": 3, "넉": 4}
_LEAST_MANY, _YEAR = 2, 12


def _long(told: Told) -> Iterator[Flaw | Open]:
    """Yield runs of weeks and months that were longer or shorter, told when the last of them is over."""
    for found in (
        _LONG_RUN.finditer(told.text) if "주" in told.text or "월" in told.text or "달" in told.text else ()
    ):
        count = int(found["n"]) if found["n"] else _OLD.get(found["word"]) or NATIVE[found["word"]]
        between = _BETWEEN.search(told.text, 0, found.start())
        if between and (found["unit"] or found["of"]) != "주":
            months = (int(between["to"]) - int(between["from"])) % _YEAR + 1
            if months != count and months >= _LEAST_MANY:
                yield _of_long(
                    told, found, months, f"{between[0].strip()}는 {months}달입니다.", Kind.CONTRADICTION
                )
                continue
        yield from _held_long(told, found, count)


def _of_long(
    told: Told, found: re.Match[str], n: int, message: str, kind: Kind = Kind.FALSE, fact: str = ""
) -> Flaw:
    """Return the flaw of a count of weeks or months, with the right one as the text tells its own."""
    start, end = told.at + found.start(), told.at + found.end("number")
    old = [word for word, number in _OLD.items() if number == n and found["of"] == "달"]
    words = old or [word for word, number in NATIVE.items() if number == n]
    right = f"{n}{found['unit']}" if found["n"] else f"{words[0]} {found['of']}" if words else None
    return Flaw(STREAK, kind, start, end, message, right, fact=fact)


def _held_long(told: Told, found: re.Match[str], count: int) -> Iterator[Flaw | Open]:
    """Hold a run of weeks or months against each index that it is of; one carried over has to be the only one."""
    behind = told.text[found.end() : found.end() + 34]
    near = told.text[max(found.start() - 16, 0) : found.start()]
    word = DIRECTION.search(behind[:16])
    passed = (
        _STILL.match(behind) or _OVER_BY_NOW.match(behind) or _ENDED.search(behind) or _ONCE.search(behind)
    )
    if passed or INVESTOR.search(near + behind[:14]) or _OF_ELSE.search(behind[:14]) or word is None:
        return
    abouts, carried = told.whose(found.start(), found.end())
    abouts = list(dict.fromkeys(abouts))
    is_weekly = (found["unit"] or found["of"]) == "주"
    counts: dict[str, int] = {}
    for about in abouts if len(abouts) == 1 or not carried else ():
        known, ground = told.series(about), told.look.ground(about)
        if known is None or ground is None:
            continue
        prices, row = known
        day, after = prices.days[row], ground.following(prices.days[row])
        if after.isocalendar()[:2] == day.isocalendar()[:2] if is_weekly else after.month == day.month:
            return
        ends = (weekly if is_weekly else monthly)(prices, row)
        n = run(ends, len(ends.days) - 1, 1 if word["up"] else -1)
        if n is not None:
            counts[about] = count if _may_begin_later(ends, n, count) else n
    if not counts or len(counts) < len(abouts):
        yield told.open(found.start(), found.end(), "연속 주를 셀 시세" if is_weekly else "연속 달을 셀 시세")
        return
    bad = {about: n for about, n in counts.items() if n != count}
    if not bad:
        return
    about, n = next(iter(bad.items()))
    name, unit = called(told.look, about), "주" if is_weekly else "개월"
    if n == 0:
        is_of_then = _UP_TO_THEN.search(near) or "지난주" in told.text[: found.start()] or "지난달" in near
        if not is_of_then:
            message = f"{name}의 이번 {'주' if is_weekly else '달'} 방향이 달랐습니다."
            yield _of_long(told, found, 0, message)._replace(suggestion=None)
        return
    fact = f"{'weeks' if is_weekly else 'months'}:{about} = {n}"
    flaw = _of_long(told, found, n, f"{name}의 기록으로는 {n}{unit} 연속입니다.", fact=fact)
    yield flaw if len(set(bad.values())) == 1 and len(bad) == len(counts) else flaw._replace(suggestion=None)


def _may_be_part(told: Told, found: re.Match[str], n: int) -> bool:
    """Tell whether days may be counted that are the last, or the large ones, of a run of more."""
    return (
        _LARGE.match(told.text, found.end()) is not None
        or _AFTER_IT.search(told.text, 0, found.start()) is not None
        or (counted(found) == _FEW and n >= _MANY)
    )


def _may_begin_later(weeks: Prices, n: int, told: int) -> bool:
    """Tell whether a run of weeks is told from a week on before which next to nothing moved."""
    moved = changes(weeks, len(weeks.days) - 1)
    return n > told and moved is not None and abs(float(moved[-1 - told])) < _SLIGHT


class _Way(NamedTuple):
    """Which way a run went, and the word for it, in the text."""

    sign: int
    start: int
    end: int


def _run(told: Told, found: re.Match[str], back: int, way: _Way | None) -> Iterator[Flaw | Open]:
    """Hold a run against whom it is of, up to the session or so many before it."""
    sign = way.sign if way else 0
    abouts, carried = told.market(found.start()) or told.whose(found.start(), found.end())
    day = told.day_before(found.start())
    if day is not None:
        own = [run(prices, row - back, sign) for prices, row in filter(None, map(told.series, abouts))]
        told = told if counted(found) in own else told.on(day)
    known = [one for one in map(told.series, abouts) if one is not None]
    counts = [n for prices, row in known if (n := run(prices, row - back, sign)) is not None]
    if not counts or len(counts) < len(abouts):
        yield told.open(found.start(), found.end(), "연속 일수를 셀 시세")
        return
    bad = [n for n in counts if n != counted(found)]
    if not bad or (len(bad) < len(counts) and (carried or _is_one_name(told, abouts))):
        return
    if all(n > counted(found) for n in bad) and _may_be_part(told, found, min(bad)):
        yield told.open(found.start(), found.end(), "이어진 날의 일부만 센 것인지")
        return
    n, name = bad[0], called(told.look, abouts[0])
    start = told.at + found.start()
    before = [run(prices, row - 1, sign) for prices, row in known]
    if back and sign and n == 0:
        since = [row - (run(prices, row, -sign) or 0) for prices, row in known]
        before += [run(prices, row, sign) for (prices, _), row in zip(known, since, strict=True)]
    if not told.look.is_closing and told.follows_earlier and counted(found) in before:
        yield told.open(found.start(), found.end(), "어느 날까지 연속인지")
        return
    if n == 0 and (counted(found) in before or _UP_TO_THEN.search(told.text, 0, found.start())):
        yield told.open(found.start(), found.end(), "어느 날까지 연속인지")
        return
    if n == 0 and way:
        other = all(run(prices, row - back, -sign) == counted(found) for prices, row in known)
        yield _turned(told, name, (start, told.at + found.end()), way, is_word=other)
        return
    yield Flaw(
        STREAK, Kind.FALSE, start, told.at + found.end("number"), f"{name}의 기록으로는 {n}거래일 연속입니다.",
        spelled(found, n) if len(set(bad)) == 1 else None, fact=f"streak:{abouts[0]} = {n}",
    )  # fmt: skip


def _is_one_name(told: Told, abouts: list[str]) -> bool:
    """Tell whether one name has several shares, of which any may be told: 알파벳."""
    return any(set(one.abouts) == set(abouts) for one in told.here)


def _turned(told: Told, name: str, count: tuple[int, int], way: _Way, *, is_word: bool) -> Flaw:
    """Return the flaw of a run of the other way: its word alone where the count is right of that, else both."""
    message = f"{name}의 방향이 그날 달랐습니다."
    if is_word:
        start, end, other = opposite(told.look.text, way.start, way.end)
        return Flaw("direction", Kind.FALSE, start, end, message, other)
    return Flaw(STREAK, Kind.FALSE, min(count[0], way.start), max(count[1], way.end), message)


def _after(told: Told) -> Iterator[Flaw | Open]:
    for found in _AFTER.finditer(told.text):
        before = told.text[max(found.start() - 16, 0) : found.start()]
        if (INVESTOR.search(before) and not _LED.search(before)) or _FROM_ELSE.search(before):
            continue
        abouts = (told.market(found.start()) or told.whose(found.start(), found.end())).abouts
        backs = [_back(told, one, 1 if found["how"] in _ROSE else -1) for one in abouts]
        if not backs or any(back is None or counted(found) in {back, back - 1} for back in backs):
            continue
        if counted(found) == 1 and any(_fell_far(told, one) for one in abouts):
            yield told.open(found.start(), found.end(), "크게 움직인 전날부터 센 것인지")
            continue
        name, back = called(told.look, abouts[0]), backs[0]
        yield Flaw(
            STREAK, Kind.FALSE, told.at + found.start(), told.at + found.end("number"), f"{name}의 기록으로는 {back}거래일 만입니다.",
            fact=f"after:{abouts[0]} = {back}",
        )  # fmt: skip


_WAS = compiled(
    rf"(?P<how>오른|상승한|반등한|내린|하락한|떨어진|밀린)\s(?:것은|건|것이)\s(?:지난\s|불과\s)?(?<![\d.,~가-힣]){COUNT}\s만(?:이다|입니다|이며|이고|에\s처음|이었)"
)
"""How long ago an index last did so, behind what it did: 하락한 것은 6거래일 만이다."""


def _was(told: Told) -> Iterator[Flaw]:
    """Yield how long ago somebody last moved the same way, told as what a sentence ends with."""
    for found in _WAS.finditer(told.text) if "만" in told.text else ():
        abouts = (told.market(found.start()) or told.whose(found.start(), found.start())).abouts
        sign = 1 if found["how"] in {"오른", "상승한", "반등한"} else -1
        backs = [_back(told, one, sign) for one in abouts]
        if not backs or any(back is None or counted(found) in {back, back - 1} for back in backs):
            continue
        if told.is_of_earlier(found.start()) or INVESTOR.search(told.text, 0, found.start()):
            continue
        message = f"{called(told.look, abouts[0])}의 기록으로는 {backs[0]}거래일 만입니다."
        start, end = told.at + found.start("number"), told.at + found.end("number")
        right = spelled(found, backs[0] or 0) if len(set(backs)) == 1 else None
        yield Flaw(STREAK, Kind.FALSE, start, end, message, right, fact=f"after:{abouts[0]} = {backs[0]}")


_FAR = 1.0
"""Percent from which a day's move is one that the next is told from: 하루 만에 반등."""


def _fell_far(told: Told, about: str) -> bool:
    """Tell whether a subject moved far the other way on the day before."""
    known = told.series(about)
    moved = changes(*known) if known else None
    return moved is not None and len(moved) > 1 and bool(moved[-1] * moved[-2] < 0 and abs(moved[-2]) >= _FAR)


_ROSE = frozenset({"반등", "상승", "강보합", "급등", "올랐", "올라", "오름세"})


def _back(told: Told, about: str, sign: int) -> int | None:
    """Return how many sessions ago a subject last moved as it did; None where it went the other way, or nobody knows."""
    known = told.series(about)
    moved = changes(*known) if known else None
    if moved is None or np.sign(moved[-1]) != sign:
        return None
    same = np.flatnonzero(np.isfinite(moved[:-1]) & (np.sign(moved[:-1]) == sign))
    return len(moved) - 1 - int(same[-1]) if same.size else None
