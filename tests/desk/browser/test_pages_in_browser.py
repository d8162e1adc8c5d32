"""Words, notes and terms in Chromium: by mouse and keyboard, without JavaScript, by axe, on phones."""

from __future__ import annotations

import re

import msgspec
import pytest
from playwright.sync_api import Page, expect

from newsgen.model import text_of
from tests.desk.morning import HERE
from tests.desk.morning import morning as morning  # noqa: PLC0414 - a fixture
from tests.genuine import PERCENT
from tests.service.browser.look import PHONE, anywhere, thinned

pytestmark = pytest.mark.slow

PAGES = (
    f"{HERE}/edit",
    f"{HERE}/versions",
    f"{HERE}/preview/html",
    f"{HERE}/preview/json",
    f"{HERE}/notes?kind=quote",
    "/glossary?q=FOMC",
    "/glossary/fomc",
    "/check",
    "/settings",
)


@pytest.fixture
def newsroom(morning, tmp_path):
    """A newsroom with an article, and a folder of its own terms."""
    own = tmp_path / "own"
    own.mkdir()
    return morning.newsroom._replace(desk=msgspec.structs.replace(morning.newsroom.desk, glossary=str(own)))


@pytest.fixture
def opened(browse):
    """Open a page as somebody: the writer, unless told."""

    def open_(path: str, name: str = "기자", **how: object) -> Page:
        page: Page = browse(name, "/login", **how)
        page.goto(path)
        return page

    return open_


@pytest.mark.parametrize("screen", [{}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_and_a_phone_scrolls_one_way(opened, screen):
    """On a wide screen in the whole page; on a phone a few rows of what repeats itself will do."""
    page = opened(PAGES[0], **screen)
    found = {}
    for path in PAGES:
        page.goto(path)
        wrong = []
        if screen:
            page.set_viewport_size({"width": 320, "height": 640})
            wide = page.evaluate("document.documentElement.scrollWidth")
            wrong += [f"wide: {wide}"] * (wide > 320)
            thinned(page)
        wrong += anywhere(page)
        if wrong:
            found[path] = wrong
    assert found == {}


def test_words_are_typed_in_place_kept_as_they_are_typed_and_saved(opened, morning):
    page = opened(f"{HERE}/edit")
    box = page.get_by_role("textbox", name="부제")
    expect(box).to_have_attribute("contenteditable", "true")
    before = text_of(morning.article.deck)
    box.click()
    page.keyboard.press("End")
    page.keyboard.type(" 마감")
    expect(page.locator("[data-kept]")).to_contain_text("맡아 두었습니다")
    page.goto(f"{HERE}/edit")  # as after a crash
    page.get_by_role("link", name="이어서 고치기").click()
    expect(page.get_by_role("textbox", name="부제")).to_have_text(f"{before} 마감")
    page.get_by_role("button", name="저장").press("Enter")
    page.wait_for_url(re.compile(f"{HERE}$"))
    assert text_of(morning.newest().deck) == f"{before} 마감"
    assert [run.figure for run in morning.newest().deck if run.figure] == [
        run.figure for run in morning.article.deck if run.figure
    ]


def test_a_figure_is_one_piece_and_another_number_is_refused_where_it_stands(opened, morning):
    page = opened(f"{HERE}/edit")
    figure = page.locator("[data-pieces] .figure", has_text=PERCENT).first
    assert figure.evaluate("node => node.isContentEditable") is False
    figure.evaluate(
        """node => {
            const range = document.createRange(), told = getSelection();
            range.selectNode(node);
            told.removeAllRanges();
            told.addRange(range);
            node.parentNode.focus();
        }"""
    )
    page.keyboard.type("1.40%")
    page.get_by_role("button", name="저장").click()
    wrong = page.locator(".wrong").first
    expect(wrong).to_contain_text("1.40%")
    expect(wrong).to_contain_text(PERCENT)
    expect(page.locator("[data-pieces]", has_text="1.40%").first).to_be_visible()
    assert morning.newest() == morning.article


def test_a_whole_note_goes_in_on_a_phone_without_javascript(opened, morning):
    page = opened(f"{HERE}/notes?kind=quote", java_script_enabled=False, **PHONE)
    page.get_by_label("발언자").fill("베선트")
    page.get_by_label("글 (꼭)").fill("9월에 금리를 50bp 내려야 한다")
    page.get_by_role("button", name="어떻게 실리는지 보기").click()
    expect(page.get_by_role("status").first).to_contain_text("스콧 베선트 미국 재무장관은")
    page.get_by_role("button", name="저장하고 기사에 넣기").click()
    told = "\n".join(text_of(each.runs) for each in morning.newest().paragraphs)
    assert "50bp 내려야 한다" in told + text_of(morning.newest().lead)


def test_words_without_javascript_are_plain_fields(opened, morning):
    page = opened(f"{HERE}/edit", java_script_enabled=False, **PHONE)
    field = page.get_by_label("부제")
    field.fill("새 부제다")
    page.get_by_role("button", name="저장").click()
    assert text_of(morning.newest().deck) == "새 부제다"
