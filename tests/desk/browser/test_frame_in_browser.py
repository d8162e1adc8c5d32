"""Login, menu and users in a real browser: by keyboard, on a phone without JavaScript, read by axe."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.desk.hand import PASSWORD
from tests.service.browser.look import by_dark, violations

NARROW = {"viewport": {"width": 320, "height": 640}, "is_mobile": True, "has_touch": True}
SHOTS = "NEWSGEN_SHOTS"
"""Names a folder in which the pages are left as pictures, to be looked at."""


def shot(page: Page, name: str) -> None:
    if folder := os.environ.get(SHOTS):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_every_page_of_the_frame_can_be_read_by_anybody(browse, size):
    settings = NARROW if size == "narrow" else {}
    stranger = browse(path="/login", **settings)
    page = browse("관리", "/users", **settings)
    for name, one, path in (
        ("login", stranger, "/login"),
        ("users", page, "/users"),
        ("board", page, "/"),
        ("account", page, "/account"),
    ):
        one.goto(path)
        for folded in one.locator("summary").all():
            folded.click()
        assert violations(one) + by_dark(one) == []
        assert one.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        for scheme in ("light", "dark"):
            one.emulate_media(color_scheme=scheme)
            shot(one, f"{name}-{size}-{scheme}")


def test_a_morning_begins_and_ends_by_keyboard(browse):
    page = browse(path="/users")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="본문으로 건너뛰기")).to_be_focused()
    page.get_by_label("이름").focus()
    page.keyboard.type("관리")
    page.keyboard.press("Tab")
    page.keyboard.type("틀린 비밀번호 하나")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("이름이나 비밀번호가 맞지 않습니다.")
    page.get_by_label("이름").focus()
    page.keyboard.type("관리")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("사용자")
    page.get_by_role("button", name="로그아웃").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("로그인")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("로그인")


def test_an_admin_works_on_a_phone_without_scripts(browse):
    page = browse("관리", "/users", java_script_enabled=False, **NARROW)
    page.get_by_role("button", name="기자 잠그기").click()
    expect(page.get_by_role("status")).to_have_text("기자: 들어오지 못하게 잠갔습니다.")
    page.get_by_role("button", name="기자 잠금 풀기").click()
    expect(page.get_by_role("status")).to_have_text("기자: 다시 들어올 수 있습니다.")
