"""What is not done, as a page of one clear line; what was typed stands on it, so that nothing is lost."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any
from urllib.parse import quote

from litestar import Request, Response
from litestar.exceptions import HTTPException

from newsgen.desk import csrf
from newsgen.desk.guard import LoginNeeded, known
from newsgen.desk.office import LOG
from newsgen.desk.sheet import sheet
from newsgen.desk.visit import Visit, keep, visit_of
from newsgen.errors import DeskProblem, NewsgenError, OutboxProblem, OutputProblem, StoreProblem
from newsgen.service.accept import choose
from newsgen.service.answer import Answer
from newsgen.service.problem import MEDIA_TYPE, Refusal, title_of

_Asked = Request[Any, Any, Any]
_DETAILS = {
    404: "이 주소에는 아무것도 없습니다. 주소를 확인하십시오.",
    405: "이 주소에서 할 수 없는 일입니다.",
    413: "보낸 글이 너무 깁니다. 줄이거나 나눠서 보내십시오.",
}
_STATUS = {OutboxProblem: 503, DeskProblem: 503, OutputProblem: 503, StoreProblem: 503}
"""What an act raises -> how HTTP says it; all else is 409."""
_TYPED = re.compile(r"[\s가-힣]")
"""In what a person typed; not in what a form carries unseen."""
_FAILED = "처리하지 못했습니다. 다시 해 보고, 그래도 같으면 관리자에게 알리십시오."
_SECRET = ("password", csrf.FIELD)
"""What a field's name ends with whose value is never shown again."""


def needs_login(request: _Asked, why: LoginNeeded) -> Response[bytes]:
    """Lead to the login; what was typed into a form is shown first."""
    if request.scope["method"] == "GET" and _reads_pages(request):
        return _response(Answer(b"", status=303, headers=[("location", f"/login?next={quote(why.path)}")]))
    return _refused(request, Refusal(401, str(why)))


def refused(request: _Asked, refusal: Refusal) -> Response[bytes]:
    """Answer what a route or the guard refused."""
    return _refused(request, refusal)


def rejected(request: _Asked, error: HTTPException) -> Response[bytes]:
    """Answer what the framework refused before a route was asked."""
    status = error.status_code
    detail = _DETAILS.get(status, "보낸 값을 쓸 수 없습니다. 화면을 다시 열고 하십시오.")
    keep(request, known(request))  # the guard stands before routes alone
    return _refused(request, Refusal(status, detail, headers=error.headers))


def undone(request: _Asked, problem: NewsgenError) -> Response[bytes]:
    """Answer that an act was not done, with its own line."""
    if visit_of(request).session is None:  # who is not logged in is told nothing of files and settings
        LOG.error("%s", problem)
        return _refused(request, Refusal(503, "지금은 로그인할 수 없습니다. 관리자에게 알리십시오."))
    return _refused(request, Refusal(status_of(problem), str(problem)))


def status_of(problem: NewsgenError | None) -> int:
    """Return how HTTP says that an act was not done; that it was, where there is no problem."""
    if problem is None:
        return 200
    return next((status for kind, status in _STATUS.items() if isinstance(problem, kind)), 409)


def failed(request: _Asked, error: Exception) -> Response[bytes]:
    """Answer a fault of ours: the log has it all, the page nothing of it."""
    LOG.error("%s %r", request.scope["method"], request.scope["path"], exc_info=error)
    return _refused(request, Refusal(500, _FAILED))


def _refused(request: _Asked, refusal: Refusal) -> Response[bytes]:
    answer = refusal.answer
    if _reads_pages(request):
        with suppress(NewsgenError):  # the desk's file is gone, or a template broken: a bare line then
            answer = _page(visit_of(request), refusal)
    return _response(answer, refusal.headers)


def _page(visit: Visit, refusal: Refusal) -> Answer:
    typed = [
        (name, value)
        for name, value in visit.form.fields
        if _TYPED.search(value) and not name.endswith(_SECRET)
    ]
    return sheet(
        visit,
        "problem.html.j2",
        "",
        refusal.status,
        heading=title_of(refusal.status),
        detail=refusal.problem.detail,
        typed=typed,
    )


def _response(answer: Answer, headers: dict[str, str] | None = None) -> Response[bytes]:
    own = {name.decode("ascii"): value.decode("latin-1") for name, value in answer.headers}
    return Response(answer.body, status_code=answer.status, headers={**own, **(headers or {})})


def _reads_pages(request: _Asked) -> bool:
    """Say whether a person asked, in a browser; a page's script asks for JSON or events."""
    return choose(request.headers.get("accept", ""), ("text/html", MEDIA_TYPE)) == "text/html"
