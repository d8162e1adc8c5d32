"""What readers see: each article as a person approved it last, from the log's own copy.

Nothing is read from the folder that articles are written to: a draft there, a version nobody approved, or a
file that somebody touched changes nothing for readers. What was withdrawn is not there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from newsgen import plain
from newsgen.archive import Articles, Key, Version, in_order, key_of
from newsgen.deliveries.approval import APPROVE, KILL, RESTORE
from newsgen.deliveries.outbox import Event, Outbox
from newsgen.errors import OutboxProblem, OutputProblem
from newsgen.model import Article


class _Approved(NamedTuple):
    """What was approved last of an article."""

    hash: str
    at: dt.datetime
    versions: tuple[Version, ...]
    """Every version that was approved, each when it was first, the latest version last."""

    @property
    def first(self) -> dt.datetime:
        """When its first version was approved."""
        return self.versions[0].at


class _Standing(NamedTuple):
    """What readers see."""

    articles: dict[Key, _Approved]
    """The newest session first."""
    months: dict[dt.date, list[Key]]
    """By the first day of their month, the latest first."""


class Approved(Articles):
    """The articles that a person approved, by the outbox at ``path``; without that file there are none.

    The same file in the same state is read once.
    """

    def __init__(self, path: Path, tell: Callable[[OutputProblem], object] = lambda _: None) -> None:
        super().__init__(tell)
        self.path = path

    def keys(self) -> list[Key]:
        """Name every article that is approved, the newest session first."""
        return list(self._found())

    def months(self) -> Iterator[dt.date]:
        """Yield the first days of the months that have articles, the latest first."""
        yield from self._standing().months

    def of_month(self, month: dt.date) -> list[Key]:
        """Name the articles of the month that begins with a day, the newest session first."""
        return self._standing().months.get(month, [])

    def article(self, session: dt.date, edition: str) -> Article | None:
        """Return an article as it was approved last; None where nobody did, or it is withdrawn."""
        found = self._found().get(Key(session, edition))
        return _document(self.path, found.hash) if found else None

    def written(self, session: dt.date, edition: str) -> dt.datetime | None:
        """Return when it was approved, UTC."""
        found = self._found().get(Key(session, edition))
        return found.at if found else None

    def first(self, session: dt.date, edition: str) -> dt.datetime | None:
        """Return when its first version was approved, UTC."""
        found = self._found().get(Key(session, edition))
        return found.first if found else None

    def versions(self, session: dt.date, edition: str) -> tuple[Version, ...]:
        """Return the versions that were approved, the first one first."""
        found = self._found().get(Key(session, edition))
        return found.versions if found else ()

    def ever(self) -> bool:
        """Tell whether anything was ever approved, withdrawn or not."""
        if not self.path.is_file():
            return False
        try:
            with Outbox(self.path) as outbox:
                return any(outbox.events(None, APPROVE))
        except OutboxProblem as problem:
            raise OutputProblem(str(problem)) from problem

    def fault(self) -> str:
        """Say in Korean why nothing can be read of what was approved; empty where it can."""
        if not self.path.is_file():
            return f"발송함 {self.path}이(가) 없어 승인된 기사를 모릅니다. NEWSGEN_OUTBOX를 확인하십시오."
        try:
            self._found()
        except OutputProblem as problem:
            return str(problem)
        return ""

    def state(self) -> tuple[int, ...]:
        """Return what is another after anything was approved or withdrawn; empty without a log."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise OutputProblem(
                f"발송함 {self.path}: 읽을 수 없습니다({plain.reason(error)}). 권한을 확인하십시오."
            ) from error
        return found.st_ino, found.st_mtime_ns, found.st_size

    def _found(self) -> dict[Key, _Approved]:
        return self._standing().articles

    def _standing(self) -> _Standing:
        state = self.state()
        return _read(self.path, state) if state else _Standing({}, {})


def approved(outbox: Outbox, article: str) -> Article | None:
    """Return an article, by its id, as readers saw it last, withdrawn since or not; None: never."""
    found = _approvals(outbox.events(article, APPROVE)).get(article)
    return outbox.document(found.hash)[0] if found else None


@lru_cache(maxsize=4)
def _read(path: Path, _state: tuple[int, ...]) -> _Standing:
    try:
        with Outbox(path) as outbox:
            found = _standing(outbox.events())
    except OutboxProblem as problem:
        raise OutputProblem(str(problem)) from problem
    articles = {key: found[key] for key in in_order(found)}
    months = groupby(articles, key=lambda key: key.session.replace(day=1))
    return _Standing(articles, {month: [*keys] for month, keys in months})


def _standing(events: Iterable[Event]) -> dict[Key, _Approved]:
    """Return what stands approved after all that the log tells: of each article the latest version."""
    every, gone = list(events), set()
    for event in every:
        if event.event == KILL:
            gone.add(event.article)
        elif event.event == RESTORE:
            gone.discard(event.article)
    named = ((key_of(name), found) for name, found in _approvals(every).items() if name not in gone)
    return {key: found for key, found in named if key is not None}


def _approvals(events: Iterable[Event]) -> dict[str, _Approved]:
    """Return the latest version of each article that was approved, withdrawn or not."""
    approved: dict[str, _Approved] = {}
    for event in events:
        before = approved.get(event.article)
        versions = before.versions if before else ()
        latest = versions[-1].number if versions else -1
        if event.event == APPROVE and event.version >= latest:
            new = (Version(event.version, event.at),) if event.version > latest else ()
            approved[event.article] = _Approved(event.hash, event.at, (*versions, *new))
    return approved


@lru_cache(maxsize=128)
def _document(path: Path, hash_: str) -> Article:
    """Return the copy of a hash: for one hash it never changes."""
    try:
        with Outbox(path) as outbox:
            return outbox.document(hash_)[0]
    except OutboxProblem as problem:
        raise OutputProblem(str(problem)) from problem
