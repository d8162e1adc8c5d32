"""What subjects are called: in full at the first mention, short after it, shortest in a headline.

A company's Korean name comes from the desk's own table (press spelling), then from the brokers' list,
cleaned; else its English name stands, and the editor is told.
"""

from __future__ import annotations

import csv
import functools
import tomllib
from collections.abc import Mapping
from typing import Any, NamedTuple

from newsgen.config import Style
from newsgen.facts.market import Peak
from newsgen.korean.names import clean_broker, clean_english
from newsgen.model import Instrument, Kind
from newsgen.resources import table
from newsgen.story.markup import clean


class Name(NamedTuple):
    """How one subject is written."""

    full: str
    short: str
    headline: str
    doubtful: bool = False
    """True where no list has a press spelling."""


@functools.cache
def subject_rows() -> tuple[dict[str, Any], ...]:
    """Return the shipped table of indices, baskets, rates and currencies."""
    return tuple(tomllib.loads(table("subjects.toml").read_text(encoding="utf-8"))["subject"])


@functools.cache
def _subject_table() -> dict[str, dict[str, Any]]:
    """Return the same rows by symbol."""
    return {str(row["symbol"]): row for row in subject_rows()}


def subject_instruments() -> dict[str, Instrument]:
    """Return the shipped subjects as instruments."""
    return {
        str(row["symbol"]): Instrument(
            symbol=str(row["symbol"]),
            english=str(row["english"]),
            korean=str(row["name"]),
            kind=Kind(str(row["kind"])),
        )
        for row in subject_rows()
    }


def weights() -> dict[str, float]:
    """Return how much each shipped subject matters to the readers, in bits."""
    return {str(row["symbol"]): float(row["weight"]) for row in subject_rows()}


def peaks() -> dict[str, tuple[Peak, ...]]:
    """Return the record closes of each index that stood while a stored history may begin."""
    return {
        row["symbol"]: tuple(Peak(*peak) for peak in row["peaks"]) for row in subject_rows() if "peaks" in row
    }


@functools.cache
def _desk_table() -> dict[str, tuple[str, str]]:
    """Return the desk's spellings: symbol -> (Korean, English)."""
    with table("names.csv").open(encoding="utf-8", newline="") as lines:
        return {row["symbol"]: (row["korean"], row["english"]) for row in csv.DictReader(lines)}


@functools.cache
def _sectors() -> dict[str, str]:
    """Return the sectors' Korean names."""
    with table("sectors.csv").open(encoding="utf-8", newline="") as lines:
        return {row["english"]: row["korean"] for row in csv.DictReader(lines)}


class Names:
    """The names of one article's subjects."""

    def __init__(self, instruments: Mapping[str, Instrument], style: Style) -> None:
        self._instruments = instruments
        self._style = style
        self._found: dict[str, Name] = {}

    def __getitem__(self, about: str) -> Name:
        if about not in self._found:
            self._found[about] = self._look_up(about)
        return self._found[about]

    def _look_up(self, about: str) -> Name:
        row = _subject_table().get(about)
        if row is not None:
            return self._subject(row)
        if "/" in about:
            sector = _sectors().get(about.partition("/")[2], about.partition("/")[2])
            return Name(sector, sector, sector)
        return self._company(about)

    def _subject(self, row: Mapping[str, str | float]) -> Name:
        spelled = [str(row[key]) for key in ("name", "short", "headline")]
        if row["symbol"] == "M7":
            spelled = [text.replace("매그니피센트 7", self._style.magnificent7) for text in spelled]
        return Name(spelled[0], spelled[1], spelled[2])

    def _company(self, symbol: str) -> Name:
        if symbol in _desk_table():
            korean, english = _desk_table()[symbol]
            return _both(korean, english)
        instrument = self._instruments.get(symbol)
        english = clean_english(clean(instrument.english)) if instrument else symbol
        if instrument and instrument.korean:
            return _both(clean_broker(clean(instrument.korean)), english)
        return Name(english or symbol, english or symbol, english or symbol, doubtful=True)


def _both(korean: str, english: str) -> Name:
    """Return a company's name with its English at the first mention."""
    full = f"{korean}({english})" if english and english != korean else korean
    return Name(full, korean, korean)
