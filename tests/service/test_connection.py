"""A connection under attack, over real sockets: uvicorn in a thread, with short deadlines."""

import contextlib
import json
import socket
import struct
import threading
import time
from functools import partial

import pytest
import uvicorn

from newsgen.config import Config, Service
from newsgen.service.app import create
from newsgen.service.client import Proxies
from newsgen.service.connection import Connection

pytestmark = pytest.mark.slow

HOST = b"host: x\r\n"
ASKS = b"GET /v1/terms/dot-plot HTTP/1.1\r\n" + HOST
SENDS = b"POST /v1/annotate HTTP/1.1\r\n" + HOST + b"content-type: text/plain\r\n"
CHUNKED = SENDS + b"transfer-encoding: chunked\r\n\r\n"
PATIENCE = 20.0


class Quick(Connection):
    HEAD = BODY = 0.5
    TAKE = 0.8
    LINGER = 0.3
    TICK = 0.05


class Slow(Quick):
    HEAD = 60.0
    EACH = 3


class Patient(Quick):
    HEAD = 60.0
    EACH = 1000


class Served:
    def __init__(self, app, kind, **settings):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        guarded = partial(kind, **{"proxies": Proxies(()), **settings})
        self.server = uvicorn.Server(
            uvicorn.Config(app, http=guarded, ws="none", log_config=None, timeout_graceful_shutdown=1)
        )
        self.thread = threading.Thread(target=self.server.run, args=([self.socket],))
        self.thread.start()

    @property
    def held(self):
        return len(self.server.server_state.connections)

    def connect(self, sends=b"", **options):
        connection = socket.socket()
        for name, value in options.items():
            connection.setsockopt(socket.SOL_SOCKET, getattr(socket, name), value)
        connection.settimeout(PATIENCE)
        connection.connect(("127.0.0.1", self.port))
        connection.sendall(sends)
        return connection

    def says(self, sends):
        """Send bytes; return all that comes until the other end closes."""
        with self.connect() as connection:
            with contextlib.suppress(OSError):
                connection.sendall(sends)
            return heard(connection)

    def empties(self):
        ends = time.monotonic() + PATIENCE
        while self.held and time.monotonic() < ends:
            time.sleep(0.02)
        return not self.held


def heard(connection):
    answer = b""
    with contextlib.suppress(ConnectionError):
        while more := connection.recv(65536):
            answer += more
    return answer


def status(answer):
    return int(answer.split(b" ", 2)[1]) if answer else None


@pytest.fixture
def serve(archive, glossary):
    with contextlib.ExitStack() as stack:

        def begin(kind=Quick, **settings):
            app = create(Config(service=Service(rate=0)), archive, glossary)
            running = Served(app, kind, **settings)
            stack.callback(running.thread.join, PATIENCE)
            stack.callback(setattr, running.server, "should_exit", True)
            return running

        yield begin


@pytest.fixture
def running(serve):
    return serve()


HALVES = {
    "nothing": (b"", b"", None),
    "line": (b"GET /v1/te", b"", 408),
    "line, dripping": (b"GET /v1/te", b"r", 408),
    "headers": (ASKS + b"x-a: b", b"", 408),
    "headers, dripping": (ASKS + b"x-a: b", b"c", 408),
    "empty lines": (b"\r\n", b"\r\n", None),
    "empty lines after an answer": (ASKS + b"\r\n", b"\r\n", 200),
    "body": (SENDS + b"content-length: 100\r\n\r\nabc", b"", 408),
    "body, dripping": (SENDS + b"content-length: 1000\r\n\r\nabc", b"d", 408),
    "chunks, dripping": (CHUNKED, b"1\r\na\r\n", 408),
    "body that nobody asked for": (ASKS + b"content-length: 1000\r\n\r\n", b"x", 200),
    "idle": (ASKS + b"\r\n", b"", 200),
}


