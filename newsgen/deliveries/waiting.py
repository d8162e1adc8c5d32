"""What waits for a person: drafts that nobody approved, and deliveries that do not go on by themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsgen.archive import key_of
from newsgen.deliveries.approval import approval, killed
from newsgen.deliveries.delivery import OPEN, Action, Delivery, State
from newsgen.deliveries.outbox import Event, Outbox
from newsgen.deliveries.seals import SEALS
from newsgen.deliveries.steps import approving, file_of, is_draft, link_of, next_step, publishing
from newsgen.model import Article, text_of
from newsgen.outputs.desk import WaitingRow

OVERDUE = dt.timedelta(minutes=15)
"""How long a delivery may be due before somebody should ask why it does not go."""
_EVER = dt.datetime.min.replace(tzinfo=dt.UTC)
_WHY = {State.BLOCKED: "blocked", State.FAILED: "failed"}


def waiting(outbox: Outbox, folder: Path, since: dt.datetime = _EVER) -> list[WaitingRow]:
    """Return what waits, oldest first; drafts only of what was written or approved from ``since`` on."""
    found = [*_deliveries(outbox, folder), *_drafts(outbox, folder, since)]
    return sorted(found, key=lambda row: row.since)


def _deliveries(outbox: Outbox, folder: Path) -> Iterator[WaitingRow]:
    """Yield the deliveries that do not go on by themselves, or should have gone long ago."""
    for row in outbox.rows("state NOT IN (?, ?)", State.SUCCESS, State.DROPPED):
        late = outbox.now() - row.due > OVERDUE
        kept = row.state is State.PENDING and row.answer != ""
        if row.state in _WHY or late or kept:
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


def recent(rows: list[WaitingRow], since: dt.datetime) -> list[WaitingRow]:
    """Return what waits but for the drafts from before ``since``."""
    return [row for row in rows if row.why not in {"approval", "approved"} or row.since >= since]


def _drafts(outbox: Outbox, folder: Path, since: dt.datetime) -> Iterator[WaitingRow]:
    """Yield the newest version of each article that a person must approve, or then publish."""
    for event in _newest(outbox).values():
        if event.at < since or killed(outbox, event.article):
            continue
        article, _ = outbox.document(event.hash)
        if article.demo:
            continue
        rows = _rows(outbox, event)
        if approval(outbox, article.id, event.hash):
            there = _unpublished(rows)
            if there:
                yield _approved(outbox, event, article, there, folder)
            continue
        there = [row for row in rows if is_draft(row)]
        if there or all(row.state.over for row in rows):  # else told as a delivery, or on its way
            yield _draft(outbox, event, article, there, folder)


def _newest(outbox: Outbox) -> dict[str, Event]:
    """Return what the log says last of each article's contents."""
    return {event.article: event for event in outbox.events() if event.event in SEALS}


def _rows(outbox: Outbox, event: Event) -> list[Delivery]:
    """Return the deliveries of a content, those of before it was withdrawn and sent anew left out."""
    rows = outbox.rows("document = ? AND action != ?", event.hash, Action.KILL)
    return [row for row in rows if row.life == outbox.life(event.article, row.order.target)]


def _unpublished(rows: list[Delivery]) -> list[Delivery]:
    """Return the drafts at those CMSs to which the article was not ordered to go out."""
    further = {row.order.target for row in rows if row.order.status.live and row.state is not State.DROPPED}
    going = {row.order.target for row in rows if row.state in OPEN}
    return [row for row in rows if is_draft(row) and row.order.target not in further | going]


def _draft(outbox: Outbox, event: Event, article: Article, there: list[Delivery], folder: Path) -> WaitingRow:
    where = _names(there)
    reason = f"{where}에 초안으로 있고 승인을 기다립니다." if there else "파일로 있고 승인을 기다립니다."
    todo = approving(file_of(article, folder))
    return _of_article(outbox, event, article, there, why="approval", reason=reason, todo=todo)


def _approved(
    outbox: Outbox, event: Event, article: Article, there: list[Delivery], folder: Path
) -> WaitingRow:
    reason = f"승인됐고, {_names(there)}에는 아직 초안으로 있습니다."
    todo = publishing(file_of(article, folder), dict.fromkeys(row.order.target for row in there))
    return _of_article(outbox, event, article, there, why="approved", reason=reason, todo=todo)


def _of_article(
    outbox: Outbox, event: Event, article: Article, there: list[Delivery], **told: Any
) -> WaitingRow:
    return WaitingRow(
        article=article.id,
        session=article.session,
        edition=article.edition,
        version=article.revision,
        headline=text_of(article.headline),
        target=_names(there),
        delivery=there[-1].id if there else None,
        since=event.at,
        minutes=_minutes(outbox, event.at),
        link=next((link for row in there if (link := link_of(row))), ""),
        **told,
    )


def _names(rows: list[Delivery]) -> str:
    return ", ".join(dict.fromkeys(row.order.target for row in rows))


def _minutes(outbox: Outbox, since: dt.datetime) -> int:
    return max(0, int((outbox.now() - since).total_seconds() // 60))
