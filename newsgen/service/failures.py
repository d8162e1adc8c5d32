"""What the framework refuses, and what nobody foresaw, as problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException

from newsgen.errors import OutputProblem
from newsgen.service.accept import choose
from newsgen.service.library import LOG, library_of
from newsgen.service.problem import MEDIA_TYPE, Place, Refusal, place
from newsgen.service.sheet import problem

_Asked = Request[Any, Any, Any]
_DETAILS = {
    404: "이 주소에는 아무것도 없습니다. 주소를 확인하십시오.",
    405: "이 주소에서 쓸 수 있는 메서드가 아닙니다. Allow 헤더를 보십시오.",
    413: "본문이 너무 큽니다. 나눠서 보내십시오.",
    415: "이 Content-Type은 읽지 못합니다.",
}

_MISSING = re.compile(r"Missing required (\w+) parameter '(\w+)'")
_WRONG = tuple(
    (re.compile(pattern), told)
    for pattern, told in (
        (r"`int` >= (\S+)", "{0} 이상으로 적으십시오."),
        (r"`int` <= (\S+)", "{0} 이하로 적으십시오."),
        (r"`str` of length >= (\d+)", "{0}자 이상 적으십시오."),
        (r"`str` of length <= (\d+)", "{0}자까지 적을 수 있습니다."),
        (r"matching regex", "글자나 숫자가 하나는 있어야 합니다."),
        (r"`int`|Invalid integer|invalid literal for int", "정수로 적으십시오."),
        (r"`bool`", "true나 false로 적으십시오."),
        (r"`date`|RFC3339|ISO8601|isoformat", "2025-08-13처럼 날짜로 적으십시오."),
        (r"[Ii]nvalid enum", "쓸 수 있는 값이 아닙니다. 문서(/v1/openapi.json)를 보십시오."),
    )
)
"""What a message says -> what a client is told."""


def refused(request: _Asked, refusal: Refusal) -> Response[bytes]:
    """Answer what a route refused."""
    return _response(request, refusal)


def rejected(request: _Asked, error: HTTPException) -> Response[bytes]:
    """Answer what the framework refused before a route was asked."""
    status = error.status_code
    detail = _DETAILS.get(status, "보낸 값을 쓸 수 없습니다. errors에 적힌 자리를 고치십시오.")
    return _response(request, Refusal(status, detail, *_places(error), headers=error.headers))


def unreadable(request: _Asked, problem: OutputProblem) -> Response[bytes]:
    """Answer that the articles cannot be read now; ``/health`` and the log say why."""
    LOG.error("%s", problem)
    return _response(request, Refusal(503, "지금은 기사를 읽을 수 없습니다. 잠시 뒤에 다시 하십시오."))


def failed(request: _Asked, error: Exception) -> Response[bytes]:
    """Answer a fault of ours: the log has it all, the client nothing of it."""
    LOG.error("%s %r", request.scope["method"], request.scope["path"], exc_info=error)
    return _response(request, Refusal(500, "요청을 처리하지 못했습니다. 잠시 뒤에 다시 하십시오."))


def _response(request: _Asked, refusal: Refusal) -> Response[bytes]:
    answer = refusal.answer
    if _reads_pages(request):
        answer = problem(library_of(request), refusal.status, refusal.problem.detail)
    headers = {name.decode("ascii"): value.decode("latin-1") for name, value in answer.headers}
    return Response(answer.body, status_code=refusal.status, headers={**headers, **refusal.headers})


def _reads_pages(request: _Asked) -> bool:
    """Say whether a person asked, in a browser; what is under /v1 is for programs."""
    asked = request.headers.get("accept", "")
    return (
        not request.scope["path"].startswith("/v1/")
        and choose(asked, (MEDIA_TYPE, "text/html")) == "text/html"
    )


def _places(error: HTTPException) -> Iterator[Place]:
    """Yield the places that the framework found off; its English is told in Korean."""
    missing = _MISSING.match(error.detail)
    if missing:
        yield place(f"{missing[1]}:{missing[2]}", "값이 빠졌습니다.")
    for extra in error.extra if isinstance(error.extra, list) else ():
        if isinstance(extra, dict):
            source = getattr(extra.get("source"), "value", extra.get("source")) or "query"
            yield place(f"{source}:{extra.get('key', '')}", _korean(str(extra.get("message", ""))))


def _korean(message: str) -> str:
    """Return what msgspec or the framework found wrong with one value."""
    for pattern, told in _WRONG:
        found = pattern.search(message)
        if found:
            return told.format(*found.groups())
    return "쓸 수 없는 값입니다."
