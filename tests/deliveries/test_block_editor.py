"""WordPress's own editor of blocks, in a browser: it opens an article as what it is, with no block broken."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import sync_playwright

from newsgen.deliveries.run import deliver
from tests import browser
from tests.deliveries.help import article, client, put

PASSWORD = "correct horse battery staple"
READY = "() => window.wp?.data?.select('core/block-editor')?.getBlockCount() > 0"
READ = """() => {
  const told = (block) => [block.name, block.isValid, ...block.innerBlocks.map(told)];
  return wp.data.select('core/block-editor').getBlocks().map(told);
}"""

pytestmark = pytest.mark.slow


def blocks(site, post):
    """Open a post in the editor and return its blocks with whether each is valid."""
    site.run(f"wp_set_password('{PASSWORD}', get_user_by('login', 'editor')->ID);")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.BINARY)
        page = chromium.new_page()
        page.goto(f"{site.url}/wp-login.php")
        page.fill("#user_login", "editor")
        page.fill("#user_pass", PASSWORD)
        page.click("#wp-submit")
        page.goto(f"{site.url}/wp-admin/post.php?post={post}&action=edit")
        page.wait_for_function(
            "() => window.wp && wp.data && wp.data.select('core/block-editor').getBlockCount() > 0",
            timeout=60_000,
        )
        found = page.evaluate(READ)
        chromium.close()
    return found


@pytest.mark.skipif(browser.BINARY is None, reason=browser.MISSING)
def test_the_editor_opens_it_as_paragraphs_headings_lists_and_tables(site, box):
    put(box, article())
    deliver(box, {"wp": client(site, "editor")})
    (post,) = site.posts()
    found = blocks(site, post["id"])
    flat = [found]
    every = []
    while flat:
        for name, valid, *inner in flat.pop():
            every.append((name, valid))
            flat.append(inner)
    assert [name for name, valid in every if not valid] == []
    assert Counter(name for name, _ in every) == {
        "core/paragraph": 11,
        "core/heading": 4,
        "core/list": 1,
        "core/list-item": 1,
        "core/table": 1,
        "core/html": 1,  # the marker
    }
