"""Sessions that are missing in the history of an index, or of a member of a basket.

A close that was taken out as doubtful is told by what doubts it, and what stands before a break is left out.

What looks back over one is not told: records, streaks and the like are unknown. The editor hears of it while
the hole is young, and whenever it takes something from the article; otherwise it is only listed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import Consequence, GateFinding, tell
from newsgen.snapshot.snapshot import Floats, Series, Snapshot, to_date

BACK = 260
"""Sessions back that a hole is looked for: 52 weeks and those before them that a week or a high spans."""
YOUNG = 10
"""Sessions for which a hole is told, whatever it takes: two weeks in which someone may fill it."""
WEEK = 5


def histories(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Find the sessions without a close of what articles follow, those that have the same holes together."""
    alike: defaultdict[tuple[int, ...], list[str]] = defaultdict(list)
    for symbol, series in snapshot.series.items():
        back = _holes(snapshot, series)
        known = symbol in snapshot.market.indices and 1 in back  # told as a missing index
        if back and series.here and not known:
            alike[tuple(back)].append(symbol)
    for missing, symbols in alike.items():
        ago = missing[-1]
        followed = [snapshot.series[symbol].close for symbol in symbols if symbol in snapshot.market.watched]
        told = ago <= YOUNG or any(_takes(close, ago) for close in followed)
        day = to_date(snapshot.series[symbols[0]].days[-1 - ago])
        more = f" 등 {len(missing)}거래일" if len(missing) > 1 else ""
        lacking = f"{day}{more}: {', '.join(symbols)} 종가가 없습니다."
        message = f"{lacking} 그날에 걸치는 최고·최저, 연속 기록, ‘이후 최대’는 쓰지 않았습니다."
        consequence = Consequence.FLAG if told else Consequence.NOTE
        yield tell("missing-day", symbols[0], message, consequence, count=len(missing), ago=ago)


def _holes(snapshot: Snapshot, series: Series) -> list[int]:
    """Return how many sessions ago closes are missing, the longest ago first."""
    close, days = series.close[-BACK - 1 : -1], series.days[-BACK - 1 : -1]
    begun = np.isfinite(series.close[: -BACK - 1]).any() | np.logical_or.accumulate(np.isfinite(close))
    missing = np.flatnonzero(np.isnan(close) & begun)
    return [
        close.size - at
        for at in missing.tolist()
        if series.symbol not in snapshot.taken_out.get(to_date(days[at]), ())
    ]


def _takes(close: Floats, ago: int) -> bool:
    """Tell whether the last close or move would be a record but for a hole so far back."""
    year, since = close[-BACK:-1], close[-ago:]
    extreme = not np.nanmin(year) <= close[-1] <= np.nanmax(year)
    return bool(extreme or _largest(since, 1) or _largest(since, WEEK))


def _largest(close: Floats, sessions: int) -> bool:
    """Tell whether the last move over some sessions is the largest of its direction since a hole."""
    moves = close[sessions:] / close[:-sessions] - 1
    return moves.size == 0 or bool((moves[:-1] * np.sign(moves[-1]) < abs(moves[-1])).all())
