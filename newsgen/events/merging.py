"""What several sources say of one event, as one event: placed where they place it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from newsgen.events.items import is_silent
from newsgen.events.placing import WHOLE_DAYS, part_at, placed
from newsgen.events.reports import NEAR, Report, report
from newsgen.markets import Market, Session
from newsgen.model import Account, Against, Event, EventKind, Part

RESULTS = "2.02"
"""The code of a filing that tells results (Form 8-K, item 2.02)."""
CENT = 0.01
"""Up to which two sources tell the same earnings per share, in the market's money."""
SEVERAL: frozenset[EventKind] = frozenset({"speech", "auction", "release", "rating"})
"""Kinds of which there may be several of one subject on one day: each has its hour or its name."""

_STRENGTH = {"filed": 0, "reported": 1, "planned": 2}

_Key = tuple[EventKind, str, str]
"""Kind, subject, and what tells it from others of its kind."""


def happened(accounts: Iterable[Account], session: Session, until: dt.datetime) -> tuple[Event, ...]:
    """Return what could first be reacted to in a session and was known at ``until``, by kind and subject.

    ``accounts`` are those of the days around the session: at least :data:`NEAR` to either side, where
    there are any, as sources that place one report in two sessions by equal right place it in none.
    What is merely planned has not happened.
    """
    told: list[Event] = []
    for (kind, about, _), group in _grouped(_of_those_near(accounts, session)).items():
        found = report(group, session) if kind == "earnings" else _placed(group, session)
        if found is None:
            continue
        made = _event(kind, about, found, session)
        if made.status != "planned" and _is_known(made, session, until):
            told.append(made)
    return tuple(_numbered(sorted(told, key=lambda one: (one.id, one.at or session.closes, one.title))))


def expected(accounts: Iterable[Account], session: Session) -> tuple[Event, ...]:
    """Return what is due after a session's close, by day: of each when it is, and no figure of it.

    A report of which two calendars tell two days by equal right is due on none. What a filing tells no
    calendar had: a company's own news is no plan.
    """
    every = [one for one in accounts if one.kind != "filing"]
    over = {one.about for one in every if one.kind == "earnings" and _is_over(one, session)}
    due: dict[tuple[EventKind, str, str], list[Account]] = {}
    for one in (one for one in every if one.status != "filed"):
        if not _comes_after(one, session) or (one.kind == "earnings" and one.about in over):
            continue
        apart = "" if one.kind == "earnings" else f"{one.day} {_apart(one)}"
        due.setdefault((one.kind, one.about, apart), []).append(one)
    told = (_due(kind, about, group, session.market) for (kind, about, _), group in due.items())
    found = sorted((one for one in told if one), key=lambda one: (one.day, one.id, one.title))
    return tuple(_numbered(found))


def _of_those_near(accounts: Iterable[Account], session: Session) -> Iterator[Account]:
    """Yield the accounts of those of whom there is one of the session or of the days since the one before."""
    every = list(accounts)
    first, last = session.previous.day, session.day
    near = {one.about for one in every if first <= one.day <= last}
    return (one for one in every if one.about in near)


def _grouped(accounts: Iterable[Account]) -> dict[_Key, list[Account]]:
    """Return the accounts by what they are about; a filing that tells results is of the report, too."""
    groups: dict[_Key, list[Account]] = {}
    for one in accounts:
        if one.kind == "filing" and RESULTS in one.codes:
            groups.setdefault(("earnings", one.about, ""), []).append(one)
        if one.kind != "filing" or _says_more(one):
            groups.setdefault((one.kind, one.about, _apart(one)), []).append(one)
    return groups


def _says_more(filing: Account) -> bool:
    """Tell whether a filing tells something besides results: exhibits alone do not."""
    return not filing.codes or any(code != RESULTS and not is_silent(code) for code in filing.codes)


def _apart(one: Account) -> str:
    """Return what tells an event from another of its kind and subject."""
    if one.kind not in SEVERAL:
        return ""
    return one.at.astimezone(dt.UTC).isoformat() if one.at and one.kind != "rating" else one.title


def _placed(group: Sequence[Account], session: Session) -> Report | None:
    """Return what a group of accounts tells of a session, of an event other than a report."""
    market = session.market
    first, last = session.previous.day, session.day
    here = [one for one in group if first <= one.day <= last and placed(one, market) == session.day]
    if not here:
        return None
    timed = min(
        (one for one in here if one.at is not None), key=lambda one: one.at or session.closes, default=None
    )
    if timed is None or timed.at is None:
        return Report(tuple(here), min(one.day for one in here), _agreed(here), None)
    return Report(tuple(here), timed.day, part_at(timed.at, market), timed.at)


