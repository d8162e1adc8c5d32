"""One process at a time sends to one target."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from newsgen.deliveries.schema import told
from newsgen.errors import DeliveryDelayed

PATIENCE = 60.0


@contextlib.contextmanager
def alone(outbox: Path, target: str, patience: float = PATIENCE) -> Iterator[None]:
    """Keep other processes from sending to the same target.

    The lock is SQLite's own on a file beside the outbox: the kernel lets go of it however a process ends, so
    that no lease has to run out and no clock or process number has to be believed. It is one for a target and
    not one for an article, because articles share what is made on the way: tags, categories, pictures.

    Raises:
        DeliveryDelayed: another process is sending, and did not come to an end in time.

    """
    folder = outbox.with_name(f"{outbox.name}.locks")
    with told(outbox):
        folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(target.encode()).hexdigest()[:16]
        lock = sqlite3.connect(folder / f"{name}.lock", timeout=patience, isolation_level=None)
    try:
        _take(lock, outbox, target)
        yield
    finally:
        lock.close()


def _take(lock: sqlite3.Connection, outbox: Path, target: str) -> None:
    with told(outbox):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise DeliveryDelayed(
                f"다른 newsgen이 {target}에 보내고 있습니다. 남은 것은 그쪽이 보냅니다."
            ) from error
