"""Where an article contradicts itself: one move told with verbs of different strength."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from benchmarks.reader.claims.claim import Claim, Line
from benchmarks.reader.claims.clauses import said
from benchmarks.reader.claims.closes import Closes
from benchmarks.reader.claims.subjects import Namer

_STRONG = frozenset({"급등", "폭등", "급락", "폭락"})


def judged(lines: Iterable[Line], day: dt.date, closes: Closes, namer: Namer, span: str) -> Iterator[Claim]:
    """Yield a subject's move that is 급락 here and 폭락 there."""
    del day, closes
    told: dict[tuple[str, str], tuple[str, Line]] = {}
    for line in lines:
        if "요일" in line.text:
            continue
        for one in said(line.text, namer, span, line.same):
            if one.verb not in _STRONG or len(one.symbols) > 1:
                continue
            key = one.symbols[0], one.span
            first, where = told.setdefault(key, (one.verb, line))
            if first != one.verb:
                yield Claim(
                    "clash",
                    False,
                    line.text,
                    f"{one.symbols[0]} {one.verb}, but {first} in: {where.text}",
                    line.place,
                )
