"""What is known of each market around the session that a text tells, read once a check asks for that market."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from newsgen import markets
from newsgen.checks.ground import Ground
from newsgen.markets import Market


class Around(Mapping[str, Ground]):
    """Grounds by market; one whose session is not stored is not here."""

    def __init__(self, read: Callable[[Market], Ground | None]) -> None:
        self._read = read
        self._known: dict[str, Ground | None] = {}

    def __getitem__(self, name: str) -> Ground:
        if name not in self._known:
            self._known[name] = self._read(markets.named(name))
        found = self._known[name]
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return (one.name for one in markets.every() if one.name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
