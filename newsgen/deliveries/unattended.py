"""A run with nobody at the screen: one article a session however often, a log, and word to people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from newsgen.config import Config
from newsgen.deliveries.delivery import Delivery
from newsgen.deliveries.journal import Journal
from newsgen.deliveries.kinds import target
from newsgen.deliveries.notify import Occasion, Word, notify
from newsgen.deliveries.ordering import order
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.sending import Tell, send
from newsgen.deliveries.telling import UNDECIDED, exit_code, line
from newsgen.errors import Held, NewsgenError, NoSession, OutboxProblem, UsageProblem
from newsgen.model import Article


class Plan(NamedTuple):
    """What an unattended run was asked to do."""

    article: str
    """Id of the article that the session and the edition make."""
    to: str | None
    """Name of the CMS; None to send nowhere."""
    log: Path | None
    """The file of the log; None for none."""
    outbox: Path
    wait: float
    """Seconds to spend waiting for another attempt."""


def run(plan: Plan, desk: Config, make: Callable[[], Article], tell: Tell) -> int:
    """Make the article and send it, once a session; log it, tell people, and return the exit code.

    ``tell`` is given a Korean line for each thing that a screen would show. What ``make`` raises goes on to
    the caller, after it was logged and told.
    """
    journal = Journal(plan.log)
    journal.write("start", article=plan.article, to=plan.to)
    try:
        rows = _done(plan, desk, make, journal, tell)
    except NewsgenError as error:
        journal.write(type(error).__name__, article=plan.article, message=str(error), exit=error.exit_code)
        if not isinstance(error, NoSession | UsageProblem):  # a holiday is no trouble
            occasion = Occasion.HELD if isinstance(error, Held) else _occasion(error.exit_code)
            _tell_people(desk, plan, occasion, str(error), tell)
        raise
    code = exit_code(rows)
    for row in rows:
        journal.write(row.state, article=row.order.article, to=row.order.target, message=row.answer)
    journal.write("end", article=plan.article, exit=code)
    return code


def _done(
    plan: Plan, desk: Config, make: Callable[[], Article], journal: Journal, tell: Tell
) -> list[Delivery]:
    if plan.to is None:
        make()
        journal.write("made", article=plan.article)
        return []
    target(desk.cms, plan.to)  # a name or a secret that is missing is told before anything is made
    with Outbox(plan.outbox) as outbox:
        news = not outbox.history(plan.article, plan.to)
        if news:
            _order(outbox, make(), desk, plan.to)
            journal.write("made", article=plan.article)
        send(outbox, desk.cms, [plan.to], patience=plan.wait, tell=tell)
        row = outbox.history(plan.article, plan.to)[-1]
    tell(line(row))
    code = exit_code([row])
    if code:
        _tell_people(desk, plan, _occasion(code), line(row), tell)
    elif news and not row.order.status.live:
        waiting = f"초안이 들어갔습니다. 읽고 승인하십시오. {row.answer}"
        _tell_people(desk, plan, Occasion.WAITING, waiting, tell)
    return [row]


def _order(outbox: Outbox, article: Article, desk: Config, name: str) -> None:
    try:
        order(outbox, article, name, desk.cms[name].status, by_hand=False)
    except OutboxProblem:
        if not outbox.history(article.id, name):  # else another run of this morning was first
            raise


def _occasion(code: int) -> Occasion:
    return Occasion.WAITING if code == UNDECIDED else Occasion.FAILED


def _tell_people(desk: Config, plan: Plan, occasion: Occasion, message: str, tell: Tell) -> None:
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    for failed in notify(desk.notify, Word(occasion=occasion, article=plan.article, message=message, at=now)):
        tell(failed)
