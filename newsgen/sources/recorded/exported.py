"""Files of a desk's terminal, told in the layout of ``newsgen import``: lines keep their numbers.

A table ``[import.NAME]`` of the settings says what their columns are called and what they are in. How
terminals of Korea call markets, indices and stocks is known here: 코스피, 유가증권, A005930, 005930. What is
no number stays as it is, for the reader of the layout to refuse with the line.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from newsgen import calendars, markets
from newsgen.calendars import SEOUL
from newsgen.config.imports import UNITS, Import
from newsgen.sources.recorded.text import read_csv, refuse, shown

FINAL = dt.timedelta(hours=2, minutes=30)
"""How long after the close what investors bought is final: what is traded after hours is in it."""
_SEOUL = "XKRX"
_SUFFIX = {"KOSPI": ".KS", "KOSDAQ": ".KQ"}
_MARKETS = {
    "KOSPI": ("KOSPI", "코스피", "유가증권", "유가증권시장", "거래소", "KS", "STK"),
    "KOSDAQ": ("KOSDAQ", "코스닥", "코스닥시장", "KQ", "KSQ"),
}
"""What a market is to the layout -> what terminals call it."""
_INDICES = {
    "^KS11": ("KOSPI", "코스피", "코스피지수", "종합주가지수"),
    "^KQ11": ("KOSDAQ", "코스닥", "코스닥지수"),
    "^KS200": ("KOSPI200", "코스피200", "코스피200지수"),
}
_MARKET = {called: name for name, each in _MARKETS.items() for called in each}
_INDEX = {called: symbol for symbol, each in _INDICES.items() for called in each}
_CODE = re.compile(r"A?([0-9][0-9A-Z]{5})", re.ASCII)
_SHORT = re.compile(r"A?\d{1,5}", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_DAY = re.compile(r"(?<!\d)(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)", re.ASCII)
_NONE = frozenset({"-", "--", "–", "−", "N/A", "해당없음"})
"""What terminals write where there is no figure."""
_OURS = {"market_cap": "market_cap_eok"}
"""Columns whose name in the layout tells their unit."""


class Exported(NamedTuple):
    """Files in the layout, each called as it was."""

    prices: tuple[Path, ...] = ()
    flows: tuple[Path, ...] = ()
    asked: tuple[str, ...] = ()
    """Which files the tables name."""


class Exports(NamedTuple):
    """How the files of a folder are told."""

    tables: Mapping[str, Import]
    known: Container[str] = frozenset()
    """Symbols of which the market is known, for files that do not tell it."""

    def read(self, files: Iterable[Path], into: Path) -> Exported:
        """Write those files of a folder that the tables name into another one, in the layout.

        Raises:
            ImportRefused: a file fits no table that names it, or a symbol, a market or a day is none.

        """
        found: dict[str, list[Path]] = {"prices": [], "flows": []}
        for path in sorted(files):
            named = {name: one for name, one in self.tables.items() if path.match(one.files)}
            if tables := {name: one for name, one in named.items() if one.columns}:
                kind, text = self._told(path, tables)
                folder = into / kind
                folder.mkdir(exist_ok=True)
                place = folder / path.name.removesuffix(".gz")
                place.write_text(text, encoding="utf-8")
                found[kind].append(place)
        asked = tuple(dict.fromkeys(one.files for one in self.tables.values() if one.columns))
        return Exported(tuple(found["prices"]), tuple(found["flows"]), asked)

    def _told(self, path: Path, tables: Mapping[str, Import]) -> tuple[str, str]:
        """Return what a file holds, and its text in the layout, by the first table that fits it."""
        why = ""
        for name, table in tables.items():
            rows = _rows(path, table)
            header = next(rows, [])
            there = [*table.columns.items()]
            lacking = [f"{called}(columns의 {ours})" for ours, called in there if called not in header]
            if not lacking:
                return table.kind, _text(_File(path, table, header, self.known), rows)
            why = why or f"열이 없습니다: {', '.join(lacking)}. [import.{name}]을 확인하십시오"
        return refuse(path, 1, why)


def _rows(path: Path, table: Import) -> Iterator[list[str]]:
    """Yield the cells of each line."""
    text = read_csv(path, table.encoding).decode()
    for row in csv.reader(io.StringIO(text, newline="")):
        yield [cell.strip() for cell in row]


class _File(NamedTuple):
    """A file that is told: its table, its header, and whose markets are known."""

    path: Path
    table: Import
    header: Sequence[str]
    known: Container[str]

    def cells(self, row: Sequence[str], line: int) -> dict[str, str]:
        """Return a row by our columns."""
        if len(row) != len(self.header):
            refuse(self.path, line, f"칸이 {len(self.header)}개여야 하는데 {len(row)}개입니다")
        given = dict(zip(self.header, row, strict=True))
        return {ours: given[called] for ours, called in self.table.columns.items()}


def _text(file: _File, rows: Iterable[list[str]]) -> str:
    numbers = [name for name in file.table.columns if name in UNITS]
    flows = file.table.kind == "flows"
    texts = ["date", "market", "as_of"] if flows else ["date", "symbol"]
    absent = [] if flows else [name for name in ("open", "high", "low", "volume") if name not in numbers]
    out = io.StringIO(newline="")
    written = csv.writer(out, lineterminator="\n")
    written.writerow([*texts, *(_OURS.get(name, name) for name in (*numbers, *absent))])
    written_at = dt.datetime.fromtimestamp(file.path.stat().st_mtime, SEOUL)
    for line, row in enumerate(rows, start=2):
        cells = file.cells(row, line)
        day = cells.get("date") or _day_of_the_name(file, line)
        if flows:
            told = [day, _market(file, cells, line), _as_of(cells, day, written_at)]
        else:
            told = [day, _symbol(file, cells, line)]
        written.writerow(
            [
                *told,
                *(_number(cells[name], file.table.factor(name)) for name in numbers),
                *("" for _ in absent),
            ]
        )
    return out.getvalue()


def _number(text: str, factor: float) -> str:
    """Return a number without what parts its thousands, in our unit; anything else as it is."""
    if text in _NONE:
        return ""
    plain = text.replace(",", "") if _GROUPED.fullmatch(text) else text
    if factor == 1.0 or not _PLAIN.fullmatch(plain):
        return plain
    return f"{Decimal(plain) * Decimal(repr(factor)):f}"


def _day_of_the_name(file: _File, line: int) -> str:
    """Return the day that a file's name tells, for one without a column of it."""
    found = _DAY.search(file.path.name)
    if found is None:
        refuse(
            file.path, line, "날짜가 없습니다. columns의 date를 적거나 파일 이름에 20251027처럼 적으십시오"
        )
    return "-".join(found.groups())


