"""The proxy: takes every request of a process to itself, and answers for the hosts it knows."""

from __future__ import annotations

import contextlib
import os
import socket
import ssl
import struct
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from functools import cache
from http import HTTPStatus
from io import BufferedReader
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import trustme

from tests.standin import banks, dart, edgar, lists, news, yahoo
from tests.standin.answers import Answer, Request, page
from tests.standin.faults import Fault
from tests.standin.scene import Scene

MOST_CONNECTIONS = 256
LONGEST_LINE = 8192
IDLE = 60.0

_HOSTS: dict[str, Callable[[Scene, Request], Answer]] = {
    banks.FRED: banks.fred,
    banks.NEW_YORK_FED: banks.new_york_fed,
    edgar.SEC: edgar.www,
    edgar.DATA: edgar.data,
    lists.ISHARES: lists.ishares,
    lists.KIS: lists.kis,
    news.FEEDS: news.feeds,
    dart.OPEN_DART: dart.filings,
}
HOSTS = (*yahoo.HOSTS, *_HOSTS)
_PROXIES = ("HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy", "ALL_PROXY", "all_proxy")
_BUNDLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")


class _Gone(Exception):
    """The connection is at its end."""


class Server:
    """A running stand-in; made by :func:`running`."""

    def __init__(self, scene: Scene, folder: Path) -> None:
        self.scene = scene
        self.requests: list[Request] = []
        self.refused: list[str] = []
        """Hosts that were asked for and are not known."""
        self.broken: list[str] = []
        """What went wrong in the stand-in itself; :func:`running` raises it in the end."""
        self.handshakes = 0
        """How many TLS connections were made."""
        self.bundle = folder / "ca.pem"
        self._tls = _context(self.bundle)
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._slots = threading.BoundedSemaphore(MOST_CONNECTIONS)
        self._open: set[socket.socket] = set()
        self._serving: set[threading.Thread] = set()
        self._count = 0
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=MOST_CONNECTIONS)
        self.port: int = self._listener.getsockname()[1]
        self.name = f"stand-in {self.port}"
        """What its threads are called."""
        self._accepting = threading.Thread(target=self._accept, name=self.name, daemon=True)
        self._accepting.start()

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment for a subprocess: this process's own, with proxy and CA, and ``more``."""
        own = {name: value for name, value in os.environ.items() if name.lower() != "no_proxy"}
        own |= dict.fromkeys(_PROXIES, f"http://127.0.0.1:{self.port}")
        own |= dict.fromkeys(_BUNDLES, str(self.bundle))
        return own | more

    def select(self, *, host: str = "*", path: str = "*", symbol: str | None = None) -> list[Request]:
        """Return the logged requests that fit; ``host`` and ``path`` are patterns as of fnmatch."""
        with self._lock:
            logged = list(self.requests)
        return [
            one
            for one in logged
            if fnmatch(one.host, host)
            and fnmatch(one.path, path)
            and (symbol is None or symbol in one.symbols)
        ]

    def count(self, *, host: str = "*", path: str = "*", symbol: str | None = None) -> int:
        """Return how many requests fit."""
        return len(self.select(host=host, path=path, symbol=symbol))

    def forget(self) -> None:
        """Empty the log, between two runs against the same server."""
        with self._lock:
            self.requests.clear()
            self.handshakes = 0

    def stop(self) -> None:
        """Close every connection; what hangs wakes up."""
        self._stopped.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
        self._listener.close()
        with self._lock:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self._accepting.join(5)
        with self._lock:
            serving = list(self._serving)
        for thread in serving:
            thread.join(5)

    # --- connections

    def _accept(self) -> None:
        while not self._stopped.is_set():
            if not self._slots.acquire(timeout=1):
                continue
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.settimeout(IDLE)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self._open.add(connection)
                self._count += 1
                number = self._count
            thread = threading.Thread(
                target=self._serve, args=(connection, number), name=self.name, daemon=True
            )
            with self._lock:
                self._serving.add(thread)
            thread.start()

    def _serve(self, connection: socket.socket, number: int) -> None:
        try:
            self._converse(connection, number)
        except (_Gone, OSError, ValueError):
            pass
        finally:
            with self._lock:
                self._open.discard(connection)
                self._serving.discard(threading.current_thread())
            with contextlib.suppress(OSError):
                connection.close()
            self._slots.release()

    def _converse(self, connection: socket.socket, number: int) -> None:
        reader = connection.makefile("rb")
        line, headers = _head(reader)
        method, target, _ = line.split(" ", 2)
        if method != "CONNECT":
            self._plain(connection, reader, (line, headers), number)
            return
        host = target.rsplit(":", 1)[0].lower()
        if host not in HOSTS:
            self.refused.append(host)
            _send(connection, page("Forbidden by the stand-in", 403))
            return
        if self._meets_at_connect(host):
            _send(connection, page("Bad Gateway", 502))
            return
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with self._tls.wrap_socket(connection, server_side=True) as secured:
            with self._lock:
                self.handshakes += 1
                self._open.add(secured)
            try:
                with secured.makefile("rb") as inner:
                    while self._exchange(secured, inner, _head(inner), host, number):
                        pass
            finally:
                with self._lock:
                    self._open.discard(secured)

    def _meets_at_connect(self, host: str) -> bool:
        faults = [one for one in self.scene.faults if one.what == "unreachable" and one.path == "*"]
        with self._lock:
            return any(one.meets(host, "", ()) is not None for one in faults)

    def _plain(
        self, connection: socket.socket, reader: BufferedReader, head: tuple[str, dict[str, str]], number: int
    ) -> None:
        """Answer requests for http addresses, which come to a proxy with the whole address."""
        going = True
        while going:
            host = (urlsplit(head[0].split(" ", 2)[1]).hostname or "").lower()
            if host not in HOSTS:
                self.refused.append(host)
                _send(connection, page("Forbidden by the stand-in", 403))
                return
            going = self._exchange(connection, reader, head, host, number)
            head = _head(reader) if going else head

    def _exchange(
        self,
        connection: socket.socket,
        reader: BufferedReader,
        head: tuple[str, dict[str, str]],
        host: str,
        number: int,
    ) -> bool:
        """Answer one request; tell whether the connection goes on."""
        line, headers = head
        method, target, _ = line.split(" ", 2)
        body = reader.read(int(headers.get("content-length", 0)))
        address = urlsplit(target)
        request = Request(
            method, host, address.path, dict(parse_qsl(address.query, keep_blank_values=True)),
            headers, body, time.time(), number,
        )  # fmt: skip
        if host in yahoo.HOSTS:
            request.symbols = yahoo.symbols_of(request)
        wire, due = self._log(request)
        if self.scene.latency:
            self._stopped.wait(self.scene.latency)
        if wire is not None and wire.what in _SILENT:
            _SILENT[wire.what](self, connection, wire)
            raise _Gone
        answer = self._answer(request, line, due)
        closing = headers.get("connection", "").lower() == "close"
        if wire is not None:
            request.fault = wire.what
            answer = _STATUS[wire.what](answer) if wire.what in _STATUS else answer
        request.status = answer.status
        if wire is not None and wire.what == "slow":
            self._drip(connection, answer, wire.seconds)
        else:
            _send(connection, answer, part=0.5 if wire is not None and wire.what == "cut" else 1.0)
        return not closing

    def _log(self, request: Request) -> tuple[Fault | None, yahoo.Due]:
        """Log a request and return what it meets: the first fault on the wire, and those in the data."""
        wire: Fault | None = None
        due: yahoo.Due = {}
        known = (
            tuple(self.scene.series) if request.path.startswith("/v1/finance/screener") else request.symbols
        )
        with self._lock:
            self.requests.append(request)
            for fault in self.scene.faults:
                if fault.what == "unreachable" and fault.path == "*":
                    continue  # met at CONNECT
                met = fault.meets(request.host, request.path, request.symbols if fault.on_the_wire else known)
                if met is None:
                    continue
                if not fault.on_the_wire:
                    due[fault] = met
                elif wire is None:
                    wire = fault
        if wire is not None:
            request.fault = wire.what
        return wire, due

    def _answer(self, request: Request, line: str, due: yahoo.Due) -> Answer:
        if len(line) > LONGEST_LINE:
            return page("Request-URI Too Long", 414)
        try:
            if request.host in yahoo.HOSTS:
                return yahoo.answer(self.scene, request, due)
            return _HOSTS[request.host](self.scene, request)
        except Exception:
            self.broken.append(f"{line}\n{traceback.format_exc()}")
            return page("The stand-in is broken", 500)

    # --- faults

    def _hang(self, _: socket.socket, fault: Fault) -> None:
        self._stopped.wait(fault.seconds)

    def _reset(self, connection: socket.socket, _: Fault) -> None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _drip(self, connection: socket.socket, answer: Answer, seconds: float) -> None:
        whole = _written(answer)
        pieces = 20
        size = len(whole) // pieces + 1
        for start in range(0, len(whole), size):
            connection.sendall(whole[start : start + size])
            if self._stopped.wait(seconds / pieces):
                raise _Gone


_SILENT: dict[str, Callable[[Server, socket.socket, Fault], None]] = {
    "timeout": Server._hang,
    "reset": Server._reset,
    "unreachable": Server._reset,
}


def _replaced(body: bytes, status: int, kind: str = "text/html") -> Callable[[Answer], Answer]:
    return lambda _: Answer(body, status, kind)


_STATUS: dict[str, Callable[[Answer], Answer]] = {
    "401": _replaced(
        b'{"finance":{"result":null,"error":{"code":"Unauthorized","description":"Invalid Crumb"}}}',
        401,
        "application/json",
    ),
    "403": _replaced(page("403 Forbidden").body, 403),
    "429": _replaced(b"Too Many Requests\r\n", 429),
    "500": _replaced(
        b'{"finance":{"result":null,"error":{"code":"internal-error"}}}', 500, "application/json"
    ),
    "502": _replaced(page("502 Bad Gateway").body, 502),
    "503": _replaced(page("503 Service Unavailable").body, 503),
    "empty": lambda answer: Answer(b"", 200, answer.kind),
    "malformed": lambda answer: Answer(answer.body[: len(answer.body) // 2], 200, answer.kind),
    "html": _replaced(page("Please try again").body, 200),
}


def _head(reader: BufferedReader) -> tuple[str, dict[str, str]]:
    """Return a request's first line and its headers by their names in small letters."""
    first = reader.readline(1 << 20).decode("latin-1").strip()
    if not first:
        raise _Gone
    headers: dict[str, str] = {}
    while line := reader.readline(1 << 16).decode("latin-1").strip():
        name, _, value = line.partition(":")
        key, value = name.lower(), value.strip()
        headers[key] = f"{headers[key]}; {value}" if key == "cookie" and key in headers else value
    return first, headers


def _written(answer: Answer) -> bytes:
    reason = HTTPStatus(answer.status).phrase
    head = [f"HTTP/1.1 {answer.status} {reason}", f"Content-Type: {answer.kind}"]
    head += [f"Content-Length: {len(answer.body)}", *(f"{name}: {value}" for name, value in answer.headers)]
    return "\r\n".join([*head, "", ""]).encode("latin-1") + answer.body


def _send(connection: socket.socket, answer: Answer, part: float = 1.0) -> None:
    whole = _written(answer)
    start = len(whole) - len(answer.body)
    connection.sendall(whole[: start + int(len(answer.body) * part)])
    if part < 1:
        raise _Gone


@cache
def _authority() -> tuple[trustme.CA, trustme.LeafCert]:
    """Return a CA and one certificate for every host: made once a process."""
    authority = trustme.CA(key_type=trustme.KeyType.ECDSA)
    return authority, authority.issue_cert(*HOSTS, key_type=trustme.KeyType.ECDSA)


def _context(bundle: Path) -> ssl.SSLContext:
    authority, certificate = _authority()
    authority.cert_pem.write_to_path(str(bundle))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_alpn_protocols(["http/1.1"])
    certificate.configure_cert(context)
    return context


@contextlib.contextmanager
def running(scene: Scene) -> Iterator[Server]:
    """Run a stand-in that tells ``scene``; it stops when the block ends."""
    with tempfile.TemporaryDirectory(prefix="standin-") as folder:
        server = Server(scene, Path(folder))
        try:
            yield server
        finally:
            server.stop()
        if server.broken:
            raise RuntimeError(f"the stand-in failed at {server.broken[0]}")


def nowhere() -> dict[str, str]:
    """Return an environment without a network: the proxy's port is closed."""
    port = _closed().getsockname()[1]
    own = {name: value for name, value in os.environ.items() if name.lower() != "no_proxy"}
    return own | dict.fromkeys(_PROXIES, f"http://127.0.0.1:{port}")


@cache
def _closed() -> socket.socket:
    """Return a socket that has a port and never listens: nobody else can take the port meanwhile."""
    held = socket.socket()
    held.bind(("127.0.0.1", 0))
    return held


def nameless() -> dict[str, str]:
    """Return an environment in which no name is resolved: the proxy's own name is not."""
    own = {name: value for name, value in os.environ.items() if name.lower() != "no_proxy"}
    return own | dict.fromkeys(_PROXIES, "http://proxy.invalid:9")
