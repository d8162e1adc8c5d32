"""What Lighthouse would measure, and paper: nothing moves, all can be read and touched, all is light."""

import re

import pytest
from playwright.sync_api import expect

from tests.service.browser.look import PHONE
from tests.service.browser.test_pages_in_browser import PATHS

NARROW = PHONE | {"viewport": {"width": 320, "height": 640}}
BRIEF = "/briefs/2025-08-13/us-midday"
HEAVIEST = 150_000
"""Bytes of a page with all that it loads, not packed."""
SMALL = """() => [...document.querySelectorAll("body *")]
    .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .filter(one => one.checkVisibility() && !one.closest("svg, .unseen"))
    .filter(one => parseFloat(getComputedStyle(one).fontSize) < 12 && !one.matches("[aria-hidden]"))
    .map(one => `${one.className}: ${one.textContent}`)"""
TIGHT = """() => [...document.querySelectorAll("a, button, input")]
    .filter(one => one.checkVisibility() && !one.matches(".skip"))
    .filter(one => getComputedStyle(one).display !== "inline")
    .map(one => [one.textContent, one.getBoundingClientRect()])
    .filter(([_, box]) => box.width < 24 || box.height < 24)
    .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)"""
LINES = """() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector("h1"));
    return [...range.getClientRects()].map(box => box.right);
}"""
MOVED = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value })
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 200);
})"""


@pytest.mark.parametrize("path", PATHS)
def test_all_can_be_read_and_touched_and_nothing_moves(opened, path):
    page = opened(path, **NARROW)
    assert page.evaluate(SMALL) == []
    assert page.evaluate(TIGHT) == []
    assert page.evaluate(MOVED) < 0.01
    assert page.locator("meta[name=viewport]").get_attribute("content") == (
        "width=device-width, initial-scale=1"
    )
    assert 0 < len(page.title()) < 90
    assert page.locator("img:not([width][height]), svg:not([width][height])").count() == 0


@pytest.mark.parametrize("path", [path for path in PATHS if "/glossary" not in path])
def test_a_page_weighs_little(opened, path):
    page = opened()
    weights: list[int] = []
    page.on("response", lambda answer: weights.append(len(answer.body())))
    page.goto(path, wait_until="networkidle")
    assert len(weights) >= 2
    assert sum(weights) < HEAVIEST


def test_a_headline_of_sixty_characters_stays_within_the_screen(opened):
    page = opened(BRIEF, **NARROW)
    box = page.get_by_role("heading", level=1).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert max(page.evaluate(LINES)) <= 320


def test_colours_and_forms_of_the_strip_are_those_of_korea(opened):
    page = opened("/glossary")
    up = page.locator(".strip .up .move").first
    expect(up).to_contain_text("▲")
    red, green, blue = map(int, re.findall(r"\d+", up.evaluate("one => getComputedStyle(one).color")))
    assert red > 150 > max(green, blue)


def test_a_chart_follows_the_page_into_the_night(opened):
    fill = "document.querySelector('.newsgen-chart text.ink').computedStyleMap().get('fill').toString()"
    light, dark = (opened(BRIEF, color_scheme=scheme).evaluate(fill) for scheme in ("light", "dark"))
    assert sum(map(int, re.findall(r"\d+", light))) < 150
    assert sum(map(int, re.findall(r"\d+", dark))) > 600


def test_paper_has_the_brief_and_nothing_to_click(opened):
    page = opened(BRIEF)
    paper = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert boxes
    for width, height in boxes:
        assert (round(float(width)), round(float(height))) == (595, 842)  # A4 in points
    page.emulate_media(media="print")
    for hidden in (".masthead nav", ".strip", ".turn", ".skip"):
        expect(page.locator(hidden).first).not_to_be_visible()
    for shown in ("h1", ".levels", ".lead", ".history", ".newsgen-chart >> nth=0", ".correction"):
        expect(page.locator(shown).first).to_be_visible()
    links = page.locator("main a")
    assert links.count() > 0
    lines = links.evaluate_all("all => all.map(one => getComputedStyle(one).textDecorationLine)")
    assert set(lines) == {"none"}


def test_the_search_works_without_javascript(opened):
    page = opened("/", java_script_enabled=False)
    page.get_by_role("link", name="찾기").click()
    page.get_by_role("searchbox").fill("코스닥 순매수")
    page.get_by_role("button", name="찾기").click()
    page.locator(".briefs a").first.click()
    expect(page).to_have_url(BRIEF)
    expect(page.get_by_role("table", name="주요 지수")).to_be_visible()
    page.get_by_role("link", name="2025년 8월 브리프 모두 보기").click()
    expect(page.locator(".day").first).to_contain_text("8월 13일")