@pytest.mark.parametrize("half", HALVES)
def test_half_a_request_ends(running, half):
    sends, drip, wanted = HALVES[half]
    with running.connect(sends) as connection:
        begun = time.monotonic()
        with contextlib.suppress(ConnectionError):
            while drip and time.monotonic() - begun < PATIENCE:
                connection.sendall(drip)
                time.sleep(0.05)
        answer = heard(connection) if not drip else b""
    if not drip:
        assert status(answer) == wanted
    assert time.monotonic() - begun < PATIENCE / 2
    assert running.empties()


def test_who_does_not_read_is_left(running):
    terms = b"GET /v1/openapi.json HTTP/1.1\r\n" + HOST + b"\r\n"
    with running.connect(terms * 16, SO_RCVBUF=2048), running.connect(terms, SO_RCVBUF=2048):
        assert running.empties()


def test_a_reader_is_answered_beside_two_hundred_half_requests(running):
    with contextlib.ExitStack() as stack:
        for _ in range(200):
            stack.enter_context(running.connect(b"GET /v1/te"))
        begun = time.monotonic()
        answer = running.says(ASKS + b"connection: close\r\n\r\n")
        assert status(answer) == 200
        assert time.monotonic() - begun < 5
        assert running.held <= Quick.EACH


def test_where_all_places_are_taken_the_oldest_that_waits_goes(serve):
    running = serve(Patient, most=10)
    with contextlib.ExitStack() as stack:
        waiting = [stack.enter_context(running.connect(b"GET /v1/te"))]
        time.sleep(0.2)
        waiting += [stack.enter_context(running.connect(b"GET /v1/te")) for _ in range(9)]
        assert status(running.says(ASKS + b"connection: close\r\n\r\n")) == 200
        assert heard(waiting[0]) == b""
        waiting[-1].sendall(b"rms/dot-plot HTTP/1.1\r\n" + HOST + b"connection: close\r\n\r\n")
        assert status(heard(waiting[-1])) == 200


def test_behind_a_proxy_are_many_clients(serve):
    running = serve(Slow, proxies=Proxies(["127.0.0.0/8"]))
    with contextlib.ExitStack() as stack:
        for _ in range(20):
            stack.enter_context(running.connect(b"GET /v1/te"))
        assert status(running.says(ASKS + b"connection: close\r\n\r\n")) == 200
        assert running.held >= 20


