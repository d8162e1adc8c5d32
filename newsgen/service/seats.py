"""How many may do something at one time, so that nobody takes all places and memory has an end."""

from __future__ import annotations

from collections import Counter


class Seats:
    """``most`` places, of which one client gets ``each`` at most."""

    def __init__(self, most: int, each: int) -> None:
        self._most = most
        self._each = each
        self._taken: Counter[str] = Counter()

    def take(self, client: str) -> bool:
        """Take a place; false where none is left for this client."""
        if self._taken.total() >= self._most or self._taken[client] >= self._each:
            return False
        self._taken[client] += 1
        return True

    def leave(self, client: str) -> None:
        """Give a place back."""
        self._taken[client] -= 1
        if not self._taken[client]:
            del self._taken[client]
