"""The page that checks copy in Chromium: by keyboard, without JavaScript, on a phone, light and dark."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.service.browser.look import PHONE, by_dark, violations

pytestmark = pytest.mark.slow

WRONG = (
    "13일(현지시간) 뉴욕증시에서 S&P500지수는 28.02포인트(0.32%) 내린 6,466.58에 거래를 마쳤다.\n\n"
    "러셀2000지수은 쉬었다... 9월 회의에서 금리를 25bp 인하할 확률은 93.1%다. " + "길게붙여쓴낱말" * 30
)


def checked(page: Page) -> Page:
    page.get_by_label("검사할 글").fill(WRONG)
    page.get_by_label("거래일").fill("2025-08-13")
    page.get_by_role("button", name="검사", exact=True).click()
    expect(page.get_by_role("heading", name=re.compile("틀린 것"))).to_be_visible()
    return page


@pytest.mark.parametrize("screen", [{}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_in_a_checked_text(opened, screen):
    page = checked(opened("/check", **screen))
    assert violations(page) + by_dark(page) == []


def test_a_phone_needs_no_scrolling_sideways(opened):
    page = checked(opened("/check", **PHONE))
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_all_of_it_works_by_keyboard_without_javascript(opened):
    page = opened("/check", java_script_enabled=False)
    page.get_by_label("검사할 글").focus()
    page.keyboard.insert_text(WRONG)
    page.get_by_label("거래일").fill("2025-08-13")
    page.get_by_role("button", name="검사", exact=True).press("Enter")
    mark = page.get_by_role("link", name="28.02포인트")
    mark.focus()
    page.keyboard.press("Enter")
    note = page.locator("li:target")
    expect(note).to_contain_text("20.82포인트")
    expect(note).to_contain_text("6466.58 - 6445.76 = 20.82")
    expect(note).to_be_in_viewport()
    page.keyboard.press("Tab")  # from the note, where the reader now is
    page.keyboard.press("Enter")
    expect(page.locator("a:target")).to_have_text("28.02포인트")
    expect(page.locator("a:target")).to_be_in_viewport()


def test_what_has_one_answer_is_mended_by_a_button(opened):
    page = checked(opened("/check"))
    page.get_by_role("button", name="답이 하나뿐인 2곳 고치기").click()
    expect(page.get_by_label("검사할 글")).to_have_value(
        WRONG.replace("러셀2000지수은", "러셀2000지수는").replace("...", "…")
    )
