"""A run with nobody at the screen: one article a session however often, a log, and word to people.

Whatever keeps the CMS from it, the article is made and kept on file first. A name that no CMS has is told
before that, and is the run's failure after all else was done.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from newsgen.config import Config
from newsgen.deliveries.approval import killed
from newsgen.deliveries.delivery import Delivery
from newsgen.deliveries.journal import Journal
from newsgen.deliveries.kinds import target
from newsgen.deliveries.ordering import order
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.people import LeftOut, People, bare
from newsgen.deliveries.picture import drawn
from newsgen.deliveries.sending import Tell, send
from newsgen.deliveries.telling import exit_code, line
from newsgen.deliveries.word import Occasion
from newsgen.errors import ConfigProblem, Held, NewsgenError, NoSession, OutboxProblem
from newsgen.model import Article

_MADE = "기사를 만들었습니다. 읽고 승인하십시오."


class Plan(NamedTuple):
    """What an unattended run was asked to do."""

    article: str
    """Id of the article that the session and the edition make."""
    to: tuple[str, ...]
    """Names of the CMSs; none to send nowhere."""
    log: Path | None
    """The file of the log; None for none."""
    outbox: Path
    wait: float
    """Seconds to spend waiting for another attempt."""
    out: Path
    """The folder of the articles."""


class Making(NamedTuple):
    """How the article is made."""

    article: Callable[[], Article]
    left_out: LeftOut = lambda _: ()
    """Asked where people hear of a draft."""


def run(plan: Plan, desk: Config, making: Making, tell: Tell) -> int:
    """Make the article and send it, once a version; log it, tell people, and return the exit code.

    ``tell`` is given a Korean line for each thing that a screen would show. What ``making`` raises goes on
    to the caller, after it was logged and told.
    """
    journal = Journal(plan.log, tell)
    journal.write("start", article=plan.article, to=", ".join(plan.to) or None)
    try:
        with Outbox(plan.outbox) as outbox:
            code = _run(plan, _Desk(outbox, desk, People(outbox, desk, tell), tell), making, journal)
    except OutboxProblem as problem:
        _logged(journal, plan, problem)
        bare(desk.notify, plan.article, Occasion.FAILED, str(problem), tell)
        raise
    journal.write("end", article=plan.article, exit=code)
    return code


class _Desk(NamedTuple):
    """What a run works with."""

    outbox: Outbox
    settings: Config
    people: People
    tell: Tell


def _run(plan: Plan, desk: _Desk, making: Making, journal: Journal) -> int:
    unknown = _unknown(plan, desk.settings)
    for problem in unknown:
        desk.tell(f"{problem} 기사는 만들어 둡니다.")
    try:
        rows = _done(plan, desk, making, journal)
        for row in rows:
            journal.write(row.state, article=row.order.article, to=row.order.target, message=row.answer)
        for problem in unknown:
            raise problem
    except OutboxProblem:  # there is no telling by it what people heard
        raise
    except Exception as error:
        _logged(journal, plan, error)
        if not isinstance(error, NoSession):  # a holiday is no trouble
            occasion = Occasion.HELD if isinstance(error, Held) else Occasion.FAILED
            desk.people.of_article(plan.article, occasion, _said(error))
        raise
    return exit_code(rows)


def _unknown(plan: Plan, settings: Config) -> list[ConfigProblem]:
    """Return what is wrong with each name that the settings have no CMS of."""
    found = []
    for name in plan.to:
        if name not in settings.cms:
            try:
                target(settings.cms, name)  # says which names there are
            except ConfigProblem as problem:
                found.append(problem)
    return found


def _done(plan: Plan, desk: _Desk, making: Making, journal: Journal) -> list[Delivery]:
    """Make what is to be made, send it, tell of it; return the deliveries."""
    if killed(desk.outbox, plan.article):
        desk.tell(f"{plan.article}: 거둬들인 기사라 다시 만들지 않습니다.")
        journal.write("withdrawn", article=plan.article)
        return []
    article = making.article()
    journal.write("made", article=plan.article, version=article.revision)
    if not plan.to:
        desk.people.of_draft(article, _MADE, plan.out, making.left_out)
        return []
    known = plan._replace(to=tuple(name for name in plan.to if name in desk.settings.cms))
    if not known.to:
        return []
    _ordered(known, desk, article)
    return _sent(known, desk, making)


def _ordered(plan: Plan, desk: _Desk, article: Article) -> None:
    """Put the article into the outbox for each CMS; what one lacks is no reason not to."""
    picture = drawn(article, desk.settings.newsroom.name)
    for name in plan.to:
        try:
            order(
                desk.outbox, article, name, desk.settings.cms[name].status, image=picture, by_hand=False
            )  # fmt: skip
        except OutboxProblem:
            if not desk.outbox.history(article.id, name):  # else another run of this morning was first
                raise


def _sent(plan: Plan, desk: _Desk, making: Making) -> list[Delivery]:
    """Send what is open to each CMS, and tell people how this article's deliveries stand."""
    troubles = send(desk.outbox, desk.settings.cms, plan.to, patience=plan.wait, tell=desk.tell)
    rows = [row for name in plan.to for row in desk.outbox.history(plan.article, name)[-1:]]
    for row in rows:
        desk.tell(line(row))
    for name, trouble in troubles.items():
        desk.people.of_target(name, trouble)
    told = [row for row in rows if row.order.target not in troubles]
    desk.people.of_rows(told, plan.out, making.left_out)
    return rows


def _logged(journal: Journal, plan: Plan, error: Exception) -> None:
    code = error.exit_code if isinstance(error, NewsgenError) else 1
    journal.write(type(error).__name__, article=plan.article, message=_said(error), exit=code)


def _said(error: Exception) -> str:
    """Return what people are told of an error; of one that nobody foresaw, its kind."""
    if isinstance(error, NewsgenError):
        return str(error)
    return f"예상하지 못한 오류입니다({type(error).__name__}). newsgen doctor로 점검하십시오."
