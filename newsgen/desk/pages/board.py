"""The board: today's editions, what has to be decided first, what runs next; live while it is open."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from litestar import Request
from litestar.params import FromPath, FromQuery

from newsgen.archive import Key
from newsgen.desk.accounts import Role
from newsgen.desk.addresses import key_of, path_of
from newsgen.desk.events import Events
from newsgen.desk.routes import act, page
from newsgen.desk.sheet import see, sheet
from newsgen.desk.visit import Visit, visit_of
from newsgen.editions import EDITIONS, edition_named
from newsgen.errors import NewsgenError
from newsgen.markets import named
from newsgen.service.answer import Answer
from newsgen.service.problem import Refusal

_Asked = Request[Any, Any, Any]
_AT = "/articles/{session:str}/{edition:str}"


@page("/", Role.WRITER)
def board(request: _Asked, before: FromQuery[str] = "") -> Answer:
    """Show the board; ``before`` pages through the days that are past."""
    return _shown(visit_of(request), _day(before))


@page("/open", Role.WRITER)
def open_day(request: _Asked, session: FromQuery[str] = "", edition: FromQuery[str] = "") -> Answer:
    """Lead to the article of a day and an edition, made yet or not."""
    from newsgen.desk import days  # noqa: PLC0415 - the login needs no calendar

    visit, day = visit_of(request), _day(session)
    if day is None:
        return _shown(visit, fault="거래일을 고르십시오.")
    key = key_of(day.isoformat(), edition)
    closed = days.closed(key) if key.edition in EDITIONS else "그런 판은 없습니다. 판을 고르십시오."
    return _shown(visit, fault=closed, wanted=key) if closed else see(visit, path_of(key))


@page("/events", Role.WRITER, quiet=True)
async def events(request: _Asked) -> Events:
    """Say whenever something changed."""
    visit = visit_of(request)
    return Events(visit, visit.office.watch)


@act(f"{_AT}/make", Role.WRITER)
def make(request: _Asked, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Fetch what is lacking and make an article, beside the pages."""
    visit, key = visit_of(request), key_of(session, edition)
    kind = edition_named(key.edition)
    at = dt.datetime.now(named(kind.market).zone) if kind.live else None
    try:
        visit.office.maker.start(visit.newsroom, key, at)
    except NewsgenError as problem:
        return _shown(visit, fault=str(problem))
    visit.office.log(visit.who, "make", key.article)
    return see(visit, _back(visit, key), "만들기 시작했습니다. 어디까지 됐는지는 아래에 나옵니다.")


@act(f"{_AT}/release", Role.EDITOR)
def release(request: _Asked, session: FromPath[str], edition: FromPath[str]) -> Answer:
    """Let one thing through that the gate doubts, for a reason."""
    from newsgen.acts import releasing  # noqa: PLC0415 - it brings arrays

    visit, key = visit_of(request), key_of(session, edition)
    form, market = visit.form, named(edition_named(key.edition).market)
    code, symbol, reason = form.text("code"), form.text("symbol"), form.text("reason")
    day = _day(form.maybe("day")) or key.session  # what is doubted may be the close before
    try:
        given = releasing.release(visit.newsroom, market, day, code, symbol, reason=reason, by=visit.who)
    except NewsgenError as problem:
        line = str(problem).replace(
            "--reason이 비어 있습니다. 왜 푸는지 적으십시오.", "왜 푸는지 적으십시오."
        )
        return _shown(visit, fault=line, typed={f"{code} {symbol}": reason})
    with visit.newsroom.log() as log:
        log.record("release", article=key.article, detail=f"{code} {symbol}: {given.reason}")
    return see(visit, _back(visit, key), f"{symbol} {code}: 풀었습니다. 다시 만들면 기사에 들어갑니다.")


def _back(visit: Visit, key: Key) -> str:
    """Return the page that an act came from: that of an article, or the board."""
    return path_of(key) if visit.form.maybe("back") == "article" else "/"


def _shown(
    visit: Visit,
    before: dt.date | None = None,
    *,
    fault: str = "",
    typed: dict[str, str] | None = None,
    wanted: Key | None = None,
) -> Answer:
    from newsgen.desk import runs, today  # noqa: PLC0415 - the login needs neither

    now = _now()
    return sheet(
        visit, "board.html.j2", "board", 422 if fault else 200,
        board=today.board(visit.newsroom, now, before), runs=runs.coming(Path.cwd(), now), now=now,
        making=visit.office.maker.lately(now), before=before, fault=fault, typed=typed or {},
        editions=EDITIONS.values(), wanted=wanted,
    )  # fmt: skip


def _now() -> dt.datetime:
    """Return the moment that the board is of."""
    return dt.datetime.now(dt.UTC)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Refusal(400, "날짜는 2025-08-13처럼 쓰십시오.") from error


routes = [board, open_day, events, make, release]
