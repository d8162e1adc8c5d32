"""The terms as they were read when the package was built: TOML takes longer than an article.

They are kept under a name made of the files of the glossary and of the code that reads them; where any of it
is another, there are none under its name. Beside them stands who is called what, so that one term is found
without reading the others.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from newsgen.glossary.called import numbers
from newsgen.glossary.fold import folded
from newsgen.glossary.folder import content, files
from newsgen.glossary.term import Term
from newsgen.resources import shipped


class Ahead(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """Terms that were read ahead, each still as bytes; made of no file it is empty."""

    called: dict[str, int]
    """The number of the term that each folded name is of."""
    raw: list[msgspec.Raw]

    def named(self, word: str) -> Term | None:
        """Return the term that is called so, as :meth:`Glossary.named` does."""
        number = self.called.get(folded(word))
        return None if number is None else _term(self.raw[number])

    def get(self, id: str) -> Term | None:  # noqa: A002  (the name that terms have for it)
        """Return the term with this id, or None."""
        found = self.named(id)
        return found if found and found.id == id else next((one for one in self.terms if one.id == id), None)

    @cached_property
    def terms(self) -> list[Term]:
        """All of them, in their order."""
        return [_term(each) for each in self.raw]


def read(folder: Path) -> Ahead | None:
    """Return the terms of a folder as they were read ahead; None where nobody has."""
    try:
        raw = (shipped("compiled") / name_of(folder)).read_bytes()
        return msgspec.msgpack.decode(raw, type=Ahead)
    except (OSError, msgspec.DecodeError):
        return None


def terms(folder: Path) -> list[Term] | None:
    """Return all terms of a folder as they were read ahead; None where nobody has."""
    try:
        ahead = read(folder)
        return ahead.terms if ahead else None
    except msgspec.DecodeError:
        return None


def encoded(read: Sequence[Term]) -> bytes:
    """Return terms that were read as they are kept."""
    return msgspec.msgpack.encode((numbers(read), list(read)))


def name_of(folder: Path) -> str:
    """Return the name of the file that the terms of a folder are kept in.

    A sum of 32 bits a file tells a change from none; a stronger one would take longer than reading the terms.
    """
    found = 0
    for path in (*files(folder), *sorted(Path(__file__).parent.glob("*.py"))):
        raw = content(path)
        found = zlib.crc32(f"{path.name} {len(raw)} {zlib.crc32(raw)}\n".encode(), found)
    return f"terms-{found:08x}.msgpack"


def _term(raw: msgspec.Raw) -> Term:
    return msgspec.msgpack.decode(raw, type=Term)
