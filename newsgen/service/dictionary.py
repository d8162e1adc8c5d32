"""The pages of the glossary: its shelves, what a query may mean, and one page a term."""

from __future__ import annotations

import datetime as dt
from typing import Any

from litestar import Request, get
from litestar.params import FromPath, FromQuery

from newsgen import prose
from newsgen.glossary import Glossary, Term
from newsgen.glossary.search import unfit
from newsgen.korean.dates import SEOUL
from newsgen.service import alphabet, described
from newsgen.service.answer import Answer
from newsgen.service.appearances import NOWHERE
from newsgen.service.library import Library, library_of
from newsgen.service.sheet import problem, sheet
from newsgen.service.tooltip import tooltip

_Request = Request[Any, Any, Any]


@get("/glossary", include_in_schema=False, sync_to_thread=True)
def glossary(request: _Request, q: FromQuery[str] = "", by: FromQuery[str] = "") -> Answer:
    """Show every term by first letter or by category, or those that ``q`` may mean."""
    library = library_of(request)
    shelf = library.shelf
    query = " ".join(q.split())
    if query:
        return sheet(
            library,
            "glossary.html.j2",
            "glossary",
            query=query,
            unfit=unfit(query),
            found=library.answer(query),
            count=len(shelf.glossary.terms),
        )
    categories = by == "category"
    address, strip = f"/glossary {categories}", library.strip.now()
    return shelf.once(address, lambda: _shelves(library, categories=categories), strip)


@get("/glossary/{id:str}", include_in_schema=False, sync_to_thread=True)
def term(request: _Request, id: FromPath[str]) -> Answer:  # noqa: A002
    """Show one term: what it is, what else to read, and which briefs used it."""
    library = library_of(request)
    book = library.shelf.glossary
    found = book.get(id)
    if found is None:
        return problem(
            library, 404, "용어 사전에 없는 용어입니다. 찾기에서 이름이나 첫 자음을 적어 보십시오."
        )
    return sheet(
        library,
        "term.html.j2",
        "glossary",
        canonical=f"/glossary/{found.id}",
        metadata=described.of_term(library.lexicon, found),
        term=found,
        tooltip=tooltip(found),
        definition=_linked(book, found, prose.line_html(found.definition)),
        more=_linked(book, found, prose.html(found.more)),
        spellings=[spelling for spelling in found.surfaces if spelling != found.title],
        past=found.valid is not None and (found.valid.until or dt.date.max) < _today(),
        see=[other for id_ in found.see if (other := book.get(id_))],
        category_anchor=library.shelf.anchors[found.category],
        appeared=library.looked.now().appeared.get(found.id, NOWHERE),
    )


def _shelves(library: Library, *, categories: bool) -> Answer:
    """Return the page of all terms in one of its orders."""
    terms = library.shelf.glossary.terms
    return sheet(
        library,
        "glossary.html.j2",
        "glossary",
        canonical="/glossary",
        metadata=described.of_set(library.lexicon),
        query="",
        count=len(terms),
        by_category=categories,
        groups=alphabet.by_category(terms) if categories else alphabet.by_letter(terms),
    )


def _today() -> dt.date:
    """Return the day that it is where the readers are."""
    return dt.datetime.now(SEOUL).date()


def _linked(book: Glossary, about: Term, html: str) -> str:
    """Link the first uses of other terms that readers may not know; HTML that is clean stays so."""
    parts: list[str] = []
    at = 0
    for match in book.annotate(html, "html", first_only=True):
        other = book.get(match.id)
        if other and other.mark and other.id != about.id:
            parts += html[at : match.start], f'<a href="/glossary/{other.id}">{match.surface}</a>'
            at = match.end
    return "".join([*parts, html[at:]])


routes = [glossary, term]
"""The pages of the glossary."""
