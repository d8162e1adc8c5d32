"""What an installation was made with: what is usual where it is made again."""

from __future__ import annotations

import re
from pathlib import Path

from newsgen.editions import CLOSE
from newsgen.setup import jobs
from newsgen.setup.runner import Installation

_EDITION = re.compile(r'"?--edition"? "?([a-z-]+)')


def starter(here: Installation) -> str:
    """Return what starts it, ``cron`` or ``systemd``; for a new one what starts things on this machine."""
    if here.crontab.is_file():
        return "cron"
    return "systemd" if here.units.is_dir() or Path("/run/systemd/system").is_dir() else "cron"


def editions(here: Installation) -> tuple[str, ...]:
    """Return the editions that it makes; New York's close for a new one."""
    files = [here.crontab, *here.units.glob("*.service")]
    text = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in files if path.is_file())
    made = set(_EDITION.findall(text))
    return tuple(name for name in jobs.known() if name in made) or (CLOSE.name,)
