"""Sessions of the exchanges in New York and Seoul, from tables shipped with the package.

A session is one trading day; it is never guessed from the clock. Every function is told the exchange, by
its market identifier code (``XNYS``, ``XKRX``). The tables
(``data/calendars/xnys.toml``, 1990 to 2027, and ``xkrx.toml``, 2007 to 2027) list every closure and every
unusual close, so that no calendar library has to be imported at run time; a test proves them equal to
``exchange_calendars``, or says where that is wrong. Asking for a day outside the table raises
:class:`~newsgen.errors.UsageProblem`, because a guess would be printed as a fact.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from zoneinfo import ZoneInfo

from newsgen.calendars.table import covering, table_of
from newsgen.calendars.table import exchanges as exchanges
from newsgen.errors import UsageProblem
from newsgen.korean import SEOUL as SEOUL

_DAY = dt.timedelta(days=1)
_SATURDAY = 5


def zone(exchange: str) -> ZoneInfo:
    """Return the exchange's time zone."""
    return table_of(exchange).zone


def bounds(exchange: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that the table covers."""
    return table_of(exchange).first, table_of(exchange).last


def settled(exchange: str) -> dt.timedelta:
    """Return how long after its close a session counts as finished: prices settle in that time."""
    return table_of(exchange).settled


def final(exchange: str) -> dt.timedelta:
    """Return how long after its close the closes of a session are the last word."""
    return table_of(exchange).final


def covers(day: dt.date, exchange: str) -> bool:
    """Tell whether the table has a day: of another nobody knows whether the exchange traded."""
    first, last = bounds(exchange)
    return first <= day <= last


def is_session(day: dt.date, exchange: str) -> bool:
    """Tell whether the exchange traded, or will trade, on ``day``."""
    closures = covering(day, exchange).closures
    return day.weekday() < 5 and day not in closures


def sessions(start: dt.date, end: dt.date, exchange: str) -> list[dt.date]:
    """Return the sessions from ``start`` to ``end``, both included; empty if they are out of order."""
    listed = covering(start, exchange).sessions
    covering(end, exchange)
    return list(listed[bisect_left(listed, start) : bisect_right(listed, end)])


def number(day: dt.date, exchange: str) -> int:
    """Return how many sessions the table has before ``day``: neighbours differ by one, over holidays too."""
    return bisect_left(covering(day, exchange).sessions, day)


def previous(day: dt.date, exchange: str) -> dt.date:
    """Return the last session before ``day``, which need not be a session itself."""
    known = covering(day, exchange)
    at = bisect_left(known.sessions, day)
    return known.sessions[at - 1] if at else _beyond(known.first - _DAY, exchange)


def following(day: dt.date, exchange: str) -> dt.date:
    """Return the first session after ``day``, which need not be a session itself."""
    known = covering(day, exchange)
    at = bisect_right(known.sessions, day)
    return known.sessions[at] if at < len(known.sessions) else _beyond(known.last + _DAY, exchange)


def _beyond(day: dt.date, exchange: str) -> dt.date:
    covering(day, exchange)
    return day


def is_half_day(day: dt.date, exchange: str) -> bool:
    """Tell whether ``day`` is a session that closed, or will close, early.

    New York does at 13:00 (at 14:00 until 1992), Seoul never.
    """
    return day in covering(day, exchange).early


def opening_time(day: dt.date, exchange: str) -> dt.datetime:
    """Return when the session of ``day`` opens, in the exchange's time zone.

    Seoul opens at 09:00, an hour later on the first session of a year and on the day of the college
    entrance exam.
    """
    known = covering(day, exchange)
    return dt.datetime.combine(day, known.opened_late.get(day, known.open), tzinfo=known.zone)


def closing_time(day: dt.date, exchange: str) -> dt.datetime:
    """Return when the session of ``day`` closes, in the exchange's time zone.

    Seoul closes at 15:30 (at 15:00 until July 2016), an hour later on the day of the college entrance exam.
    """
    known = covering(day, exchange)
    close = known.early.get(day) or known.late.get(day) or regular_close(day, exchange)
    return dt.datetime.combine(day, close, tzinfo=known.zone)


def regular_close(day: dt.date, exchange: str) -> dt.time:
    """Return when sessions of a time close that are no half days, nor of the college entrance exam."""
    known = covering(day, exchange)
    return next((close for until, close in known.formerly if day <= until), known.close)


def monday(day: dt.date) -> dt.date:
    """Return the Monday of the week (Monday to Sunday) that a day is in."""
    return day - _DAY * day.weekday()


def first_of_week(day: dt.date, exchange: str) -> dt.date:
    """Return the first session of the week (Monday to Sunday) that ``day`` is in.

    A week in which Seoul never traded (2017-10-02 to 06) has none: UsageProblem.
    """
    listed = covering(day, exchange).sessions
    return _same_week(listed[bisect_left(listed, monday(day))], day)


def last_of_week(day: dt.date, exchange: str) -> dt.date:
    """Return the last session of the week (Monday to Sunday) that ``day`` is in, as :func:`first_of_week`."""
    covering(day, exchange)
    return _same_week(_last_until(day + _DAY * (6 - day.weekday()), exchange), day)


def _same_week(session: dt.date, day: dt.date) -> dt.date:
    if session.isocalendar()[:2] != day.isocalendar()[:2]:
        raise UsageProblem(f"거래일이 하루도 없는 주의 날짜입니다: {day}")
    return session


def _last_until(day: dt.date, exchange: str) -> dt.date:
    """Return the last session on or before ``day``; the table's last where the table ends first.

    The table ends with a year, and so with a month and a quarter; its last week is cut by a weekend
    or by New Year's Day, which is no session.
    """
    listed = table_of(exchange).sessions
    return listed[bisect_right(listed, day) - 1]


def _last_of_month(year: int, month: int, exchange: str) -> dt.date:
    return _last_until(dt.date(year + month // 12, month % 12 + 1, 1) - _DAY, exchange)


def last_finished_week(day: dt.date, now: dt.datetime, exchange: str) -> dt.date:
    """Return the last session of the last week that was over on ``day``, and is over ``now``.

    On the last session of a week, once it is finished, that is the session itself; a week without any is
    passed over.
    """
    covering(day, exchange)
    first = monday(day)
    last = _last_until(first + _DAY * 6, exchange)
    if first <= last <= min(day, latest_finished(now, exchange)):
        return last
    return previous(first, exchange)


def closure(day: dt.date, exchange: str) -> str:
    """Return why the exchange is closed on a weekday, in Korean: ``노동절``; empty where it is not."""
    return covering(day, exchange).closures.get(day, "")


def rests_alone(day: dt.date, exchange: str) -> bool:
    """Tell whether the exchange is closed for an occasion that does not return: others trade on that day."""
    closures = covering(day, exchange).closures
    return day in closures and list(closures.values()).count(closures[day]) == 1


def is_last_of_week(day: dt.date, exchange: str) -> bool:
    """Tell whether ``day`` is the last session of its week."""
    return is_session(day, exchange) and day == last_of_week(day, exchange)


def follows_rest(day: dt.date, exchange: str) -> bool:
    """Tell whether a session is the first behind a holiday, whichever one it is."""
    if not is_session(day, exchange):
        return False
    before = previous(day, exchange)
    rested = (before + dt.timedelta(days=shift) for shift in range(1, (day - before).days))
    return any(one.weekday() < _SATURDAY for one in rested)


def is_last_of_month(day: dt.date, exchange: str) -> bool:
    """Tell whether ``day`` is the last session of its month."""
    return is_session(day, exchange) and day == _last_of_month(day.year, day.month, exchange)


def is_last_of_quarter(day: dt.date, exchange: str) -> bool:
    """Tell whether ``day`` is the last session of its calendar quarter."""
    return is_last_of_month(day, exchange) and day.month % 3 == 0


def is_last_of_year(day: dt.date, exchange: str) -> bool:
    """Tell whether ``day`` is the last session of its year."""
    return is_last_of_month(day, exchange) and day.month == 12


def latest_finished(now: dt.datetime, exchange: str) -> dt.date:
    """Return the last session that is over and settled.

    For New York that moment is 05:30 in Seoul while New York keeps summer time, 06:30 in winter, and
    three hours earlier after a half day; for Seoul it is 15:40. ``now`` must carry its time zone
    (ValueError otherwise).
    """
    if now.tzinfo is None:
        raise ValueError("now needs a time zone")
    today = now.astimezone(table_of(exchange).zone).date()
    if is_session(today, exchange) and now >= closing_time(today, exchange) + settled(exchange):
        return today
    return previous(today, exchange)


def why_closed(day: dt.date, *, now: dt.datetime | None = None, exchange: str) -> str:
    """Say in Korean why there is no finished session on ``day``; empty if there is one.

    ``주말``, ``휴장일(독립기념일)``, ``아직 열리지 않은 날``, ``장이 아직 끝나지 않은 날``. ``now``
    (with its time zone) is the present moment unless given.
    """
    known = table_of(exchange)
    if day.weekday() >= 5:
        return "주말"
    now = now or dt.datetime.now(dt.UTC)
    today = now.astimezone(known.zone).date()
    name = known.closures.get(day)
    if name:
        return f"휴장일({name})"
    if day > today:
        return "아직 열리지 않은 날"
    covering(day, exchange)
    return "" if day <= latest_finished(now, exchange) else "장이 아직 끝나지 않은 날"
