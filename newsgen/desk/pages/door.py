"""Logging in and out."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from litestar import Request
from litestar.params import FromQuery

from newsgen.desk import cookies
from newsgen.desk.accounts import Role
from newsgen.desk.entrance import NotLetIn
from newsgen.desk.guard import fresh_secret
from newsgen.desk.routes import ANYONE, act, page
from newsgen.desk.sheet import see, sheet
from newsgen.desk.visit import Visit, visit_of
from newsgen.service.answer import Answer

_OURS = re.compile(r"/(?![/\\])[!-\[\]-~]{0,2000}")
"""An address within the desk: what a browser could take for another host is none."""
_Asked = Request[Any, Any, Any]


@page("/login", ANYONE)
def asked(request: _Asked, next: FromQuery[str] = "/") -> Answer:  # noqa: A002 - what browsers send
    """Show the login; who is logged in goes on to where he wanted."""
    visit = visit_of(request)
    if visit.session:
        return see(visit, _within(next))
    return _shown(visit, _within(next))


@act("/login", ANYONE, most=10_000)
async def login(request: _Asked) -> Answer:
    """Let somebody in who knows a password; what was given to the browser before is worth nothing then."""
    visit = visit_of(request)
    office, form = visit.office, visit.form
    name, password, wanted = form.text("name"), form.text("password"), _within(form.maybe("next"))
    try:
        token = await office.entrance.enter(name, password, visit.client, instead_of=visit.session)
    except NotLetIn as why:
        return await asyncio.to_thread(_shown, visit, wanted, why)
    is_https = office.is_https
    both = (cookies.login(token, is_https=is_https), cookies.door("", is_https=is_https))
    return see(visit._replace(session=None, cookies=both), wanted)


@act("/logout", Role.WRITER)
def logout(request: _Asked) -> Answer:
    """End a login."""
    visit = visit_of(request)
    if visit.session:
        visit.office.log(visit.who, "desk-logout", visit.client)
        visit.office.sessions.end(visit.session)
    gone = cookies.login("", is_https=visit.office.is_https)
    return see(visit._replace(session=None, cookies=(gone,)), "/login")


def _shown(visit: Visit, wanted: str, why: NotLetIn | None = None) -> Answer:
    """Return the page of the login, with a secret for its form where the browser has none."""
    if not visit.secret:
        secret = fresh_secret()
        line = cookies.door(secret, is_https=visit.office.is_https)
        visit = visit._replace(secret=secret, cookies=(line,))
    return sheet(visit, "login.html.j2", "", why.status if why else 200, next=wanted, fault=str(why or ""))


def _within(path: str) -> str:
    return path if _OURS.fullmatch(path) else "/"


routes = [asked, login, logout]
