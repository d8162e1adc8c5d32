"""Round market values of single companies: who closed above one for the first time, who fell below one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import numpy as np

from newsgen.facts.fact import make
from newsgen.markets.parts import WorthMark
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Snapshot, to_date


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield who is worth a round sum for the first time, and who is not any more, of a session that is over.

    That nobody but those listed was worth as much is published for a day that the panel reaches back to; a
    value that is missing since makes the first time unknown. Of two classes of a company's shares, each of
    which carries its whole value, each is found.
    """
    panel = snapshot.panel
    if snapshot.moment is not None or panel.close.shape[0] < 2:
        return
    before, now = panel.market_cap[-2:]
    for worth, known in groupby(snapshot.market.worth_marks, key=lambda mark: mark.worth):
        of_worth = tuple(known)
        with np.errstate(invalid="ignore"):
            risen = np.flatnonzero((before < worth) & (now >= worth))
            fallen = np.flatnonzero((before >= worth) & (now < worth))
        for column in risen.tolist():
            if first := [mark for mark in of_worth if _is_first(snapshot, mark, column)]:
                about, unit, day = panel.symbols[column], snapshot.market.millions, snapshot.day
                yield make("worth_first", about, worth, unit, day)
                if any(_is_first_of_all(snapshot, mark) for mark in first):
                    yield make("worth_ever", about, worth, unit, day)
        for column in fallen.tolist():
            yield from _lost(snapshot, worth, column)


def _is_first(snapshot: Snapshot, mark: WorthMark, column: int) -> bool:
    """Tell whether a company was never worth a sum before the session."""
    panel = snapshot.panel
    after = panel.days > np.datetime64(mark.as_of)
    if panel.symbols[column] in mark.holders or after.all() or not after[-1]:
        return False
    return bool((panel.market_cap[:-1, column][after[:-1]] < mark.worth).all())


def _is_first_of_all(snapshot: Snapshot, mark: WorthMark) -> bool:
    """Tell whether no company at all was worth a sum before the session."""
    panel = snapshot.panel
    after = panel.days > np.datetime64(mark.as_of)
    with np.errstate(invalid="ignore"):
        return not mark.holders and not (panel.market_cap[:-1][after[:-1]] >= mark.worth).any()


def _lost(snapshot: Snapshot, worth: float, column: int) -> Iterator[Fact]:
    """Yield that a company is worth less than a sum, and since when it was not; nothing over a hole."""
    panel = snapshot.panel
    earlier = panel.market_cap[:-1, column]
    below = np.flatnonzero(~(earlier >= worth))
    if below.size and np.isfinite(earlier[below[-1]]):
        row = int(below[-1])
        yield make(
            "worth_lost",
            panel.symbols[column],
            worth,
            snapshot.market.millions,
            snapshot.day,
            since=to_date(panel.days[row]),
            periods=earlier.size - row,
        )
