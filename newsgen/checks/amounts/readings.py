"""Whether a figure that seems wrong is right under a reading that its text leaves open.

Subject, day, span, moment and measure are each named near a figure, or come by default: carried over from a
sentence before, taken from the dateline, held for the day's. What is named has one reading; what comes by
default has every plausible one. Only where all of them disagree with the record is a figure called wrong.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import product
from typing import NamedTuple

from newsgen import calendars, markets
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look
from newsgen.checks.recorded import Range
from newsgen.claims import Claim, Measure, Span, When
from newsgen.claims.when import EVENTS, dates, framed
from newsgen.patterns import compiled

MOVES = frozenset({Measure.POINTS, Measure.CHANGE, Measure.BP})
_DAILY = compiled(r"이날|전장|전 ?거래일|하루")
_ANOTHER_DAY = compiled(
    r"앞서|전날(?!\s?(?:보다|대비|에 비해|종가))|직전|(?:이틀|사흘|나흘|닷새|\d일) ?(?:동안|간|새|사이)"
)
_UNTOLD = compiled(
    rf"(?:{EVENTS})\)?\s?(?:전날|당일|직전|직후|하루 전)|이튿날|그 ?[뒤후](?=[\s,])|그로부터|다음 ?날|그날|그때|그 ?다음|당시|그 ?(?:주|달|해)(?=[\s에은는])"
)
"""Words for days that another sentence names."""
_SPANNED = compiled(
    r"이번\s?주|주간|한 주|이달|올해|올\s?들어|연초|월간|지난주|지난달|지난해|작년|동안|사이|만에|새\s|이틀|사흘|나흘"
)
"""Words for spans over which a level may have been left: 이번 주 6,389.45에서 6,466.58로."""
_MOMENTS = compiled(r"장\s?중|최[고저][치점가]")
"""Words with which a day's level may be one within it: 전날 기록한 최고치."""
_TO_DATE = frozenset({"week", "month", "year"})
"""Spans that end with the text's own session."""
_ENDING = 4
"""Day of the week (0 is Monday) from which on 지난주 may be the week that ends, for readers of the weekend."""
_THIS_WEEK = compiled(r"이번\s?주|금주")
_LONGER = tuple(Span(kind) for kind in ("week", "month", "year"))
_NEAR = 5
"""Sessions before the text's own that a sentence of another day may mean."""


class Truth(NamedTuple):
    """What a claim's figure is of one subject on one day over one span."""

    about: str
    day: dt.date
    span: Span
    value: float | Range
    grain: float = 0.0
    """How far a price that is recorded may be off the one that was traded."""


def is_daily(words: str) -> bool:
    """Tell whether a sentence says that it tells a day."""
    return _DAILY.search(words) is not None


def bears_out_any(look: Look, claim: Claim, fits: Callable[[Claim, Truth], bool]) -> bool:
    """Tell whether some reading that the text leaves open fits what is recorded."""
    if not claim.days and _UNTOLD.search(claim.sentence):
        return True
    if claim.measure is Measure.PREVIOUS and _SPANNED.search(claim.sentence):
        return True
    return any(fits(claim._replace(measure=measure), truth) for measure, truth in _readings(look, claim))


def _readings(look: Look, claim: Claim) -> Iterator[tuple[Measure, Truth]]:
    by_measure = [
        (each, _spans(look, claim) if each in MOVES else (claim.span,)) for each in _measures(look, claim)
    ]
    for about in _subjects(look, claim):
        ground = look.ground(about)
        if ground is None:
            continue
        for day, when, (measure, spans) in product(
            _days(look, claim, about, ground), _moments(look, claim), by_measure
        ):
            for span in spans:
                value = ground.value(about, measure, when, span, day)
                if value is not None:
                    yield measure, Truth(about, day, span, value, ground.grain(about))


def _subjects(look: Look, claim: Claim) -> tuple[str, ...]:
    """Return the one named, and those whose name begins with its name, or all of its sort that the text names."""
    if claim.sure or not claim.abouts:
        name = look.text[slice(*claim.name)] if claim.name else ""
        is_stock = len(claim.abouts) == 1 and claim.abouts[0].isalpha()
        return (*claim.abouts, *look.names.namesakes(name)) if is_stock else claim.abouts
    sort = claim.abouts[0].startswith("^")
    return tuple(dict.fromkeys((*claim.abouts, *(one for one in look.named if one.startswith("^") == sort))))


