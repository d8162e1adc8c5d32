"""What one client may send: uvicorn's connection, bounded in bytes.

uvicorn takes headers of any size and number, and any number of requests before it has answered one. What is
refused here is told in Korean like any other refusal, and the connection ends with it.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Any, cast

import httptools
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

from newsgen.service.asgi import App, Message, Receive, Scope, Send
from newsgen.service.frame import HEADERS
from newsgen.service.line import LONGEST
from newsgen.service.problem import Refusal

_BARE = 32_768
"""Bytes of a request line and its headers together; a body's framing may add one byte for eight of it."""
_MOST_HEADERS = 100
_PIPELINED = 16
"""Requests that may wait behind the one at work; browsers send none."""

_MALFORMED = "HTTP 요청이 문법에 맞지 않습니다. 주소의 한글은 퍼센트로 적으십시오(점 → %EC%A0%90)."
"""What most who write a request by hand got wrong."""


class Bounded(HttpToolsProtocol):
    """A connection that reads no more than a request may have."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self.refused = False
        """Whether it is over, and what still comes is thrown away."""
        self.headed = True
        """Whether the headers of the request that came last are here."""
        self.whole = True
        """Whether all of it is."""
        self._bare = 0
        """Its bytes that are no body."""
        self._piece = 0
        """Bytes that came together last: the request may have begun among them."""
        self._why: Refusal | None = None
        self._running: RequestResponseCycle | None = None
        """The request at work; ``cycle`` is the one that came last."""

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self._give_up()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, unless the client was told that it is too much."""
        if self.refused:
            return
        self._piece = len(data)
        self._bare += self._piece
        self._unset_keepalive_if_required()
        self._feed(data)
        if self._bare > _BARE and not self.refused:
            self.refuse(self._too_long())

    def _feed(self, data: bytes) -> None:
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade as wish:
            self._read_again(data[wish.args[0] :])
        except httptools.HttpParserError:
            self.refuse(self._why or Refusal(400, _MALFORMED))

    def _read_again(self, rest: bytes) -> None:
        """Read a request as if it wished for no other protocol, since the parser would skip its body.

        Java's HttpClient wishes for HTTP/2 with the first request that it sends, whatever that is.
        """
        version = self.parser.get_http_version().encode("ascii")
        head = [b"%b %b HTTP/%b" % (self.parser.get_method(), self.url, version)]
        head += [b"%b: %b" % header for header in self.headers if header[0] != b"upgrade"]
        self.parser = httptools.HttpRequestParser(self)
        self._feed(b"\r\n".join([*head, b"", rest]))

    def on_message_begin(self) -> None:
        """Begin a request."""
        super().on_message_begin()
        self._bare, self.whole, self.headed = 0, False, False

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header; a trailer, after the body, is nothing to us."""
        if self.headed:
            return
        if len(self.headers) >= _MOST_HEADERS:
            raise self._stop(Refusal(431, f"헤더는 {_MOST_HEADERS}개까지 보낼 수 있습니다."))
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Hand the request on."""
        if self.parser.get_method() == b"CONNECT":
            raise self._stop(Refusal(405, "다른 곳으로 이어 주지 않습니다."))
        if self._bare + self._piece > _BARE and self._size() > _BARE:
            raise self._stop(self._too_long())
        if len(self.pipeline) >= _PIPELINED:
            raise self._stop(Refusal(429, "답을 받기 전에 보낸 요청이 너무 많습니다."))
        if self.parser.should_upgrade():
            return  # and is read again
        super().on_headers_complete()
        self.headed = True
        if self.expect_100_continue:
            self.cycle.keep_alive = False  # whether the body follows a refusal, only the client knows

    def on_body(self, body: bytes) -> None:
        """Take a piece of the body."""
        self._bare -= len(body) + len(body) // 8
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Have all of a request, unless it is to be read again."""
        if self.headed:
            super().on_message_complete()
            self.whole = True

    def refuse(self, why: Refusal) -> None:
        """Answer in place of what was asked, and read no more."""
        self.refused = True
        answering = self._running and self._running.response_started and not self._running.response_complete
        self._give_up()
        if answering:
            self.transport.abort()  # in the middle of an answer nothing else can be said
        elif not self.transport.is_closing():
            self.transport.write(_bytes(why))
            self.transport.write_eof()

    def _size(self) -> int:
        return len(self.url) + sum(len(name) + len(value) for name, value in self.headers)

    def _stop(self, why: Refusal) -> Refusal:
        self._why = why
        return why

    def _too_long(self) -> Refusal:
        if self.headed:
            return Refusal(400, "본문의 크기에 견줘 청크 표시가 너무 깁니다. 더 크게 나눠 보내십시오.")
        if len(self.url) > LONGEST:
            return Refusal(414, f"주소는 {LONGEST}자까지 쓸 수 있습니다.")
        return Refusal(431, f"헤더는 모두 {_BARE}바이트까지 보낼 수 있습니다.")

    def _give_up(self) -> None:
        """Let what is at work, or waits, end unheard."""
        self.pipeline.clear()
        if self._running and not self._running.response_complete:
            self._running.disconnected = True
            self._running.message_event.set()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: App) -> None:  # type: ignore[override]
        """Begin to answer; what is said to a client that has gone is not said."""
        self._running = cycle

        async def heard(scope: Scope, receive: Receive, send: Send) -> None:
            async def say(message: Message) -> None:
                cycle.disconnected = cycle.disconnected or self.transport.is_closing()
                await send(message)

            await app(scope, receive, say)

        super()._start_asgi_task(cycle, cast(Any, heard))


def _bytes(refusal: Refusal) -> bytes:
    """Set an answer where there is no request to answer."""
    answer = refusal.answer
    title = f"HTTP/1.1 {refusal.status} {HTTPStatus(refusal.status).phrase}".encode("ascii")
    headers = [*answer.headers, *HEADERS, (b"connection", b"close")]
    return b"\r\n".join([title, *(b"%b: %b" % header for header in headers), b"", answer.body])
