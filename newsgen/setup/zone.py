"""The clock of a machine: cron runs by it, whatever a user's own environment says."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

from newsgen.errors import UsageProblem

LOCALTIME = Path("/etc/localtime")


def of_the_machine(path: Path = LOCALTIME) -> tuple[ZoneInfo, str]:
    """Return the machine's zone and its name; UTC where the machine names none, as cron takes it."""
    try:
        target = path.resolve().as_posix()
        with path.open("rb") as file:
            found = ZoneInfo.from_file(file)
    except (OSError, ValueError):
        return ZoneInfo("UTC"), "UTC"
    return found, target.partition("/zoneinfo/")[2] or "이 컴퓨터의 시각"


def named(name: str) -> ZoneInfo:
    """Return a zone by its name; UsageProblem where there is none."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:
        raise UsageProblem(f"--zone {name}: 그런 시간대가 없습니다. Asia/Seoul처럼 쓰십시오.") from error


def offsets(zone: dt.tzinfo, year: int) -> tuple[dt.timedelta, ...]:
    """Return how far a zone is from UTC in the year from a January on: one value, or two with summer time."""
    days = (dt.datetime(year, 1, 1, 12, tzinfo=dt.UTC) + dt.timedelta(days=each) for each in range(366))
    return tuple(sorted({day.astimezone(zone).utcoffset() or dt.timedelta() for day in days}))
