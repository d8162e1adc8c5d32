"""What waits for a person: drafts that nobody approved, and deliveries that do not go on by themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from newsgen.archive import key_of
from newsgen.deliveries.approval import APPROVE, approval, killed
from newsgen.deliveries.copy import hash_of
from newsgen.deliveries.delivery import Action, Delivery, State
from newsgen.deliveries.outbox import Event, Outbox
from newsgen.deliveries.people import approving, file_of, link_of, next_step
from newsgen.deliveries.seals import How
from newsgen.model import Article, text_of
from newsgen.outputs.desk import WaitingRow

OVERDUE = dt.timedelta(minutes=15)
"""How long a delivery may be due before somebody should ask why it does not go."""
_WHY = {State.BLOCKED: "blocked", State.FAILED: "failed"}
_SEALS = frozenset({*How, APPROVE})


def waiting(outbox: Outbox, folder: Path, since: dt.datetime) -> list[WaitingRow]:
    """Return what waits, oldest first; drafts only of what was written after ``since``."""
    found = [*_deliveries(outbox, folder), *_drafts(outbox, folder, since)]
    return sorted(found, key=lambda row: row.since)


def _deliveries(outbox: Outbox, folder: Path) -> Iterator[WaitingRow]:
    """Yield the deliveries that do not go on by themselves, or should have gone long ago."""
    for row in outbox.rows("state NOT IN (?, ?)", State.SUCCESS, State.DROPPED):
        late = outbox.now() - row.due > OVERDUE
        if row.state in _WHY or late:
            article = outbox.document(row.order.document)[0] if row.order.document else None
            yield _row(outbox, row, article, folder)


def _row(outbox: Outbox, row: Delivery, article: Article | None, folder: Path) -> WaitingRow:
    order, key = row.order, key_of(row.order.article)
    return WaitingRow(
        why=_WHY.get(row.state, "unsent"),  # type: ignore[arg-type] # both are among the contract's words
        article=order.article,
        session=key.session if key else None,
        edition=key.edition if key else "",
        version=order.version,
        headline=text_of(article.headline) if article else "",
        target=order.target,
        delivery=row.id,
        reason=row.answer or "보낼 때가 지났는데 아직 보내지 못했습니다.",
        since=row.due,
        minutes=_minutes(outbox, row.due),
        link="",
        todo=next_step(row, file_of(article, folder) if article else None),
    )


def _drafts(outbox: Outbox, folder: Path, since: dt.datetime) -> Iterator[WaitingRow]:
    """Yield the newest version of each article where nobody approved it, and nothing else stops it."""
    for event in _newest(outbox).values():
        if event.at < since or killed(outbox, event.article):
            continue
        article, _ = outbox.document(event.hash)
        if article.demo or approval(outbox, article.id, hash_of(article)):
            continue
        rows = outbox.rows("document = ? AND action != ?", event.hash, Action.KILL)
        if any(not row.state.over for row in rows):
            continue  # told as a delivery, or on its way
        yield _draft(outbox, event, article, rows, folder)


def _newest(outbox: Outbox) -> dict[str, Event]:
    """Return what the log says last of each article's contents."""
    return {event.article: event for event in outbox.events() if event.event in _SEALS}


def _draft(outbox: Outbox, event: Event, article: Article, rows: list[Delivery], folder: Path) -> WaitingRow:
    there = [row for row in rows if row.state is State.SUCCESS]
    where = ", ".join(row.order.target for row in there)
    return WaitingRow(
        why="approval",
        article=article.id,
        session=article.session,
        edition=article.edition,
        version=article.revision,
        headline=text_of(article.headline),
        target=where,
        delivery=there[-1].id if there else None,
        reason=f"{where}에 초안으로 있고 승인을 기다립니다." if there else "파일로 있고 승인을 기다립니다.",
        since=event.at,
        minutes=_minutes(outbox, event.at),
        link=next((link for row in there if (link := link_of(row))), ""),
        todo=approving(file_of(article, folder)),
    )


def _minutes(outbox: Outbox, since: dt.datetime) -> int:
    return max(0, int((outbox.now() - since).total_seconds() // 60))
