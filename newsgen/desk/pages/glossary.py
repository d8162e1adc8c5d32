"""The desk's own terms: looked up, changed, begun, with what lint says and how they will read."""

from __future__ import annotations

from typing import Any, NamedTuple

from litestar import Request
from litestar.params import FromPath, FromQuery

from newsgen.acts import terms
from newsgen.acts.terms import Book
from newsgen.desk import termform, termview
from newsgen.desk.accounts import Role
from newsgen.desk.routes import act, page
from newsgen.desk.sheet import see, sheet
from newsgen.desk.visit import Visit, visit_of
from newsgen.errors import GlossaryProblem, Overtaken, UsageProblem
from newsgen.glossary import Term, edit
from newsgen.glossary.edit import Proposed
from newsgen.service.answer import Answer
from newsgen.service.problem import Refusal

_Asked = Request[Any, Any, Any]
_NEW = "_new"
"""In an address, the term that there is not yet: no id has an underscore."""
_SHOWN = 40
_LONGEST = 100
"""Characters of what is looked for."""


@page("/glossary", Role.WRITER)
def glossary(request: _Asked, q: FromQuery[str] = "") -> Answer:
    """Show the terms that a word may mean, or the desk's own."""
    visit = visit_of(request)
    book, query = terms.book(visit.newsroom), " ".join(q[:_LONGEST].split())
    found = book.glossary.search(query) if query else [book.glossary.get(name) for name in sorted(book.own)]
    return sheet(
        visit, "glossary.html.j2", "glossary",
        query=query, found=[each for each in found if each][:_SHOWN], own=book.own, left_out=book.left_out,
        count=len(book.glossary.terms), missing=_missing(visit),
    )  # fmt: skip


@page("/glossary/{name:str}", Role.WRITER)
def term(request: _Asked, name: FromPath[str], title: FromQuery[str] = "") -> Answer:
    """Show a term to be changed, or with ``_new`` the form of one that there is not yet."""
    visit = visit_of(request)
    book = terms.book(visit.newsroom)
    if name == _NEW:
        return _shown(visit, book, _Typed("", "", {"title": title[:_LONGEST]}, ""))
    found = _found(book, name)
    entry = edit.entry_of(found)
    made = _proposed(visit, found.category, {"id": name, "checked": found.checked})
    return _shown(visit, book, _Typed(name, found.category, entry, terms.state(visit.newsroom, name)), made)


@act("/glossary/{name:str}", Role.WRITER)
def save(request: _Asked, name: FromPath[str]) -> Answer:
    """Write a term into the desk's folder, or show what lint says of it and how it reads."""
    visit = visit_of(request)
    form = visit.form
    book, is_new = terms.book(visit.newsroom), name == _NEW
    identity = (form.text("id").strip() or termform.id_of(form.maybe("english"))) if is_new else name
    old = book.glossary.get(identity)
    if not is_new:
        _found(book, name)
    elif old:
        typed = _Typed(identity, form.text("category"), termform.typed(form), "", is_new=True)
        return _shown(visit, book, typed, fault=f"{identity}: 이미 있는 용어입니다({old.title}).", status=422)
    category = old.category if old else form.text("category")
    typed = _Typed(identity, category, termform.typed(form), form.text("state"), is_new=is_new)
    changes = edit.entry_of(old).get("changed", []) if old else []
    entry = termform.table(typed.entry, identity, changes, terms.today())
    try:
        if not category:
            raise UsageProblem("갈래를 고르십시오.")
        made = terms.proposed(visit.newsroom, category, entry)
        if made.wrong or form.maybe("only"):
            fault = "저장하지 않았습니다. 아래를 고치십시오." if made.wrong and not form.maybe("only") else ""
            return _shown(visit, book, typed, made, fault=fault, status=422 if made.wrong else 200)
        terms.saved(visit.newsroom, category, entry, typed.state)
    except Overtaken as problem:
        there = terms.book(visit.newsroom).glossary.get(identity)
        again = typed._replace(state=terms.state(visit.newsroom, identity))
        return _shown(visit, book, again, made, fault=str(problem), status=409, there=there)
    except (UsageProblem, GlossaryProblem) as problem:
        return _shown(visit, book, typed, fault=str(problem), status=409)
    return see(visit, f"/glossary/{identity}", f"{made.path.name}에 {identity}을(를) 썼습니다.")


class _Typed(NamedTuple):
    """A term in the form."""

    identity: str
    category: str
    entry: dict[str, Any]
    state: str
    is_new: bool = False


def _found(book: Book, name: str) -> Term:
    found = book.glossary.get(name)
    if found is None:
        raise Refusal(404, "그런 용어는 없습니다. 용어를 다시 찾으십시오.")
    return found


def _missing(visit: Visit) -> str:
    """Say what to write where the settings name no folder; empty where they do."""
    return "" if visit.newsroom.desk.own_terms else terms.NO_FOLDER


def _proposed(visit: Visit, category: str, entry: dict[str, Any]) -> Proposed | None:
    """Return a term as it would stand in the desk's folder; None where it cannot."""
    try:
        return terms.proposed(visit.newsroom, category, entry)
    except (UsageProblem, GlossaryProblem):
        return None


def _shown(
    visit: Visit,
    book: Book,
    typed: _Typed,
    made: Proposed | None = None,
    *,
    fault: str = "",
    status: int = 200,
    there: Term | None = None,
) -> Answer:
    """Show a term's form; ``there`` is what the file says now, where somebody changed it meanwhile."""
    return sheet(
        visit, "term.html.j2", "glossary", status,
        typed=typed, is_new=typed.is_new or not typed.identity, fields=termform.fields(typed.entry),
        levels=termform.LEVELS, categories=sorted({each.category for each in book.glossary.terms}),
        is_own=typed.identity in book.own, missing=_missing(visit), fault=fault,
        both=termform.differing(edit.entry_of(there), typed.entry) if there else (),
        wrong=made.wrong if made else (), findings=made.findings if made else (),
        view=termview.view(made, typed.identity, visit.newsroom.archive) if made else None,
        left_out=book.left_out,
    )  # fmt: skip


routes = [glossary, term, save]
