"""What is made of the whole archive and kept until that may have changed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from time import monotonic
from typing import Generic, TypeVar

from newsgen.archive import Articles
from newsgen.errors import OutputProblem

_HOLDS = 10.0
"""Seconds for which it holds of an archive that does not tell when it changes."""
_Made = TypeVar("_Made")


class Kept(Generic[_Made]):
    """The last that ``make`` made of an archive; ``made`` until then, and where it cannot be read."""

    def __init__(self, archive: Articles, make: Callable[[Articles], _Made], made: _Made) -> None:
        self._archive = archive
        self._make = make
        self._made = made
        self._state: tuple[int, ...] | None = None
        self._until = 0.0
        self._making = Lock()

    def now(self) -> _Made:
        """Return it as it is now; whoever asks first makes it, the others wait."""
        with self._making, suppress(OutputProblem):  # /health tells; the pages are there without it
            state, now = self._archive.state(), monotonic()
            if state == self._state if state is not None else now < self._until:
                return self._made
            self._state, self._until = state, now + _HOLDS
            self._made = self._make(self._archive)
        return self._made
