"""The jobs as user units of systemd, a service and a timer each: its calendar knows the clock of Seoul."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsgen.setup.jobs import Job, When

_DAYS = ("", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_STARTED = re.compile(r'^ExecStart=/bin/sh "((?:[^"\\]|\\.)*)" ', re.MULTILINE)
_NO_SESSION = 3
"""The exit code that says that there is nothing to do today."""


def units(jobs: Iterable[Job], runner: Path, key: str) -> Iterator[tuple[str, str]]:
    """Yield the file name and the text of each unit of the installation of a key."""
    for job in jobs:
        yield f"newsgen-{key}-{job.name}.service", _service(job, runner)
        yield timer(job, key), _timer(job)


def timer(job: Job, key: str) -> str:
    """Return the name of a job's timer: what is enabled."""
    return f"newsgen-{key}-{job.name}.timer"


def calendar(when: When | int) -> list[str]:
    """Return the times as ``OnCalendar=`` takes them, an hour a line."""
    if isinstance(when, int):
        return [f"*:0/{when}"]
    days = "" if len(when.days) == 7 else ",".join(_DAYS[day] for day in when.days) + " "
    hours: dict[int, list[int]] = {}
    for hour, minute in when.times:
        hours.setdefault(hour, []).append(minute)
    return [
        f"{days}*-*-* {hour:02d}:{','.join(f'{each:02d}' for each in minutes)} Asia/Seoul"
        for hour, minutes in hours.items()
    ]


def _service(job: Job, runner: Path) -> str:
    words = " ".join(map(_quoted, (str(runner), *job.words)))
    return "\n".join((
        "[Unit]",
        f"Description=newsgen: {_specifiers(job.says)}",
        "",
        "[Service]",
        "Type=oneshot",
        f"ExecStart=/bin/sh {words}",
        f"SuccessExitStatus={_NO_SESSION}",
        *(["StandardOutput=null"] if job.quiet else []),
        "",
    ))  # fmt: skip


def started(text: str) -> Path | None:
    """Return the script that a unit starts; None where it is none of ``init``'s."""
    found = _STARTED.search(text)
    if found is None:
        return None
    return Path(re.sub(r"\\(.)", r"\1", found[1]).replace("$$", "$").replace("%%", "%"))


def _timer(job: Job) -> str:
    return "\n".join((
        "[Unit]",
        f"Description=newsgen: {_specifiers(job.says)}",
        "",
        "[Timer]",
        *(f"OnCalendar={each}" for each in calendar(job.when)),
        "AccuracySec=10s",
        *(["Persistent=true"] if job.catches_up else []),
        "",
        "[Install]",
        "WantedBy=timers.target",
        "",
    ))  # fmt: skip


def _quoted(word: str) -> str:
    """Return a word as a unit's command line takes it: neither variable nor specifier in it."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{_specifiers(escaped)}"'


def _specifiers(text: str) -> str:
    return text.replace("%", "%%")
