"""A recorded table of economic releases: ``us_macro_releases.csv``, ``releases*.csv``.

Columns ``release_date,event,actual,forecast,previous[,revised]``; a figure is ``0.2%``, ``224K``, ``1.3M`` or
``48.0``, empty where it is not known: a release that did not come has no ``actual``. An event is named as
calendars do, with its month in brackets: ``CPI (YoY) (Jul)``.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from newsgen import indicators
from newsgen.indicators import Indicator
from newsgen.sources.batch import Release
from newsgen.sources.recorded.tables import Table, read_header, read_table
from newsgen.sources.recorded.text import read_csv, refuse, shown

Key = tuple[str, dt.date | None, dt.date]
"""Code, period and day: what there is one release of."""

_FIGURES = ("actual", "forecast", "previous", "revised")
_PERIOD = re.compile(rf"\s*\(({'|'.join(indicators.MONTHS)})\)\s*$", re.IGNORECASE)
_FIGURE = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(%|K|M|)")
_SCALES = {("percent", "%"): 1.0, ("thousand", "K"): 1.0, ("thousand", "M"): 1000.0, ("index", ""): 1.0}
"""Unit of an indicator and what may stand behind its figure -> what the figure is multiplied by."""


def files(folder: Path) -> list[Path]:
    """Return the tables of releases in a recorded folder, or in its folder ``fed``."""
    places = [folder, folder / "fed"]
    names = ("us_macro_releases", "releases*")
    found = (path for place in places for name in names for path in sorted(place.glob(f"{name}.csv*")))
    return [path for path in found if path.name.endswith((".csv", ".csv.gz"))]


def read_all(paths: list[Path], say: Callable[[str], None]) -> tuple[tuple[Release, ...], list[str]]:
    """Read several tables as one; ``say`` is told the name of each as it is begun.

    Raises:
        ImportRefused: a table is off, or two of them contradict each other.

    """
    found: dict[Key, Release] = {}
    notices: list[str] = []
    for path in paths:
        say(path.name)
        releases, told = read(path)
        notices += told
        for one in releases:
            if found.setdefault(one[:3], one) != one:
                refuse(path, None, f"{one.date} {one.code}: 다른 파일의 수치와 다릅니다")
    return tuple(found.values()), notices


def read(path: Path) -> tuple[tuple[Release, ...], list[str]]:
    """Read a table whole; return the releases, and notices of events that are not followed.

    Raises:
        ImportRefused: a date, figure or unit is none, a figure cannot be, or one release stands twice
            with different figures.

    """
    given = [name for name in _FIGURES if name in read_header(path, read_csv(path)) or name != "revised"]
    table = read_table(path, texts=("release_date", "event", *given), numbers=())
    found: dict[Key, Release] = {}
    unknown: Counter[str] = Counter()
    for row, cells in enumerate(table.rows()):
        released = table.date(row, "release_date", cells["release_date"])
        name, month = _split(cells["event"])
        indicator = indicators.called(name)
        if indicator is None:
            unknown[name] += 1
            continue
        figures = {column: _figure(table, row, indicator, column, cells[column]) for column in given}
        one = Release(indicator.code, _period(indicator, released, month), released, **figures)
        if found.setdefault(one[:3], one) != one:
            table.refuse(row, f"{cells['event']}: 같은 날 같은 지표가 다른 수치로 두 번 있습니다")
    return tuple(found.values()), _notices(path, unknown)


def _split(event: str) -> tuple[str, int | None]:
    """Part an event from the month that it is about."""
    found = _PERIOD.search(event)
    if found is None:
        return event, None
    return event[: found.start()], indicators.MONTHS.index(found[1].lower()) + 1


def _period(one: Indicator, released: dt.date, month: int | None) -> dt.date | None:
    if one.every == "week":
        return indicators.week_of(released)
    return indicators.month_before(released, month) if one.every == "month" and month else None


def _figure(table: Table, row: int, one: Indicator, column: str, text: str) -> float | None:
    """Return a cell's figure in the indicator's unit; None for an empty one."""
    if not text:
        return None
    found = _FIGURE.fullmatch(text)
    scale = _SCALES.get((one.unit, found[2])) if found else None
    if found is None or scale is None:
        wanted = {"percent": "0.2%", "thousand": "224K", "index": "48.0"}[one.unit]
        table.refuse(row, f"{column} 값을 읽을 수 없습니다: {shown(text)}({one.title}, 예: {wanted})")
    value = float(found[1].replace(",", "")) * scale
    if not math.isfinite(value) or not one.can_be(value):
        table.refuse(row, f"{column} 값이 있을 수 없는 크기입니다: {shown(text)}({one.title})")
    return value


def _notices(path: Path, unknown: Counter[str]) -> list[str]:
    if not unknown:
        return []
    named = ", ".join(shown(name) for name, _ in unknown.most_common(5))
    return [f"{path.name}: 다루지 않는 지표 {unknown.total():,}행을 건너뜀({named})"]
