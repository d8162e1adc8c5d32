"""The terms: one, a page of them, and those that a query may mean."""

from __future__ import annotations

from typing import Any

from litestar import Request, get

from newsgen.service.answer import Answer
from newsgen.service.contract import PROBLEM, answers
from newsgen.service.library import TermDetail, library_of
from newsgen.service.problem import Refusal, place


@get("/v1/terms/{id:str}", responses={200: answers(TermDetail, "용어"), 404: PROBLEM}, sync_to_thread=False)
def term(request: Request[Any, Any, Any], id: str) -> Answer:  # noqa: A002
    """용어 하나."""
    found = library_of(request).shelf.answers.get(id)
    if found is None:
        raise Refusal(404, f"용어 ‘{id}’이(가) 없습니다.", place("path:id", "용어집에 없는 id입니다."))
    return found


routes = [term]
