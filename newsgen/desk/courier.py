"""Who carries articles to the CMSs while editors go on: a thread for each CMS, beside all requests."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable
from threading import Lock, Thread, Timer

from newsgen.acts.newsroom import Newsroom
from newsgen.deliveries.delivery import State
from newsgen.errors import NewsgenError

_LOG = logging.getLogger("newsgen.desk")
_SOONEST = 1.0
"""Seconds between two rounds at the least."""


class Courier:
    """Sends what is open for CMSs, one round after the other at each; how it ends stands in the outbox.

    What passing trouble kept from a CMS is tried again when its time comes, as long as the desk runs.
    Whatever it is killed at, the outbox knows, and the next round goes on.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._going: dict[str, Newsroom | None] = {}
        """Name of a CMS that is sent to -> in whose name the next round is, if one was asked for."""
        self._later: dict[str, Timer] = {}

    @property
    def going(self) -> frozenset[str]:
        """The CMSs that are sent to just now."""
        with self._lock:
            return frozenset(self._going)

    @property
    def later(self) -> frozenset[str]:
        """The CMSs at which something will be tried again by itself."""
        with self._lock:
            return frozenset(self._later)

    def send(self, newsroom: Newsroom, names: Iterable[str]) -> None:
        """Send all that is open for some CMSs, now or when the round that is under way there is over."""
        with self._lock:
            for name in dict.fromkeys(names):
                if timer := self._later.pop(name, None):
                    timer.cancel()
                begins = name not in self._going
                self._going[name] = None if begins else newsroom
                if begins:
                    Thread(target=self._carry, args=(newsroom, name), name=f"to {name}", daemon=True).start()

    def close(self) -> None:
        """Try nothing again by itself."""
        with self._lock:
            for timer in self._later.values():
                timer.cancel()
            self._later.clear()

    def _carry(self, newsroom: Newsroom, name: str) -> None:
        """Go round for as long as that is asked for, then wait for what must be tried again."""
        while True:
            wait = _round(newsroom, name)
            with self._lock:
                next_, self._going[name] = self._going[name], None
                if next_ is None:
                    del self._going[name]
                    if wait is not None:
                        self._wait(newsroom, name, wait)
                    return
            newsroom = next_

    def _wait(self, newsroom: Newsroom, name: str, seconds: float) -> None:
        timer = Timer(seconds, self.send, (newsroom, (name,)))
        timer.daemon = True
        self._later[name] = timer
        timer.start()


def _round(newsroom: Newsroom, name: str) -> float | None:
    """Try once all that is due at a CMS; return in how many seconds something has to be tried again there."""
    from newsgen.acts import delivering  # noqa: PLC0415 - it knows every kind of CMS

    try:
        delivering.send(newsroom, (), (name,), patience=0.0, tell=_LOG.info)
        with newsroom.log() as outbox:
            due = [row.due for row in outbox.open(name) if row.state is State.RETRYING]
    except NewsgenError as trouble:  # of the outbox itself: what keeps a CMS from it stands there
        _LOG.error("%s: %s", name, trouble)
        return None
    except Exception:
        _LOG.exception("%s", name)
        return None
    return max((min(due) - dt.datetime.now(dt.UTC)).total_seconds(), _SOONEST) if due else None
