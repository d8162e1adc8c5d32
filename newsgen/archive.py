"""The archive: the articles that ``newsgen today`` wrote, read back from their folder.

An article stands at ``<session>/<edition>.json``. Whatever else lies in the folder is passed over, and no
name leads out of it: a link inside is never followed. A file that should be an article and is none is an
OutputProblem where it is asked for by name; a walk leaves it out and tells of it. An article that was
withdrawn has an empty file ``<edition>.withdrawn`` beside it and is passed over, written anew or not.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from time import time_ns
from typing import Generic, NamedTuple, TypeVar

import msgspec

from newsgen import editions, plain
from newsgen.errors import OutputProblem
from newsgen.model import Article

SCHEMA = "newsgen/article/v1"
_NAME = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.json")
_FILE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.v[1-9][0-9]*)?\.json")
"""An article, or a version of one before or after it."""
_WITHDRAWN = ".withdrawn"
_TICK, _COARSE = 100_000_000, 2_000_000_000
"""Nanoseconds after which a folder's time tells of every change in it, and after which it does where files
have whole seconds only (HFS+, FAT)."""
_Listed = TypeVar("_Listed")
LARGEST = 32_000_000
"""An article has some hundred thousand bytes; what has more than this is none."""


class Key(NamedTuple):
    """What names an article in the archive; keys sort by session."""

    session: dt.date
    edition: str

    @property
    def article(self) -> str:
        """The id of the article, which :func:`key_of` reads."""
        return f"{self.session}-{self.edition}"


class Version(NamedTuple):
    """A version of an article that readers could see."""

    number: int
    at: dt.datetime
    """When it went out, UTC."""


def key_at(session: str, edition: str) -> Key | None:
    """Return the key of an article by the two parts of its address; None for what is none."""
    key = key_of(f"{session}-{edition}")
    return key if key is not None and key.edition == edition else None


def key_of(article: str) -> Key | None:
    """Return the key of an article by its id, ``2025-08-13-us-close``; None for what is no id."""
    session, edition = _day(article[:10]), article[11:]
    known = session and article[10:11] == "-" and _NAME.fullmatch(f"{edition}.json")
    return Key(session, edition) if session and known else None


class Articles(ABC):
    """Articles by session and edition, wherever they are kept.

    ``tell`` hears of each that a walk leaves out because it cannot be read.
    """

    def __init__(self, tell: Callable[[OutputProblem], object] = lambda _: None) -> None:
        self._tell = tell

    @abstractmethod
    def keys(self) -> list[Key]:
        """Name every article, the newest session first, without reading any."""

    @abstractmethod
    def months(self) -> Iterator[dt.date]:
        """Yield the first days of the months that have articles, the latest first."""

    @abstractmethod
    def of_month(self, month: dt.date) -> list[Key]:
        """Name the articles of the month that begins with a day, the newest session first."""

    @abstractmethod
    def article(self, session: dt.date, edition: str) -> Article | None:
        """Return an article, or None where there is none; OutputProblem where it cannot be read."""

    @abstractmethod
    def written(self, session: dt.date, edition: str) -> dt.datetime | None:
        """Return when an article became what it is, UTC."""

    def first(self, session: dt.date, edition: str) -> dt.datetime | None:  # noqa: ARG002
        """Return when readers could see its first version, UTC; None where that is not known."""
        return None

    def versions(self, session: dt.date, edition: str) -> tuple[Version, ...]:  # noqa: ARG002
        """Return the versions that readers could see, the first one first; empty where that is not known."""
        return ()

    @abstractmethod
    def fault(self) -> str:
        """Say in Korean why articles cannot be read at all; empty where they can."""

    def state(self) -> tuple[int, ...] | None:
        """Return what is another after any article changed; None where only looking tells."""
        return None

    def articles(self, edition: str | None = None) -> Iterator[Article]:
        """Walk the articles, of one edition or of all, the newest session first."""
        for key in self.keys():
            if edition in {None, key.edition}:
                yield from self._readable(key)

    def latest(self, edition: str | None = None) -> Article | None:
        """Return the article of the newest session, of one edition or of any."""
        return next(self.articles(edition), None)

    def _readable(self, key: Key) -> Iterator[Article]:
        """Yield the article of a key, or tell why there is none."""
        try:
            article = self.article(*key)
        except OutputProblem as problem:
            self._tell(problem)
            return
        if article is not None:
            yield article


def in_order(keys: Iterable[Key]) -> list[Key]:
    """Return keys as they are listed: the newest session first, and of a day the market that closed last."""
    named = sorted(keys, key=lambda key: key.edition)
    return sorted(named, key=lambda key: (key.session, editions.hour(key.edition)), reverse=True)


class _Listings(Generic[_Listed]):
    """What ``read`` makes of folders; of one that has not changed since then it is made once."""

    def __init__(self, read: Callable[[str], _Listed]) -> None:
        self._read = read
        self._known: dict[str, tuple[tuple[int, int], _Listed]] = {}

    def of(self, folder: str) -> _Listed:
        """Return what is made of a folder as it is now."""
        try:
            found = os.stat(folder)  # noqa: PTH116 - asked of thousands
        except OSError:
            return self._read(folder)  # which tells why
        state = found.st_ino, found.st_mtime_ns
        known = self._known.get(folder)
        if known and known[0] == state:
            return known[1]
        made = self._read(folder)
        if time_ns() - found.st_mtime_ns > (_TICK if found.st_mtime_ns % 10**9 else _COARSE):
            self._known[folder] = state, made
        return made


class Archive(Articles):
    """The articles under a folder; an article is read when asked for, and again only after it changed."""

    def __init__(self, folder: Path, tell: Callable[[OutputProblem], object] = lambda _: None) -> None:
        super().__init__(tell)
        self.folder = folder
        self._sessions = _Listings(_by_month)
        self._editions = _Listings(_editions)

    def keys(self) -> list[Key]:
        """Name every article, the newest session first, without reading any."""
        by_month = self._sessions.of(str(self.folder))
        return [key for folders in by_month.values() for key in self._keys(folders)]

    def months(self) -> Iterator[dt.date]:
        """Yield the first days of the months that have articles, the latest first, as far as is asked."""
        for month, folders in self._sessions.of(str(self.folder)).items():
            if any(self._editions.of(path) for _, path in folders):
                yield month

    def of_month(self, month: dt.date) -> list[Key]:
        """Name the articles of a month, looking into no other folder than those of its days."""
        return self._keys(self._sessions.of(str(self.folder)).get(month, []))

    def _keys(self, folders: list[tuple[dt.date, str]]) -> list[Key]:
        return in_order(
            Key(session, edition) for session, path in folders for edition in self._editions.of(path)
        )

    def article(self, session: dt.date, edition: str) -> Article | None:
        """Return an article, or None where there is none; OutputProblem where its file holds none."""
        path = self._path(Key(session, edition))
        return _article(path, Key(session, edition)) if path else None

    def written(self, session: dt.date, edition: str) -> dt.datetime | None:
        """Return when the file of an article was last written, UTC."""
        path = self._path(Key(session, edition))
        return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC) if path else None

    def fault(self) -> str:
        """Say in Korean why articles cannot be read at all; empty where they can."""
        if not self.folder.is_dir():
            return f"기사 보관 폴더 {self.folder}이(가) 없습니다. 경로를 확인하십시오."
        try:
            _entries(self.folder)
        except OutputProblem as problem:
            return str(problem)
        return ""

    def files(self, since: dt.date) -> Iterator[Path]:
        """Yield every file that passes for an article or a version of one, whatever it holds; links too."""
        for entry in _entries(self.folder):
            session = _day(entry.name)
            if session and session >= since and entry.is_dir():
                yield from (Path(file.path) for file in _entries(entry.path) if _FILE.fullmatch(file.name))

    def withdraw(self, key: Key) -> bool:
        """Take an article out, written yet or not, until it is restored; tell whether it was there."""
        there = self._path(key) is not None
        mark = self._mark(key)
        try:
            mark.parent.mkdir(parents=True, exist_ok=True)
            mark.touch()
        except OSError as error:
            raise OutputProblem(
                f"{mark}: 쓸 수 없습니다({plain.reason(error)}). 권한을 확인하십시오."
            ) from error
        return there

    def restore(self, key: Key) -> bool:
        """Let an article that was withdrawn be there again; tell whether one is."""
        mark = self._mark(key)
        try:
            mark.unlink(missing_ok=True)
        except OSError as error:
            raise OutputProblem(
                f"{mark}: 지울 수 없습니다({plain.reason(error)}). 권한을 확인하십시오."
            ) from error
        return self._path(key) is not None

    def _mark(self, key: Key) -> Path:
        return self.folder / key.session.isoformat() / f"{key.edition}{_WITHDRAWN}"

    def _path(self, key: Key) -> Path | None:
        """Return where an article stands; None for what is no plain name, no file, or a link."""
        folder = self.folder / key.session.isoformat()
        path = folder / f"{key.edition}.json"
        if not _NAME.fullmatch(path.name) or path.parent != folder:
            return None
        try:
            linked = folder.is_symlink() or path.is_symlink()
            gone = path.with_suffix(_WITHDRAWN).exists()
            return path if path.is_file() and not linked and not gone else None
        except OSError as error:
            raise _unreadable(path, error) from error


def _month(day: dt.date) -> dt.date:
    return day.replace(day=1)


def _by_month(folder: str) -> dict[dt.date, list[tuple[dt.date, str]]]:
    """Return the folders that are named by a day, by month, the latest first."""
    found: dict[dt.date, list[tuple[dt.date, str]]] = {}
    days = ((_day(entry.name), entry) for entry in _entries(folder))
    named = [(day, entry.path) for day, entry in days if day and entry.is_dir(follow_symlinks=False)]
    for day, path in sorted(named, reverse=True):
        found.setdefault(_month(day), []).append((day, path))
    return found


def _editions(folder: str) -> list[str]:
    """Return the editions in a session's folder; the article's other formats end otherwise."""
    entries = _entries(folder)
    gone = {entry.name.removesuffix(_WITHDRAWN) for entry in entries if entry.name.endswith(_WITHDRAWN)}
    names = [(_NAME.fullmatch(entry.name), entry) for entry in entries]
    return [
        name[1]
        for name, entry in names
        if name and name[1] not in gone and entry.is_file(follow_symlinks=False)
    ]


def _entries(folder: Path | str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _unreadable(Path(folder), error) from error


def _day(name: str) -> dt.date | None:
    """Return the day that a folder is named by; ISO's other spellings are not ours."""
    try:
        day = dt.date.fromisoformat(name)
    except ValueError:
        return None
    return day if day.isoformat() == name else None


