"""The Fed's target range as a text tells it: how wide it is, what is in force, what a decision made of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.policy.ranges import Range, current, decided, in_force
from newsgen.claims import Sentence
from newsgen.claims.when import dates
from newsgen.errors import CalendarEnded
from newsgen.patterns import compiled

RANGE: Final = "target-range"
WIDTH = 0.25
RANGES = compiled(
    r"(?P<low>\d{1,2}\.\d{1,3})\s?%?\s?[~∼–-]\s?(?P<high>\d{1,2}\.\d{1,3})\s?(?:%|퍼센트)(?!\s?(?:포인트|p))"
)
OF_FED = compiled(r"기준금리|연준|연방준비제도|FOMC|연방기금|목표 ?범위|정책금리|연방공개시장위원회")
_AS_RATE = compiled(r"\s?인\s(?:기준|정책)?금리")
"""What makes a range that of the Fed where its sentence does not name it: 지금 4.00~4.25%인 금리를."""
_RATE_NOW = compiled(r"(?:현재|지금)\s(?:미국의\s)?금리[는은가]?\s(?:연\s)?$")
"""The same before it: 현재 금리는 4.75~5.00%."""
_BESIDE = 12
"""Characters beside a range in which stands what else it is of."""
_OTHERS = compiled(r"물가|성장률|성장|실업|중립금리|전망치|년물|국채|예금|대출|입찰|수익률|한국은행|금통위")
_THEN = compiled(
    r"인하(?:해|하|한|했)|낮[췄추춘아]|올[렸려린]|내[렸려린]|인상(?:해|하|한|했)|조정|지난해|작년|당시|전망|가능성|확률|예상|이후에|내년|연말|시나리오|직전|종전|기존|에서 "
)
_NOW = compiled(r"현행|현재|지금|동결|유지|현 수준|현 기준|(?<![가-힣])현 (?:정책금리|목표)")
_IS = compiled(
    r"(?:에|로)\s(?:묶여|묶어|머물|유지되고|유지하고)|(?:이?다|입니다|이며|이고|예요|이에요)(?![가-힣])"
)
"""What stands behind a range that is in force: 연 5.25~5.50%에 묶여 있다."""
_WAS = compiled(r"당시|종전|기존|이전|직전|내년|연말|전망|예상|시나리오|였|던")
_SET = compiled(
    r"(?:로|으로)\s(?:다시\s|또\s)?(?:(?:연\s)?\d[\d.]*(?:%포인트|%p|%|bp)(?:\([^()]*\))?(?:씩|를)?\s)?(?:[가-힣]+\s)?(?:낮[췄춘추]|낮아[졌진져]|내[렸린리]|내려[갔간와왔]|인하|올[렸린리]|올라[갔간]|높아[졌진져]|인상|동결|유지|묶|조정|정[했한하])"
    r"|에서\s(?:그대로\s)?(?:동결|유지|묶)"
)
"""What stands behind a range that was decided on: 3.50~3.75%로 0.25%포인트 낮췄다."""
_MAY = compiled(
    r"전망|예상|가능성|확률|내릴|낮출|올릴|동결할|유지할|관측|시나리오|것으로|것이|리라|지를|지에|면\s"
)
"""Words behind a range that may be decided on."""
_BY_ITSELF = compiled(r"(?:로|으로)\s(?:[가-힣]+\s)?(?:낮아|내려|올라|높아)")
_FORESEEN = compiled(
    r"연말|내년|[예추]상|전망|시장[이은]|기대|반영|점도표|중[간앙]값|확률|시나리오|당시|이후|내다"
)
"""A range that fell or rose by itself, which one that is foreseen may do too: 연말 예상은 3.50~3.75%로 낮아졌다."""
_CLAUSE = compiled(r"면서도?\s|[가-힣](?:고|며|지만|으나)\s")
"""What ends the clause of a decision, behind which something else may be expected."""
_LATELY = compiled(r"지난주|이번 주|지난달|이날|간밤|전날|밤사이|이틀|회의를 마치")
_LONG_AGO = compiled(r"당시|지난해|작년|20\d\d년|종전|앞서|이전|(?<!\d)\d{1,2}월")
_SINCE = compiled(
    r"(?:(?:지난해|작년|20\d\d년)\s)?\d{1,2}월(?:의)?\s(?:인하|인상)[을를]\s(?:끝|마지막)으로|\d{1,2}[월일](?:\([^()]*\))?\s?(?:이후|부터|이래|인하 이후|인상 이후)"
)
_BY = compiled(r"에서\s(?:연\s)?$")
_STEPPED = compiled(
    r"(?:인하|인상)(?:하면|한다면|된다면|되면|할 경우|한\s[뒤후])|(?:내리|올리|낮추)면|(?:내린|올린|낮춘)\s[뒤후]|(?:내릴|올릴|낮출)\s경우"
)
"""A step to come, which a range behind it would stay after: 9월에 인하하면 12월에는 4.00~4.25%로 동결할."""
_STAYS = compiled(
    r"(?:에|에서|로|으로)\s(?:그대로\s|다시\s)?(?:묶(?!였던)|(?:동결|유지)(?:할|될|하리|되리|한다는|하는|된다는|되는|이)|머물\s|머무[를르]|둘\s)"
)
"""What stands behind a range that a meeting to come is to leave as it is: 3.50~3.75%로 묶일 것이라는 전망."""
_LATER = compiled(
    r"연말|연내|내년|하반기|상반기|이후|[뒤후]\s|다음\s?다음|점도표|중[간앙]값|시나리오|인하|인상|내[린려렸]|낮[춘추춰]|올[린려렸]|당시|지난해|작년|20\d\d년|(?<!\d)\d{1,2}월|경우|다면\s"
)
"""What makes a range that stays one of another time than the text's, or one that a step led to."""
_STEP = compiled(r"로\s(?:연\s)?(?P<by>\d\.\d{1,2})(?:%포인트|%p)|로\s(?P<bp>\d{2,3})bp")