TOO_MUCH = {
    "an address of 1 MB": (b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 414),
    "a header of 1 MB": (ASKS + b"a: " + b"b" * 1_000_000 + b"\r\n\r\n", 431),
    "headers of 40 kB": (ASKS + b"".join(b"a: %b\r\n" % (b"b" * 1000) for _ in range(40)) + b"\r\n", 431),
    "200 headers": (ASKS + b"a: b\r\n" * 200 + b"\r\n", 431),
    "a name with a zero": (ASKS + b"a\0: b\r\n\r\n", 400),
    "a name with a space": (ASKS + b"a b: c\r\n\r\n", 400),
    "absurd length": (SENDS + b"content-length: " + b"9" * 40 + b"\r\n\r\nabc", 400),
    "huge length": (SENDS + b"content-length: 999999999999\r\n\r\nabc", 413),
    "two lengths": (SENDS + b"content-length: 3\r\ncontent-length: 4\r\n\r\nabcd", 400),
    "length and chunks": (SENDS + b"content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    "20 MB": (SENDS + b"content-length: 20000000\r\n\r\n" + b"a" * 20_000_000, 413),
    "chunks without end": (CHUNKED + (b"10000\r\n" + b"a" * 65536 + b"\r\n") * 100, 413),
    "chunks of one byte": (CHUNKED + b"1\r\na\r\n" * 100_000, 400),
    "a trailer of 1 MB": (CHUNKED + b"0\r\na: " + b"b" * 1_000_000, 400),
    "CONNECT": (b"CONNECT evil.example:443 HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    "no HTTP": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)), 400),
}


@pytest.mark.parametrize("much", TOO_MUCH)
def test_what_is_too_much_is_refused_in_korean(running, much, caplog):
    sends, wanted = TOO_MUCH[much]
    answer = running.says(sends)
    assert status(answer) == wanted
    head, _, body = answer.lower().partition(b"\r\n\r\n")
    assert b"content-type: application/problem+json" in head
    assert b"x-content-type-options: nosniff" in head
    assert b"content-security-policy: default-src 'none'" in head
    told = json.loads(body)
    assert told["status"] == wanted
    assert any("가" <= letter <= "힣" for letter in told["detail"])
    assert running.empties()
    assert "Traceback" not in caplog.text
    assert not [record for record in caplog.records if record.exc_info]


def test_who_writes_hangul_into_an_address_is_told_how(running):
    answer = running.says("GET /v1/search?q=점도표 HTTP/1.1\r\n".encode() + HOST + b"\r\n")
    assert status(answer) == 400
    assert "점 → %EC%A0%90" in answer.partition(b"\r\n\r\n")[2].decode()


def test_trailers_are_no_headers(running):
    answer = running.says(
        CHUNKED.replace(b"text/plain", b"text/odd") + b"1\r\na\r\n0\r\ncontent-type: text/plain\r\n\r\n"
    )
    assert status(answer) == 415


def test_requests_in_a_row_are_answered_in_a_row(running):
    last = b"GET /v1/terms/percent HTTP/1.1\r\n" + HOST + b"connection: close\r\n\r\n"
    answer = running.says((ASKS + b"\r\n") * 3 + last)
    assert answer.count(b"HTTP/1.1 200 OK") == 4
    assert answer.rindex(b'"id":"percent"') > answer.rindex(b'"id":"dot-plot"')


def test_a_flood_in_a_row_is_cut_off_without_a_fault(running, caplog):
    answer = running.says((ASKS + b"\r\n") * 5000)
    assert answer.count(b"HTTP/1.1 200 OK") <= 100
    assert running.empties()
    assert not [record for record in caplog.records if record.exc_info]


def test_who_wishes_for_another_protocol_is_answered_in_this_one(running):
    text = "점도표를 보라".encode()
    wish = b"connection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nhttp2-settings: AAAA\r\n"
    length = b"content-length: %d\r\n\r\n" % len(text)
    closing = ASKS + b"connection: close\r\n\r\n"
    answer = running.says(SENDS + wish + length + text + closing)
    assert answer.count(b"HTTP/1.1 200 OK") == 2
    annotated = answer.split(b"HTTP/1.1 200 OK")[1]
    assert b'"dot-plot"' in annotated  # the body was read


def test_who_asks_before_sending_is_told_at_once(running):
    expects = SENDS + b"expect: 100-continue\r\n"
    refused = running.says(expects + b"content-length: 20000000\r\n\r\n")
    assert status(refused) == 413
    assert b"connection: close" in refused
    taken = running.says(expects + b"content-length: 1\r\n\r\na")
    assert taken.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK")


def test_who_breaks_off_leaves_nothing(running, caplog):
    asks, half = ASKS + b"\r\n", SENDS + b"content-length: 100\r\n\r\nabc"
    requests = (asks, b"GET /v1/te", half, asks * 9)
    for turn in range(300):
        with running.connect() as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # a reset
            connection.sendall(requests[turn % len(requests)])
    assert running.empties()
    assert not [record for record in caplog.records if record.exc_info]


def test_more_texts_than_one_client_may_bring_at_a_time_wait(serve):
    running = serve(Patient)
    bodies = [running.connect(SENDS + b"content-length: 4\r\n\r\nabc") for _ in range(17)]
    with contextlib.ExitStack() as stack:
        for body in bodies:
            stack.enter_context(body)
        time.sleep(0.2)
        for body in bodies:
            body.sendall(b"d")
        answers = [body.recv(4096) for body in bodies]
        codes = sorted(map(status, answers))
        assert codes == [200] * 16 + [503]
        assert next(answer for answer in answers if status(answer) == 503).count(b"retry-after: 1") == 1
        assert status(running.says(SENDS + b"connection: close\r\ncontent-length: 1\r\n\r\na")) == 200
