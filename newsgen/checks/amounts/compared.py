"""Who moved more: two and a list beside each other, the farthest of those named, and how far two are apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from newsgen import markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.items import row_of
from newsgen.checks.look import Look
from newsgen.checks.moved import (
    LEAST,
    NEGATED,
    Moved,
    is_of_else,
    move_of,
    moved,
    moves_told,
    named_in,
    of_the_day,
    side_by_side,
)
from newsgen.claims import Measure, Mention, Sentence
from newsgen.claims.markets import rate
from newsgen.patterns import compiled

MORE: Final = "relation"
APART: Final = "arithmetic"
_APART = 0.03
"""Percentage points from which on one move is surely larger than another."""
_TWO = 2
_SIGN = compiled("보다|웃돌|밑돌|앞[섰질]|더 |가장|격차|차이|금리차|금리 차|스프레드")


def check(look: Look) -> Iterator[Flaw]:
    """Yield who is told to have moved more, or most, and did not, and how far some are told to be apart."""
    for sentence, before in of_the_day(look, _SIGN):
        for each in (_larger, _than, _listed, _topped, _of_market, _width):
            yield from each(look, sentence)
        for further in (_even_more, _among, _spread):
            yield from further(look, sentence, before)


_NOUN = r"(?:(?P<fell>낙폭|하락률|하락폭|내림폭)|(?P<rose>상승률|상승폭|오름폭|오름세)|등락률|등락폭|변동폭)"
_MORE = r"(?:더\s|훨씬\s|조금\s|다소\s|약간\s|크게\s|좀\s)*(?:(?P<large>컸|크다|커[졌서,\s]|큰|높았|높[다은]|깊었|깊다|가팔랐|가파르|웃돌)|(?:작았|작다|작은|낮았|낮[다은]|적었|얕았|완만|밑돌))"
_HAS = compiled(rf"(?:\([^()\n]*\))?(?:지수|주가)?의?\s(?:이날\s|하루\s)?{_NOUN}(?:이|가|은|는|도)\s$")
_THAN = compiled(
    rf"(?:\([^()\n]*\))?(?:지수|주가)?(?:의\s(?:낙폭|하락률|상승률|상승폭|하락폭|오름폭|내림폭))?보다(?:도|는)?\s{_MORE}"
)
_THAN_FIRST = compiled(r"(?:\([^()\n]*\))?(?:지수|주가)?보다(?:도|는)?\s$")
_HAS_MORE = compiled(rf"(?:\([^()\n]*\))?(?:지수|주가)?의?\s{_NOUN}(?:이|가|은|는)\s{_MORE}")
_IS = compiled(r"(?:\([^()\n]*\))?(?:지수|주가)?(?:이|가|은|는)\s(?:이날\s)?$")
_WENT_MORE = compiled(
    r"(?:\([^()\n]*\))?(?:지수|주가)?보다\s(?:더\s(?:많이|크게|큰 폭으로|가파르게)|더|많이|크게|큰 폭으로)\s(?:(?P<rose>올랐|상승했|뛰었)|(?:내렸|하락했|떨어졌|밀렸|빠졌))"
)
_SELF_MORE = compiled(
    rf"(?:\([^()\n]*\))?(?:지수|주가)?보다\s(?:더\s)?{_NOUN}(?:이|은)\s(?:더\s)?(?P<large>컸|크|높)|(?:\([^()\n]*\))?(?:지수|주가)?보다\s{_NOUN.replace('fell', 'fell2').replace('rose', 'rose2')}(?:이|은)\s(?:더\s)?(?:작았|작|낮|적)"
)


_THAN_SIGN = compiled("보다|웃돌|밑돌|앞[섰질]")
_OWN_SIZE = compiled(rf"의?\s{_NOUN}(?:\([^()\n]*\))?(?:이|가|은|는|도)\s$")
_EXCEEDS = compiled(
    r"(?:\([^()\n]*\))?(?:의\s[가-힣]{2,3})?(?:\([^()\n]*\))?(?:를|을)\s(?:크게\s|소폭\s)?(?:(?P<large>웃돌|앞섰|앞질)|밑돌)"
)


def _larger(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield who is told to have moved more, and moved less: 코스닥의 낙폭이 코스피보다 컸다."""
    own = sentence.own
    names = look.names.named(own)
    if len(names) < _TWO or not _THAN_SIGN.search(own) or is_of_else(look, own):
        return
    for one, other in pairwise(names):
        between = own[one.end : other.start]
        has, than = _HAS.fullmatch(between), _THAN.match(own, other.end)
        if has and than:
            yield from _held(look, sentence, one, other, has.groupdict(), than, larger=bool(than["large"]))
            continue
        more = _HAS_MORE.match(own, other.end) if _THAN_FIRST.fullmatch(between) else None
        if more:
            yield from _held(look, sentence, other, one, more.groupdict(), more, larger=bool(more["large"]))
            continue
        size, exceeds = _OWN_SIZE.fullmatch(between), _EXCEEDS.match(own, other.end)
        if size and exceeds:
            yield from _held(
                look, sentence, one, other, size.groupdict(), exceeds, larger=bool(exceeds["large"])
            )
            continue
        own_more = _SELF_MORE.match(own, other.end) if _IS.fullmatch(between) else None
        if own_more:
            ways = {one: own_more[one] or own_more[f"{one}2"] for one in ("fell", "rose")}
            yield from _held(look, sentence, one, other, ways, own_more, larger=bool(own_more["large"]))
            continue
        went = _WENT_MORE.match(own, other.end) if _IS.fullmatch(between) else None
        if went:
            ways = {"rose": went["rose"], "fell": None if went["rose"] else "fell"}
            yield from _held(look, sentence, one, other, ways, went, larger=True)


