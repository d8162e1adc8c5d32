"""A round of the outbox with nobody at the screen: what is due is sent, and people hear of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from newsgen.config import Config
from newsgen.deliveries.delivery import OPEN, Delivery
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.people import LeftOut, People
from newsgen.deliveries.seals import How
from newsgen.deliveries.sending import Tell, send
from newsgen.deliveries.steps import is_draft
from newsgen.deliveries.telling import exit_code, line
from newsgen.deliveries.waiting import waiting
from newsgen.model import Article
from newsgen.outputs.desk import WaitingRow

_RECENT = dt.timedelta(days=7)
"""How far back drafts are looked for that nobody was told of."""
_SETTLED = 5
"""Minutes after which a draft is told here: until then the run that made it may be about to."""
_MADE = "기사를 만들었습니다. 읽고 승인하십시오."
_CORRECTED = "나간 기사를 고친 초안이 있습니다. 읽고 승인하십시오."
_EDITED = "데스크가 고친 초안이 있습니다. 읽고 승인하십시오."
_WRITTEN = {How.CORRECT: _CORRECTED, How.EDIT: _EDITED}


def went_round(
    outbox: Outbox,
    desk: Config,
    rows: Iterable[Delivery],
    *,
    patience: float,
    tell: Tell,
    left_out: LeftOut = lambda _: (),
) -> int:
    """Send some rows and tell people, once, of what they must know; return the exit code.

    ``tell`` is given a Korean line for each row that was tried, and for what kept a target from it.
    ``left_out`` is asked where people are told of a draft.
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
    stand = [row for row in ended if row.order.target not in troubles and row.state not in OPEN]
    people.of_rows(stand, folder, left_out)
    _tell_of_drafts(outbox, people, folder, left_out)
    return exit_code(ended)


def _tell_of_drafts(outbox: Outbox, people: People, folder: Path, left_out: LeftOut) -> None:
    """Tell of the drafts of which no run of ``today`` told, or could.

    Those are what a correction or an edit wrote, and what went in while nobody could be reached.
    """
    for row in waiting(outbox, folder, outbox.now() - _RECENT):
        if row.why not in {"approval", "approved"}:
            continue
        if row.target and row.minutes >= _SETTLED:
            drafts = outbox.rows("article = ? AND version = ?", row.article, row.version)
            now = [each for each in drafts if each.life == outbox.life(row.article, each.order.target)]
            people.of_rows(filter(is_draft, now), folder, left_out)
        elif not row.target:
            _tell_of_file(outbox, people, row, folder, left_out)


def _tell_of_file(outbox: Outbox, people: People, row: WaitingRow, folder: Path, left_out: LeftOut) -> None:
    """Tell of a draft that is on file only: who made it at a screen has seen it."""
    events = [event for event in outbox.events(row.article) if event.version == row.version]
    how = next((event for event in events if event.event in _WRITTEN), None)
    if how is not None:
        article = outbox.document(how.hash)[0]
        people.of_draft(article, f"{_WRITTEN[How(how.event)]}{_set_right(article)}", folder)
        return
    made = next((event for event in events if event.event == How.WRITE), None)
    if made is not None and people.lost_draft(article := outbox.document(made.hash)[0]):
        people.of_draft(article, _MADE, folder, left_out)


def _set_right(article: Article) -> str:
    """Name the figures that a version sets right, as it printed them and as they hold."""
    made = [each for each in article.corrections if each.revision == article.revision]
    pairs = ", ".join(f"{each.wrong} → {each.right}" for each in made)
    return f" 고친 수치: {pairs}." if pairs else ""
