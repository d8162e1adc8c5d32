"""How pages are looked at: on a phone, by light and by dark, and by axe."""

from collections.abc import Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
_OF_COLOURS = ("color-contrast", "link-in-text-block")
_VIOLATIONS = """([rules, without]) => axe.run({
    resultTypes: ["violations"],
    iframes: false,
    rules: Object.fromEntries(without.map(one => [one, {enabled: false}])),
    ...(rules.length ? {runOnly: {type: "rule", values: rules}} : {}),
}).then(found => found.violations.map(one => `${one.id}: ${one.nodes[0].html}`))"""
"""Of what is right axe tells one element a rule: thousands take longer than to look at them.

A frame is looked at from outside only, as axe is not in it: to ask there is to wait for no answer.
"""
_FEW = 3
_STYLED = ("class", "role", "type", "style", "aria-invalid", "aria-selected")
"""Attributes by whose values a style sheet may tell one from another."""
_THIN = """([few, styled]) => {
    const shape = one => one.tagName
        + [...one.attributes].map(a => a.name + (styled.includes(a.name) ? a.value : ""))
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


def violations(page: Page, *rules: str, without: Sequence[str] = ()) -> list[str]:
    """Return what axe finds wrong, by all its rules or some, each with the first element that breaks it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(_VIOLATIONS, [rules, without])


def anywhere(page: Page) -> list[str]:
    """Return what axe finds wrong in the whole page, and of its colours, by light and by dark.

    Of colours a few of what repeats itself will do, and they alone are left: each letter takes axe as long
    as all that is not about colours.
    """
    found = violations(page, without=_OF_COLOURS)
    return found + violations(thinned(page), *_OF_COLOURS) + by_dark(page)


def by_dark(page: Page) -> list[str]:
    """Return what axe finds wrong of colours by dark: nothing else of a page knows the scheme."""
    page.emulate_media(color_scheme="dark")
    found = violations(page, *_OF_COLOURS)
    page.emulate_media(color_scheme="light")
    return [f"dark: {one}" for one in found]


def thinned(page: Page) -> Page:
    """Leave of what repeats itself a few: hundreds of rows of a list are of one form."""
    page.evaluate(_THIN, [_FEW, _STYLED])
    return page
