"""Deliveries as rows of the outbox's table."""

from __future__ import annotations

import datetime as dt
import sqlite3

from newsgen.deliveries.delivery import Action, Delivery, Order, State, Status

CHANGE = """UPDATE deliveries SET
    state = coalesce(?, state), attempts = coalesce(?, attempts), due = coalesce(?, due),
    remote = coalesce(?, remote), answer = coalesce(?, answer), sent = coalesce(?, sent),
    returned = coalesce(?, returned), merge = coalesce(?, merge) WHERE id = ? RETURNING *"""
"""Changes what is given; None leaves a field as it is."""


def stored(value: object) -> object:
    """Return a value as a row holds it."""
    return value.isoformat() if isinstance(value, dt.datetime) else value


def delivery_of(row: sqlite3.Row) -> Delivery:
    """Return the delivery that a row holds."""
    order = Order(
        article=row["article"],
        version=row["version"],
        target=row["target"],
        action=Action(row["action"]),
        status=Status(row["status"]),
        at=dt.datetime.fromisoformat(row["at"]) if row["at"] else None,
        document=row["document"],
    )
    return Delivery(
        id=row["id"],
        order=order,
        state=State(row["state"]),
        attempts=row["attempts"],
        due=dt.datetime.fromisoformat(row["due"]),
        remote=row["remote"],
        answer=row["answer"],
        sent=row["sent"],
        returned=row["returned"],
        life=row["life"],
        merge=bool(row["merge"]),
    )
