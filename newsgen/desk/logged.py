"""A line in the server's log for every request, without query or form: who asked, and what came of it."""

from __future__ import annotations

from time import perf_counter

from newsgen.desk.office import LOG
from newsgen.service.asgi import App, Message, Receive, Scope, Send


class Logged:
    """An ASGI app around another that tells of each request."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, and tell of it when it is over."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, status = perf_counter(), 500

        async def heard(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        scope.setdefault("state", {})
        try:
            await self.app(scope, receive, heard)
        finally:
            visit = scope["state"].get("visit")
            LOG.info(
                "%s %s %r %d %.0fms",
                visit.who if visit and visit.who else "-",
                scope["method"],
                scope["path"],
                status,
                1000 * (perf_counter() - begun),
            )
