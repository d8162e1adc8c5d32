"""A line to a web server that drops, delays and cuts, and a proxy at its end that answers with errors."""

from __future__ import annotations

import contextlib
import http.client
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

LATE = 0.9
"""Seconds that a late request or answer takes; clients give up before."""

ALL = ("drop", "lost", "cut", "slow", "late", "429", "500", "done500", "503")
"""Closed before the request goes on; after it, without its answer; in the middle of the answer; the answer
comes late; the request comes late; and statuses, ``done500`` after the request was carried out."""


class Proxy:
    """Decides what happens to each request; ``met`` counts what did."""

    def __init__(self, target: str, decide: Callable[[str, str], str]) -> None:
        self.address = urlsplit(target)
        self.decide = decide
        self.met: Counter[str] = Counter()
        self.url = ""
        self.date: str | None = None
        """What the Date of every answer says instead."""


def seeded(rate: float, seed: int = 7) -> Callable[[str, str], str]:
    """Return a decision that spoils requests at random, the same way every time.

    The first faults are one of each kind: whoever meets as many as there are kinds has met them all.
    From then on those that take no time are four times as likely as those that do.
    """
    chance = random.Random(seed)
    deck = chance.sample(ALL, len(ALL))

    def decide(_method: str, _path: str) -> str:
        if chance.random() >= rate:
            return ""
        if not deck:
            deck.extend(fault for fault in ALL for _ in range(1 if fault in {"slow", "late"} else 4))
            chance.shuffle(deck)
        return deck.pop()

    return decide


@contextlib.contextmanager
def between(target: str, decide: Callable[[str, str], str]) -> Iterator[Proxy]:
    """Run a proxy to a server."""
    proxy = Proxy(target, decide)

    class Handler(_Handler):
        line = proxy

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    proxy.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


class _Handler(BaseHTTPRequestHandler):
    line: Proxy
    protocol_version = "HTTP/1.1"

    def _any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        fault = self.line.decide(self.command, self.path)
        self.line.met[fault or "none"] += 1
        self.close_connection = True
        if fault == "drop":
            return
        if fault in {"404", "405", "429", "500", "503"}:
            self._answer(int(fault), {"Retry-After": "1"} if fault == "429" else {}, b"<h1>busy</h1>")
            return
        if fault == "late":
            time.sleep(LATE)
        status, headers, answer = self._forwarded(body)
        if fault in {"lost", "late"}:
            return
        if fault == "slow":
            time.sleep(LATE)
        if fault == "done500":
            status, headers, answer = 500, {}, b"<h1>error</h1>"
        self._answer(status, headers, answer, part=0.5 if fault == "cut" else 1.0)

    do_GET = do_POST = do_PUT = do_DELETE = _any  # noqa: N815 - as http.server calls them

    def _forwarded(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection(self.line.address.hostname or "", self.line.address.port)
        headers = {name: value for name, value in self.headers.items() if name.lower() != "accept-encoding"}
        try:
            connection.request(self.command, self.path, body, headers)
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read()
        finally:
            connection.close()

    def _answer(self, status: int, headers: dict[str, str], body: bytes, part: float = 1.0) -> None:
        self.send_response_only(status)
        gone = {"content-length", "transfer-encoding", "connection", "date" if self.line.date else ""}
        for name, value in headers.items():
            if name.lower() not in gone:
                self.send_header(name, value)
        if self.line.date:
            self.send_header("Date", self.line.date)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body[: int(len(body) * part)])

    def log_message(self, *_: object) -> None:
        """Say nothing."""
