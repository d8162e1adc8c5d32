"""What a backfill has done, a line a session: who goes on after a kill reads it and makes only the rest.

The journal stands in the folder of the articles, ``.backfill/<edition>.jsonl``. A line is written after the
files that it names are whole; one that a kill cut short is no line. Of a session the last line counts.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from newsgen import plain
from newsgen.errors import OutputProblem
from newsgen.model import Output, Record

FOLDER = ".backfill"


class Line(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What was done of one session."""

    session: dt.date
    made_of: str
    """The word of :mod:`newsgen.backfill.inputs`."""
    files: dict[str, str] = msgspec.field(default_factory=dict)
    """Name under the folder -> what it held, as a SHA-256."""
    count: int = 0
    """How many articles are in them."""
    why: str = ""
    """Why there is no article."""
    code: int = 0


class Journal:
    """The journal of one edition in one folder."""

    def __init__(self, folder: Path, edition: str) -> None:
        self._folder = folder
        self._path = folder / FOLDER / f"{edition}.jsonl"
        self._whole = False

    def done(self, words: Mapping[dt.date, str]) -> dict[dt.date, Line]:
        """Return what is done of some sessions, each with its word, and stands in the folder as it was."""
        known = {line.session: line for line in self._lines()}
        found = {
            day: known[day] for day, word in words.items() if day in known and known[day].made_of == word
        }
        return {day: line for day, line in found.items() if line.why or self._stands(line)}

    def note(self, line: Line) -> None:
        """Write a line down, behind whatever a kill left of the one before it."""
        body = msgspec.json.encode(line)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as file:
                torn = not self._whole and file.tell() and not self._path.read_bytes().endswith(b"\n")
                file.write((b"\n" if torn else b"") + body + b"\n")
                self._whole = True
        except OSError as error:
            raise OutputProblem(
                f"{self._path}: 쓸 수 없습니다({plain.reason(error)}). "
                "폴더의 권한과 남은 공간을 확인하십시오."
            ) from error

    def _lines(self) -> Iterable[Line]:
        try:
            written = self._path.read_bytes()
        except OSError:
            return
        for each in written.splitlines():
            try:
                yield msgspec.json.decode(each, type=Line)
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue  # cut short

    def _stands(self, line: Line) -> bool:
        try:
            return all(digest((self._folder / name).read_bytes()) == was for name, was in line.files.items())
        except OSError:
            return False


def digest(body: bytes) -> str:
    """Return what tells one content of a file from another."""
    return hashlib.sha256(body).hexdigest()


def of_outputs(outputs: Iterable[Output]) -> dict[str, str]:
    """Return the files that outputs become, each with what it will hold."""
    return {each.filename: digest(each.body) for each in outputs}


def require_writable(folder: Path) -> None:
    """Raise OutputProblem where nothing can be written into a folder; an absent one is made."""
    probe = folder / FOLDER / f".{os.getpid()}"
    try:
        probe.parent.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise OutputProblem(
            f"{folder}: 이 폴더에 쓸 수 없습니다({plain.reason(error)}). "
            "권한을 확인하거나 --out으로 다른 폴더를 주십시오."
        ) from error
