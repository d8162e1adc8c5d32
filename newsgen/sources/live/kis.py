"""Korean names of US stocks as a broker lists them (Korea Investment & Securities): no key, no promise.

One packed file an exchange: cp949, tabs, 24 columns. The fifth is the symbol (``BRK/B``), the seventh
the Korean name, the eighth the English one. What stands there is cleaned before it is printed, and
only where the desk has no spelling of its own.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from newsgen import plain
from newsgen.errors import ImportRefused, SourceMalformed
from newsgen.network.client import Client
from newsgen.sources.batch import Batch, Spelling
from newsgen.sources.live.web import Connect, connected
from newsgen.sources.names import Names
from newsgen.sources.source import Fetched, Occasion, Progress

ORIGIN = "한국투자증권 해외 종목 정보"
URL = "https://new.real.download.dws.co.kr/common/master/{}mst.cod.zip"
HOST = "new.real.download.dws.co.kr"
EXCHANGES = ("nas", "nys", "ams")

_COLUMNS = 24
_SYMBOL, _KOREAN, _ENGLISH = 4, 6, 7
_LARGEST = 50_000_000
"""Bytes that a file may have, unpacked."""


@dataclass(frozen=True, kw_only=True)
class KisNames:
    """The names of all three exchanges; one that fails fails all, so that no list is half new."""

    name: str = "names"
    fetches: str = "종목의 한글 이름"
    origin: str = ORIGIN
    market: str = "us"
    occasion: Occasion = Occasion.LIST
    needed: bool = True
    connect: Connect = connected

    def due(self, *_: object) -> bool:
        """Tell that it is due whenever somebody asks: the broker tells no date."""
        return True

    def fetch(self, client: Client, _: object, progress: Progress) -> Fetched:
        """Ask for the files.

        Raises:
            SourceUnreachable: there is no answer, or (SourceMalformed) one that is no list of names.

        """
        found: list[Spelling] = []
        for done, exchange in enumerate(EXCHANGES, start=1):
            body = client.get(URL.format(exchange))
            try:
                found += parse(body)
            except ImportRefused as error:
                raise SourceMalformed(f"{HOST}: {exchange}mst.cod.zip을 쓸 수 없습니다: {error}") from error
            progress(done, len(EXCHANGES))
        return Fetched(batch=_batch(found), requests=client.requests)


def read(paths: Iterable[Path]) -> Batch:
    """Read files that were downloaded before, packed or not, or CSV with ``symbol`` and ``korean``.

    Raises:
        ImportRefused: a file is none of these; the message names it.

    """
    found: list[Spelling] = []
    paths = list(paths)
    for path in paths:
        try:
            body = plain.read_bytes(path, _LARGEST)
            found += _table(body) if path.suffix.lower() == ".csv" else parse(body)
        except OSError as error:
            raise ImportRefused(f"{path}: 읽을 수 없습니다({plain.reason(error)})") from error
        except ImportRefused as error:
            raise ImportRefused(f"{path}: {error}") from error
    return _batch(found, told=", ".join(path.name for path in paths))


def _batch(found: Iterable[Spelling], told: str = "") -> Batch:
    """Return a batch; a symbol that is listed twice keeps its first name.

    Names that no article may print are left out: of the broker's own list in silence (bonds and preferred
    shares have their rate in the name), of files called ``told`` with a notice.
    """
    unique: dict[str, Spelling] = {}
    names = Names()
    for one in found:
        if names.korean(one.symbol, one.korean):
            unique.setdefault(one.symbol, one)
    notices = names.notices(told) if told else []
    return Batch(origin=ORIGIN, spellings=tuple(unique.values()), notices=tuple(notices))


def parse(body: bytes) -> list[Spelling]:
    """Read one of the broker's files, packed or not.

    Raises:
        ImportRefused: it is none.

    """
    unpacked = _unpacked(body) if body.startswith(b"PK") else body
    found = []
    for number, line in enumerate(unpacked.splitlines(), start=1):
        if not line.strip():
            continue
        cells = line.split(b"\t")
        if len(cells) != _COLUMNS:
            raise ImportRefused(f"{number}행: 칸이 {_COLUMNS}개여야 하는데 {len(cells)}개입니다")
        symbol, korean, english = (_text(cells[at]) for at in (_SYMBOL, _KOREAN, _ENGLISH))
        if symbol and korean:
            found.append(Spelling(symbol.replace("/", "-"), korean, english))
    if not found:
        raise ImportRefused("종목이 없습니다")
    return found


def _text(cell: bytes) -> str:
    """Decode one cell; a name cut in the middle of a letter loses that letter, not the whole file."""
    return " ".join(cell.decode("cp949", errors="ignore").split())


def _unpacked(body: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            (member,) = archive.infolist()
            if member.file_size > _LARGEST:
                raise ImportRefused("풀면 너무 큽니다")
            return archive.read(member)
    except (zipfile.BadZipFile, ValueError, EOFError, RuntimeError, NotImplementedError) as error:
        raise ImportRefused("압축을 풀 수 없습니다") from error


def _table(body: bytes) -> list[Spelling]:
    try:
        rows = csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline=""), strict=True)
        if not {"symbol", "korean"} <= set(rows.fieldnames or ()):
            raise ImportRefused("symbol과 korean 열이 있어야 합니다")
        return [
            Spelling(row["symbol"].strip().replace("/", "-"), row["korean"].strip(), row.get("english") or "")
            for row in rows
            if row["symbol"] and row["korean"]
        ]
    except (UnicodeDecodeError, csv.Error) as error:
        raise ImportRefused("UTF-8 CSV가 아닙니다") from error
