"""The frame around every page of the desk, and where an act leads to."""

from __future__ import annotations

from typing import Any, NamedTuple

from newsgen.desk import paper
from newsgen.desk.accounts import Role
from newsgen.desk.visit import Visit
from newsgen.korean.particles import resolve
from newsgen.service.answer import NEVER, Answer


class Entry(NamedTuple):
    """A line of the menu."""

    place: str
    label: str
    path: str
    role: Role


MENU = (
    Entry("board", "오늘", "/", Role.WRITER),
    Entry("sending", "보낸 것", "/sending", Role.WRITER),
    Entry("check", "검사", "/check", Role.WRITER),
    Entry("glossary", "용어", "/glossary", Role.WRITER),
    Entry("settings", "설정", "/settings", Role.WRITER),
    Entry("users", "사용자", "/users", Role.ADMIN),
)


def sheet(visit: Visit, template: str, place: str, status: int = 200, **seen: Any) -> Answer:
    """Render a page; ``place`` is where in the menu it stands, ``seen`` what its template sees.

    Every template sees ``may`` (what the user may: ``may.editor``), ``token`` for its forms and ``told``.
    """
    session = visit.session
    frame = {
        "brand": visit.office.config.newsroom.name,
        "place": place,
        "menu": [entry for entry in MENU if visit.may(entry.role)],
        "who": visit.who,
        "role": session.role.label if session else "",
        "proxied": bool(session and session.proxied),
        "may": {role.value: visit.may(role) for role in Role},
        "token": visit.token,
        "told": visit.told(),
    }
    return paper.page(
        template, {**seen, **frame}, status, visit.office.config.templates, cookies=visit.cookies
    )


def see(visit: Visit, path: str, line: str = "") -> Answer:
    """Lead to a page of the desk after an act was done; ``line`` stands on it, once."""
    if line and visit.session:
        visit.office.sessions.tell(visit.session, resolve(line))
    headers = [("location", path), *(("set-cookie", cookie) for cookie in visit.cookies)]
    return Answer(b"", "text/plain", status=303, cache=NEVER, headers=headers)
