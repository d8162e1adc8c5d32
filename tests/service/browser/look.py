"""How pages are looked at: on a phone, and by axe."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong, each rule with the first element that breaks it."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]
