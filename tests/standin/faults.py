"""What can go wrong, where and when."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from fnmatch import fnmatch
from typing import Any

ON_THE_WIRE = frozenset(
    {
        "401", "403", "429", "500", "502", "503",  # the status, with the page its server sends
        "timeout",  # no answer for ``seconds``, then the connection closes
        "reset",  # the connection is reset before the answer
        "unreachable",  # the proxy cannot reach the host: 502 to CONNECT
        "empty",  # 200 and no body
        "malformed",  # 200 and half of the text, of the right length
        "html",  # 200 and a page
        "cut",  # the connection closes in the middle of the body
        "slow",  # the body drips for ``seconds``
    }
)  # fmt: skip
IN_THE_DATA = frozenset(
    {
        "missing",  # as if Yahoo had never heard of the symbol
        "wrong day",  # the last row stands ``days`` calendar days late (by default one too early)
        "absent day",  # the last session's row is not in the chart, its price is in the quote
        "unadjusted split",  # rows before a split as traded; made 4:1 at the last row if there is none
        "silent split",  # the same, and no event tells
        "100x",  # the last row's prices times 100
        "nan close",  # last close null, its volume there
        "duplicate last",  # the last row twice
        "intraday",  # the last row as of noon, and the quote says so
        "stale",  # ends ``days`` rows early (by default 5), the quote with it
        "infinity",  # last close Infinity
        "no volume",  # last volume 0
        "no price",  # a quote without its price
    }
)
EVERYWHERE = frozenset({"missing", "stale", "intraday", "no price"})
"""Faults in the data that chart, quote and screener agree in."""


@dataclass(eq=False)
class Fault:
    """A fault and the requests that meet it.

    ``host`` and ``path`` are patterns as of fnmatch. ``first`` and ``last`` are steps: the nth request that
    host, path and symbols fit, counted for each symbol on its own where ``symbols`` are given; all of them by
    default. A request for several symbols meets a fault on the wire if any of them fits, and faults in the
    data for those that fit. Faults in the data change the chart only, its metadata not (``missing``,
    ``stale`` and ``intraday`` all of it, the quote too), unless ``path`` names where.
    """

    what: str
    host: str = "*"
    path: str = "*"
    symbols: frozenset[str] | None = None
    first: int = 1
    last: int | None = None
    seconds: float = 30.0
    days: int | None = None
    met: int = 0
    """How often the fault was met."""
    _steps: dict[str, Any] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if self.what not in ON_THE_WIRE | IN_THE_DATA:
            raise ValueError(f"no such fault: {self.what}")

    @property
    def on_the_wire(self) -> bool:
        return self.what in ON_THE_WIRE

    def meets(self, host: str, path: str, symbols: tuple[str, ...]) -> frozenset[str] | None:
        """Count a request; return which symbols meet the fault (none named: an empty set), else None."""
        if not (fnmatch(host, self.host) and fnmatch(path, self.path)):
            return None
        if self.symbols is None:
            return frozenset(symbols) if self._due("") else None
        fitting = [symbol for symbol in symbols if symbol in self.symbols]
        due = frozenset(symbol for symbol in fitting if self._due(symbol))
        return due or None

    def _due(self, key: str) -> bool:
        step = next(self._steps.setdefault(key, itertools.count(1)))
        due = self.first <= step and (self.last is None or step <= self.last)
        self.met += due
        return due

    def holds_for(self, path: str) -> bool:
        """Tell whether a fault in the data changes what is answered at ``path``."""
        return "/chart/" in path or self.path != "*" or self.what in EVERYWHERE
