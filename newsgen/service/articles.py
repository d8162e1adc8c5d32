"""The articles of the archive: a list, one in the form that is asked for, and the feeds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any
from urllib.parse import urlencode

import msgspec
from litestar import Request, get
from litestar.params import FromPath, QueryParameter

from newsgen.archive import Key, key_at
from newsgen.errors import OutputProblem
from newsgen.model import Article, Record, text_of
from newsgen.outputs import OUTPUTS, Issue
from newsgen.outputs.feeds import Entry, Feed
from newsgen.outputs.feeds.atom import atom
from newsgen.outputs.feeds.jsonfeed import jsonfeed
from newsgen.outputs.feeds.rss import rss
from newsgen.outputs.issue import Image
from newsgen.service.accept import choose
from newsgen.service.answer import Answer
from newsgen.service.briefs import PICTURE, path_of, picture_of
from newsgen.service.contract import GivesFeeds, GivesForms, answers, refuses
from newsgen.service.library import LOG, Library, library_of
from newsgen.service.problem import Refusal, place

FORMS = {"application/json": "json", "text/html": "html", "text/markdown": "md"}
"""Media type -> format; the first is what a client gets that does not say."""
FEEDS = {"rss": rss, "atom": atom, "json": jsonfeed}
_PAGE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_IN_FEED = 20
_Request = Request[Any, Any, Any]


class Row(Record, frozen=True, kw_only=True):
    """One article in a list."""

    id: str
    session: dt.date
    edition: str
    revision: int
    demo: bool
    """Made of example data: never to be published."""
    headline: str
    lead: str
    href: str


class Articles(Record, frozen=True, kw_only=True):
    """Articles, the newest session first; schema ``newsgen/articles/v1``."""

    schema: str = "newsgen/articles/v1"
    articles: tuple[Row, ...]
    next: str | None
    """Where the sessions before are; null at the end."""


@get(
    "/v1/articles",
    operation_id="listArticles",
    summary="기사 목록",
    responses={200: answers(Articles, "기사의 목록"), **refuses(503)},
    sync_to_thread=True,
)
def articles(
    request: _Request,
    edition: Annotated[str | None, QueryParameter(max_length=40, description="이 판만.")] = None,
    before: Annotated[dt.date | None, QueryParameter(description="이 거래일보다 앞의 것만.")] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=100, description="거래일의 수.")] = 20,
) -> Answer:
    """새 거래일부터, 거래일 단위로 나눠 냅니다."""
    library = library_of(request)
    every = library.archive.keys()
    wanted = [
        key for key in every if edition in {None, key.edition} and (before is None or key.session < before)
    ]
    sessions = sorted({key.session for key in wanted}, reverse=True)
    shown = set(sessions[:limit])
    found = (_found(library, key) for key in wanted if key.session in shown)
    listed = Articles(
        articles=tuple(_row(article) for article in found if article),
        next=_next(min(shown), edition, limit) if len(sessions) > limit else None,
    )
    return Answer(msgspec.json.encode(listed))


@get(
    "/v1/articles/{session:str}/{edition:str}",
    operation_id="getArticle",
    summary="기사 하나",
    operation_class=GivesForms,
    responses={200: answers(Article, "기사"), **refuses(404, 406, 503)},
    sync_to_thread=True,
)
def article(request: _Request, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Accept에 따라 JSON, HTML, Markdown으로 냅니다."""
    form = choose(request.headers.get("accept", ""), tuple(FORMS))
    if form is None:
        raise Refusal(
            406,
            f"{', '.join(FORMS)} 가운데 하나를 Accept에 적으십시오.",
            place("header:Accept", "낼 수 없는 형식입니다."),
        )
    library = library_of(request)
    key = key_at(session, edition)
    found = key and _found(library, key)
    if not key or not found:
        raise Refusal(404, f"{session} {edition} 기사가 없습니다. /v1/articles에서 목록을 볼 수 있습니다.")
    output = OUTPUTS[FORMS[form]](found, issue_of(library, key))
    return Answer(output.body, output.media_type, policy=_PAGE, headers=[("vary", "accept")])


@get(
    "/v1/feeds/{name:str}",
    operation_id="getFeed",
    summary="피드",
    operation_class=GivesFeeds,
    responses={200: answers(str, "피드", "application/rss+xml"), **refuses(404, 503)},
    sync_to_thread=True,
)
def feed(request: _Request, name: FromPath[str]) -> Answer:
    """rss, atom, json. 예시 기사는 넣지 않습니다."""
    library = library_of(request)
    newsroom = library.desk.newsroom
    if name not in FEEDS:
        raise Refusal(
            404, f"피드는 {', '.join(FEEDS)} 가운데 하나입니다.", place("path:name", "없는 피드입니다.")
        )
    if not (newsroom.name and newsroom.url):
        raise Refusal(404, "피드를 내지 않습니다. newsgen.toml의 [newsroom]에 name과 url을 적으면 냅니다.")
    made = Feed.of(_entries(library), newsroom, now=dt.datetime.now(dt.UTC), limit=_IN_FEED)
    output = FEEDS[name](made)
    return Answer(output.body, output.media_type)


def _next(last: dt.date, edition: str | None, limit: int) -> str:
    query = {"before": last, "limit": limit} | ({"edition": edition} if edition else {})
    return f"/v1/articles?{urlencode(query)}"


def _found(library: Library, key: Key) -> Article | None:
    """Return an article; one whose file is broken is told of in the log and as good as absent."""
    try:
        return library.archive.article(*key)
    except OutputProblem as problem:
        LOG.warning("%s", problem)
        return None


def _row(found: Article) -> Row:
    return Row(
        id=found.id,
        session=found.session,
        edition=found.edition,
        revision=found.revision,
        demo=found.demo,
        headline=text_of(found.headline),
        lead=text_of(found.lead),
        href=f"/v1/articles/{found.session}/{found.edition}",
    )


def issue_of(library: Library, key: Key) -> Issue:
    """Return when an article went out, from whom, and where it stands on the service."""
    archive, site = library.archive, library.desk.service.url
    image = picture_at(site, key)
    here = {"link": f"{site}{path_of(key)}", "logo": f"{site}/static/icon.svg", "image": image}
    times = {"at": archive.written(*key), "first": archive.first(*key)}
    return Issue.of(library.desk, is_free=True, **times, **(here if site else {}))


def picture_at(site: str, key: Key) -> Image | None:
    """Return the picture of an article on a site; None where nobody has said where that is."""
    return Image(f"{site}{picture_of(key)}", "image/png", *PICTURE) if site else None


def _entries(library: Library) -> Iterator[Entry]:
    for found in islice(library.archive.articles(), 10 * _IN_FEED):
        yield Entry(found, issue_of(library, Key(found.session, found.edition)))


routes = [articles, article, feed]
