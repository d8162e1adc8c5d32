"""A real Chromium, the service, and a CMS on another origin that knows nothing of it but its script."""

from __future__ import annotations

import datetime as dt
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from newsgen.config import Config, Service
from newsgen.model import Correction, Entry, Run
from newsgen.outputs import OUTPUTS
from newsgen.service.app import create
from newsgen.service.listening import bind
from tests import browser
from tests.article_fixture import DAY, article, paragraph, runs
from tests.service.archive_fixture import write_article

VARIABLE = "NEWSGEN_BROWSER"
"""Set where the absence of a browser is a failure."""
_PATIENCE = 10.0
LONG = (
    "외국인·기관 동반 순매수에 힘입은 코스피 사흘째 상승 마감…코스닥은 이차전지주 약세로 연저점에 바싹 다가서"
)
"""A headline of 60 characters."""
FIXED = Correction(
    revision=2,
    at=dt.datetime(2025, 8, 13, 9, tzinfo=dt.UTC),
    wrong="1.95%",
    right="1.98%",
    line="러셀2000지수의 등락률을 1.95%에서 1.98%로 바로잡습니다.",
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for one file of tests: while Playwright runs, nothing else in its thread may use asyncio."""
    if browser.BINARY is None:
        assert VARIABLE not in os.environ, browser.MISSING
        pytest.skip(browser.MISSING)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=browser.BINARY)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for session in ("2025-07-31", "2025-08-12", "2025-08-13"):
        write_article(
            folder,
            session,
            "금리 인하 기대에 소형주 질주…‘러셀2000’ 껑충",
            lead=(
                DAY,
                Run(text=" 뉴욕증시에서 "),
                Run(text="소형주", term="small-cap"),
                Run(text="가 뛰었다."),
            ),
            paragraphs=(
                paragraph("market", Run(text="점도표", term="dot-plot"), "에 시장의 눈이 쏠렸다."),
                paragraph("rates", "인하 폭은 25bp가 우세하다."),
            ),
            glossary=(
                Entry(id="small-cap", title="소형주", english="small cap", text="시가총액이 작은 주식이다."),
                Entry(
                    id="dot-plot",
                    title="점도표",
                    english="dot plot",
                    text="금리 전망을 점으로 찍은 그림이다.",
                ),
            ),
        )
    corrected = article(
        id="2025-08-13-us-midday",
        edition="us-midday",
        as_of="14:30",
        headline=runs(LONG),
        corrections=(FIXED,),
        revision=2,
    )
    (folder / "2025-08-13" / "us-midday.json").write_bytes(OUTPUTS["json"](corrected).body)
    return folder


class Cms:
    """A web server whose pages a test writes."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, str] = {}
        self.policy = ""

    def serve(self, html: str, policy: str = "") -> str:
        """Put a page up and return its address."""
        self.policy = policy
        name = f"/{len(self.pages)}"
        self.pages[name] = html
        return self.address + name


@pytest.fixture(scope="session")
def cms() -> Iterator[Cms]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = site.pages.get(self.path)
            self.send_response(200 if found else 204)  # an icon it has none of
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if site.policy:
                self.send_header("Content-Security-Policy", site.policy)
            self.end_headers()
            self.wfile.write((found or "").encode())

        def log_message(self, *_: object) -> None:
            """Keep the tests' output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Cms(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def service(archive: Path, cms: Cms, us_store: Path) -> Iterator[str]:
    """The address of the service; only the CMS's pages may ask it."""
    desk = Config(service=Service(cors=(cms.address,), rate=0, drafts=True, check="anyone"))
    app = create(desk, archive, store=us_store)
    with running(uvicorn.Server(uvicorn.Config(app, log_config=None))) as address:
        yield address


@contextmanager
def running(server: uvicorn.Server) -> Iterator[str]:
    with bind("127.0.0.1", 0) as taken:
        thread = threading.Thread(target=server.run, args=([taken],), daemon=True)
        thread.start()
        ends = time.monotonic() + _PATIENCE
        while not server.started and time.monotonic() < ends:
            time.sleep(0.01)
        assert server.started
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
        server.should_exit = True
        thread.join(_PATIENCE)


Open = Callable[..., Page]


@pytest.fixture
def opened(chromium: Browser, service: str) -> Iterator[Open]:
    """Open a page of the service in a context of its own; what the browser complains of fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_(path: str = "", *, quiet: bool = True, **settings: object) -> Page:
        context = chromium.new_context(base_url=service, **settings)
        context.set_default_timeout(_PATIENCE * 1000)
        contexts.append(context)
        page = context.new_page()
        if quiet:
            page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if path:
            page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []
