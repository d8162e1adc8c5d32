"""What several sources say of one event, as one event: placed where most of them place it."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable
from itertools import combinations

import msgspec

from newsgen.events.placing import placed
from newsgen.markets import Market, Session
from newsgen.model import Account, Against, Event, EventKind, Part

RESULTS = "2.02"
"""The code of a filing that tells results (Form 8-K, item 2.02)."""
NEAR = dt.timedelta(days=10)
"""How far apart accounts of one report stand at most: a filing, a calendar that was moved."""
CENT = 0.01
"""Up to which two sources tell the same earnings per share, in the market's money."""

_STRENGTH = {"filed": 0, "reported": 1, "planned": 2}


def happened(accounts: Iterable[Account], session: Session, until: dt.datetime) -> tuple[Event, ...]:
    """Return what could first be reacted to in a session and was known at ``until``, by kind and subject.

    ``accounts`` are those of the days around the session: at least :data:`NEAR` to either side, where
    there are any, as sources that place one report in two sessions by equal right place it in none.
    What is merely planned has not happened.
    """
    told: list[Event] = []
    for (kind, about), group in _grouped(accounts).items():
        made = _merged(kind, about, group, session)
        if made is not None and made.status != "planned" and _is_known(made, session, until):
            told.append(made)
    return tuple(sorted(told, key=lambda one: one.id))


def expected(accounts: Iterable[Account], session: Session) -> tuple[Event, ...]:
    """Return what is due after a session's close, by day: of each when it is, and no figure of it.

    What a filing tells no calendar had: a company's own news is no plan.
    """
    market, closes = session.market, session.closes
    due: dict[tuple[EventKind, str], list[Account]] = {}
    for one in accounts:
        if one.kind == "filing" or one.status == "filed":
            continue
        later = one.day > session.day or (one.day == session.day and _comes_after(one, closes))
        if later:
            due.setdefault((one.kind, one.about), []).append(one)
    told = (_due(kind, about, group, market) for (kind, about), group in due.items())
    return tuple(sorted((one for one in told if one), key=lambda one: (one.day, one.id)))


def _grouped(accounts: Iterable[Account]) -> dict[tuple[EventKind, str], list[Account]]:
    """Return the accounts by what they are about; a filing that tells results is of the report, too."""
    groups: dict[tuple[EventKind, str], list[Account]] = {}
    for one in accounts:
        if one.kind == "filing" and RESULTS in one.codes:
            groups.setdefault(("earnings", one.about), []).append(one)
        if one.kind != "filing" or set(one.codes) - {RESULTS}:
            groups.setdefault((one.kind, one.about), []).append(one)
    return groups


def _merged(kind: EventKind, about: str, group: list[Account], session: Session) -> Event | None:
    """Return the event of a session that a group of accounts tells; None where none is placed in it."""
    market = session.market
    places = [(one, placed(one, market)) for one in group]
    here = [one for one, day in places if day == session.day and _stands(one, session)]
    if not here:
        return None
    if kind == "earnings":
        rivals = Counter(day for one, day in places if day and abs(one.day - here[0].day) <= NEAR)
        others = [count for day, count in rivals.items() if day != session.day]
        if others and max(others) >= rivals[session.day]:
            return None
    here.sort(key=lambda one: (_STRENGTH[one.status], one.source, one.id))
    timed = next((one for one in here if one.at is not None), here[0])
    return Event(
        id=f"{kind}:{about}@{session}",
        kind=kind,
        about=about,
        session=session.day,
        day=timed.day,
        part=_part(here, session),
        at=timed.at,
        status=here[0].status,
        against=_against(here),
        codes=tuple(dict.fromkeys(code for one in here for code in one.codes)),
        title=next((one.title for one in here if one.title), ""),
        accounts=tuple(here),
    )


def _stands(one: Account, session: Session) -> bool:
    """Tell whether an account is of the days that a session could first react to."""
    return session.previous.day <= one.day <= session.day


def _part(here: list[Account], session: Session) -> Part:
    """Return the part of its day in which an event was, by the minute where one is known."""
    timed = next((one.at for one in here if one.at is not None), None)
    if timed is None:
        return _agreed(here)
    if timed >= session.opens:
        return "during"
    return "before" if timed.astimezone(session.market.zone).date() == session.day else "after"


def _agreed(here: list[Account]) -> Part:
    """Return the part of the day that all accounts tell which tell one."""
    parts = {one.part for one in here if one.part}
    return parts.pop() if len(parts) == 1 else ""


def _against(here: list[Account]) -> Against:
    """Return how a figure was against what was expected; empty unless two sources agree on both."""
    told = [one for one in here if {"eps", "eps_expected"} <= one.figures.keys()]
    for one, other in combinations(told, 2):
        way = _way(one)
        same = abs(one.figures["eps"] - other.figures["eps"]) <= CENT + 1e-9
        if one.source != other.source and same and way and way == _way(other):
            return way
    return ""


def _way(one: Account) -> Against:
    beyond = one.figures["eps"] - one.figures["eps_expected"]
    if math.isclose(beyond, 0, abs_tol=1e-9):
        return ""
    return "better" if beyond > 0 else "worse"


def _is_known(one: Event, session: Session, until: dt.datetime) -> bool:
    """Tell whether an event was known at a moment: one of no minute once its part of the day was over."""
    if one.at is not None:
        return one.at <= until
    return one.part in {"before", "after"} or until >= session.closes


def _comes_after(one: Account, closes: dt.datetime) -> bool:
    return one.at > closes if one.at is not None else one.part == "after"


def _due(kind: EventKind, about: str, group: list[Account], market: Market) -> Event | None:
    """Return what is due of some accounts: the day that most tell, the earlier of equals."""
    days = Counter(one.day for one in group)
    day = min(days, key=lambda each: (-days[each], each))
    here = [one for one in group if one.day == day]
    session = placed(here[0], market)
    return Event(
        id=f"{kind}:{about}@{session or day}",
        kind=kind,
        about=about,
        session=session,
        day=day,
        part=_agreed(here),
        at=next((one.at for one in here if one.at is not None), None),
        codes=tuple(dict.fromkeys(code for one in here for code in one.codes)),
        title=next((one.title for one in here if one.title), ""),
        accounts=tuple(_planned(one) for one in here),
    )


def _planned(one: Account) -> Account:
    """Return an account without what came: only when it is due."""
    return msgspec.structs.replace(one, status="planned", figures={})
