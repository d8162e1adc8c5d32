"""A round of the outbox with nobody at the screen: what is due is sent, and people hear of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from newsgen.config import Config
from newsgen.deliveries.delivery import OPEN, Delivery
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.people import People
from newsgen.deliveries.seals import How
from newsgen.deliveries.sending import Tell, send
from newsgen.deliveries.telling import exit_code, line
from newsgen.deliveries.waiting import waiting

_RECENT = dt.timedelta(days=7)
"""How far back drafts are looked for that were written without a run of ``today``."""
_CORRECTED = "나간 기사를 고친 초안이 있습니다. 읽고 승인하십시오."
_EDITED = "데스크가 고친 초안이 있습니다. 읽고 승인하십시오."


def went_round(outbox: Outbox, desk: Config, rows: Iterable[Delivery], *, patience: float, tell: Tell) -> int:
    """Send some rows and tell people, once, of what they must know; return the exit code.

    ``tell`` is given a Korean line for each row that was tried, and for what kept a target from it.
    """
    rows, people, folder = list(rows), People(outbox, desk, tell), Path(desk.output)
    names = dict.fromkeys(row.order.target for row in rows if row.state in OPEN)
    troubles = send(outbox, desk.cms, [*names], patience=patience, tell=tell)
    for name, trouble in troubles.items():
        people.of_target(name, trouble)
    ended = [outbox.get(row.id) or row for row in rows]
    for before, row in zip(rows, ended, strict=True):
        if row != before:
            tell(line(row))
        if row.order.target not in troubles and row.state not in OPEN:
            people.of_row(row, folder)
    _tell_of_drafts(outbox, people, folder)
    return exit_code(ended)


def _tell_of_drafts(outbox: Outbox, people: People, folder: Path) -> None:
    """Tell of the drafts that no run of ``today`` told of: those that a correction or an edit wrote."""
    written = {How.CORRECT: _CORRECTED, How.EDIT: _EDITED}
    drafts = [row for row in waiting(outbox, folder, outbox.now() - _RECENT) if row.why == "approval"]
    for row in drafts:
        events = [event for event in outbox.events(row.article) if event.version == row.version]
        how = next((event for event in events if event.event in written), None)
        if how is not None and not row.target:
            people.of_draft(outbox.document(how.hash)[0], written[How(how.event)], folder)
