"""The jobs as lines of a crontab.

cron runs by the machine's clock and Debian's knows no other (``CRON_TZ`` is an environment variable to it),
so the times are computed for the machine's zone. Where that has summer time, a job runs at the hours of both:
one too many finds nothing to do.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsgen.setup.jobs import Job, When

SEOUL = dt.timedelta(hours=9)
"""Seoul has had no summer time since 1988."""
LONGEST = 990
"""Bytes of a line: Debian's cron takes 998."""
BEGIN = "# >>> newsgen "
"""How the line begins that begins the lines of an installation."""
_DAY, _WEEK = 24 * 60, 7 * 24 * 60


class Clocks(NamedTuple):
    """A machine's zone."""

    name: str
    offsets: tuple[dt.timedelta, ...]
    """How far it is from UTC over a year."""


def table(jobs: Iterable[Job], clocks: Clocks, runner: Path, log: Path) -> str:
    """Return the lines, between two that tell them from what else stands in a crontab."""
    begin, end = marks(runner)
    lines = [
        begin,
        f"# newsgen init이 썼습니다. 시각은 {clocks.name}의 것입니다. 시간대를 바꾸면 다시 만드십시오.",
        *([f"CRON_TZ={clocks.name}"] if clocks.name.isascii() else []),  # for a cron that heeds it, as cronie
    ]
    for job in jobs:
        lines.append(f"# {job.says}")
        lines += [f"{times} {command(job, runner, log)}" for times in times_of(job, clocks.offsets)]
    return "\n".join((*lines, end, ""))


def marks(runner: Path) -> tuple[str, str]:
    """Return the comments that begin and end the lines of one installation."""
    key = hashlib.sha256(str(runner).encode()).hexdigest()[:8]
    return f"{BEGIN}{key}", f"# <<< newsgen {key}"


def command(job: Job, runner: Path, log: Path) -> str:
    """Return the command of a line: to a shell it is what it is to cron, but for ``%``."""
    words = shlex.join((str(runner), *job.words))
    out = ">/dev/null 2>>" if job.quiet else ">>"
    also = "" if job.quiet else " 2>&1"
    return f"{words} {out}{shlex.quote(str(log))}{also}".replace("%", "\\%")


def times_of(job: Job, offsets: tuple[dt.timedelta, ...]) -> list[str]:
    """Return the five fields of each line that a job needs."""
    if isinstance(job.when, int):
        return [f"*/{job.when} * * * *"]
    moments = {moment for offset in offsets for moment in _local(job.when, offset)}
    return sorted(_fields(moments))


def _local(when: When, offset: dt.timedelta) -> Iterator[tuple[int, int, int]]:
    """Yield day of the week (0 is Sunday), hour and minute by a clock that is so far from UTC."""
    shift = int((offset - SEOUL).total_seconds()) // 60
    for day in when.days:
        for hour, minute in when.times:
            moment = ((day % 7) * _DAY + hour * 60 + minute + shift) % _WEEK
            yield moment // _DAY, moment % _DAY // 60, moment % 60


def _fields(moments: set[tuple[int, int, int]]) -> Iterator[str]:
    """Yield the fields of moments, those of the same days and hour together, then of the same minutes."""
    days: dict[tuple[int, int], set[int]] = {}
    for day, hour, minute in moments:
        days.setdefault((hour, minute), set()).add(day)
    minutes: dict[tuple[int, frozenset[int]], set[int]] = {}
    for (hour, minute), each in days.items():
        minutes.setdefault((hour, frozenset(each)), set()).add(minute)
    hours: dict[tuple[frozenset[int], frozenset[int]], set[int]] = {}
    for (hour, weekdays), some in minutes.items():
        hours.setdefault((frozenset(some), weekdays), set()).add(hour)
    for (at, weekdays), those in hours.items():
        yield f"{_list(at)} {_list(those)} * * {'*' if len(weekdays) == 7 else _list(weekdays)}"


def _list(values: Iterable[int]) -> str:
    """Return numbers as cron lists them; three or more in a row as a range."""
    runs: list[list[int]] = []
    for value in sorted(values):
        if runs and value == runs[-1][-1] + 1:
            runs[-1].append(value)
        else:
            runs.append([value])
    parts = (f"{run[0]}-{run[-1]}" if len(run) > 2 else ",".join(map(str, run)) for run in runs)
    return ",".join(parts)
