"""An article: its text, what is doubted of it, what it tells and leaves, where a figure comes from."""

from __future__ import annotations

import datetime as dt
from typing import Any

from litestar import Request
from litestar.params import FromPath, FromQuery

from newsgen.acts import rewording
from newsgen.acts.states import stands
from newsgen.archive import Key
from newsgen.deliveries.copy import hash_of
from newsgen.desk import choices, days, doubts, figures
from newsgen.desk.accounts import Role
from newsgen.desk.addresses import key_of, path_of
from newsgen.desk.panel import panel
from newsgen.desk.routes import act, page
from newsgen.desk.sheet import see, sheet
from newsgen.desk.visit import Visit, visit_of
from newsgen.editing.sheet import blocks
from newsgen.editions import EDITIONS, edition_named
from newsgen.errors import NewsgenError, UsageProblem
from newsgen.korean import attach
from newsgen.model import Article, text_of
from newsgen.service.answer import Answer
from newsgen.service.problem import Refusal

_Asked = Request[Any, Any, Any]
_AT = "/articles/{session:str}/{edition:str}"
_LINES = {"headline": "제목", "deck": "부제"}
_NO_EDITION = "이 프로그램이 모르는 판이라 고를 수 있는 것이 없습니다."


@page(_AT, Role.WRITER)
def article(
    request: _Asked,
    session: FromPath[str],
    edition: FromPath[str],
    version: FromQuery[str] = "",
    fact: FromQuery[str] = "",
    every: FromQuery[str] = "",
) -> Answer:
    """Show an article, its newest version unless one is named by its hash; ``every`` shows all items."""
    visit, key = visit_of(request), key_of(session, edition)
    return _shown(visit, key, version=version, fact=fact, every=bool(every))


