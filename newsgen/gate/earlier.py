"""Closes of earlier sessions that are doubted: nothing is measured from them either."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import msgspec

from newsgen.gate.finding import ABSENT, IN_PART, UNIVERSES, Consequence, GateFinding, Section
from newsgen.snapshot.breaks import CODES
from newsgen.snapshot.snapshot import Snapshot, is_stock

Judged: TypeAlias = tuple[Snapshot, list[GateFinding]]
"""A session and what is wrong with it."""

HALTED = "halted"
OF_THE_MOVE = frozenset({*CODES, HALTED, "returned"})
"""Findings that doubt how a stock came to its close, not the close: the next day is measured from it."""
GONE = frozenset({"index-missing", "missing-day", "gap-before"})
"""Findings of a close that is not there, as one is that was taken out."""
OF_CLOSES = frozenset({Section.STOCKS, *UNIVERSES.values()})
"""Sections that are closes of stocks."""
OF_SERIES = frozenset({Section.RATES})
"""Sections that a week's change of is measured over the doubted day, or from it."""
OF_POLICY = frozenset({Section.FED, Section.TARGET})
"""Sections whose odds of a day are compared with those of the days before."""
OF_THE_DAY = frozenset({"index-off", "repeated-level", "member-off", "shares-differ"})
"""Questions about a close that are put again of the day after, and of the week that it is a day of."""
OF_THE_VALUE = OF_THE_DAY | {
    "fear-still",
    "yields-still",
    "yield-apart",
    "currency-differs",
    "currency-apart",
    "currency-still",
    "gauge-still",
    "future-some-still",
    "futures-repeated",
    "futures-torn",
}
"""All questions about a value, not a move, that are put again where it is measured from."""
OF_A_STEP = frozenset({"member-parted", "shares-differ"})
"""Findings that doubt a stock's close or the one before: a week over the two is doubted whichever it is."""
OF_LISTS = frozenset({"members-parted"})
"""Findings that doubt who the members are: as wrong of the whole week as of the day."""
ONE_DAY = 2
"""Sessions of one close that a row makes which was carried forward once, the copied one among them."""
FEW = 5
"""Stocks up to which a market's halts are none: in New York none in 514 sessions, in Seoul 63 a day."""


def doubts_of(base: Judged, broad: str) -> list[GateFinding]:
    """Return what is doubted of the session that a move is measured from.

    Without the close of the ``broad`` index to measure from there is no article.
    """
    return list(_of_base(*base, broad))


def doubts_within(day: Judged) -> list[GateFinding]:
    """Return what is doubted of a session that a move goes over."""
    return list(_of_day(*day))


def told_once(findings: Iterable[GateFinding]) -> list[GateFinding]:
    """Return the findings, each thing of a symbol once; that a close is gone which is doubted is no news."""
    found = list(findings)
    doubted = {one.symbol for one in found if one.day is not None and one.code not in GONE}
    stocks = any(one.section in OF_CLOSES and one.day is not None and one.code not in GONE for one in found)
    kept: dict[tuple[str, str], GateFinding] = {}
    for one in found:
        known = one.code in GONE and (one.symbol in doubted or (stocks and one.symbol == "*"))
        kept.setdefault((one.code, one.symbol), one.turned(Consequence.NOTE, one.advice) if known else one)
    return list(kept.values())


def of_one_stock(snapshot: Snapshot, symbol: str) -> bool:
    """Tell whether a symbol is one of the many stocks: no index, big name, rate or release."""
    return is_stock(symbol) and symbol not in snapshot.series and snapshot.panel.column(symbol) is not None


def _of_base(snapshot: Snapshot, findings: Iterable[GateFinding], broad: str) -> Iterator[GateFinding]:
    """Yield the closes of the session before that are doubted; of single stocks nobody is told twice."""
    found = list(findings)
    few = sum(one.code == HALTED for one in found) <= FEW
    for one in found:
        if one.code in OF_THE_MOVE and not (few and _copied(one)):
            continue
        if one.code in ABSENT | IN_PART or one.day is not None:
            continue
        if one.consequence is Consequence.HOLD and one.symbol == broad:
            yield dated(snapshot, one, "이 종가와 견줄 수 없습니다. 그날의 지적을 먼저 푸십시오.")
        elif one.consequence is Consequence.SECTION and one.section is not None:
            yield _of_section(snapshot, one, one.section)
        elif one.consequence is Consequence.DROP:
            told = dated(snapshot, one, "이 종가에서 잰 등락을 뺐습니다.")
            yield told.quiet() if of_one_stock(snapshot, one.symbol) else told


def _of_section(snapshot: Snapshot, one: GateFinding, section: Section) -> GateFinding:
    """Return the finding of a section that nothing is measured from."""
    if section in OF_POLICY:
        of_prices = msgspec.structs.replace(one, section=Section.FED)
        return dated(snapshot, of_prices, "그날의 확률과는 견주지 않았습니다.")
    if section in OF_SERIES:
        return dated(snapshot, one, f"이 값에서 잰 등락을 알 수 없어 {one.advice}")
    return dated(snapshot, one, "이 종가에서 잰 등락을 뺐습니다.")


def _copied(one: GateFinding) -> bool:
    """Tell whether a stock that seems to rest is one whose row was carried forward for a day."""
    return one.code == HALTED and one.figures.get("sessions", math.inf) <= ONE_DAY


def _of_day(snapshot: Snapshot, findings: Iterable[GateFinding]) -> Iterator[GateFinding]:
    """Yield the closes of a session within the span that are doubted, and the moves, a part of its own."""
    for one in findings:
        if one.consequence is Consequence.DROP:
            moved = one.code in OF_THE_MOVE | OF_A_STEP
            told = dated(snapshot, one, one.advice)
            yield msgspec.structs.replace(told, day=None) if moved else told
        elif one.consequence is Consequence.SECTION and one.code in OF_LISTS:
            yield msgspec.structs.replace(dated(snapshot, one, one.advice), day=None)
        elif one.consequence is Consequence.SECTION and one.section in OF_SERIES:
            yield dated(snapshot, one, one.advice)
        elif one.consequence is Consequence.HOLD and one.symbol != "*" and one.code not in ABSENT:
            yield dated(snapshot, one.turned(Consequence.DROP, ""), "빼고 썼습니다.")


def dated(snapshot: Snapshot, one: GateFinding, advice: str) -> GateFinding:
    """Return a finding that says of which day it is."""
    told = one.message if f"{snapshot.day}" in one.message else f"{snapshot.day}: {one.message}"
    return msgspec.structs.replace(one, message=told, advice=advice, day=snapshot.day)
