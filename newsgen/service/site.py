"""What crawlers and browsers ask of a site: what to read, where everything is, how to search it.

Addresses are those of the setting ``[service] url``, never of a request's Host, which anybody may write.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from typing import Any

from litestar import Request, get

from newsgen.outputs.terms.lexicon import updated
from newsgen.outputs.xml import Node, document, node
from newsgen.service.answer import Answer
from newsgen.service.briefs import path_of
from newsgen.service.library import Library, library_of
from newsgen.service.problem import Refusal

_MOST = 50_000
"""Addresses in one map, as sitemaps.org has it: some forty years of briefs."""
_CLOSED = ("/v1/", "/metrics", "/health")
_OPEN = "/v1/feeds/"
_Request = Request[Any, Any, Any]


@get("/robots.txt", include_in_schema=False, sync_to_thread=False)
def robots(request: _Request) -> Answer:
    """Tell crawlers what to read: pages and feeds, and nothing of a system for trying."""
    library = library_of(request)
    site = library.desk.service.url
    if library.desk.service.drafts:
        lines = ["User-agent: *", "Disallow: /"]
    else:
        lines = ["User-agent: *", f"Allow: {_OPEN}", *(f"Disallow: {path}" for path in _CLOSED)]
        lines += ["", f"Sitemap: {site}/sitemap.xml"] if site else []
    return Answer("".join(f"{line}\n" for line in lines).encode(), "text/plain; charset=utf-8")


@get("/sitemap.xml", include_in_schema=False, sync_to_thread=True)
def sitemap(request: _Request) -> Answer:
    """Tell where every page is, and since when it is as it is."""
    library = library_of(request)
    whole_address(library, "")
    root = node(
        "urlset",
        *islice(_places(library), _MOST),
        xmlns="http://www.sitemaps.org/schemas/sitemap/0.9",
    )
    return Answer(document(root), "application/xml").packed()


@get("/opensearch.xml", include_in_schema=False, sync_to_thread=False)
def opensearch(request: _Request) -> Answer:
    """Tell a browser how to search the glossary from its address bar."""
    library = library_of(request)
    template = whole_address(library, "/glossary?q={searchTerms}")
    name = library.lexicon.name
    root = node(
        "OpenSearchDescription",
        node("ShortName", name[:16]),
        node("Description", f"{name}에서 용어를 찾습니다."),
        node("Language", "ko"),
        node("InputEncoding", "UTF-8"),
        node("Image", whole_address(library, "/static/icon.svg"), type="image/svg+xml"),
        node("Url", type="text/html", method="get", template=template),
        xmlns="http://a9.com/-/spec/opensearch/1.1/",
    )
    return Answer(document(root), "application/opensearchdescription+xml")


def whole_address(library: Library, path: str) -> str:
    """Return an address that begins with https; Refusal where nobody has said where the service is found."""
    site = library.desk.service.url
    if not site:
        raise Refusal(404, "공개 주소를 몰라 내지 않습니다. newsgen.toml의 [service]에 url을 적으면 냅니다.")
    return f"{site}{path}"


def _places(library: Library) -> Iterator[Node]:
    """Yield every page, those that change most first."""
    terms, archive = library.shelf.glossary.terms, library.archive
    keys = archive.keys()
    changed = {key: written.date() for key in keys if (written := archive.written(*key))}
    yield _place(library, "/", max(changed.values(), default=None))
    yield _place(library, "/glossary", max(map(updated, terms), default=None))
    for term in terms:
        yield _place(library, f"/glossary/{term.id}", updated(term))
    yield _place(library, "/briefs")
    for month in archive.months():
        days = (changed[key] for key in archive.of_month(month) if key in changed)
        yield _place(library, f"/briefs/{month:%Y-%m}", max(days, default=None))
    for key in keys:
        yield _place(library, path_of(key), changed.get(key))


def _place(library: Library, path: str, changed: dt.date | None = None) -> Node:
    last = [node("lastmod", changed.isoformat())] if changed else []
    return node("url", node("loc", whole_address(library, path)), *last)


routes = [robots, sitemap, opensearch]
