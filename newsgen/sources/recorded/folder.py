"""A recorded folder: what ``newsgen import FOLDER`` reads.

Layout (every ``.csv`` may be ``.csv.gz``)::

    prices/*.csv     symbol,date,open,high,low,close,volume[,market_cap_musd or _eok or _krw][,base]
    instruments.csv  symbol,english[,korean][,sector] and a True/False column for each universe
    instruments_extra.csv  symbol,shares_2026-03-20    shares on a day: market values where prices have none
    gics.csv         symbol,gics_sector,gics_industry    of the large companies; other columns are left
    rates_fx.csv     date and one column for each series
    series.toml      when in its day each of them is taken (:mod:`newsgen.sources.recorded.series`)
    intraday/*.csv   symbol,start_utc,open,high,low,close
    splits*.csv      date,symbol,ratio,split    "10:1": ten new shares for one old
    base_prices*.csv symbol,date,base[,kind][,close]    what the change of a day is against
    earnings*.csv    reports of earnings, what came and what is due (:mod:`newsgen.sources.recorded.earnings`)
    filings*.csv     filings of Form 8-K (:mod:`newsgen.sources.recorded.filings`)
    events*.csv      what is on which day (:mod:`newsgen.sources.recorded.agenda`)
    ratings*.csv     changes of analysts' ratings (:mod:`newsgen.sources.recorded.ratings`)
    flows/investors*.csv  what investors bought on balance (:mod:`newsgen.sources.recorded.flows`)
    releases*.csv    economic releases (:mod:`newsgen.sources.recorded.releases`), here or in ``fed``
    zq_daily*.csv    futures and rates of the Fed (:mod:`newsgen.sources.recorded.fed`), here or in ``fed``

Prices, flows, rates, releases, events, tables of the Fed or the classification must be there. The whole
folder is read and checked before anything is written, so a refused file changes nothing.
"""

from __future__ import annotations

import datetime as dt
import functools
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np

from newsgen.errors import ImportRefused
from newsgen.markets import clocks
from newsgen.model import Instrument
from newsgen.sources.batch import Bar, Base, Batch, Rate
from newsgen.sources.columns import date_of
from newsgen.sources.origin import recorded
from newsgen.sources.recorded import events, fed, flows, releases, series
from newsgen.sources.recorded.bases import read_bases
from newsgen.sources.recorded.classes import read_classes
from newsgen.sources.recorded.exported import Exported, Exports
from newsgen.sources.recorded.instruments import read_instruments
from newsgen.sources.recorded.joining import Joined, join
from newsgen.sources.recorded.prices import PriceFiles
from newsgen.sources.recorded.shares import read_shares
from newsgen.sources.recorded.splitting import read_splits
from newsgen.sources.recorded.tables import read_header, read_table
from newsgen.sources.recorded.text import read_csv

Progress = Callable[[str], None]
_Row = TypeVar("_Row")
_NAMES = ("instruments*", "gics", "rates_fx", "splits*", "base_prices*", "limits*")
"""Files of the layout right in the folder, besides those that others list."""


def read(folder: Path, *, progress: Progress | None = None, exports: Exports | None = None) -> Batch:
    """Read and check the whole ``folder``; ``progress`` is told the name of each file as it is begun.

    ``exports`` are how files of a terminal are told, which lie in the folder itself.

    Prices come out raw as traded: files that are adjusted for splits are recognised at the splits
    that the folder lists, and multiplied back.

    Raises:
        ImportRefused: a file is malformed, or there are no prices.

    """
    with tempfile.TemporaryDirectory() as place:
        exported = exports.read(_others(folder), Path(place)) if exports else Exported()
        return _read(folder, exported, progress or _say_nothing)


def _read(folder: Path, exported: Exported, say: Progress) -> Batch:
    found = _found(folder, exported)
    classes = [one for path in _files(folder, "gics") for one in read_classes(path)]
    if not (any(found) or classes):
        raise ImportRefused(_nothing(folder, exported))
    market = _market(folder, found.prices, say)
    rates = [one for path in found.rates for one in _rates(path)]
    rates += fed.read_all(found.fed, say)
    moments = series.read(folder)
    silent = series.silent((one.series for one in rates), moments)
    untold = [clocks.untold(silent)] if silent else []
    bars = []
    for path in _files(folder / "intraday", "*"):
        say(path.name)
        bars += _bars(path)
    came, of_releases = releases.read_all(found.releases, say)
    accounts, of_accounts = events.read_all(found.events, say)
    bought, of_flows = flows.read_all(found.flows, say)
    joined = market.joined
    return Batch(
        origin=recorded(folder),
        prices=joined.prices,
        splits=tuple(joined.splits),
        bases=tuple(market.bases),
        references=tuple(joined.references),
        rates=tuple(rates),
        flows=bought,
        releases=came,
        bars=tuple(bars),
        moments=moments,
        instruments=tuple(market.instruments),
        classes=tuple(classes),
        accounts=accounts,
        notices=(
            *joined.left_out, *market.notices, *untold, *joined.notices,
            *of_releases, *of_flows, *of_accounts,
        ),
    )  # fmt: skip


