"""Meetings of the Federal Open Market Committee, from a table shipped with the package.

``data/fomc.csv`` lists every meeting from 2015 on: its first day, the day of its decision, its kind,
whether it brings economic projections, and when its minutes and the Beige Book before it came out, where
that was looked up. Unscheduled meetings are in it once they took place (2020-03-03 and 2020-03-15);
notation votes and conference calls without a decision on the range are no meetings. The table
ends where the Federal Reserve's own calendar does; past that a question is answered with
:class:`~newsgen.errors.CalendarEnded`, because a meeting that nobody listed would make every probability
after it wrong. The desk adds meetings in ``newsgen.toml`` (``[fed] meetings``).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from newsgen.errors import CalendarEnded
from newsgen.resources import rows

_DAY = dt.timedelta(days=1)
_SATURDAY = 5
_SATURDAYS_SINCE = dt.date(2017, 2, 1)


class Meeting(NamedTuple):
    """One meeting; the range that it decides is in force from the day after ``decision``."""

    first: dt.date
    decision: dt.date
    """The last day, on which the decision is announced."""
    scheduled: bool = True
    """Whether it was announced before: one that was not is unknown until its day."""
    projections: bool = False
    """Whether it brings the Summary of Economic Projections."""
    called_off: dt.date | None = None
    """The day on which it was called off; until then it was expected as any other."""
    minutes: dt.date | None = None
    """The day on which its minutes came out, as the Federal Reserve has it; None where nobody has looked."""
    beige_book: dt.date | None = None
    """The day on which the Beige Book came out that prepared it, as above."""

    def is_known(self, day: dt.date) -> bool:
        """Tell whether it was expected, or had taken place, at the end of a day."""
        return (self.scheduled or self.decision <= day) and (self.called_off is None or day < self.called_off)

    @property
    def blackout(self) -> tuple[dt.date, dt.date]:
        """The first and the last day of the blackout, in which officials do not speak of policy.

        From the second Saturday before the meeting to the day after it, as the Committee's policy on
        external communications has it since 2017; until then it began seven days before the meeting.
        """
        to_saturday = (self.first.weekday() - _SATURDAY) % 7 or 7 if self.first >= _SATURDAYS_SINCE else 0
        return self.first - _DAY * (to_saturday + 7), self.decision + _DAY


@dataclass(frozen=True)
class Calendar:
    """Meetings by the day of their decision."""

    meetings: tuple[Meeting, ...]

    @property
    def first(self) -> dt.date:
        """The decision day of the first meeting listed."""
        return self.meetings[0].decision

    @property
    def last(self) -> dt.date:
        """The decision day of the last meeting listed; what comes after it is not known."""
        return self.meetings[-1].decision

    def known(self, day: dt.date) -> tuple[Meeting, ...]:
        """Return the meetings as they were known at the end of ``day``.

        Unscheduled ones are unknown until they take place, and one called off later was still expected.
        """
        return tuple(one for one in self.meetings if one.is_known(day))

    def next_meetings(self, day: dt.date) -> tuple[Meeting, ...]:
        """Return the meetings that were still to be decided on ``day``, its own included; never none.

        Raises:
            CalendarEnded: ``day`` is past the last meeting listed, or before the first.

        """
        return self.listed(day, since=day)

    def listed(self, day: dt.date, since: dt.date) -> tuple[Meeting, ...]:
        """Return the meetings known on ``day`` that decide on ``since`` or later; errors as above."""
        if not self.first <= day <= self.last:
            raise CalendarEnded(
                f"FOMC 회의 일정은 {self.first}~{self.last}만 담겨 있어 {day} 뒤의 회의를 알 수 없습니다. "
                "newsgen을 새 판으로 올리거나 newsgen.toml의 [fed] meetings에 회의를 더하십시오."
            )
        found = self.known(day)
        return found[bisect_left(found, since, key=lambda one: one.decision) :]

    def decided_on(self, day: dt.date) -> Meeting | None:
        """Return the meeting that decides on ``day``."""
        at = bisect_left(self.meetings, day, key=lambda one: one.decision)
        return next(
            (one for one in self.meetings[at : at + 1] if one.decision == day and one.is_known(day)), None
        )

    def blackout(self, day: dt.date) -> Meeting | None:
        """Return the scheduled meeting in whose blackout ``day`` lies."""
        spans = ((one, *one.blackout) for one in self.known(day) if one.scheduled)
        return next((one for one, start, end in spans if start <= day <= end), None)

    def warning(self, day: dt.date, ahead: int) -> str:
        """Say in Korean that the calendar ends within ``ahead`` days of ``day``; empty while it does not."""
        left = (self.last - day).days
        if left >= ahead:
            return ""
        return (
            f"FOMC 회의 일정이 {self.last}까지만 담겨 있습니다({max(left, 0)}일 남음). "
            "newsgen을 새 판으로 올리거나 newsgen.toml의 [fed] meetings에 회의를 더하십시오."
        )


def calendar(more: Iterable[Meeting] = ()) -> Calendar:
    """Return the shipped calendar with the desk's meetings; one of the same decision day replaces ours."""
    more = tuple(more)
    if not more:
        return _own()
    found = {one.decision: one for one in (*_shipped(), *more)}
    return Calendar(tuple(sorted(found.values(), key=lambda one: one.decision)))


@cache
def _own() -> Calendar:
    return Calendar(tuple(sorted(_shipped(), key=lambda one: one.decision)))


@cache
def _shipped() -> tuple[Meeting, ...]:
    return tuple(
        Meeting(
            first=dt.date.fromisoformat(row["first"]),
            decision=dt.date.fromisoformat(row["decision"]),
            scheduled=row["kind"] != "unscheduled",
            projections=row["projections"] == "yes",
            called_off=_day(row["called_off"]),
            minutes=_day(row["minutes"]),
            beige_book=_day(row["beige_book"]),
        )
        for row in rows("fomc.csv")
    )


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
