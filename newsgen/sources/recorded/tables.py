"""One recorded CSV file, read strictly: every refusal names the file, the line and why.

Lines are counted from 1 with the header, as an editor shows them, in compressed files too. Columns
that nobody asked for are ignored.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import numpy.typing as npt

from newsgen.errors import ImportRefused
from newsgen.sources.columns import Floats, Ints, day_number

Mask = npt.NDArray[np.bool_]

_EMPTY = ("", "NaN", "nan", "NAN", "NA", "N/A", "null", "NULL", "None")
_NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*|\s*[+-]?inf(inity)?\s*", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


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
        for at, text in enumerate(texts):
            try:
                out[at] = convert(text)
            except ValueError:
                wrong[at] = True
        if wrong.any():
            row = int(np.argmax(wrong[codes]))
            self.refuse(row, f"{why}: {shown(texts[codes[row]])}")
        return out[codes]

    def days(self) -> Ints:
        """Return the column ``date`` as days since 1970-01-01; refuse an impossible date."""
        return self.converted("date", _day, "날짜가 아닙니다(YYYY-MM-DD)")

    def symbols(self) -> tuple[Ints, tuple[str, ...]]:
        """Return the column ``symbol``; refuse empty symbols and such with spaces or control characters."""
        self.converted("symbol", _symbol, "종목 기호가 아닙니다")
        return self.texts["symbol"]


def refuse(path: Path, line: int | None, why: str) -> NoReturn:
    """Raise :class:`ImportRefused` for ``path``; nothing has been changed by then."""
    where = path.name if line is None else f"{path.name} {line}행"
    raise ImportRefused(f"{where}: {why} (아무것도 바꾸지 않았습니다)")


def shown(text: str) -> str:
    """Return ``text`` as a message may show it: short and printable."""
    clean = "".join(c if c.isprintable() else "�" for c in text)
    return f"'{clean[:40]}…'" if len(clean) > 40 else f"'{clean}'"


def _day(text: str) -> int:
    if not _DATE.fullmatch(text):
        raise ValueError(text)
    return day_number(dt.date.fromisoformat(text))


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
    data = read_text(path)
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
    try:
        frame: pd.DataFrame = pd.read_csv(
            io.BytesIO(data),
            header=0,
            names=[f"{at}" for at in range(len(header))],
            usecols=[header.index(name) for name in (*texts, *numbers)],
            dtype={
                f"{at}": object if name in texts else "float64"
                for at, name in enumerate(header)
                if name in texts or name in numbers
            },
            na_values={f"{header.index(name)}": list(_EMPTY) for name in numbers},
            keep_default_na=False,
            skip_blank_lines=False,
            **exact,
        )
    except ValueError:  # pandas' ParserError is one
        _name_the_number(path, data, header, numbers)
    parsed: dict[str, tuple[Ints, tuple[str, ...]]] = {}
    for name in texts:
        codes, different = pd.factorize(frame[f"{header.index(name)}"])
        parsed[name] = (codes.astype(np.int64), tuple(different))
    values = {name: frame[f"{header.index(name)}"].to_numpy() for name in numbers}
    values |= {name: np.full(len(frame), np.nan) for name in optional if name not in values}
    table = Table(path, parsed, values, len(frame))
    table.refuse_first([(np.isinf(values[name]), f"{name} 값이 무한대입니다") for name in numbers])
    return table


def _name_the_number(path: Path, data: bytes, header: list[str], numbers: list[str]) -> NoReturn:
    """Find the line with the number that pandas refused."""
    positions = [header.index(name) for name in numbers]
    for line, row in enumerate(csv.reader(io.StringIO(data.decode(), newline="")), start=1):
        for at in positions if line > 1 else ():
            if row[at] not in _EMPTY and not _NUMBER.fullmatch(row[at]):
                refuse(path, line, f"{header[at]} 값이 숫자가 아닙니다: {shown(row[at])}")
    refuse(path, None, "CSV로 읽을 수 없습니다")


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


def read_text(path: Path) -> bytes:
    """Return a file's text as UTF-8 bytes with one newline between lines and none at the end."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ImportRefused(f"{path}: 읽을 수 없습니다({error.strerror})") from error
    data = _unpacked(path, raw) if path.suffix == ".gz" else raw
    data = data.removeprefix(b"\xef\xbb\xbf")
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        data.decode()
    except UnicodeDecodeError as error:
        refuse(path, data.count(b"\n", 0, error.start) + 1, "UTF-8이 아닙니다")
    if b"\0" in data:
        refuse(path, data.count(b"\n", 0, data.index(b"\0")) + 1, "NUL 문자가 있습니다")
    return data.rstrip(b"\n")


def _unpacked(path: Path, raw: bytes) -> bytes:
    """Unpack gzip, all members of it."""
    parts: list[bytes] = []
    while raw:
        member = zlib.decompressobj(wbits=31)
        why = "gzip 파일이 중간에 끊겼습니다"
        try:
            parts.append(member.decompress(raw))
        except zlib.error:
            why = "gzip 파일이 손상되었습니다"
        if not member.eof:
            refuse(path, sum(part.count(b"\n") for part in parts) + 1, why)
        raw = member.unused_data.lstrip(b"\0")
    return b"".join(parts)