def _held(
    look: Look, sentence: Sentence, one: Mention, other: Mention, way: Mapping[str, str | None],
    found: re.Match[str], *, larger: bool,
) -> Iterator[Flaw]:  # fmt: skip
    """Yield a comparison of two that the day's moves contradict, both of which went the way that it speaks of."""
    if NEGATED.match(sentence.own, found.end()):
        return
    moves = [moved(look, each) for each in (one, other)]
    if moves[0] is None or moves[1] is None:
        return
    first, second = moves[0].by, moves[1].by
    if (way.get("fell") and max(first, second) > 0) or (way.get("rose") and min(first, second) < 0):
        return
    if (abs(first) > abs(second)) == larger or abs(abs(first) - abs(second)) < _APART:
        return
    start, end = sentence.at + one.start, sentence.at + found.end()
    yield Flaw(MORE, Kind.FALSE, min(start, sentence.at + other.start), end, side_by_side(look, moves))


def _than(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield who moved more than the one that the sentence told before: □는 7.94% 떨어져 □보다 낙폭이 작았다."""
    own = sentence.own
    if "보다" not in own or is_of_else(look, own):
        return
    for other in look.names.named(own):
        found = _SELF_MORE.match(own, other.end)
        told = moves_told(look, sentence, other.start) if found else {}
        if found is None or not told or len(other.abouts) != 1:
            continue
        first = next((one for one in look.names.named(own) if list(told)[-1] in one.abouts), None)
        if first is None or first.end > other.start or first.abouts == other.abouts:
            continue
        ways = {one: found[one] or found[f"{one}2"] for one in ("fell", "rose")}
        yield from _held(look, sentence, first, other, ways, found, larger=bool(found["large"]))


_EVEN_MORE = compiled(
    rf"(?:\([^()\n]*\)의|[아어여해려라져]|[며고]|[은는])\s{_NOUN}(?:이|은)\s(?:(?:오히려|훨씬|조금)\s)?더\s(?P<large>컸|크|높|깊)"
)


def _even_more(look: Look, sentence: Sentence, before: Sentence | None) -> Iterator[Flaw]:
    """Yield who is told to have moved even more than all before, and moved less: □(-1.33%)의 낙폭은 더 컸다."""
    own = sentence.own
    found = _EVEN_MORE.search(own)
    if found is None or "보다" in own or is_of_else(look, own) or NEGATED.match(own, found.end()):
        return
    here = moves_told(look, sentence, found.end())
    there = moves_told(look, before) if before is not None and not is_of_else(look, before.own) else {}
    if not here or (len(here) == 1 and not there):
        return
    about, by = list(here.items())[-1]
    others = {**there, **here}
    del others[about]
    if not others or any((one > 0) != (by > 0) for one in others.values()):
        return
    if all(abs(one) > abs(by) + LEAST for one in others.values()):
        moves = [Moved(*next(iter(others.items()))), Moved(about, by)]
        start, end = sentence.at + found.start(), sentence.at + found.end()
        yield Flaw(MORE, Kind.CONTRADICTION, start, end, side_by_side(look, moves))


_TOP = compiled(
    r"가장\s(?:많이|크게|큰\s폭으로|가파르게)|(?:낙폭|하락률|상승률|하락폭|상승폭|오름폭|내림폭)[이은도]?\s?가장\s(?:컸|크|높|두드러)"
)
_ORDER = compiled(r"순(?:이었|으로|이다|\.|$)|뒤를\s?(?:이었|이어|따랐)|뒤이어|그다음")


def _listed(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield who is told to have gone farthest of a list, in brackets of which another has a larger figure."""
    own = sentence.own
    found = _TOP.search(own)
    if found is None or not _ORDER.search(own, found.end()) or is_of_else(look, own):
        return
    told = moves_told(look, sentence, in_list=True)
    if len(told) < _TWO or len({by > 0 for by in told.values()}) > 1:
        return
    (first, by), *others = told.items()
    farther = [Moved(*one) for one in others if abs(one[1]) > abs(by) + LEAST]
    names = [one for one in look.names.named(own) if first in one.abouts and one.end <= found.start()]
    if farther and names and found.start() - names[0].end < _NEAR:
        start, end = sentence.at + names[0].start, sentence.at + found.end()
        yield Flaw(MORE, Kind.CONTRADICTION, start, end, side_by_side(look, [farther[0], Moved(first, by)]))


_NEAR = 24
"""Characters between a name and the word that says it went farthest."""
_OF_THESE = compiled(
    r"^\W*(?:이\s?가운데|이\s?중|그\s?가운데|그중|이들\s?(?:가운데|중)(?:에서도?|에서는)?)(?:에서도?|에서는)?\s(?:특히\s)?"
)
_HAS_TOP = compiled(
    r"(?:\([^()\n]*\))?(?:지수|주가)?(?:[이가]\s|의\s(?:낙폭|하락률|상승률|하락폭|상승폭|오름폭|내림폭)[이은]\s)(?:[\d.]+%(?:로|나)?\s)?(?:가장|제일)\s(?:많이|크게|큰\s폭으로|컸|크|높|두드러|가파르)"
)


def _among(look: Look, sentence: Sentence, before: Sentence | None) -> Iterator[Flaw]:
    """Yield who of the sentence before is told to have gone farthest, and another did: 이 가운데 □가 가장 크게."""
    own = sentence.own
    opened = _OF_THESE.match(own)
    if opened is None or before is None or is_of_else(look, own) or is_of_else(look, before.own):
        return
    told = moves_told(look, before)
    if len(told) < _TWO or len(told) != len(named_in(look, before, len(before.own), None)):
        return
    yield from _farthest(look, sentence, told, opened.end())


def _topped(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield who is told behind the figures of a list to have gone farthest, and another of them did."""
    own = sentence.own
    if "가장" not in own or is_of_else(look, own) or _ORDER.search(own):
        return
    for one in look.names.named(own):
        told = moves_told(look, sentence, one.start)
        if len(told) > _TWO - 1 and set(one.abouts) <= set(told):
            yield from _farthest(look, sentence, told, one.start)


_INDICES = compiled(
    r"(?<![가-힣\d])(?:3대|세|두|양대|주요)\s(?:주요\s)?(?:주가\s?)?지수\s?(?:가운데|중)(?:에서도?|에서는|에선)?,?\s(?:특히\s)?"
)


def _of_market(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield which of the market's indices is told to have gone farthest, and another did."""
    own = sentence.own
    found = _INDICES.search(own)
    if found is None or is_of_else(look, own):
        return
    moves = [move_of(look, about) for about in markets.named(look.home).indices]
    known = {one.about: one.by for one in moves if one is not None}
    if len(known) == len(moves):
        yield from _farthest(look, sentence, known, found.end())


def _farthest(look: Look, sentence: Sentence, told: Mapping[str, float], at: int) -> Iterator[Flaw]:
    own = sentence.own
    one = next((each for each in look.names.named(own) if each.start >= at), None)
    found = _HAS_TOP.match(own, one.end) if one and one.start == at and len(one.abouts) == 1 else None
    if one is None or found is None or len({by > 0 for by in told.values()}) > 1:
        return
    about = next(iter(one.abouts))
    if about not in told:
        return
    farthest = max(told.items(), key=lambda each: abs(each[1]))
    if abs(farthest[1]) > abs(told[about]) + LEAST:
        start, end = sentence.at + one.start, sentence.at + found.end()
        moves = [Moved(*farthest), Moved(about, told[about])]
        yield Flaw(MORE, Kind.CONTRADICTION, start, end, side_by_side(look, moves))


_WIDTH = compiled(
    r"(?:의\s(?:등락률|하락률|상승률|수익률)\s?(?:격차|차이)|\s?(?:간|사이(?:의)?)\s(?:등락률|하락률|상승률|수익률)?\s?(?:격차|차이))[는은가도]\s(?:불과\s|무려\s|약\s)?(?P<value>\d+\.\d+)(?P<unit>%포인트|%p|%P)(?=[였로다에,]|이[었다])"
)


def _width(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield how far two are told to be apart, and are not: 두 종목의 하락률 격차는 3.91%포인트."""
    own = sentence.own
    if ("격차" not in own and "차이" not in own) or is_of_else(look, own):
        return
    names = look.names.named(own)
    for at, last in enumerate(names):
        found = _WIDTH.match(own, last.end)
        row = row_of(own, names[: at + 1])
        moves = [moved(look, one) for one in row]
        if found is None or len(moves) != _TWO or moves[0] is None or moves[1] is None:
            continue
        apart = abs(moves[0].by - moves[1].by)
        if abs(apart - float(found["value"])) > _ROUNDED:
            start, end = sentence.at + found.start("value"), sentence.at + found.end("unit")
            right = f"{apart:.2f}{found['unit']}"
            yield Flaw(
                APART, Kind.FALSE, start, end, f"{side_by_side(look, moves)} 차이는 {right}입니다.", right
            )


_ROUNDED = 0.16
"""Percentage points that two moves, rounded or a moment's, may be apart otherwise."""
_SPREAD = compiled(
    r"(?:장단기\s?금리\s?(?:차|격차)|(?P<one>\d{1,2})년물[과와]\s(?P<other>\d{1,2})년물(?:의|\s간|\s사이)?\s?(?:금리\s?)?(?:차|격차|스프레드)|스프레드)(?:[은는이가도])?\s(?:약\s)?(?P<value>\d+(?:\.\d+)?)(?P<unit>bp|%포인트|%p)(?=[였다.,]|로(?:\s(?!벌|좁|확|축|줄|커)|,)|이[었다며고]|입니다)"
)


def _spread(look: Look, sentence: Sentence, before: Sentence | None) -> Iterator[Flaw]:
    """Yield how far two yields are told to be apart, whose levels beside it say otherwise."""
    found = _SPREAD.search(sentence.own)
    if found is None:
        return
    begin, end = (before or sentence).at, sentence.end
    levels = {
        one.abouts[0]: one.figure
        for one in look.claims
        if begin <= one.start < end and one.measure is Measure.LEVEL and len(one.abouts) == 1
        and rate(one.abouts[0]) is not None and one.figure.unit == "percent" and one.figure.is_exact
    }  # fmt: skip
    years = {re.sub(r"\D", "", about) for about in levels}
    if len(levels) != _TWO or (found["one"] and years != {found["one"], found["other"]}):
        return
    one, other = levels.values()
    scale = 100 if found["unit"] == "bp" else 1
    apart = abs(one.value - other.value) * scale
    if abs(float(apart) - float(found["value"])) > float(one.step + other.step) * scale:
        start, stop = sentence.at + found.start("value"), sentence.at + found.end("unit")
        right = f"{apart.normalize():f}{found['unit']}"
        message = f"{one.value}%와 {other.value}%의 차이는 {right}입니다."
        yield Flaw(APART, Kind.CONTRADICTION, start, stop, message, right)
