"""The Ghost client against a stand-in that answers as Ghost's Admin API documents it."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import itertools
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from newsgen.config import Cms
from newsgen.deliveries.approval import approve
from newsgen.deliveries.copy import copy_of
from newsgen.deliveries.delivery import Status
from newsgen.deliveries.ghost import Ghost
from newsgen.deliveries.run import deliver
from newsgen.errors import DeliveryDelayed, TargetClosed
from newsgen.finding import Severity
from tests import article_fixture
from tests.deliveries.help import article, kill, put, state

KEY = bytes(range(32))
SECRET = f"64f1c0ffee:{KEY.hex()}"


class Site:
    """Posts by id, as Ghost keeps them; every change moves ``updated_at``."""

    def __init__(self):
        self.posts = {}
        self.ids = itertools.count(1)
        self.moments = itertools.count(1)

    def admits(self, header):
        """Verify a token as RFC 7519 and Ghost's manual say."""
        scheme, _, token = header.partition(" ")
        head, claims, signature = token.split(".")
        expected = hmac.new(KEY, f"{head}.{claims}".encode(), hashlib.sha256).digest()
        told = json.loads(base64.urlsafe_b64decode(claims + "=="))
        return (
            scheme == "Ghost"
            and base64.urlsafe_b64decode(signature + "==") == expected
            and json.loads(base64.urlsafe_b64decode(head + "=="))["kid"] == "64f1c0ffee"
            and told["aud"] == "/admin/"
            and told["iat"] <= time.time() + 5 < told["exp"] <= told["iat"] + 300
        )

    def put(self, id_, fields):
        taken = [post["slug"] for post in self.posts.values() if post["id"] != id_]
        post = self.posts.get(id_, {"id": id_, "url": f"https://x/{id_}", "custom_excerpt": None}) | fields
        while post["slug"] in taken:
            post["slug"] += "-2"
        post["updated_at"] = f"2025-08-13T21:30:{next(self.moments):02d}.000Z"
        self.posts[id_] = post
        return post


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self):
        if self.path.startswith("/ghost/api/admin/site/"):
            self._say(200, {"site": {"version": "6.0"}})
        elif self._refused():
            pass
        elif "/posts/?" in self.path:
            wanted = parse_qs(urlsplit(self.path).query)["filter"][0].removeprefix("slug:~^'").rstrip("'")
            self._say(200, {"posts": [p for p in self.site.posts.values() if p["slug"].startswith(wanted)]})
        else:
            self._one(self.path.split("/")[5])

    def do_POST(self):
        body = self._body()
        if self._refused():
            return
        if "/images/upload/" in self.path:
            self._say(201, {"images": [{"url": "https://x/image.png"}]} if b"\x89PNG" in body else {})
        else:
            self._say(201, {"posts": [self.site.put(str(next(self.site.ids)), json.loads(body)["posts"][0])]})

    def do_PUT(self):
        (fields,) = json.loads(self._body())["posts"]
        id_ = self.path.split("/")[5]
        if self._refused():
            return
        if fields.pop("updated_at") != self.site.posts[id_]["updated_at"]:
            self._say(409, {"errors": [{"type": "UpdateCollisionError", "code": "UPDATE_COLLISION"}]})
        else:
            self._say(200, {"posts": [self.site.put(id_, fields)]})

    def _one(self, id_):
        found = self.site.posts.get(id_)
        self._say(200 if found else 404, {"posts": [found]} if found else {"errors": [{}]})

    def _refused(self):
        refused = not self.site.admits(self.headers["Authorization"])
        if refused:
            self._say(401, {"errors": [{"code": "INVALID_JWT"}]})
        return refused

    def _body(self):
        return self.rfile.read(int(self.headers["Content-Length"]))

    def _say(self, status, told):
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def serving():
    site = Site()
    handler = type("Handler", (_Handler,), {"site": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", site
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def ghost():
    with serving() as (url, site):
        yield Ghost(Cms(kind="ghost", url=url, tags=("뉴욕증시",), timeout=5), SECRET), site


def test_a_draft_with_its_glossary_as_a_card(ghost, box):
    target, site = ghost
    row = put(box, article())
    assert deliver(box, {"wp": target}) == []
    assert state(box, row)[0] == "success"
    (post,) = site.posts.values()
    assert (post["status"], post["slug"]) == ("draft", "2025-08-13-us-close")
    assert post["tags"] == [{"name": "뉴욕증시"}]
    cards = post["html"].split("<!--kg-card-begin: html-->")[1:]
    assert [card.strip()[:4] for card in cards] == ["<tab", "<dl ", "<!--"]


def test_a_version_an_edit_and_a_kill(ghost, box):
    target, site = ghost
    approve(box, article(), by="김데스크")
    put(box, article(), Status.PUBLISH)
    deliver(box, {"wp": target})
    later = article(revision=2, lead=article_fixture.runs("고친 리드."))
    approve(box, later, by="김데스크")
    put(box, later)
    deliver(box, {"wp": target})
    (post,) = site.posts.values()
    assert (post["status"], post["custom_excerpt"]) == ("published", "고친 리드.")
    site.put("1", {"title": "데스크의 제목"})
    third = article(revision=3)
    approve(box, third, by="김데스크")
    row = put(box, third)
    deliver(box, {"wp": target})
    assert state(box, row)[0] == "blocked"
    assert "데스크의 제목" in state(box, row)[1]
    row = kill(box, article())
    deliver(box, {"wp": target})
    assert state(box, row)[0] == "success"
    assert site.posts["1"]["status"] == "draft"


def test_a_change_in_between_is_not_overwritten(ghost, box):
    target, site = ghost
    put(box, article())
    deliver(box, {"wp": target})
    stale = target.read("1")
    site.put("1", {"title": "데스크의 제목"})
    with pytest.raises(DeliveryDelayed):
        target.update(stale, copy_of(article(revision=2)), Status.DRAFT, None, "key")
    assert site.posts["1"]["title"] == "데스크의 제목"


def test_pending_is_not_pretended(ghost, box):
    target, site = ghost
    row = put(box, article(), Status.PENDING)
    deliver(box, {"wp": target})
    assert state(box, row)[0] == "failed"
    assert site.posts == {}


def test_a_wrong_key_closes_the_target(ghost, box):
    _, site = ghost
    with serving() as (url, _):
        wrong = Ghost(Cms(kind="ghost", url=url), f"64f1c0ffee:{'00' * 32}")
        levels = [finding.severity for finding in wrong.check()]
        assert levels == [Severity.OK, Severity.WRONG]
        put(box, article())
        (trouble,) = deliver(box, {"wp": wrong})
    assert "키를 받지 않습니다" in trouble
    assert site.posts == {}
    with pytest.raises(TargetClosed, match="id:비밀값"):
        Ghost(Cms(kind="ghost", url="https://x"), "no key at all")


def test_check_of_what_is_right(ghost):
    assert [finding.severity for finding in ghost[0].check()] == [Severity.OK, Severity.OK]