class _Found(NamedTuple):
    """The files of a folder that are worth an import by themselves."""

    prices: list[Path]
    rates: list[Path]
    flows: list[Path]
    releases: list[Path]
    events: list[Path]
    fed: list[tuple[Path, fed.Reader]]


def _found(folder: Path, exported: Exported) -> _Found:
    return _Found(
        prices=[*_files(folder / "prices", "*"), *exported.prices],
        rates=_files(folder, "rates_fx"),
        flows=[*_files(folder / "flows", "investors*"), *exported.flows],
        releases=releases.files(folder),
        events=events.files(folder),
        fed=fed.files(folder),
    )


class _Market(NamedTuple):
    """The prices of a folder, with what says whose they are and what they are measured from."""

    joined: Joined
    instruments: list[Instrument]
    bases: list[Base]
    notices: list[str]


def _market(folder: Path, files: list[Path], say: Progress) -> _Market:
    prices = PriceFiles()
    for path in files:
        say(path.name)
        prices.read(path)
    instruments, of_instruments = _each(read_instruments, _files(folder, "instruments"))
    known = prices.codes.keys() | {one.symbol for one in instruments}
    splits, of_splits = _each(functools.partial(read_splits, known=known), _files(folder, "splits*"))
    shares = {
        name: one for path in _files(folder, "instruments_extra") for name, one in read_shares(path).items()
    }
    joined = join(prices, splits, shares)
    bases, of_bases = _each(functools.partial(read_bases, known=known), _files(folder, "base_prices*"))
    notices = [*of_instruments, *of_splits, *of_bases]
    return _Market(joined, instruments, [*joined.bases, *bases], notices)


def _each(
    read: Callable[[Path], tuple[list[_Row], list[str]]], paths: Iterable[Path]
) -> tuple[list[_Row], list[str]]:
    """Return the rows of all files together, and what is told of them."""
    files = [read(path) for path in paths]
    return [row for rows, _ in files for row in rows], [line for _, told in files for line in told]


def _nothing(folder: Path, exported: Exported) -> str:
    """Return in Korean that a folder has nothing to import, and where to look."""
    if not folder.is_dir():
        return f"{folder}: 그런 폴더가 없습니다. 경로를 확인하십시오"
    if exported.asked:
        names = ", ".join(exported.asked)
        return f"{folder}: [import.이름]의 files에 맞는 파일이 없습니다: {names}"
    return f"{folder}: prices 폴더에 CSV 파일이 없습니다: 폴더를 확인하십시오"


def _say_nothing(_name: str) -> None:
    """Tell nobody."""


def _others(folder: Path) -> list[Path]:
    """Return the files right in a folder that are none of the layout's."""
    own = {path for name in _NAMES for path in _files(folder, name)}
    own |= {*releases.files(folder), *events.files(folder), *(path for path, _ in fed.files(folder))}
    return [path for path in folder.glob("*") if path.is_file() and path not in own]


def _files(folder: Path, name: str) -> list[Path]:
    """Return ``name`` with either ending, in the order of their names."""
    return sorted([*folder.glob(f"{name}.csv"), *folder.glob(f"{name}.csv.gz")])


def _rates(path: Path) -> list[Rate]:
    names = [name for name in read_header(path, read_csv(path)) if name != "date"]
    table = read_table(path, texts=("date",), numbers=names)
    dates = [date_of(day) for day in table.days().tolist()]
    if len(set(dates)) < len(dates):
        row = next(at for at, date in enumerate(dates) if date in dates[:at])
        table.refuse(row, f"날짜가 두 번 있습니다: {dates[row]}")
    out = []
    for name in names:
        values = table.numbers[name]
        rows = np.flatnonzero(~np.isnan(values)).tolist()
        out += [Rate(name, dates[row], float(values[row])) for row in rows]
    return out


def _bars(path: Path) -> list[Bar]:
    fields = ("open", "high", "low", "close")
    table = read_table(path, texts=("symbol", "start_utc"), numbers=fields)
    codes, names = table.symbols()
    starts = table.converted("start_utc", _utc_seconds, "시각이 아닙니다")
    table.refuse_first(
        [
            *((~(table.numbers[name] > 0), f"{name} 값이 없거나 0 이하입니다") for name in fields),
            (table.numbers["high"] < table.numbers["low"], "고가(high)가 저가(low)보다 낮습니다"),
        ]
    )
    columns = (table.numbers[name].tolist() for name in fields)
    return [
        Bar(names[code], dt.datetime.fromtimestamp(start, dt.UTC), *values)
        for code, start, *values in zip(codes.tolist(), starts.tolist(), *columns, strict=True)
    ]


def _utc_seconds(text: str) -> int:
    moment = dt.datetime.fromisoformat(text)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp())
