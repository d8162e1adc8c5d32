"""The files that are asked of EDGAR, one after the other, no faster than is allowed."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

from newsgen.errors import SourceUnreachable
from newsgen.network.client import Client

PACE = 0.125
"""Seconds between two requests at least: eight a second, where ten are allowed."""
TOO_FAST, REFUSED = 429, 403
SHUT = frozenset({TOO_FAST, REFUSED})
"""Statuses by which EDGAR shuts out who gives no name or asks too fast: asking on prolongs it."""
LIMIT = 30_000_000
"""Bytes of the largest of its files at most; a list of all symbols has one million."""

_FINAL = frozenset({403, 404, 429})
"""Statuses that a second request at once would not change."""


class Files:
    """Asks for files, each once more where it failed in passing. Use it in a ``with``."""

    def __init__(self, *, deadline: float, contact: str) -> None:
        """Open it until a moment of :func:`time.monotonic`, in the name of ``contact``."""
        self._client = Client(deadline=deadline, agent=contact, attempts=1)
        self._next = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.__exit__(kind, error, trace)

    @property
    def requests(self) -> int:
        """Requests sent so far."""
        return self._client.requests

    def get(self, url: str, *, markup: bool = False) -> bytes:
        """Return a file.

        Raises:
            SourceUnreachable: it cannot be had, by the ``status`` that it tells; SourceMalformed, as ever.

        """
        try:
            return self._once(url, markup)
        except SourceUnreachable as error:
            if error.status in _FINAL:
                raise
        return self._once(url, markup)

    def _once(self, url: str, markup: bool) -> bytes:
        time.sleep(max(self._next - time.monotonic(), 0.0))
        self._next = time.monotonic() + PACE
        return self._client.get(url, limit=LIMIT, markup=markup)
