"""An editor without a browser: logs in, opens pages, sends their forms."""

from __future__ import annotations

import re
from typing import Any

import httpx
from litestar.testing import TestClient

from newsgen.service.asgi import Receive, Scope, Send
from newsgen.service.frame import Frame
from tests.service.reader import Page

PASSWORD = "말 건전지 스테이플"
BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
_TOKEN = re.compile(r'name="csrf" value="([0-9a-f]+)"')


class Hand:
    """A browser of its own, with its cookies."""

    def __init__(self, app: Frame, peer: str = "192.0.2.7", url: str = "") -> None:
        async def seen_from(scope: Scope, receive: Receive, send: Send) -> None:
            headers = [
                *scope.get("headers", ()),
                *((b"x-remote-user", name.encode()) for name in self.remote),
            ]
            await app({**scope, "client": (peer, 50000), "headers": headers}, receive, send)

        self.app = app
        self.remote: tuple[str, ...] = ()
        """Whom the header X-Remote-User names, in UTF-8."""
        self.client = TestClient(seen_from, raise_server_exceptions=False, base_url=url or "http://desk.test")  # type: ignore[arg-type]
        self.client.headers.update(BROWSER)

    @property
    def cookie(self) -> str:
        """The token of its login."""
        return self.client.cookies.get("newsgen-desk") or self.client.cookies.get("__Host-newsgen-desk") or ""

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.client.get(path, headers=headers, follow_redirects=False)

    def page(self, path: str) -> Page:
        answer = self.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
        return Page(answer.text)

    def token(self, path: str = "/") -> str:
        return _TOKEN.search(self.get(path).text)[1]  # type: ignore[index]

    def post(self, path: str, fields: Any = (), *, on: str = "/", **headers: str) -> httpx.Response:
        """Send a form with the token of the page ``on`` which it stands."""
        return self.bare(path, {"csrf": self.token(on), **dict(fields)}, **headers)

    def bare(self, path: str, fields: Any, **headers: str) -> httpx.Response:
        """Send a form just as it is told."""
        return self.client.post(path, data=fields, headers=headers, follow_redirects=False)

    def login(self, name: str, password: str = PASSWORD) -> httpx.Response:
        return self.post("/login", {"name": name, "password": password}, on="/login")
