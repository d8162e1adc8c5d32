"""What is on its way to a CMS: sent, sent again, given up, held against what stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from newsgen.acts.checking import of_cms
from newsgen.acts.newsroom import Newsroom
from newsgen.deliveries import difference as between
from newsgen.deliveries import sending
from newsgen.deliveries.delivery import Delivery, State
from newsgen.deliveries.kinds import target
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.pushing import in_doubt
from newsgen.errors import UsageProblem

_STOPPED = frozenset({State.FAILED, State.BLOCKED, State.RETRYING})


def row_of(outbox: Outbox, number: int) -> Delivery:
    """Return a row by its number; UsageProblem where there is none."""
    row = outbox.get(number)
    if row is None:
        raise UsageProblem(f"{number}번은 발송함에 없습니다. 번호는 newsgen outbox list --all로 봅니다.")
    return row


def unfinished(outbox: Outbox) -> list[Delivery]:
    """Return what is not over yet, oldest first."""
    return [row for row in outbox.rows() if not row.state.over]


def latest(outbox: Outbox, most: int) -> list[Delivery]:
    """Return what is not over yet, and what is over among the last ``most`` orders; oldest first."""
    within = "state NOT IN (?, ?) OR id > (SELECT max(id) FROM deliveries) - ?"
    return outbox.rows(within, State.SUCCESS, State.DROPPED, most)


def send(
    newsroom: Newsroom,
    rows: Iterable[Delivery],
    names: Iterable[str] | None = None,
    *,
    patience: float,
    tell: Callable[[str], object] = lambda _: None,
) -> list[Delivery]:
    """Send all that is open for some targets, those of the rows unless named; return how the rows ended.

    ``patience`` is for how many seconds to wait for another attempt. ``tell`` hears what must wait.
    """
    rows = list(rows)
    to = dict.fromkeys(row.order.target for row in rows) if names is None else names
    with newsroom.log() as outbox:
        sending.send(outbox, newsroom.desk.cms, to, patience=patience, tell=tell)
        return [outbox.get(row.id) or row for row in rows]


def again(outbox: Outbox, number: int | None = None) -> list[Delivery]:
    """Let what stopped begin anew, all of it or the row of a number; return it as it is to be sent.

    What is on its way, or was not tried yet, stays as it is. Of a row that was named somebody has seen that
    it did not arrive where that was in doubt.
    """
    chosen = unfinished(outbox) if number is None else [row_of(outbox, number)]
    return [_begun_anew(outbox, row, looked=number is not None) for row in chosen]


def arrived(outbox: Outbox, number: int) -> Delivery:
    """Record that a person saw at its place what may have arrived there; it is not sent again."""
    row = row_of(outbox, number)
    if not in_doubt(row):
        raise UsageProblem(f"{number}번은 들어갔는지 묻고 있는 것이 아닙니다.")
    return outbox.change(row, "arrived", state=State.SUCCESS, answer="사람이 받는 쪽에서 확인했습니다.")


def drop(outbox: Outbox, number: int) -> Delivery:
    """Give up a row that is not over; what stands at the CMS stays."""
    row = row_of(outbox, number)
    if row.state.over:
        raise UsageProblem(f"{number}번은 이미 끝났습니다. CMS에서 거두려면 newsgen kill {row.order.article}")
    return outbox.change(row, "drop", state=State.DROPPED, answer="버렸습니다.")


def difference(newsroom: Newsroom, number: int) -> Iterator[str]:
    """Yield, line by line, where what was sent, what stands at the CMS and what is to be sent part."""
    with newsroom.log() as outbox:
        row = row_of(outbox, number)
        place = target(newsroom.desk.cms, row.order.target)
        yield from between.difference(outbox, row, place)
        sent, theirs = between.readings(outbox, row, place)
    for doubt in of_cms(newsroom, row.order.article, sent, theirs):
        yield f"확인: {doubt}"


def apart(newsroom: Newsroom, number: int) -> between.Apart:
    """Return what :func:`difference` tells, place by place."""
    with newsroom.log() as outbox:
        row = row_of(outbox, number)
        return between.apart(outbox, row, target(newsroom.desk.cms, row.order.target))


def _begun_anew(outbox: Outbox, row: Delivery, *, looked: bool) -> Delivery:
    if row.state not in _STOPPED:
        return row
    return outbox.revive(row, sent="" if looked and row.state is State.BLOCKED else None)
