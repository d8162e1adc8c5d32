"""How far who is named moved on the day, by the record and by a text's own figures, to hold them beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsgen.checks.look import Look, called
from newsgen.claims import Claim, Measure, Mention, Sentence, When
from newsgen.claims.claim import DAY
from newsgen.claims.markets import market_of, rate
from newsgen.claims.when import span_of
from newsgen.korean import attach
from newsgen.patterns import compiled
from newsgen.sought import Pattern

_ELSE = compiled(
    r"장중|한때|초반|막판|개장|출발|오전|오후|시간외|장외|선물|옵션|전날|전일(?!보다)|지난|앞서\s\d|당시|최근|동안|연속|만에|이번 주|한 주|주간|이달|올해|올 들어|연초|연간|누적|평균|분기|제외|빼면|예상|전망|실적|매출|영업이익|순이익|거래량|거래대금|(?:시가총액|시총)(?!\s(?:상위|\d|대형))|순매[수도]"
)
"""What makes a comparison one of another time than the day, or of another thing than moves."""

LEAST = 0.02
"""Percent from which on a move is one."""
NEGATED = compiled(r"[가-힣]{0,4}지(?:는|도)?\s?(?:않|못)|[가-힣]*\s?(?:아니|뻔|듯|수도|것으로 (?:보|예))")
"""What stands behind a word that is not meant: 크지 않았다, 클 것으로 예상."""


class Moved(NamedTuple):
    """Somebody and the day's move, in percent."""

    about: str
    by: float


def moves_told(
    look: Look, sentence: Sentence, end: int | None = None, *, in_list: bool = False
) -> dict[str, float]:
    """Return the day's moves that a sentence tells in percent up to a place, by whom they are of, in its order.

    None at all where one of them is open. In a list what has no sign went the way of the first.
    """
    stop = sentence.at + (len(sentence.text) if end is None else end)
    found: dict[str, float] = {}
    for one in look.claims:
        if not sentence.at <= one.start < stop or one.measure is not Measure.CHANGE:
            continue
        sign = _sign(one) or (in_list and found and (1 if next(iter(found.values())) > 0 else -1))
        if (
            len(one.abouts) != 1
            or one.why_open
            or not sign
            or not one.figure.is_exact
            or not _is_days(look, one)
        ):
            return {}
        found.setdefault(one.abouts[0], sign * float(one.figure.value))
    return found


def _is_days(look: Look, one: Claim) -> bool:
    """Tell whether a move is the day's, which a sentence may name."""
    return one.span == DAY and one.when is When.CLOSE and one.days in {(), (look.day,)}


def _sign(one: Claim) -> int:
    return one.figure.sign or (one.direction.sign if one.direction else 0)


def moved(look: Look, one: Mention) -> Moved | None:
    """Return the day's move of whom a name is; None where it may be several, or is not known."""
    return move_of(look, next(iter(one.abouts))) if len(one.abouts) == 1 else None


def move_of(look: Look, about: str) -> Moved | None:
    """Return a subject's move of the day; None of rates and commodities, and where it or its day is not known."""
    ground = look.ground(about)
    if ground is None or ground.at is not None or len(look.sessions_of(about)) > 1:
        return None
    if rate(about) is not None or about.endswith("=F"):
        return None
    by = ground.moved(about)
    return Moved(about, by) if by is not None else None


def side_by_side(look: Look, moves: Sequence[Moved | None]) -> str:
    """Return moves as a message tells them."""
    words = [
        f"{attach(called(look, one.about), '은/는')} {abs(one.by):.2f}% {'올랐' if one.by > 0 else '내렸'}"
        for one in moves
        if one is not None
    ]
    return "고, ".join(words) + "습니다."


def named_in(look: Look, sentence: Sentence, end: int, before: Sentence | None) -> set[str]:
    """Return who is named where the figures of those who are meant stand."""
    own = [one for one in look.names.named(sentence.own) if one.end <= end]
    near = own or (look.names.named(before.own) if before else [])
    return {about for one in near for about in one.abouts}


def of_the_day(look: Look, sign: Pattern) -> Iterator[tuple[Sentence, Sentence | None]]:
    """Yield the sentences of the text's own day that have a sign, each with the one before it in its paragraph."""
    before: Sentence | None = None
    for sentence in look.copy.sentences if look.is_closing else ():
        if before is not None and before.block != sentence.block:
            before = None
        if sign.search(sentence.own) and not is_of_another_day(look, sentence):
            yield sentence, before
        before = sentence


def is_of_another_day(look: Look, sentence: Sentence) -> bool:
    """Tell whether a sentence names another day than the one that moves of whom it names are of.

    Of another market alone that is over before home's day it is the night before, by whichever word.
    """
    named = {about for one in look.names.named(sentence.own) for about in one.abouts}
    nights = {day for about in named for day in look.sessions_of(about)} if named else set()
    if any(market_of(about) == look.home for about in named) or len(nights) != 1 or max(nights) >= look.day:
        return look.is_of_another_day(sentence)
    return any(
        one.sessions_back > 1 or (not one.sessions_back and one.day not in {*nights, look.day})
        for one in look.dates(sentence)
    )


def is_of_else(look: Look, own: str) -> bool:
    """Tell whether a sentence speaks of another time than the day, or of other things than moves."""
    if _ELSE.search(own):
        return True
    span = span_of(own, look.day)
    return span is not None and span != DAY
