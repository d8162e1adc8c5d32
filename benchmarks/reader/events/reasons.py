"""Which of the named large movers carry a report as the files have one for exactly that session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from benchmarks.reader.claims import Closes
from benchmarks.reader.events import companies
from benchmarks.reader.events.judge import Found, Judge

LARGE = 10_000.0
"""Million dollars of market value from which a named company counts."""
MOVER = 3.0
"""Percent from which a day's move is one that a reader wants a reason for."""


class Reasons(NamedTuple):
    """The named large movers of an article, by symbol."""

    carried: tuple[str, ...] = ()
    """With a report that the files have, and the text tells it."""
    missed: tuple[str, ...] = ()
    """With a report that the files have, and the text is silent."""
    invented: tuple[str, ...] = ()
    """Without one in the files, and the text tells one; also of companies that are small."""
    silent: int = 0
    """How many have none in the files and none in the text."""

    @property
    def known(self) -> int:
        """How many have a report in the files."""
        return len(self.carried) + len(self.missed)


def reasons(
    sentences: Iterable[tuple[str, str]], found: Found, day: dt.date, judge: Judge, closes: Closes
) -> Reasons:
    """Return who carries a reason in the body of an article about a session."""
    text = [words for place, words in sentences if place not in {"headline", "deck", "summary", "subhead"}]
    named = {s for words in text for one in judge.names.find(words) for s in one.symbols}
    told = {one.about for one in found.verdicts if one.kind == "report" and one.about not in {"", "?"}}
    wrong = {one.about for one in found.verdicts if one.kind == "report" and one.holds is False}
    carried, missed, silent = [], [], 0
    for symbol in sorted(named - {"?"}):
        cap, move = closes.cap(symbol, day), closes.move(symbol, day)
        if cap is None or move is None or cap < LARGE or abs(move) < MOVER:
            continue
        kin = set(judge.files.kin.get(symbol, (symbol,)))
        if companies.reason(judge.files, symbol, day, day) is None:
            silent += not kin & told
        elif kin & told:
            carried.append(symbol)
        else:
            missed.append(symbol)
    return Reasons(tuple(carried), tuple(missed), tuple(sorted(wrong - {"", "?"})), silent)
