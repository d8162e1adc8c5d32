"""Files put where they belong: never over another one without a copy of it, and secrets for nobody else."""

from __future__ import annotations

import datetime as dt
import os
import secrets
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from newsgen import plain
from newsgen.errors import OutputProblem
from newsgen.korean import SEOUL


class Put(StrEnum):
    """What came of a file."""

    WRITTEN = "썼습니다"
    SAME = "그대로입니다"
    REPLACED = "바꿨습니다"


class Placed(NamedTuple):
    """A file, what came of it, and the copy of what stood there."""

    path: Path
    put: Put
    kept: Path | None = None


def put(path: Path, text: str, mode: int = 0o644, *, now: dt.datetime | None = None) -> Placed:
    """Write a file whole; what stood there is kept beside it. OutputProblem where it cannot be written."""
    body = text.encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.read_bytes() == body:
            path.chmod(mode)
            return Placed(path, Put.SAME)
        kept = _kept(path, (now or dt.datetime.now(dt.UTC)).astimezone(SEOUL)) if path.exists() else None
        _write(path, body, mode)
    except OSError as error:
        raise OutputProblem(f"{path}: 쓸 수 없습니다({plain.reason(error)}). 권한을 확인하십시오.") from error
    return Placed(path, Put.REPLACED if kept else Put.WRITTEN, kept)


def _kept(path: Path, now: dt.datetime) -> Path:
    """Copy a file beside itself, with its mode, and return the copy; its name tells the time in Korea."""
    copy = path.with_name(f"{path.name}.{now:%Y%m%d-%H%M%S}.bak")
    _write(copy, path.read_bytes(), path.stat().st_mode & 0o777)
    return copy


def _write(path: Path, body: bytes, mode: int) -> None:
    """Write beside, then rename; the file has its mode from the first byte on."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode & 0o700)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            os.fchmod(file.fileno(), mode)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
