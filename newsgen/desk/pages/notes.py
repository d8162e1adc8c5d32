"""The notes of an article's session: listed, added, changed, taken out; the article follows at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import urlencode

from litestar import Request
from litestar.params import FromPath, FromQuery

from newsgen.acts import notebook, suggesting
from newsgen.acts.newsroom import Newsroom
from newsgen.acts.notebook import Notebook
from newsgen.acts.suggesting import Suggested
from newsgen.archive import Key
from newsgen.desk import beside, drafts, noteform
from newsgen.desk.accounts import Role
from newsgen.desk.addresses import key_of, path_of
from newsgen.desk.beside import Beside
from newsgen.desk.routes import act, page
from newsgen.desk.sheet import see, sheet
from newsgen.desk.visit import Visit, visit_of
from newsgen.editions import EDITIONS
from newsgen.errors import NewsgenError, NoteProblem, Overtaken
from newsgen.model import Note
from newsgen.notes.entries import Entry
from newsgen.notes.fields import KINDS
from newsgen.service.answer import Answer
from newsgen.service.problem import Refusal
from newsgen.story import notes as telling

_Asked = Request[Any, Any, Any]
_MOST = 100_000
_ALL = "/articles/{session:str}/{edition:str}/notes"


class Typed(NamedTuple):
    """A note in the form."""

    kind: str = "quote"
    fields: Mapping[str, str] = MappingProxyType({})
    nth: str = ""
    """Which of its kind it changes; empty for a new one."""
    fault: str = ""
    told: str = ""
    """How an article tells it, where that was asked."""
    doubts: tuple[str, ...] = ()
    """What the record says against it then."""


@page(_ALL, Role.WRITER)
def notes(
    request: _Asked,
    session: FromPath[str],
    edition: FromPath[str],
    kind: FromQuery[str] = "",
    nth: FromQuery[str] = "",
    take: FromQuery[str] = "",
    news: FromQuery[str] = "",
    draft: FromQuery[str] = "",
) -> Answer:
    """List the notes, with a form: empty, of a note, of what was taken, or of what was typed before."""
    at = _At.of(request, session, edition, news=bool(news))
    book = at.book()
    kind = kind if kind in KINDS else "quote"
    kept = at.own.kept()
    if draft and kept:
        typed = Typed(kept.fields.get("kind", "quote"), kept.fields, kept.fields.get("nth", ""))
    elif take:
        typed = Typed(kind, at.taken(kind, take))
    elif nth:
        typed = Typed(kind, _entry(book, kind, nth).fields, nth)
    else:
        typed = Typed(kind)
    return _shown(at, book, typed, kept=kept.at if kept and not draft else None)


@act(_ALL, Role.WRITER, most=_MOST)
def save(request: _Asked, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Add or change a note, and build the article again; else show what was typed and what is wrong."""
    form = visit_of(request).form
    at = _At.of(request, session, edition, news=bool(form.maybe("news")))
    kind, nth, state = form.text("kind"), form.maybe("nth"), form.maybe("state")
    fields = noteform.given(kind, form)
    at.keep(kind, nth, fields)
    typed = Typed(kind, fields, nth)
    try:
        at.require_own_words(fields)
        if form.maybe("only"):
            told = notebook.told(at.newsroom, at.key, kind, fields)
            return _shown(at, at.book(), typed._replace(told=told.text, doubts=told.doubts))
        if nth:
            note = notebook.changed(at.newsroom, at.key, kind, _number(nth), fields, state)
        else:
            note = notebook.added(at.newsroom, at.key, kind, fields)
    except NoteProblem as problem:
        return _shown(at, at.book(), typed._replace(fault=noteform.told(problem)), 422)
    except Overtaken as problem:
        return _shown(at, at.book(), typed._replace(fault=str(problem)), 409)
    at.own.drop()
    return _rebuilt(at, "메모를 고쳤습니다." if nth else "메모를 더했습니다.", note)


