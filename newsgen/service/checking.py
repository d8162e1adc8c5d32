"""Texts held against the record, beside the requests: one at a time, in a thread that alone has the store."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from newsgen.config import Config
from newsgen.errors import CheckTooLong, StoreProblem, UsageProblem
from newsgen.korean.dates import SEOUL
from newsgen.service.asked import MARKETS, AskedCheck
from newsgen.service.problem import Refusal, place

if TYPE_CHECKING:  # slow, and first wanted beside requests
    from newsgen.checks import Checker
    from newsgen.checks.run import Checked
    from newsgen.checks.sheet import Sheet
    from newsgen.store import Store

LOG = logging.getLogger("newsgen.service")
_WAITING = 8
"""Texts that are under check or wait for it, in one process."""
_MOMENTS = 3
"""Moments of the store that are kept ready at once, now among them."""
_Made = TypeVar("_Made")


class _Opened(NamedTuple):
    """The store as it was opened, and what was made ready of it by moment."""

    state: tuple[tuple[int, int], ...]
    store: Store | None
    checkers: dict[dt.datetime | None, Checker]


class Shown(NamedTuple):
    """A text that was checked, for a page."""

    asked: AskedCheck
    """What was asked, its text as it was put right."""
    sheet: Sheet | None
    """None of no text."""
    fixed: int
    """Places that were put right."""


class Checking:
    """What checks the texts of one process; ``path`` is where the store is, if any, read anew as it grows."""

    seconds = 30.0
    """How long the check of one text may take."""

    def __init__(self, desk: Config, path: Path) -> None:
        self._desk, self._path = desk, path
        self._thread = ThreadPoolExecutor(1, "newsgen-check")
        self._taken = 0
        self._opened: _Opened | None = None

    async def check(self, asked: AskedCheck, make: Callable[[Checked], _Made]) -> _Made:
        """Check a text and return what ``make`` makes of it there; Refusal where that cannot be."""
        moment = _moment(asked)
        if self._taken >= _WAITING:
            detail = "지금 맞춰 보는 글이 너무 많습니다. 5초 뒤에 다시 보내십시오."
            raise Refusal(503, detail, headers={"Retry-After": "5"})
        self._taken += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(
                self._thread, self._checked, asked, moment, make
            )
        finally:
            self._taken -= 1

    async def shown(self, asked: AskedCheck, *, fix: bool) -> Shown:
        """Return a text as a page shows it; with ``fix`` what has one right answer is put right first."""

        def set_(checked: Checked) -> Sheet:
            from newsgen.checks.sheet import sheet  # noqa: PLC0415 - slow, and wanted beside requests

            return sheet(checked)

        def mend(checked: Checked) -> tuple[str, int]:
            from newsgen.checks.fixed import fixed_text  # noqa: PLC0415 - as above

            return fixed_text(asked.text, checked.listing.findings)

        n = 0
        if fix:
            text, n = await self.check(asked, mend)
            asked = msgspec.structs.replace(asked, text=text)
        return Shown(asked, await self.check(asked, set_) if asked.text.strip() else None, n)

    @asynccontextmanager
    async def running(self, _: object) -> AsyncIterator[None]:
        """End the thread, and close the store, when the service ends."""
        try:
            yield
        finally:
            self.close()

    def close(self) -> None:
        """End the thread once it is done, and close the store."""
        self._thread.submit(self._shut)
        self._thread.shutdown(wait=False)

    def _checked(
        self, asked: AskedCheck, moment: dt.datetime | None, make: Callable[[Checked], _Made]
    ) -> _Made:
        try:
            checked = self._checker(moment).read(
                asked.text, day=asked.date, market=asked.market, as_of=moment, form=asked.format,
                seconds=self.seconds,
            )  # fmt: skip
            return make(checked)
        except CheckTooLong as error:
            raise Refusal(413, str(error), place("body:text", "너무 깁니다.")) from error
        except UsageProblem as error:
            raise Refusal(404, str(error), place("body:date", "달력에 없는 날짜입니다.")) from error
        except StoreProblem as error:
            LOG.error("%s", error)
            raise Refusal(503, "지금은 시세를 읽을 수 없습니다. 잠시 뒤에 다시 하십시오.") from error

    def _checker(self, moment: dt.datetime | None) -> Checker:
        """Return what is ready for a moment; made anew where the store has changed."""
        from newsgen.checks import Checker  # noqa: PLC0415 - slow, and first wanted here

        opened = self._current()
        if moment not in opened.checkers:
            while len(opened.checkers) >= _MOMENTS:
                opened.checkers.pop(next(iter(opened.checkers)))
            opened.checkers[moment] = Checker(_as_of(opened.store, moment), self._desk)
        return opened.checkers[moment]

    def _current(self) -> _Opened:
        from newsgen.store import Store  # noqa: PLC0415 - as above

        state = _state(self._path)
        if self._opened is None or self._opened.state != state:
            self._shut()
            store = Store.open(self._path) if state else None
            self._opened = _Opened(state, store, {})
        return self._opened

    def _shut(self) -> None:
        if self._opened is not None and self._opened.store is not None:
            self._opened.store.close()
        self._opened = None


def _as_of(store: Store | None, moment: dt.datetime | None) -> Store | None:
    if store is None or moment is None:
        return store
    try:
        return store.as_known_at(moment)
    except StoreProblem as error:
        LOG.info("%s", error)
        detail = "그때 저장소에 있던 시세를 알 수 없습니다. 더 나중의 시각을 적거나 as_of를 빼십시오."
        raise Refusal(404, detail, place("body:as_of", "그때의 값이 없습니다.")) from error


def _moment(asked: AskedCheck) -> dt.datetime | None:
    """Return the moment that is asked for, as the store can look for it."""
    if asked.market is not None and asked.market not in MARKETS:
        where = place("body:market", f"{', '.join(MARKETS)} 가운데 하나로 적으십시오.")
        raise Refusal(400, "모르는 시장입니다.", where)
    if asked.as_of is None:
        return None
    try:
        told = dt.datetime.fromisoformat(asked.as_of)
        return (told if told.tzinfo else told.replace(tzinfo=SEOUL)).astimezone(SEOUL).astimezone(dt.UTC)
    except (ValueError, OverflowError) as error:
        where = place("body:as_of", "2025-08-14T06:30처럼 적으십시오. 한국시간으로 읽습니다.")
        raise Refusal(400, "읽을 수 없는 시각입니다.", where) from error


def _state(path: Path) -> tuple[tuple[int, int], ...]:
    """Return what tells one state of the store's file from another; empty where there is none.

    A log that is not written back yet is part of it; an empty one comes and goes with whoever reads.
    """
    found = []
    for each in (path, path.with_name(path.name + "-wal")):
        with suppress(OSError):
            stat = each.stat()
            found += [(stat.st_mtime_ns, stat.st_size)] if stat.st_size else []
    return tuple(found) if path.is_file() else ()
