"""Who is told that something changed: one look a second at what the newsroom writes, however many listen."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from newsgen.acts.newsroom import Newsroom
from newsgen.service.problem import Refusal

MOST = 64
"""Pages that may listen at once; each holds a connection."""
TICK = 1.0
"""Seconds between two looks."""


def state_of(path: Path) -> tuple[int, ...]:
    """Return what is another after a file, a folder or a database was written to; empty where it is not."""
    found: list[int] = []
    for each in (path, path.with_name(f"{path.name}-wal")):
        with suppress(OSError):
            state = each.stat()
            found += (state.st_ino, state.st_mtime_ns, state.st_size)
    return tuple(found)


class Watch:
    """Looks while anybody listens, and only then."""

    def __init__(self, newsroom: Newsroom, tick: float = TICK) -> None:
        self._newsroom = newsroom
        self._tick = tick
        self._listeners: set[asyncio.Event] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._looking: asyncio.Task[None] | None = None

    def enter(self) -> asyncio.Event:
        """Begin to listen: the event is set whenever something changed. Refusal where too many do."""
        if len(self._listeners) >= MOST:
            raise Refusal(
                503, "열어 둔 화면이 너무 많아 이 화면은 저절로 바뀌지 않습니다. 새로 고쳐 보십시오."
            )
        heard = asyncio.Event()
        self._listeners.add(heard)
        self._loop = asyncio.get_running_loop()
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        return heard

    def leave(self, heard: asyncio.Event) -> None:
        """Listen no more."""
        self._listeners.discard(heard)
        if not self._listeners and self._looking:
            self._looking.cancel()

    @property
    def listening(self) -> int:
        """How many listen."""
        return len(self._listeners)

    def tell(self) -> None:
        """Tell all that something changed; from any thread."""
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._heard)

    def _heard(self) -> None:
        for heard in self._listeners:
            heard.set()

    async def _look(self) -> None:
        before = await asyncio.to_thread(self._state)
        while self._listeners:
            await asyncio.sleep(self._tick)
            now = await asyncio.to_thread(self._state)
            if now != before:
                before = now
                self._heard()

    def _state(self) -> list[tuple[int, ...]]:
        return [state_of(path) for path in self._paths()]

    def _paths(self) -> Iterable[Path]:
        room = self._newsroom
        yield from (room.outbox, room.prices_at, room.archive.folder)
        with suppress(Exception):
            keys = room.archive.keys()
            yield from (room.archive.folder / key.session.isoformat() for key in keys[:4])
