"""Files that somebody gives us to read: plain ones only, and never more of one than can be meant."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def read_bytes(path: Path, most: int) -> bytes:
    """Return what a file holds, at most ``most`` bytes; raises as :func:`opened`."""
    with opened(path, most) as file:
        found = file.read(most + 1)
    if len(found) > most:
        raise too_large(path, most)
    return found


@contextmanager
def opened(path: Path, most: int) -> Iterator[BinaryIO]:
    """Open a file to read at most ``most`` bytes of it; whoever reads piece by piece counts them.

    Raises:
        OSError: it cannot be read, is no plain file (a pipe or a device may never end, and a pipe that nobody
            writes to is not waited for), or is larger; ``strerror`` says so in Korean.

    """
    # Opening a pipe would wait for its writer; on a plain file the flag changes nothing.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        state = os.fstat(handle)
        if stat.S_ISDIR(state.st_mode):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(state.st_mode):
            raise OSError(errno.EINVAL, "보통 파일이 아닙니다", str(path))
        if state.st_size > most:
            raise too_large(path, most)
        with os.fdopen(handle, "rb", closefd=False) as file:
            yield file
    finally:
        os.close(handle)


def too_large(path: Path, most: int) -> OSError:
    """Return what is raised of a file with more than ``most`` bytes."""
    return OSError(errno.EFBIG, f"너무 큽니다. {_size(most)}까지 읽습니다", str(path))


def reason(error: OSError) -> str:
    """Say in Korean, as a phrase, why a file cannot be read or written, or an address be taken."""
    told = error.strerror or ""
    return _REASONS.get(error.errno or 0) or (
        told if any("가" <= one <= "힣" for one in told) else "장치 오류"
    )


_REASONS = {
    errno.ENOENT: "파일이 없음",
    errno.ENOTDIR: "폴더가 아님",
    errno.EISDIR: "폴더임",
    errno.EACCES: "권한 없음",
    errno.EPERM: "권한 없음",
    errno.EROFS: "읽기 전용 장치임",
    errno.ENOSPC: "남은 공간이 없음",
    errno.ELOOP: "링크가 돌고 돎",
    errno.ENAMETOOLONG: "이름이 너무 긺",
    errno.EDQUOT: "할당된 공간을 다 씀",
    errno.EBUSY: "다른 프로그램이 쓰고 있음",
    errno.EMFILE: "열어 둔 파일이 너무 많음",
    errno.ENFILE: "열어 둔 파일이 너무 많음",
    errno.EADDRINUSE: "다른 프로그램이 쓰고 있음",
    errno.EADDRNOTAVAIL: "이 컴퓨터의 주소가 아님",
}


def _size(octets: int) -> str:
    return f"{octets >> 20:,}MB" if octets >= 1 << 20 else f"{octets >> 10:,}KB"
