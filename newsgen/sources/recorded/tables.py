"""One recorded CSV file, read strictly: every refusal names the file, the line and why.

Lines are counted from 1 with the header, as an editor shows them, in compressed files too. Columns
that nobody asked for are ignored. A table that may be of any length is read in parts (:func:`read_parts`).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np
import numpy.typing as npt

from newsgen.sources.columns import Floats, Ints, date_of
from newsgen.sources.recorded import cells
from newsgen.sources.recorded.cells import EMPTY, Unreadable, day_of
from newsgen.sources.recorded.text import read_csv, read_pieces, refuse, shown

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
    line: int = 2
    """The line of the first row."""

    def refuse(self, row: int, why: str) -> NoReturn:
        """Raise for the row at position ``row``."""
        refuse(self.path, row + self.line, why)

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
    form = _Form.of(path, data, texts, numbers, optional)
    return form.table(path, _after_header(data), 2)


def read_parts(
    path: Path, *, texts: Sequence[str], numbers: Sequence[str], optional: Sequence[str] = ()
) -> Iterator[Table]:
    """Read a plain table as :func:`read_table` does, some ten thousand rows at a time.

    Raises:
        NotPlain: it has to be read whole, which may show late.
        ImportRefused: as :func:`read_table`.

    """
    pieces = read_pieces(path)
    first = next(pieces)
    form, line = _Form.of(path, first, texts, numbers, optional), 2
    for data in chain([_after_header(first)], pieces):
        table = form.table(path, data, line)
        line += table.size
        yield table


def _after_header(data: bytes) -> bytes:
    return data.partition(b"\n")[2]


@dataclass(frozen=True)
class _Form:
    """The columns of a table, and which of them are asked for."""

    header: Sequence[str]
    texts: Sequence[str]
    numbers: Sequence[str]
    """Those that are there."""
    absent: Sequence[str]

    @classmethod
    def of(
        cls, path: Path, data: bytes, texts: Sequence[str], numbers: Sequence[str], optional: Sequence[str]
    ) -> _Form:
        """Return that of a table from its header; refuse one without a column, or with two of a name."""
        header = read_header(path, data)
        missing = [name for name in (*texts, *numbers) if name not in header]
        if missing:
            refuse(path, 1, f"열이 없습니다: {', '.join(missing)}")
        found = [*numbers, *(name for name in optional if name in header)]
        twice = [name for name in (*texts, *found) if header.count(name) > 1]
        if twice:
            refuse(path, 1, f"열이 두 번 있습니다: {', '.join(twice)}")
        return cls(header, texts, found, [name for name in optional if name not in header])

    def table(self, path: Path, data: bytes, line: int) -> Table:
        """Return the table of some lines, the first of which is ``line`` of the file."""
        import pandas as pd  # noqa: PLC0415

        _check_shape(path, data, len(self.header), line)
        frame = self._frame(path, data, line)
        size = len(frame)
        parsed: dict[str, tuple[Ints, tuple[str, ...]]] = {}
        for name in self.texts:
            codes, different = pd.factorize(frame[self._column(name)])
            parsed[name] = (codes.astype(np.int64), tuple(different))
        values = {name: frame[self._column(name)].to_numpy() for name in self.numbers}
        values |= {name: np.full(size, np.nan) for name in self.absent}
        table = Table(path, parsed, values, size, line)
        table.refuse_first([(np.isinf(values[name]), f"{name} 값이 무한대입니다") for name in self.numbers])
        return table

    def _column(self, name: str) -> str:
        """Return what a column is called while it is read: names may be odd, or stand twice."""
        return f"{self.header.index(name)}"

    def _frame(self, path: Path, data: bytes, line: int) -> pd.DataFrame:
        """Read numbers as such where all are plain, else by their cells."""
        import pandas as pd  # noqa: PLC0415

        texts: dict[str, Any] = dict.fromkeys(map(self._column, self.texts), object)
        plain: dict[str, Any] = dict.fromkeys(map(self._column, self.numbers), "float64")
        if not data:
            return pd.DataFrame({name: np.empty(0, kind) for name, kind in {**texts, **plain}.items()})
        # Before 3.1 pandas reads the last bit of a number only if told; since then it minds being told.
        version = tuple(int(part) for part in pd.__version__.split(".")[:2])
        exact: dict[str, Any] = {"float_precision": "round_trip"} if version < (3, 1) else {}
        form: dict[str, Any] = {
            "header": None,
            "names": [f"{at}" for at in range(len(self.header))],
            "usecols": [int(name) for name in (*texts, *plain)],
            "keep_default_na": False,
            "skip_blank_lines": False,
            **exact,
        }
        try:
            frame: pd.DataFrame = pd.read_csv(
                io.BytesIO(data),
                dtype={**texts, **plain},
                na_values={column: list(EMPTY) for column in plain},
                **form,
            )
            if not any(_may_be_words(frame[column].to_numpy()) for column in plain):
                return frame
        except ValueError:  # pandas' ParserError is one
            pass
        return _read_by_cell(path, data, {self._column(name): name for name in self.numbers}, form, line)


def _may_be_words(values: Floats) -> bool:
    """Return whether a column may be one of TRUE and FALSE, which pandas reads as 1 and 0."""
    told = values[~np.isnan(values)]
    return bool(told.size) and bool(np.isin(told, (0.0, 1.0)).all())


def _read_by_cell(
    path: Path, data: bytes, numbers: Mapping[str, str], form: dict[str, Any], line: int
) -> pd.DataFrame:
    """Read a table some number of which is not plain: each column by its cells, or refuse the first such."""
    import pandas as pd  # noqa: PLC0415

    try:
        frame: pd.DataFrame = pd.read_csv(io.BytesIO(data), dtype=object, **form)
    except ValueError:
        refuse(path, None, "CSV로 읽을 수 없습니다")
    wrong = []
    for column, name in numbers.items():
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
        refuse(path, row + line, told)
    return frame


def read_header(path: Path, data: bytes) -> list[str]:
    """Return the names of the columns."""
    first = data.split(b"\n", 1)[0].decode()
    if not first.strip():
        refuse(path, 1, "머리글이 없습니다")
    return [name.strip() for name in next(csv.reader([first]))]


def _check_shape(path: Path, data: bytes, width: int, first: int) -> None:
    """Refuse the first line that has not ``width`` fields; ``first`` is the line of the first one."""
    if b'"' in data:
        rows = csv.reader(io.StringIO(data.decode(), newline=""), strict=True)
        try:
            for row in rows:
                if len(row) != width:
                    _refuse_shape(path, rows.line_num + first - 1, width, len(row))
        except csv.Error:
            refuse(path, rows.line_num + first - 1, "따옴표가 맞지 않습니다")
        return
    octets = np.frombuffer(data, dtype=np.uint8)
    ends = octets == ord("\n")
    breaks = octets[np.flatnonzero(ends | (octets == ord(",")))] == ord("\n")
    counts = np.diff(np.flatnonzero(np.concatenate([[True], breaks, [True]])))
    wrong = counts != width
    if data and wrong.any():
        line = int(np.argmax(wrong))
        _refuse_shape(path, line + first, width, int(counts[line]))


def _refuse_shape(path: Path, line: int, width: int, found: int) -> NoReturn:
    refuse(path, line, f"칸이 {width}개여야 하는데 {found}개입니다")
