"""One trading day of one market: it knows its market, its hours, its neighbours and its week."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from newsgen import calendars
from newsgen.errors import NoSession
from newsgen.korean import attach
from newsgen.markets.market import Market


@dataclass(frozen=True, eq=False, slots=True)
class Session:
    """A trading day, made by :func:`session`; prints as its ISO date."""

    market: Market
    day: dt.date
    """By the market's own clock."""

    def __str__(self) -> str:
        return self.day.isoformat()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Session):
            return NotImplemented
        return (self.market.name, self.day) == (other.market.name, other.day)

    def __hash__(self) -> int:
        return hash((self.market.name, self.day))

    @property
    def opens(self) -> dt.datetime:
        """When it opens, by the market's clock."""
        return calendars.opening_time(self.day, self.market.exchange)

    @property
    def closes(self) -> dt.datetime:
        """When it closes, by the market's clock."""
        return calendars.closing_time(self.day, self.market.exchange)

    @property
    def number(self) -> int:
        """Its place among the sessions of its market: that of the next one is one more."""
        return calendars.number(self.day, self.market.exchange)

    @property
    def previous(self) -> Session:
        """The session before."""
        return Session(self.market, calendars.previous(self.day, self.market.exchange))

    @property
    def following(self) -> Session:
        """The session after."""
        return Session(self.market, calendars.following(self.day, self.market.exchange))

    def night_of(self, there: Market) -> Session:
        """Return the last session of another market that was over and settled when this one opened."""
        return Session(there, calendars.latest_finished(self.opens, there.exchange))

    @property
    def first_of_week(self) -> Session:
        """The first session of its week, Monday to Sunday."""
        return Session(self.market, calendars.first_of_week(self.day, self.market.exchange))

    @property
    def week(self) -> tuple[Session, ...]:
        """The sessions of its week up to itself."""
        return days(self.market, self.first_of_week.day, self.day)

    @property
    def first_of_news(self) -> dt.date:
        """The day from which economic releases are its week's: Monday, or after the session before."""
        monday = self.day - dt.timedelta(days=self.day.weekday())
        return min(monday, self.previous.day + dt.timedelta(days=1))

    @property
    def is_half_day(self) -> bool:
        """Whether it closes early."""
        return calendars.is_half_day(self.day, self.market.exchange)

    @property
    def is_last_of_week(self) -> bool:
        """Whether it is the last session of its week."""
        return calendars.is_last_of_week(self.day, self.market.exchange)

    @property
    def is_last_of_month(self) -> bool:
        """Whether it is the last session of its month."""
        return calendars.is_last_of_month(self.day, self.market.exchange)

    @property
    def is_last_of_quarter(self) -> bool:
        """Whether it is the last session of its calendar quarter."""
        return calendars.is_last_of_quarter(self.day, self.market.exchange)

    @property
    def is_first_of_year(self) -> bool:
        """Whether it is the first session of its year."""
        return self.previous.day.year != self.day.year

    @property
    def is_last_of_year(self) -> bool:
        """Whether it is the last session of its year."""
        return calendars.is_last_of_year(self.day, self.market.exchange)


def session(market: Market, day: dt.date) -> Session:
    """Return a market's session of a day; raises NoSession where the market rests on it."""
    if not calendars.is_session(day, market.exchange):
        raise NoSession(
            f"{attach(f'{day}', '은/는')} {attach(market.nouns.stocks, '이/가')} 열리는 날이 아닙니다."
        )
    return Session(market, day)


def days(market: Market, first: dt.date, last: dt.date) -> tuple[Session, ...]:
    """Return the sessions from one day to another, both included."""
    return tuple(Session(market, day) for day in calendars.sessions(first, last, market.exchange))


def latest_finished(market: Market, now: dt.datetime) -> Session:
    """Return the last session whose close is at least half an hour ago."""
    return Session(market, calendars.latest_finished(now, market.exchange))
