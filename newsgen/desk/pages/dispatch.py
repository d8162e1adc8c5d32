"""An article sent: approved, ordered to CMSs, and how each delivery stands."""

from __future__ import annotations

import datetime as dt
from typing import Any

from litestar import Request
from litestar.params import FromPath

from newsgen.acts.standing import Standing, standing
from newsgen.archive import Key
from newsgen.deliveries.delivery import Status
from newsgen.desk import paper
from newsgen.desk.accounts import Role
from newsgen.desk.addresses import key_of, path_of
from newsgen.desk.doubts import looks
from newsgen.desk.failures import status_of
from newsgen.desk.panel import panel
from newsgen.desk.routes import act, page
from newsgen.desk.sheet import see, sheet
from newsgen.desk.visit import Visit, visit_of
from newsgen.errors import NewsgenError, Overtaken, UsageProblem
from newsgen.korean import SEOUL
from newsgen.service.answer import Answer

_Asked = Request[Any, Any, Any]
_AT = "/articles/{session:str}/{edition:str}"


@page(f"{_AT}/sending", Role.WRITER)
def sending(request: _Asked, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Show how an article stands, and the form that sends it."""
    visit, key = visit_of(request), key_of(session, edition)
    return _shown(visit, standing(visit.newsroom, key))


@page(f"{_AT}/deliveries", Role.WRITER, quiet=True)
def deliveries(request: _Asked, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Return the piece of the page that tells how the deliveries stand: what the page asks for by itself."""
    visit, key = visit_of(request), key_of(session, edition)
    return paper.page(
        "article/_deliveries.html.j2",
        {**panel(visit, key), "token": visit.token},
        own=visit.office.config.templates,
    )


@act(f"{_AT}/approve", Role.EDITOR)
def approve(request: _Asked, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Record that who is logged in approves what he has read; what waited for that is sent."""
    from newsgen.acts import approving  # noqa: PLC0415 - it knows every stage

    visit, key = visit_of(request), key_of(session, edition)
    newsroom, hash_ = visit.newsroom, visit.form.text("hash")
    now = standing(newsroom, key)
    try:
        _require_newest(now, hash_)
        read = approving.candidate(newsroom, now.file, hash_)
        approving.approve(newsroom, now.file, read.article, visit.who)
    except NewsgenError as problem:
        return _shown(visit, now, problem)
    waiting = [row.order.target for row in standing(newsroom, key).rows if not row.state.over]
    visit.office.courier.send(newsroom, waiting)
    more = " 기다리던 것을 보냅니다." if waiting else " 이제 실을 수 있습니다."
    return see(visit, path_of(key, "sending"), f"승인했습니다(v{read.article.revision}).{more}")


@act(f"{_AT}/send", Role.EDITOR)
def send(request: _Asked, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Order an article to the CMSs that were ticked, and let it be sent beside the page."""
    from newsgen.acts import publishing  # noqa: PLC0415 - it knows every stage

    visit, key = visit_of(request), key_of(session, edition)
    newsroom, form = visit.newsroom, visit.form
    now = standing(newsroom, key)
    try:
        _require_newest(now, form.text("hash"))
        status, names = _far(form.text("far")), form.every("to")
        if not names:
            raise UsageProblem("보낼 곳을 하나도 고르지 않았습니다. 하나 이상 고르십시오.")
        at = _moment(form.maybe("at")) if status is Status.FUTURE else None
        publishing.ordered(
            newsroom, now.file, publishing.Wanted((*dict.fromkeys(names),), status, at, hash=now.hash)
        )
    except NewsgenError as problem:
        return _shown(visit, now, problem)
    visit.office.courier.send(newsroom, names)
    return see(visit, path_of(key, "sending"), f"보냅니다: {', '.join(names)}. 결과는 아래에 나옵니다.")


def _shown(visit: Visit, now: Standing, fault: NewsgenError | None = None) -> Answer:
    form, key = visit.form, Key(now.newest.session, now.newest.edition)
    return sheet(
        visit, "sending.html.j2", "board", status_of(fault),
        **panel(visit, key), now=now, key=key, here=path_of(key), cms=visit.office.config.cms,
        looks=looks(visit.newsroom, now.newest),
        fault=str(fault or ""), ticked=form.every("to"), far=form.maybe("far") or "draft",
        at=form.maybe("at"),
    )  # fmt: skip


def _require_newest(now: Standing, hash_: str) -> None:
    if now.hash != hash_:
        raise Overtaken(
            f"그사이 새 판(v{now.newest.revision})이 쓰였습니다. 아래의 지금 기사를 읽고 다시 하십시오."
        )


def _far(text: str) -> Status:
    try:
        return Status(text)
    except ValueError as error:
        raise UsageProblem("초안, 싣기, 예약 가운데 하나를 고르십시오.") from error


def _moment(text: str) -> dt.datetime:
    """Read a time of Korea's clock as a browser sends it; UsageProblem where it is none, or is over."""
    try:
        at = dt.datetime.fromisoformat(text).replace(tzinfo=SEOUL)
    except ValueError as error:
        raise UsageProblem("예약할 시각을 적으십시오(한국시간, 2025-08-14T06:30).") from error
    if at <= dt.datetime.now(dt.UTC):
        raise UsageProblem(f"예약할 시각({at:%Y-%m-%d %H:%M} 한국시간)이 이미 지났습니다.")
    return at


routes = [sending, deliveries, approve, send]
