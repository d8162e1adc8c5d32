"""The terms as they were read when the package was built: TOML takes longer than an article.

They are kept under a name made of the files of the glossary and of the code that reads them; where any of it
is another, there are none under its name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from newsgen.glossary.folder import content, files
from newsgen.glossary.term import Term
from newsgen.resources import shipped


def terms(folder: Path) -> list[Term] | None:
    """Return the terms of a folder as they were read ahead; None where nobody has."""
    try:
        raw = (shipped("compiled") / name_of(folder)).read_bytes()
        return msgspec.msgpack.decode(raw, type=list[Term])
    except (OSError, msgspec.DecodeError):
        return None


def encoded(read: Iterable[Term]) -> bytes:
    """Return terms that were read as they are kept."""
    return msgspec.msgpack.encode([*read])


def name_of(folder: Path) -> str:
    """Return the name of the file that the terms of a folder are kept in."""
    found = hashlib.sha256()
    for path in (*files(folder), *sorted(Path(__file__).parent.glob("*.py"))):
        raw = content(path)
        found.update(f"{path.name} {len(raw)}\n".encode())
        found.update(raw)
    return f"terms-{found.hexdigest()[:32]}.msgpack"
