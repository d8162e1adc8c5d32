"""Today's editions of both markets as the board shows them, and what has to be decided first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsgen import calendars, markets
from newsgen.acts.newsroom import Newsroom
from newsgen.acts.states import Stage, Stand, stands, withdrawn
from newsgen.archive import Key, in_order
from newsgen.calendars import SEOUL
from newsgen.deliveries.waiting import recent, waiting
from newsgen.desk.addresses import path_of
from newsgen.desk.watch import state_of
from newsgen.editions import EDITIONS, Edition
from newsgen.errors import NewsgenError, NoSession
from newsgen.markets import Market, Session, hours

if TYPE_CHECKING:
    from newsgen.gate import GateFinding
    from newsgen.outputs.desk import WaitingRow

PAST = 30
"""Articles of days before that are listed at once."""
_RECENT = dt.timedelta(days=7)
"""How far back drafts are asked for that nobody approved."""


class Row(NamedTuple):
    """One edition of today."""

    edition: Edition
    session: Session
    stand: Stand
    over: dt.datetime | None
    """When its session is over and settled, in Seoul, where that is yet to come."""
    findings: tuple[GateFinding, ...] = ()
    """What holds it."""
    trouble: str = ""
    """Why nothing is known of its prices, in Korean."""
    past: bool = False
    """Whether it tells a session so far that runs no more."""

    @property
    def path(self) -> str:
        """The address of its article."""
        return path_of(self.stand.key)

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        return Stage.HELD if self.findings and self.stand.stage is Stage.ABSENT else self.stand.stage

    @property
    def can_make(self) -> bool:
        """Whether it can be made now, for the first time or anew."""
        return self.over is None and not self.past and self.stage is not Stage.WITHDRAWN

    @property
    def shown(self) -> bool:
        """Whether the board has it: a close, a week that is over, a session that runs, and what is made."""
        due = self.over is None and not self.past
        return due or self.edition.over == "session" or self.stage is not Stage.ABSENT


class Todo(NamedTuple):
    """Something that a person has to decide."""

    what: str
    """Korean: what it is about."""
    why: str
    path: str
    """Where it is decided."""
    verb: str
    """What the link says."""


class Board(NamedTuple):
    """All that the board shows."""

    rows: tuple[Row, ...]
    todo: tuple[Todo, ...]
    past: tuple[Stand, ...]
    more: dt.date | None
    """The day before which there are more; None where there are none."""


class _Judged:
    """What the gate finds of sessions, asked once for each state of the store."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], tuple[GateFinding, ...]] = {}

    def holding(self, newsroom: Newsroom, market: Market, day: dt.date) -> tuple[GateFinding, ...]:
        """Return what holds a session's article.

        Raises NoSession where its prices are not there yet, StoreProblem where the store cannot be read.
        """
        from newsgen.acts import releasing  # noqa: PLC0415 - it brings arrays, and most requests need none

        key = (newsroom.prices_at, state_of(newsroom.prices_at), market.name, day)
        if key not in self._known:
            with newsroom.prices() as store:
                latest = store.of(market).latest_session()
            if latest is None or latest < day:
                raise NoSession("시세를 아직 받지 않았습니다. 만들면 먼저 받아 옵니다.")
            found = releasing.judged(newsroom, market, day).findings
            self._known = {**dict(list(self._known.items())[-7:]), key: found}
        return tuple(one for one in self._known[key] if one.consequence == "hold")


_judged = _Judged()


def board(newsroom: Newsroom, now: dt.datetime, before: dt.date | None = None) -> Board:
    """Return the board; ``before`` is the day before which days are listed, today's unless told."""
    here = [*_due(now)]
    found = stands(newsroom, [key for _, _, key in here])
    rows = [
        _row(newsroom, edition, session, stand, now)
        for (edition, session, _), stand in zip(here, found, strict=True)
    ]
    rows = [row for row in rows if row.shown]
    shown = {row.stand.key for row in rows}
    keys = [key for key in _every(newsroom) if key not in shown and (before is None or key.session < before)]
    past = stands(newsroom, keys[:PAST])
    more = keys[PAST].session + dt.timedelta(days=1) if len(keys) > PAST else None
    return Board(tuple(rows), (*_todo(newsroom, rows, now),), tuple(past), more)


