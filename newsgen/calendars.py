"""Sessions of the New York Stock Exchange, from a table shipped with the package.

A session is one trading day; it is never guessed from the clock. The table (``data/xnys.toml``)
lists every closure and every early close from 1990 to 2027, so that no calendar library has to be
imported at run time; a test proves it equal to ``exchange_calendars``. Asking for a day outside the
table raises :class:`~newsgen.errors.UsageProblem`, because a guess would be printed as a fact.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

from newsgen.errors import UsageProblem
from newsgen.resources import table

SETTLED = dt.timedelta(minutes=30)
"""How long after its close a session counts as finished: prices settle in that time."""

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class _Table:
    """The shipped table, read once."""

    first: dt.date
    last: dt.date
    zone: ZoneInfo
    close: dt.time
    closures: dict[dt.date, str]
    """Closed weekdays and why, in Korean."""
    early: dict[dt.date, dt.time]
    """Sessions that closed early, and the New York time of their close."""
    sessions: tuple[dt.date, ...]


@cache
def _xnys() -> _Table:
    with table("xnys.toml").open("rb") as file:
        raw = tomllib.load(file)
    closures = {day: closure["name"] for closure in raw["closures"] for day in closure["days"]}
    first, last = raw["first"], raw["last"]
    days = (first + _DAY * n for n in range((last - first).days + 1))
    return _Table(
        first=first,
        last=last,
        zone=ZoneInfo(raw["timezone"]),
        close=raw["close"],
        closures=closures,
        early={day: early["close"] for early in raw["early"] for day in early["days"]},
        sessions=tuple(day for day in days if day.weekday() < 5 and day not in closures),
    )


def _known(day: dt.date) -> _Table:
    """Return the table if it covers ``day``; refuse to guess otherwise."""
    xnys = _xnys()
    if not xnys.first <= day <= xnys.last:
        raise UsageProblem(
            f"거래일 달력에 없는 날짜입니다: {day} (담긴 기간은 {xnys.first}~{xnys.last},"
            " 그 뒤는 newsgen을 새 판으로 올려야 합니다)"
        )
    return xnys


def bounds() -> tuple[dt.date, dt.date]:
    """Return the first and the last day that the table covers."""
    return _xnys().first, _xnys().last


def is_session(day: dt.date) -> bool:
    """Tell whether the exchange traded, or will trade, on ``day``."""
    xnys = _known(day)
    return day.weekday() < 5 and day not in xnys.closures


def sessions(start: dt.date, end: dt.date) -> list[dt.date]:
    """Return the sessions from ``start`` to ``end``, both included; empty if they are out of order."""
    listed = _known(start).sessions
    _known(end)
    return list(listed[bisect_left(listed, start) : bisect_right(listed, end)])


def previous(day: dt.date) -> dt.date:
    """Return the last session before ``day``, which need not be a session itself."""
    xnys = _known(day)
    at = bisect_left(xnys.sessions, day)
    return xnys.sessions[at - 1] if at else _beyond(xnys.first - _DAY)


def following(day: dt.date) -> dt.date:
    """Return the first session after ``day``, which need not be a session itself."""
    xnys = _known(day)
    at = bisect_right(xnys.sessions, day)
    return xnys.sessions[at] if at < len(xnys.sessions) else _beyond(xnys.last + _DAY)


def _beyond(day: dt.date) -> dt.date:
    _known(day)
    return day


def last_before(day: dt.date) -> dt.date:
    """Return the last session before ``day``: another name of :func:`previous`, for bases of a period."""
    return previous(day)


def is_half_day(day: dt.date) -> bool:
    """Tell whether ``day`` is a session that closed, or will close, early (13:00; 14:00 until 1992)."""
    return day in _known(day).early


def closing_time(day: dt.date) -> dt.datetime:
    """Return when the session of ``day`` closes, in New York's time zone."""
    xnys = _known(day)
    return dt.datetime.combine(day, xnys.early.get(day, xnys.close), tzinfo=xnys.zone)


def first_of_week(day: dt.date) -> dt.date:
    """Return the first session of the week (Monday to Sunday) that ``day`` is in."""
    listed = _known(day).sessions
    return listed[bisect_left(listed, day - _DAY * day.weekday())]


def last_of_week(day: dt.date) -> dt.date:
    """Return the last session of the week (Monday to Sunday) that ``day`` is in."""
    return _last_until(day + _DAY * (6 - day.weekday()))


def _last_until(day: dt.date) -> dt.date:
    """Return the last session on or before ``day``; the table's last where the table ends first.

    The table ends with a year, and so with a month and a quarter; its last week is cut by a weekend
    or by New Year's Day, which is no session.
    """
    listed = _xnys().sessions
    return listed[bisect_right(listed, day) - 1]


def _last_of_month(year: int, month: int) -> dt.date:
    return _last_until(dt.date(year + month // 12, month % 12 + 1, 1) - _DAY)


def is_last_of_week(day: dt.date) -> bool:
    """Tell whether ``day`` is the last session of its week."""
    return is_session(day) and day == last_of_week(day)


def is_last_of_month(day: dt.date) -> bool:
    """Tell whether ``day`` is the last session of its month."""
    return is_session(day) and day == _last_of_month(day.year, day.month)


def is_last_of_quarter(day: dt.date) -> bool:
    """Tell whether ``day`` is the last session of its calendar quarter."""
    return is_last_of_month(day) and day.month % 3 == 0


def is_last_of_year(day: dt.date) -> bool:
    """Tell whether ``day`` is the last session of its year."""
    return is_last_of_month(day) and day.month == 12


def latest_finished(now: dt.datetime) -> dt.date:
    """Return the last session whose close is at least 30 minutes ago.

    In Seoul that moment is 05:30 while New York keeps summer time, 06:30 in winter, and three hours
    earlier after a half day. ``now`` must carry its time zone (ValueError otherwise).
    """
    if now.tzinfo is None:
        raise ValueError("now needs a time zone")
    today = now.astimezone(_xnys().zone).date()
    if is_session(today) and now >= closing_time(today) + SETTLED:
        return today
    return previous(today)


def why_closed(day: dt.date, *, now: dt.datetime | None = None) -> str:
    """Say in Korean why there is no finished session on ``day``; empty if there is one.

    ``주말``, ``휴장일(독립기념일)``, ``아직 열리지 않은 날``, ``장이 아직 끝나지 않은 날``. ``now``
    (with its time zone) is the present moment unless given.
    """
    if day.weekday() >= 5:
        return "주말"
    now = now or dt.datetime.now(dt.UTC)
    today = now.astimezone(_xnys().zone).date()
    name = _xnys().closures.get(day)
    if name:
        return f"휴장일({name})"
    if day > today:
        return "아직 열리지 않은 날"
    return "" if day <= latest_finished(now) else "장이 아직 끝나지 않은 날"
