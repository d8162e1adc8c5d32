"""How pages are looked at: on a phone, by light and by dark, and by axe."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
_OF_COLOURS = ("color-contrast", "link-in-text-block")
_VIOLATIONS = """rules => axe.run({
    resultTypes: ["violations"],
    iframes: false,
    ...(rules.length ? {runOnly: {type: "rule", values: rules}} : {}),
}).then(found => found.violations.map(one => `${one.id}: ${one.nodes[0].html}`))"""
"""Of what is right axe tells one element a rule: thousands take longer than to look at them.

A frame is looked at from outside only, as axe is not in it: to ask there is to wait for no answer.
"""
_FEW = 3
_THIN = """few => {
    const shape = one => one.tagName
        + [...one.attributes].map(a => a.name + (["class", "role", "type"].includes(a.name) ? a.value : ""))
        + [...one.children].map(shape);
    for (const parent of document.querySelectorAll("main *")) {
        const seen = {};
        for (const child of [...parent.children]) {
            const same = shape(child);
            seen[same] = (seen[same] ?? 0) + 1;
            if (seen[same] > few) child.remove();
        }
    }
}"""


def violations(page: Page, *rules: str) -> list[str]:
    """Return what axe finds wrong, by all its rules or some, each with the first element that breaks it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(_VIOLATIONS, rules)


def by_dark(page: Page) -> list[str]:
    """Return what axe finds wrong of colours by dark: nothing else of a page knows the scheme."""
    page.emulate_media(color_scheme="dark")
    found = violations(page, *_OF_COLOURS)
    page.emulate_media(color_scheme="light")
    return [f"dark: {one}" for one in found]


def thinned(page: Page) -> Page:
    """Leave of what repeats itself a few: hundreds of rows of a list are of one form."""
    page.evaluate(_THIN, _FEW)
    return page
