"""One's own account: who one is here, and another password."""

from __future__ import annotations

from typing import Any

from litestar import Request

from newsgen.desk import cookies
from newsgen.desk.accounts import Role
from newsgen.desk.entrance import NotLetIn
from newsgen.desk.routes import act, page
from newsgen.desk.sheet import see, sheet
from newsgen.desk.visit import Visit, visit_of
from newsgen.errors import UsageProblem
from newsgen.service.answer import Answer

_Asked = Request[Any, Any, Any]


@page("/account", Role.WRITER)
def account(request: _Asked) -> Answer:
    """Show whom the log names, and the form for another password."""
    return _shown(visit_of(request))


@act("/account/password", Role.WRITER, most=10_000)
async def password(request: _Asked) -> Answer:
    """Take another password of who knows the one that holds; all logins of the user begin anew."""
    visit = visit_of(request)
    office, form = visit.office, visit.form
    try:
        token = await office.entrance.change(
            visit.who, form.text("password"), form.text("new-password"), visit.client
        )
    except (NotLetIn, UsageProblem) as problem:
        return _shown(visit, str(problem))
    line = cookies.login(token, is_https=office.is_https)
    moved = visit._replace(session=office.sessions.find(token), secret=token, cookies=(line,))
    return see(moved, "/account", "비밀번호를 바꿨습니다. 다른 곳의 로그인은 끝났습니다.")


def _shown(visit: Visit, fault: str = "") -> Answer:
    return sheet(visit, "account.html.j2", "", 422 if fault else 200, fault=fault)


routes = [account, password]
