"""Whether a company reported when a text says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from benchmarks.reader.events import sessions
from benchmarks.reader.events.files import Files, Filing, Report
from benchmarks.reader.events.reports import Told
from benchmarks.reader.events.times import When

NEAR = dt.timedelta(10)
SOON = 5
"""Sessions within which a report is soon."""
LEADS = dt.timedelta(35)
"""A filing of results so long before a report may be a notice of a part of them."""
NEXT = dt.timedelta(1)
CENT = 0.01 + 1e-9
_FAR = "av-sched-far"

Answer = tuple[bool | None, str]


def rows_of(files: Files, symbol: str) -> list[Report]:
    """Return every row about a company, whatever its class of shares."""
    return sorted(
        (row for one in files.kin.get(symbol, (symbol,)) for row in files.reports.get(one, [])),
        key=lambda row: row.day,
    )


def window(day: dt.date, edition: str) -> tuple[dt.date, dt.date]:
    """Return the first and last session that an article is about."""
    first = sessions.on_or_after(day - dt.timedelta(day.weekday())) if edition == "us-week" else day
    return first, day


def reason(files: Files, symbol: str, first: dt.date, last: dt.date) -> Report | None:
    """Return the report, beyond doubt, that some sessions were the first to react to; None where none is."""
    for row in rows_of(files, symbol):
        if row.came and not row.doubt and row.session and first <= row.session <= last:
            return None if _part_only(files, row) else row
    return None


def judged(one: Told, day: dt.date, edition: str, files: Files) -> Answer:
    """Return whether a statement of a report is borne out, and why."""
    if one.about in {"", "?"}:
        return None, "no company that a list knows"
    if one.kind == "report":
        return _came(one, day, edition, files)
    if one.kind in {"better", "worse"}:
        return _against(one, day, edition, files)
    return _coming(one, day, edition, files)


def _came(one: Told, day: dt.date, edition: str, files: Files) -> Answer:
    first, last = window(day, edition)
    rows = [row for row in rows_of(files, one.about) if first - NEAR <= row.day <= last + NEAR]
    if not rows:
        return False, f"no report around {day}"
    came = [row for row in rows if row.came]
    if not came:
        return False, f"a calendar alone has it, {rows[0].day} ({rows[0].source})"
    answers = [_fits(row, one.when, first, last, files) for row in came]
    return next(each for holds in (True, None, False) for each in answers if each[0] is holds)


def _fits(row: Report, when: When | None, first: dt.date, last: dt.date, files: Files) -> Answer:
    """Return whether a report that came is the one told, by day, hour and session, and why."""
    shown = f"{row.day} {row.part or '?'} ({row.status}, {row.source})"
    against = row.doubt or _apart(row, when)
    if against:
        return False, f"{shown}: {against}"
    if row.session is None:
        hour = when is not None and when.part
        near = any(first <= each <= last for each in (row.day, sessions.after(row.day)))
        return (None if near and not hour else False), f"{shown}: no hour known, so no session"
    if not first <= row.session <= last:
        return False, f"{shown}: its session is {row.session}"
    if _part_only(files, row):
        return None, f"{shown}: a filing with 2.02 shortly before the report"
    return True, shown


def _apart(row: Report, when: When | None) -> str:
    """Return what a printed time has that a row has otherwise; empty where nothing."""
    if when is None or (when.holds(row.day) and (not when.part or when.part == (row.part or when.part))):
        return ""
    return f"not {when.words}"


def _part_only(files: Files, row: Report) -> bool:
    """Tell whether a filing of results stands shortly before a report with figures: it may be a notice."""
    later = (each for each in rows_of(files, row.symbol) if each.status == "reported")
    return row.status == "filed" and any(dt.timedelta(0) < each.day - row.day <= LEADS for each in later)


def _against(one: Told, day: dt.date, edition: str, files: Files) -> Answer:
    first, last = window(day, edition)
    row = reason(files, one.about, first, last)
    if row is None:
        return False, "no report of that session"
    if row.actual is None or row.expected is None:
        return False, "no figure recorded"
    same = (row.actual > row.expected) if one.kind == "better" else (row.actual < row.expected)
    if not same:
        return False, f"{row.actual} against {row.expected} expected ({row.source})"
    others = [
        each
        for each in rows_of(files, one.about)
        if each.source != row.source and each.actual is not None and abs(each.day - row.day) <= NEXT
    ]
    if any(_agrees(each, row) for each in others):
        return True, f"{row.actual} against {row.expected}, two sources"
    return False, f"{row.actual} against {row.expected} by one source alone ({row.source})"


def _agrees(one: Report, other: Report) -> bool:
    """Tell whether two sources have one figure, within a cent, and on one side of what each expected."""
    if None in {one.actual, one.expected, other.actual, other.expected}:
        return False
    apart = abs((one.actual or 0) - (other.actual or 0))
    sides = {(each.actual or 0) > (each.expected or 0) for each in (one, other)}
    return apart <= CENT and len(sides) == 1


def _coming(one: Told, day: dt.date, edition: str, files: Files) -> Answer:
    rows = [row for row in rows_of(files, one.about) if day - dt.timedelta(4) <= row.day <= day + 4 * NEAR]
    planned = [row for row in files.plans.get(one.about, []) if day <= row.day <= day + 4 * NEAR]
    ahead = [row for row in rows if row.day > day or (row.day == day and row.part in {"after", ""})]
    if not ahead:
        return (None, f"planned alone for {planned[0].day}") if planned else (False, "none is to come")
    answers = [_due(row, one, day, edition) for row in ahead[:2]]
    return next(each for holds in (True, None, False) for each in answers if each[0] is holds)


def _due(row: Report, one: Told, day: dt.date, edition: str) -> Answer:
    shown = f"{row.day} {row.part or '?'} ({row.status}, {row.source})"
    if row.doubt:
        return None, f"{shown}: {row.doubt}"
    when = one.when
    if apart := _apart(row, when):
        return False, f"{shown}: {apart}"
    dated = when is not None and when.first is not None
    if not dated and row.day > sessions.after(day, SOON + (5 if edition == "us-week" else 0)):
        return False, f"{shown}: not soon"
    if when is not None and when.part and not row.part:
        return None, f"{shown}: no hour known"
    return (None if row.source == _FAR else True), shown


def filed(symbol: str, items: Sequence[str], day: dt.date, edition: str, files: Files) -> Answer:
    """Return whether a company filed an item that a session, or week, was the first to react to."""
    first, last = window(day, edition)
    some = list(_filings(files, symbol, items, first - NEAR, last + NEAR))
    for each in some:
        if each.at is not None and any(first <= one <= last for one in each.sessions):
            return True, f"{'/'.join(items)} accepted {each.at:%Y-%m-%d %H:%M}"
    for each in some:
        if each.at is None and any(first <= one <= last for one in each.sessions):
            return None, f"{'/'.join(items)} filed {each.filed}, no hour known, so no session"
    near = ", ".join(str(each.filed) for each in some)
    return False, f"no 8-K {'/'.join(items)} of the session; near: {near or 'none'}"


def _filings(
    files: Files, symbol: str, items: Sequence[str], first: dt.date, last: dt.date
) -> Iterator[Filing]:
    for one in files.kin.get(symbol, (symbol,)):
        for each in files.filings.get(one, []):
            if first <= each.filed <= last and each.items & set(items):
                yield each
