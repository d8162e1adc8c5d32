"""A reader without a browser: asks the application, and takes its pages apart."""

import asyncio
from html.parser import HTMLParser
from pathlib import Path

import httpx

from newsgen.config import Config, Service
from newsgen.service.app import create

BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
_VOID = {"meta", "link", "input", "wbr", "br", "img"}


class Page(HTMLParser):
    """The elements of a page in order, and the text of all of them; fails on a tag that is not closed."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.main_links: list[str] = []
        """Where the links of its main part lead: not those of the menu, nor of the strip."""
        self.open: list[str] = []
        self.feed(source)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag == "a" and "main" in self.open:
            self.main_links.append(dict(attrs)["href"] or "")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] not in {"script", "title"}:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]

    @property
    def links(self) -> list[str]:
        return [attrs["href"] or "" for attrs in self.all("a")]


class Reader:
    def __init__(self, articles: Path, glossary: Path | None = None) -> None:
        self._app = create(Config(service=Service(drafts=True)), articles, glossary)

    def get(self, path: str, **headers: str) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://reader") as client:
                return await client.get(path, headers={**BROWSER, **headers})

        return asyncio.run(ask())

    def page(self, path: str) -> Page:
        answer = self.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
        return Page(answer.text)
