"""The frame around every page: whose it is, the strip, and what holds unless a page says otherwise."""

from __future__ import annotations

from typing import Any

from newsgen.service import paper
from newsgen.service.answer import BRIEFLY, Answer
from newsgen.service.library import Library
from newsgen.service.problem import TITLES, title_of


def sheet(
    library: Library, template: str, place: str, status: int = 200, cache: str = BRIEFLY, **seen: Any
) -> Answer:
    """Render a page; ``place`` is where in the menu it stands, ``cache`` how long it may be kept."""
    desk = library.desk
    frame = {
        "brand": desk.newsroom.name or paper.BRAND,
        "place": place,
        "drafts": desk.service.drafts,
        "checks": desk.service.check == "anyone",
        "site": desk.service.url,
        "strip": library.strip.now(),
        "feeds": bool(desk.newsroom.name and desk.newsroom.url),
        "contact": desk.newsroom.contact,
        "canonical": "",  # of what has no lasting address
        "metadata": [],
        "image": None,
    }
    return paper.page(template, {**frame, **seen}, status, desk.templates, cache)


def problem(library: Library, status: int, detail: str) -> Answer:
    """Return the page that says what went wrong."""
    return sheet(
        library,
        "problem.html.j2",
        "",
        status,
        code=status,
        heading=title_of(status) if status in TITLES else "페이지를 보여 드릴 수 없습니다",
        detail=detail,
    )
