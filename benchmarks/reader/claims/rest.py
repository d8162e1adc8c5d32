"""What a text says of the others of the seven: of all whom the sentences before it do not name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from benchmarks.reader.claims.claim import Claim, Line
from benchmarks.reader.claims.closes import BASKET, Closes
from benchmarks.reader.claims.subjects import Namer

_REST = re.compile(
    r"(?P<who>나머지|다른) 대형 기술주(?:는|의)[^.]*?(?:(?P<way>올랐|내렸|상승했|하락했)|크지|크게)"
)
_NEAR = 5
"""Sentences before it in which a reader looks for who is none of them."""
_LITTLE = 0.55


def judged(lines: Sequence[Line], day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield each sentence on the others, and whether it holds of each of them."""
    lead = [line for line in lines if line.place == "lead"]
    for at, line in enumerate(lines):
        found = _REST.search(line.text)
        if found is None:
            continue
        before = [one for one in lines[max(0, at - _NEAR) : at] if one.place == line.place]
        said = [*before, line, *(lead if found["who"] == "다른" or not before else [])]
        named = {symbol for one in said for name in namer.find(one.text) for symbol in name.symbols}
        rest = {one: closes.move(one, day, span) for one in BASKET if one not in named}
        known = {one: move for one, move in rest.items() if move is not None}
        way = 0 if found["way"] is None else 1 if found["way"][0] in "올상" else -1
        holds = all(move * way > -0.005 if way else abs(move) < _LITTLE for move in known.values())
        told = ", ".join(f"{one} {move:+.2f}" for one, move in known.items())
        yield Claim("rest", holds, line.text, f"{found.group()[-16:]}: {told}", line.place)
