"""The service's own pages in Chromium: looks, keyboard, screen reader, with and without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from tests.service.browser.look import PHONE, anywhere, by_dark, thinned, violations

PATHS = (
    "/",
    "/briefs",
    "/briefs/2025-07",
    "/briefs/2025-08-13/us-close",
    "/briefs/2025-08-13/us-midday",
    "/check",
    "/search",
    "/search?q=소형주",
    "/glossary",
    "/glossary?by=category",
    "/glossary?q=금리",
    "/glossary/russell-2000",
    "/glossary/small-cap",
)


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id")


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_and_a_phone_needs_no_scrolling_sideways(opened, path):
    """On a wide screen in the whole page; on a phone a few rows of what repeats itself will do."""
    assert anywhere(opened(path)) == []
    phone = opened(path, **PHONE)
    for width in (320, 360):
        phone.set_viewport_size({"width": width, "height": 740})
        assert phone.evaluate("document.documentElement.scrollWidth") == width
    thinned(phone)
    assert violations(phone) + by_dark(phone) == []


def test_axe_finds_nothing_in_what_was_not_found(opened):
    page = opened(quiet=False)
    assert page.goto("/nowhere").status == 404
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 1200])
def test_a_figure_shows_its_fact_without_javascript(opened, width):
    settings = {"viewport": {"width": width, "height": 700}, "java_script_enabled": False}
    page = opened("/briefs/2025-08-13/us-close", **settings)
    figure = page.locator("article p a.figure").first
    figure.focus()
    page.keyboard.press("Enter")
    fact = page.locator("section.trace:target")
    expect(fact).to_be_visible()
    expect(fact).to_be_in_viewport()
    box = fact.bounding_box()
    assert (box["x"], box["width"]) == (0, width)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(fact).to_have_count(0)
    expect(page.locator("a.figure:target")).to_be_in_viewport()


def test_axe_finds_nothing_in_a_fact_that_is_shown(opened):
    page = opened("/briefs/2025-08-13/us-close")
    page.locator("article p a.figure").first.click()
    assert violations(page) == []


def test_dark_follows_the_system(opened):
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = (opened("/", color_scheme=scheme).evaluate(ground) for scheme in ("light", "dark"))
    assert sum(map(int, light[4:-1].split(","))) > 700
    assert sum(map(int, dark[4:-1].split(","))) < 100


def test_print_leaves_out_what_paper_cannot_do(opened):
    page = opened("/glossary/russell-2000")
    page.emulate_media(media="print")
    expect(page.get_by_role("search")).not_to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_keyboard_skips_to_the_text_and_sees_where_it_is(opened):
    page = opened("/glossary/russell-2000")
    page.keyboard.press("Tab")
    assert focused(page) == "본문으로 건너뛰기"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_keyboard_alone_gets_from_the_brief_to_a_term_and_on(opened):
    page = opened("/briefs/2025-08-13/us-close")
    link = page.locator("dfn a").first
    for _ in range(20):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    expect(page.get_by_role("tooltip")).to_have_text("소형주시가총액이 작은 주식이다.")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/glossary/small-cap")
    expect(page.get_by_role("heading", level=1)).to_have_text("소형주")


def test_search_as_you_type(opened):
    page = opened("/glossary")
    field = page.get_by_role("combobox", name="용어 찾기")
    field.press_sequentially("ㄹㅅ2")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("러셀2000")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_contain_text("맞는 용어")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(page).to_have_url("/glossary/russell-2000")


def test_the_arrows_go_round_and_escape_closes(opened):
    page = opened("/glossary")
    field = page.get_by_role("combobox")
    field.press_sequentially("점도표")
    expect(page.get_by_role("option").first).to_contain_text("점도표")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(field).not_to_have_attribute("aria-activedescendant", "q-option-0")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).not_to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("점도표")


def test_a_key_of_a_syllable_that_is_not_done_does_nothing(opened):
    page = opened("/glossary")
    page.get_by_role("combobox").press_sequentially("러셀")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.evaluate(
        """document.querySelector("#q").dispatchEvent(
            new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }))"""
    )
    expect(page).to_have_url("/glossary")


def test_an_option_is_there_for_the_finger(opened):
    page = opened("/glossary", **PHONE)
    page.get_by_role("combobox").fill("bp")
    page.get_by_role("option").first.tap()
    expect(page).to_have_url("/glossary/basis-point")


def test_what_is_not_found_is_said(opened):
    page = opened("/glossary")
    page.get_by_role("combobox").press_sequentially("없는말이다")
    expect(page.get_by_role("status")).to_have_text("맞는 용어가 없습니다.")
    expect(page.get_by_role("listbox")).not_to_be_visible()


def test_the_form_works_while_the_search_does_not(opened):
    page = opened("/glossary", quiet=False)
    page.route("**/v1/search*", lambda route: route.abort())
    page.get_by_role("combobox").press_sequentially("ㄹㅅ2")
    page.keyboard.press("Enter")
    expect(page.locator(".results a").first).to_have_text("러셀2000")


def test_nothing_needs_javascript(opened):
    page = opened("/briefs/2025-08-13/us-close", java_script_enabled=False)
    page.get_by_role("link", name="소형주").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("소형주")
    page.get_by_role("searchbox").fill("ㄹㅅ2")
    page.get_by_role("button", name="찾기").click()
    page.locator(".results a").first.click()
    expect(page).to_have_url("/glossary/russell-2000")
    page.get_by_role("link", name="용어 사전").first.click()
    page.get_by_role("link", name="분야별").click()
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