def _market(file: _File, cells: Mapping[str, str], line: int) -> str:
    """Return a market as the layout names it."""
    text = cells.get("market") or file.table.market
    name = _MARKET.get(_key(text))
    if name is None:
        refuse(file.path, line, f"모르는 시장입니다: {shown(text)}. 코스피나 코스닥으로 적혀 있어야 합니다")
    return name


def _symbol(file: _File, cells: Mapping[str, str], line: int) -> str:
    """Return our symbol of a row."""
    text = cells.get("symbol") or file.table.symbol
    given = file.table.symbols.get(text, text)
    if markets.of(given) is not None:
        return given
    if (index := _INDEX.get(_key(given))) is not None:
        return index
    code = _CODE.fullmatch(given.upper())
    if code is None:
        zeros = (
            " 종목코드는 여섯 자리입니다. 엑셀에서 저장했다면 앞의 0이 지워졌습니다"
            if _SHORT.fullmatch(given)
            else ""
        )
        refuse(file.path, line, f"종목 기호가 아닙니다: {shown(text)}.{zeros}")
    return code[1] + _suffix(file, cells, code[1], line)


def _suffix(file: _File, cells: Mapping[str, str], code: str, line: int) -> str:
    """Return the ending of a stock's symbol, by the market that the file tells or that is known."""
    if cells.get("market") or file.table.market:
        return _SUFFIX[_market(file, cells, line)]
    found = [suffix for suffix in _SUFFIX.values() if code + suffix in file.known]
    if len(found) != 1:
        refuse(
            file.path,
            line,
            f"{code}: 코스피 종목인지 코스닥 종목인지 알 수 없습니다. columns의 market에 시장 열을 적거나 "
            "instruments.csv를 먼저 넣으십시오",
        )
    return found[0]


def _key(text: str) -> str:
    return "".join(text.split()).upper()


def _as_of(cells: Mapping[str, str], day: str, written_at: dt.datetime) -> str:
    """Return the time of provisional figures: as told, or when the file was written before they are final."""
    if "as_of" in cells:
        return cells["as_of"]
    found = _DAY.search(day)
    if found is None or "".join(found.groups()) != f"{written_at:%Y%m%d}":
        return ""
    final = calendars.closing_time(written_at.date(), _SEOUL) + FINAL
    return "" if written_at >= final else f"{written_at:%H:%M}"
