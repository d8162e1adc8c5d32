"""An article sent, corrected, withdrawn, restored in a real browser: by mouse, on a phone without scripts."""

from __future__ import annotations

import os
import re
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from newsgen.acts.newsroom import Newsroom
from tests.desk.browser.test_frame_in_browser import NARROW, SHOTS
from tests.desk.sent import ARTICLE, THEIRS, Desk, posts, revise, reworded
from tests.desk.sent import desk as desk  # noqa: PLC0414 - fixtures of ours, too
from tests.desk.sent import site as site  # noqa: PLC0414
from tests.service.browser.look import violations

SENDING = f"{ARTICLE}/sending"


@pytest.fixture
def newsroom(desk: Desk) -> Newsroom:
    return desk.newsroom


def look(page: Page, name: str) -> None:
    """Hold a page against what axe knows and the width of a phone; leave a picture where one is asked for."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
        if folder := os.environ.get(SHOTS):
            page.screenshot(path=Path(folder) / f"sending-{name}-{scheme}.png", full_page=True)
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
    assert size
    page.set_viewport_size(size)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def go_live(page: Page) -> None:
    page.get_by_label("바로 싣기").check()
    press(page, "보내기")


@pytest.mark.long
def test_a_morning_of_sending_by_mouse(browse, desk, site):
    page = browse("편집", SENDING)
    look(page, "draft")
    press(page, "v1 승인")
    hold = threading.Event()
    site.spoil = lambda _asked, _told: hold.wait(60) and None
    go_live(page)
    expect(page.get_by_text("보내는 중 1건.")).to_be_visible()
    look(page, "going")
    hold.set()
    expect(page.get_by_role("link", name="CMS에서 보기")).to_be_visible(timeout=60_000)  # without a reload
    expect(page.locator("#live-line")).to_have_text("다 보냈습니다.")
    look(page, "sent")
    post = reworded(site)
    revise(desk)
    page.get_by_role("link", name="정정").first.click()
    press(page, "지금 시세와 맞춰 보기")
    expect(page.get_by_text("맞지 않는 수치")).to_be_visible()
    look(page, "wrong")
    press(page, "정정 초안 만들기")
    look(page, "correction")
    press(page, "v2 승인")
    go_live(page)
    expect(page.get_by_role("link", name="견주어 보기")).to_be_visible(timeout=60_000)
    look(page, "blocked")
    page.get_by_role("link", name="보낸 것").click()
    look(page, "queue")
    page.get_by_role("link", name="견주어 보기").click()
    expect(page.locator(".place del").first).to_have_text(re.compile("다우 1% 올라"))
    look(page, "difference")
    page.get_by_role("button", name="합쳐서 보내기").click()
    expect(page.get_by_text("데스크가 고친 1곳을 지켰습니다.")).to_be_visible(timeout=60_000)
    assert THEIRS in post["content"]["raw"]
    assert "44,900.00" in post["content"]["raw"]
    page.get_by_role("link", name="거두기").click()
    look(page, "withdraw")
    page.get_by_label("거두는 까닭").fill("지수 종가가 틀림")
    press(page, "다음")
    look(page, "sure")
    press(page, "정말 거두기")
    expect(page.get_by_text("1건을 거둬들였습니다.")).to_be_visible(timeout=60_000)
    assert posts(site) == []
    look(page, "withdrawn")
    page.get_by_label("되살리는 까닭").fill("다시 확인함")
    press(page, "되살리기")
    go_live(page)
    expect(page.get_by_text("실림").first).to_be_visible(timeout=60_000)
    desk.done()


def test_on_a_phone_without_scripts_the_state_is_seen_by_asking_for_it(browse, desk, site):
    page = browse("편집", SENDING, java_script_enabled=False, **NARROW)
    hold = threading.Event()
    site.spoil = lambda _asked, _told: hold.wait(60) and None
    press(page, "보내기")
    expect(page.get_by_text("보내는 중 1건.")).to_be_visible()
    hold.set()
    for _ in range(60):
        again = page.get_by_role("link", name="새로 보기")
        if not again.count():
            break
        again.click()
        page.wait_for_timeout(500)
    expect(page.get_by_text("초안으로 들어감")).to_be_visible()
    assert [each["status"] for each in posts(site)] == ["draft"]
