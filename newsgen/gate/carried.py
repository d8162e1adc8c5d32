"""What was asked about an earlier session's values, as it weighs on the session that is told.

A value that an editor was asked to check is no surer for having become what the next change is measured
from: the question is put again, with both figures. A move that was asked about, and may be true, is not;
unless it comes back. Then the value between was wrong, and so is today's move from it.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator

import numpy as np

from newsgen.gate.earlier import OF_THE_DAY, OF_THE_VALUE, Judged, dated
from newsgen.gate.finding import Consequence, GateFinding, doubt
from newsgen.gate.wording import named, worded
from newsgen.snapshot.breaks import CODES
from newsgen.snapshot.snapshot import Days, Floats, Snapshot

ASKED = frozenset({"rate-rare", "spread-rare", "yield-alone", "fear-apart", "leaders-apart"})
"""Findings of a rare move of an index or a rate, which the next day's takes back where it was none."""
BROKEN = frozenset({*CODES, "base-doubtful"})
"""Findings of a stock's move that may be an ex-date's; a price does not come back from one."""
BACK = 0.4
"""Share of a rare move of a rate or an index that the next one takes back, at least, to be asked about."""
NEAR = 0.35
"""How far, in parts of a stock's move, the two moves together may be from none to be there and back."""
STILL = "yields-still"


def carried(told: Snapshot, earlier: Iterable[Judged], since: dt.date) -> list[GateFinding]:
    """Return what earlier sessions' findings say of a session that is told, or of its week.

    ``since`` is the first day that is told: a session before it is what is measured from.
    """
    return [found for day in earlier for found in _carried(told, *day, since)]


def _carried(
    told: Snapshot, day: Snapshot, findings: Iterable[GateFinding], since: dt.date
) -> Iterator[GateFinding]:
    for one in findings:
        if one.released or one.day is not None:
            continue
        if one.code in BROKEN and "change" in one.figures:
            yield from _there_and_back(told, day.day, one)
        elif one.consequence is Consequence.FLAG and _stands(told, day.day, one, since):
            yield _again(told, day, one, since)  # where it was dropped, nothing is measured from it


def _stands(told: Snapshot, day: dt.date, one: GateFinding, since: dt.date) -> bool:
    """Tell whether a question about a day's value is one about what is told."""
    if day >= since:
        return one.code in OF_THE_DAY and _matters(told, day, one, since)
    if one.code in ASKED:
        return _came_back(told, day, one)
    return one.code in OF_THE_VALUE and _matters(told, day, one, since)


def _there_and_back(told: Snapshot, day: dt.date, one: GateFinding) -> Iterator[GateFinding]:
    """Drop a stock whose doubted move came back by about as much the session after."""
    close, first = _values(told, one.symbol)
    row = _row(first, day)
    if row is None or row + 1 >= close.size or not np.isfinite(close[row : row + 2]).all():
        return
    went, back = math.log1p(one.figures["change"] / 100), math.log(close[row + 1] / close[row])
    if abs(went + back) <= NEAR * abs(went):
        moved = math.expm1(back) * 100
        said = (
            f"{day} {one.figures['change']:+.1f}%, 다음 거래일 {moved:+.1f}%: "
            f"{day} 종가가 틀렸던 것으로 봅니다."
        )
        found = doubt("there-and-back", one.symbol, said, change=one.figures["change"], back=moved)
        found = worded(told, found)
        yield found if _by_name(told, one.symbol, moved) else found.quiet()


def _came_back(told: Snapshot, day: dt.date, one: GateFinding) -> bool:
    """Tell whether a rare move was taken back, a good part of it, the session after."""
    names = [one.symbol]
    if one.code == "spread-rare":
        names += [spread.shorter for spread in told.market.bounds.spreads if spread.longer == one.symbol]
    return any(_turned(*_values(told, name), day) for name in names)


def _turned(values: Floats, days: Days, day: dt.date) -> bool:
    row = _row(days, day)
    if row is None or row < 1 or row + 1 >= values.size:
        return False
    went, back = np.diff(values[row - 1 : row + 2]).tolist()
    return bool(went * back < 0 and abs(back) >= BACK * abs(went))


def _matters(told: Snapshot, day: dt.date, one: GateFinding, since: dt.date) -> bool:
    """Tell whether anything that is likely to be told rests on a doubted value: of most stocks nothing is."""
    if one.code != "shares-differ":
        return True
    close, days = _values(told, one.symbol)
    row = _row(days, day) if day < since else int(np.searchsorted(days, np.datetime64(since))) - 1
    if row is None or row < 0 or not np.isfinite(close[[row, -1]]).all():
        return False
    return _by_name(told, one.symbol, float((close[-1] / close[row] - 1) * 100))


def _by_name(told: Snapshot, symbol: str, moved: float) -> bool:
    """Tell whether a stock that moved so far, in percent, may be told by name."""
    sizes, universes = told.market.bounds.sizes, told.market.universes
    roles = [one.role for one in universes if symbol in told.universes.get(one.name, frozenset())]
    return symbol in told.series or any(abs(moved) >= sizes[role].moved for role in roles if role in sizes)


def _again(told: Snapshot, day: Snapshot, one: GateFinding, since: dt.date) -> GateFinding:
    """Return a finding as it is told again: of which day it is, and what is measured from its value."""
    if day.day >= since:
        return dated(day, one, "한 주의 등락에 든 값입니다.")
    names = [each.symbol for each in told.market.yields] if one.code == STILL else [one.symbol]
    pairs = named(told.market, ", ".join(filter(None, (_pair(told, name, day.day) for name in names))))
    return dated(day, one, f"이 값에 견준 등락을 썼습니다({pairs})." if pairs else "이 값에 견주어 썼습니다.")


def _pair(told: Snapshot, name: str, day: dt.date) -> str:
    """Return a doubted value and today's, named; empty where one of them is not there."""
    values, days = _values(told, name)
    row = _row(days, day)
    if row is None or not np.isfinite(values[[row, -1]]).all():
        return ""
    return f"{name} {values[row]:,.2f} → {values[-1]:,.2f}"


def _values(told: Snapshot, name: str) -> tuple[Floats, Days]:
    """Return the values and days of an index, a stock or a rate; nothing of what is not there."""
    if name in told.series:
        return told.series[name].close, told.series[name].days
    if name in told.rates:
        return told.rates[name].values, told.rates[name].days
    if (column := told.panel.column(name)) is not None:
        return told.panel.close[:, column], told.panel.days
    return np.empty(0), np.empty(0, dtype="datetime64[D]")


def _row(days: Days, day: dt.date) -> int | None:
    found = np.flatnonzero(days == np.datetime64(day))
    return int(found[0]) if found.size else None
