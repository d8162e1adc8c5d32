"""One recorded CSV file, read strictly: every refusal names the file, the line and why.

Lines are counted from 1 with the header, as an editor shows them, in compressed files too. Columns
that nobody asked for are ignored.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np
import numpy.typing as npt

from newsgen.sources.columns import Floats, Ints, date_of
from newsgen.sources.recorded import cells
from newsgen.sources.recorded.cells import EMPTY, Unreadable, day_of
from newsgen.sources.recorded.text import read_csv, refuse, shown

if TYPE_CHECKING:
    import pandas as pd

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Table:
    """The columns asked for of one file."""

    path: Path
    texts: dict[str, tuple[Ints, tuple[str, ...]]]
    """Column -> code of each row, and the different texts that the codes stand for."""
    numbers: dict[str, Floats]
    """Column -> value of each row; NaN where it is empty, or where the file lacks the column."""
    size: int

    def refuse(self, row: int, why: str) -> NoReturn:
        """Raise for the row at position ``row``."""
        refuse(self.path, row + 2, why)

    def refuse_first(self, checks: Sequence[tuple[Mask, str]]) -> None:
        """Raise for the first row that any of the masks marks, with that mask's reason."""
        marked = [(int(np.argmax(mask)), why) for mask, why in checks if mask.any()]
        if marked:
            self.refuse(*min(marked))

    def converted(self, column: str, convert: Callable[[str], int], why: str) -> Ints:
        """Return the texts of ``column`` converted; refuse the first that raises ValueError."""
        codes, texts = self.texts[column]
        out = np.zeros(len(texts), dtype=np.int64)
        wrong = np.zeros(len(texts), dtype=bool)
        hints = [""] * len(texts)
        for at, text in enumerate(texts):
            try:
                out[at] = convert(text)
            except ValueError as problem:
                wrong[at] = True
                hints[at] = f"({problem})" if isinstance(problem, Unreadable) and str(problem) else ""
        if wrong.any():
            row = int(np.argmax(wrong[codes]))
            self.refuse(row, f"{why}: {shown(texts[codes[row]])}{hints[codes[row]]}")
        return out[codes]

    def days(self) -> Ints:
        """Return the column ``date`` as days since 1970-01-01; refuse an impossible date."""
        return self.converted("date", day_of, "date 값이 날짜가 아닙니다(YYYY-MM-DD)")

    def rows(self) -> Iterator[dict[str, str]]:
        """Yield the texts of each row by column, without the space around them."""
        columns = {name: [texts[at].strip() for at in codes] for name, (codes, texts) in self.texts.items()}
        for row in zip(*columns.values(), strict=True):
            yield dict(zip(columns, row, strict=True))

    def date(self, row: int, column: str, text: str) -> dt.date:
        """Return the date that a cell tells; refuse one that tells none."""
        try:
            return date_of(day_of(text))
        except Unreadable as problem:
            hint = f"({problem})" if str(problem) else ""
            self.refuse(row, f"{column} 값이 날짜가 아닙니다(YYYY-MM-DD): {shown(text)}{hint}")

    def symbols(self) -> tuple[Ints, tuple[str, ...]]:
        """Return the column ``symbol``; refuse empty symbols and such with spaces or control characters."""
        self.converted("symbol", _symbol, "symbol 값이 종목 기호가 아닙니다")
        return self.texts["symbol"]


def _symbol(text: str) -> int:
    if not text or text != "".join(text.split()) or not text.isprintable() or len(text) > 30:
        raise ValueError(text)
    return 0


def read_table(
    path: Path, *, texts: Sequence[str], numbers: Sequence[str], optional: Sequence[str] = ()
) -> Table:
    """Read the columns ``texts``, ``numbers`` and ``optional`` (numbers that the file may lack).

    Raises:
        ImportRefused: the file cannot be read or decoded, lacks a column, or has a line with too few or
            too many fields, or a number that is none or infinite.

    """
    data = read_csv(path)
    header = read_header(path, data)
    missing = [name for name in (*texts, *numbers) if name not in header]
    if missing:
        refuse(path, 1, f"열이 없습니다: {', '.join(missing)}")
    asked = [*texts, *numbers, *(name for name in optional if name in header)]
    twice = [name for name in asked if header.count(name) > 1]
    if twice:
        refuse(path, 1, f"열이 두 번 있습니다: {', '.join(twice)}")
    _check_shape(path, data, len(header))
    return _parse(path, data, header, texts, [name for name in asked if name not in texts], optional)


