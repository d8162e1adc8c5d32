"""One process at a time: the lock of the whole project.

It is SQLite's own on an empty file: the kernel lets go of it however a process ends, so that no lease has to
run out and no clock or process number has to be believed, and it works on every platform alike.
"""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path


class Busy(Exception):
    """Another process holds the lock, and did not let go of it in time."""


@contextlib.contextmanager
def alone(
    lock: Path, *, patience: float, silence: float = 2.0, waiting: Callable[[], object] = lambda: None
) -> Iterator[None]:
    """Keep every other process out that asks for the same ``lock``, a file of no other use.

    ``patience`` is how many seconds to wait for another process; ``waiting`` is called once if that takes
    longer than ``silence``. The folder is made where there is none.

    Raises:
        Busy: another process holds the lock still.
        OSError: the file cannot be made.

    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with _told(lock):
        held = sqlite3.connect(lock, isolation_level=None)
    try:
        if not _taken(held, lock, min(silence, patience)):
            if patience > silence:
                waiting()
            if patience <= silence or not _taken(held, lock, patience - silence):
                raise Busy(str(lock))
        yield
    finally:
        held.close()


def _taken(held: sqlite3.Connection, lock: Path, seconds: float) -> bool:
    with _told(lock):
        held.execute(f"PRAGMA busy_timeout = {max(int(seconds * 1000), 0)}")
        try:
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            return False
    return True


@contextlib.contextmanager
def _told(lock: Path) -> Iterator[None]:
    """Turn what SQLite says of a file that it cannot write to into what the system would say."""
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(errno.EIO, str(error), str(lock)) from error
