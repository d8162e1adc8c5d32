"""What an article is made of, in one short word: with the same word it is the same, and is not made again."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from newsgen import choices, notes, resources
from newsgen.config import Config
from newsgen.markets import Market, Session
from newsgen.store import Store

_SUFFIXES = frozenset({".py", ".toml", ".csv", ".j2", ".css"})


def made_of(
    store: Store, config: Config, edition: str, formats: Iterable[str], more: Sequence[str] = ()
) -> str:
    """Return the word for a program, a store, settings, an edition and formats, and whatever else counts."""
    settings = msgspec.structs.replace(config, output="", notes="")
    told = (
        program(),
        _own(config),
        store.stamp(),
        msgspec.json.encode(settings),
        edition,
        sorted(formats),
        [*more],
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()


def of_session(word: str, market: Market, day: dt.date, config: Config, edition: str) -> str:
    """Return the word for one session's article: what the desk noted and chose of it counts too."""
    place, session = Path(config.notes), Session(market, day)
    files = (notes.file_of(place, session), choices.file_of(place, session, edition))
    told = b"".join(map(_content, files))
    return hashlib.sha256(f"{word} {day}".encode() + told).hexdigest()[:32]


def _content(file: Path) -> bytes:
    """Return what a file holds; why it cannot be read, where that is so: the article says so, too."""
    try:
        return file.read_bytes()
    except OSError as error:
        return type(error).__name__.encode()


@functools.cache
def program() -> str:
    """Return the word for the program: its code, tables, templates and glossary."""
    package = Path(resources.__file__).parent
    return _word((package, resources.shipped("templates"), resources.shipped("glossary")))


def _own(config: Config) -> str:
    """Return the word for the desk's own terms and templates."""
    return _word(Path(folder) for folder in (config.glossary, config.templates) if folder)


def _word(folders: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in _SUFFIXES:
                found.update(f"{path.relative_to(folder)}".encode())
                found.update(path.read_bytes())
    return found.hexdigest()
