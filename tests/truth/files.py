"""What a source sends, written as a recorded folder."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.truth.record import Sent


def write(sent: Sent, place: Path) -> Path:
    """Write it into a folder of its own and return that."""
    shutil.rmtree(place, ignore_errors=True)
    (place / "prices").mkdir(parents=True)
    fields = ("symbol", "date", "close", "open", "high", "low", "volume", "market_cap_musd")
    if sent.prices:
        _table(place / "prices" / "day.csv", fields, sent.prices.values())
    if sent.instruments:
        universes = sorted({name for one in sent.instruments for name in one.universes})
        _table(
            place / "instruments.csv",
            ("symbol", "english", "korean", "sector", *universes),
            (
                (
                    one.symbol,
                    one.english,
                    one.korean or "",
                    one.sector,
                    *(name in one.universes for name in universes),
                )
                for one in sent.instruments
            ),
        )
    if sent.rates:
        series = sorted({name for name, _ in sent.rates})
        days = sorted({day for _, day in sent.rates})
        rows = [(day, *(sent.rates.get((name, day), "") for name in series)) for day in days]
        _table(place / "rates_fx.csv", ("date", *series), rows)
    return place


def _table(path: Path, header: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(header)
        out.writerows(["" if value is None else value for value in row] for row in rows)
