"""One request on a real socket: back within its timeout, and with no more than it can hold."""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import socket
import threading
import time

import pytest

from newsgen.config import Notify
from newsgen.deliveries import line as lines
from newsgen.deliveries import notify as notices
from newsgen.deliveries.line import Line
from newsgen.errors import DeliveryDelayed, DeliveryProblem, TargetClosed

NOW = dt.datetime(2025, 8, 13, tzinfo=dt.UTC)
TIMEOUT = 0.6
GRACE = 0.5
"""Seconds that a request may be back late: what is measured on a machine that does other things too."""
_OK = b"HTTP/1.1 200 OK\r\n"
_ZIPPED = gzip.compress(bytes(range(256)) * 40)


@contextlib.contextmanager
def server(talk):
    """Run ``talk(connection)`` for whoever connects, until the block ends."""
    over = threading.Event()

    def serve() -> None:
        while not over.is_set():
            with contextlib.suppress(OSError):
                connection, _ = listening.accept()
                threading.Thread(target=held, args=(connection,), daemon=True).start()

    def held(connection) -> None:
        with connection, contextlib.suppress(OSError):
            talk(connection, over)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.1)
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield f"127.0.0.1:{listening.getsockname()[1]}"
        finally:
            over.set()
            thread.join(5)


def dripping(before: bytes, drops: bytes, pause: float = 0.05):
    """Say ``before`` at once and ``drops`` again and again, a byte at a time, while anybody listens."""

    def talk(connection, over) -> None:
        connection.recv(65536)
        connection.sendall(before)
        while not over.is_set():
            for byte in drops:
                connection.sendall(bytes([byte]))
                if over.wait(pause):
                    return

    return talk


def flowing(before: bytes, piece: bytes):
    def talk(connection, over) -> None:
        connection.recv(65536)
        connection.sendall(before)
        while not over.is_set():
            connection.sendall(piece)

    return talk


def silent(connection, over) -> None:
    over.wait(30)


