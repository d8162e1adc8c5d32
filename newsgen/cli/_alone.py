"""One fetch at a time into one store: the second waits, and says so."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import click

from newsgen.errors import StoreProblem

_WAIT = 2.0
"""Seconds to wait in silence for another fetch."""


@contextlib.contextmanager
def alone(path: Path, patience: float) -> Iterator[Path]:
    """Keep other fetches into the same store out, and give a folder for yfinance's cache beside it.

    The lock is SQLite's own on a file of that folder: it goes with the process, however that ends. The
    cache begins empty, because a broken one would fail every symbol; it saves but two requests a day.
    """
    folder = path.with_name(f"{path.name}.yahoo")
    cache = folder / "cache"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error.strerror) from error
    lock = sqlite3.connect(folder / "lock.sqlite", timeout=_WAIT, isolation_level=None)
    try:
        _take(lock, path, patience)
        shutil.rmtree(cache, ignore_errors=True)
        cache.mkdir(exist_ok=True)
        yield cache
    finally:
        lock.close()


def _take(lock: sqlite3.Connection, path: Path, patience: float) -> None:
    """Wait for the lock, saying so once."""
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise _unwritable(path, str(error)) from error
        click.echo("다른 newsgen이 시세를 받고 있습니다. 끝나기를 기다립니다.", err=True)
    else:
        return
    lock.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        raise StoreProblem(
            f"다른 newsgen이 저장소 {path}에 시세를 받고 있습니다. 그것이 끝난 뒤에 다시 하십시오."
        ) from error


def _unwritable(path: Path, why: str | None) -> StoreProblem:
    return StoreProblem(f"저장소 {path}의 폴더에 쓸 수 없습니다({why}). 권한과 남은 공간을 확인하십시오.")
