"""One client's connection: uvicorn's, bounded in time and in number.

uvicorn waits for ever for the rest of a request, and for a client that does not read. Here a client that owes
something has a deadline; and where connections are too many, the one that has only waited longest goes first,
never one at work.
"""

from __future__ import annotations

import asyncio
import heapq
import math
from collections.abc import Iterable
from typing import Any, cast

from uvicorn.config import Config
from uvicorn.server import ServerState

from newsgen.service.bounded import Bounded
from newsgen.service.client import Proxies, address_of, counted
from newsgen.service.problem import Refusal

_AT_ONCE = 50
"""What part of all connections ends where they are too many, so that not each new one looks at all."""


class Connection(Bounded):
    """A connection that ends by itself when its client does not do its part.

    ``proxies`` are the machines behind which many clients are, ``most`` how many connections there may be.
    """

    HEAD = 10.0
    """Seconds from opening, or from the last answer, until a request's headers are whole."""
    BODY = 30.0
    """Seconds until its body is whole, and one more for every ``RATE`` bytes that came."""
    RATE = 50_000
    TAKE = 60.0
    """Seconds until an answer is taken."""
    LINGER = 3.0
    """Seconds in which what a refused client still sends is thrown away, so that it reads why."""
    EACH = 64
    """Connections of one client."""
    MOST = 1000
    """Connections in all, in one process."""
    TICK = 1.0
    """Seconds between two looks at the clock."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
        *,
        proxies: Proxies,
        most: int = MOST,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self.who = ""
        """Under which name it is counted; empty where it is many clients'."""
        self.due = math.inf
        """When the client must have done what it owes; never while the work is ours."""
        self._taken = 0.0
        """When nothing was left that it had not taken."""
        self._proxies = proxies
        self._most = most
        self._clock: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin; where there are too many connections, one of them ends."""
        super().connection_made(transport)
        host = self.client[0] if self.client else ""
        self.who = "" if address_of(host) in self._proxies else counted(host)
        self._taken = self.loop.time()
        self.due = self._taken + self.HEAD
        self._clock = self.loop.call_later(self.TICK, self._tick)
        self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        if self._clock:
            self._clock.cancel()
        super().connection_lost(exc)

    def on_headers_complete(self) -> None:
        """Wait for the body."""
        super().on_headers_complete()
        self.due = self.loop.time() + self.BODY

    def on_body(self, body: bytes) -> None:
        """Give a body that comes the time it needs."""
        if not self.cycle.response_complete:
            self.due += len(body) / self.RATE
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Have all of a request: the rest is ours."""
        super().on_message_complete()
        if self.whole:
            self.due = self.loop.time() + self.HEAD if self.cycle.response_complete else math.inf

    def on_response_complete(self) -> None:
        """Wait for the next request, or for the end of one that needed no body."""
        super().on_response_complete()
        if self.cycle.response_complete:  # else another is waiting already
            unread = self.headed and not self.whole
            self.due = self.loop.time() + (self.LINGER if unread else self.HEAD)

    def refuse(self, why: Refusal) -> None:
        """Let the client read why, and go."""
        super().refuse(why)
        self.due = self.loop.time() + self.LINGER

    def _tick(self) -> None:
        """Look at the clock."""
        now = self.loop.time()
        if not self.transport.get_write_buffer_size():
            self._taken = now
        if now - self._taken > self.TAKE:
            self.transport.abort()
        elif now > self.due and self._taken == now:
            self._overdue()
        self._clock = self.loop.call_later(self.TICK, self._tick)

    def _overdue(self) -> None:
        half = not self.whole and not (self.headed and self.cycle.response_started)
        if half and not self.refused:
            self.refuse(Refusal(408, "요청이 제때 끝나지 않았습니다. 처음부터 다시 보내십시오."))
        else:
            self.transport.abort()

    def _make_room(self) -> None:
        """End connections where there are more than may be, of this client or in all: then some at once."""
        every = cast(set[Connection], self.connections)
        own = [each for each in every if each.who == self.who] if self.who else []
        if len(own) > self.EACH:
            self._end(own, 1)
        elif len(every) > self._most:
            self._end(every, 1 + self._most // _AT_ONCE)

    def _end(self, among: Iterable[Connection], some: int) -> None:
        """End those that have owed something for longest; this new one where all are at work."""
        owing = (each for each in among if each is not self and each.owes)
        for ended in heapq.nsmallest(some, owing, key=lambda each: each.due) or [self]:
            self.connections.discard(ended)
            ended.transport.abort()

    @property
    def owes(self) -> bool:
        """Whether the client is waited for: to send, or to take what it asked for."""
        return self.due < math.inf or self.transport.get_write_buffer_size() > 0
