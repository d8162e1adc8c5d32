"""Who bought and sold how much on the exchange in Seoul, as a text tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsgen.korean.figures import Figure
from newsgen.patterns import compiled

WHO = {
    "개인": "individual",
    "외국인": "foreign",
    "외인": "foreign",
    "개미": "individual",
    "기관": "institution",
    "기타법인": "other_corp",
}
INVESTORS = compiled(
    r"(?<![가-힣])(개인|외국인|외인|기관|기타법인|개미)(?:투자자|투자가|들)*(?=[은는이가도과와의·,:(\s]|으로[,\s]|이다)"
)
BUY = compiled(
    r"순매수|사들[였이인여임]|쏟아\s?[부붓]|받아\s?[냈내]|거둬들|매수 ?우위|샀|사자|담았|담으|담은|쓸어|매수했|매수하|매수세|순매입|매집|사\s?모[으은았아]|(?<=[억조원치]\s)매수|(?<![가-힣])(?:산(?=\s(?:반면|가운데|데))|사(?=[고며][,\s]))"
)
SELL = compiled(
    r"순매도|팔아|매도 ?우위|팔았|팔자|팔며|내다|던[졌지짐진]|쏟아(?!\s?[부붓])|매도했|매도하|매도세|처분|덜어|(?<=[억조원치]\s)매도|(?<![가-힣])(?:판(?=\s)|팔(?=[고며지]))"
)
SIGNED = compiled(r"(?:개인|외국인|외인|기관|개미)\s?:?\s?[+\-−]\s?\d[\d,조천]*억")
"""Net buying as tables of notes tell it, by its sign: 기관 +2,622억원."""
_BEFORE_INVESTORS = r"(?:은|는|선|:|,)?\s(?=(?:개인|외국인|외인|기관|개미))"
BOARD = compiled(
    rf"(?P<kosdaq>코스닥\s?시장|코스닥에서|코스닥{_BEFORE_INVESTORS})|유가증권\s?시장|코스피\s?시장|코스피에서|코스피{_BEFORE_INVESTORS}"
)
_OF_OTHER = compiled(r"[가-힣A-Z]\($|선물|ETF|종목")
KOREAN = {"individual": "개인", "foreign": "외국인", "institution": "기관", "other_corp": "기타법인"}


class Told(NamedTuple):
    """One amount, whose it is and which way."""

    figure: Figure
    who: str
    board: str
    way: int
    verb: tuple[int, int] | None
    name: tuple[int, int]


def bound(
    text: str,
    investors: list[tuple[int, int, str]],
    amounts: list[Figure],
    board: str,
    named: list[tuple[int, str]],
    stocks: list[int],
) -> Iterator[Told]:
    """Bind amounts to investors: each to the nearest before it, in a row of them each its own.

    ``stocks`` are the places of companies' names: what stands behind one of them is bought of that company.
    """
    for figure in amounts:
        before = [one for one in investors if one[1] <= figure.start]
        if not before:
            continue
        row = [before[-1]]
        for one in reversed(before[:-1]):
            if not re.fullmatch(r"(?:투자자|투자가|들)*(?:[과와·,]|, |[과와] )\s?", text[one[1] : row[0][0]]):
                break
            row.insert(0, one)
        if any(row[-1][1] <= one < figure.start for one in stocks):
            continue
        following = [
            one
            for one in amounts
            if one.start >= row[-1][1] and not any(row[-1][1] < who[0] < one.start for who in investors)
        ]
        if len(row) > 1 and len(following) == len(row):
            one = row[following.index(figure)] if figure in following else row[-1]
        elif len(row) > 1 or following.index(figure) > 0 or _OF_OTHER.search(text[row[0][1] : figure.start]):
            continue
        else:
            one = row[0]
        way, verb = _way(text, figure, _end_of_list(text, figure))
        boards = [name for start, name in named if start <= figure.start]
        yield Told(figure, one[2], boards[-1] if boards else board, way, verb, (one[0], one[1]))


_TURNS = compiled(r"[,;]?\s(?:반대로|반면|대신)\s|[가-힣](?:지만|으나)\s")


def _end_of_list(text: str, figure: Figure) -> int:
    """Return how far the verb of an amount may stand: that of one in brackets before the sentence turns."""
    bracketed = text[max(figure.start - 1, 0) : figure.start] == "("
    turn = _TURNS.search(text, figure.end) if bracketed else None
    return turn.start() if turn else len(text)


_IN_TABLE = compiled(r"(?:개인|외국인|외인|기관|개미|기타법인)\s?:?\s?[+\-−]?\s?$")


def _way(text: str, figure: Figure, stop: int) -> tuple[int, tuple[int, int] | None]:
    """Return which way an amount went: by its sign in a table, else by the first verb behind it, of a list by the one behind its end."""
    begin, begin_of = figure.end, figure.start
    if figure.sign and _IN_TABLE.search(text, max(begin_of - 12, 0), begin_of):
        return figure.sign, (figure.start, figure.start + 1)
    found = [(one.start(), one.end(), 1) for one in BUY.finditer(text, begin, stop)]
    found += [(one.start(), one.end(), -1) for one in SELL.finditer(text, begin, stop)]
    if not found:
        return 0, None
    start, stop, way = min(found)
    return way, (start, stop)
