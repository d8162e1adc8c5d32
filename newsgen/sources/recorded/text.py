"""The text of a recorded file: bounded, unpacked, decoded and with commas between its fields.

Excel saves UTF-8 with a byte order mark, CP949 (as the Windows of Korea does), or UTF-16 with tabs; where its
list separator is a semicolon, files have that. Each of these tells what it is and is read; what does not tell
is refused.
"""

from __future__ import annotations

import csv
import io
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NoReturn

from newsgen import plain
from newsgen.encoded import CP949, decoded, is_marked, odd_line
from newsgen.errors import ImportRefused

MOST = 512 << 20
"""Bytes of a file, packed or not: six times the largest that was recorded, ten years of 3,000 stocks."""

_CHUNK = 1 << 20
_PIECE = 4 << 20
"""Bytes that are taken in at once: some 80,000 rows of prices."""
_MARK = b"\xef\xbb\xbf"
_KOREAN = re.compile(r"[\x00-\x7f가-힣ㄱ-ㆎ一-鿿豈-﫿\u3000-\u303f\uff00-\uffef·‘’“”…※℃±×÷→]*")
"""What a table in CP949 may hold; other bytes that decode so by chance hold what no Korean list has."""


def refuse(path: Path, line: int | None, why: str) -> NoReturn:
    """Raise :class:`ImportRefused` for ``path``; nothing has been changed by then."""
    name = "".join(char if char.isprintable() else "�" for char in path.name)
    where = name if line is None else f"{name} {line}행"
    raise ImportRefused(f"{where}: {why} (아무것도 바꾸지 않았습니다)")


def shown(text: str) -> str:
    """Return ``text`` as a message may show it: short and printable."""
    clean = "".join(c if c.isprintable() else "�" for c in text)
    return f"'{clean[:40]}…'" if len(clean) > 40 else f"'{clean}'"


def read_csv(path: Path, encoding: str = "") -> bytes:
    """Return the text of a table with commas between its fields; raises as :func:`read_text`."""
    return _with_commas(path, read_text(path, encoding))


def read_text(path: Path, encoding: str = "") -> bytes:
    """Return a file's text as UTF-8 bytes with one newline between lines and none at the end.

    Its encoding is what the file shows unless it is told.

    Raises:
        ImportRefused: unreadable, no plain file, has or unpacks to more than ``MOST``, or is no text.

    """
    octets = b"".join(_octets(path))
    data = _told(path, octets, encoding) if encoding else _decoded(path, octets)
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if b"\0" in data:
        refuse(path, data.count(b"\n", 0, data.index(b"\0")) + 1, "NUL 문자가 있습니다")
    return data.rstrip(b"\n")


class NotPlain(Exception):
    """A table that has to be read whole: it is not UTF-8, has quotes, or no commas between its fields."""


def read_pieces(path: Path) -> Iterator[bytes]:
    """Yield a plain table in pieces of whole lines: joined by newlines, they are its :func:`read_csv`.

    Raises:
        NotPlain: it is none, which may show late.
        ImportRefused: as :func:`read_text`.

    """
    rest, first = b"", True
    for octets in _octets(path):
        rest += octets
        end = rest.rfind(b"\n", 0, len(rest.rstrip(b"\r\n")))  # lines without anything may be the last ones
        if end >= 0:
            yield _plain(rest[: end + 1], first=first).removesuffix(b"\n")
            rest, first = rest[end + 1 :], False
        elif len(rest) > _PIECE:
            raise NotPlain
    yield _plain(rest, first=first).rstrip(b"\n")


def _plain(data: bytes, *, first: bool) -> bytes:
    """Return lines with a newline each; of a table's first ones without a byte order mark."""
    data = data.removeprefix(_MARK) if first else data
    data = data.replace(b"\r\n", b"\n")
    odd = any(one in data for one in (b'"', b"\r", b"\0"))
    if odd or (first and b"," not in data.split(b"\n", 1)[0]):
        raise NotPlain
    try:
        data.decode()
    except UnicodeDecodeError:
        raise NotPlain from None
    return data


def _decoded(path: Path, data: bytes) -> bytes:
    """Return a text's bytes in UTF-8 without a byte order mark."""
    found = decoded(data)
    if found is None and is_marked(data):
        refuse(path, None, "UTF-16으로 시작하지만 끝까지 UTF-16이 아닙니다")
    if found is None or (found.encoding == CP949 and not (found.text and _KOREAN.fullmatch(found.text))):
        refuse(path, odd_line(data), "UTF-8이 아닙니다(CP949로도 읽을 수 없습니다): UTF-8로 저장하십시오")
    return found.text.removeprefix("\ufeff").encode()


def _told(path: Path, data: bytes, encoding: str) -> bytes:
    """Return a text in an encoding that somebody told, in UTF-8."""
    try:
        return data.removeprefix(_MARK).decode(encoding).encode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        refuse(path, line, f"{encoding.upper()}이 아닙니다. [import.이름]의 encoding을 고치거나 지우십시오")


def _with_commas(path: Path, data: bytes) -> bytes:
    """Return a table with commas whose first line has tabs or semicolons and no comma."""
    first = data.split(b"\n", 1)[0]
    mark = next((mark for mark in ("\t", ";") if mark.encode() in first), None)
    if mark is None or b"," in first:
        return data
    written = io.StringIO(newline="")
    rows = csv.reader(io.StringIO(data.decode(), newline=""), delimiter=mark, strict=True)
    try:
        csv.writer(written, lineterminator="\n").writerows(rows)
    except csv.Error:
        refuse(path, rows.line_num, "따옴표가 맞지 않습니다")
    return written.getvalue().encode().rstrip(b"\n")


def _octets(path: Path) -> Iterator[bytes]:
    """Yield what a file holds, unpacked, piece by piece."""
    size = 0
    try:
        with plain.opened(path, MOST) as file:
            packed = path.suffix == ".gz"
            for octets in _unpacked(path, file) if packed else iter(lambda: file.read(_PIECE), b""):
                size += len(octets)
                if size > MOST:
                    refuse(path, None, f"풀면 너무 큽니다. {MOST >> 20}MB까지 읽습니다")
                yield octets
    except OSError as error:
        raise ImportRefused(f"{path}: 읽을 수 없습니다({plain.reason(error)})") from error


def _unpacked(path: Path, packed: BinaryIO) -> Iterator[bytes]:
    """Unpack gzip, all members of it."""
    line, given = 1, packed.read(_CHUNK)
    while given:
        member = zlib.decompressobj(wbits=31)
        while not member.eof:
            try:
                octets = member.decompress(given, _PIECE)
            except zlib.error:
                refuse(path, line, "gzip 파일이 손상되었습니다")
            if not (octets or given or member.eof):
                refuse(path, line, "gzip 파일이 중간에 끊겼습니다")
            line += octets.count(b"\n")
            yield octets
            if not member.eof:
                given = member.unconsumed_tail or packed.read(_CHUNK)
        given = _past_zeros(member.unused_data, packed)


def _past_zeros(given: bytes, packed: BinaryIO) -> bytes:
    """Return where the next member begins: some writers fill up with zeros."""
    given = given or packed.read(_CHUNK)
    while given and not (rest := given.lstrip(b"\0")):
        given = packed.read(_CHUNK)
    return rest if given else b""
