"""How often one client may ask, counted by all processes of the service together.

Counts stand in a table of fixed size that the processes share, so memory never grows, whoever asks. Two
clients may fall on one place in it (one time in 65,536), and two processes that count at the same instant may
count once: a limit need not be exact.
"""

from __future__ import annotations

import hashlib
import math
import mmap
import os
from collections.abc import Callable
from pathlib import Path
from time import monotonic

WINDOW = 60
"""Seconds in which requests are counted."""
_PLACES = 1 << 16
_BYTES = _PLACES * 8
"""A place holds which minute it counts, and the count, four bytes each."""


class Limiter:
    """Counts the requests of each client in each minute.

    ``table`` is a file that the processes share, made by the first, in a folder whose name nobody can guess;
    without it the process is alone.
    """

    def __init__(self, most: int, table: Path | None = None, clock: Callable[[], float] = monotonic) -> None:
        self._most = most
        self._clock = clock
        self._table = memoryview(_mapped(table)).cast("I")
        self._key = str(table).encode()[-64:] if table else os.urandom(16)

    def wait(self, client: str) -> int:
        """Count a request; return the seconds until the client may ask again, 0 where it may now."""
        if not self._most:
            return 0
        now = self._clock()
        minute = int(now // WINDOW)
        table, at = self._table, self._place(client)
        if table[at] != minute:
            table[at], table[at + 1] = minute, 0
        table[at + 1] += 1
        return 0 if table[at + 1] <= self._most else math.ceil((minute + 1) * WINDOW - now)

    def _place(self, client: str) -> int:
        """Return where a client is counted: the same in every process, and known to nobody outside."""
        digest = hashlib.blake2b(client.encode("utf-8", "replace"), digest_size=2, key=self._key).digest()
        return 2 * int.from_bytes(digest)


def _mapped(table: Path | None) -> mmap.mmap:
    if table is None:
        return mmap.mmap(-1, _BYTES)
    with table.open("a+b") as file:
        file.truncate(_BYTES)  # does nothing to a table that is there
        return mmap.mmap(file.fileno(), _BYTES)
