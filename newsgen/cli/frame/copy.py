"""Copy that a person hands a verb: a file or what comes in, in whatever encoding Korean desks save."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsgen.encoded import Encoded

STDIN = "-"


def read(file: str | Path) -> Encoded:
    """Read a text to the letter, so that offsets count its characters; UsageProblem where that cannot be."""
    from newsgen import plain
    from newsgen.encoded import korean, odd_line
    from newsgen.errors import UsageProblem

    name = "표준입력" if file == STDIN else f"{file}"
    try:
        octets = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
    except OSError as error:
        raise UsageProblem(f"{name}: 읽을 수 없습니다({plain.reason(error)}).") from error
    found = korean(octets)
    if found is None:
        where = f"{name} {odd_line(octets)}행"
        raise UsageProblem(f"{where}: UTF-8도 CP949도 UTF-16도 아닙니다. UTF-8로 저장해 주십시오.")
    return found
