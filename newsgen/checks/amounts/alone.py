"""Who alone went one way, told without a figure: 오른 것은 애플 하나뿐이었다, 내린 종목은 A와 B뿐이다."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.checks.amounts.prices import DIRECTION
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look, called
from newsgen.claims import Mention, Sentence
from newsgen.korean import attach
from newsgen.patterns import compiled, wording

_ALONE = compiled(
    r"(?:(?P<up>오른|상승한|뛴)|내린|하락한|떨어진|밀린)\s(?:것은|건|곳은|종목은|기업은|회사는|이름은|지수는)\s(?P<names>[^.,\n\d]{2,40}?)\s?(?:하나|한\s(?:종목|곳)|둘|두\s(?:종목|곳))?\s?(?:뿐|이?\s?유일|밖에)"
)
_ELSEWHEN = compiled(
    r"장\s?중|한때|초반|개장|출발|오전|오후|전날|전일|지난|앞서|당시|최근|동안|연속|만에|이번\s?주|주간|이달|올해|연초|분기|매출|이익|실적|예상"
)
_JOINT = compiled(r"(?:와|과|,|·|\s및)\s?|")
_LEAST = {"index": 0.005, "stock": 0.02}
"""Percent from which on a move has a direction."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield those said to have gone one way alone who went the other on the text's day."""
    if not look.is_closing:
        return
    for sentence in look.having(_ALONE):
        found = _ALONE.search(sentence.own)
        if found is None or _ELSEWHEN.search(sentence.own) or look.is_of_another_day(sentence):
            continue
        begin = found.start("names")
        names = [
            one._replace(start=one.start + begin, end=one.end + begin)
            for one in look.names.named(wording(found["names"]))
        ]
        for one in _whole(sentence, names, begin):
            yield from _held(look, sentence, one, up=found["up"] is not None)


def _whole(sentence: Sentence, names: list[Mention], begin: int) -> list[Mention]:
    """Return the names of a stretch that begins with the first and has nothing else between them."""
    ends = [begin, *(one.end for one in names)]
    joined = all(
        _JOINT.fullmatch(sentence.own, end, one.start) for end, one in zip(ends, names, strict=False)
    )
    return names if joined else []


def _held(look: Look, sentence: Sentence, one: Mention, *, up: bool) -> Iterator[Flaw]:
    moves = []
    for about in one.abouts:
        ground = look.ground(about)
        value = ground.moved(about) if ground else None
        if value is None or one.sort not in _LEAST or len(look.sessions_of(about)) > 1:
            return
        moves.append(value)
    if not moves or any(abs(each) < _LEAST[one.sort] or (each > 0) == up for each in moves):
        return
    way = "내렸습니다" if up else "올랐습니다"
    message = f"{attach(called(look, min(one.abouts)), '은/는')} {look.day:%Y-%m-%d}에 {way}."
    yield Flaw(DIRECTION, Kind.FALSE, sentence.at + one.start, sentence.at + one.end, message)
