"""What the desk's pages are made with: templates, style sheet, script, and the policy that they run under."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from newsgen.desk.addresses import called
from newsgen.desk.buttons import said
from newsgen.outputs.page import render
from newsgen.service.answer import NEVER, Answer
from newsgen.service.paper import CSS, HTML, SCRIPT, Asset, joined

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Content security policy of a page: what it loads is ours, and no script or style stands in it."""
_ASSETS = {
    "desk.css": Asset(
        CSS,
        (
            "outputs/article.css",
            "outputs/checked.css",
            "desk/static/desk.css",
            "desk/static/article.css",
            "desk/static/board.css",
            "desk/static/sending.css",
            "desk/static/words.css",
        ),
    ),
    "desk.js": Asset(
        SCRIPT,
        (
            "desk/static/desk.js",
            "desk/static/article.js",
            "desk/static/board.js",
            "desk/static/live.js",
            "desk/static/words.js",
        ),
    ),
    "icon.svg": Asset("image/svg+xml", ("service/static/icon.svg",)),
}


def page(
    template: str, seen: Mapping[str, Any], status: int = 200, own: str = "", *, cookies: Iterable[str] = ()
) -> Answer:
    """Render a page of what its template sees; TemplateProblem, with its place, where that is broken."""
    text = render(template, {**seen, "called": called, "said": said}, "desk", "service", "outputs", own=own)
    headers = [("set-cookie", cookie) for cookie in cookies]
    return Answer(
        text.encode("utf-8", "replace"), HTML, status=status, cache=NEVER, policy=POLICY, headers=headers
    )


def asset(name: str, own: str = "") -> Answer | None:
    """Return a file that pages load; None for what is none."""
    found = _ASSETS.get(name)
    return joined(found, own) if found else None