def check(look: Look) -> Iterator[Flaw]:
    """Yield ranges that are no range, are not in force, or were not decided on."""
    for sentence in look.copy.sentences:
        if "%" in sentence.own or "퍼센트" in sentence.own:
            yield from _ranges(look, sentence)
            yield from _ends(look, sentence)
            yield from _gap(sentence)


_END = compiled(
    r"(?:미국|연준)(?:의)?\s(?:현재\s|현행\s)?(?:기준금리|정책금리|금리|목표 ?범위)(?:는|은|의)?\s?\(?(?P<end>상단|하단)(?:은|이|을|인|\s기준)?\)?\s(?:현재\s)?(?:연\s)?(?P<value>\d\.\d{1,2})%(?!\s?(?:p|P|포인트|[~∼-]))"
)
"""One end of the range alone: 미국 기준금리 상단은 4.25%."""


def _ends(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield an end of the range that is not that of the one in force, where nothing speaks of another time."""
    for found in _END.finditer(sentence.own) if not _THEN.search(sentence.own) else ():
        known = current(look)
        if not known:
            return
        ends = [one.high if found["end"] == "상단" else one.low for one in known]
        if float(found["value"]) not in ends and not _WAS.search(sentence.own):
            message = f"이때의 목표 범위는 {known[0].low:.2f}~{known[0].high:.2f}%였습니다."
            start, end = (sentence.at + place for place in found.span("value"))
            yield Flaw(RANGE, Kind.FALSE, start, end, message, f"{ends[0]:.2f}")


_APART = compiled(
    r"(?:금리\s?차|격차|차이)(?:는|은|가|이|도)?\s?(?:\(?상단 기준\)?(?:으로)?\s|상단 기준\s|최대\s)(?:[가-힣]+\s)?(?P<gap>\d\.\d{1,2})(?:%포인트|%p)"
)
_OTHER_RATE = compiled(r"(?:한국|한은|국내)[^\d%.]{0,16}(?P<rate>\d\.\d{1,2})%(?!\s?(?:p|P|포인트|[~∼-]))")


def _gap(sentence: Sentence) -> Iterator[Flaw]:
    """Yield how far Korea's rate is from the range's upper end, where the text has both and they say otherwise."""
    gap, other = _APART.search(sentence.own), _OTHER_RATE.search(sentence.own)
    ranges = list(RANGES.finditer(sentence.own))
    if gap is None or other is None or len(ranges) != 1:
        return
    apart = round(abs(float(ranges[0]["high"]) - float(other["rate"])), 2)
    if abs(apart - float(gap["gap"])) > _EXACT:
        start, end = (sentence.at + place for place in gap.span("gap"))
        message = f"{ranges[0]['high']}%와 {other['rate']}%의 차이는 {apart:.2f}%포인트입니다."
        yield Flaw("arithmetic", Kind.CONTRADICTION, start, end, message, f"{apart:.2f}")


def _ranges(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    own = sentence.own
    for found in RANGES.finditer(own):
        around = own[max(found.start() - 24, 0) : found.end() + 24]
        of_fed = OF_FED.search(sentence.text) or (
            (_AS_RATE.match(own, found.end()) or _RATE_NOW.search(own, 0, found.start()))
            and OF_FED.search(look.text)
        )
        beside = own[max(found.start() - _BESIDE, 0) : found.end() + _BESIDE]
        if (
            not of_fed
            or _OTHERS.search(beside)
            or re.match(r"\s?(?:의 )?(?:물가|성장|실업)", own[found.end() :])
        ):
            continue
        told = Range(float(found["low"]), float(found["high"]))
        right = _meant(look, own, found, told, around)
        if right is not None and right != told:
            yield _flaw(sentence.at, found, told, right)
        elif right is None and told.high > told.low and abs(told.high - told.low - WIDTH) > _EXACT:
            start, end = sentence.at + found.start(), sentence.at + found.end()
            yield Flaw(RANGE, Kind.FALSE, start, end, "목표 범위의 폭은 0.25%포인트입니다.")


_EXACT = 0.001


def _flaw(at: int, found: re.Match[str], told: Range, right: Range) -> Flaw:
    shows = f"{right.low:.2f}~{right.high:.2f}%"
    is_range = abs(told.high - told.low - WIDTH) < _EXACT
    message = (
        f"이때의 목표 범위는 {shows}였습니다."
        if is_range
        else f"목표 범위의 폭은 0.25%포인트입니다. 이때의 범위는 {shows}였습니다."
    )
    fact = f"target range = {right.low:.2f}~{right.high:.2f}"
    return Flaw(
        RANGE, Kind.FALSE, at + found.start(), at + found.end(), message, _spelled(found[0], right), fact=fact
    )


def _meant(look: Look, own: str, found: re.Match[str], told: Range, around: str) -> Range | None:
    """Return the range that is to stand in a place; what is told where it may be right, None where nobody knows."""
    known = current(look)
    is_range = abs(told.high - told.low - WIDTH) < _EXACT
    if not known:
        return None
    behind = own[found.end() : found.end() + 40]
    if _SET.match(behind) and not _MAY.search(_CLAUSE.split(behind)[0]):
        foreseen = _BY_ITSELF.match(behind) and _FORESEEN.search(own, 0, found.start())
        return told if foreseen and is_range else _as_decided(look, own, found, told, known)
    if (before := _before_a_step(own, found, known)) is not None:
        return before
    if not is_range:
        shared = [one for one in known if told.low in one or told.high in one]
        return _decision_of(known, own, found) or next(iter(shared or known))
    may_become = _LONG_AGO.search(own[: found.start()]) or _IF_SO.search(own)
    if told in known and _BECAME.match(behind) and not may_become:
        return _newest(look)
    if is_range and _STEPPED.search(own, 0, found.start()) and _MAY.search(own, found.end()):
        return told
    if is_range and told not in known and _STAYS.match(behind) and not _LATER.search(own):
        return known[0]
    states = _IS.match(behind) and not _WAS.search(around)
    if told not in known and (_NOW.search(around) or states or not _THEN.search(own)):
        return known[0]
    if states and told in known and not (_THEN.search(own) or _LONG_AGO.search(own)):
        return _as_of_now(look, told)
    return told


def _as_of_now(look: Look, told: Range) -> Range:
    """Return the range in force where one is told that a decision of the day before has changed."""
    days = (look.day, look.day + dt.timedelta(days=1))
    now = [one for day in days if (one := in_force(look, day)) is not None]
    return told if told in now or not now else now[0]


_MOVED = compiled(r"낮[췄춘추]|내[렸린리]|인하|올[렸린리]|인상|조정")
_LAST_TIME = compiled(r"지난달|지난번|(?:지난|직전|앞선)\s(?:달\s)?(?:회의|FOMC)")
"""Words for the meeting before, which is not the one that has just been."""


def _newest(look: Look) -> Range | None:
    """Return the range that the last decision told in a text put in force, by its market's clock.

    A text of Seoul that tells New York's session of its own day was written on the morning after it.
    """
    tells_night = f"{look.day.day}일(현지" in look.own
    later = look.home != "kr" or tells_night
    return in_force(look, look.day + dt.timedelta(days=1) if later else look.day)


_LED = compiled(
    r"(?:\d\.\d{1,2}(?:%포인트|%p)|\d{2,3}bp|빅컷|베이비컷)(?:\([^()]*\))?[을를씩]?\s(?:또\s|다시\s|더\s)?(?:내려|내리며|내리고|낮춰|낮추며|인하해|인하하며|올려|올리며|인상해|인상하며)\s(?:연\s)?$"
)
"""A step right before the range that it led to: 0.25%포인트 내려 연."""
_BECAME = compiled(r"[이가]\s(?:됐|되었|된다)")
"""What stands behind what a decision made of the range: 연 3.50~3.75%가 됐다."""
_IF_SO = compiled(r"경우|유력|예상|전망|기대|확률|가능성|[리추하르]면\s|한다면|된다면")
"""Words by which a range is one that may come: 그 경우 기준금리는 연 3.50~3.75%가 된다."""
_DECIDING = compiled(
    r"(?:낮춘|내린|인하한|올린|인상한)\s(?:연\s)?$|(?:새|바뀐|달라진|조정된)\s(?:기준금리|목표 ?범위|금리|정책금리)[는은가]?\s(?:연\s)?$"
)


def _decision_of(known: list[Range], own: str, found: re.Match[str]) -> Range | None:
    """Return what a decision of the day put in force, where the words beside a range say that it is that."""
    said = _DECIDING.search(own, max(found.start() - 16, 0), found.start()) or re.match(
        r"[이가]\s(?:됐|되었|된)", own[found.end() :]
    )
    return known[-1] if said else None


def _as_decided(look: Look, own: str, found: re.Match[str], told: Range, known: list[Range]) -> Range | None:
    """Return what was decided on the day that a sentence names, else lately; what is told where nobody can say."""
    before = own[: found.start()]
    days = [one.day for one in dates(before, look.day) if one.explicit]
    made = _decision(days[-1]) if days else None
    if made is not None and made <= look.day:
        return told if _is_of_other_year(look, days[-1], told) else decided(look, made)
    if days or (_LONG_AGO.search(_SINCE.sub("", before)) and not _LATELY.search(before)):
        return told if abs(told.high - told.low - WIDTH) < _EXACT else None
    if told in known:
        moved = _LED.search(before) or _MOVED.search(own[found.end() : found.end() + 40])
        return _newest(look) or told if moved and not _LAST_TIME.search(before) else told
    shared = [one for one in known if told.low in one or told.high in one]
    return shared[-1] if shared else known[-1]


def _is_of_other_year(look: Look, day: dt.date, told: Range) -> bool:
    """Tell whether a range is what was decided about a day a year later: then the year is wrong, not the range."""
    following = _decision(day + dt.timedelta(days=365))
    return following is not None and following <= look.day and decided(look, following) == told


def _decision(day: dt.date) -> dt.date | None:
    """Return the decision that was on a day by New York's clock, or came out on it by Korea's."""
    from newsgen.fed import fomc  # noqa: PLC0415 -- only a text that tells a decision needs it

    try:
        meetings = fomc.calendar().known(day)
    except CalendarEnded:
        return None
    near = (day, day - dt.timedelta(days=1), day + dt.timedelta(days=1))
    return next(
        (one for each in near for one in (meeting.decision for meeting in meetings) if one == each), None
    )


def _before_a_step(own: str, found: re.Match[str], known: list[Range]) -> Range | None:
    """Return the range that a step told behind it led from: 4.25~4.50%에서 4.00~4.25%로 0.25%포인트."""
    after = RANGES.search(own, found.end())
    if after is None or _BY.fullmatch(own[found.end() : after.start()]) is None:
        return None
    step = _STEP.match(own, after.end())
    to = Range(float(after["low"]), float(after["high"]))
    if step is None or to not in known or _LONG_AGO.search(own[: found.start()]):
        return None
    by = float(step["by"]) if step["by"] else float(step["bp"]) / 100
    down = re.search(r"낮|내[렸리린]|인하", own[step.end() : step.end() + 24]) is not None
    shift = by if down else -by
    return Range(round(to.low + shift, 2), round(to.high + shift, 2))


def _spelled(text: str, right: Range) -> str:
    numbers = iter((f"{right.low:.2f}", f"{right.high:.2f}"))
    return re.sub(r"\d+\.\d+", lambda _: next(numbers), text)