def _parse(
    path: Path,
    data: bytes,
    header: list[str],
    texts: Sequence[str],
    numbers: list[str],
    optional: Sequence[str],
) -> Table:
    import pandas as pd  # noqa: PLC0415

    # Before 3.1 pandas reads the last bit of a number exactly only if told; since then it minds being told.
    version = tuple(int(part) for part in pd.__version__.split(".")[:2])
    exact: dict[str, Any] = {"float_precision": "round_trip"} if version < (3, 1) else {}
    form: dict[str, Any] = {
        "header": 0,
        "names": [f"{at}" for at in range(len(header))],
        "usecols": [header.index(name) for name in (*texts, *numbers)],
        "keep_default_na": False,
        "skip_blank_lines": False,
        **exact,
    }
    plain: dict[str, Any] = {f"{header.index(name)}": "float64" for name in numbers}
    try:
        frame: pd.DataFrame = pd.read_csv(
            io.BytesIO(data),
            dtype={**{f"{header.index(name)}": object for name in texts}, **plain},
            na_values={column: list(EMPTY) for column in plain},
            **form,
        )
        plain_numbers = not any(_may_be_words(frame[column].to_numpy()) for column in plain)
    except ValueError:  # pandas' ParserError is one
        plain_numbers = False
    if not plain_numbers:
        frame = _read_by_cell(path, data, header, numbers, form)
    parsed: dict[str, tuple[Ints, tuple[str, ...]]] = {}
    for name in texts:
        codes, different = pd.factorize(frame[f"{header.index(name)}"])
        parsed[name] = (codes.astype(np.int64), tuple(different))
    values = {name: frame[f"{header.index(name)}"].to_numpy() for name in numbers}
    values |= {name: np.full(len(frame), np.nan) for name in optional if name not in values}
    table = Table(path, parsed, values, len(frame))
    table.refuse_first([(np.isinf(values[name]), f"{name} 값이 무한대입니다") for name in numbers])
    return table


def _may_be_words(values: Floats) -> bool:
    """Return whether a column may be one of TRUE and FALSE, which pandas reads as 1 and 0."""
    told = values[~np.isnan(values)]
    return bool(told.size) and bool(np.isin(told, (0.0, 1.0)).all())


def _read_by_cell(
    path: Path, data: bytes, header: list[str], numbers: list[str], form: dict[str, Any]
) -> pd.DataFrame:
    """Read a table some number of which is not plain: each column by its cells, or refuse the first such."""
    import pandas as pd  # noqa: PLC0415

    try:
        frame: pd.DataFrame = pd.read_csv(io.BytesIO(data), dtype=object, **form)
    except ValueError:
        refuse(path, None, "CSV로 읽을 수 없습니다")
    wrong = []
    for name in numbers:
        column = f"{header.index(name)}"
        codes, different = pd.factorize(frame[column])
        values, why = cells.numbers(different.tolist())
        frame[column] = np.array(values, dtype=np.float64)[codes]
        bad = np.isin(codes, list(why))
        if bad.any():
            row = int(np.argmax(bad))
            text = different[codes[row]]
            wrong.append((row, f"{name} 값이 숫자가 아닙니다: {shown(text)}({why[int(codes[row])]})"))
    if wrong:
        row, told = min(wrong)
        refuse(path, row + 2, told)
    return frame


def read_header(path: Path, data: bytes) -> list[str]:
    """Return the names of the columns."""
    first = data.split(b"\n", 1)[0].decode()
    if not first.strip():
        refuse(path, 1, "머리글이 없습니다")
    return [name.strip() for name in next(csv.reader([first]))]


def _check_shape(path: Path, data: bytes, width: int) -> None:
    """Refuse the first line that has not ``width`` fields."""
    if b'"' in data:
        rows = csv.reader(io.StringIO(data.decode(), newline=""), strict=True)
        try:
            for row in rows:
                if len(row) != width:
                    refuse(path, rows.line_num, f"칸이 {width}개여야 하는데 {len(row)}개입니다")
        except csv.Error:
            refuse(path, rows.line_num, "따옴표가 맞지 않습니다")
        return
    octets = np.frombuffer(data, dtype=np.uint8)
    commas = np.flatnonzero(octets == ord(","))
    ends = np.append(np.flatnonzero(octets == ord("\n")), len(octets))
    counts = np.diff(np.searchsorted(commas, ends), prepend=0)
    wrong = counts != width - 1
    if wrong.any():
        line = int(np.argmax(wrong))
        refuse(path, line + 1, f"칸이 {width}개여야 하는데 {counts[line] + 1}개입니다")
