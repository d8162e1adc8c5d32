"""What all indices of a market are said to have done together, where each of them did the opposite."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from newsgen import markets
from newsgen.checks.amounts.prices import DIRECTION as CODE
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.opposite import opposite
from newsgen.claims import Sentence
from newsgen.claims.claim import DAY
from newsgen.claims.direction import DIRECTION
from newsgen.claims.markets import elsewhere, places
from newsgen.claims.when import span_of
from newsgen.patterns import compiled
from newsgen.sought import Pattern

_TOLD = compiled(
    r"(?P<many>3대|세|두|양대|양)\s?(?:주요\s)?(?:주가\s?)?지수(?:는|가|도)?\s(?:간밤\s|밤사이\s|이날\s)?(?:모두|일제히|나란히|동반|함께)\s(?:\S+으로\s|큰 폭으로\s)?"
)
_MANY = {"3대": 3, "세": 3, "두": 2, "양": 2, "양대": 2}
_ELSE = compiled(r"출발|개장|시작|장중|장 초반|한때|선물|연속|째|던\s|다가|전망|기대|우려|예상|달리")
"""What makes a move one of a moment, of several days, of before or to come."""
_SURE = 0.05
"""Percent from which on nobody takes a move for the other way."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield words of direction that all indices of the market that a sentence speaks of contradict."""
    if not look.is_closing:
        return
    for sentence in look.having(_SIGN):
        if not _SIGN.search(sentence.own):
            continue
        market = _market(look, sentence)
        moves = _moves(look, market) if market else []
        if not moves:
            continue
        if market == look.home:
            yield from _bounds(look, moves, sentence)
        yield from _parted(look, market, moves, sentence)
        found = _TOLD.search(sentence.own)
        word = DIRECTION.match(sentence.own, found.end()) if found else None
        if found is None or word is None or _MANY[found["many"]] != len(moves):
            continue
        if _is_of_another_time(look, sentence):
            continue
        sign = 1 if word["up"] else -1
        if all(move * sign < -_SURE for move in moves):
            start, end, other = opposite(look.text, sentence.at + word.start(), sentence.at + word.end())
            way = "내렸습니다" if sign > 0 else "올랐습니다"
            yield Flaw(
                CODE,
                Kind.FALSE,
                start,
                end,
                f"방향이 반대입니다. {look.grounds[market].session.day:%Y-%m-%d}에는 모두 {way}.",
                other,
            )


@functools.cache
def _parting(market: str) -> Pattern:
    """Return what all indices of a market are told to have done that did not go one way."""
    return compiled(
        rf"(?:(?:3대|세|두|양대|주요)\s(?:주요\s)?(?:주가\s?)?지수|(?:{places(market)})\s?(?:주식\s?시장|증시))(?:의|는|은|가|이|도)\s(?:(?P<word>혼조세?)(?:로|를\s보이며)\s(?:거래를\s|장을\s)?(?:마감|마쳤|마친|끝)|(?P<other>희비가\s(?:크게\s)?엇갈[렸린려]|방향이\s엇갈[렸린려]|엇갈[렸린려]))"
    )


def _parted(look: Look, market: str, moves: list[float], sentence: Sentence) -> Iterator[Flaw]:
    """Yield the word for a mixed close on a day on which all indices went the same way."""
    found = _parting(market).search(sentence.own)
    if found is None or _is_of_another_time(look, sentence):
        return
    if len({one > 0 for one in moves}) == 1 and min(abs(one) for one in moves) > _SURE:
        start, end = (sentence.at + at for at in found.span("word" if found["word"] else "other"))
        way = "올랐습니다" if moves[0] > 0 else "내렸습니다"
        yield Flaw(CODE, Kind.FALSE, start, end, f"주요 지수가 모두 {way}.")


_BOUND = compiled(
    r"(?P<many>3대|세)\s?(?:주요\s)?(?:주가\s?)?지수(?:는|가|도)?\s(?:모두|일제히|나란히|전부)\s(?P<number>\d+(?:\.\d+)?)%\s?(?:넘게|이상)\s"
)
"""A bound that is said of all of them: 3대 지수 모두 2% 넘게 내렸다."""


def _bounds(look: Look, moves: list[float], sentence: Sentence) -> Iterator[Flaw]:
    """Yield a bound of all indices that one of them does not reach."""
    for found in _BOUND.finditer(sentence.own):
        if _is_of_another_time(look, sentence):
            return
        least = min(abs(one) for one in moves)
        if len(moves) == _MANY[found["many"]] and least < float(found["number"]) - _SURE:
            start, end = sentence.at + found.start("number"), sentence.at + found.end() - 1
            yield Flaw("bound", Kind.FALSE, start, end, f"가장 적게 움직인 지수는 {least:.2f}%입니다.")


_SIGN = compiled("지수|증시|주식")


def _market(look: Look, sentence: Sentence) -> str:
    """Return the one market whose indices a sentence speaks of; empty where it may speak of several."""
    found = _SIGN.search(sentence.own)
    before = sentence.own[: found.start()] if found else sentence.own
    named = (one.name for one in markets.every() if re.search(places(one.name), before))
    others = {one for one in named if one != look.home and one in look.grounds}
    if len(others) == 1 and not elsewhere(*others).search(before):
        return others.pop()
    return "" if elsewhere(look.home).search(sentence.own) else look.home


def _moves(look: Look, market: str) -> list[float]:
    """Return how the indices of a market moved that day, in percent; none where one is not known."""
    ground = look.grounds.get(market)
    if ground is None or any(len(look.sessions_of(one)) > 1 for one in markets.named(market).indices):
        return []
    told = [ground.moved(about) for about in markets.named(market).indices]
    known = [one for one in told if one is not None]
    return known if len(known) == len(told) else []


def _is_of_another_time(look: Look, sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of another day or time."""
    if _ELSE.search(sentence.own):
        return True
    span = span_of(sentence.own, look.day)
    if span is not None and span != DAY:
        return True
    return look.is_of_another_day(sentence) and "간밤" not in sentence.own
