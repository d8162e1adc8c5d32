"""Pasted copy held against the record: the readers' page of it, in the desk's frame, whoever else may ask."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from litestar import Litestar, Request

from newsgen import markets
from newsgen.desk.accounts import Role
from newsgen.desk.routes import act, page
from newsgen.desk.sheet import sheet
from newsgen.desk.visit import Visit, visit_of
from newsgen.service import asked, checking
from newsgen.service import check as service
from newsgen.service.answer import Answer
from newsgen.service.checking import Checking, Shown
from newsgen.service.problem import Refusal

_Asked = Request[Any, Any, Any]
_MOST = 1_000_000
"""Bytes of the form: each Hangul syllable is nine."""
_STATE = "checking"


@page("/check", Role.WRITER)
def check(request: _Asked) -> Answer:
    """Show the form."""
    return _shown(visit_of(request), checking.Shown(asked.AskedCheck(text=""), None, 0))


@act("/check", Role.WRITER, most=_MOST)
async def paste(request: _Asked) -> Answer:
    """Show a text with the marks in it; what was wrong with the form is told over it, and the text stays."""
    visit = visit_of(request)
    form = visit.form
    copy = asked.AskedCheck(text=form.maybe("text"), market=form.maybe("market") or None)
    try:
        copy = msgspec.structs.replace(copy, date=service.day_of(form.maybe("date")))
        if len(copy.text) > service.LONGEST:
            raise Refusal(413, f"화면에서는 {service.LONGEST:,}자까지 봅니다. 글을 나눠서 보내십시오.")
        made = await _checking(request.app, visit).shown(copy, fix=form.maybe("act") == "fix")
    except Refusal as refusal:
        kept = checking.Shown(msgspec.structs.replace(copy, text=copy.text[: service.LONGEST]), None, 0)
        return await asyncio.to_thread(_shown, visit, kept, refusal.status, refusal.problem.detail)
    return await asyncio.to_thread(_shown, visit, made)


def _checking(app: Litestar, visit: Visit) -> Checking:
    """Return what checks the texts of this desk, made when the first comes."""
    if _STATE not in app.state:
        app.state[_STATE] = checking.Checking(visit.office.config, visit.newsroom.prices_at)
        visit.office.at_end.callback(app.state[_STATE].close)
    found: Checking = app.state[_STATE]
    return found


def _shown(visit: Visit, made: Shown, status: int = 200, refused: str = "") -> Answer:
    return sheet(
        visit, "pasted.html.j2", "check", status,
        asked=made.asked, checked=made.sheet, fixed=made.fixed, refused=refused, longest=service.LONGEST,
        markets=[(market.name, market.nouns.place) for market in markets.every()],
    )  # fmt: skip


routes = [check, paste]
