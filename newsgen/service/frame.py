"""What stands around every request: limits before it, headers and counting after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import NamedTuple

from newsgen.service.answer import NOBODY
from newsgen.service.asgi import App, Message, Receive, Scope, Send
from newsgen.service.client import Proxies
from newsgen.service.cors import Cors
from newsgen.service.limiter import Limiter
from newsgen.service.line import refusal_of
from newsgen.service.metrics import Metrics
from newsgen.service.problem import Refusal
from newsgen.service.seats import Seats

_WATCHED = frozenset({"/health", "/metrics"})
"""What is asked by those who watch over the service: counted apart, whatever else they ask."""
_BODIES = 64, 16
"""Requests with a body that are under way in one process, and those of one client."""
_BUSY = "지금 다루는 글이 너무 많습니다. 1초 뒤에 다시 보내십시오."
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
)
"""What every answer says, whatever it is."""
_POLICY = (b"content-security-policy", NOBODY.encode())
"""What an answer says that has no policy of its own."""


class Ready(NamedTuple):
    """An answer that is there before it is asked for."""

    route: str
    """Under which route it is counted."""
    answer: App


class Frame:
    """An ASGI app around another; ``ready`` knows by its path what it need not be asked for."""

    def __init__(
        self,
        app: App,
        cors: Cors,
        limiter: Limiter,
        metrics: Metrics,
        proxies: Proxies,
        ready: Callable[[str], Ready | None],
        headers: Iterable[tuple[bytes, bytes]] = HEADERS,
    ) -> None:
        self.app = app
        self._headers = tuple(headers)
        self._ready = ready
        self._cors = cors
        self._limiter = limiter
        self._metrics = metrics
        self._proxies = proxies
        self._bodies = Seats(*_BODIES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; HEAD is GET without its body."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = perf_counter()
        status = 500
        head = scope["method"] == "HEAD"
        added = [*self._headers, *self._cors.headers(scope)]

        async def framed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                given = message["headers"]
                policy = () if _POLICY[0] in dict(given) else (_POLICY,)
                message["headers"] = [*given, *added, *policy]
            elif head:
                message["body"] = b""
            await send(message)

        inner = {**scope, "method": "GET"} if head else scope
        try:
            await self._answer(inner, receive, framed)
        finally:
            self._metrics.count(inner, status, perf_counter() - begun)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = self._proxies.client(scope)
        early = self._early(scope, client) or self._made(scope)
        if early or scope["method"] != "POST":
            await (early or self.app)(scope, receive, send)
        elif not self._bodies.take(client):
            await Refusal(503, _BUSY, headers={"Retry-After": "1"}).answer(scope, receive, send)
        else:
            try:
                await self.app(scope, receive, send)
            finally:
                self._bodies.leave(client)

    def _made(self, scope: Scope) -> App | None:
        """Return an answer that is ready; None where a route has to be asked."""
        found = self._ready(scope["path"]) if scope["method"] == "GET" and not scope["query_string"] else None
        if found is None:
            return None
        scope["path_template"] = found.route
        return found.answer

    def _early(self, scope: Scope, client: str) -> App | None:
        """Return the answer to what no route is asked; None for all else."""
        refusal = refusal_of(scope)
        if refusal:
            return refusal.answer
        preflight = self._cors.preflight(scope)
        if preflight:
            return preflight
        path = scope["path"]
        wait = self._limiter.wait(f"{client} {path}" if path in _WATCHED else client)
        if not wait:
            return None
        self._proxies.hint(scope)
        detail = f"요청이 너무 잦습니다. {wait}초 뒤에 다시 하십시오."
        return Refusal(429, detail, headers={"Retry-After": str(wait)}).answer
