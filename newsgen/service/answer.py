"""What is sent back: bytes with their validator, made ready once and sent as often as asked for."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable
from functools import cached_property
from typing import Self

from newsgen.service.asgi import Receive, Scope, Send

JSON = "application/json"
NOBODY = "default-src 'none'; frame-ancestors 'none'"
"""Content security policy of what is no page: nothing in it may run or load anything."""
BRIEFLY = "public, max-age=60"
"""Cache-Control of what an editor may change: caches ask again after a minute, by its ETag."""
NEVER = "no-store"
_SMALL = 600
"""Bytes below which gzip saves no packet."""
_Headers = list[tuple[bytes, bytes]]


class Answer:
    """A response, whole in memory; an ASGI app. Answers If-None-Match and Accept-Encoding by itself."""

    def __init__(
        self,
        body: bytes,
        media_type: str = JSON,
        *,
        status: int = 200,
        cache: str = BRIEFLY,
        policy: str = NOBODY,
        headers: Iterable[tuple[str, str]] = (),
    ) -> None:
        self.body = body
        self.status = status
        self._always: _Headers = [
            (b"content-type", media_type.encode("ascii")),
            (b"cache-control", cache.encode("ascii")),
            (b"content-security-policy", policy.encode("ascii")),
            (b"vary", b"accept-encoding"),
            *((name.encode("ascii"), value.encode("latin-1")) for name, value in headers),
        ]
        self._plain = self._coded(body, "")

    @property
    def headers(self) -> _Headers:
        """Its headers as it is sent unpacked."""
        return self._plain[2]

    def packed(self) -> Self:
        """Pack it where it is made, beside the requests, and not while the first client waits for it."""
        if len(self.body) >= _SMALL:
            _ = self._gzipped
        return self

    async def __call__(self, scope: Scope, _: Receive, send: Send) -> None:
        """Send it, or that the client has it already."""
        asked, packed = _asked(scope["headers"])
        coding = self._gzipped if packed and len(self.body) >= _SMALL else self._plain
        body, tag, headers = coding
        if asked and self.status == 200 and _matches(tag, asked):
            await send(
                {"type": "http.response.start", "status": 304, "headers": [*self._always, (b"etag", tag)]}
            )
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            return
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": body, "more_body": False})

    @cached_property
    def _gzipped(self) -> tuple[bytes, bytes, _Headers]:
        """Packed when the first client asks for it; another coding is another ETag."""
        return self._coded(gzip.compress(self.body, compresslevel=6, mtime=0), "gzip")

    def _coded(self, body: bytes, coding: str) -> tuple[bytes, bytes, _Headers]:
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'.encode("ascii")
        headers = [*self._always, (b"content-length", str(len(body)).encode("ascii"))]
        if self.status == 200:
            headers.append((b"etag", tag))
        if coding:
            headers.append((b"content-encoding", coding.encode("ascii")))
        return body, tag, headers


def _asked(headers: Iterable[tuple[bytes, bytes]]) -> tuple[bytes, bool]:
    """Return the client's If-None-Match, and whether it takes gzip."""
    asked, packed = b"", False
    for name, value in headers:
        if name == b"if-none-match":
            asked = value
        elif name == b"accept-encoding":
            packed = _takes_gzip(value)
    return asked, packed


def _takes_gzip(accepted: bytes) -> bool:
    for part in accepted.lower().split(b","):
        name, _, weight = part.partition(b";")
        if name.strip() == b"gzip":
            return weight.replace(b" ", b"") not in {b"q=0", b"q=0.0", b"q=0.00", b"q=0.000"}
    return False


def _matches(tag: bytes, asked: bytes) -> bool:
    """Compare weakly, as RFC 9110 has it for If-None-Match."""
    return asked.strip() == b"*" or any(each.strip().removeprefix(b"W/") == tag for each in asked.split(b","))
