"""The words of an article, changed in place: figures stay bound, and two people lose nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from litestar import Request
from litestar.params import FromPath, FromQuery

from newsgen.acts import rewording
from newsgen.archive import Key
from newsgen.deliveries.copy import hash_of
from newsgen.desk import doubts, drafts, wording
from newsgen.desk.accounts import Role
from newsgen.desk.addresses import key_of, path_of
from newsgen.desk.routes import act, page
from newsgen.desk.sheet import see, sheet
from newsgen.desk.visit import Visit, visit_of
from newsgen.editing import overtaken
from newsgen.editing.edited import Tried
from newsgen.editing.overtaken import Joined
from newsgen.editing.sheet import given
from newsgen.errors import Overtaken
from newsgen.model import Article
from newsgen.service.answer import Answer

_Asked = Request[Any, Any, Any]
_BASE = "base"
_MOST = 1_000_000
"""Bytes of the form: every text of the longest article, each Hangul syllable as nine."""


@page("/articles/{session:str}/{edition:str}/edit", Role.WRITER)
def edit(
    request: _Asked, session: FromPath[str], edition: FromPath[str], draft: FromQuery[str] = ""
) -> Answer:
    """Show the words to be changed; with ``draft`` those that were typed before and not saved."""
    at = _At.of(request, session, edition)
    article = rewording.standing(at.visit.newsroom, at.key)
    kept = at.own.kept()
    if draft and kept:
        return _shown(at, article, kept.base, kept.fields)
    return _sheet(
        at, article, wording.rows(article, wording.texts_of(article)), kept=kept.at if kept else None
    )


@act("/articles/{session:str}/{edition:str}/edit", Role.WRITER, most=_MOST)
def save(request: _Asked, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Prove what was typed and write the next version; else show it with what cannot stand."""
    at = _At.of(request, session, edition)
    form = at.visit.form
    base, typed = form.text(_BASE), wording.typed(form.fields)
    at.own.keep(base, typed)
    newsroom = at.visit.newsroom
    article = rewording.standing(newsroom, at.key)
    if hash_of(article) != base:
        return _shown(at, article, base, typed)
    texts = wording.whole(article, typed)
    made = rewording.proved(newsroom, article, [given(label, text) for label, text in texts.items()])
    if made.article is None or form.maybe("only") == "proof":
        return _sheet(at, article, wording.rows(article, texts, made), made=made)
    if made.article == article:
        at.own.drop()
        return see(at.visit, path_of(at.key), "고친 것이 없어 아무것도 쓰지 않았습니다.")
    try:
        done = rewording.saved(newsroom, at.key, article, made.article)
    except Overtaken:
        return _shown(at, rewording.standing(newsroom, at.key), base, typed)
    at.own.drop()
    found = (*done.looks, *doubts.of_edit(newsroom, done.article))
    looks = f" 확인: {' / '.join(found)}" if found else ""
    return see(at.visit, path_of(at.key), f"v{done.article.revision}(으)로 저장했습니다.{looks}")


@act("/articles/{session:str}/{edition:str}/edit/draft", Role.WRITER, most=_MOST)
def keep(request: _Asked, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Keep what is being typed, as the page's script sends it; answer when."""
    at = _At.of(request, session, edition)
    form = at.visit.form
    then = at.own.keep(form.text(_BASE), wording.typed(form.fields))
    return drafts.told(then)


@act("/articles/{session:str}/{edition:str}/edit/drop", Role.WRITER)
def drop(request: _Asked, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Forget what was typed and not saved."""
    at = _At.of(request, session, edition)
    at.own.drop()
    return see(at.visit, path_of(at.key, "edit"), "저장하지 않은 글을 버렸습니다.")


class _At(NamedTuple):
    """Who edits which article."""

    visit: Visit
    key: Key
    own: drafts.Own

    @classmethod
    def of(cls, request: _Asked, session: str, edition: str) -> _At:
        visit, key = visit_of(request), key_of(session, edition)
        return cls(visit, key, drafts.Own(visit, path_of(key, "edit")))


def _shown(at: _At, article: Article, base: str, typed: dict[str, str]) -> Answer:
    """Show what was typed on a version: on the newest, with what others changed since beside it."""
    newsroom = at.visit.newsroom
    old = None if hash_of(article) == base else rewording.version(newsroom, at.key, base)
    both = overtaken.joined(old, article, typed) if old else None
    texts = {each.label: each.text for each in both.blocks} if both else wording.whole(article, typed)
    made = rewording.proved(newsroom, article, [given(label, text) for label, text in texts.items()])
    found = wording.rows(article, texts, made, both)
    return _sheet(at, article, found, made=made, both=both, is_overtaken=hash_of(article) != base)


def _sheet(
    at: _At,
    article: Article,
    found: list[wording.Row],
    *,
    made: Tried | None = None,
    both: Joined | None = None,
    is_overtaken: bool = False,
    kept: dt.datetime | None = None,
) -> Answer:
    faults = made.faults if made else ()
    status = 409 if is_overtaken else 422 if faults else 200
    by = next((each for each in rewording.versions(at.visit.newsroom, at.key)), None)
    return sheet(
        at.visit, "words.html.j2", "board", status,
        article=article, key=at.key, rows=found, base=hash_of(article), faults=len(faults),
        general=wording.general(article, faults), proved=made is not None and not faults,
        overtaken=by if is_overtaken else None, homeless=both.homeless if both else (),
        kept=kept, others=at.own.others(), here=path_of(at.key),
    )  # fmt: skip


routes = [edit, save, keep, drop]
