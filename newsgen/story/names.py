"""What subjects are called: in full at the first mention, short after it, shortest in a headline.

Companies are in :mod:`newsgen.story.companies`. A universe whose list of members does not hold for the
session goes by what it is like: "미국 소형주", not "러셀2000 구성 종목".
"""

from __future__ import annotations

import csv
import datetime as dt
import functools
import re
import tomllib
from collections.abc import Mapping, Set
from typing import Any, NamedTuple

from newsgen import calendars
from newsgen.config import Style
from newsgen.facts.market import Peak
from newsgen.indicators import indicators
from newsgen.model import Instrument, Kind
from newsgen.resources import table
from newsgen.story.companies import company


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
    """Return how much each shipped subject and release matters to the readers, in bits."""
    subjects = {str(row["symbol"]): float(row["weight"]) for row in subject_rows()}
    return subjects | {code: one.weight for code, one in indicators().items()}


def peaks() -> dict[str, tuple[Peak, ...]]:
    """Return the record closes of each index that stood while a stored history may begin."""
    return {
        row["symbol"]: tuple(Peak(*peak) for peak in row["peaks"]) for row in subject_rows() if "peaks" in row
    }


@functools.cache
def headline_names() -> re.Pattern[str]:
    """Return a pattern of what headlines call the indices, the longest first."""
    spelled = {str(row["headline"]) for row in subject_rows() if row["kind"] == "index"}
    return re.compile("|".join(map(re.escape, sorted(spelled, key=len, reverse=True))))


@functools.cache
def _sectors() -> dict[str, str]:
    """Return the sectors' Korean names."""
    with table("sectors.csv").open(encoding="utf-8", newline="") as lines:
        return {row["english"]: row["korean"] for row in csv.DictReader(lines)}


class Names:
    """The names of one article's subjects."""

    def __init__(
        self, instruments: Mapping[str, Instrument], style: Style, uncovered: Set[str] = frozenset()
    ) -> None:
        self._instruments = instruments
        self._style = style
        self._uncovered = uncovered
        self._found: dict[str, Name] = {}

    def __getitem__(self, about: str) -> Name:
        if about not in self._found:
            self._found[about] = self._look_up(about)
        return self._found[about]

    def _look_up(self, about: str) -> Name:
        row = _subject_table().get(about)
        if row is not None:
            return self._subject(row)
        if about in indicators():
            one = indicators()[about]
            return Name(one.name, one.short, one.headline)
        if about.startswith("XNYS:"):
            rests = calendars.closure(dt.date.fromisoformat(about.removeprefix("XNYS:")))
            return Name(rests, rests, rests)
        if "/" in about:
            sector = _sectors().get(about.partition("/")[2], about.partition("/")[2])
            return Name(sector, sector, sector)
        return self._company(about)

    def _subject(self, row: Mapping[str, str | float]) -> Name:
        if row["symbol"] in self._uncovered and "uncovered" in row:
            return Name(str(row["uncovered"]), str(row["uncovered"]), str(row["headline"]))
        spelled = [str(row[key]) for key in ("name", "short", "headline")]
        if row["symbol"] == "M7":
            spelled = [text.replace("매그니피센트 7", self._style.magnificent7) for text in spelled]
        return Name(spelled[0], spelled[1], spelled[2])

    def _company(self, symbol: str) -> Name:
        found = company(symbol, self._instruments.get(symbol))
        if found.korean:
            return _both(found.korean, found.english)
        english = found.english or symbol
        return Name(english, english, english, doubtful=True)


def _both(korean: str, english: str) -> Name:
    """Return a company's name with its English at the first mention."""
    full = f"{korean}({english})" if english and english != korean else korean
    return Name(full, korean, korean)
