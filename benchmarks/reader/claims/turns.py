"""Sentences that turn against the one before them: 하지만, 반면. What they tell went the other way."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from benchmarks.reader.claims.claim import Claim, Line
from benchmarks.reader.claims.clauses import said
from benchmarks.reader.claims.closes import GOODS, Closes
from benchmarks.reader.claims.subjects import Namer

_TURN = re.compile(r"^(?:하지만|반면|그러나|이와 달리|반대로) ")
_SIZE = re.compile(r"그쳤|그친|소폭|낙폭|오름폭|내림폭|덜 |못 미|만회|반납")
"""Words by which it is the size that differs, or what became of a move."""


def judged(lines: Iterable[Line], day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield whether what follows such a word went against what stands before it; goods apart."""
    del day, closes
    return turned(lines, namer, span, lambda symbol: symbol not in GOODS)


def turned(lines: Iterable[Line], namer: Namer, span: str, judges: Callable[[str], bool]) -> Iterator[Claim]:
    """Yield it of the subjects that are asked for, as a namer finds them."""
    for before, line in pairwise(lines):
        if before.place != line.place or not _TURN.match(line.text) or _SIZE.search(line.text):
            continue
        then, now = said(before.text, namer, span, before.same), said(line.text, namer, span, line.same)
        ways = {one.way for one in then if now and one.span == now[0].span}
        if ways and all(map(judges, now[0].symbols)):
            why = f"{now[0].symbols} {now[0].verb}, before it {', '.join(one.verb for one in then)}"
            yield Claim("contrast", -now[0].way in ways, line.text, why, line.place)
