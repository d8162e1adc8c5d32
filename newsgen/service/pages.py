"""The pages for people: the briefs, and the glossary. All are whole without JavaScript."""

from __future__ import annotations

import datetime as dt
from itertools import groupby, islice, takewhile
from typing import Any

import msgspec
from litestar import Request, get
from litestar.params import FromPath, FromQuery

from newsgen import prose
from newsgen.archive import key_at
from newsgen.errors import OutputProblem
from newsgen.glossary import Glossary, Term
from newsgen.glossary.search import unfit
from newsgen.korean.dates import SEOUL
from newsgen.outputs.html import view
from newsgen.service import alphabet, briefs, described, paper
from newsgen.service.answer import Answer
from newsgen.service.articles import issue_of
from newsgen.service.library import Library, library_of
from newsgen.service.problem import TITLES, title_of
from newsgen.service.tooltip import tooltip

_MONTHS = 12
"""Months that the front page leads to; all of them stand on a page of their own."""
_Request = Request[Any, Any, Any]


@get("/", include_in_schema=False, sync_to_thread=True)
def home(request: _Request) -> Answer:
    """Show the latest brief, and the others of its month."""
    library = library_of(request)
    months = [*islice(library.archive.months(), _MONTHS)]
    latest = briefs.latest(library.archive, months)
    month = latest.session.replace(day=1) if latest else None
    return _home(library, months, month, latest)


@get("/briefs", include_in_schema=False, sync_to_thread=True)
def months(request: _Request) -> Answer:
    """Show every month that has briefs, year by year."""
    library = library_of(request)
    years = groupby(library.archive.months(), key=lambda month: month.year)
    return _page(
        library,
        "months.html.j2",
        "briefs",
        canonical="/briefs",
        years={year: [*found] for year, found in years},
    )


@get("/briefs/{month:str}", include_in_schema=False, sync_to_thread=True)
def archive(request: _Request, month: FromPath[str]) -> Answer:
    """Show the briefs of a month, ``2025-08``."""
    library = library_of(request)
    first = _month(month)
    if first is None or not library.archive.of_month(first):
        return problem(library, 404, "그달에는 실린 브리프가 없습니다.")
    year = takewhile(lambda one: one.year >= first.year, library.archive.months())
    return _home(library, [one for one in year if one.year == first.year], first, None)


@get("/briefs/{session:str}/{edition:str}", include_in_schema=False, sync_to_thread=True)
def brief(request: _Request, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Show an article, its terms leading to their pages."""
    library = library_of(request)
    key = key_at(session, edition)
    try:
        article = library.archive.article(*key) if key else None
    except OutputProblem:
        article = None
    if key is None or article is None:
        return problem(library, 404, "그날 그 판의 브리프는 없습니다. 주소를 확인하십시오.")
    glossary = library.shelf.glossary
    path = briefs.path_of(key)
    site = library.desk.service.url
    issue = msgspec.structs.replace(issue_of(library, key), link=f"{site}{path}" if site else "")
    seen = view(
        article, issue, address=lambda term: f"/glossary/{term}" if glossary.get(term) else f"#term-{term}"
    )
    return _page(library, "brief.html.j2", "briefs", canonical="" if article.demo else path, **seen)


@get("/glossary", include_in_schema=False, sync_to_thread=True)
def glossary(request: _Request, q: FromQuery[str] = "", by: FromQuery[str] = "") -> Answer:
    """Show every term by first letter or by category, or those that ``q`` may mean."""
    library = library_of(request)
    shelf = library.shelf
    query = " ".join(q.split())
    if query:
        return _page(
            library,
            "glossary.html.j2",
            "glossary",
            query=query,
            unfit=unfit(query),
            found=library.answer(query),
            count=len(shelf.glossary.terms),
        )
    categories = by == "category"
    return shelf.once(f"/glossary {categories}", lambda: _shelves(library, categories=categories))


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
    return _page(
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
        appeared=library.appearances.of(found.id),
    )


@get("/static/{name:str}", include_in_schema=False, sync_to_thread=False)
def static(request: _Request, name: FromPath[str]) -> Answer:
    """Send a style sheet, a script or the icon."""
    return paper.asset(name, library_of(request).desk.templates) or problem(
        library_of(request), 404, "없는 파일입니다."
    )


@get("/embed.js", include_in_schema=False, sync_to_thread=False)
def embed(request: _Request) -> Answer:
    """Send the script that gives the article of a CMS page its tooltips."""
    script = paper.asset("embed.js", library_of(request).desk.templates)
    assert script is not None  # noqa: S101 - it ships with the package
    return script


def problem(library: Library, status: int, detail: str) -> Answer:
    """Return the page that says what went wrong."""
    return _page(
        library,
        "problem.html.j2",
        "",
        status,
        code=status,
        heading=title_of(status) if status in TITLES else "페이지를 보여 드릴 수 없습니다",
        detail=detail,
    )


def _home(
    library: Library, months: list[dt.date], month: dt.date | None, latest: briefs.Brief | None
) -> Answer:
    of_month = library.archive.of_month(month) if month else []
    shown = latest and (latest.session, latest.edition)
    return _page(
        library,
        "home.html.j2",
        "briefs",
        canonical=f"/briefs/{month:%Y-%m}" if month and not latest else "/",
        latest=latest,
        known=library.shelf.glossary.get,
        chosen=month,
        briefs=[
            one for one in briefs.briefs(library.archive, of_month) if (one.session, one.edition) != shown
        ],
        months_near=months,
    )


def _shelves(library: Library, *, categories: bool) -> Answer:
    """Return the page of all terms in one of its orders."""
    terms = library.shelf.glossary.terms
    return _page(
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


def _page(library: Library, template: str, place: str, status: int = 200, **seen: Any) -> Answer:
    desk = library.desk
    frame = {
        "brand": desk.newsroom.name or paper.BRAND,
        "place": place,
        "drafts": desk.service.drafts,
        "site": desk.service.url,
        "canonical": "",  # of what has no lasting address
        "metadata": None,
    }
    return paper.page(template, {**frame, **seen}, status, desk.templates)


def _month(text: str) -> dt.date | None:
    """Read ``2025-08`` as its first day; None for what is no month."""
    try:
        return dt.date.fromisoformat(f"{text}-01") if len(text) == len("2025-08") else None
    except ValueError:
        return None


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


routes = [home, months, archive, brief, glossary, term, static, embed]
"""Every page, in the order of the menu, and what pages load."""
