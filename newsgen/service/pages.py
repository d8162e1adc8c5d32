"""The pages of the briefs, and what all pages load. All are whole without JavaScript."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby, islice, takewhile
from typing import Any

from litestar import Request, get
from litestar.params import FromPath, FromQuery

from newsgen.archive import Key, key_at
from newsgen.errors import OutputProblem
from newsgen.outputs import explained
from newsgen.outputs.html import view
from newsgen.service import briefs, described, paper, seek
from newsgen.service.answer import Answer
from newsgen.service.articles import issue_of, picture_at
from newsgen.service.history import history
from newsgen.service.library import Library, library_of
from newsgen.service.sheet import problem, sheet

_MONTHS = 12
"""Months that the front page leads to; all of them stand on a page of their own."""
_DAYS = 6
"""Days of its month that the front page lists."""
_TERMS = 3
"""Terms that a search of the briefs leads to."""
_Request = Request[Any, Any, Any]


@get("/", include_in_schema=False, sync_to_thread=True)
def home(request: _Request) -> Answer:
    """Show the latest brief of each market, and the others of the month."""
    library = library_of(request)
    months = [*islice(library.archive.months(), _MONTHS)]
    top = briefs.leading(library.archive, months)
    month = top[0].session.replace(day=1) if top else None
    return _listed(library, months, month, top)


@get("/briefs", include_in_schema=False, sync_to_thread=True)
def months(request: _Request) -> Answer:
    """Show every month that has briefs, year by year."""
    library = library_of(request)
    years = groupby(library.archive.months(), key=lambda month: month.year)
    return sheet(
        library,
        "months.html.j2",
        "archive",
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
    return _listed(library, [one for one in year if one.year == first.year], first, ())


@get("/search", include_in_schema=False, sync_to_thread=True)
def search(request: _Request, q: FromQuery[str] = "") -> Answer:
    """Show the briefs that have the words of ``q``, and the terms that it may mean."""
    library = library_of(request)
    query = seek.cleaned(q)
    unfit = seek.unfit(query) if query else ""
    latest = library.looked.now().briefs
    meant = library.shelf.glossary.answer(query) if query and not unfit else None
    return sheet(
        library,
        "search.html.j2",
        "search",
        canonical="" if query else "/search",
        query=query,
        unfit=unfit,
        found=seek.seek(latest, query),
        among=len(latest),
        terms=meant.terms[:_TERMS] if meant and meant.how == "name" else (),
    )


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
    issue = issue_of(library, key)
    seen = view(
        article,
        issue,
        address=lambda term: f"/glossary/{term}" if glossary.get(term) else f"#term-{term}",
        theme="page",
        traces=explained.traces(article),
    )
    before, after = _beside(library, key)
    return sheet(
        library,
        "brief.html.j2",
        "briefs",
        **seen | {"metadata": described.of_brief(library.lexicon, article, issue)},
        canonical="" if article.demo else path,
        image=issue.image,
        history=history(library.archive.versions(*key), article.corrections),
        before=before,
        after=after,
        month=key.session.replace(day=1),
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


def _listed(
    library: Library, months: list[dt.date], month: dt.date | None, top: tuple[briefs.Brief, ...]
) -> Answer:
    """Return the page of a month, or the front page, where ``top`` stands over its month."""
    keys = library.archive.of_month(month) if month else []
    over = {(one.session, one.edition) for one in top}
    below = (one for one in briefs.briefs(library.archive, keys) if (one.session, one.edition) not in over)
    return sheet(
        library,
        "home.html.j2",
        "briefs" if top or not month else "archive",
        canonical=f"/briefs/{month:%Y-%m}" if month and not top else "/",
        image=picture_at(library.desk.service.url, Key(top[0].session, top[0].edition)) if top else None,
        top=top,
        explained=next((one.explained for one in top if one.explained), ()),
        known=library.shelf.glossary.get,
        chosen=month,
        days=[*islice(_by_day(below), _DAYS if top else None)],
        months_near=months,
    )


def _by_day(latest_first: Iterable[briefs.Brief]) -> Iterator[tuple[dt.date, list[briefs.Brief]]]:
    for day, found in groupby(latest_first, key=lambda one: one.session):
        yield day, [*found]


def _beside(library: Library, key: Key) -> tuple[briefs.Brief | None, briefs.Brief | None]:
    """Return the brief before and the one after of the same edition; None where there is none."""
    every = library.archive.keys()
    same = [each for each in every if each.edition == key.edition]
    if key not in same:  # withdrawn while its page is made
        return None, None
    at = same.index(key)
    later, earlier = same[:at][-1:], same[at + 1 :][:1]
    one, other = (next(briefs.briefs(library.archive, found), None) for found in (earlier, later))
    return one, other


def _month(text: str) -> dt.date | None:
    """Read ``2025-08`` as its first day; None for what is no month."""
    try:
        return dt.date.fromisoformat(f"{text}-01") if len(text) == len("2025-08") else None
    except ValueError:
        return None


routes = [home, months, archive, search, brief, static, embed]
"""The pages of the briefs, in the order of the menu, and what pages load."""
