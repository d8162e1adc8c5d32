"""EDGAR's index of one day: who filed a Form 8-K. It is made at ten in the evening, and absent before."""

from __future__ import annotations

import datetime as dt
import re

from newsgen.errors import SourceMalformed, SourceUnreachable
from newsgen.sources.live.edgar.files import TOO_FAST, Files

URL = "https://www.sec.gov/Archives/edgar/daily-index"
HOST = "www.sec.gov"
FORM = "8-K"

_ROW = re.compile(r"(?P<form>\S.*?)\s{2,}\S.*\s(?P<cik>\d{1,10})\s+\d{8}\s+edgar/data/\S+\s*")
_RULE = re.compile(r"-{20,}\s*")


def filers(files: Files, day: dt.date) -> frozenset[int] | None:
    """Return who filed a Form 8-K on a day; None where the index is not there, or not to be had whole.

    EDGAR answers 403 for a file that is not there, and to whom it shuts out: what is asked next tells.

    Raises:
        SourceUnreachable: EDGAR shuts us out (429).

    """
    quarter = (day.month + 2) // 3
    try:
        return parse(files.get(f"{URL}/{day.year}/QTR{quarter}/form.{day:%Y%m%d}.idx"))
    except SourceUnreachable as error:
        if error.status == TOO_FAST:
            raise
        return None


def parse(body: bytes) -> frozenset[int]:
    """Read an index: the companies (CIK) with a Form 8-K; amendments (8-K/A) are none.

    Raises:
        SourceMalformed: it is none, or was cut off.

    """
    text = body.decode("utf-8", errors="replace")
    lines = iter(text.splitlines())
    if not any(_RULE.fullmatch(line) for line in lines) or not text.endswith("\n"):
        raise SourceMalformed(f"{HOST}: 하루치 목록이 온전하지 않습니다")
    rows = [_ROW.fullmatch(line) for line in lines if line.strip()]
    if not rows or None in rows:
        raise SourceMalformed(f"{HOST}: 하루치 목록을 읽을 수 없습니다")
    return frozenset(int(row["cik"]) for row in rows if row and row["form"] == FORM)
