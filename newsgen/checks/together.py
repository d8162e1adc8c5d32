"""What all indices of a market are said to have done together, where each of them did the opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen import markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.opposite import opposite
from newsgen.checks.prices import DIRECTION as CODE
from newsgen.claims import Measure, Sentence, When
from newsgen.claims.claim import DAY
from newsgen.claims.direction import DIRECTION
from newsgen.claims.markets import elsewhere
from newsgen.claims.when import span_of
from newsgen.patterns import compiled

_TOLD = compiled(
    r"(?P<many>3대|세|두|양)\s?(?:주요\s)?(?:주가\s?)?지수(?:는|가|도)?\s(?:모두|일제히|나란히|동반|함께)\s(?:\S+으로\s|큰 폭으로\s)?"
)
_MANY = {"3대": 3, "세": 3, "두": 2, "양": 2}
_ELSE = compiled(r"출발|개장|시작|장중|장 초반|한때|선물|연속|째|던\s|다가|전망|기대|우려|예상|달리")
"""What makes a move one of a moment, of several days, of before or to come."""
_SURE = 0.05
"""Percent from which on nobody takes a move for the other way."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield words of direction that all indices of the text's own market contradict."""
    moves = [] if not look.is_closing else _moves(look)
    for sentence in look.copy.sentences if moves else ():
        yield from _bounds(look, moves, sentence)
        found = _TOLD.search(sentence.own)
        word = DIRECTION.match(sentence.own, found.end()) if found else None
        if found is None or word is None or _MANY[found["many"]] != len(moves) or _is_of_else(look, sentence):
            continue
        sign = 1 if word["up"] else -1
        if all(move * sign < -_SURE for move in moves):
            start, end, other = opposite(look.text, sentence.at + word.start(), sentence.at + word.end())
            way = "내렸습니다" if sign > 0 else "올랐습니다"
            yield Flaw(
                CODE, Kind.FALSE, start, end, f"방향이 반대입니다. {look.day:%Y-%m-%d}에는 모두 {way}.", other
            )


_BOUND = compiled(
    r"(?P<many>3대|세)\s?(?:주요\s)?(?:주가\s?)?지수(?:는|가|도)?\s(?:모두|일제히|나란히|전부)\s(?P<number>\d+(?:\.\d+)?)%\s?(?:넘게|이상)\s"
)
"""A bound that is said of all of them: 3대 지수 모두 2% 넘게 내렸다."""


def _bounds(look: Look, moves: list[float], sentence: Sentence) -> Iterator[Flaw]:
    """Yield a bound of all indices that one of them does not reach."""
    for found in _BOUND.finditer(sentence.own):
        if _is_of_else(look, sentence):
            return
        least = min(abs(one) for one in moves)
        if len(moves) == _MANY[found["many"]] and least < float(found["number"]) - _SURE:
            start, end = sentence.at + found.start("number"), sentence.at + found.end() - 1
            yield Flaw("bound", Kind.FALSE, start, end, f"가장 적게 움직인 지수는 {least:.2f}%입니다.")


def _moves(look: Look) -> list[float]:
    """Return how the indices of the text's market moved that day, in percent; none where one is not known."""
    ground = look.grounds.get(look.home)
    if ground is None:
        return []
    told = [
        ground.value(about, Measure.CHANGE, When.CLOSE, DAY, ground.session.day)
        for about in markets.named(look.home).indices
    ]
    known = [one for one in told if isinstance(one, float)]
    return known if len(known) == len(told) else []


def _is_of_else(look: Look, sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of another day, time or market."""
    text = sentence.own
    if _ELSE.search(text) or re.search(elsewhere(look.home), text):
        return True
    span = span_of(text, look.day)
    if span is not None and span != DAY:
        return True
    return look.is_of_another_day(sentence)
