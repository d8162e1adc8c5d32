"""Which other sites' pages may ask, as the Fetch standard has it: those that the settings name."""

from __future__ import annotations

from collections.abc import Collection

from newsgen.service.asgi import App, Receive, Scope, Send

_Headers = list[tuple[bytes, bytes]]
_ANY: _Headers = [(b"access-control-allow-origin", b"*")]
_EXPOSED = (b"access-control-expose-headers", b"etag, retry-after")
_VARY = (b"vary", b"origin")
_ALLOWED = [
    (b"access-control-allow-methods", b"GET, HEAD, POST"),
    (b"access-control-allow-headers", b"content-type, if-none-match"),
    (b"access-control-max-age", b"600"),
]
"""What a script of a site that is let in may do."""


async def _may(_: Scope, __: Receive, send: Send) -> None:
    """Answer a preflight; whose site is let in, the headers of every answer say."""
    await send({"type": "http.response.start", "status": 204, "headers": _ALLOWED})
    await send({"type": "http.response.body", "body": b""})


class Cors:
    """The headers that let a browser hand an answer to another site's script."""

    def __init__(self, origins: Collection[str]) -> None:
        self._any = "*" in origins
        self._allowed = frozenset(origin.encode() for origin in origins)

    def headers(self, scope: Scope) -> _Headers:
        """Return what to add to an answer; nothing where no site is let in."""
        if not self._allowed:
            return []
        if self._any:
            return [*_ANY, _EXPOSED]
        origin = _header(scope, b"origin")
        let_in = [(b"access-control-allow-origin", origin), _EXPOSED] if origin in self._allowed else []
        return [*let_in, _VARY]

    def preflight(self, scope: Scope) -> App | None:
        """Return the answer to a browser's question whether it may ask; None for any other request."""
        asks = self._allowed and scope["method"] == "OPTIONS"
        return _may if asks and _header(scope, b"access-control-request-method") else None


def _header(scope: Scope, wanted: bytes) -> bytes:
    found: bytes = next((value for name, value in scope["headers"] if name == wanted), b"")
    return found
