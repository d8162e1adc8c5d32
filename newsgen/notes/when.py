"""When a note was said: by the market's clock unless a zone is written, within a week of the session."""

from __future__ import annotations

import datetime as dt

from newsgen.errors import NoteProblem
from newsgen.markets import Session

OLDEST = dt.timedelta(days=7)
"""How long before the session a note may be of: older words are no news."""

Moment = tuple[dt.date, dt.datetime | None]

_HOW = "2025-08-13T08:30:00({} 시각)이나 2025-08-13T21:30:00+09:00처럼 쓰십시오."


def moment(raw: object, session: Session, until: dt.datetime) -> Moment:
    """Return the day by the market's clock and the moment, if given; raises NoteProblem, saying why not.

    ``raw`` is what TOML gives (a date, a time, both) or a text that says the same. ``until`` is when the
    article is written: nobody quotes what was not said by then.
    """
    value = _value(raw, session)
    day = value.date() if isinstance(value, dt.datetime) else value
    if (
        abs((day - session.day).days) > OLDEST.days + 1
    ):  # before any arithmetic on zones, which ends with year 9999
        raise NoteProblem(_another(day, session))
    at = _there(value, session) if isinstance(value, dt.datetime) else None
    day = at.date() if at else day
    if day > session.day or session.day - day > OLDEST:
        raise NoteProblem(_another(day, session))
    if at and at > until:
        told = f"{at:%Y-%m-%d %H:%M}({session.market.nouns.place})"
        raise NoteProblem(f"time의 {told}은 기사를 쓰는 때보다 뒤입니다. 시각을 확인하십시오.")
    return day, at


def _value(raw: object, session: Session) -> dt.datetime | dt.date:
    if isinstance(raw, dt.time):
        return dt.datetime.combine(session.day, raw)
    if isinstance(raw, dt.date):
        return raw
    try:
        text = str(raw).strip()
        return dt.date.fromisoformat(text) if len(text) == 10 else dt.datetime.fromisoformat(text)
    except ValueError as error:
        how = _HOW.format(session.market.nouns.place)
        raise NoteProblem(f"time의 {str(raw)[:40]!r}을(를) 읽을 수 없습니다. {how}") from error


def _there(value: dt.datetime, session: Session) -> dt.datetime:
    zone = session.market.zone
    return value.astimezone(zone) if value.tzinfo else value.replace(tzinfo=zone)


def _another(day: dt.date, session: Session) -> str:
    return f"time의 {day}: {session} 거래일이나 그 앞 {OLDEST.days}일 안이 아닙니다. 날짜를 확인하십시오."
