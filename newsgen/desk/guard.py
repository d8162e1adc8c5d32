"""Who asks, and may he: stands before every route, and is the only place that lets anybody through."""

from __future__ import annotations

import asyncio
import secrets
from contextlib import suppress
from typing import Any, cast
from urllib.parse import quote

from litestar import Request

from newsgen.desk import cookies, csrf, forms
from newsgen.desk.accounts import User
from newsgen.desk.office import Office, office_of
from newsgen.desk.routes import Anyone, is_quiet, needed_of
from newsgen.desk.sessions import Session
from newsgen.desk.visit import Visit, keep, visit_of
from newsgen.errors import NewsgenError
from newsgen.service.asgi import Scope
from newsgen.service.client import address_of
from newsgen.service.problem import Refusal

__all__ = ["LoginNeeded", "admit", "visit_of"]
_Asked = Request[Any, Any, Any]


class LoginNeeded(NewsgenError):
    """Who asks is not logged in, or no longer; ``path`` is where he wanted to."""

    def __init__(self, path: str) -> None:
        super().__init__("로그인이 끝났거나 아직 하지 않았습니다. 로그인하십시오.")
        self.path = path


async def admit(request: _Asked) -> None:
    """Keep with a request who asks; LoginNeeded or a Refusal where he may not, or the form is not ours."""
    handler = request.route_handler
    needed = needed_of(handler)
    if needed is None:
        raise Refusal(405, "이 주소에서 할 수 없는 일입니다.")
    office = office_of(request)
    is_open = isinstance(needed, Anyone)
    visit = await asyncio.to_thread(_visit, office, request, begins=not is_open, in_use=not is_quiet(handler))
    keep(request, visit)
    is_act = request.scope["method"] == "POST"
    if is_act:
        visit = visit._replace(form=await forms.read(request))
        keep(request, visit)
        if csrf.is_foreign(request.headers, office.config.desk.url):
            keep(request, visit._replace(form=forms.Form()))  # nothing of it is shown
            raise Refusal(403, "다른 사이트에서 보낸 양식은 받지 않습니다. 데스크 화면에서 다시 하십시오.")
    if not isinstance(needed, Anyone):
        if visit.session is None:
            raise LoginNeeded(_wanted(request))
        if not visit.session.role.may(needed):
            raise Refusal(403, f"{needed.label}만 할 수 있는 일입니다. {needed.label}에게 부탁하십시오.")
    if is_act and not csrf.agrees("".join(visit.form.every(csrf.FIELD)), visit.secret):
        raise Refusal(403, "화면이 오래됐거나 그사이 다시 로그인했습니다. 화면을 다시 열고 보내십시오.")


def known(request: _Asked) -> Visit:
    """Return who asks for an address that no route has; nobody where that cannot be told."""
    visit = visit_of(request)
    if visit.session is None:
        with suppress(NewsgenError, Refusal):
            return _visit(office_of(request), request, begins=False, in_use=False)
    return visit


def _visit(office: Office, request: _Asked, *, begins: bool, in_use: bool) -> Visit:
    client = office.proxies.client(cast(Scope, request.scope))
    token = cookies.login_of(request, is_https=office.is_https)
    session = office.sessions.find(token, in_use=in_use)
    proxied = _proxied(office, request)
    if proxied or (session and session.proxied):
        return _by_proxy(office, client, proxied, session, token, begins=begins)
    if session:
        return Visit(office, client, session, token)
    return Visit(office, client, None, cookies.door_of(request, is_https=office.is_https))


def _by_proxy(
    office: Office, client: str, proxied: User | None, session: Session | None, token: str, *, begins: bool
) -> Visit:
    """Return the visit of whom the proxy names; a login of anybody else is none of theirs.

    Without one yet it ``begins``, unless what is asked for is anybody's.
    """
    if proxied is None:
        return Visit(office, client)
    if session and session.proxied and session.user == proxied.id:
        return Visit(office, client, session, token)
    if not begins:
        return Visit(office, client)
    office.log(proxied.name, "desk-login", f"{client} proxy")
    token = office.sessions.begin(proxied.id, proxied=True)
    office.accounts.saw(proxied)
    line = cookies.login(token, is_https=office.is_https)
    return Visit(office, client, office.sessions.find(token), token, cookies=(line,))


def _proxied(office: Office, request: _Asked) -> User | None:
    """Return the user whom a trusted proxy names, None where none does; Refusal of one whom nobody knows."""
    header = office.config.desk.user_header
    peer = request.scope.get("client")
    if not header or address_of(peer[0] if peer else "") not in office.proxies:
        return None
    named = [name for name in request.headers.getall(header, []) if name.strip()]
    if not named:
        return None
    user = office.accounts.find(_text(named[0])) if len(named) == 1 else None
    if user is None or user.locked:
        raise Refusal(403, "이 데스크의 사용자가 아닙니다. 관리자에게 사용자로 더해 달라고 하십시오.")
    return user


def _text(value: str) -> str:
    """Read a header's value, which may be a name in Hangul: UTF-8 where it is, as ASGI has it else."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _wanted(request: _Asked) -> str:
    query = request.scope["query_string"].decode("latin-1")
    path = quote(request.scope["path"], safe="/-._~")
    return f"{path}?{query}" if query else path


def fresh_secret() -> str:
    """Return a secret for a browser that brings none, before it is logged in."""
    return secrets.token_urlsafe(32)
