"""What a recorded folder tells of events: its tables of reports, filings, ratings and the market's days.

Several tables tell of one event. What stays here are accounts, one of each source; they are put together
where a session is looked at (:mod:`newsgen.events`), never before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from newsgen.model import Account
from newsgen.sources.recorded import agenda, earnings, filings, ratings

_TABLES = ("earnings*", "filings*", "events*", "ratings*")


def files(folder: Path) -> list[Path]:
    """Return the tables of events in a recorded folder."""
    found = (path for name in _TABLES for path in sorted(folder.glob(f"{name}.csv*")))
    return [path for path in found if path.name.endswith((".csv", ".csv.gz"))]


def read_all(paths: list[Path], say: Callable[[str], None]) -> tuple[tuple[Account, ...], list[str]]:
    """Read the tables; ``say`` is told the name of each as it is begun. Return accounts and notices.

    Raises:
        ImportRefused: a table is off.

    """
    found: list[Account] = []
    filed: list[Account] = []
    notices: list[str] = []
    for path in paths:
        say(path.name)
        if path.name.startswith("earnings"):
            reports = earnings.read(path)
            found += reports.accounts
            filed += reports.filings
            notices += reports.notices
            continue
        reader = {"filings": filings, "events": agenda, "ratings": ratings}
        accounts, told = next(one for name, one in reader.items() if path.name.startswith(name)).read(path)
        (filed if path.name.startswith("filings") else found).extend(accounts)
        notices += told
    return tuple(_strongest([*found, *filings.told_once(filed)])), notices


def _strongest(accounts: Iterable[Account]) -> Iterable[Account]:
    """Return each account once: of those under one key of a source, the one that tells most."""
    kept: dict[tuple[str, str, str], Account] = {}
    for one in accounts:
        key = one.source, one.about, one.id
        if key not in kept or _told(one) > _told(kept[key]):
            kept[key] = one
    return kept.values()


def _told(one: Account) -> tuple[bool, bool, int]:
    return one.status != "planned", bool(one.part or one.at), len(one.figures)
