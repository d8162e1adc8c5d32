"""The shipped table of one exchange's sessions, read once: ``data/calendars/<code>.toml``."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from newsgen.errors import UsageProblem
from newsgen.resources import table

_A_MONDAY = dt.date(2024, 1, 1).toordinal()


@cache
def exchanges() -> tuple[str, ...]:
    """Return the exchanges whose sessions are known, by their market identifier codes (ISO 10383)."""
    return tuple(sorted(file.stem.upper() for file in table("calendars").glob("*.toml")))


@dataclass(frozen=True)
class Table:
    """The shipped table of one exchange, read once."""

    first: dt.date
    last: dt.date
    zone: ZoneInfo
    open: dt.time
    close: dt.time
    formerly: tuple[tuple[dt.date, dt.time], ...]
    """The last days of earlier regular closes, oldest first, and those closes."""
    closures: dict[dt.date, str]
    """Closed weekdays and why, in Korean."""
    early: dict[dt.date, dt.time]
    """Sessions that closed early, and the exchange's time of their close."""
    late: dict[dt.date, dt.time]
    """Sessions that closed late, likewise."""
    opened_late: dict[dt.date, dt.time]
    """Sessions that opened late, and the exchange's time of their opening."""
    sessions: tuple[dt.date, ...]
    settled: dt.timedelta
    """How long after its close a session counts as finished."""
    final: dt.timedelta
    """How long after its close its closes are the last word."""


def _unusual(hours: list[dict[str, Any]], what: str = "close") -> dict[dt.date, dt.time]:
    return {day: one[what] for one in hours for day in one["days"]}


@cache
def table_of(exchange: str) -> Table:
    """Return the table of an exchange; raises UsageProblem where there is none."""
    if exchange not in exchanges():
        raise UsageProblem(
            f"거래일 달력이 없는 거래소입니다: {exchange} (있는 거래소: {', '.join(exchanges())})"
        )
    with (table("calendars") / f"{exchange.lower()}.toml").open("rb") as file:
        raw = tomllib.load(file)
    closures = {day: closure["name"] for closure in raw["closures"] for day in closure["days"]}
    first, last = raw["first"], raw["last"]
    days = (
        dt.date.fromordinal(n)
        for n in range(first.toordinal(), last.toordinal() + 1)
        if (n - _A_MONDAY) % 7 < 5
    )
    return Table(
        first=first,
        last=last,
        zone=ZoneInfo(raw["timezone"]),
        open=raw["open"],
        close=raw["close"],
        formerly=tuple((past["until"], past["close"]) for past in raw.get("formerly", ())),
        closures=closures,
        early=_unusual(raw.get("early", [])),
        late=_unusual(raw.get("late", [])),
        opened_late=_unusual(raw.get("opened_late", []), "open"),
        sessions=tuple(day for day in days if day not in closures),
        settled=dt.timedelta(minutes=raw["settled"]),
        final=dt.timedelta(minutes=raw["final"]),
    )


def covering(day: dt.date, exchange: str) -> Table:
    """Return the exchange's table if it covers ``day``; refuse to guess otherwise."""
    known = table_of(exchange)
    if not known.first <= day <= known.last:
        raise UsageProblem(
            f"거래일 달력에 없는 날짜입니다: {day} (담긴 기간은 {known.first}~{known.last},"
            " 그 뒤는 newsgen을 새 판으로 올려야 합니다)"
        )
    return known
