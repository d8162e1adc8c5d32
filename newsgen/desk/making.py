"""Articles made at the desk: beside the pages, one at a time, and everybody sees how far it is."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from threading import Lock, Thread
from typing import Any, NamedTuple

from newsgen.acts.newsroom import Newsroom
from newsgen.archive import Key
from newsgen.desk.addresses import called
from newsgen.errors import NewsgenError, UsageProblem

_LOG = logging.getLogger("newsgen.desk")
_FAILED = "만들지 못했습니다. 다시 해 보고, 그래도 같으면 관리자에게 알리십시오."
_OFTEN = 0.5
"""Seconds between two tellings of how far a fetch is."""
_LATELY = dt.timedelta(minutes=10)
"""How long it is told what came of an article that was made."""
FORMATS = ("md", "html", "json")
"""What is written of an article that stands nowhere yet."""


class Making(NamedTuple):
    """One article that is made, or was made last."""

    key: Key
    by: str
    begun: dt.datetime
    line: str
    """How far it is, or what came of it; Korean."""
    ended: dt.datetime | None = None
    failed: bool = False

    @property
    def what(self) -> str:
        """What it is, as people call it."""
        return called(self.key)


class Maker:
    """Makes one article at a time; ``tell`` is called whenever how far it is changes."""

    def __init__(self, tell: Callable[[], object] = lambda: None) -> None:
        self._tell = tell
        self._lock = Lock()
        self.last: Making | None = None
        """What is made now, or was made last in this process."""

    @property
    def now(self) -> Making | None:
        """What is made now."""
        made = self.last
        return made if made and made.ended is None else None

    def lately(self, now: dt.datetime) -> Making | None:
        """Return what is made, or was made so lately that somebody may wait to read of it."""
        made = self.last
        return None if made and made.ended and now - made.ended > _LATELY else made

    def start(self, newsroom: Newsroom, key: Key, at: dt.datetime | None, fetch: bool = True) -> None:
        """Begin to make an article, in the name of whom the newsroom names.

        Raises UsageProblem where one is made already: this one, or another.
        """
        with self._lock:
            if self.now:
                again = "벌써 만들고 있습니다" if self.now.key == key else "다른 기사를 만들고 있습니다"
                raise UsageProblem(f"{again}({self.now.what}, {self.now.by}). 끝난 뒤에 하십시오.")
            self.last = Making(key, newsroom.who, dt.datetime.now(dt.UTC), "시작합니다.")
        Thread(target=self._make, args=(newsroom, key, at, fetch), name="making", daemon=True).start()
        self._tell()

    def _make(self, newsroom: Newsroom, key: Key, at: dt.datetime | None, fetch: bool) -> None:
        try:
            line, failed = self._made(newsroom, key, at, fetch), False
        except NewsgenError as problem:
            line, failed = str(problem), True
        except Exception:
            _LOG.exception("%s %s", *key)
            line, failed = _FAILED, True
        self._told(line, ended=dt.datetime.now(dt.UTC), failed=failed)

    def _made(self, newsroom: Newsroom, key: Key, at: dt.datetime | None, fetch: bool) -> str:
        from newsgen.acts import building  # noqa: PLC0415 - it knows every stage

        told: list[str] = []

        def brought(store: Any, order: Any) -> object:
            done = fetched(store, order, self._progress)
            self._told("기사를 쓰는 중입니다.")
            return done

        self._told("시세를 받는 중입니다." if fetch else "기사를 쓰는 중입니다.")
        asked = building.Asked(key.session, key.edition, at)
        made = building.make(newsroom, asked, FORMATS, fetch=brought if fetch else None, tell=told.append)
        what = "초안을 썼습니다" if made.is_next else "썼습니다"
        but = ("다만", *told) if told else ()
        return " ".join((f"v{made.article.revision} {what}.", *but))

    def _progress(self, done: int, total: int) -> None:
        now = dt.datetime.now(dt.UTC)
        made = self.last
        if made and (now - self._shown).total_seconds() > _OFTEN:
            self._shown = now
            self._told(f"시세를 받는 중입니다({done:,}/{total:,}).")

    _shown = dt.datetime.min.replace(tzinfo=dt.UTC)

    def _told(self, line: str, **changed: Any) -> None:
        if self.last:
            self.last = self.last._replace(line=line, **changed)
        self._tell()


def fetched(store: Any, order: Any, progress: Callable[[int, int], None]) -> object:
    """Fetch what a store lacks; raises as :func:`newsgen.fetching.fetch` does."""
    from newsgen import fetching  # noqa: PLC0415 - it brings arrays, and few requests need them

    return fetching.fetch(store, order, progress=progress)
