"""Whether what was installed runs as cron starts it, with its secrets, and stands in the crontab."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Iterator
from typing import NamedTuple

from newsgen.config import Config
from newsgen.setup import others, vault
from newsgen.setup.cron import marks
from newsgen.setup.places import FILENAME
from newsgen.setup.runner import Installation

PATIENCE = 60.0
"""Seconds that a start may take on a slow machine."""


class Seen(NamedTuple):
    """One thing that was looked at."""

    ok: bool
    says: str
    """Korean: what was found, and what to do where it is not as it should be."""


def bare(here: Installation) -> dict[str, str]:
    """Return the environment that Debian's cron starts a line with."""
    return {"HOME": str(here.home), "LOGNAME": here.home.name, "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh"}


def findings(here: Installation, config: Config) -> Iterator[Seen]:
    """Look at an installation."""
    yield starts(here)
    existing = vault.read(here.secrets)
    for name in vault.empty(config, existing):
        yield Seen(False, f"{here.secrets}의 {name}이(가) 비어 있습니다. 값을 적으십시오.")
    if here.secrets.is_file() and here.secrets.stat().st_mode & 0o077:
        yield Seen(False, f"{here.secrets}을(를) 남도 읽을 수 있습니다. chmod 600으로 막으십시오.")
    if here.crontab.is_file():
        yield _in_crontab(here)
    for runner in others.sharing(here):
        yield Seen(
            False,
            f"{runner}도 같은 발송함을 씁니다. 한쪽 기사가 다른 쪽 CMS로 갈 수 있으니 한쪽을 나누십시오: "
            f"{here.command} init --outbox {shlex.quote(str(here.folder / FILENAME))}",
        )


def starts(here: Installation) -> Seen:
    """Start newsgen by the script, in cron's environment."""
    try:
        done = subprocess.run(  # noqa: S603 - the script that init wrote
            ["/bin/sh", str(here.runner), "--version"],
            env=bare(here),
            cwd="/",
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Seen(False, f"{here.runner}을(를) 실행할 수 없습니다({type(error).__name__}).")
    if done.returncode:
        said = done.stderr.strip().splitlines()[-1:] or ["아무 말 없이 끝났습니다"]
        return Seen(False, f"{here.runner}이(가) 빈 환경에서 돌지 않습니다: {said[0]}")
    return Seen(True, f"{here.runner}: 빈 환경에서 돕니다({done.stdout.strip()}).")


def _in_crontab(here: Installation) -> Seen:
    """See whether the lines stand in the user's crontab as they were written."""
    listed = others.crontab()
    if listed is None:
        return Seen(False, "cron이 없습니다. apt install cron으로 설치하거나 --systemd로 만드십시오.")
    begin, end = marks(here.runner)
    _, there, rest = listed.partition(begin)
    block = f"{there}{rest.partition(end)[0]}{end}"
    if not there:
        return Seen(False, "crontab에 newsgen의 줄이 없습니다. newsgen init이 알려 준 명령으로 넣으십시오.")
    same = block.strip() == here.crontab.read_text(encoding="utf-8").strip()
    return (
        Seen(True, "crontab에 newsgen의 줄이 있습니다.")
        if same
        else Seen(False, f"crontab의 newsgen 줄이 {here.crontab}과(와) 다릅니다. 다시 넣으십시오.")
    )
