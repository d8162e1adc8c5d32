"""Round levels: N선 taken, lost, held; N선 and N대 where an index ended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from newsgen.checks.agree import band, shown
from newsgen.checks.amounts.readings import frame_of
from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look, called
from newsgen.claims import Claim, Measure, Span, When
from newsgen.korean.figures import amount
from newsgen.patterns import compiled

CODE: Final = "line"
_UP = compiled(r"회복|돌파|넘|올라|웃돌|안착|탈환|뚫|상회|진입|고지|지켰|지켜|사수|턱걸이|위에서|위로|되찾")
_DOWN = compiled(
    r"붕괴|내주|내줬|내준|(?<!턱)밑|깨(?!뜨리)|반납|하회|무너|이탈|내려앉|아래|내려서|내려섰|후퇴"
)
_NOT = compiled(
    r"[한은던선] (?:지|날|때|뒤|후|데)(?![가-힣])|[한은던선]지\s|[였이]던\s(?:전|직전|어제|지난|그)|못|않|노[리렸린려]|넘[보봤볼본봐]|엿[보봤볼본봐]|겨[누눴눈냥]|타진|두드[리렸린려]|부근|언저리|근처|눈앞|코앞|턱밑|앞두|근접|바짝|가까(?!스로)|위협|시도|기대|전망|위기|우려|공포|할 |목표|향해|이후|지지|문턱|공방|등락|오가|오르내|가시권|다음 ?날"
)
_SOFT = compiled(r"처음|만에|이후|다시|최초|[한은선] (?:것|건)(?![가-힣])")
"""Words of when a line was there before: the day's own highs and lows may deny what they are told of, no more."""
_THEN = compiled(
    r"직전\s주|지난주(?!보다|\s?대비)|(?:이달|지난달|올해|지난해|작년|\d월)\s?(?:초|중순|말)(?![가-힣]*\s보다)|지난\s\d{1,2}월(?!\s?\d)(?![^,]*이후)|[뒤후] |안 돼"
)
"""A time before the day's, or what came before, of which a line is told."""
_THEN_DAY = compiled(r"[한은던선] ?지\s[^,.]{0,14}만에\s$")
"""What counts how long it took from another line: 3000선을 넘어선 지 약 4개월 만에."""
_BASE = compiled(r"(?:(?:\d{4}년|지난해|작년|지난)\s)?(?:\d{1,2}월\s)?(?:\d{1,2}일\s)?이후")
_ELSEWHEN = compiled(r"\d월(?!\s?\d)|고점 대비|저점 대비|당시|앞서|지난해|작년|전날|올해")
"""What makes a sentence one of another time, besides since when."""
_WITHIN = compiled(r"장\s?중|한때|잠시|초반|개장|출발|오전")
_MOMENT = compiled(r"장\s?중|한때|잠시")
_ONCE = compiled(r"[^,.]{0,16}기도 (?:했|하[였고])")
"""What stands behind what was so for a while: 4000선이 붕괴하기도 했다."""
_CLOSE = compiled(r"마감|마쳤|마친|종가|장을|거래를")
_COMMA = compiled(r"(?<!\d),|,(?!\d)")
_HELD = compiled(r"지켰|지켜\s?냈|사수했|턱걸이")
"""A line that was held at the end: 2,400선을 가까스로 지켰다."""
_NOTE_END = compiled(r"(?<=[가-힣])\.\s")
"""What ends a sentence of notes, which has no verb: 최대 상승률. 코스피는 5,900선을."""
_BEGAN = compiled(r"(?:으로|로|에서|에)?\s?(?:시작|출발|문을\s?연|문을\s?열)")
_RETREAT = compiled(r"(?:으로)?\s?(?:후퇴|내려앉|내려서|내려섰|주저앉)")
"""Words for a level that an index fell back to, which may still stand above it: 2720선 후퇴."""
_YEARS = compiled(r"올해|연초|지난해|작년|이달|이번 주|상반기|하반기|새해")
"""Where a time longer than the day began: 올해 2천400대에서 시작한."""
_FIRST = compiled(
    r"(?:거래일|\d일|개월|년|주|이틀|사흘|나흘|닷새)(?:여)? 만에\s(?:종가 기준(?:으로)?\s|다시\s)?$|(?:사상|역대) (?:처음|최초)(?:으로)?\s(?:종가 기준(?:으로)?\s)?$"
)
"""What stands before a line that the day crossed: 9거래일 만에 2500선을."""
_TOOK_BACK = compiled(r"(?:내[주줬]|깨|밑|무너|잃|넘|밟|웃돌|올라)[가-힣\s]{0,6}다가\s")
"""A line that was crossed and crossed back, which is no matter of the close: 내줬다가 되찾았다."""
_INTO = compiled(
    r"(?:에|에서)?\s?(?:후퇴|내려앉|주저앉|내려[서섰]|올라[서섰]|진입|안착|복귀|턱걸이|밀[려렸리])"
)
"""What stands behind a band in which an index arrived, from above or below: 2,680대 후퇴."""
_TOUCHED = compiled(r"[^,.]{0,4}?(?:터치|찍[고은었으]|밟[고은았]|맛[봤보본])")
"""What stands behind a line that was met within the day, or at its end: 4140선 터치."""
_CROSSED = compiled(
    r"(?:포인트)?\s?(?:[을를이도가]|마저|까지|마저도)?\s?(?:\S{1,4}\s)?(?:붕괴|내[주줬준]|깨[졌지진]|무너|반납|돌파|회복|탈환|되찾|넘어[서섰])"
)
"""Words for a line that was crossed, not one above or below which a level stood."""
_LONGER = compiled(
    r"이달|올해|이번 주|지난|연초|월간|주간|한 해|상반기|하반기|개월|올 들어|당시|앞서|전날|어제"
)
_PASSING = frozenset({When.WITHIN, When.HIGH, When.LOW})
"""Moments of the day that are no end of it."""
_BAND = compiled(r"(?:밴드|범위|박스권|레인지)[로를은는이가의]?\s[^.]{0,10}$|\d\s?[~∼-]\s?$")
_PROBABLE = compiled(r"(?:확률|가능성)[은는이가도]?\s(?:[가-힣]{1,3}\s)?$")
"""What stands before a percentage that is a probability: 인하 확률은 97%대다."""
_DAYS = 3
"""Sessions before its own whose levels a text may still speak of."""
_DAY = Span("day")


