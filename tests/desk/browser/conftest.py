"""A real Chromium in front of a desk that runs on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from newsgen.acts.newsroom import Newsroom
from newsgen.desk.accounts import Accounts
from newsgen.desk.app import create
from tests.desk.hand import PASSWORD
from tests.service.browser.conftest import chromium as chromium  # noqa: PLC0414
from tests.service.browser.conftest import running

_PATIENCE = 15_000
Browse = Callable[..., Page]


@pytest.fixture
def browse(chromium: Browser, newsroom: Newsroom, accounts: Accounts) -> Iterator[Browse]:
    """Open a page as somebody, in a context of its own; what the browser complains of fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    with running(uvicorn.Server(uvicorn.Config(create(newsroom, accounts), log_config=None))) as address:

        def open_(who: str = "", path: str = "/", **settings: object) -> Page:
            context = chromium.new_context(base_url=address, **settings)  # type: ignore[arg-type]
            context.set_default_timeout(_PATIENCE)
            contexts.append(context)
            page = context.new_page()
            page.on("console", lambda message: complaints.extend(_complaint(message)))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto(path)
            if who:
                page.get_by_label("이름").fill(who)
                page.get_by_label("비밀번호").fill(PASSWORD)
                page.get_by_role("button", name="로그인").click()
                page.get_by_role("button", name="로그아웃").wait_for()
            return page

        yield open_
        for context in contexts:
            context.close()
    assert complaints == []


def _complaint(message: ConsoleMessage) -> Iterator[str]:
    """Yield what the browser finds wrong: no advice, and no answer that a test asked for."""
    if message.type in {"error", "warning"} and "responded with a status of 4" not in message.text:
        yield f"{message.type}: {message.text}"