def deaf(connection, over) -> None:
    """Never take what is sent."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
    over.wait(30)


DRIPS = {
    "status line": dripping(b"HTTP/1.1 ", b"2"),
    "header": dripping(_OK + b"X-Long: ", b"x"),
    "headers": dripping(_OK, b"X: 1\r\n"),
    "go on": dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.005),
    "body": dripping(_OK + b"Content-Length: 100000\r\n\r\n", b"x"),
    "body without end": dripping(_OK + b"\r\n", b"x"),
    "chunks": dripping(_OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "length of a chunk": dripping(_OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
    "trailers": dripping(_OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: 1\r\n"),
    "compressed body": dripping(_OK + b"Content-Encoding: gzip\r\n\r\n", _ZIPPED, 0.02),
    "redirect's body": dripping(b"HTTP/1.1 302 F\r\nLocation: https://x.example/\r\n\r\n", b"x"),
    "error's body": dripping(b"HTTP/1.1 500 E\r\nContent-Length: 9999\r\n\r\n", b"x"),
    "nothing": silent,
}


def held(line: Line, *, method: str = "GET", data: bytes | None = None) -> tuple[float, DeliveryProblem]:
    begun = time.monotonic()
    with pytest.raises(DeliveryProblem) as caught:
        line.ask(method, data=data)
    return time.monotonic() - begun, caught.value


@pytest.mark.parametrize("talk", DRIPS.values(), ids=DRIPS.keys())
def test_a_server_that_drips_holds_nobody_longer_than_the_timeout(talk):
    with server(talk) as place:
        seconds, problem = held(Line(f"http://{place}", timeout=TIMEOUT), method="POST", data=b"x")
    assert seconds < TIMEOUT + GRACE
    assert isinstance(problem, DeliveryDelayed)
    assert problem.unknown  # it may have done what it was told
    assert str(problem).startswith("127.0.0.1: ")


def test_a_handshake_and_a_name_server_that_hang(monkeypatch):
    with server(silent) as place:
        seconds, _ = held(Line(f"https://{place}", timeout=TIMEOUT))
    assert seconds < TIMEOUT + GRACE
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(3))
    seconds, _ = held(Line("https://slow.example", timeout=TIMEOUT))
    assert seconds < TIMEOUT + GRACE


def test_a_server_that_takes_nothing():
    with server(deaf) as place:
        seconds, _ = held(Line(f"http://{place}", timeout=TIMEOUT), method="POST", data=bytes(30_000_000))
    assert seconds < TIMEOUT + GRACE


def test_what_nobody_waits_for_any_more_is_not_sent_on():
    """A request that went on alone could be carried out after the next attempt."""
    got = []

    def talk(connection, over) -> None:
        time.sleep(TIMEOUT + 0.6)
        while piece := connection.recv(65536):
            got.append(len(piece))

    with server(talk) as place:
        held(Line(f"http://{place}", timeout=TIMEOUT), method="POST", data=bytes(30_000_000))
        time.sleep(1.5)
    assert sum(got) < 30_000_000


@pytest.mark.parametrize(
    "talk",
    [
        flowing(_OK + b"\r\n", b"x" * 65536),
        flowing(_OK + b"Transfer-Encoding: chunked\r\n\r\n", b"8000\r\n" + b"x" * 0x8000 + b"\r\n"),
        flowing(_OK, b"X: " + b"x" * 60_000 + b"\r\n"),
    ],
    ids=["body", "chunks", "headers"],
)
def test_an_answer_without_end_is_cut(talk, monkeypatch):
    monkeypatch.setattr(lines, "LIMIT", 1_000_000)
    with server(talk) as place:
        seconds, problem = held(Line(f"http://{place}", timeout=5))
    assert seconds < 4
    assert str(problem).isprintable()


def test_what_a_small_answer_unpacks_to_is_bounded(monkeypatch):
    monkeypatch.setattr(lines, "LIMIT", 1_000_000)
    bomb = gzip.compress(bytes(200_000_000), 1)

    def talk(connection, over) -> None:
        connection.recv(65536)
        head = f"Content-Encoding: gzip\r\nContent-Length: {len(bomb)}\r\n\r\n"
        connection.sendall(_OK + head.encode() + bomb)

    with server(talk) as place:
        _, problem = held(Line(f"http://{place}", timeout=20))
    assert "큽니다" in str(problem)


def test_a_proxy_of_the_environment_never_sees_what_goes_to_this_machine(monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)

    def talk(connection, over) -> None:
        connection.recv(65536)
        connection.sendall(_OK + b"Content-Length: 2\r\n\r\n[]")

    with server(talk) as place:
        assert Line(f"http://{place}", timeout=5).ask("GET").body == b"[]"


def test_a_mail_server_that_drips_holds_nobody_either(monkeypatch):
    monkeypatch.setattr(notices, "TIMEOUT", TIMEOUT)
    word = notices.Word(occasion=notices.Occasion.FAILED, article="a", message="x", at=NOW)

    def talk(connection, over) -> None:
        while not over.wait(0.1):
            connection.sendall(b"2")

    with server(talk) as place:
        begun = time.monotonic()
        (told,) = notices.notify(Notify(smtp=place, sender="a@b", to=("c@d",)), word)
    assert time.monotonic() - begun < TIMEOUT + GRACE
    assert told.startswith("알림 메일: ")


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("https://new.example/wp/?token=s3cr3t-s3cr3t", "https://new.example로"),
        ("https://user:s3cr3t@new.example/", "다른 화면"),
        ("/wp-login.php", "다른 화면"),
        ("javascript:alert(1)", "다른 화면"),
        ("https://new.example\x1b[31m/", "다른 화면"),
        ("https://" + "x" * 10_000 + ".example/", "다른 화면"),
        ("", "다른 화면"),
    ],
)
def test_of_a_redirect_only_the_place_is_told(location, said):
    def talk(connection, over) -> None:
        connection.recv(65536)
        connection.sendall(f"HTTP/1.1 302 F\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode())

    with server(talk) as place, pytest.raises(TargetClosed) as caught:
        Line(f"http://{place}", timeout=5).ask("GET")
    told = str(caught.value)
    assert said in told
    assert "s3cr3t" not in told
    assert told.isprintable()
    assert len(told) < 200


@pytest.mark.parametrize(
    "url", ["https://u:hunter2hunter2@x.example", "https://x.example/?key=hunter2hunter2"]
)
def test_an_address_that_holds_a_secret_is_refused_without_repeating_it(url):
    with pytest.raises(TargetClosed, match="설정의 url") as caught:
        Line(url)
    assert "hunter2" not in str(caught.value)