def _article(path: Path, key: Key) -> Article:
    """Read an article and see that it is the one that its place says."""
    try:
        state = path.stat()
        article = _decoded(path, state.st_ino, state.st_mtime_ns, state.st_size)
    except OSError as error:
        raise _unreadable(path, error) from error
    if (article.session, article.edition) != key:
        raise OutputProblem(
            f"{path}: 안에 든 것은 {article.session} {article.edition} 기사입니다. 제자리로 옮기십시오."
        )
    return article


@lru_cache(maxsize=128)
def _decoded(path: Path, _inode: int, _changed: int, size: int) -> Article:
    """Decode a file; the same file in the same state is decoded once."""
    if size > LARGEST:
        raise _broken(path)
    try:
        article = msgspec.json.decode(path.read_bytes(), type=Article)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _broken(path) from error
    if article.schema != SCHEMA:
        raise OutputProblem(f"{path}: 기사의 형식이 {article.schema!r}입니다. {SCHEMA}만 읽을 수 있습니다.")
    return article


def _broken(path: Path) -> OutputProblem:
    return OutputProblem(
        f"{path}: newsgen이 만든 기사 JSON이 아닙니다. newsgen today로 다시 만들거나 파일을 치우십시오."
    )


def _unreadable(path: Path, error: OSError) -> OutputProblem:
    return OutputProblem(f"{path}: 읽을 수 없습니다({plain.reason(error)}). 권한을 확인하십시오.")
