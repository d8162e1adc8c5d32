"""One small server with every fault: each ends in time, with a line that names host and cause."""

from __future__ import annotations

import contextlib
import http.server
import threading
import time

import pytest

from newsgen.errors import SourceMalformed, SourceUnreachable
from newsgen.network import client as web


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked: list[str] = []  # noqa: RUF012 - one server a test

    def log_message(self, *args):
        pass

    def do_GET(self):
        self.asked.append(self.path)
        name = self.path.strip("/").split("?")[0]
        getattr(self, name)()

    def answer(self, body: bytes, status: int = 200, **headers: str):
        self.send_response(status)
        self.send_header("Content-Length", headers.pop("length", str(len(body))))
        for header, value in headers.items():
            self.send_header(header, value)
        self.end_headers()
        self.wfile.write(body)

    def fine(self):
        self.answer(b"fine")

    def whose(self):
        self.answer(b"whose: " + self.headers["User-Agent"].encode())

    def page(self):
        self.answer(b"<html>a page</html>")

    def error(self):
        self.answer(b"<html>", 500)

    def absent(self):
        self.answer(b"<html>", 404)

    def limited(self):
        self.answer(b"", 429)

    def once(self):
        self.answer(b"fine", 200 if self.asked.count("/once") > 1 else 503)

    def cut(self):
        self.answer(b"half", length="400")
        self.close_connection = True

    def reset(self):
        self.connection.shutdown(2)
        self.close_connection = True

    def feed(self):
        self.answer(b'\xef\xbb\xbf<?xml version="1.0"?><rss version="2.0"/>')

    def login(self):
        self.answer(b"\n<!DOCTYPE HTML><html><body>log in</body></html>")

    def moved(self):
        self.answer(b"", 302, Location="/fine")

    def key(self):
        self.answer(self.headers["X-Key"].encode())

    def large(self):
        self.answer(b"x" * 3000)

    def drip(self):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        with contextlib.suppress(OSError):  # whoever asked has left
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.1)


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setattr(web, "PAUSE", 0.01)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    Handler.asked = []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as made:
        made.daemon_threads = True
        made.block_on_close = False
        threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()


def get(url: str, *, seconds: float = 5.0, limit: int = 2000) -> bytes:
    with web.Client(deadline=time.monotonic() + seconds) as client:
        return client.get(url, limit=limit)


def test_an_answer(server):
    assert get(f"{server}/fine") == b"fine"


def test_passing_trouble_is_passed_over(server):
    assert get(f"{server}/once") == b"fine"


@pytest.mark.parametrize(
    ("fault", "cause", "times"),
    [
        ("error", "HTTP 500", 3),
        ("limited", "HTTP 429", 3),
        ("absent", "HTTP 404", 1),
        ("cut", "끊겼습니다", 3),
        ("reset", "끊겼습니다", 3),
        ("large", "너무 큽니다", 1),
    ],
)
def test_a_fault_is_told_in_one_line(server, fault, cause, times):
    with pytest.raises(SourceUnreachable) as caught:
        get(f"{server}/{fault}")
    assert str(caught.value).startswith("127.0.0.1: ")
    assert cause in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(Handler.asked) == times


@pytest.mark.parametrize(("fault", "status"), [("error", 500), ("limited", 429), ("absent", 404), ("cut", 0)])
def test_who_asks_once_is_told_the_status_at_once(server, fault, status):
    with web.Client(deadline=time.monotonic() + 5, attempts=1) as client:
        with pytest.raises(SourceUnreachable) as caught:
            client.get(f"{server}/{fault}")
        assert (caught.value.status, client.requests) == (status, 1)


def test_a_server_is_told_in_whose_name_it_is_asked(server):
    with web.Client(deadline=time.monotonic() + 5, agent="Example News desk@example.com") as client:
        assert client.get(f"{server}/whose") == b"whose: Example News desk@example.com"
    assert get(f"{server}/whose").startswith(b"whose: Mozilla/5.0 (compatible; newsgen/")


def test_a_page_is_an_answer_where_a_page_was_asked_for(server):
    with web.Client(deadline=time.monotonic() + 5) as client:
        assert client.get(f"{server}/page", markup=True) == b"<html>a page</html>"
        with pytest.raises(SourceMalformed, match="HTML"):
            client.get(f"{server}/page")


def test_a_server_that_never_ends_is_left_at_the_deadline(server):
    start = time.monotonic()
    with pytest.raises(SourceUnreachable, match="초 안에"):
        get(f"{server}/drip", seconds=0.4)
    assert time.monotonic() - start < 5.0  # it drips for ten


def test_after_a_slow_answer_the_next_one_is_not_mixed_up_with_it(server, monkeypatch):
    monkeypatch.setattr(web, "TIMEOUT", 0.2)
    with web.Client(deadline=time.monotonic() + 5) as client:
        with pytest.raises(SourceUnreachable):
            client.get(f"{server}/drip")
        assert client.get(f"{server}/fine") == b"fine"


def test_no_time_left_asks_nothing(server):
    with pytest.raises(SourceUnreachable, match="시간"):
        get(f"{server}/fine", seconds=-1)
    assert Handler.asked == []


@pytest.mark.parametrize(
    ("url", "cause"),
    [("http://127.0.0.1:9/", "거절"), ("http://no-such-host.invalid/", "DNS")],
)
def test_nobody_there(server, url, cause):
    with pytest.raises(SourceUnreachable, match=cause):
        get(url)


def test_a_feed_is_data_and_a_page_is_none(server):
    with web.Client(deadline=time.monotonic() + 5) as client:
        assert b"<rss" in client.get(f"{server}/feed", xml=True)
        for path, xml in (("feed", False), ("login", True)):
            with pytest.raises(SourceMalformed, match="HTML"):
                client.get(f"{server}/{path}", xml=xml)


def test_what_holds_a_secret_is_sent_nowhere_else(server):
    """Neither a header nor an address with a key in it follows a redirect; an open one does."""
    with web.Client(deadline=time.monotonic() + 5) as client:
        assert client.get(f"{server}/moved") == b"fine"
        with pytest.raises(SourceUnreachable, match="다른 주소로 넘깁니다"):
            client.get(f"{server}/moved", stay=True)
    with (
        web.Client(deadline=time.monotonic() + 5, headers={"X-Key": "hush"}) as client,
        pytest.raises(SourceUnreachable, match="다른 주소로 넘깁니다"),
    ):
        client.get(f"{server}/moved")
    assert Handler.asked == ["/moved", "/fine", "/moved", "/moved"]


def test_a_header_of_ones_own_is_sent(server):
    with web.Client(deadline=time.monotonic() + 5, headers={"X-Key": "hush"}) as client:
        assert client.get(f"{server}/key") == b"hush"
