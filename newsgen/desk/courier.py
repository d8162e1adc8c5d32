"""Who carries articles to the CMSs while editors go on: a thread for each CMS, beside all requests."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from threading import Lock, Thread

from newsgen.acts.newsroom import Newsroom
from newsgen.errors import NewsgenError

PATIENCE = 60.0
"""Seconds in which what passing trouble kept from a CMS is tried again."""
_LOG = logging.getLogger("newsgen.desk")


class Courier:
    """Sends what is open for CMSs, one round after the other at each; how it ends stands in the outbox.

    Whatever it is killed at, the outbox knows, and the next round goes on.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self.patience = patience
        self._lock = Lock()
        self._going: dict[str, Newsroom | None] = {}
        """Name of a CMS that is sent to -> in whose name the next round is, if one was asked for."""

    @property
    def going(self) -> frozenset[str]:
        """The CMSs that are sent to just now."""
        with self._lock:
            return frozenset(self._going)

    def send(self, newsroom: Newsroom, names: Iterable[str]) -> None:
        """Send all that is open for some CMSs, now or when the round that is under way there is over."""
        with self._lock:
            for name in dict.fromkeys(names):
                begins = name not in self._going
                self._going[name] = None if begins else newsroom
                if begins:
                    Thread(target=self._carry, args=(newsroom, name), name=f"to {name}", daemon=True).start()

    def _carry(self, newsroom: Newsroom, name: str) -> None:
        next_: Newsroom | None = newsroom
        while next_ is not None:
            self._round(next_, name)
            with self._lock:
                next_, self._going[name] = self._going[name], None
                if next_ is None:
                    del self._going[name]

    def _round(self, newsroom: Newsroom, name: str) -> None:
        from newsgen.acts import delivering  # noqa: PLC0415 - it knows every kind of CMS

        try:
            delivering.send(newsroom, (), (name,), patience=self.patience, tell=_LOG.info)
        except NewsgenError as trouble:  # of the outbox itself: what keeps a CMS from it stands there
            _LOG.error("%s: %s", name, trouble)
        except Exception:
            _LOG.exception("%s", name)
