"""Which company a symbol is of, by the SEC's own list: kept for days, asked for anew where it lacks one.

The list is of today. A symbol that it has twice may be either company's and is nobody's; one that another
company has taken over since is found out where that company's own record does not have it.
"""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Collection, Mapping
from pathlib import Path

import msgspec

from newsgen.errors import SourceMalformed, SourceUnreachable
from newsgen.sources.live.edgar.files import SHUT, Files

URL = "https://www.sec.gov/files/company_tickers.json"
HOST = "www.sec.gov"
FRESH = 7 * 86_400.0
"""Seconds for which the kept list is used without another look."""
LACKING = 86_400.0
"""Seconds for which it is where a symbol is wanted that it lacks."""
LEAST = 1000
"""Symbols in a list that is whole; there are ten thousand."""

_NAME = "company_tickers.json"


class _Row(msgspec.Struct):
    cik_str: int
    ticker: str


def hyphened(symbol: str) -> str:
    """Return a symbol with its class as Yahoo writes it: ``BRK-B`` for ``BRK.B`` and ``BRK/B``."""
    return re.sub(r"[./ ]", "-", symbol.strip().upper())


def parse(body: bytes, *, least: int = LEAST) -> dict[str, int]:
    """Read the list: symbol -> number of the company (CIK); a symbol of two companies is left out.

    Raises:
        SourceMalformed: it is no such list, or a part of one.

    """
    try:
        rows = msgspec.json.decode(body, type=dict[str, _Row]).values()
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise SourceMalformed(f"{HOST}: 종목 기호 목록을 읽을 수 없습니다") from None
    found: dict[str, int] = {}
    twice: set[str] = set()
    for row in rows:
        symbol = hyphened(row.ticker)
        if found.setdefault(symbol, row.cik_str) != row.cik_str:
            twice.add(symbol)
    if len(found) < least:
        raise SourceMalformed(f"{HOST}: 종목 기호 목록이 온전하지 않습니다({len(found):,}개)")
    return {symbol: cik for symbol, cik in found.items() if symbol not in twice and 0 < cik < 10**10}


def companies(files: Files, kept: Path | None, wanted: Collection[str]) -> Mapping[str, int]:
    """Return the list, the kept one where it is fresh enough for what is wanted.

    An old one serves where there is no new one to be had.

    Raises:
        SourceUnreachable: EDGAR shuts us out, or there is neither a new list nor an old one.

    """
    path = kept / _NAME if kept else None
    old, age = _read(path)
    lacking = any(hyphened(symbol) not in old for symbol in wanted)
    if old and age < (LACKING if lacking else FRESH):
        return old
    try:
        body = files.get(URL)
        new = parse(body)
    except SourceUnreachable as error:
        if not old or error.status in SHUT:
            raise
        return old
    _keep(path, body)
    return new


def forget(kept: Path | None) -> None:
    """Throw the kept list away: it turned out to be out of date."""
    if kept:
        with contextlib.suppress(OSError):
            (kept / _NAME).unlink(missing_ok=True)


def _read(path: Path | None) -> tuple[dict[str, int], float]:
    """Return the kept list and its age in seconds; an empty one where none can be read."""
    try:
        if path is None:
            return {}, 0.0
        return parse(path.read_bytes()), time.time() - path.stat().st_mtime
    except (OSError, SourceMalformed):
        return {}, 0.0


def _keep(path: Path | None, body: bytes) -> None:
    """Keep a list; a disk that is full costs a request tomorrow."""
    if path:
        with contextlib.suppress(OSError):
            new = path.with_suffix(".new")
            new.write_bytes(body)
            new.replace(path)
