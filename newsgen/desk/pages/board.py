"""The first page: the articles that there are."""

from __future__ import annotations

from typing import Any

from litestar import Request

from newsgen.desk.accounts import Role
from newsgen.desk.routes import page
from newsgen.desk.sheet import sheet
from newsgen.desk.visit import visit_of
from newsgen.service.answer import Answer

_SHOWN = 40


@page("/", Role.WRITER)
def board(request: Request[Any, Any, Any]) -> Answer:
    """Show the articles of the archive, the newest first."""
    visit = visit_of(request)
    return sheet(visit, "board.html.j2", "board", keys=visit.newsroom.archive.keys()[:_SHOWN])


routes = [board]
