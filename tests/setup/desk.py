"""A desk's machine: a home, what ``init`` wrote there, and mornings whose clock the test sets."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests import program
from tests.linked import link
from tests.setup import cron, forking

ROOT = Path(__file__).parents[2]
SEOUL, UTC = ZoneInfo("Asia/Seoul"), ZoneInfo("UTC")
CLOCK = Path(__file__).parent / "clock"


class Desk:
    """A home in which ``newsgen init`` was run; the machine's clock is in UTC."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = home / "편집국 100%"
        self.program = home / "program"
        self.data = home / ".local" / "share" / "newsgen"
        self.given: dict[str, str] = {
            "NO_PROXY": "127.0.0.1",
            "PYTHONPATH": f"{self.program}:{CLOCK}",
        }
        self._started: set[str] = set()
        self._runners: tuple[str, str] | None = None
        """The script that cron starts as `init` wrote it, and as it is after a verb's first start."""
        home.mkdir(parents=True)
        _linked(self.program)

    def init(self, *options: str) -> str:
        """Run ``newsgen init`` with no terminal, and return what it said."""
        done = program.fresh(
            "-m", "newsgen", "init", "--folder", str(self.folder), *options,
            env={"HOME": str(self.home), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}, cwd=self.home,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def table(self) -> str:
        """The lines for cron."""
        return (self.folder / "newsgen.cron").read_text(encoding="utf-8")

    def secrets(self, **values: str) -> None:
        """Write the secrets' file as a person does, and beside it what the test's clock and network need."""
        rows = [f"{name}={value}\n" for name, value in {**self.given, **values}.items()]
        (self.folder / "secrets.env").write_text("".join(rows), encoding="utf-8")

    @contextlib.contextmanager
    def hastened(self) -> Iterator[None]:
        """Start each verb once as the runner says; from then on its interpreter is a forked one."""
        real = (self.folder / "run").read_text(encoding="utf-8")
        with forking.served({"HOME": str(self.home), "PATH": "/usr/bin:/bin", **self.given}) as python:
            forked = real.replace(
                f"exec {shlex.quote(str(Path(sys.executable).absolute()))} ", f"exec {python} "
            )
            assert forked != real
            self._runners = real, forked
            yield

    def _run(self, command: str) -> tuple[str, int]:
        """Run a line of cron's; return its verb and the exit code."""
        verb = _verb(command)
        if self._runners is not None:
            (self.folder / "run").write_text(self._runners[verb in self._started], encoding="utf-8")
        self._started.add(verb)
        return verb, cron.run(command, self.home)

    def cron(self, moment: str, **secrets: str) -> list[tuple[str, int]]:
        """Let cron run what is due at a time in Seoul; return the verb and the exit code of each line."""
        at = dt.datetime.fromisoformat(moment).replace(tzinfo=SEOUL)
        self.given["TEST_NOW"] = at.isoformat()
        self.secrets(**secrets)
        return [self._run(command) for command in cron.due(self.table, at, UTC)]

    def journal(self) -> list[dict[str, Any]]:
        """What the runs logged."""
        text = (self.folder / "logs" / "morning.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]

    def log(self) -> str:
        """What cron's runs printed."""
        return (self.folder / "logs" / "cron.log").read_text(encoding="utf-8")


def _verb(command: str) -> str:
    return command.partition("/run' ")[2].partition(" ")[0]


def _linked(place: Path) -> None:
    """Lay the program out anew, so that a test can break a file of it: a link where nothing is changed.

    With it goes what no start makes anew: compiled modules, and what ``make env`` makes of the templates.
    """
    for name in ("newsgen", "templates", "glossary", "compiled"):
        if (ROOT / name).is_dir():  # a checkout without `make env` has nothing compiled
            shutil.copytree(
                ROOT / name,
                place / name,
                copy_function=link,
                ignore=shutil.ignore_patterns("*.pyc.*"),  # what another program writes just now
            )


def replaced(path: Path, text: str) -> str:
    """Write a file in the place of a link, and return what stood there."""
    before = path.read_text(encoding="utf-8")
    path.unlink()
    path.write_text(text, encoding="utf-8")
    return before
