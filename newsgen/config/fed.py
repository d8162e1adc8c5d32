"""The Fed's meetings, where the shipped calendar lacks them: table ``[fed]``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from newsgen.config.settings import Settings
from newsgen.fed import fomc

_LONGEST_MEETING = 7


class FedMeeting(Settings, frozen=True, kw_only=True):
    """A meeting of the Federal Open Market Committee that the shipped calendar lacks, or has otherwise."""

    first: dt.date
    decision: dt.date
    """The last day, on which the decision is announced."""
    scheduled: bool = True
    projections: bool = False
    """Whether it brings the Summary of Economic Projections."""

    def __post_init__(self) -> None:
        """Refuse days that are out of order."""
        if not 0 <= (self.decision - self.first).days <= _LONGEST_MEETING:
            raise ValueError("first와 decision에 회의 첫날과 결정하는 날을 차례대로 적으십시오")


class Fed(Settings, frozen=True, kw_only=True):
    """The Fed's meetings, table ``[fed]``: ``meetings = [{first = 2028-03-21, decision = 2028-03-22}]``."""

    meetings: tuple[FedMeeting, ...] = ()
    warn_days: Annotated[int, msgspec.Meta(ge=0, le=3650)] = 180
    """The editor is warned when the calendar of meetings ends within as many days."""

    def calendar(self) -> fomc.Calendar:
        """Return the shipped calendar with these meetings."""
        return fomc.calendar(
            fomc.Meeting(one.first, one.decision, one.scheduled, one.projections) for one in self.meetings
        )