@act(f"{_AT}/choose", Role.EDITOR)
def choose(request: _Asked, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Pin an item, leave it out, give it back to the rules, or take a headline or a deck; make it anew."""
    visit, key = visit_of(request), key_of(session, edition)
    try:
        line = _chosen(visit, key)
    except NewsgenError as problem:
        return _shown(visit, key, fault=str(problem))
    place = visit.form.maybe("place")
    return see(visit, f"{path_of(key)}#{place if place in _LINES else 'items'}", line)


def _chosen(visit: Visit, key: Key) -> str:
    """Do what the form says; return the line that tells it."""
    from newsgen.acts import building, choosing  # noqa: PLC0415 - they know every stage

    form, room = visit.form, visit.newsroom
    making = visit.office.maker.now
    if making and making.key == key:
        raise UsageProblem(f"지금 이 기사를 만들고 있습니다({making.by}). 끝난 뒤에 다시 하십시오.")
    at = _moment(room, key)
    asked, what = choosing.Asked(key.edition, key.session, at), form.text("do")
    before = _lines_of(_read(visit, key, ""))
    if what in _LINES:
        _require_same(visit, key, at, what)
        choosing.take(room, asked, what, form.text("key"))
        told = f"{attach(_LINES[what], '을/를')} 골랐습니다."
    elif what in {"pin", "leave", "back"}:
        item = form.text("item")
        act_of = {"pin": choosing.pin, "leave": choosing.leave, "back": choosing.give_back}[what]
        act_of(room, asked, [item])
        told = {"pin": "고정했습니다", "leave": "뺐습니다", "back": "되돌렸습니다"}[what]
        told += f": {_item_called(room, key, at, item)}."
    else:
        raise UsageProblem("고정, 빼기, 되돌리기 가운데 하나를 고르십시오.")
    try:
        made = building.make(room, building.Asked(key.session, key.edition, at), ("json",))
    except NewsgenError as problem:
        return f"{told} 기사는 다시 만들지 못했습니다: {problem}"
    version = f"v{made.article.revision}"
    also = _followed(before, _lines_of(made.article), what)
    return f"{told}{also} {f'{version} 초안을' if made.is_next else attach(version, '을/를')} 다시 썼습니다."


def _lines_of(article: Article | None) -> dict[str, str]:
    """Return the headline and the deck of an article by what forms call them."""
    if article is None:
        return {}
    return {"headline": text_of(article.headline), "deck": text_of(article.deck)}


def _followed(before: dict[str, str], after: dict[str, str], what: str) -> str:
    """Tell which line nobody chose and is another one now; empty where none is."""
    changed = [part for part in _LINES if part != what and part in before and before[part] != after[part]]
    return "".join(f" {_LINES[part]}도 따라 바뀌었습니다: ‘{after[part]}’." for part in changed)


def _item_called(room: Any, key: Key, at: dt.datetime | None, item: str) -> str:
    """Return what people call an item, or a line."""
    found = choices.of(room, key, at)
    row = next((row for row in (*found.chosen, *found.left) if row.key == item), None)
    return row.called if row else _LINES.get(item, item)


def _require_same(visit: Visit, key: Key, at: dt.datetime | None, part: str) -> None:
    """Refuse to take a line where somebody else took another since the page was made."""
    now = choices.of(visit.newsroom, key, at)
    lines, by = (now.headlines, now.headline_by) if part == "headline" else (now.decks, now.deck_by)
    taken = next((line for line in lines if line.taken), None)
    if taken and taken.key != visit.form.maybe("was"):
        raise UsageProblem(
            f"그사이 {by or '규칙'}이(가) {_LINES[part]}을(를) ‘{taken.text}’(으)로 바꿨습니다. "
            "보고 다시 고르십시오."
        )


def _shown(
    visit: Visit, key: Key, *, version: str = "", fact: str = "", every: bool = False, fault: str = ""
) -> Answer:
    room = visit.newsroom
    (stand,) = stands(room, [key])
    read = _read(visit, key, version)
    found = (
        choices.of(room, key, _moment(room, key, read))
        if key.edition in EDITIONS
        else choices.Desk(trouble=_NO_EDITION)
    )
    typed = {f"{visit.form.maybe('code')} {visit.form.maybe('symbol')}": visit.form.maybe("reason")}
    return sheet(
        visit, "article.html.j2", "board", 422 if fault else 200,
        key=key, here=path_of(key), edition=EDITIONS.get(key.edition), stand=stand, article=read,
        looks=doubts.looks(room, read),
        blocks=blocks(read) if read else (), hash=hash_of(read) if read else "", version=version,
        found=found, few=None if every else choices.FEW, every=every, fault=fault, typed=typed,
        figure=figures.shown(room, read, fact) if read and fact else None, fact=fact,
        making=visit.office.maker.lately(dt.datetime.now(dt.UTC)),
        closed=days.closed(key) if read is None else "",
        held=read is None and any(one.consequence == "hold" for one in found.findings), **panel(visit, key),
    )  # fmt: skip


def _read(visit: Visit, key: Key, version: str) -> Article | None:
    """Return the version that is asked for; None where there is no article yet."""
    if version:
        found = rewording.version(visit.newsroom, key, version)
        if found is None:
            raise Refusal(404, "이 기사의 판이 아닙니다. 판 목록에서 고르십시오.")
        return found
    try:
        return rewording.latest(visit.newsroom, key)
    except UsageProblem:
        if key.edition not in EDITIONS:
            raise Refusal(404, "그런 판은 없습니다. 주소를 확인하십시오.") from None
        return None


def _moment(room: Any, key: Key, read: Article | None = None) -> dt.datetime | None:
    """Return the moment that an article of a session so far looks at; None for others."""
    if not edition_named(key.edition).live:
        return None
    from newsgen.pipeline import moment_of  # noqa: PLC0415 - it knows every stage

    try:
        return moment_of(read or rewording.latest(room, key))
    except UsageProblem:
        return None


routes = [article, choose]
