"""Who works at the desk, for its admin; and everybody's own password."""

from __future__ import annotations

from typing import Any

from litestar import Request

from newsgen.desk.accounts import Role, User
from newsgen.desk.routes import act, page
from newsgen.desk.sheet import see, sheet
from newsgen.desk.visit import Visit, visit_of
from newsgen.errors import UsageProblem
from newsgen.service.answer import Answer

_Asked = Request[Any, Any, Any]


@page("/users", Role.ADMIN)
def users(request: _Asked) -> Answer:
    """Show everybody, and what can be changed of them."""
    return _shown(visit_of(request))


@act("/users/add", Role.ADMIN)
def add(request: _Asked) -> Answer:
    """Add a user."""
    visit = visit_of(request)
    name, password = visit.form.text("name"), visit.form.maybe("new-password")
    try:
        user = visit.office.accounts.add(name, _role(visit), password)
    except UsageProblem as problem:
        return _shown(visit, str(problem), name)
    return _done(
        visit, "desk-user-add", user, f"{user.name} {user.role}", f"{user.name}: 사용자로 더했습니다."
    )


@act("/users/role", Role.ADMIN)
def role(request: _Asked) -> Answer:
    """Give a user another role; he has to log in again."""
    visit = visit_of(request)
    try:
        user = visit.office.accounts.set_role(visit.form.text("name"), _role(visit))
    except UsageProblem as problem:
        return _shown(visit, str(problem))
    told = f"{user.name}: 이제 {user.role.label}입니다. 다시 로그인해야 합니다."
    return _done(visit, "desk-user-role", user, f"{user.name} {user.role}", told)


@act("/users/password", Role.ADMIN)
def password(request: _Asked) -> Answer:
    """Give a user another password; he has to log in again."""
    visit = visit_of(request)
    try:
        user = visit.office.accounts.set_password(visit.form.text("name"), visit.form.text("new-password"))
    except UsageProblem as problem:
        return _shown(visit, str(problem))
    return _done(visit, "desk-user-password", user, user.name, f"{user.name}: 비밀번호를 바꿨습니다.")


@act("/users/lock", Role.ADMIN)
def lock(request: _Asked) -> Answer:
    """Let a user in no more."""
    visit = visit_of(request)
    try:
        user = visit.office.accounts.lock(visit.form.text("name"))
    except UsageProblem as problem:
        return _shown(visit, str(problem))
    return _done(visit, "desk-user-lock", user, user.name, f"{user.name}: 들어오지 못하게 잠갔습니다.")


@act("/users/unlock", Role.ADMIN)
def unlock(request: _Asked) -> Answer:
    """Let a user in again, whatever he typed wrong before."""
    visit = visit_of(request)
    try:
        user = visit.office.accounts.unlock(visit.form.text("name"))
    except UsageProblem as problem:
        return _shown(visit, str(problem))
    visit.office.lockout.clear(user)
    return _done(visit, "desk-user-unlock", user, user.name, f"{user.name}: 다시 들어올 수 있습니다.")


@act("/users/remove", Role.ADMIN)
def remove(request: _Asked) -> Answer:
    """Take a user out."""
    visit = visit_of(request)
    try:
        user = visit.office.accounts.remove(visit.form.text("name"))
    except UsageProblem as problem:
        return _shown(visit, str(problem))
    return _done(visit, "desk-user-remove", user, user.name, f"{user.name}: 사용자에서 뺐습니다.")


def _role(visit: Visit) -> Role:
    try:
        return Role(visit.form.text("role"))
    except ValueError as error:
        raise UsageProblem("역할은 기자, 편집자, 관리자 가운데 하나입니다.") from error


def _done(visit: Visit, event: str, user: User, detail: str, line: str) -> Answer:
    visit.office.log(visit.who, event, detail)
    is_own = visit.session is not None and user.id == visit.session.user
    return see(visit, "/login" if is_own else "/users", line)


def _shown(visit: Visit, fault: str = "", typed: str = "") -> Answer:
    every = visit.office.accounts.every()
    return sheet(
        visit, "users.html.j2", "users", 422 if fault else 200,
        users=every, roles=list(Role), fault=fault, typed=typed,
    )  # fmt: skip


routes = [users, add, role, password, lock, unlock, remove]
