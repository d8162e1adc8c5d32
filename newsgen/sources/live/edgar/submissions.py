"""What a company filed lately: with its items and the time of acceptance, by whichever clock."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

import msgspec

from newsgen.errors import SourceMalformed
from newsgen.sources.live.edgar.files import Files
from newsgen.sources.live.edgar.tickers import hyphened

URL = "https://data.sec.gov/submissions"
ARCHIVES = "https://www.sec.gov/Archives/edgar/data"
HOST = "data.sec.gov"

REGULAR = frozenset({"8-K", "10-Q", "10-K"})
"""Forms that are read: they keep to the cut of half past five, as reports of insiders do not."""

_ACCESSION = re.compile(r"\d{10}-\d{2}-\d{6}")
_ITEM = re.compile(r"\d\.\d{2}")


class Filing(NamedTuple):
    """One filing as the register lists it."""

    accession: str
    form: str
    filed: dt.date
    """The day that it counts for: after half past five the next business day."""
    accepted: dt.datetime
    """When it came in; of a clock that is UTC's by its letter, and for some companies New York's."""
    items: tuple[str, ...]


class Company(NamedTuple):
    """A company with its latest filings, the newest first."""

    cik: int
    symbols: frozenset[str]
    filings: tuple[Filing, ...]


class _Recent(msgspec.Struct, rename="camel"):
    accession_number: list[str]
    form: list[str]
    filing_date: list[str]
    acceptance_date_time: list[str]
    items: list[str | None]


class _Filings(msgspec.Struct):
    recent: _Recent


class _Answer(msgspec.Struct):
    cik: int | str
    tickers: list[str | None]
    filings: _Filings


def company(files: Files, cik: int) -> Company:
    """Ask for a company.

    Raises:
        SourceUnreachable: there is no answer, or (SourceMalformed) one that is not of this company.

    """
    return parse(files.get(f"{URL}/CIK{cik:010d}.json"), cik)


def parse(body: bytes, cik: int) -> Company:
    """Read an answer.

    Raises:
        SourceMalformed: it is none, is of another company, or its columns are of different lengths.

    """
    try:
        told = msgspec.json.decode(body, type=_Answer)
        recent = told.filings.recent
        rows = zip(
            recent.accession_number,
            recent.form,
            recent.filing_date,
            recent.acceptance_date_time,
            recent.items,
            strict=True,
        )
        filings = tuple(_filing(*row) for row in rows if row[1] in REGULAR)
        same = int(told.cik) == cik
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError):
        raise SourceMalformed(f"{HOST}: 읽을 수 없는 답입니다") from None
    if not same:
        raise SourceMalformed(f"{HOST}: 다른 회사의 답입니다")
    return Company(cik, frozenset(hyphened(one) for one in told.tickers if one), filings)


def _filing(accession: str, form: str, filed: str, accepted: str, items: str | None) -> Filing:
    """Return a row; raise ValueError for one that cannot be read."""
    if not _ACCESSION.fullmatch(accession):
        raise ValueError(accession)
    codes = tuple(code for code in (items or "").split(",") if _ITEM.fullmatch(code))
    at = dt.datetime.fromisoformat(accepted)
    return Filing(accession, form, dt.date.fromisoformat(filed), at, codes)


def folder(cik: int, accession: str) -> str:
    """Return where a filing's files lie, without a slash at the end."""
    return f"{ARCHIVES}/{cik}/{accession.replace('-', '')}"


def page(cik: int, accession: str) -> str:
    """Return a filing's index page, where a reader finds all of it."""
    return f"{folder(cik, accession)}/{accession}-index.htm"