def is_of_another_time(sentence: str) -> bool:
    """Tell whether a sentence of a line speaks of another time than the day, or of a moment within it."""
    return any(one.search(sentence) for one in (_LONGER, _ELSEWHEN, _WITHIN, _SOFT))


def check(look: Look) -> Iterator[Flaw | Open]:
    """Yield round levels that an index did not take, lose or end at."""
    beside = list(_beside(look))
    yield from beside
    for claim in look.claims:
        if any(one.start <= claim.start < one.end for one in beside):
            continue
        if claim.measure is not Measure.LEVEL or claim.figure.bound not in {"line", "band"}:
            continue
        if claim.why_open or len(claim.abouts) != 1:
            yield Open(claim.start, claim.end, claim.why_open or "누구의 수치인지")
            continue
        if _PROBABLE.search(look.text, max(claim.start - 14, 0), claim.start):
            continue
        yield from _of(look, claim)


_BESIDE = compiled(
    r"(?<![\d.,만])(?P<level>(?:\d만\s?)?\d[\d,]*\.\d+)(?:포인트|p)?(?:으로|로)\s(?P<line>\d만\d{0,4}|\d천\d{0,3}|\d[\d,]*)(?:포인트)?선[을를]\s(?:다시\s)?(?P<way>웃돌|상회하|넘[어었겼]|밑돌|하회하)"
)
"""A level and, right behind it, a round one that it is said to be above or below: 693.76으로 700선을 웃돌며."""
_SO_FAR = compiled(
    r"(?<![\d.,만])(?P<level>(?:\d만\s?)?\d[\d,]*\.\d+)(?:포인트|p)?까지,?\s(?:장중\s)?(?:(?P<rose>올라|오르며|뛰며|뛰어|치솟아|치솟으며|솟아|상승해|상승하며)|떨어져|떨어지며|내려|내리며|밀려|밀리며|하락해|하락하며)\s(?P<line>\d만(?:\d,\d{3}|\d{0,4})|\d천\d{0,3}|\d[\d,]*)(?:포인트)?\s?선(?:[을를도이]|마저)\s(?:다시\s|처음으로\s|한때\s)?(?P<way>(?P<up>웃돌|상회[하했]|넘[어었겼](?!서?(?:지|려))|돌파[하했])|밑돌|하회[하했]|내[줬주]|무너[지졌]|붕괴)"
)
"""How far an index went, and a round level further on that it is said to have passed: 65.73까지 치솟아 66선을 넘어섰다."""
_PRICED = compiled(
    r"(?<![\d.,만~∼])(?P<level>\d{1,3}만(?:\s?\d[\d,]*)?|\d[\d,]*(?:\.\d+)?)(?P<unit>원|달러|포인트)?(?:으로|로)\s(?:(?:거래를|장을)\s)?(?:(?:마감하|마치|끝내)(?:며|고|면서)\s|(?:마감해|마쳐)\s)?"
    r"(?P<line>\d{1,3}만(?:\s?\d천|\s?\d[\d,]*)?|\d천\d{0,3}|\d[\d,]*)(?P=unit)?\s?선[을를이]\s(?:다시\s|하루 만에\s)?"
    r"(?P<way>(?P<up>회복(?:했|하며|하고)|되찾(?:았|으며|고)|탈환(?:했|하며)|돌파(?:했|하며)|넘어(?:섰|서며)|웃돌(?:았|며)|지(?:켰|키며))|내(?:줬|주며|주고|주었)|무너(?:졌|지며)|붕괴(?:됐|되며)|이탈(?:했|하며)|반납(?:했|하며)|밑돌(?:았|며))(?:습니다|다(?!가))?"
)
"""A price and the round one that it is said to have taken, held or lost, with what it closed by: 5만1,000원으로 5만원 선을 내줬다."""