def _days(look: Look, claim: Claim, about: str, ground: Ground) -> tuple[dt.date, ...]:
    """Return the day named; where it comes by default beside another day, those near the text's own too."""
    told = look.days_of(claim, about)
    frame = frame_of(look, claim) if claim.span.kind == "day" and not _is_dated(look, claim) else None
    if frame and ground.is_session(frame):
        told = (*told, frame)  # 8일에는 반등했다. S&P500은 2.30% 올랐다
    named = [one.day for one in dates(claim.sentence, look.day) if one.sessions_back or one.day != look.day]
    if claim.days:
        return told
    if not named and not _ANOTHER_DAY.search(claim.sentence) and (claim.sure or is_of_day(look, claim)):
        return told
    if claim.span.kind in _TO_DATE and not named:
        return told
    near = [ground.session.day]
    for _ in range(_NEAR):
        near.append(ground.previous(near[-1]))
    after = [calendars.following(day, ground.market.exchange) for day in named if day < look.day]
    return tuple(dict.fromkeys((*told, *near, *named, *after)))


def _is_dated(look: Look, claim: Claim) -> bool:
    """Tell whether a figure's own words name another day than the text's."""
    return bool(claim.days) and claim.days != (look.day,)


def frame_of(look: Look, claim: Claim) -> dt.date | None:
    """Return the other day that the sentences before a figure's tell, in its paragraph, where its own names none."""
    begin = look.text.rfind("\n", 0, claim.start) + 1
    at = max(look.text.rfind(claim.sentence, 0, claim.end + len(claim.sentence)), begin)
    return framed(look.text[begin:at], claim.sentence, look.day)


def is_of_day(look: Look, claim: Claim) -> bool:
    """Tell whether what stands before a figure in its paragraph speaks of no day and no time but the text's own."""
    begin = max(look.text.rfind("\n", 0, claim.start) + 1, 0)
    before = look.text[begin : claim.start]
    other = any(one.sessions_back or one.day != look.day for one in dates(before, look.day))
    return not (other or _ANOTHER_DAY.search(before) or _SPANNED.search(before) or _UNTOLD.search(before))


def _ends_a_month(look: Look) -> bool:
    """Tell whether a text's session is the last one of its month, whose readers are in the next."""
    return calendars.following(look.day, markets.named(look.home).exchange).month != look.day.month


def _spans(look: Look, claim: Claim) -> tuple[Span, ...]:
    """Return the span named; where none is and the text speaks of longer ones, these too."""
    ends = look.day.weekday() >= _ENDING and not _THIS_WEEK.search(claim.sentence)
    if claim.span.kind == "last_week" and ends:
        return (claim.span, Span("week"))
    if claim.span.kind == "last_month" and _ends_a_month(look):
        return (claim.span, Span("month"))
    named = claim.span.kind != "day" or claim.days or is_daily(claim.sentence)
    if named or not look.speaks_of_longer:
        return (claim.span, *claim.spans)
    return (claim.span, *claim.spans, *_LONGER)


def _moments(look: Look, claim: Claim) -> tuple[When, ...]:
    """Return the moment named; of a subject carried over, or a session that goes on, each of the day's."""
    within = bool(claim.days) and _MOMENTS.search(claim.sentence) is not None
    if _opens_too(look, claim):
        return claim.when, When.OPEN
    if (claim.days and not within) or (
        not within
        and look.is_closing
        and (
            claim.sure or claim.when is not When.CLOSE or claim.measure not in {Measure.LEVEL, Measure.POINTS}
        )
    ):
        return (claim.when,)
    return tuple(dict.fromkeys((claim.when, When.CLOSE, When.OPEN, When.HIGH, When.LOW)))


_TOO = compiled(r"\s?(?:종합)?(?:지수)?도\s")
_OPENED = compiled(r"(?:출발|시작|개장)(?:했다|했습니다|하며|했고)?\.\s?$")


def _opens_too(look: Look, claim: Claim) -> bool:
    """Tell whether a move of somebody else too may be the opening that the sentence before tells: 코스닥지수도 1.9% 내렸다."""
    if claim.name is None or claim.when is not When.CLOSE or not _TOO.match(look.text, claim.name[1]):
        return False
    at = look.text.rfind(claim.sentence, 0, claim.end + len(claim.sentence))
    return _OPENED.search(look.text, max(at - _LAST, 0), max(at, 0)) is not None


_LAST = 12
"""Characters in which a sentence ends."""


def _measures(look: Look, claim: Claim) -> tuple[Measure, ...]:
    """Return what a figure may say: points are a level's or a move's, a level may be where it came from."""
    both = (Measure.LEVEL, Measure.POINTS)
    if claim.measure is Measure.PREVIOUS and claim.days:
        return (Measure.PREVIOUS, Measure.LEVEL)  # 12일 4.39%에서: where it stood that day, or came from
    if claim.measure is Measure.LEVEL and not claim.days and look.text.startswith("에서", claim.end):
        return (Measure.LEVEL, Measure.PREVIOUS)
    return both if claim.measure in both and claim.figure.unit == "points" else (claim.measure,)
