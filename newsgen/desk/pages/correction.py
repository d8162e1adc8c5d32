"""An article in print held against the prices of now, and the draft that sets it right."""

from __future__ import annotations

from typing import Any

from litestar import Request
from litestar.params import FromPath, FromQuery

from newsgen.acts.standing import Standing, standing
from newsgen.archive import Key
from newsgen.desk import doubts
from newsgen.desk.accounts import Role
from newsgen.desk.addresses import key_of, path_of
from newsgen.desk.failures import status_of
from newsgen.desk.routes import act, page
from newsgen.desk.sheet import see, sheet
from newsgen.desk.visit import Visit, visit_of
from newsgen.errors import Held, NewsgenError, UsageProblem
from newsgen.model import Article
from newsgen.service.answer import Answer

_Asked = Request[Any, Any, Any]
_AT = "/articles/{session:str}/{edition:str}/correct"


@page(_AT, Role.WRITER)
def correction(
    request: _Asked, session: FromPath[str], edition: FromPath[str], now: FromQuery[str] = ""
) -> Answer:
    """Show what is in print, the draft of its correction, with ``now`` what holds by the prices of now."""
    return _shown(visit_of(request), key_of(session, edition), looks=bool(now))


@act(_AT, Role.EDITOR)
def correct(request: _Asked, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Write the draft that sets right what does not hold any more."""
    from newsgen.acts import correcting  # noqa: PLC0415 - it knows every stage

    visit, key = visit_of(request), key_of(session, edition)
    try:
        printed = _printed(standing(visit.newsroom, key))
        (seen,) = correcting.rechecked(visit.newsroom, [printed])
    except NewsgenError as problem:
        return _shown(visit, key, fault=problem)
    if seen.obstacle:
        return _shown(visit, key, fault=Held(f"지금은 다시 계산할 수 없습니다. {seen.obstacle}"))
    if seen.draft is None:
        return see(visit, path_of(key, "correct"), "실린 수치가 모두 지금 시세와 맞아 고칠 것이 없습니다.")
    line = f"정정 초안(v{seen.draft.article.revision})을 썼습니다. 읽고 승인하십시오."
    return see(visit, path_of(key, "correct"), line)


def _shown(visit: Visit, key: Key, *, looks: bool = False, fault: NewsgenError | None = None) -> Answer:
    newsroom = visit.newsroom
    stand = standing(newsroom, key)
    seen = None
    try:
        if looks:
            from newsgen.acts.correcting import looked  # noqa: PLC0415 - it knows every stage

            seen = looked(newsroom, _printed(stand))
    except NewsgenError as problem:
        fault = fault or problem
    return sheet(
        visit, "correction.html.j2", "board", status_of(fault),
        key=key, here=path_of(key), now=stand, seen=seen,
        flags=doubts.looks(newsroom, stand.newest), fault=str(fault or ""),
        editor=visit.may(Role.EDITOR), changed=_changed(stand),
        made=_made(stand.newest) if stand.is_next else (),
    )  # fmt: skip


def _printed(now: Standing) -> Article:
    """Return what readers see; UsageProblem where that is nothing, or cannot be computed anew."""
    from newsgen.acts.correcting import unfit  # noqa: PLC0415 - it knows every stage

    if now.withdrawn:
        raise UsageProblem("거둔 기사입니다. 되살린 뒤에 고치십시오.")
    if now.printed is None:
        raise UsageProblem("아직 승인되지 않은 초안이라 정정할 것이 없습니다. 기사를 다시 만드십시오.")
    if why := unfit(now.printed):
        raise UsageProblem(why)
    return now.printed


def _changed(now: Standing) -> Any:
    from newsgen.editing import compared  # noqa: PLC0415 - for this alone

    return compared(now.printed, now.newest) if now.printed and now.is_next else ()


def _made(article: Article) -> tuple[Any, ...]:
    """Return what a version sets right of the one before it."""
    return tuple(each for each in article.corrections if each.revision == article.revision)


routes = [correction, correct]
