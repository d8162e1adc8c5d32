"""``POST /v1/annotate``: the terms in somebody else's text, as places in it or as marks.

What comes out as HTML is sanitised last of all, so that whatever came in, nothing in it runs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Annotated, Any

import msgspec
import nh3
import pyromark
from litestar import Request, post
from litestar.params import QueryParameter, RawBody

from newsgen.glossary import Glossary, Match
from newsgen.glossary.annotate import marked
from newsgen.model import Record
from newsgen.reading import Form
from newsgen.service.answer import NEVER, Answer
from newsgen.service.asked import Asked, Output, read
from newsgen.service.bounds import refuse_monsters
from newsgen.service.contract import TakesText, answers, refuses
from newsgen.service.library import library_of
from newsgen.service.tooltip import Tooltip, tooltip

_ATTRIBUTES = {**nh3.ALLOWED_ATTRIBUTES, "dfn": {"class", "data-term", "tabindex"}}


class Annotations(Record, frozen=True, kw_only=True):
    """Where terms stand in a text, and what they mean; schema ``newsgen/annotations/v1``."""

    schema: str = "newsgen/annotations/v1"
    terms: tuple[Match, ...]
    """Offsets are in characters (code points) of the text that was sent."""
    entries: dict[str, Tooltip]
    """By id, each term that stands in the text."""


@post(
    "/v1/annotate",
    operation_id="annotate",
    summary="글에서 용어 찾기",
    status_code=200,
    operation_class=TakesText,
    responses={200: answers(Annotations, "찾은 용어와 자리"), **refuses(413, 415, 503)},
)
async def annotate(
    request: Request[Any, Any, Any],
    body: RawBody,
    first_only: Annotated[
        bool, QueryParameter(description="JSON이 아닐 때: 용어마다 처음 나온 곳만.")
    ] = False,
    output: Annotated[Output, QueryParameter(description="JSON이 아닐 때: spans 또는 html.")] = "spans",
) -> Answer:
    """JSON이나, 글 그대로를 text/plain, text/markdown, text/html로 보냅니다."""
    asked = read(request.headers.get("content-type", ""), body, first_only=first_only, output=output)
    glossary = library_of(request).shelf.glossary
    async with request.app.state.turns:  # long texts wait for one another, and everything else for none
        return await asyncio.to_thread(_answer, glossary, asked)


def _answer(glossary: Glossary, asked: Asked) -> Answer:
    if asked.output == "html":
        return Answer(_html(glossary, asked).encode(), "text/html; charset=utf-8", cache=NEVER)
    found = glossary.annotate(asked.text, asked.format, first_only=asked.first_only)
    told = Annotations(terms=tuple(found), entries=_entries(glossary, found))
    return Answer(msgspec.json.encode(told), cache=NEVER)


def _html(glossary: Glossary, asked: Asked) -> str:
    """Return the text with its terms marked, as HTML that is safe to show.

    Markdown becomes HTML before it is marked: to CommonMark, in ``**<dfn>점도표</dfn>**는`` nothing is bold.
    """
    is_markdown = asked.format == "markdown"
    source = pyromark.html(asked.text) if is_markdown else asked.text
    form: Form = "html" if is_markdown else asked.format
    if form == "html":
        refuse_monsters(source, "body")
    found = glossary.annotate(source, form, first_only=asked.first_only)
    shown = [match for match in found if (term := glossary.get(match.id)) and term.mark]
    made = marked(source, shown, form)
    return made if form == "text" else nh3.clean(made, attributes=_ATTRIBUTES)  # a text was escaped


def _entries(glossary: Glossary, found: Iterable[Match]) -> dict[str, Tooltip]:
    terms = (glossary.get(id_) for id_ in dict.fromkeys(match.id for match in found))
    return {term.id: tooltip(term) for term in terms if term}


routes = [annotate]
