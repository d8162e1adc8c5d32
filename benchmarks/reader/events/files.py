"""What the recorded files say of events, read by the judge itself and taken as they are.

A report is known where a row gives what came (an actual figure) or a filing with item 2.02; a row of a
calendar alone is a plan. Where two sources do not agree on the day, none of them is believed, unless the
authority's own filing stands with one.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from benchmarks.reader.events import sessions

RESULTS = "2.02"
_PARTS = {"bmo": "before", "amc": "after", "during": "during", "unknown": ""}
_PLANS = re.compile(r"av-sched|nasdaq-sched")
"""Sources that are calendars: what they said before does not stand against what came."""


class Report(NamedTuple):
    """One row about a company's quarterly report."""

    symbol: str
    day: dt.date
    part: str
    """``before``, ``during``, ``after``; empty where the hour is not known."""
    status: str
    source: str
    filed: dt.date | None
    """The day of the nearest filing with the results, as the row has it."""
    accepted: str
    others: tuple[tuple[str, dt.date], ...]
    """Sources that have another day, with that day."""
    expected: float | None
    actual: float | None
    doubt: str
    """Why the row's day or hour is not believed; empty where it is."""

    @property
    def came(self) -> bool:
        """Whether the report is known to have come."""
        return self.status in {"reported", "filed"}

    @property
    def session(self) -> dt.date | None:
        """The first session that could react, by the day and hour of the row."""
        return sessions.reacts(self.day, self.part)


class Filing(NamedTuple):
    """One 8-K."""

    symbol: str
    filed: dt.date
    at: dt.datetime | None
    """When it was accepted by New York's clock, where that is known."""
    items: frozenset[str]

    @property
    def sessions(self) -> frozenset[dt.date]:
        """The sessions that may have been the first to react: one where the minute is known."""
        if self.at is not None:
            day = self.at.date()
            found = sessions.reacts(day, sessions.part_at(day, self.at.time()))
            return frozenset([found] if found else [])
        return frozenset([sessions.on_or_after(self.filed), sessions.after(self.filed)])


class Occasion(NamedTuple):
    """One row about the market's day."""

    day: dt.date
    kind: str
    event: str
    korean: str


class Release(NamedTuple):
    """One figure that was released."""

    day: dt.date
    event: str


class Files:
    """The recorded folder ``data`` as the judge reads it."""

    def __init__(self, market: Path) -> None:
        self.market = market
        self._events, self._fed = market.parent / "events", market.parent / "fed"

    @property
    def known(self) -> bool:
        """Whether anything of events is recorded."""
        return (self._events / "earnings.csv.gz").exists()

    @cached_property
    def reports(self) -> dict[str, list[Report]]:
        """Symbol -> its reports, in the order of their days, with the filings of results that no row has."""
        found = self._reports("earnings.csv.gz")
        for symbol, some in self.filings.items():
            known = found.setdefault(symbol, [])
            days = [one.day for one in known]
            for each in some:
                if RESULTS in each.items and all(abs(each.filed - day) > dt.timedelta(6) for day in days):
                    known.append(_filed(each))
            known.sort(key=lambda one: one.day)
        return found

    @cached_property
    def plans(self) -> dict[str, list[Report]]:
        """Symbol -> what calendars alone had, of which about half the far ones moved."""
        return self._reports("earnings_planned.csv.gz")

    def _reports(self, name: str) -> dict[str, list[Report]]:
        found: dict[str, list[Report]] = defaultdict(list)
        for row in _rows(self._events / name):
            found[row["symbol"]].append(_report(row))
        return {symbol: sorted(some, key=lambda one: one.day) for symbol, some in found.items()}

    @cached_property
    def filings(self) -> dict[str, list[Filing]]:
        """Symbol -> its 8-Ks."""
        found: dict[str, list[Filing]] = defaultdict(list)
        for row in _rows(self._events / "filings.csv.gz"):
            at = dt.datetime.fromisoformat(row["accepted_ny"]) if len(row["accepted_ny"]) > 10 else None
            items = frozenset(row["items"].split(","))
            found[row["symbol"]].append(Filing(row["symbol"], _day(row["filed"]), at, items))
        return dict(found)

    @cached_property
    def occasions(self) -> dict[dt.date, list[Occasion]]:
        """Day -> what the calendar of the market has."""
        found: dict[dt.date, list[Occasion]] = defaultdict(list)
        for row in _rows(self._events / "events.csv"):
            day = _day(row["date"])
            found[day].append(Occasion(day, row["kind"], row["event"], row["event_ko"]))
        return dict(found)

    @cached_property
    def releases(self) -> list[Release]:
        """The figures released, in the order of their days."""
        rows = _rows(self._fed / "us_macro_releases.csv")
        return sorted(Release(_day(row["release_date"]), row["event"]) for row in rows)

    @cached_property
    def meetings(self) -> list[tuple[dt.date, dt.date]]:
        """First and last day of each meeting of the Fed's committee."""
        rows = _rows(self._fed / "fomc_calendar.csv")
        return sorted((_day(row["start"]), _day(row["end"])) for row in rows)

    @cached_property
    def markets(self) -> dict[str, list[tuple[dt.date, float]]]:
        """Symbol of another market -> its closes."""
        found: dict[str, list[tuple[dt.date, float]]] = defaultdict(list)
        for row in _rows(self._events / "prices" / "markets.csv.gz"):
            if row["close"]:
                found[row["symbol"]].append((_day(row["date"]), float(row["close"])))
        return {symbol: sorted(some) for symbol, some in found.items()}

    @cached_property
    def kin(self) -> dict[str, tuple[str, ...]]:
        """Symbol -> all symbols of the same company, its classes of shares."""
        of: dict[str, list[str]] = defaultdict(list)
        for row in _rows(self.market / "instruments.csv"):
            plain = re.sub(r",? (?:Class|Common|Series|Capital) .*$", "", row["english"]).strip(" .,")
            of[plain].append(row["symbol"])
        return {symbol: tuple(some) for some in of.values() for symbol in some}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if not path.exists():
        return
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""))


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text[:10])


