"""What articles may call companies: the desk's spelling and the lists', with the symbol of each."""

from __future__ import annotations

import csv
from pathlib import Path

from newsgen.korean.names import clean_broker
from newsgen.resources import table


def companies(market: Path) -> dict[str, tuple[str, ...]]:
    """Return symbol -> names, the desk's first."""
    found: dict[str, list[str]] = {}
    with table("names.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["symbol"]] = [row["korean"]]
    with (market / "instruments.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["korean"]:
                plain = row["korean"].replace(" ", "")
                names = {clean_broker(row["korean"]), row["korean"], plain}
                found.setdefault(row["symbol"], []).extend(sorted(one for one in names if len(one) >= 3))
    return {symbol: tuple(names) for symbol, names in found.items()}
