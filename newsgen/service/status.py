"""How the service is: for those who watch over it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from litestar import Request, get

from newsgen import __version__
from newsgen.archive import Key
from newsgen.errors import OutputProblem
from newsgen.model import Record
from newsgen.service.answer import NEVER, Answer
from newsgen.service.contract import answers
from newsgen.service.library import Library, library_of
from newsgen.service.metrics import MEDIA_TYPE


class Health(Record, frozen=True, kw_only=True):
    """Whether all is well; ``degraded`` still answers, with what could be read."""

    status: str
    """``ok``, or ``degraded`` where a fault is told."""
    version: str
    terms: int
    glossary_read: str
    glossary_fault: str
    articles: int
    """Articles that readers see."""
    newest: dt.date | None
    """Session of the newest of them; null where there is none."""
    articles_fault: str


@get(
    "/health",
    operation_id="getHealth",
    summary="서비스의 상태",
    responses={200: answers(Health, "상태")},
    sync_to_thread=True,
)
def health(request: Request[Any, Any, Any]) -> Answer:
    """용어집이나 기사를 읽지 못하면 degraded이고, 읽을 수 있는 것은 계속 냅니다. 코드는 늘 200입니다."""
    library = library_of(request)
    keys, fault = _articles(library)
    told = Health(
        status="degraded" if library.fault or fault else "ok",
        version=__version__,
        terms=len(library.shelf.glossary.terms),
        glossary_read=library.shelf.read.isoformat(timespec="seconds"),
        glossary_fault=library.fault,
        articles=len(keys),
        newest=keys[0].session if keys else None,
        articles_fault=fault,
    )
    return Answer(msgspec.json.encode(told), cache=NEVER)


def _articles(library: Library) -> tuple[list[Key], str]:
    """Return what readers see, the newest first, and in Korean why that is nothing."""
    fault = library.archive.fault()
    if fault:
        return [], fault
    try:
        return library.archive.keys(), ""
    except OutputProblem as problem:
        return [], str(problem)


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
