"""cron as Debian's crontab(5) describes it, for tests that move the clock: what runs at a minute, and how."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

RANGES = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))


class Line(NamedTuple):
    """One line of a crontab."""

    fields: tuple[frozenset[int], ...]
    any_day: tuple[bool, bool]
    """Whether the day of the month and the day of the week are ``*``."""
    command: str

    def runs_at(self, moment: dt.datetime) -> bool:
        """Tell whether it runs at a minute of the machine's clock."""
        minute, hour, day, month, weekday = self.fields
        if moment.minute not in minute or moment.hour not in hour or moment.month not in month:
            return False
        by_month, by_week = moment.day in day, moment.isoweekday() % 7 in {each % 7 for each in weekday}
        return (by_month and by_week) if any(self.any_day) else (by_month or by_week)


def lines(table: str) -> list[Line]:
    """Read a crontab; what is no line of cron's raises ValueError."""
    found = []
    for row in table.splitlines():
        if not row.strip() or row.startswith("#"):
            continue
        first, equals, _ = row.partition("=")
        if equals and first.isidentifier():
            continue
        *fields, command = row.split(None, 5)
        sets = tuple(_set(field, *RANGES[at]) for at, field in enumerate(fields))
        found.append(Line(sets, (fields[2] == "*", fields[4] == "*"), _command(command)))
    return found


def _set(field: str, first: int, last: int) -> frozenset[int]:
    found: set[int] = set()
    for part in field.split(","):
        span, _, step = part.partition("/")
        low, _, high = (f"{first}-{last}" if span == "*" else span).partition("-")
        found.update(range(int(low), int(high or low) + 1, int(step or 1)))
    assert found, field
    assert min(found) >= first, field
    assert max(found) <= last, field
    return frozenset(found)


def _command(text: str) -> str:
    """Return what the shell is given: a bare ``%`` ends the command, an escaped one is one."""
    command, at = "", 0
    while at < len(text):
        if text[at] == "\\" and text[at + 1 : at + 2] == "%":
            command, at = command + "%", at + 2
        elif text[at] == "%":
            break
        else:
            command, at = command + text[at], at + 1
    return command


def due(table: str, moment: dt.datetime, zone: ZoneInfo) -> list[str]:
    """Return the commands that run at a moment, on a machine of a zone."""
    local = moment.astimezone(zone)
    return [line.command for line in lines(table) if line.runs_at(local)]


def run(command: str, home: Path, patience: float = 120.0) -> int:
    """Run a command as cron does: its shell and its environment, from the user's home."""
    environment = {"HOME": str(home), "LOGNAME": "desk", "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh"}
    done = subprocess.run(
        [
            "/usr/bin/env",
            "-i",
            *(f"{name}={value}" for name, value in environment.items()),
            "/bin/sh",
            "-c",
            command,
        ],
        cwd=home,
        capture_output=True,
        timeout=patience,
        check=False,
    )
    assert not done.stdout, "cron would mail this"
    assert not done.stderr, "cron would mail this"
    return done.returncode
