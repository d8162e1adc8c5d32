"""When a note was said: New York's time unless another zone is written, within a week of the session."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from newsgen.errors import NoteProblem

NEW_YORK = ZoneInfo("America/New_York")
OLDEST = dt.timedelta(days=7)
"""How long before the session a note may be of: older words are no news."""

Moment = tuple[dt.date, dt.datetime | None]

_HOW = "2025-08-13T08:30:00(뉴욕 시각)이나 2025-08-13T21:30:00+09:00처럼 쓰십시오."


def moment(raw: object, session: dt.date, until: dt.datetime) -> Moment:
    """Return the day in New York and, where it is given, the moment; raises NoteProblem, saying why not.

    ``raw`` is what TOML gives (a date, a time, both) or a text that says the same. ``until`` is when the
    article is written: nobody quotes what was not said by then.
    """
    value = _value(raw, session)
    day = value.date() if isinstance(value, dt.datetime) else value
    if (
        abs((day - session).days) > OLDEST.days + 1
    ):  # before any arithmetic on zones, which ends with year 9999
        raise NoteProblem(_another(day, session))
    at = _in_new_york(value) if isinstance(value, dt.datetime) else None
    day = at.date() if at else day
    if day > session or session - day > OLDEST:
        raise NoteProblem(_another(day, session))
    if at and at > until:
        raise NoteProblem(
            f"time의 {at:%Y-%m-%d %H:%M}(뉴욕)은 기사를 쓰는 때보다 뒤입니다. 시각을 확인하십시오."
        )
    return day, at


def _value(raw: object, session: dt.date) -> dt.datetime | dt.date:
    if isinstance(raw, dt.time):
        return dt.datetime.combine(session, raw)
    if isinstance(raw, dt.date):
        return raw
    try:
        text = str(raw).strip()
        return dt.date.fromisoformat(text) if len(text) == 10 else dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise NoteProblem(f"time의 {str(raw)[:40]!r}을(를) 읽을 수 없습니다. {_HOW}") from error


def _in_new_york(value: dt.datetime) -> dt.datetime:
    return value.astimezone(NEW_YORK) if value.tzinfo else value.replace(tzinfo=NEW_YORK)


def _another(day: dt.date, session: dt.date) -> str:
    return f"time의 {day}: {session} 거래일이나 그 앞 {OLDEST.days}일 안이 아닙니다. 날짜를 확인하십시오."
