"""Which sessions a backfill makes, of what, and in which portions they are handed out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsgen import calendars, markets
from newsgen.config import Config
from newsgen.editions import PIECES, Edition, edition_named
from newsgen.errors import NoSession, UsageProblem
from newsgen.markets import Market
from newsgen.model import Record

PORTION = 20
"""Sessions that a worker takes at a time: neighbours, and few enough that all workers end at once."""
TURNS = 8
"""Portions that there are at least, as long as there are so many sessions."""
STRETCH = 500
"""Sessions that a worker holds at once: two years and the one that they look back over."""
BACK = dt.timedelta(days=430)
"""How far before its first session a stretch is read: what a week's articles look back over, and more."""


class Plan(Record, frozen=True, kw_only=True):
    """What is made: it goes to every worker as it is."""

    store: str
    """Path of the store's file."""
    edition: str
    config: Config
    formats: tuple[str, ...]
    made_of: str
    """What the articles depend on besides the desk's notes: see :mod:`newsgen.backfill.inputs`."""
    symbols: tuple[str, ...] = ()
    """Of an edition with a piece a stock: whose."""

    @property
    def market(self) -> Market:
        """The market whose sessions are told."""
        return markets.named(self.kind.market)

    @property
    def kind(self) -> Edition:
        """The edition."""
        return kind_named(self.edition)


class Portion(Record, frozen=True, kw_only=True):
    """Some sessions that follow each other, and the days that a worker reads for them and others."""

    days: tuple[dt.date, ...]
    first: dt.date
    last: dt.date


def kind_named(name: str) -> Edition:
    """Return an edition that a backfill makes, one with a piece a stock too; UsageProblem for others."""
    return PIECES[name] if name in PIECES else edition_named(name)


def planned(edition: Edition, first: dt.date, last: dt.date, now: dt.datetime) -> list[dt.date]:
    """Return the sessions whose articles an edition has in a span: of a week's, its last sessions.

    Raises UsageProblem where the span is none, or the edition tells sessions that are not over; NoSession
    where no session in it is over.
    """
    if first > last:
        raise UsageProblem(f"--from {first}이(가) --to {last}보다 늦습니다. 앞선 날짜를 --from에 주십시오.")
    if edition.live:
        raise UsageProblem(
            f"{edition.name}은(는) 장이 열려 있는 동안의 판이라 한꺼번에 만들 수 없습니다. "
            f"{edition.instead} 판을 고르십시오."
        )
    market = markets.named(edition.market)
    over = markets.latest_finished(market, now).day
    found = calendars.sessions(first, min(last, over), market.exchange) if first <= over else []
    if edition.weekly:
        found = [day for day in found if calendars.last_finished_week(day, now, market.exchange) == day]
    if not found:
        what = "끝난 주가" if edition.weekly else "끝난 거래일이"
        raise NoSession(
            f"{first}~{last}에는 {market.nouns.stocks}의 {what} 없습니다. 마지막으로 끝난 거래일: {over}"
        )
    return found


def portions(days: Sequence[dt.date]) -> Iterator[Portion]:
    """Cut sessions into what is handed out: each portion lies in one stretch of what is read at once."""
    size = max(1, min(PORTION, len(days) // TURNS))
    for at in range(0, len(days), STRETCH):
        stretch = days[at : at + STRETCH]
        for start in range(0, len(stretch), size):
            some = tuple(stretch[start : start + size])
            yield Portion(days=some, first=stretch[0] - BACK, last=stretch[-1])


def stores_file(path: Path) -> str:
    """Return the path of a store as another process, wherever it was started, finds it."""
    return str(path.absolute())