def _every(newsroom: Newsroom) -> list[Key]:
    """Name the articles of the archive, and those of the log that were withdrawn from it."""
    return in_order({*newsroom.archive.keys(), *withdrawn(newsroom)})


def _due(now: dt.datetime) -> Iterator[tuple[Edition, Session, Key]]:
    """Yield today's editions with their sessions: of each market the one that ends today, else the last."""
    for edition in EDITIONS.values():
        market = markets.named(edition.market)
        session = (edition.live and _running(market, now)) or _session(market, now)
        if edition.weekly and not session.is_last_of_week:
            continue
        yield edition, session, Key(session.day, edition.name)


def _session(market: Market, now: dt.datetime) -> Session:
    """Return the session of a market that ends today by Seoul's clock, over or not; else the last one."""
    last = markets.latest_finished(market, now)
    coming = markets.session(market, calendars.following(last.day, market.exchange))
    today = now.astimezone(SEOUL).date()
    return coming if coming.closes.astimezone(SEOUL).date() == today else last


def _running(market: Market, now: dt.datetime) -> Session | None:
    """Return the session of a market that runs now; None where none does."""
    day = now.astimezone(market.zone).date()
    if not calendars.is_session(day, market.exchange):
        return None
    session = markets.session(market, day)
    return session if session.opens < now < session.closes else None


def _row(newsroom: Newsroom, edition: Edition, session: Session, stand: Stand, now: dt.datetime) -> Row:
    market = session.market
    ends = session.closes + calendars.settled(market.exchange)
    over = None if edition.live or now >= ends else ends.astimezone(SEOUL)
    if over or stand.stage is not Stage.ABSENT or edition.live:
        past = edition.live and not session.opens < now < session.closes
        return Row(edition, session, stand, over, past=past)
    try:
        findings = _judged.holding(newsroom, market, hours.finished(market, session.day, now).day)
    except NewsgenError as problem:
        return Row(edition, session, stand, over, trouble=str(problem))
    return Row(edition, session, stand, over, findings)


def _todo(newsroom: Newsroom, rows: list[Row], now: dt.datetime) -> Iterator[Todo]:
    """Yield what has to be decided, what holds an article first, then what stands still at a CMS."""
    for row in rows:
        if row.stage is Stage.HELD:
            why = row.findings[0].line
            verb = "보고 풀기" if any(one.releasable for one in row.findings) else "보기"
            yield Todo(f"{row.edition.korean} {row.session}", why, f"#{row.stand.key.edition}", verb)
    with newsroom.log() as outbox:
        waits = recent(waiting(outbox, newsroom.archive.folder, now - _RECENT), now - _RECENT)
    for one in sorted(waits, key=lambda each: _ORDER.index(each.why)):
        yield _told(one)


_VERBS = {
    "failed": "보기",
    "blocked": "보고 정하기",
    "unsent": "보기",
    "approval": "읽고 승인",
    "approved": "싣기",
}
"""Why something waits, what comes first first -> what is to be done."""
_ORDER = tuple(_VERBS)


def _told(one: WaitingRow) -> Todo:
    known = one.session and one.edition
    what = f"{_korean(one.edition)} {one.session} v{one.version}" if known else one.article
    if one.why in {"approval", "approved"} and one.session:
        path = path_of(Key(one.session, one.edition), *(() if one.why == "approval" else ("sending",)))
        return Todo(what, one.headline, path, _VERBS[one.why])
    where = f"{what} → {one.target}" if one.target else what
    return Todo(where, one.reason, "/sending", _VERBS[one.why])


def _korean(edition: str) -> str:
    return EDITIONS[edition].korean if edition in EDITIONS else edition
