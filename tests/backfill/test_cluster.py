"""``newsgen backfill --scheduler`` on a cluster of worker processes, one of which is killed half-way."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.backfill.spans import files, newsgen, span, started

distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
pytestmark = pytest.mark.slow

WORDS = span("2025-08-04", "2025-08-15", "--format", "json,md")


@contextlib.contextmanager
def cluster(place: Path) -> Iterator[Any]:
    """Two worker processes and their scheduler, on loopback."""
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        host="127.0.0.1",
        local_directory=str(place),
    ) as made:
        yield made


def test_the_bytes_are_those_of_one_process_though_a_worker_is_killed(
    tmp_path: Path, recorded_store_path: Path
) -> None:
    alone, there = tmp_path / "alone", tmp_path / "there"
    alone.mkdir()
    there.mkdir()
    assert newsgen(*WORDS, "--jobs", "1", folder=alone, store=recorded_store_path).returncode == 0
    with cluster(tmp_path / "cluster") as workers:
        words = (*WORDS, "--scheduler", workers.scheduler_address)
        running = started(*words, folder=there, store=recorded_store_path)
        _wait_for_the_first(running, there)
        pid = next(iter(workers.workers.values())).pid
        os.kill(pid, signal.SIGKILL)
        assert running.wait(300) == 0
    assert len(files(there / "out")) == 20
    assert files(there / "out") == files(alone / "out")


def _wait_for_the_first(running: subprocess.Popen[bytes], folder: Path) -> None:
    journal = folder / "out" / ".backfill" / "us-close.jsonl"
    while not (journal.exists() and journal.stat().st_size):
        assert running.poll() is None
        time.sleep(0.01)


def test_a_scheduler_that_does_not_answer_is_one_line(tmp_path: Path, recorded_store_path: Path) -> None:
    words = (*WORDS, "--scheduler", "tcp://127.0.0.1:9")
    done = newsgen(*words, folder=tmp_path, store=recorded_store_path)
    assert done.returncode == 2
    assert "응답하는 스케줄러가 없습니다" in done.stderr.splitlines()[-1]