def _report(row: dict[str, str]) -> Report:
    others = [one.partition(":") for one in row["other_date"].split(";") if one]
    day, part = _day(row["date"]), _part(row)
    one = Report(
        row["symbol"],
        day,
        part,
        row["status"],
        row["source"],
        _day(row["edgar_202"]) if row["edgar_202"] else None,
        row["edgar_accept_ny"],
        tuple((source, _day(other)) for source, _, other in others if other),
        float(row["eps_estimate"]) if row["eps_estimate"] else None,
        float(row["eps_actual"]) if row["eps_actual"] else None,
        "",
    )
    return one._replace(doubt=_doubt(one, row["time_ny"]))


def _filed(filing: Filing) -> Report:
    """Return what a filing of results says of a report, where no row does."""
    day = filing.at.date() if filing.at else filing.filed
    part = sessions.part_at(day, filing.at.time()) if filing.at else ""
    return Report(filing.symbol, day, part, "filed", "8-K", filing.filed, "", (), None, None, "")


def _part(row: dict[str, str]) -> str:
    """Return the part of the day: as the row has it, else by the clock of the filing of that day."""
    part = _PARTS[row["when"]]
    if not part and row["edgar_accept_ny"] and row["edgar_202"] == row["date"]:
        return sessions.part_at(_day(row["date"]), dt.time.fromisoformat(row["edgar_accept_ny"]))
    return part


def _doubt(one: Report, clock: str) -> str:
    """Return why a row's day or hour is not to be believed."""
    if clock in {"19:00", "20:00"} and (one.filed is None or one.filed > one.day):
        return f"hour {clock} is midnight of UTC, that is no hour; filed {one.filed}"
    if one.filed is not None:
        if one.filed > sessions.after(sessions.on_or_after(one.day)):
            return f"the row has {one.day}, the filing {one.filed}"
        if one.session and sessions.after(one.filed) < one.session:
            return f"the row has {one.day} {one.part}, the filing is of {one.filed} already"
        if one.accepted and one.session and one.filed == one.day:
            hour = dt.time.fromisoformat(one.accepted)
            filed = sessions.reacts(one.day, sessions.part_at(one.day, hour))
            if filed and filed < one.session:  # a filing may follow what it tells, not come before it
                return f"the row has {one.day} {one.part}, the filing {one.accepted}"
        return ""
    against = [f"{source} {day}" for source, day in one.others if not _PLANS.match(source)]
    return f"the row has {one.day}, {', '.join(against)}" if against else ""
