"""What is dear to make is made once in a run of the tests: xdist's workers share it through a folder."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

LONGEST = 600
"""Seconds that a worker waits for what another one makes."""


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return the folder ``name`` of this run, filled by ``make`` for the first who asks.

    Others wait meanwhile; a worker that dies while it fills the folder leaves the work to the next one.
    """
    root = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    ready, being_made = root / name, root / f"{name}-being-made"
    lock = sqlite3.connect(root / f"{name}.lock", timeout=LONGEST, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")  # a worker that dies lets go
        if not ready.exists():
            shutil.rmtree(being_made, ignore_errors=True)
            being_made.mkdir()
            make(being_made)
            being_made.rename(ready)
        lock.execute("COMMIT")
    finally:
        lock.close()
    return ready
