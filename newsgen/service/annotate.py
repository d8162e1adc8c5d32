"""``POST /v1/annotate``: the terms in somebody else's text, as places in it or as marks.

What comes out as HTML is sanitised last of all, so that whatever came in, nothing in it runs. A caller that
the settings trust may have its own text back instead, to the byte, with only the marks added.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Annotated, Any

import msgspec
from litestar import Request, post
from litestar.params import QueryParameter, RawBody

from newsgen.glossary import Glossary, Match
from newsgen.glossary.annotate import marked
from newsgen.model import Record
from newsgen.reading import Form
from newsgen.reading.markdown import as_html
from newsgen.service.answer import NEVER, Answer
from newsgen.service.asked import FORMS, Asked, Output, read
from newsgen.service.bounds import refuse_monsters
from newsgen.service.clean import cleaned
from newsgen.service.contract import TakesText, answers, refuses
from newsgen.service.library import library_of
from newsgen.service.tooltip import Tooltip, tooltip
from newsgen.service.trust import require_trusted

_MEDIA_TYPES = {form: media_type for media_type, form in FORMS.items()}


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
    responses={200: answers(Annotations, "찾은 용어와 자리"), **refuses(401, 413, 415, 503)},
)
async def annotate(
    request: Request[Any, Any, Any],
    body: RawBody,
    first_only: Annotated[
        bool, QueryParameter(description="JSON이 아닐 때: 용어마다 처음 나온 곳만.")
    ] = False,
    output: Annotated[Output, QueryParameter(description="JSON이 아닐 때: spans, html, source.")] = "spans",
) -> Answer:
    """JSON이나, 글 그대로를 text/plain, text/markdown, text/html로 보냅니다."""
    asked = read(request.headers.get("content-type", ""), body, Asked, first_only=first_only, output=output)
    if asked.output == "source":
        require_trusted(request, "source는")
    glossary = library_of(request).shelf.glossary
    async with request.app.state.turns:  # long texts wait for one another, and everything else for none
        return await asyncio.to_thread(answered, glossary, asked)


def answered(glossary: Glossary, asked: Asked) -> Answer:
    """Return the answer to what is asked; Refusal where its HTML is none that people write."""
    if asked.output == "html":
        return Answer(_html(glossary, asked).encode(), "text/html; charset=utf-8", cache=NEVER)
    if asked.output == "source":
        return Answer(
            _source(glossary, asked).encode(), f"{_MEDIA_TYPES[asked.format]}; charset=utf-8", cache=NEVER
        )
    found = glossary.annotate(asked.text, asked.format, first_only=asked.first_only)
    told = Annotations(terms=tuple(found), entries=_entries(glossary, found))
    return Answer(msgspec.json.encode(told), cache=NEVER)


def _html(glossary: Glossary, asked: Asked) -> str:
    """Return the text with its terms marked, as HTML that is safe to show.

    Markdown becomes HTML before it is marked: to CommonMark, in ``**<dfn>점도표</dfn>**는`` nothing is bold.
    """
    is_markdown = asked.format == "markdown"
    source = as_html(asked.text) if is_markdown else asked.text
    form: Form = "html" if is_markdown else asked.format
    if form == "html":
        refuse_monsters(source, "body")
    made = marked(source, _shown(glossary, source, form, first_only=asked.first_only), form)
    return made if form == "text" else cleaned(made)  # a text was escaped


def _source(glossary: Glossary, asked: Asked) -> str:
    """Return the text as it was sent, with its terms marked."""
    shown = _shown(glossary, asked.text, asked.format, first_only=asked.first_only)
    return marked(asked.text, shown, asked.format, as_sent=True)


def _shown(glossary: Glossary, source: str, form: Form, *, first_only: bool) -> list[Match]:
    """Return the terms to mark: not those that everybody knows."""
    found = glossary.annotate(source, form, first_only=first_only)
    return [match for match in found if (term := glossary.get(match.id)) and term.mark]


def _entries(glossary: Glossary, found: Iterable[Match]) -> dict[str, Tooltip]:
    terms = (glossary.get(id_) for id_ in dict.fromkeys(match.id for match in found))
    return {term.id: tooltip(term) for term in terms if term}


routes = [annotate]
