"""The classification of a recorded folder: sector and industry of each company by GICS."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsgen.sources.batch import Classed
from newsgen.sources.recorded.tables import read_table


def read_classes(path: Path) -> Iterator[Classed]:
    """Yield the rows of ``gics.csv`` that tell a sector.

    Raises:
        ImportRefused: as :func:`~newsgen.sources.recorded.tables.read_table`, and for a symbol that stands
            twice.

    """
    table = read_table(path, texts=("symbol", "gics_sector", "gics_industry"), numbers=())
    table.symbols()
    columns = ([texts[code].strip() for code in codes] for codes, texts in table.texts.values())
    seen = set[str]()
    for row, (symbol, sector, industry) in enumerate(zip(*columns, strict=True)):
        if symbol in seen:
            table.refuse(row, f"{symbol}: 종목이 두 번 있습니다")
        seen.add(symbol)
        if sector:
            yield Classed(symbol, sector, industry)
