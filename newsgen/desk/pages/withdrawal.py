"""An article taken back everywhere, and that taken back: each with a reason, the first asked twice."""

from __future__ import annotations

from typing import Any

from litestar import Request
from litestar.params import FromPath

from newsgen.acts.standing import Standing, standing
from newsgen.archive import Key
from newsgen.deliveries.words import clean
from newsgen.desk.accounts import Role
from newsgen.desk.addresses import key_of, path_of
from newsgen.desk.failures import status_of
from newsgen.desk.routes import act, page
from newsgen.desk.sheet import see, sheet
from newsgen.desk.visit import Visit, visit_of
from newsgen.errors import NewsgenError, UsageProblem
from newsgen.service.answer import Answer

_Asked = Request[Any, Any, Any]
_AT = "/articles/{session:str}/{edition:str}"
_LONGEST = 300
"""Characters of a reason."""


@page(f"{_AT}/withdraw", Role.EDITOR)
def asked(request: _Asked, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Ask for the reason."""
    visit, key = visit_of(request), key_of(session, edition)
    return _shown(visit, key, standing(visit.newsroom, key))


@act(f"{_AT}/withdraw", Role.EDITOR)
def withdraw(request: _Asked, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Show once more what will be withdrawn, and where; withdraw it where that was confirmed."""
    from newsgen.acts import withdrawing  # noqa: PLC0415 - few withdraw

    visit, key = visit_of(request), key_of(session, edition)
    newsroom, now = visit.newsroom, standing(visit.newsroom, key)
    try:
        reason = _reason(visit)
        if now.withdrawn:
            raise UsageProblem("이미 거둔 기사입니다.")
        if visit.form.maybe("sure") != "yes":
            return _shown(visit, key, now, reason=reason, is_second=True)
        gone = withdrawing.withdraw(newsroom, now.newest.id, by=visit.who, reason=reason)
    except NewsgenError as problem:
        _carry(visit, key)  # what was ordered before it failed goes all the same
        return _shown(visit, key, now, reason=visit.form.maybe("reason"), fault=problem)
    _carry(visit, key)
    where = f" CMS에서도 거둡니다: {', '.join(row.order.target for row in gone.rows)}." if gone.rows else ""
    return see(visit, path_of(key, "sending"), f"거뒀습니다. 보관함과 피드에서 뺐습니다.{where}")


@act(f"{_AT}/restore", Role.EDITOR)
def restore(request: _Asked, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Take a withdrawal back; to the CMSs nothing is sent by itself."""
    from newsgen.acts import withdrawing  # noqa: PLC0415 - few withdraw

    visit, key = visit_of(request), key_of(session, edition)
    now = standing(visit.newsroom, key)
    try:
        back = withdrawing.restore(visit.newsroom, now.newest.id, by=visit.who, reason=_reason(visit))
    except NewsgenError as problem:
        return _shown(visit, key, now, reason=visit.form.maybe("reason"), fault=problem)
    again = (
        f" CMS에는 아직 없습니다({', '.join(back.names)}). 아래에서 다시 보내십시오." if back.names else ""
    )
    return see(visit, path_of(key, "sending"), f"되살렸습니다.{again}")


def _carry(visit: Visit, key: Key) -> None:
    rows = standing(visit.newsroom, key).rows
    visit.office.courier.send(visit.newsroom, [row.order.target for row in rows if not row.state.over])


def _reason(visit: Visit) -> str:
    reason = clean(visit.form.text("reason"))
    if not reason:
        raise UsageProblem("까닭을 적으십시오. 기록에 남습니다.")
    if len(reason) > _LONGEST:
        raise UsageProblem(f"까닭은 {_LONGEST}자까지 적으십시오({len(reason):,}자를 적었습니다).")
    return reason


def _shown(
    visit: Visit,
    key: Key,
    now: Standing,
    *,
    reason: str = "",
    fault: NewsgenError | None = None,
    is_second: bool = False,
) -> Answer:
    there = dict.fromkeys((*visit.office.config.cms, *(row.order.target for row in now.rows)))
    return sheet(
        visit, "withdrawal.html.j2", "board", status_of(fault), key=key, here=path_of(key), now=now,
        reason=reason, fault=str(fault or ""), is_second=is_second, targets=[*there], longest=_LONGEST,
    )  # fmt: skip


routes = [asked, withdraw, restore]
