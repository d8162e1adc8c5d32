"""systemd's own reading of the units: that they are sound, and when they run."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from newsgen.setup import systemd
from newsgen.setup.jobs import Wanted, jobs, known

RUNNER = Path("/srv/편집국 100%/it's $HOME/run")
JOBS = jobs(Wanted(known(), ("desk",), feed=True))
ANALYZE = shutil.which("systemd-analyze")
needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="no systemd-analyze here")


def test_each_job_has_a_service_and_a_timer_with_whole_paths():
    units = dict(systemd.units(JOBS, RUNNER, "desk-1a2b3c"))
    assert len(units) == 2 * len(JOBS)
    close = units["newsgen-desk-1a2b3c-today-us-close.service"]
    assert (
        'ExecStart=/bin/sh "/srv/편집국 100%%/it\'s $$HOME/run" "today" "--morning" "--edition" "us-close"'
        in close
    )
    assert "Persistent=true" in units["newsgen-desk-1a2b3c-today-us-close.timer"]
    assert "Persistent" not in units["newsgen-desk-1a2b3c-heartbeat-us-close.timer"]


@needs_systemd
def test_systemd_finds_nothing_wrong_with_them(tmp_path):
    (tmp_path / "a 한글 100% $x").mkdir()
    runner = tmp_path / "a 한글 100% $x" / "run"
    runner.write_text("#!/bin/sh\n")
    for name, text in systemd.units(JOBS, runner, "desk-1a2b3c"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [ANALYZE, "verify", "--man=no", *map(str, sorted(tmp_path.glob("newsgen-*")))],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert "newsgen" not in done.stderr, done.stderr


@needs_systemd
@pytest.mark.parametrize(
    ("job", "first"),
    [
        ("today-us-close", "2026-02-02 20:31:00"),
        ("heartbeat-us-close", "2026-02-02 21:45:00"),
        ("today-us-week", "2026-02-06 22:15:00"),
        ("recheck", "2026-02-02 00:10:00"),
        ("outbox", "2026-02-02 00:05:00"),
    ],
)
def test_systemd_runs_them_by_the_clock_of_seoul(job, first):
    (found,) = [each for each in JOBS if each.name == job]
    ahead = []
    for when in systemd.calendar(found.when):
        done = subprocess.run(
            [ANALYZE, "calendar", "--base-time=2026-02-02 00:00:01 UTC", when],
            capture_output=True, text=True, check=True, timeout=60, env={"TZ": "UTC", "LC_ALL": "C"},
        )  # fmt: skip
        ahead += [
            line.split(": ", 1)[1]
            for line in done.stdout.splitlines()
            if "in UTC:" in line or "Next elapse:" in line
        ]
    assert any(first in each for each in ahead), ahead
