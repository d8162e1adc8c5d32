"""Two or more beside each other: who moved more, whether they went one way, which of a list went farthest, how far apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsgen import markets
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.items import NUMBER, number
from newsgen.checks.look import Look, called
from newsgen.checks.opposite import opposite
from newsgen.claims import Claim, Measure, Mention, Sentence, When
from newsgen.claims.claim import DAY
from newsgen.claims.direction import DIRECTION
from newsgen.claims.markets import rate
from newsgen.claims.when import span_of
from newsgen.korean import attach
from newsgen.patterns import compiled

MORE, WAY, APART = "relation", "direction", "arithmetic"
_ELSE = compiled(
    r"장중|한때|초반|막판|개장|출발|오전|오후|시간외|장외|선물|옵션|전날|전일(?!보다)|지난|앞서\s\d|당시|최근|동안|연속|만에|이번 주|한 주|주간|이달|올해|올 들어|연초|연간|누적|평균|분기|제외|빼면|예상|전망|실적|매출|영업이익|순이익|거래량|거래대금|(?:시가총액|시총)(?!\s(?:상위|\d|대형))|순매[수도]"
)
"""What makes a comparison one of another time than the day, or of another thing than moves."""
_NEGATED = compiled(r"[가-힣]{0,4}지(?:는|도)?\s?(?:않|못)|[가-힣]*\s?(?:아니|뻔|듯|수도|것으로 (?:보|예))")
_APART = 0.03
"""Percentage points from which on one move is surely larger than another."""
_LEAST = 0.02
"""Percent from which on a move is one."""


class _Moved(NamedTuple):
    """Somebody and the day's move, in percent."""

    about: str
    by: float


def check(look: Look) -> Iterator[Flaw]:
    """Yield what is said of several beside each other and is not so."""
    if not look.is_closing:
        return
    before: Sentence | None = None
    for sentence in look.copy.sentences:
        if before is not None and before.block != sentence.block:
            before = None
        if _SIGN.search(sentence.own) and not look.is_of_another_day(sentence):
            for each in (_larger, _than, _split, _listed, _topped, _of_market):
                yield from each(look, sentence)
            yield from _at_odds(look, sentence, before)
            yield from _together(look, sentence, before)
            yield from _among(look, sentence, before)
            yield from _width(look, sentence)
            yield from _spread(look, sentence, before)
            yield from _former(look, sentence, before)
        before = sentence


_SIGN = compiled("보다|엇갈|갈렸|대조|모두|나란히|함께|동반|일제히|가장|격차|차이|금리차|금리 차|스프레드|줄줄이|전자[는의]")
_NOUN = r"(?:(?P<fell>낙폭|하락률|하락폭|내림폭)|(?P<rose>상승률|상승폭|오름폭|오름세)|등락률|등락폭|변동폭)"
_MORE = r"(?:더\s|훨씬\s|조금\s|다소\s|약간\s|크게\s|좀\s)*(?:(?P<large>컸|크다|커[졌서,\s]|큰|높았|높[다은]|깊었|깊다|가팔랐|가파르|웃돌)|(?:작았|작다|작은|낮았|낮[다은]|적었|얕았|완만|밑돌))"
_HAS = compiled(rf"(?:\([^()\n]*\))?(?:지수|주가)?의?\s(?:이날\s|하루\s)?{_NOUN}(?:이|가|은|는|도)\s$")
_THAN = compiled(rf"(?:\([^()\n]*\))?(?:지수|주가)?(?:의\s(?:낙폭|하락률|상승률|상승폭|하락폭|오름폭|내림폭))?보다(?:도|는)?\s{_MORE}")
_THAN_FIRST = compiled(r"(?:\([^()\n]*\))?(?:지수|주가)?보다(?:도|는)?\s$")
_HAS_MORE = compiled(rf"(?:\([^()\n]*\))?(?:지수|주가)?의?\s{_NOUN}(?:이|가|은|는)\s{_MORE}")
_IS = compiled(r"(?:\([^()\n]*\))?(?:지수|주가)?(?:이|가|은|는)\s(?:이날\s)?$")
_WENT_MORE = compiled(
    r"(?:\([^()\n]*\))?(?:지수|주가)?보다\s(?:더\s(?:많이|크게|큰 폭으로|가파르게)|더|많이|크게|큰 폭으로)\s(?:(?P<rose>올랐|상승했|뛰었)|(?:내렸|하락했|떨어졌|밀렸|빠졌))"
)