def _event(kind: EventKind, about: str, found: Report, session: Session) -> Event:
    here = sorted(found.accounts, key=lambda one: (_STRENGTH[one.status], one.source, one.id))
    return Event(
        id=f"{kind}:{about}@{session}",
        kind=kind,
        about=about,
        session=session.day,
        day=found.day,
        part=found.part,
        at=found.at,
        status=here[0].status,
        against=_against(here),
        codes=_codes(here),
        title=next((one.title for one in here if one.title), ""),
        accounts=tuple(here),
    )


def _numbered(events: Iterable[Event]) -> Iterator[Event]:
    """Yield events with ids of their own: the second of a kind and subject in a session has a number."""
    seen: dict[str, int] = {}
    for one in events:
        seen[one.id] = count = seen.get(one.id, 0) + 1
        yield one if count == 1 else msgspec.structs.replace(one, id=f"{one.id}#{count}")


def _agreed(here: Iterable[Account]) -> Part:
    """Return the part of the day that all accounts tell which tell one."""
    parts = {one.part for one in here if one.part}
    return parts.pop() if len(parts) == 1 else ""


def _codes(here: Iterable[Account]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for one in here for code in one.codes))


def _against(here: Iterable[Account]) -> Against:
    """Return how a figure was against what was expected: as two sources tell that have the same figure.

    Empty where any source tells the other way, or that it was as expected: figures of another basis (before
    a split, with or without extraordinary items) turn the sign.
    """
    told = [one for one in here if {"eps", "eps_expected"} <= one.figures.keys()]
    ways = {_way(one) for one in told}
    same = (
        one.source != other.source and abs(one.figures["eps"] - other.figures["eps"]) <= CENT + 1e-9
        for one, other in combinations(told, 2)
    )
    return ways.pop() if len(ways) == 1 and any(same) else ""


def _way(one: Account) -> Against:
    beyond = one.figures["eps"] - one.figures["eps_expected"]
    if math.isclose(beyond, 0, abs_tol=1e-9):
        return ""
    return "better" if beyond > 0 else "worse"


def _is_known(one: Event, session: Session, until: dt.datetime) -> bool:
    """Tell whether an event was known at a moment: one of no minute once its part of the day was over."""
    if one.at is not None:
        return one.at <= until
    if one.day < session.day or one.part == "before" or one.kind in WHOLE_DAYS:
        return session.opens <= until
    return session.closes <= until


def _is_over(one: Account, session: Session) -> bool:
    """Tell whether a report was out by a session, or in the days before it."""
    if one.status == "planned" or not session.day - NEAR <= one.day <= session.day:
        return False
    day = placed(one, session.market)
    return day is not None and day <= session.day


def _comes_after(one: Account, session: Session) -> bool:
    """Tell whether an account is of what comes after a session's close."""
    if one.at is not None:
        return one.at > session.closes
    return one.day > session.day or (one.day == session.day and one.part == "after")


def _due(kind: EventKind, about: str, group: list[Account], market: Market) -> Event | None:
    """Return what is due of some accounts, on the day that most sources tell; nothing where two are equal."""
    day = _likeliest(group)
    if day is None:
        return None
    here = [one for one in group if one.day == day]
    part, at = _agreed(here), _minute(here)
    session = placed(msgspec.structs.replace(here[0], part=part, at=at), market)
    return Event(
        id=f"{kind}:{about}@{session or day}",
        kind=kind,
        about=about,
        session=session,
        day=day,
        part=part,
        at=at,
        codes=_codes(here),
        title=next((one.title for one in here if one.title), ""),
        accounts=tuple(_planned(one) for one in here),
    )


def _likeliest(group: Sequence[Account]) -> dt.date | None:
    """Return the day that most sources tell; None where two days are equal."""
    days = {one.day for one in group}
    weights = {day: _weight(one for one in group if one.day == day) for day in days} if len(days) > 1 else {}
    best = [day for day in days if not weights or weights[day] == max(weights.values())]
    return best[0] if len(best) == 1 else None


def _weight(group: Iterable[Account]) -> tuple[int, bool]:
    told = list(group)
    return len({one.source for one in told}), any(one.status != "planned" for one in told)


def _minute(here: Iterable[Account]) -> dt.datetime | None:
    return next((one.at for one in here if one.at is not None), None)


def _planned(one: Account) -> Account:
    """Return an account without what came: only when it is due."""
    if one.status == "planned" and not one.figures:
        return one
    return msgspec.structs.replace(one, status="planned", figures={})
