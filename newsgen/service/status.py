"""How the service is: for those who watch over it."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, get

from newsgen import __version__
from newsgen.model import Record
from newsgen.service.answer import NEVER, Answer
from newsgen.service.contract import answers
from newsgen.service.library import library_of
from newsgen.service.metrics import MEDIA_TYPE


class Health(Record, frozen=True, kw_only=True):
    """Whether all is well; ``degraded`` still answers, with the last glossary that could be read."""

    status: str
    version: str
    terms: int
    glossary_read: str
    glossary_fault: str


@get(
    "/health",
    operation_id="getHealth",
    summary="서비스의 상태",
    responses={200: answers(Health, "상태")},
    sync_to_thread=False,
)
def health(request: Request[Any, Any, Any]) -> Answer:
    """용어집을 잘못 고치면 degraded이고, 앞의 용어집을 계속 씁니다."""
    library = library_of(request)
    told = Health(
        status="degraded" if library.fault else "ok",
        version=__version__,
        terms=len(library.shelf.glossary.terms),
        glossary_read=library.shelf.read.isoformat(timespec="seconds"),
        glossary_fault=library.fault,
    )
    return Answer(msgspec.json.encode(told), cache=NEVER)


@get(
    "/metrics",
    operation_id="getMetrics",
    summary="Prometheus 지표",
    responses={200: answers(str, "Prometheus 지표", "text/plain")},
    sync_to_thread=False,
)
def metrics(request: Request[Any, Any, Any]) -> Answer:
    """Prometheus가 읽는 지표."""
    return Answer(request.app.state.metrics.text(), MEDIA_TYPE, cache=NEVER)


routes = [health, metrics]