_SELF_MORE = compiled(
    rf"(?:\([^()\n]*\))?(?:지수|주가)?보다\s(?:더\s)?{_NOUN}(?:이|은)\s(?:더\s)?(?P<large>컸|크|높)|(?:\([^()\n]*\))?(?:지수|주가)?보다\s{_NOUN.replace('fell', 'fell2').replace('rose', 'rose2')}(?:이|은)\s(?:더\s)?(?:작았|작|낮|적)"
)


def _larger(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield who is told to have moved more, and moved less: 코스닥의 낙폭이 코스피보다 컸다."""
    own = sentence.own
    names = look.names.named(own)
    if len(names) < _TWO or "보다" not in own or _is_of_else(look, own):
        return
    for one, other in zip(names, names[1:], strict=False):
        between = own[one.end : other.start]
        has, than = _HAS.fullmatch(between), _THAN.match(own, other.end)
        if has and than:
            yield from _held(look, sentence, one, other, has.groupdict(), than, larger=bool(than["large"]))
            continue
        more = _HAS_MORE.match(own, other.end) if _THAN_FIRST.fullmatch(between) else None
        if more:
            yield from _held(look, sentence, other, one, more.groupdict(), more, larger=bool(more["large"]))
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


_TWO = 2


def _held(
    look: Look, sentence: Sentence, one: Mention, other: Mention, way: Mapping[str, str | None],
    found: re.Match[str], *, larger: bool,
) -> Iterator[Flaw]:  # fmt: skip
    """Yield a comparison of two that the day's moves contradict, both of which went the way that it speaks of."""
    if _NEGATED.match(sentence.own, found.end()):
        return
    moves = [_moved(look, each) for each in (one, other)]
    if moves[0] is None or moves[1] is None:
        return
    first, second = moves[0].by, moves[1].by
    if (way.get("fell") and max(first, second) > 0) or (way.get("rose") and min(first, second) < 0):
        return
    if (abs(first) > abs(second)) == larger or abs(abs(first) - abs(second)) < _APART:
        return
    start, end = sentence.at + one.start, sentence.at + found.end()
    yield Flaw(MORE, Kind.FALSE, min(start, sentence.at + other.start), end, _both(look, moves))


def _both(look: Look, moves: Sequence[_Moved | None]) -> str:
    told = [
        f"{attach(called(look, one.about), '은/는')} {abs(one.by):.2f}% {'올랐' if one.by > 0 else '내렸'}"
        for one in moves
        if one is not None
    ]
    return "고, ".join(told) + "습니다."


_SPLIT = compiled(
    r"(?:지수|주가)?(?:의\s(?:희비|방향|등락|주가|운명|표정|흐름)[가이은는도]?|[은는이가도]\s(?:희비가\s|방향이\s|등락이\s|서로\s)?|\s희비가)\s?(?:크게\s|뚜렷이\s|서로\s)?(?:엇갈[렸린려]|갈[렸린려])"
)
_SEVERAL = compiled(
    r"(?<![가-힣])(?:두|양|양대)\s(?:주요\s)?지수(?:는|의|가|도)?\s(?:(?:희비|방향|등락|흐름|표정)[가이은는]?\s)?(?:서로\s)?(?:엇갈[렸린려]|갈[렸린려])"
)
_ALSO = compiled(r"(?:지수)?(?:\([^()\n]*\))?(?:[와과]\s|·|,\s|\s및\s)")


def _split(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield those who are told to have parted, and went the same way: □와 □의 희비가 엇갈렸다."""
    own = sentence.own
    if "갈" not in own or _is_of_else(look, own):
        return
    names = look.names.named(own)
    for at, last in enumerate(names):
        found = _SPLIT.match(own, last.end)
        row = _row(own, names[: at + 1])
        if found and len(row) > 1:
            yield from _one_way(look, sentence, row[0].start, found.end(), [_moved(look, one) for one in row])
    several = _SEVERAL.search(own)
    indices = markets.named(look.home).indices
    if several and not names and len(indices) == _TWO:
        yield from _one_way(look, sentence, several.start(), several.end(), [_of(look, one) for one in indices])


def _one_way(
    look: Look, sentence: Sentence, start: int, end: int, moves: Sequence[_Moved | None]
) -> Iterator[Flaw]:
    known = [one for one in moves if one is not None and abs(one.by) > _LEAST]
    if len(known) == len(moves) and len({one.by > 0 for one in known}) == 1:
        yield Flaw(MORE, Kind.FALSE, sentence.at + start, sentence.at + end, _both(look, known))


_AT_ODDS = compiled(
    r"희비가\s(?:크게\s)?(?:엇갈|갈)[렸린려]|(?P<partner>[와과]\s(?:뚜렷한\s|극명한\s)?)대조(?:를|적)\s?(?:이뤘|이뤄|이루|보[였인]|인\s|이었)|(?:서로\s)?엇갈린\s(?:흐름|모습|행보|움직임|방향)"
)
_REST = compiled("반면|달리|지만|으나|는데|나머지|다른|업종|[가-힣]주[는은가이도]|출발|반등|회복|방어|선방|버[텼틴]")


def _at_odds(look: Look, sentence: Sentence, before: Sentence | None) -> Iterator[Flaw]:
    """Yield those who are told to have parted beside figures all of which went the same way."""
    own = sentence.own
    found = _AT_ODDS.search(own)
    if found is None or _is_of_else(look, own) or _REST.search(own):
        return
    if before is not None and not found["partner"] and DIRECTION.search(before.own):
        return  # it may be that those of the sentence before parted from these
    told = _told(look, sentence)
    words = {bool(one["up"]) for one in DIRECTION.finditer(own)}
    if len(told) > 1 and len(words) <= 1 and len({by > 0 for by in told.values()}) == 1:
        if len(words) == 1 and words != {next(iter(told.values())) > 0}:
            return
        moves = [_Moved(about, by) for about, by in told.items()]
        yield Flaw(MORE, Kind.CONTRADICTION, sentence.at + found.start(), sentence.at + found.end(), _both(look, moves))


_VERB = r"(?:(?P<up>올랐|상승했|상승\s마감|뛰었|오름세|강세)|(?:내렸|하락했|하락\s마감|떨어졌|밀렸|내림세|약세))"
_TOGETHER = compiled(
    rf"(?:(?<![가-힣\d]){NUMBER}\s?(?:개\s)?(?:종목|지수|회사|기업|곳|업체|은행|사)|(?<![가-힣])(?P<these>이들(?:\s종목|\s회사|\s기업)?)|(?<![가-힣])(?P<both>둘|양사|양대 지수|양 지수))"
    rf"(?:의\s(?:주가|지수))?(?:[은는이가도]|\s주가[는가도])?\s(?:모두|나란히|다|함께|동반|일제히|전부)\s(?:[가-힣]+\s)?{_VERB}"
)
_ETC = compiled(
    rf"(?:\([^()\n]*\))?\s등(?:의)?\s(?:[가-힣]+\s){{0,3}}?[가-힣]*(?:주|종목|기업|회사|업체)[이가은는도]\s(?:일제히|나란히|동반|모두|줄줄이|함께)\s{_VERB}"
)


_BRACKETED = compiled(rf"\([^()\n]*\)[은는이가도]\s(?:모두|나란히|함께|동반|일제히)\s(?:[가-힣]+\s)?{_VERB}")


def _together(look: Look, sentence: Sentence, before: Sentence | None) -> Iterator[Flaw]:
    """Yield which way those of the sentence before, or of its own list, went together, and one did not."""
    own = sentence.own
    if _is_of_else(look, own):
        return
    for found in _TOGETHER.finditer(own):
        if _NEGATED.match(own, found.end()) or own.startswith("던", found.end()):
            continue
        n = number(found["n"]) if found["n"] else _TWO if found["both"] else 0
        told = _told(look, sentence, found.start()) or (_told(look, before) if before else {})
        if found["n"] and not told:
            told = _recorded(look, sentence, found.start())
        named = set(told) | _named_in(look, sentence, found.start(), before)
        if len(named) != len(told) or len(told) < _TWO or (n and len(told) != n):
            continue
        off = [_Moved(*one) for one in told.items() if (one[1] > 0) != bool(found["up"])]
        if off and (n or len(off) == len(told)):
            yield _turned(look, sentence, found, off)
    names = look.names.named(own)
    for at, last in enumerate(names):
        listed = _ETC.match(own, last.end) or _BRACKETED.match(own, last.end)
        row = _row(own, names[: at + 1])
        if listed and not _NEGATED.match(own, listed.end()):
            moves = [_moved(look, one) for one in row]
            off = [one for one in moves if one and abs(one.by) > _LEAST and (one.by > 0) != bool(listed["up"])]
            if off and None not in moves:
                yield _turned(look, sentence, listed, off)


def _recorded(look: Look, sentence: Sentence, end: int) -> dict[str, float]:
    """Return the day's moves of those who are listed right before a count of them: □와 □, □ 세 종목은."""
    names = [one for one in look.names.named(sentence.own) if one.end <= end]
    if not names or sentence.own[names[-1].end : end].strip():
        return {}
    moves = [_moved(look, one) for one in _row(sentence.own, names)]
    return {one.about: one.by for one in moves if one is not None} if None not in moves else {}


def _named_in(look: Look, sentence: Sentence, end: int, before: Sentence | None) -> set[str]:
    """Return who is named where the figures of those who are meant stand."""
    own = [one for one in look.names.named(sentence.own) if one.end <= end]
    near = own or (look.names.named(before.own) if before else [])
    return {about for one in near for about in one.abouts}


def _turned(look: Look, sentence: Sentence, found: re.Match[str], off: Sequence[_Moved]) -> Flaw:
    word = re.search(_VERB, found[0])
    at = sentence.at + found.start() + (word.start() if word else 0)
    start, end, other = opposite(look.text, at, sentence.at + found.end())
    return Flaw(WAY, Kind.CONTRADICTION, start, end, _both(look, off), other)


_TOP = compiled(
    r"가장\s(?:많이|크게|큰\s폭으로|가파르게)|(?:낙폭|하락률|상승률|하락폭|상승폭|오름폭|내림폭)[이은도]?\s?가장\s(?:컸|크|높|두드러)"
)
_ORDER = compiled(r"순(?:이었|으로|이다|\.|$)|뒤를\s?(?:이었|이어|따랐)|뒤이어|그다음")


def _than(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield who moved more than the one that the sentence told before: □는 7.94% 떨어져 □보다 낙폭이 작았다."""
    own = sentence.own
    if "보다" not in own or _is_of_else(look, own):
        return
    for other in look.names.named(own):
        found = _SELF_MORE.match(own, other.end)
        told = _told(look, sentence, other.start) if found else {}
        if found is None or len(told) != 1 or len(other.abouts) != 1:
            continue
        first = next((one for one in look.names.named(own) if next(iter(told)) in one.abouts), None)
        if first is None or first.end > other.start:
            continue
        ways = {one: found[one] or found[f"{one}2"] for one in ("fell", "rose")}
        yield from _held(look, sentence, first, other, ways, found, larger=bool(found["large"]))


_INDICES = compiled(
    r"(?<![가-힣\d])(?:3대|세|두|양대|주요)\s(?:주요\s)?(?:주가\s?)?지수\s?(?:가운데|중)(?:에서도?|에서는|에선)?,?\s(?:특히\s)?"
)


def _of_market(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield which of the market's indices is told to have gone farthest, and another did."""
    own = sentence.own
    found = _INDICES.search(own)
    if found is None or _is_of_else(look, own):
        return
    moves = [_of(look, about) for about in markets.named(look.home).indices]
    known = {one.about: one.by for one in moves if one is not None}
    if len(known) == len(moves):
        yield from _farthest(look, sentence, known, found.end())


def _listed(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield who is told to have gone farthest of a list, in brackets of which another has a larger figure."""
    own = sentence.own
    found = _TOP.search(own)
    if found is None or not _ORDER.search(own, found.end()) or _is_of_else(look, own):
        return
    told = _told(look, sentence)
    if len(told) < _TWO or len({by > 0 for by in told.values()}) > 1:
        return
    (first, by), *others = told.items()
    farther = [_Moved(*one) for one in others if abs(one[1]) > abs(by) + _LEAST]
    names = [one for one in look.names.named(own) if first in one.abouts and one.end <= found.start()]
    if farther and names and found.start() - names[0].end < _NEAR:
        start, end = sentence.at + names[0].start, sentence.at + found.end()
        yield Flaw(MORE, Kind.CONTRADICTION, start, end, _both(look, [farther[0], _Moved(first, by)]))


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
    if opened is None or before is None or _is_of_else(look, own) or _is_of_else(look, before.own):
        return
    told = _told(look, before)
    if len(told) < _TWO or len(told) != len(_named_in(look, before, len(before.own), None)):
        return
    yield from _farthest(look, sentence, told, opened.end())


def _topped(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield who is told behind the figures of a list to have gone farthest, and another of them did."""
    own = sentence.own
    if "가장" not in own or _is_of_else(look, own) or _ORDER.search(own):
        return
    for one in look.names.named(own):
        told = _told(look, sentence, one.start)
        if len(told) > _TWO - 1 and set(one.abouts) <= set(told):
            yield from _farthest(look, sentence, told, one.start)


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
    if abs(farthest[1]) > abs(told[about]) + _LEAST:
        start, end = sentence.at + one.start, sentence.at + found.end()
        moves = [_Moved(*farthest), _Moved(about, told[about])]
        yield Flaw(MORE, Kind.CONTRADICTION, start, end, _both(look, moves))


_WIDTH = compiled(
    r"(?:의\s(?:등락률|하락률|상승률|수익률)\s?(?:격차|차이)|\s?(?:간|사이(?:의)?)\s(?:등락률|하락률|상승률|수익률)?\s?(?:격차|차이))[는은가도]\s(?:불과\s|무려\s|약\s)?(?P<value>\d+\.\d+)(?P<unit>%포인트|%p|%P)(?=[였로다에,]|이[었다])"
)


def _width(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield how far two are told to be apart, and are not: 두 종목의 하락률 격차는 3.91%포인트."""
    own = sentence.own
    if ("격차" not in own and "차이" not in own) or _is_of_else(look, own):
        return
    names = look.names.named(own)
    for at, last in enumerate(names):
        found = _WIDTH.match(own, last.end)
        row = _row(own, names[: at + 1])
        moves = [_moved(look, one) for one in row]
        if found is None or len(moves) != _TWO or moves[0] is None or moves[1] is None:
            continue
        apart = abs(moves[0].by - moves[1].by)
        if abs(apart - float(found["value"])) > _ROUNDED:
            start, end = sentence.at + found.start("value"), sentence.at + found.end("unit")
            right = f"{apart:.2f}{found['unit']}"
            yield Flaw(APART, Kind.FALSE, start, end, f"{_both(look, moves)} 차이는 {right}입니다.", right)


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
    begin, end = (before or sentence).at, sentence.at + len(sentence.text)
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


_FORMER = compiled(
    r"전자[는의]\s(?:[가-힣]+\s)?(?P<first>(?P<first_up>상승|올[랐라]|강세|오름)|하락|내[렸려]|약세|떨어|밀[렸려])[^.]{0,16}?후자[는가의]\s(?:[가-힣]+\s)?(?P<second>(?P<second_up>상승|올[랐라]|강세|오름)|하락|내[렸려]|약세|떨어|밀[렸려])"
)


def _former(look: Look, sentence: Sentence, before: Sentence | None) -> Iterator[Flaw]:
    """Yield which ways the former and the latter of two went, if the sentence before has it the other way round."""
    found = _FORMER.search(sentence.own) if before is not None and "후자" in sentence.own else None
    if found is None or before is None:
        return
    told = list(_told(look, before).values())
    if len(told) == _TWO and [by > 0 for by in told] == [not found["first_up"], not found["second_up"]]:
        start, end = sentence.at + found.start(), sentence.at + found.end()
        yield Flaw(WAY, Kind.CONTRADICTION, start, end, "앞 문장과 방향이 반대입니다.")


def _told(look: Look, sentence: Sentence, end: int | None = None) -> dict[str, float]:
    """Return the day's moves that a sentence tells in percent up to a place, by whom they are of, in its order."""
    stop = sentence.at + (len(sentence.text) if end is None else end)
    told: dict[str, float] = {}
    for one in look.claims:
        if not sentence.at <= one.start < stop or one.measure is not Measure.CHANGE:
            continue
        sign = _sign(one)
        if len(one.abouts) != 1 or one.why_open or not sign or not one.figure.is_exact or not _is_days(one):
            return {}
        told.setdefault(one.abouts[0], sign * float(one.figure.value))
    return told


def _is_days(one: Claim) -> bool:
    return one.span == DAY and one.when is When.CLOSE and not one.days


def _sign(one: Claim) -> int:
    return one.figure.sign or (one.direction.sign if one.direction else 0)


def _row(text: str, names: Sequence[Mention]) -> list[Mention]:
    """Return the last named and whom it is joined with."""
    row = [names[-1]]
    for one in reversed(names[:-1]):
        if not _ALSO.fullmatch(text, one.end, row[0].start):
            break
        row.insert(0, one)
    return row


def _is_of_else(look: Look, own: str) -> bool:
    """Tell whether a sentence speaks of another time than the day, or of other things than moves."""
    if _ELSE.search(own):
        return True
    span = span_of(own, look.day)
    return span is not None and span != DAY


def _moved(look: Look, one: Mention) -> _Moved | None:
    """Return the day's move of whom a name is; None where it may be several, or is not known."""
    return _of(look, next(iter(one.abouts))) if len(one.abouts) == 1 else None


def _of(look: Look, about: str) -> _Moved | None:
    ground = look.ground(about)
    if ground is None or rate(about) is not None or about.endswith("=F") or ground.at is not None or len(look.sessions_of(about)) > 1:
        return None
    moved = ground.value(about, Measure.CHANGE, When.CLOSE, DAY, ground.session.day)
    return _Moved(about, moved) if isinstance(moved, float) else None
