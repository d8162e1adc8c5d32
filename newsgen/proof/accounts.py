"""Where and how an event was by its accounts, worked out from each of them."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from itertools import combinations

from newsgen import calendars, markets
from newsgen.model import Account, Article, Event
from newsgen.resources import rows

_ORDER = {"before": 0, "during": 1, "after": 2}
CENT = 0.01 + 1e-9
"""Up to which two sources tell the same earnings per share, in the market's money."""


def exchange_of(event: Event) -> str:
    """Return the exchange by whose calendar an event is placed."""
    market = markets.of(event.about)
    return event.about if market is None else market.exchange


def sessions_of(article: Article, exchange: str) -> set[dt.date]:
    """Return the sessions that an article is about."""
    if not article.edition.endswith("-week"):
        return {article.session}
    monday = article.session - dt.timedelta(days=article.session.weekday())
    days = (monday + dt.timedelta(days=at) for at in range(article.session.weekday() + 1))
    return {day for day in days if calendars.is_session(day, exchange)}


def moment(one: Account, exchange: str) -> tuple[dt.date, str]:
    """Return the day of an account and the part of it, by its minute where it has one."""
    if one.at is None:
        return one.day, one.part
    day = one.at.astimezone(calendars.zone(exchange)).date()
    if not calendars.is_session(day, exchange):
        return day, ""
    if one.at < calendars.opening_time(day, exchange):
        return day, "before"
    return day, "during" if one.at < calendars.closing_time(day, exchange) else "after"


def first_session(one: Account, exchange: str) -> dt.date | None:
    """Return the session that could react first; None where the hour is not known."""
    day, part = moment(one, exchange)
    if not calendars.is_session(day, exchange) or part == "after":
        return calendars.following(day, exchange)
    return day if part else None


def hour(event: Event, exchange: str) -> tuple[dt.date, str] | None:
    """Return the day and the part of it in which an event was by all its accounts; None where they differ.

    A filing beside a report proves by its minute that the report was out, and not that it was not before.
    """
    own = [one for one in event.accounts if one.kind == event.kind and (one.at or one.part)]
    held = [one for one in own if one.status != "planned"] or own
    said = {moment(one, exchange) for one in held}
    filed = {moment(one, exchange) for one in event.accounts if one.kind != event.kind and one.at}
    first = min(said | filed, key=lambda each: (each[0], _ORDER.get(each[1], -1)), default=None)
    return first if first in filed or said == {first} else None


def misfit(event: Event, wrong: Callable[[Account], bool]) -> bool:
    """Tell whether something is wrong of what says that an event happened.

    That is any account of its own kind; where there is none but filings, all of these.
    """
    held = [one for one in event.accounts if one.status != "planned"]
    own = [one for one in held if one.kind == event.kind]
    return any(map(wrong, own)) if own else all(map(wrong, held))


def is_due(one: Account, session: dt.date, exchange: str) -> bool:
    """Tell whether an account is of what comes after a session."""
    day, part = moment(one, exchange)
    return day > session or (day == session and part == "after")


def is_later(one: Account, article: Article, exchange: str) -> bool:
    """Tell whether an account is of something after an article's moment."""
    day, part = moment(one, exchange)
    if day != article.session:
        return day > article.session
    if article.as_of == "close" or one.at is None:
        return part == "after"
    return f"{one.at.astimezone(calendars.zone(exchange)):%H:%M}" > article.as_of


def against(happened: list[Account]) -> int:
    """Return which way the figures of two sources were that agree; 0 where no two do."""
    told = [one for one in happened if {"eps", "eps_expected"} <= one.figures.keys()]
    for one, other in combinations(told, 2):
        ways = {_sign(each.figures["eps"] - each.figures["eps_expected"]) for each in (one, other)}
        near = abs(one.figures["eps"] - other.figures["eps"]) <= CENT
        if one.source != other.source and near and len(ways) == 1:
            return ways.pop()
    return 0


def _sign(value: float) -> int:
    return 0 if abs(value) < 1e-9 else 1 if value > 0 else -1


@functools.cache
def press_names() -> dict[str, str]:
    """Return the press's names of companies by symbol."""
    return {row["symbol"]: row["korean"] for row in rows("names.csv")}
