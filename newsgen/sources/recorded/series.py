"""``series.toml`` of a recorded folder: when in its day each series of ``rates_fx.csv`` is taken.

::

    [USDKRW]
    moment = "00:00 Europe/London"

Of a series without a moment nobody can say which session its values are of: it is stored, and not printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from newsgen import toml
from newsgen.errors import UsageProblem
from newsgen.markets import clocks, every
from newsgen.sources.batch import Moment
from newsgen.sources.recorded.text import read_text, refuse, shown

NAME = "series.toml"


def read(folder: Path) -> tuple[Moment, ...]:
    """Return the moments that a folder declares; none where it has no such file.

    Raises:
        ImportRefused: the file is no TOML, or says of a series anything but a moment that there is.

    """
    path = folder / NAME
    if not (path.exists() or path.is_symlink()):
        return ()
    try:
        told = toml.parse(read_text(path).decode())
    except toml.Malformed as error:
        refuse(path, error.line or None, f"TOML로 읽을 수 없습니다({error})")
    return tuple(Moment(series, _clock(path, series, entry)) for series, entry in told.items())


def silent(series: Iterable[str], told: Iterable[Moment]) -> tuple[str, ...]:
    """Return those of some series that a market's brief would tell, and whose moment is not told."""
    wanted, known = {name for market in every() for name in market.series}, {one.series for one in told}
    known |= {name for market in every() for name in market.clocks}
    return tuple(sorted({*series} & wanted - known))


def _plain(text: str) -> str:
    """Return a text as one line that a message may show."""
    return "".join(c if c.isprintable() else "�" for c in " ".join(text.split()))


def _clock(path: Path, series: str, entry: Any) -> str:
    if not isinstance(entry, dict) or entry.keys() != {"moment"}:
        refuse(path, None, f'[{_plain(series)}]에는 moment = "HH:MM 시간대"만 적습니다')
    clock = entry["moment"]
    if not isinstance(clock, str):
        refuse(path, None, f"[{_plain(series)}] moment가 글이 아닙니다: {shown(str(clock))}")
    try:
        clocks.read(clock)
    except UsageProblem as problem:
        refuse(path, None, f"[{_plain(series)}] {_plain(str(problem))}")
    return clock
