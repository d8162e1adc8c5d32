"""Server-sent events: a page that is told when to look again, until it is closed or the desk ends."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from newsgen.desk.visit import Visit
from newsgen.desk.watch import Watch
from newsgen.service.asgi import Receive, Scope, Send
from newsgen.service.problem import Refusal

ALIVE = 15.0
"""Seconds after which something is sent anyway, so that nobody between takes the connection for dead."""
_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


class Events:
    """An answer that goes on, an ASGI app: it says that something changed, never what."""

    def __init__(self, visit: Visit, watch: Watch, alive: float = ALIVE) -> None:
        self._visit = visit
        self._watch = watch
        self._alive = alive

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Tell of changes for as long as somebody listens, is logged in, and the desk does not end."""
        try:
            heard = self._watch.enter()
        except Refusal as refusal:
            await refusal.answer(scope, receive, send)
            return
        ends = [
            asyncio.create_task(_gone(receive)),
            asyncio.create_task(self._visit.office.ending.wait()),
        ]
        try:
            await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
            await _say(send, "retry: 3000\n\n")
            while not any(end.done() for end in ends):
                await self._turn(heard, ends, send)
                if not await asyncio.to_thread(self._visit.holds):
                    break
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            self._watch.leave(heard)
            for end in ends:
                end.cancel()

    async def _turn(self, heard: asyncio.Event, ends: list[asyncio.Task[object]], send: Send) -> None:
        """Wait for a change, or for as long as nothing may be said."""
        change = asyncio.create_task(heard.wait())
        try:
            await asyncio.wait({change, *ends}, timeout=self._alive, return_when=asyncio.FIRST_COMPLETED)
        finally:
            change.cancel()
        if heard.is_set():
            heard.clear()
            await _say(send, "event: change\ndata: -\n\n")
        elif not any(end.done() for end in ends):
            await _say(send, ":\n\n")


async def _gone(receive: Receive) -> object:
    """Return when the client has gone."""
    with suppress(Exception):
        while (await receive())["type"] != "http.disconnect":
            pass
    return None


async def _say(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})