def _beside(look: Look) -> Iterator[Flaw]:
    """Yield a word for above or below that the level right before it contradicts."""
    if "선" not in look.own:
        return
    for found in _BESIDE.finditer(look.own):
        yield from _on_other_side(found, above=not found["way"].startswith(("밑", "하")))
    for found in _SO_FAR.finditer(look.own):
        if bool(found["up"]) == bool(found["rose"]):
            yield from _on_other_side(found, above=bool(found["up"]))
    for found in _PRICED.finditer(look.own):
        level, line = (float(amount(found[name])[0]) for name in ("level", "line"))
        near = abs(level - line) <= _BESIDE_AT_MOST * line and not _BESIDE.match(look.own, found.start())
        if near and level != line and bool(found["up"]) != (level > line):
            unit = found["unit"] or ""
            message = f"{found['level']}{unit}은 {found['line']}{unit} 선보다 {'높' if level > line else '낮'}습니다."
            yield Flaw(CODE, Kind.CONTRADICTION, found.start("line"), found.end(), message)


def _on_other_side(found: re.Match[str], *, above: bool) -> Iterator[Flaw]:
    """Yield a line above or below which a level is told to be, which lies on the other side of it."""
    level, line = (float(amount(found[name])[0]) for name in ("level", "line"))
    if level != line and above != (level > line):
        message = f"{found['level']}은 {found['line']}선보다 {'높' if level > line else '낮'}습니다."
        yield Flaw(CODE, Kind.CONTRADICTION, found.start("line"), found.end(), message)


_BESIDE_AT_MOST = 0.5
"""Part of a round price within which a price lies that is told with it; further off the two are of something else."""


def _is_within(look: Look, claim: Claim) -> bool:
    """Tell whether the sentence of a line speaks of a moment before it, and of no close since, or tells what was once."""
    begin = max(look.text.rfind("다.", 0, claim.start), look.text.rfind("\n", 0, claim.start)) + 1
    moments = list(_MOMENT.finditer(look.text, begin, claim.start))
    if moments and not _CLOSE.search(look.text, moments[-1].end(), claim.start):
        return True
    return _ONCE.match(look.text, claim.end) is not None


def _is_out(ground: Ground, about: str, line: float, behind: str) -> bool:
    """Tell whether a line that is said to be crossed lies beyond all levels of the last sessions."""
    prices = ground.prices(about)
    row = prices.row(ground.session.day) if prices else None
    if (
        not _CROSSED.match(behind)
        or prices is None
        or row is None
        or row < _DAYS
        or prices.high is None
        or prices.low is None
    ):
        return False
    first = row - _DAYS
    lowest, highest = prices.low[first : row + 1], prices.high[first : row + 1]
    return bool(line < np.min(lowest) - 1 or line > np.max(highest) + 1)


def _is_beyond(line: float, low: object, high: object) -> bool:
    """Tell whether a line is above all, or below all, that a day had."""
    return (isinstance(high, float) and line > high + 0.01) or (isinstance(low, float) and line < low - 0.01)


