"""What stands around every request: limits before it, headers and counting after it."""

from __future__ import annotations

from time import perf_counter

from newsgen.service.asgi import App, Message, Receive, Scope, Send
from newsgen.service.cors import Cors
from newsgen.service.limiter import Limiter
from newsgen.service.metrics import Metrics
from newsgen.service.problem import Refusal

_LONGEST = 8192
"""Characters of an address, the query included."""
_UNLIMITED = frozenset({"/health", "/metrics"})
"""What is asked by those who watch over the service."""
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
)


class Frame:
    """An ASGI app around another."""

    def __init__(self, app: App, cors: Cors, limiter: Limiter, metrics: Metrics) -> None:
        self.app = app
        self._cors = cors
        self._limiter = limiter
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; HEAD is GET without its body."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = perf_counter()
        status = 500
        head = scope["method"] == "HEAD"
        added = [*_HEADERS, *self._cors.headers(scope)]

        async def framed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *added]
            elif head:
                message["body"] = b""
            await send(message)

        inner = {**scope, "method": "GET"} if head else scope
        try:
            await (self._early(scope) or self.app)(inner, receive, framed)
        finally:
            self._metrics.count(inner, status, perf_counter() - begun)

    def _early(self, scope: Scope) -> App | None:
        """Return the answer to what no route is asked; None for all else."""
        if len(scope["path"]) + len(scope["query_string"]) > _LONGEST:
            return Refusal(414, f"주소는 {_LONGEST}자까지 쓸 수 있습니다.").answer
        preflight = self._cors.preflight(scope)
        if preflight:
            return preflight
        client = scope.get("client")
        wait = 0 if scope["path"] in _UNLIMITED else self._limiter.wait(client[0] if client else "")
        if not wait:
            return None
        detail = f"요청이 너무 잦습니다. {wait}초 뒤에 다시 하십시오."
        return Refusal(429, detail, headers={"Retry-After": str(wait)}).answer
