"""``today`` as it runs unattended: one article a session however often, a log, and word to people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from newsgen.deliveries.journal import Journal
from newsgen.cli.frame.outbox import exit_code, line, open_outbox, send
from newsgen.errors import Held, NewsgenError, NoSession, OutboxProblem, UsageProblem

if TYPE_CHECKING:
    from newsgen.config import Config
    from newsgen.deliveries.delivery import Delivery
    from newsgen.deliveries.notify import Occasion
    from newsgen.deliveries.outbox import Outbox
    from newsgen.model import Article


class Plan(NamedTuple):
    """What an unattended run was asked to do."""

    article: str
    """Id of the article that the session and the edition make."""
    to: str | None
    """Name of the CMS; None to send nowhere."""
    log: Path | None
    outbox: Path | None
    wait: float


def morning(plan: Plan, desk: Config, make: Callable[[], Article]) -> int:
    """Make the article and send it, once a session; log it, tell people, and return the exit code."""
    journal = Journal(plan.log)
    journal.write("start", article=plan.article, to=plan.to)
    try:
        rows = _done(plan, desk, make, journal)
    except NewsgenError as error:
        journal.write(type(error).__name__, article=plan.article, message=str(error), exit=error.exit_code)
        if not isinstance(error, NoSession | UsageProblem):  # a holiday is no trouble
            _tell(desk, plan, "held" if isinstance(error, Held) else _occasion(error.exit_code), str(error))
        raise
    code = exit_code(rows)
    for row in rows:
        journal.write(row.state, article=row.order.article, to=row.order.target, message=row.answer)
    journal.write("end", article=plan.article, exit=code)
    return code


def _done(plan: Plan, desk: Config, make: Callable[[], Article], journal: Journal) -> list[Delivery]:
    if plan.to is None:
        make()
        journal.write("made", article=plan.article)
        return []
    from newsgen.deliveries.kinds import target

    target(desk.cms, plan.to)  # a name or a secret that is missing is told before anything is made
    with open_outbox(plan.outbox) as outbox:
        news = not outbox.history(plan.article, plan.to)
        if news:
            _order(outbox, make(), desk, plan.to)
            journal.write("made", article=plan.article)
        send(outbox, desk, [plan.to], plan.wait)
        rows = [outbox.history(plan.article, plan.to)[-1]]
    _report(plan, desk, rows[0], news=news)
    return rows


def _order(outbox: Outbox, article: Article, desk: Config, name: str) -> None:
    from newsgen.cli.publish import order

    try:
        order(outbox, article, name, desk.cms[name].status, by_hand=False)
    except OutboxProblem:
        if not outbox.history(article.id, name):  # else another run of this morning was first
            raise


def _report(plan: Plan, desk: Config, row: Delivery, *, news: bool) -> None:
    """Tell how the article's delivery stands; people, if it is news to them."""
    click.echo(line(row), err=True)
    code = exit_code([row])
    if code:
        _tell(desk, plan, _occasion(code), line(row))
    elif news and not row.order.status.live:
        _tell(desk, plan, "waiting", f"초안이 들어갔습니다. 읽고 승인하십시오. {row.answer}")


def _occasion(code: int) -> str:
    from newsgen.cli.frame.outbox import UNDECIDED

    return "waiting" if code == UNDECIDED else "failed"


def _tell(desk: Config, plan: Plan, occasion: Occasion | str, message: str) -> None:
    from newsgen.deliveries.notify import Occasion, Word, notify

    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    word = Word(occasion=Occasion(occasion), article=plan.article, message=message, at=now)
    for failed in notify(desk.notify, word):
        click.echo(failed, err=True)
