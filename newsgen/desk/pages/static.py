"""What pages load: style sheet, script, icon."""

from __future__ import annotations

from typing import Any

from litestar import Request
from litestar.params import FromPath

from newsgen.desk import paper
from newsgen.desk.routes import ANYONE, page
from newsgen.desk.visit import visit_of
from newsgen.service.answer import Answer
from newsgen.service.problem import Refusal


@page("/static/{name:str}", ANYONE)
def static(request: Request[Any, Any, Any], name: FromPath[str]) -> Answer:
    """Send one of the files that pages load."""
    found = paper.asset(name, visit_of(request).office.config.templates)
    if found is None:
        raise Refusal(404, "없는 파일입니다.")
    return found


routes = [static]
