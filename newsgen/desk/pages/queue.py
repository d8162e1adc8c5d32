"""All that was sent: what is on its way, what failed, what waits for a person, and what to do about it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from litestar import Request
from litestar.params import FromPath

from newsgen.archive import key_of
from newsgen.deliveries.delivery import Delivery
from newsgen.deliveries.ordering import Wish
from newsgen.deliveries.steps import Ask
from newsgen.desk import paper
from newsgen.desk.accounts import Role
from newsgen.desk.addresses import path_of
from newsgen.desk.parcels import parcels
from newsgen.desk.routes import act, page
from newsgen.desk.sheet import see, sheet
from newsgen.desk.visit import Visit, visit_of
from newsgen.errors import NewsgenError, UsageProblem
from newsgen.service.answer import Answer

_Asked = Request[Any, Any, Any]
_LAST = 30
"""The last orders, of which what is over is shown, too."""
_DRAFTS = dt.timedelta(days=7)
"""How far back drafts are shown that nobody approved."""
_DONE = {"arrived": "들어간 것으로 적었습니다.", "drop": "보내지 않기로 했습니다."}
_WISHES = {"merge": Wish.MERGE, "anew": Wish.AGAIN}


@page("/sending", Role.WRITER)
def queue(request: _Asked) -> Answer:
    """Show what waits for a person first, then what is on its way, then what is over."""
    visit = visit_of(request)
    return sheet(visit, "queue.html.j2", "sending", **_seen(visit))


@page("/sending/state", Role.WRITER, quiet=True)
def state(request: _Asked) -> Answer:
    """Return the piece of the page that changes by itself."""
    visit = visit_of(request)
    return paper.page(
        "_queue.html.j2", {**_seen(visit), "token": visit.token}, own=visit.office.config.templates
    )


@act("/sending/go", Role.EDITOR)
def go(request: _Asked) -> Answer:
    """Send all that is on its way and that nobody sends just now."""
    from newsgen.acts.delivering import unfinished  # noqa: PLC0415 - it knows every kind of CMS

    visit = visit_of(request)
    with visit.newsroom.log() as outbox:
        names = dict.fromkeys(row.order.target for row in unfinished(outbox))
    visit.office.courier.send(visit.newsroom, names)
    return see(visit, "/sending", "이어 보냅니다." if names else "보낼 것이 없습니다.")


@page("/sending/{number:int}", Role.WRITER)
def one(request: _Asked, number: FromPath[int]) -> Answer:
    """Show one delivery: what stands at the CMS beside what was sent and what is to be sent."""
    return _one(visit_of(request), number)


@act("/sending/{number:int}/{way:str}", Role.EDITOR)
def settle(request: _Asked, number: FromPath[int], way: FromPath[str]) -> Answer:
    """Do with a delivery what an editor decided: retry, merge, anew, arrived, drop."""
    from newsgen.acts import delivering, publishing  # noqa: PLC0415 - they know every stage

    visit = visit_of(request)
    newsroom = visit.newsroom
    sent: list[Delivery] = []
    try:
        if way in _WISHES:
            sent = publishing.wished(newsroom, number, _WISHES[way])
        else:
            with newsroom.log() as outbox:
                if way == "retry":
                    sent = _again(delivering.again(outbox, number))
                elif way == "arrived":
                    delivering.arrived(outbox, number)
                elif way == "drop":
                    delivering.drop(outbox, number)
                else:
                    raise UsageProblem("이 주소에는 아무것도 없습니다. 화면의 단추로 하십시오.")
    except NewsgenError as problem:
        return _one(visit, number, str(problem), 409)
    visit.office.courier.send(newsroom, [row.order.target for row in sent])
    return see(visit, _back(visit), f"{number}번: {_DONE.get(way, '다시 보냅니다.')}")


def _again(rows: list[Delivery]) -> list[Delivery]:
    """Return rows that are to be sent; UsageProblem where one is over."""
    for row in rows:
        if row.state.over:
            raise UsageProblem(f"{row.id}번은 이미 끝나 다시 보낼 것이 없습니다.")
    return rows


def _back(visit: Visit) -> str:
    """Return the page that an act came from: that of an article, or the queue."""
    key = key_of(visit.form.maybe("article"))
    return path_of(key, "sending") if key else "/sending"


def _one(visit: Visit, number: int, fault: str = "", status: int = 200) -> Answer:
    from newsgen.acts import delivering  # noqa: PLC0415 - it knows every kind of CMS
    from newsgen.editing.by_word import by_word  # noqa: PLC0415 - for this alone

    with visit.newsroom.log() as outbox:
        row = delivering.row_of(outbox, number)
    (parcel,) = parcels([row], visit.office.courier.going)
    seen = None
    why = ""
    if not parcel.is_over or parcel.link:
        try:
            seen = delivering.apart(visit.newsroom, number)
        except NewsgenError as problem:
            why = str(problem)
    places = [
        (place, by_word(place.sent, place.theirs), by_word(place.sent, place.ours))
        for place in (seen.places if seen else ())
    ]
    return sheet(
        visit, "delivery.html.j2", "sending", status, parcel=parcel, seen=seen, places=places, why=why,
        fault=fault, editor=visit.may(Role.EDITOR), here=path_of(parcel.key) if parcel.key else "",
    )  # fmt: skip


def _seen(visit: Visit) -> dict[str, Any]:
    from newsgen.acts.delivering import latest  # noqa: PLC0415 - it knows every kind of CMS
    from newsgen.deliveries.waiting import waiting  # noqa: PLC0415 - for this alone

    with visit.newsroom.log() as outbox:
        every = parcels(latest(outbox, _LAST), visit.office.courier.going)
        told = waiting(outbox, visit.newsroom.archive.folder, outbox.now() - _DRAFTS)
    drafts = [row for row in told if row.why in {"approval", "approved"}]
    asking = [each for each in every if each.ask is not None]
    open_ = [each for each in every if each.is_open]
    over = [each for each in every if each.is_over]
    return {
        "drafts": [(row, path_of(key)) for row in drafts if (key := key_of(row.article))],
        "asking": sorted(asking, key=lambda each: (each.ask is Ask.APPROVE, -each.number)),
        "open": open_,
        "over": over[::-1],
        "live": "/sending/state" if any(each.is_going for each in every) else "",
        "editor": visit.may(Role.EDITOR),
    }


routes = [queue, state, go, one, settle]
