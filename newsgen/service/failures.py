"""What the framework refuses, and what nobody foresaw, as problems."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException

from newsgen.service.library import LOG
from newsgen.service.problem import MEDIA_TYPE, Place, Refusal

_Asked = Request[Any, Any, Any]
_DETAILS = {
    404: "이 주소에는 아무것도 없습니다. 주소를 확인하십시오.",
    405: "이 주소에서 쓸 수 있는 메서드가 아닙니다. Allow 헤더를 보십시오.",
    413: "본문이 너무 큽니다. 나눠서 보내십시오.",
    415: "이 Content-Type은 읽지 못합니다.",
}


def refused(_: _Asked, refusal: Refusal) -> Response[bytes]:
    """Answer what a route refused."""
    return _response(refusal)


def rejected(_: _Asked, error: HTTPException) -> Response[bytes]:
    """Answer what the framework refused before a route was asked."""
    status = error.status_code
    detail = _DETAILS.get(status, "보낸 값을 쓸 수 없습니다. errors에 적힌 자리를 고치십시오.")
    return _response(Refusal(status, detail, *_places(error), headers=dict(error.headers or {})))


def failed(request: _Asked, error: Exception) -> Response[bytes]:
    """Answer a fault of ours: the log has it all, the client nothing of it."""
    LOG.error("%s %s", request.scope["method"], request.scope["path"], exc_info=error)
    return _response(Refusal(500, "요청을 처리하지 못했습니다. 잠시 뒤에 다시 하십시오."))


def _response(refusal: Refusal) -> Response[bytes]:
    return Response(
        msgspec.json.encode(refusal.problem),
        status_code=refusal.status,
        media_type=MEDIA_TYPE,
        headers={"cache-control": "no-store", **refusal.headers},
    )


def _places(error: HTTPException) -> Iterator[Place]:
    for extra in error.extra if isinstance(error.extra, list) else ():
        if isinstance(extra, dict):
            source = getattr(extra.get("source"), "value", extra.get("source")) or "request"
            yield Place(place=f"{source}:{extra.get('key', '')}", detail=str(extra.get("message", "")))
