"""What the pages are made with: templates, style sheets, scripts, and the policy that they run under."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from newsgen.outputs.page import render
from newsgen.resources import shipped
from newsgen.service.answer import BRIEFLY, NEVER, Answer

HTML = "text/html; charset=utf-8"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Content security policy of a page: what it loads is ours, and no script stands in it."""
BRAND = "마켓 브리프"
"""What the masthead says where the desk has not said its newsroom's name."""
_HOURLY = "public, max-age=3600"
CSS = "text/css; charset=utf-8"
SCRIPT = "text/javascript; charset=utf-8"


class Asset(NamedTuple):
    """A file that pages load, joined from files under ``templates/``."""

    media_type: str
    parts: tuple[str, ...]
    anywhere: bool = False
    """Whether pages of others load it."""


_ASSETS = {
    "paper.css": Asset(CSS, ("outputs/article.css", "outputs/checked.css", "service/static/site.css")),
    "search.js": Asset(SCRIPT, ("service/static/search.js",)),
    "embed.js": Asset(SCRIPT, ("service/static/embed.js",), anywhere=True),
    "icon.svg": Asset("image/svg+xml", ("service/static/icon.svg",)),
}


def asset(name: str, own: str = "") -> Answer | None:
    """Return a file that pages load; None for what is none."""
    found = _ASSETS.get(name)
    return joined(found, own) if found else None


@cache
def joined(asset: Asset, own: str = "") -> Answer:
    """Return a file joined from its parts, read once a process.

    What it is made of stands in a desk's ``own`` folder of templates, or in the shipped one.
    """
    text = "\n".join(_placed(part, own).read_text(encoding="utf-8") for part in asset.parts)
    anywhere = (("cross-origin-resource-policy", "cross-origin"),) if asset.anywhere else ()
    return Answer(_bare(text).encode(), asset.media_type, cache=_HOURLY, headers=anywhere)


def _placed(part: str, own: str) -> Path:
    desk = Path(own) / part
    return desk if own and desk.is_file() else shipped("templates") / part


def _bare(text: str) -> str:
    """Leave out indentation, and comments that have a line to themselves: readers' browsers need neither."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def page(
    template: str, seen: Mapping[str, Any], status: int = 200, own: str = "", cache: str = BRIEFLY
) -> Answer:
    """Render a page of what its template sees; TemplateProblem, with its place, where that is broken.

    A desk's ``own`` folder of templates goes before the shipped one.
    """
    text = render(template, seen, "service", "outputs", own=own)
    cache = cache if status == 200 else NEVER
    return Answer(text.encode("utf-8", "replace"), HTML, status=status, cache=cache, policy=POLICY)
