"""All that was sent: what is on its way, what failed, what waits for a person, and what to do about it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import partial
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, NamedTuple

from litestar import Request
from litestar.params import FromPath

from newsgen.archive import in_order, key_of
from newsgen.deliveries.delivery import Delivery
from newsgen.deliveries.ordering import Wish
from newsgen.deliveries.steps import Ask
from newsgen.deliveries.words import clean
from newsgen.desk import paper
from newsgen.desk.accounts import Role
from newsgen.desk.addresses import path_of
from newsgen.desk.failures import status_of
from newsgen.desk.parcels import Parcel, parcels
from newsgen.desk.routes import act, page
from newsgen.desk.sheet import see, sheet
from newsgen.desk.visit import Visit, visit_of
from newsgen.errors import NewsgenError, UsageProblem
from newsgen.service.answer import Answer
from newsgen.service.problem import Refusal

if TYPE_CHECKING:
    from newsgen.acts.newsroom import Newsroom
    from newsgen.deliveries.difference import Apart

_Asked = Request[Any, Any, Any]
_LAST = 30
"""The last orders, of which what is over is shown, too."""
_LONGEST = 20_000
"""Characters of a line at a CMS that are held against ours."""
_DRAFTS = dt.timedelta(days=7)
"""How far back drafts are shown that nobody approved."""
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
_LOOKING = BoundedSemaphore(4)
"""Those who may hold an article against a CMS at once: it may let them wait."""


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


@page("/sending/{number:str}", Role.WRITER)
def one(request: _Asked, number: FromPath[str]) -> Answer:
    """Show one delivery: what stands at the CMS beside what was sent and what is to be sent."""
    return _one(visit_of(request), _number(number))


@act("/sending/{number:str}/{way:str}", Role.EDITOR)
def settle(request: _Asked, number: FromPath[str], way: FromPath[str]) -> Answer:
    """Do with a delivery what an editor decided: one of :data:`_WAYS`."""
    visit, known, decided = visit_of(request), _number(number), _WAYS.get(way)
    if decided is None:
        raise Refusal(404, "이 주소에는 아무것도 없습니다. 화면의 단추로 하십시오.")
    try:
        _require_settled(visit, known)
        sent = decided.settle(visit.newsroom, known)
    except NewsgenError as problem:
        return _one(visit, known, problem)
    visit.office.courier.send(visit.newsroom, [row.order.target for row in sent])
    return see(visit, _back(visit), f"{known}번: {decided.line}")


def _number(text: str) -> int:
    """Return the number of a delivery that stands in an address."""
    if not _NUMBER.fullmatch(text):
        raise Refusal(404, "그런 번호는 없습니다. 주소를 확인하십시오.")
    return int(text)


def _parcel(visit: Visit, number: int) -> Parcel:
    with visit.newsroom.log() as outbox:
        row = outbox.get(number)
    if row is None:
        raise Refusal(404, f"{number}번은 발송함에 없습니다.")
    return parcels([row], visit.office.courier)[0]


def _require_settled(visit: Visit, number: int) -> None:
    """Raise UsageProblem for a delivery that is over, or just being sent: nothing can be decided of it."""
    parcel = _parcel(visit, number)
    if parcel.is_over:
        raise UsageProblem(f"{number}번은 이미 끝났습니다({parcel.state}).")
    if parcel.is_going:
        raise UsageProblem(f"{number}번은 보내는 중입니다. 결과를 보고 하십시오.")


def _again(newsroom: Newsroom, number: int) -> list[Delivery]:
    from newsgen.acts.delivering import again  # noqa: PLC0415 - it knows every kind of CMS

    with newsroom.log() as outbox:
        return again(outbox, number)


def _wished(newsroom: Newsroom, number: int, wish: Wish) -> list[Delivery]:
    from newsgen.acts.publishing import wished  # noqa: PLC0415 - it knows every stage

    return wished(newsroom, number, wish)


def _arrived(newsroom: Newsroom, number: int) -> list[Delivery]:
    from newsgen.acts.delivering import arrived  # noqa: PLC0415 - it knows every kind of CMS

    with newsroom.log() as outbox:
        arrived(outbox, number)
    return []


def _dropped(newsroom: Newsroom, number: int) -> list[Delivery]:
    from newsgen.acts.delivering import drop  # noqa: PLC0415 - it knows every kind of CMS

    with newsroom.log() as outbox:
        drop(outbox, number)
    return []


class _Way(NamedTuple):
    """What an editor may decide of a delivery."""

    settle: Callable[[Newsroom, int], list[Delivery]]
    """Does it, and returns what is to be sent now."""
    line: str


_WAYS = {
    "retry": _Way(_again, "다시 보냅니다."),
    "merge": _Way(partial(_wished, wish=Wish.MERGE), "합쳐서 보냅니다."),
    "anew": _Way(partial(_wished, wish=Wish.AGAIN), "새로 만들어 보냅니다."),
    "arrived": _Way(_arrived, "들어간 것으로 적었습니다."),
    "drop": _Way(_dropped, "보내지 않기로 했습니다."),
}


def _back(visit: Visit) -> str:
    """Return the page that an act came from: that of an article, or the queue."""
    key = key_of(visit.form.maybe("article"))
    return path_of(key, "sending") if key else "/sending"


def _one(visit: Visit, number: int, fault: NewsgenError | None = None) -> Answer:
    from newsgen.editing.by_word import by_word  # noqa: PLC0415 - for this alone

    parcel = _parcel(visit, number)
    seen, why = _apart(visit, number) if _may_part(parcel) else (None, "")
    places = [
        (place, by_word(place.sent, clean(place.theirs, _LONGEST)), by_word(place.sent, place.ours))
        for place in (seen.places if seen else ())
    ]
    return sheet(
        visit, "delivery.html.j2", "sending", status_of(fault), parcel=parcel, seen=seen, places=places,
        why=why, fault=str(fault or ""), editor=visit.may(Role.EDITOR),
        here=path_of(parcel.key) if parcel.key else "",
    )  # fmt: skip


def _may_part(parcel: Parcel) -> bool:
    """Tell whether what stands at the CMS can part from ours: not while it is sent to."""
    return not parcel.is_going and (not parcel.is_over or bool(parcel.link))


def _apart(visit: Visit, number: int) -> tuple[Apart | None, str]:
    """Return how an article at a CMS parts from ours, and why that cannot be told, if so."""
    from newsgen.acts.delivering import apart  # noqa: PLC0415 - it knows every kind of CMS

    if not _LOOKING.acquire(blocking=False):
        return None, "지금 CMS와 견주어 보는 사람이 많습니다. 잠시 뒤에 다시 여십시오."
    try:
        return apart(visit.newsroom, number), ""
    except NewsgenError as problem:
        return None, str(problem)
    finally:
        _LOOKING.release()


def _seen(visit: Visit) -> dict[str, Any]:
    from newsgen.acts import states  # noqa: PLC0415 - for this alone
    from newsgen.acts.delivering import latest  # noqa: PLC0415 - it knows every kind of CMS
    from newsgen.deliveries.waiting import waiting  # noqa: PLC0415 - for this alone

    with visit.newsroom.log() as outbox:
        every = parcels(latest(outbox, _LAST), visit.office.courier)
        told = waiting(outbox, visit.newsroom.archive.folder, outbox.now() - _DRAFTS)
    drafts = [row for row in told if row.why in {"approval", "approved"}]
    asking = [each for each in every if each.ask is not None]
    open_ = [each for each in every if each.is_open]
    over = [each for each in every if each.is_over]
    return {
        "drafts": [(row, key, path_of(key)) for row in drafts if (key := key_of(row.article))],
        "asking": sorted(asking, key=lambda each: (each.ask is Ask.APPROVE, -each.number)),
        "gone": states.stands(visit.newsroom, in_order(states.withdrawn(visit.newsroom))),
        "open": open_,
        "over": over[::-1],
        "live": "/sending/state" if any(each.is_awaited for each in every) else "",
        "editor": visit.may(Role.EDITOR),
    }


routes = [queue, state, go, one, settle]