def _of(look: Look, claim: Claim) -> Iterator[Flaw | Open]:
    about, line = claim.abouts[0], float(claim.figure.value)
    ground, days = look.ground(about), look.days_of(claim, about)
    end_of = When.OPEN if claim.when is When.OPEN else When.CLOSE
    close = ground.value(about, Measure.LEVEL, end_of, _DAY, days[0]) if ground and days else None
    if ground is None or close is None or not isinstance(close, float):
        yield Open(claim.start, claim.end, f"{called(look, about)} 값")
        return
    end = claim.start - claim.figure.start + claim.figure.bound_end
    if claim.figure.high is not None or _BAND.search(look.text, max(claim.start - 24, 0), claim.start):
        return  # 지수 밴드로 3200~3500선을: where somebody sees it
    if re.match(r"에서 [\d,만천백]+(?:포인트)?(?:선|대)?(?:으로|로|까지)", look.text[end:]):
        return  # 9,000선에서 8,200선으로: where it came from
    behind = re.split(r"[,.\n]|(?<=[가-힣])(?:며|고|지만|으나)\s", look.text[end : end + 26])[0]
    before = _NOTE_END.split(_COMMA.split(look.text[max(claim.start - 30, 0) : claim.start])[-1])[-1]
    wide = band(claim.figure)
    reaches = re.match(r"(?:으로|로|까지)(?![가-힣])", behind) is not None  # 8,200선으로 내려앉았다
    reaches = reaches or (claim.figure.bound == "band" and _INTO.match(behind) is not None)
    held = _HELD.search(behind)
    up, down = (None, None) if reaches else (_UP.search(behind), _DOWN.search(behind))
    first = not claim.days and _FIRST.search(before) is not None
    since = not first and (_SOFT.search(before) or _SOFT.search(behind))
    if (
        _TOOK_BACK.search(behind)
        or _NOT.search(behind)
        or (_THEN.search(before) and not first)
        or _THEN_DAY.search(before)
        or ((since or _WITHIN.search(before)) and _ELSEWHEN.search(_BASE.sub("", claim.sentence)))
        or (since and not (up or down))
        or (up and down)
        or not look.is_closing
        or (_BEGAN.match(behind) and _YEARS.search(before))
        or frame_of(look, claim)
    ):
        yield Open(claim.start, claim.end, "어느 때의 지수선인지")
        return
    high, low = (ground.value(about, Measure.LEVEL, each, _DAY, days[0]) for each in (When.HIGH, When.LOW))
    within = bool(since) or (
        (claim.when in _PASSING or _WITHIN.search(before) or _is_within(look, claim))
        and not _CLOSE.search(behind)
    )
    touched = not (up or down) and _TOUCHED.match(behind) is not None
    within = within or touched
    text = look.text[claim.start : end]
    if (
        not claim.days
        and (up or down)
        and not _LONGER.search(claim.sentence)
        and _is_out(ground, about, line, behind)
    ):
        day, told = days[0], shown(close)
        message = (
            f"{called(look, about)}는 {day:%Y-%m-%d}에 ‘{text}’을 지나지 않았습니다. 종가는 {told}입니다."
        )
        yield Flaw(
            CODE, Kind.FALSE, claim.start, end, message, fact=f"level:{about}@{day} close = {close:.2f}"
        )
        return
    if within and up:
        wrong = isinstance(high, float) and high < line - 0.01
    elif within and down:
        wrong = isinstance(low, float) and low > line + 0.01
    elif within:
        wrong = touched and _is_beyond(line, low, high)
    elif up or down:
        wrong = close < line - 0.01 if up else close > line + 0.01
        wrong = wrong and not (down and _RETREAT.match(behind) and line <= close < line + wide)
        if (
            up
            and wrong
            and not held
            and isinstance(high, float)
            and high >= line
            and not _CLOSE.search(behind + before)
        ):
            yield Open(claim.start, claim.end, "종가인지 장중인지")
            return
    else:
        wrong = not line - 0.4 * wide - 0.01 <= close < line + wide + 0.01
    if wrong:
        told = shown(close)
        message = f"{called(look, about)}의 {days[0]:%Y-%m-%d} 종가는 {told}여서 ‘{text}’과 맞지 않습니다."
        step = max(int(wide), 1) if wide < line else 1
        right = int(close // step * step)
        digits = f"{right:,}" if "," in text else f"{right}"
        suggestion = (
            text.replace(re.sub(r"[^\d,만천]", "", text), digits)
            if not (re.search("[만천]", text) or up or down or touched)
            else None
        )
        yield Flaw(
            CODE,
            Kind.FALSE,
            claim.start,
            end + (held.end() if held else 0),
            message,
            suggestion,
            fact=f"level:{about}@{days[0]} close = {close:.2f}",
        )
