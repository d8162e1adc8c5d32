"""Backfills as tests run them: the verb in a process of its own, and what it left in its folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests import program

ROOT = Path(__file__).parents[2]


def environment(folder: Path, store: Path) -> dict[str, str]:
    """What a run needs to know: its own outbox, so that runs know nothing of each other."""
    return {
        **os.environ,
        "NEWSGEN_STORE": str(store),
        "NEWSGEN_OUTBOX": str(folder / "outbox.sqlite"),
        "PYTHONPATH": str(ROOT),
    }


def newsgen(*words: str, folder: Path, store: Path) -> subprocess.CompletedProcess[str]:
    """Run ``newsgen`` in a folder."""
    env = environment(folder, store)
    return program.run("-m", "newsgen", *words, cwd=folder, env=env, timeout=300)


def started(*words: str, folder: Path, store: Path) -> subprocess.Popen[bytes]:
    """Start ``newsgen`` in a folder, in a group of its own, to be killed."""
    return subprocess.Popen(
        [sys.executable, "-m", "newsgen", *words],
        cwd=folder,
        env=environment(folder, store),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def span(first: str, last: str, *more: str) -> tuple[str, ...]:
    """The words of a backfill into the folder ``out``."""
    return "backfill", "--from", first, "--to", last, "--out", "out", *more


def files(folder: Path) -> dict[str, bytes]:
    """What was written of articles, by name; half-written files of a kill are not among it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".") and ".backfill" not in path.parts
    }
