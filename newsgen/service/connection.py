"""One client's connection: what uvicorn's leaves open, bounded in time, in bytes and in number.

uvicorn waits for ever for the rest of a request and for a client that does not read, and takes headers of
any size. Here a client that owes something has a deadline; headers, and the framing of a body, have a size;
and where connections are too many, the one that has only waited longest goes first, never one at work.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any, cast

import httptools
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

from newsgen.service.asgi import App, Message, Receive, Scope, Send
from newsgen.service.client import Proxies, address_of, counted
from newsgen.service.frame import HEADERS
from newsgen.service.line import LONGEST
from newsgen.service.problem import Refusal

_BARE = 32_768
"""Bytes of a request line and its headers together; a body's framing may add one byte for eight of it."""
_MOST_HEADERS = 100
_PIPELINED = 16
"""Requests that may wait behind the one at work; browsers send none."""


class Connection(HttpToolsProtocol):
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
        self._proxies = proxies
        self._most = most
        self._due = math.inf
        """When the client must have done what it owes; never while the work is ours."""
        self._taken = 0.0
        """When nothing was left that it had not taken."""
        self._bare = 0
        """Bytes of the request that are no body."""
        self._whole = True
        """Whether all of the request is here."""
        self._headed = True
        """Whether its headers are."""
        self._refused = False
        self._why: Refusal | None = None
        self._running: RequestResponseCycle | None = None
        """The request at work; ``cycle`` is the one that came last."""
        self._clock: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin; where there are too many connections, one of them ends."""
        super().connection_made(transport)
        address = address_of(self.client[0] if self.client else "")
        self.who = "" if address in self._proxies else counted(address)
        self._taken = self.loop.time()
        self._due = self._taken + self.HEAD
        self._clock = self.loop.call_later(self.TICK, self._tick)
        self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        if self._clock:
            self._clock.cancel()
        self._give_up()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, unless the client was told that it is too much."""
        if self._refused:
            return
        self._bare += len(data)
        self._unset_keepalive_if_required()
        self._feed(data)
        if self._bare > _BARE and not self._refused:
            self._refuse(self._too_long())

    def _feed(self, data: bytes) -> None:
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade as wish:
            self._read_again(data[wish.args[0] :])
        except httptools.HttpParserError:
            self._refuse(self._why or Refusal(400, "HTTP 요청이 문법에 맞지 않습니다."))

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
        self._bare, self._whole, self._headed = 0, False, False

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header; a trailer, after the body, is nothing to us."""
        if self._headed:
            return
        if len(self.headers) >= _MOST_HEADERS:
            raise self._stop(Refusal(431, f"헤더는 {_MOST_HEADERS}개까지 보낼 수 있습니다."))
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Hand the request on."""
        if self.parser.get_method() == b"CONNECT":
            raise self._stop(Refusal(405, "다른 곳으로 이어 주지 않습니다."))
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > _BARE:
            raise self._stop(self._too_long())
        if len(self.pipeline) >= _PIPELINED:
            raise self._stop(Refusal(429, "답을 받기 전에 보낸 요청이 너무 많습니다."))
        if self.parser.should_upgrade():
            return  # and is read again
        super().on_headers_complete()
        self._headed = True
        if self.expect_100_continue:
            self.cycle.keep_alive = False  # whether the body follows a refusal, only the client knows
        self._due = self.loop.time() + self.BODY

    def on_body(self, body: bytes) -> None:
        """Take a piece of the body."""
        self._bare -= len(body) + len(body) // 8
        if not self.cycle.response_complete:
            self._due += len(body) / self.RATE
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Have all of a request: the rest is ours."""
        if not self._headed:
            return
        super().on_message_complete()
        self._whole = True
        self._due = self.loop.time() + self.HEAD if self.cycle.response_complete else math.inf

    def on_response_complete(self) -> None:
        """Wait for the next request, or for the end of one that needed no body."""
        super().on_response_complete()
        if self.cycle.response_complete:  # else another is waiting already
            unread = self._headed and not self._whole
            self._due = self.loop.time() + (self.LINGER if unread else self.HEAD)

    def _stop(self, why: Refusal) -> Refusal:
        self._why = why
        return why

    def _too_long(self) -> Refusal:
        if self._headed:
            return Refusal(400, "본문의 크기에 견줘 청크 표시가 너무 깁니다. 더 크게 나눠 보내십시오.")
        if len(self.url) > LONGEST:
            return Refusal(414, f"주소는 {LONGEST}자까지 쓸 수 있습니다.")
        return Refusal(431, f"헤더는 모두 {_BARE}바이트까지 보낼 수 있습니다.")

    def _refuse(self, why: Refusal) -> None:
        """Answer in place of what was asked, and read no more."""
        self._refused = True
        self._due = self.loop.time() + self.LINGER
        answering = self._running and self._running.response_started and not self._running.response_complete
        self._give_up()
        if answering:
            self.transport.abort()  # in the middle of an answer nothing else can be said
        elif not self.transport.is_closing():
            self.transport.write(_bytes(why))
            self.transport.write_eof()

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

    def _tick(self) -> None:
        """Look at the clock."""
        now = self.loop.time()
        if not self.transport.get_write_buffer_size():
            self._taken = now
        if now - self._taken > self.TAKE:
            self.transport.abort()
        elif now > self._due and self._taken == now:
            self._overdue()
        self._clock = self.loop.call_later(self.TICK, self._tick)

    def _overdue(self) -> None:
        half = not self._whole and not (self._headed and self.cycle.response_started)
        if half and not self._refused:
            self._refuse(Refusal(408, "요청이 제때 끝나지 않았습니다. 처음부터 다시 보내십시오."))
        else:
            self.transport.abort()

    def _make_room(self) -> None:
        """End a connection where there are more than may be, of this client or in all."""
        every = cast(set[Connection], self.connections)
        own = [each for each in every if each.who == self.who] if self.who else []
        if len(own) > self.EACH:
            self._end_one(own)
        elif len(every) > self._most:
            self._end_one(every)

    def _end_one(self, among: Iterable[Connection]) -> None:
        """End the connection that has owed something for longest; this new one where all are at work."""
        owing = (each for each in among if each is not self and each.owes)
        ended = min(owing, key=lambda each: each.due, default=self)
        self.connections.discard(ended)
        ended.transport.abort()

    @property
    def due(self) -> float:
        """When the client must have done what it owes."""
        return self._due

    @property
    def owes(self) -> bool:
        """Whether the client is waited for: to send, or to take what it asked for."""
        return self._due < math.inf or self.transport.get_write_buffer_size() > 0


def _bytes(refusal: Refusal) -> bytes:
    """Set an answer where there is no request to answer."""
    answer = refusal.answer
    title = f"HTTP/1.1 {refusal.status} {HTTPStatus(refusal.status).phrase}".encode("ascii")
    headers = [*answer.headers, *HEADERS, (b"connection", b"close")]
    return b"\r\n".join([title, *(b"%b: %b" % header for header in headers), b"", answer.body])
