"""Who went furthest among few, and whether all of them went one way."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from benchmarks.reader.claims.claim import Claim, Line
from benchmarks.reader.claims.closes import BASKET, Closes
from benchmarks.reader.claims.records import subject_of
from benchmarks.reader.claims.subjects import MARKET, Namer

_ALL = re.compile(
    r"(?<!나머지 )(?P<who>3대 지수|대형 기술주|주요 기술주|빅테크|매그니피센트 7)[^.]{0,30}?(?:모두|일제히|나란히|동반)\s(?:큰 폭으로\s|소폭\s)?(?P<way>올(?!해)|오르|오른|상승|내|하락|급락|급등|폭락|폭등|뛴)"
)
_MOSTLY = re.compile(r"대형 기술주(?:은|는|이|가) (?:대체로|대부분) (?P<way>올랐|오른|내렸|내린)")
_BONDS = re.compile(r"국채(?: 가격)?(?:은|는|도|까지) (?:반대로 )?(?P<way>올랐|강세|내렸|밀렸|약세)")
_MOST = re.compile(r"(?P<what>오름폭|내림폭|낙폭|상승률|하락률|상승 폭|하락 폭)이\s가장\s(?:컸|크)")


def judged(line: Line, day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield words of togetherness and of rank among the indices and the seven."""
    text = line.text
    if span == "week" and re.search(r"요일|이틀|사흘", text):
        return
    for found in _ALL.finditer(text):
        some = MARKET if found["who"] == "3대 지수" else BASKET
        yield from _together(some, found, line, day, closes, span)
    for found in _MOSTLY.finditer(text):
        yield from _mostly(found, line, day, closes, span)
    for found in _BONDS.finditer(text):
        yield from _bonds(found, line, day, closes, span)
    if "3대 지수" in text:
        for found in _MOST.finditer(text):
            yield from _most(found, line, day, closes, namer, span)
    yield from _yields(line, day, closes, span)
    yield from _headline(line, day, closes, span)


def _together(
    some: tuple[str, ...], found: re.Match[str], line: Line, day: dt.date, closes: Closes, span: str
) -> Iterator[Claim]:
    moves = {one: closes.move(one, day, span) for one in some}
    known = {one: move for one, move in moves.items() if move is not None}
    if len(known) < len(some) - 1:
        return
    way = 1 if found["way"][0] in "올오상뛴" or found["way"] in {"급등", "폭등"} else -1
    holds = all(way * move > -0.005 for move in known.values())
    told = ", ".join(f"{one} {move:+.2f}" for one, move in known.items())
    yield Claim("together", holds, line.text, f"{found.group()[-14:]}: {told}", line.place)


def _mostly(found: re.Match[str], line: Line, day: dt.date, closes: Closes, span: str) -> Iterator[Claim]:
    """Yield which way most of the seven are said to have gone."""
    moves = [move for one in BASKET if (move := closes.move(one, day, span)) is not None]
    way = 1 if found["way"][0] in "올오" else -1
    holds = 2 * sum(way * move > 0 for move in moves) > len(moves)
    yield Claim("together", holds, line.text, f"{found.group()}: {moves}", line.place)


def _bonds(found: re.Match[str], line: Line, day: dt.date, closes: Closes, span: str) -> Iterator[Claim]:
    """Yield which way the prices of bonds are said to have gone: their yields went the other."""
    long = closes.readings("DGS10", day, span)
    if long:
        way = 1 if found["way"] in {"올랐", "강세"} else -1
        holds = any(way * one < 0 for one in long)
        yield Claim("yields", holds, line.text, f"{found.group()}: 10-year {long}", line.place)


def _most(
    found: re.Match[str], line: Line, day: dt.date, closes: Closes, namer: Namer, span: str
) -> Iterator[Claim]:
    own = [m for m in namer.find(line.text) if m.symbols != MARKET]
    for symbol in subject_of(line.text, found.start(), found.end(), own)[:1]:
        moves = {one: move for one in MARKET if (move := closes.move(one, day, span)) is not None}
        if symbol in moves:
            way = 1 if found["what"] in {"오름폭", "상승률", "상승 폭"} else -1
            best = max(moves, key=lambda one: way * moves[one])
            yield Claim("rank", best == symbol, line.text, f"{symbol} of {moves}", line.place)


def _yields(line: Line, day: dt.date, closes: Closes, span: str) -> Iterator[Claim]:
    """Yield comparisons of the two yields."""
    text = line.text
    if "물 금리" not in text:
        return
    long, short = closes.readings("DGS10", day, span), closes.readings("DGS2", day, span)
    if not long or not short:
        return
    pairs = list(zip(long, short, strict=False))
    why = f"10-year {long}, 2-year {short}"
    if re.search(r"2년물 금리도 같은 폭", text):
        yield Claim("yields", any(abs(a - b) < 0.01 for a, b in pairs), text, why, line.place)
    opposite = re.search(r"(?:2|10)년물 금리(?:은|는) (?:반대로|올랐|내렸)", text)
    if opposite and "반대로" in opposite.group():
        yield Claim("yields", any(a * b < 0 for a, b in pairs), text, why, line.place)


def _headline(line: Line, day: dt.date, closes: Closes, span: str) -> Iterator[Claim]:
    """Yield what a headline calls the market: 일제히 상승, 동반 강세, 혼조, 등락 엇갈려."""
    text = line.text
    if not re.search(r"뉴욕증시|3대 지수|주요 지수", text) or span == "week":
        return
    moves = {one: move for one in MARKET if (move := closes.move(one, day, span)) is not None}
    if len(moves) < 3:
        return
    for words, holds in (
        (r"일제히 상승|동반 (?:강세|상승)|3대 지수 (?:소폭 )?상승", all(m > -0.005 for m in moves.values())),
        (r"일제히 하락|동반 (?:약세|하락)|3대 지수 (?:소폭 )?하락", all(m < 0.005 for m in moves.values())),
        (r"혼조|엇갈", min(moves.values()) < 0.005 and max(moves.values()) > -0.005),
    ):
        if re.search(words, text) and not re.search(r"업종|종목|기술주", text):
            told = ", ".join(f"{one} {move:+.2f}" for one, move in moves.items())
            yield Claim("together", holds, text, told, line.place)