@act(f"{_ALL}/remove", Role.WRITER)
def remove(request: _Asked, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Take a note out, and build the article again."""
    at = _At.of(request, session, edition)
    form = at.visit.form
    notebook.removed(at.newsroom, at.key, form.text("kind"), _number(form.text("nth")), form.text("state"))
    return _rebuilt(at, "메모를 지웠습니다.")


@act(f"{_ALL}/draft", Role.WRITER, most=_MOST)
def keep(request: _Asked, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Keep what is being typed, as the page's script sends it; answer when."""
    at = _At.of(request, session, edition)
    form = at.visit.form
    then = at.keep(form.text("kind"), form.maybe("nth"), noteform.given(form.text("kind"), form))
    return drafts.told(then)


@act(f"{_ALL}/drop", Role.WRITER)
def drop(request: _Asked, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Forget what was typed and not saved."""
    at = _At.of(request, session, edition)
    at.own.drop()
    return see(at.visit, path_of(at.key, "notes"), "저장하지 않은 메모를 버렸습니다.")


class _At(NamedTuple):
    """Who writes notes, for which article, beside what."""

    visit: Visit
    key: Key
    own: drafts.Own
    beside: Beside
    news: bool

    @classmethod
    def of(cls, request: _Asked, session: str, edition: str, *, news: bool = False) -> _At:
        visit, key = visit_of(request), key_of(session, edition)
        if key.edition not in EDITIONS:
            raise Refusal(404, "그런 판은 없습니다. 주소를 확인하십시오.")
        kept: Beside = request.app.state.setdefault("beside", beside.Beside())
        return cls(visit, key, drafts.Own(visit, path_of(key, "notes")), kept, news)

    @property
    def newsroom(self) -> Newsroom:
        return self.visit.newsroom

    def book(self) -> Notebook:
        return notebook.opened(self.newsroom, self.key)

    def keep(self, kind: str, nth: str, fields: dict[str, str]) -> dt.datetime:
        return self.own.keep("", {**fields, "kind": kind, "nth": nth})

    def suggested(self) -> Suggested | None:
        return self.beside.of(self.newsroom, self.key, news=self.news)

    def taken(self, kind: str, name: str) -> dict[str, str]:
        found = self.suggested()
        choice = beside.taken(found, name) if found else None
        return suggesting.fields_of(kind, choice, found.session) if found and choice else {}

    def require_own_words(self, fields: dict[str, str]) -> None:
        found = self.suggested() if self.news else None
        suggesting.require_own_words(fields, beside.headlines(found) if found else [])


def _entry(book: Notebook, kind: str, nth: str) -> Entry:
    for each in book.entries:
        if (each.kind, each.nth) == (kind, _number(nth)):
            return each
    raise Refusal(404, "그 메모가 없습니다. 누가 지웠을 수 있으니 메모를 다시 여십시오.")


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        raise Refusal(400, "어느 메모인지 알 수 없습니다. 화면을 다시 열고 하십시오.")
    return int(text)


def _rebuilt(at: _At, line: str, note: Note | None = None) -> Answer:
    """Build the article again and lead to it; a note stays written where that cannot be done.

    ``note`` is what was written; that the article does not print it is said first.
    """
    notes_page, here = path_of(at.key, "notes"), path_of(at.key)
    try:
        made = notebook.rebuilt(at.newsroom, at.key)
    except NewsgenError as problem:
        return see(at.visit, notes_page, f"{line} 기사는 다시 만들지 못했습니다. {problem}")
    if made is None:
        return see(at.visit, notes_page, f"{line} 기사를 만들면 실립니다.")
    why = notebook.left_out(made.article, note) if note else ""
    if why:
        return see(at.visit, notes_page, f"메모를 저장했지만 기사에는 싣지 않았습니다: {why}")
    return see(at.visit, here, f"{line} 기사를 다시 만들었습니다(v{made.article.revision}).")


def _shown(
    at: _At, book: Notebook, typed: Typed, status: int = 200, kept: dt.datetime | None = None
) -> Answer:
    found = at.suggested()
    market = book.session.market
    named = ((each.topic.noted, each.topic.name) for each in found.found) if found else ()
    desk = at.visit.office.config
    return sheet(
        at.visit, "notes.html.j2", "board", status,
        key=at.key, here=path_of(at.key), book=book, kinds=KINDS, typed=typed, kept=kept,
        fields=noteform.fields(
            typed.kind, typed.fields, book.session, desk, noteform.subjects_of(market, named)
        ),
        lines={(each.kind, each.nth): telling.preview(each.note, book.session, desk.templates)
              for each in book.entries if each.note},
        flagged=notebook.flagged(at.newsroom, at.key, book),
        groups=beside.groups(found) if found else None, troubles=found.troubles if found else (),
        news=at.news, others=at.own.others(), query=_query,
    )  # fmt: skip


def _query(**given: str) -> str:
    """Return the query of a link of the page."""
    return "?" + urlencode({name: value for name, value in given.items() if value})


routes = [notes, save, remove, keep, drop]
