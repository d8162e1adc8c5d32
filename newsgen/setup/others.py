"""What else of newsgen runs by itself for this user: other lines of the crontab, other units of systemd."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from newsgen.setup import systemd
from newsgen.setup.cron import BEGIN
from newsgen.setup.places import OUTBOX
from newsgen.setup.runner import Installation, named

PATIENCE = 60.0
"""Seconds that ``crontab -l`` may take."""


def crontab() -> str | None:
    """Return the user's crontab, empty where there is none; None where there is no cron."""
    program = shutil.which("crontab")
    if program is None:
        return None
    done = subprocess.run(  # noqa: S603 - the system's own program
        [program, "-l"],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=PATIENCE,
    )
    return done.stdout


def sharing(here: Installation) -> list[Path]:
    """Return the scripts of other installations that run by themselves and use the outbox of this one."""
    ours = named(here.runner, OUTBOX)
    theirs = dict.fromkeys((*_in_crontab(crontab() or ""), *(runner for _, runner in _units(here))))
    return [each for each in theirs if each != here.runner and ours and named(each, OUTBOX) == ours]


def outdated(here: Installation) -> list[str]:
    """Return the names of units that start this installation but are called as all once were."""
    return [
        path.stem
        for path, runner in _units(here)
        if runner == here.runner and not path.name.startswith(f"newsgen-{here.key}-")
    ]


def _in_crontab(table: str) -> Iterator[Path]:
    """Yield the script of each block that ``init`` wrote."""
    for block in table.split(BEGIN)[1:]:
        lines = (line for line in block.splitlines()[1:] if line[:1] in "*0123456789" and line)
        words = _words(next(lines, ""))
        if len(words) > 5:
            yield Path(words[5])


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line.replace("\\%", "%"))
    except ValueError:
        return []


def _units(here: Installation) -> Iterator[tuple[Path, Path]]:
    """Yield each of the user's units that ``init`` wrote, with the script that it starts."""
    for path in sorted((here.home / ".config" / "systemd" / "user").glob("newsgen-*.service")):
        runner = systemd.started(path.read_text(encoding="utf-8", errors="replace"))
        if runner is not None:
            yield path, runner
