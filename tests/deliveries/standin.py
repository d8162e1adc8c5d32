"""Stand-ins for WordPress and Ghost in memory, on a socket, with an answer put in the place of theirs.

They do what they are told first and answer oddly then: that is where a second post would come from.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import itertools
import json
import re
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit


class Asked(NamedTuple):
    """A request."""

    method: str
    path: str
    query: dict[str, str]
    headers: Any
    body: bytes

    @property
    def told(self) -> Any:
        return json.loads(self.body)


class Told(NamedTuple):
    """What a stand-in answers, and at which step of a delivery it was asked."""

    step: str
    status: int
    content: Any

    @property
    def json(self) -> bytes:
        return b"" if self.status == 204 else json.dumps(self.content).encode()


def http(status: int, body: bytes = b"", *headers: str, phrase: str = "OK") -> bytes:
    """Return a whole answer, as it stands on the wire."""
    given = [*headers]
    if not any(header.lower().startswith(("content-length", "transfer-encoding")) for header in given):
        given.append(f"Content-Length: {len(body)}")
    head = "\r\n".join([f"HTTP/1.1 {status} {phrase}", *given, "Connection: close", "", ""])
    return head.encode("latin-1") + body


def plain(told: Told) -> bytes:
    return http(told.status, told.json, "Content-Type: application/json")


class WordPress:
    """Posts, terms and pictures of one site."""

    def __init__(self) -> None:
        self.posts: dict[int, dict[str, Any]] = {}
        self.media: dict[int, str] = {}
        self.terms: dict[str, dict[int, str]] = {"categories": {}, "tags": {}}
        self.ids = itertools.count(11)
        self.searches = True
        """Whether its search looks at comments."""

    def answer(self, asked: Asked) -> Told:
        route = asked.query.get("rest_route", "")
        _, _, _, kind, *rest = (*route.split("/"), "", "", "")[:7]
        rest = [each for each in rest if each]
        if kind == "posts":
            return self._posts(asked, rest)
        if kind in self.terms:
            return self._terms(asked, self.terms[kind])
        if kind == "media":
            return self._pictures(asked, rest)
        if kind == "users":
            may = ("edit_posts", "publish_posts", "upload_files", "edit_published_posts", "manage_categories")
            user = {
                "id": 7,
                "name": "김데스크",
                "roles": ["editor"],
                "capabilities": dict.fromkeys(may, True),
            }
            return Told("me" if rest == ["me"] else "users", 200, user)
        return Told("index", 200, {"namespaces": ["wp/v2"], "authentication": {"application-passwords": {}}})

    def _posts(self, asked: Asked, rest: list[str]) -> Told:
        if len(rest) == 2:
            return Told("revisions", 200, [{"id": 99, "author": 7}])
        if not rest:
            return self._listed(asked.query) if asked.method == "GET" else self._created(asked.told)
        post = self.posts.get(int(rest[0]))
        if post is None:
            return Told(
                "read", 404, {"code": "rest_post_invalid_id", "message": "x", "data": {"status": 404}}
            )
        if asked.method == "DELETE":
            post["status"] = "trash"
            if asked.query.get("force"):
                del self.posts[post["id"]]
            return Told("withdraw", 200, post)
        if asked.method == "POST":
            return Told("update", 200, self._put(post, asked.told))
        return Told("read", 200, post)

    def _listed(self, query: dict[str, str]) -> Told:
        wanted, slugs = query.get("search"), query.get("slug", "").split(",")
        found = [
            post
            for post in self.posts.values()
            if post["status"] != "trash"
            and (query.get("status") == "any" or post["status"] == query.get("status", "publish"))
            and (not query.get("slug") or post["slug"] in slugs)
            and (not wanted or (self.searches and wanted in post["content"]["raw"]))
        ]
        return Told("slug" if query.get("slug") else "find", 200, found)

    def _created(self, told: dict[str, Any]) -> Told:
        id_ = next(self.ids)
        taken = {post["slug"] for post in self.posts.values()}
        slug = next(
            s for s in (told["slug"], *(f"{told['slug']}-{n}" for n in range(2, 99))) if s not in taken
        )
        post = {"id": id_, "link": f"https://news.example/?p={id_}", "status": "draft"}
        self.posts[id_] = self._put(post, {**told, "slug": slug})
        return Told("create", 201, post)

    def _put(self, post: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
        for name, value in told.items():
            post[name] = (
                {"raw": value, "rendered": value} if name in {"title", "content", "excerpt"} else value
            )
        post["modified_gmt"] = "2025-08-13T21:30:00"
        return post

    def _terms(self, asked: Asked, terms: dict[int, str]) -> Told:
        if asked.method == "POST":
            terms[next(self.ids)] = asked.told["name"]
            return Told("terms", 201, {"id": max(terms), "name": asked.told["name"]})
        wanted = asked.query["search"]
        return Told(
            "terms", 200, [{"id": id_, "name": name} for id_, name in terms.items() if wanted in name]
        )

    def _pictures(self, asked: Asked, rest: list[str]) -> Told:
        if asked.method == "DELETE":
            return Told("media", 200, {"deleted": bool(self.media.pop(int(rest[0])))})
        if asked.method == "POST":
            self.media[next(self.ids)] = asked.query["slug"]
            return Told("media", 201, {"id": max(self.media)})
        if rest:
            return Told("media", 200, {"id": int(rest[0]), "slug": self.media[int(rest[0])]})
        found = [id_ for id_, slug in self.media.items() if slug == asked.query["slug"]]
        return Told("media", 200, [{"id": id_} for id_ in found])


KEY = bytes(range(32))
SECRET = f"64f1c0ffee:{KEY.hex()}"
"""Of the one integration that a Ghost has."""


class Ghost:
    """Posts by id, as Ghost keeps them; every change moves ``updated_at``."""

    def __init__(self) -> None:
        self.posts: dict[str, dict[str, Any]] = {}
        self.ids = itertools.count(1)
        self.moments = itertools.count(1)

    def answer(self, asked: Asked) -> Told:
        if asked.path.startswith("/ghost/api/admin/site/"):
            return Told("site", 200, {"site": {"version": "6.0"}})
        if not self.admits(asked.headers["Authorization"]):
            return Told("login", 401, {"errors": [{"code": "INVALID_JWT"}]})
        if "/images/upload/" in asked.path:
            whole = b"\x89PNG" in asked.body
            name = re.search(rb'filename="([^"]+)"', asked.body)
            url = f"https://x/{name[1].decode() if name else ''}"
            return Told("media", 201, {"images": [{"url": url}]} if whole else {})
        id_ = asked.path.split("/")[5]
        if id_:
            return self._one(asked, id_)
        if asked.method == "POST":
            return Told("create", 201, {"posts": [self.put(str(next(self.ids)), asked.told["posts"][0])]})
        wanted = re.fullmatch(r"slug:~\^'(.*)'", asked.query["filter"])
        assert wanted
        return Told(
            "find", 200, {"posts": [p for p in self.posts.values() if p["slug"].startswith(wanted[1])]}
        )

    def _one(self, asked: Asked, id_: str) -> Told:
        if id_ not in self.posts:
            return Told("read", 404, {"errors": [{"type": "NotFoundError"}]})
        if asked.method == "DELETE":
            return Told("delete", 204, self.posts.pop(id_))
        if asked.method == "GET":
            return Told("read", 200, {"posts": [self.posts[id_]]})
        (fields,) = asked.told["posts"]
        step = "withdraw" if "title" not in fields else "update"
        if fields.pop("updated_at") != self.posts[id_]["updated_at"]:
            return Told(step, 409, {"errors": [{"type": "UpdateCollisionError", "code": "UPDATE_COLLISION"}]})
        return Told(step, 200, {"posts": [self.put(id_, fields)]})

    def admits(self, header: str) -> bool:
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

    def put(self, id_: str, fields: dict[str, Any]) -> dict[str, Any]:
        taken = [post["slug"] for post in self.posts.values() if post["id"] != id_]
        post = self.posts.get(id_, {"id": id_, "url": f"https://x/{id_}", "custom_excerpt": None}) | fields
        while post["slug"] in taken:
            post["slug"] += "-2"
        post["updated_at"] = f"2025-08-13T21:30:{next(self.moments):02d}.000Z"
        self.posts[id_] = post
        return post


class Hook:
    """A receiver of a webhook; what it got, by id."""

    def __init__(self) -> None:
        self.posts: dict[str, Any] = {}

    def answer(self, asked: Asked) -> Told:
        self.posts[asked.headers["webhook-id"]] = asked.told
        return Told("withdraw" if asked.told["action"] == "kill" else "create", 200, {})


Spoil = Callable[[Asked, Told], bytes | Iterator[bytes] | None]
"""Returns what goes over the wire in the place of an answer, in pieces or whole; None to leave it."""


class Running:
    """A stand-in that is being served; ``spoil`` may be changed at any time, ``asked`` counts by step."""

    def __init__(self, site: Any) -> None:
        self.site = site
        self.url = ""
        self.spoil: Spoil = lambda _asked, _told: None
        self.steps: list[str] = []


@contextlib.contextmanager
def serving(site: Any) -> Iterator[Running]:
    running = Running(site)
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            parts = urlsplit(self.path)
            asked = Asked(self.command, parts.path, dict(parse_qsl(parts.query)), self.headers, body)
            with lock:
                told = site.answer(asked)
                running.steps.append(told.step)
            wire = running.spoil(asked, told) or plain(told)
            with contextlib.suppress(OSError):
                for piece in [wire] if isinstance(wire, bytes) else wire:
                    self.wfile.write(piece)
                    self.wfile.flush()
            self.close_connection = True

        do_GET = do_POST = do_PUT = do_DELETE = _any  # noqa: N815 - as http.server calls them

        def log_message(self, *_: object) -> None:
            pass

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False
        allow_reuse_address = True

    with Server(("127.0.0.1", 0), Handler) as server:
        running.url = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True).start()
        try:
            yield running
        finally:
            server.shutdown()
