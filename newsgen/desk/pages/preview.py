"""How an article reads in each format, before it goes anywhere: documents stand in a frame without rights."""

from __future__ import annotations

from typing import Any, NamedTuple

from litestar import Request
from litestar.params import FromPath, FromQuery

from newsgen import outputs
from newsgen.acts import rewording
from newsgen.archive import Key
from newsgen.desk.accounts import Role
from newsgen.desk.addresses import key_of, path_of
from newsgen.desk.routes import page
from newsgen.desk.sheet import sheet
from newsgen.desk.visit import Visit, visit_of
from newsgen.model import Article, Output
from newsgen.service.answer import NEVER, Answer
from newsgen.service.problem import Refusal

_ALONE = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data: 'self'; sandbox; frame-ancestors 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""Policy of the document in the frame: it is read and does nothing, whoever opens it."""


class _Asked(NamedTuple):
    visit: Visit
    key: Key
    form: str
    article: Article

    @classmethod
    def of(cls, request: Request[Any, Any, Any], session: str, edition: str, form: str, hash_: str) -> _Asked:
        visit, key = visit_of(request), key_of(session, edition)
        if form not in outputs.OUTPUTS:
            raise Refusal(404, "그런 형식은 없습니다. 미리 보기에서 고르십시오.")
        newsroom = visit.newsroom
        found = rewording.version(newsroom, key, hash_) if hash_ else rewording.latest(newsroom, key)
        if found is None:
            raise Refusal(404, "이 기사의 판이 아닙니다. 판 목록에서 다시 고르십시오.")
        return cls(visit, key, form, found)

    def made(self) -> Output:
        return outputs.OUTPUTS[self.form](self.article, outputs.Issue.of(self.visit.office.config))


@page("/articles/{session:str}/{edition:str}/preview/{form:str}", Role.WRITER)
def preview(
    request: Request[Any, Any, Any],
    session: FromPath[str],
    edition: FromPath[str],
    form: FromPath[str],
    version: FromQuery[str] = "",
) -> Answer:
    """Show the newest version of an article, or the one named, in a format."""
    asked = _Asked.of(request, session, edition, form, version)
    text = "" if form in {"html", "png"} else asked.made().body.decode("utf-8", "replace")
    return sheet(
        asked.visit, "preview.html.j2", "board",
        article=asked.article, key=asked.key, here=path_of(asked.key), form=form, formats=outputs.OUTPUTS,
        version=version, text=text,
    )  # fmt: skip


@page("/articles/{session:str}/{edition:str}/preview/{form:str}/document", Role.WRITER)
def document(
    request: Request[Any, Any, Any],
    session: FromPath[str],
    edition: FromPath[str],
    form: FromPath[str],
    version: FromQuery[str] = "",
) -> Answer:
    """Send the document itself, under a policy of its own."""
    made = _Asked.of(request, session, edition, form, version).made()
    return Answer(made.body, made.media_type, cache=NEVER, policy=_ALONE)


routes = [preview, document]
