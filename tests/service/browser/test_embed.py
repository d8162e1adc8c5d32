"""``embed.js`` in a page of a CMS on another origin: mouse, finger, keyboard, and a page left as it was."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.service.browser.look import PHONE, violations

ARTICLE = """<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><title>CMS</title>
<meta name="viewport" content="width=device-width">
<style>
  article span, article dfn {{ color: rgb(200, 0, 0); font-size: 40px; }}
  p {{ font: 18px/1.7 serif; margin: 1em 2em; }}
</style></head>
<body><main>
<h1>점도표가 온다</h1>
<article>
  <h2>베이시스포인트란</h2>
  <p id="first">📈 연준의 <a href="#x">점도표</a>는 잇고, <b>점도표</b>는 0.25%포인트(25bp)를 가리켰다.</p>
  <p id="second">또 점도표다. <code>러셀2000</code>과 러셀2000지수는 다르다.</p>
  <p id="third" style="text-align: right">맨 끝의 소형주</p>
  <p hidden>양적긴축</p>
</article>
<p id="outside">여기의 양적긴축은 기사가 아니다.</p>
</main>
{script}
</body></html>"""
FIRST = "#first b dfn"


@pytest.fixture
def article(opened, cms, service):
    """Open the page with the script in it; ``html`` is its source."""

    def open_(html: str = ARTICLE, *, policy: str = "", times: int = 1, **settings: object) -> Page:
        script = f'<script src="{service}/embed.js" data-target="article" defer></script>\n'
        page = opened(**settings)
        page.goto(cms.serve(html.format(script=script * times), policy))
        return page

    return open_


def tip(page: Page) -> Locator:
    return page.get_by_role("tooltip")


def within(page: Page, box: dict[str, float]) -> bool:
    size = page.evaluate("[document.documentElement.clientWidth, innerHeight]")
    return (
        box["x"] >= 0
        and box["y"] >= 0
        and box["x"] + box["width"] <= size[0]
        and box["y"] + box["height"] <= size[1]
    )


def test_first_uses_are_marked_and_nothing_else_is_touched(article):
    page = article()
    expect(page.locator(FIRST)).to_have_text("점도표")
    marks = page.locator("dfn.newsgen-term")
    assert marks.all_text_contents() == ["연준", "점도표", "bp", "러셀2000", "소형주"]
    assert page.locator("a dfn, h1 dfn, h2 dfn, code dfn, [hidden] dfn, #outside dfn").count() == 0
    assert (
        page.locator("#first").inner_text()
        == "📈 연준의 점도표는 잇고, 점도표는 0.25%포인트(25bp)를 가리켰다."
    )


@pytest.mark.parametrize(
    ("written", "title", "told"),
    [
        ("기업분할", "스핀오프", "기업분할(스핀오프)"),
        ("국채 금리", "국채금리", "국채 금리"),
        ("변동성지수(VIX)", "변동성지수", "변동성지수(VIX)"),
    ],
)
def test_a_tooltip_says_the_words_that_it_answers_for(opened, cms, service, written, title, told):
    page = opened()
    answer = {
        "terms": [{"id": "e", "surface": written, "start": 1, "end": 1 + len(written), "first": True}],
        "entries": {"e": {"title": title, "english": "", "definition": "뜻.", "mark": True}},
    }
    page.route(
        "**/v1/annotate",
        lambda route: route.fulfill(
            body=json.dumps(answer),
            headers={"access-control-allow-origin": "*", "content-type": "application/json"},
        ),
    )
    page.goto(
        cms.serve(
            f'<!doctype html><html lang="ko"><title>CMS</title><body><article>{written}</article>'
            f'<script src="{service}/embed.js" data-target="article" defer></script>'
        )
    )
    page.focus("dfn")
    expect(tip(page)).to_have_text(f"{told}뜻.")


def test_the_mouse(article):
    page = article()
    page.hover(FIRST)
    expect(tip(page)).to_contain_text("점도표")
    expect(tip(page)).to_contain_text("FOMC 참석자")
    box, mark = tip(page).bounding_box(), page.locator(FIRST).bounding_box()
    assert box["y"] + box["height"] <= mark["y"] or box["y"] >= mark["y"] + mark["height"]
    page.mouse.move(box["x"] + 20, box["y"] + 15, steps=4)  # on the way it is still there
    page.wait_for_timeout(500)
    expect(tip(page)).to_be_visible()
    page.mouse.move(5, 5)
    expect(tip(page)).to_have_count(0)


def test_escape_dismisses_what_the_mouse_brought(article):
    page = article()
    page.hover(FIRST)
    expect(tip(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip(page)).to_have_count(0)


def test_the_keyboard(article):
    page = article()
    mark = page.locator(FIRST)
    expect(mark).to_be_visible()
    for _ in range(10):
        page.keyboard.press("Tab")
        if mark.evaluate("mark => mark === document.activeElement"):
            break
    expect(tip(page)).to_contain_text("FOMC 참석자")
    expect(mark).to_have_attribute("aria-describedby", tip(page).get_attribute("id"))
    page.keyboard.press("Escape")
    expect(tip(page)).to_have_count(0)
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    expect(tip(page)).to_be_visible()
    page.keyboard.press("Space")
    expect(tip(page)).to_have_count(0)
    page.keyboard.press("Tab")
    expect(tip(page)).to_contain_text("베이시스포인트")
    page.keyboard.press("Shift+Tab")
    expect(tip(page)).to_contain_text("FOMC 참석자")


def test_a_screen_reader_hears_what_it_means(article):
    page = article()
    mark = page.get_by_role("button", name="점도표")
    expect(mark).to_have_accessible_description(
        "점도표 FOMC 참석자가 저마다 앞으로의 적정 기준금리를 점 하나씩으로 찍어 보여 주는 그림이다."
    )


def test_the_finger(article):
    page = article(**PHONE)
    page.tap(FIRST)
    expect(tip(page)).to_contain_text("FOMC 참석자")
    page.tap("#third dfn")
    expect(tip(page)).to_contain_text("소형주")
    expect(tip(page)).to_have_count(1)
    assert within(page, tip(page).bounding_box())
    page.tap("#third dfn")
    expect(tip(page)).to_have_count(0)
    page.tap(FIRST)
    expect(tip(page)).to_be_visible()
    page.tap("#outside")
    expect(tip(page)).to_have_count(0)


@pytest.mark.parametrize("width", [320, 800])
def test_it_stays_in_the_window(article, width):
    page = article(viewport={"width": width, "height": 300})
    expect(page.locator(FIRST)).to_be_visible()
    for mark in page.locator("dfn.newsgen-term").all():
        mark.focus()
        expect(tip(page)).to_have_count(1)
        assert within(page, tip(page).bounding_box())
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_page_keeps_its_looks_and_the_tooltip_its_own(article, opened, cms):
    looks = """[...document.querySelectorAll("body *")]
        .filter((each) => !each.matches("script, .newsgen-term, .newsgen-tip, .newsgen-tip *"))
        .flatMap((each) => {
            const { x, y, width, height } = each.getBoundingClientRect();
            const style = getComputedStyle(each);
            return [
                [each.tagName, ...[x, y, width, height].map(Math.round)].join(" "),
                ...[...style].map((name) => `${each.tagName} ${name} ${style[name]}`),
            ];
        })"""
    html = ARTICLE.replace("40px", "18px")  # that one is for the marks, by the page's own rule
    bare = opened()
    bare.goto(cms.serve(html.format(script="")))
    page = article(html)
    expect(page.locator(FIRST)).to_be_visible()
    now, before = page.evaluate(looks), bare.evaluate(looks)
    assert [pair for pair in zip(now, before, strict=True) if pair[0] != pair[1]] == []
    page.focus(FIRST)
    assert tip(page).evaluate("box => [getComputedStyle(box).color, getComputedStyle(box).fontSize]") == [
        "rgb(255, 255, 255)",
        "15px",
    ]


def test_twice_is_once(article):
    page = article(times=2)
    page.wait_for_load_state("networkidle")
    assert page.locator("dfn.newsgen-term").count() == 5
    assert page.locator("dfn dfn").count() == 0


def test_marks_that_are_there_get_theirs(article):
    html = """<!doctype html><html lang="ko"><title>CMS</title><body><article>
    <p><dfn class="newsgen-term" data-term="dot-plot" title="적힌 뜻.">점도표</dfn>와
    <dfn class="newsgen-term" data-term="russell-2000" tabindex="0">러셀2000</dfn>,
    <dfn class="newsgen-term" data-term="basis-point" title="뜻."><a href="#there">bp</a></dfn>.
    또 점도표.</p>
    </article>{script}"""
    page = article(html)
    page.hover("dfn >> nth=0")
    expect(tip(page)).to_have_text("점도표적힌 뜻.")
    assert page.locator("[title]").count() == 0
    page.hover("dfn >> nth=1")
    expect(tip(page)).to_contain_text("소형주 지수다.")
    page.focus("dfn a")
    expect(tip(page)).to_have_text("bp뜻.")
    page.keyboard.press("Enter")
    assert page.url.endswith("#there")
    assert page.locator("dfn").count() == 3


def test_the_first_tap_on_a_link_explains_and_the_second_follows(article):
    html = """<!doctype html><html lang="ko"><title>CMS</title><body>
    <p><dfn class="newsgen-term" data-term="basis-point" title="뜻."><a href="#there">bp</a></dfn></p>
    {script}"""
    page = article(html, **PHONE)
    page.tap("dfn a")
    expect(tip(page)).to_have_text("bp뜻.")
    assert not page.url.endswith("#there")
    page.tap("dfn a")
    assert page.url.endswith("#there")


def test_what_the_service_says_is_text(opened, cms, service):
    evil = "<img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script>"
    page = opened()
    answer = {
        "terms": [{"id": "e", "surface": "점도표", "start": 1, "end": 4, "first": True}],
        "entries": {"e": {"title": evil, "english": "", "definition": evil, "mark": True}},
    }
    page.route(
        "**/v1/annotate",
        lambda route: route.fulfill(
            body=json.dumps(answer),
            headers={"access-control-allow-origin": "*", "content-type": "application/json"},
        ),
    )
    page.goto(
        cms.serve(
            '<!doctype html><html lang="ko"><title>CMS</title><body><article>점도표</article>'
            f'<script src="{service}/embed.js" data-target="article" defer></script>'
        )
    )
    page.focus("dfn")
    expect(tip(page)).to_have_text(f"점도표({evil}){evil}")
    assert page.locator("img").count() == 0
    assert page.title() == "CMS"


@pytest.mark.parametrize(
    "answer", [None, (500, "{}"), (200, "<html>"), (200, '{"terms": [{"id": "x"}]}'), (200, "[]")]
)
def test_silent_while_the_service_is_not_itself(article, answer):
    page = article(quiet=False, times=0)
    before = page.locator("body").inner_html()

    def spoil(route):
        if answer is None:
            route.abort()
        else:
            route.fulfill(status=answer[0], body=answer[1], headers={"access-control-allow-origin": "*"})

    page = article(quiet=False)
    page.route("**/v1/**", spoil)
    page.reload(wait_until="networkidle")
    page.evaluate("document.querySelectorAll('script').forEach(script => script.remove())")
    assert page.locator("body").inner_html().split() == before.split()


def test_a_cms_with_a_strict_policy(article, service):
    page = article(
        policy=f"default-src 'none'; script-src {service}; connect-src {service}; style-src 'sha256-x'",
        quiet=False,
    )
    page.hover(FIRST)
    expect(tip(page)).to_contain_text("FOMC 참석자")
    assert tip(page).evaluate("box => getComputedStyle(box).position") == "fixed"


def test_an_origin_that_is_not_allowed_gets_no_terms(opened, cms, service):
    page = opened(quiet=False)
    address = cms.serve(
        ARTICLE.format(script=f'<script src="{service}/embed.js" data-target="article"></script>')
    )
    page.goto(address.replace("127.0.0.1", "localhost"), wait_until="networkidle")
    assert page.locator("dfn").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_tooltip(article, scheme):
    page = article(color_scheme=scheme)
    page.focus(FIRST)
    expect(tip(page)).to_be_visible()
    assert violations(page) == []
