"""The terms: one, a page of them, and those that a query may mean."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any
from urllib.parse import urlencode

import msgspec
from litestar import Request, get
from litestar.params import FromPath, QueryParameter

from newsgen.glossary import Term
from newsgen.glossary.search import LONGEST
from newsgen.model import Record
from newsgen.outputs.terms.lexicon import updated
from newsgen.service.answer import Answer
from newsgen.service.contract import answers, refuses
from newsgen.service.frame import Ready
from newsgen.service.library import Library, TermDetail, library_of
from newsgen.service.problem import Refusal, place
from newsgen.service.tooltip import Tooltip, tooltip

SEARCHABLE = r"[0-9A-Za-zㄱ-ㆎ가-힣]"
"""A query needs at least one of these."""
_ONE = "/v1/terms/"
_Request = Request[Any, Any, Any]


class Terms(Record, frozen=True, kw_only=True):
    """A page of the glossary; schema ``newsgen/terms/v1``."""

    schema: str = "newsgen/terms/v1"
    total: int
    categories: tuple[str, ...]
    terms: tuple[Term, ...]
    next: str | None
    """Where the next page is; null on the last."""


class Found(Record, frozen=True, kw_only=True):
    """The terms that a query may mean, the obvious one first; schema ``newsgen/terms/v1``."""

    schema: str = "newsgen/terms/v1"
    total: int
    """How many there are; ``terms`` holds the first of them."""
    guess: bool
    """Whether nothing agrees with the query as it is spelt: then the terms are only what may be meant."""
    terms: tuple[Term, ...]
    entries: dict[str, Tooltip]
    """By id, what each of them says in a tooltip or a list."""


@get(
    "/v1/terms",
    operation_id="listTerms",
    summary="용어 목록",
    responses={200: answers(Terms, "용어의 목록"), **refuses()},
    sync_to_thread=False,
)
def terms(
    request: _Request,
    category: Annotated[str | None, QueryParameter(max_length=100, description="이 갈래의 용어만.")] = None,
    since: Annotated[
        dt.date | None, QueryParameter(description="이날부터 고쳤거나 다시 확인한 용어만.")
    ] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=1000)] = 100,
    offset: Annotated[int, QueryParameter(ge=0, le=1_000_000)] = 0,
) -> Answer:
    """갈래와 바뀐 날로 거를 수 있고, 나눠서 냅니다."""
    shelf = library_of(request).shelf
    every = [
        term
        for term in shelf.glossary.terms
        if category in {None, term.category} and (since is None or updated(term) >= since)
    ]
    chosen = {"category": category, "since": since and since.isoformat()}
    query = {"limit": limit, "offset": offset + limit} | {name: it for name, it in chosen.items() if it}
    page = Terms(
        total=len(every),
        categories=shelf.categories,
        terms=tuple(every[offset : offset + limit]),
        next=f"/v1/terms?{urlencode(query)}" if offset + limit < len(every) else None,
    )
    return Answer(msgspec.json.encode(page))


@get(
    f"{_ONE}{{id:str}}",
    operation_id="getTerm",
    summary="용어 하나",
    responses={200: answers(TermDetail, "용어"), **refuses(404)},
    sync_to_thread=False,
)
def term(request: _Request, id: FromPath[str]) -> Answer:  # noqa: A002 - the name that terms have for it
    """뜻과 설명, 다른 표기, 함께 볼 용어를 냅니다."""
    found = library_of(request).shelf.answers.get(id)
    if found is None:
        raise Refusal(
            404, "그런 용어가 없습니다. /v1/search로 찾아보십시오.", place("path:id", "모르는 id입니다.")
        )
    return found


@get(
    "/v1/search",
    operation_id="searchTerms",
    summary="용어 찾기",
    responses={200: answers(Found, "찾은 용어"), **refuses()},
    sync_to_thread=True,
)
def search(
    request: _Request,
    q: Annotated[
        str,
        QueryParameter(
            min_length=1,
            max_length=LONGEST,
            pattern=SEARCHABLE,
            description="이름, 약어, 첫소리(ㄹㅅ), 물음이나 설명. 글자나 숫자가 하나는 있어야 합니다.",
        ),
    ],
    limit: Annotated[int, QueryParameter(ge=1, le=100)] = 20,
) -> Answer:
    """그럴듯한 것부터 냅니다. 맞는 이름이 없어 오타로 보고 짐작한 것이면 guess가 true입니다."""
    found = library_of(request).answer(q)
    shown = found.terms[:limit]
    told = Found(
        total=len(found.terms),
        guess=found.is_guess,
        terms=shown,
        entries={term.id: tooltip(term) for term in shown},
    )
    return Answer(msgspec.json.encode(told))


def ready(library: Library, path: str) -> Ready | None:
    """Return the answer to who asks for a term and for nothing else: made already, it needs no route."""
    if not path.startswith(_ONE):
        return None
    answer = library.shelf.answers.get(path[len(_ONE) :])
    return Ready(f"{_ONE}{{id}}", answer) if answer else None


routes = [terms, term, search]
