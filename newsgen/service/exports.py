"""The whole glossary as a file, and a feed of what changed in it."""

from __future__ import annotations

from typing import Any

from litestar import Request, get
from litestar.params import FromPath

from newsgen.outputs.terms import EXPORTS
from newsgen.outputs.terms.changes import changes
from newsgen.outputs.terms.json import GlossaryListing
from newsgen.service.answer import Answer
from newsgen.service.contract import GivesExports, answers, refuses
from newsgen.service.library import library_of
from newsgen.service.problem import Refusal, place
from newsgen.service.site import whole_address

FEED = "/v1/feeds/terms"
_Request = Request[Any, Any, Any]


@get(
    "/v1/glossary/{format:str}",
    operation_id="exportGlossary",
    summary="용어집 내려받기",
    operation_class=GivesExports,
    responses={200: answers(GlossaryListing, "용어집"), **refuses(404)},
    sync_to_thread=True,
)
def export(request: _Request, format: FromPath[str]) -> Answer:  # noqa: A002 - what the command line calls it
    """csv(엑셀에서 열리도록 BOM이 붙은 UTF-8), json, tbx(ISO 30042), skos(RDF/XML)."""
    if format not in EXPORTS:
        known = ", ".join(EXPORTS)
        raise Refusal(404, f"용어집은 {known}로 냅니다.", place("path:format", "없는 형식입니다."))
    return library_of(request).exported(format)


@get(
    FEED,
    operation_id="getTermsFeed",
    summary="바뀐 용어의 피드",
    responses={200: answers(str, "Atom 피드", "application/atom+xml"), **refuses(404)},
    sync_to_thread=True,
)
def feed(request: _Request) -> Answer:
    """새로 넣었거나 고쳤거나 다시 확인한 용어를, 바뀐 날의 차례로."""
    library = library_of(request)
    address = whole_address(library, FEED)

    def make() -> Answer:
        made = changes(library.lexicon, address)
        return Answer(made.body, made.media_type)

    return library.shelf.once(FEED, make)


routes = [export, feed]
