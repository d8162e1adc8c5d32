"""What a company earned a share by the results of the session, and what was expected.

Sources restate it for splits and count it by other rules without saying so: of two sources the surprise had
the opposite sign in 13 reports of 129. So it is told only where two of them give the same figure, and all
that give one the same sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import numpy as np

from newsgen.facts.fact import make
from newsgen.model import Account, Event, Fact
from newsgen.snapshot.snapshot import Snapshot

_BOTH = ("eps", "eps_expected")
_CENT = 0.01 + 1e-9
"""Up to which two sources tell the same, in the market's money."""


def of(snapshot: Snapshot, events: Iterable[Event]) -> Iterator[Fact]:
    """Yield both figures of each company that reported, of the stronger of two sources that agree."""
    for event in events:
        if event.kind == "earnings" and event.status != "planned" and event.session == snapshot.day:
            found = _agreed([one for one in event.accounts if one.figures.keys() >= set(_BOTH)])
            if found is not None and min(found.figures[name] for name in _BOTH) > 0:
                for name in _BOTH:
                    yield make(name, event.about, round(found.figures[name], 2), "price", snapshot.day)


def _agreed(told: list[Account]) -> Account | None:
    """Return the first of two accounts that agree; None where none do, or where some sign is another."""
    if len({np.sign(round(one.figures["eps"] - one.figures["eps_expected"], 6)) for one in told}) != 1:
        return None
    pairs = ((one, other) for one, other in combinations(told, 2) if one.source != other.source)
    return next(
        (one for one, other in pairs if abs(one.figures["eps"] - other.figures["eps"]) <= _CENT), None
    )
