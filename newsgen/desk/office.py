"""What all requests of one desk share."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from typing import Any

from litestar import Litestar, Request

from newsgen.acts.newsroom import Newsroom
from newsgen.config import Config
from newsgen.desk.accounts import Accounts
from newsgen.desk.courier import Courier
from newsgen.desk.entrance import Entrance
from newsgen.desk.lockout import Lockout
from newsgen.desk.making import Maker
from newsgen.desk.sessions import Sessions
from newsgen.desk.watch import Watch
from newsgen.service.client import Proxies

LOG = logging.getLogger("newsgen.desk")
_HOUR = 3600.0


class Office:
    """The newsroom that is worked in, who may, and the bounds of what costs; made once a process."""

    def __init__(self, newsroom: Newsroom, accounts: Accounts) -> None:
        settings = newsroom.desk.desk
        self.newsroom = newsroom
        self.accounts = accounts
        self.sessions = Sessions(
            accounts, idle=settings.idle_hours * _HOUR, whole=settings.session_hours * _HOUR
        )
        self.lockout = Lockout(accounts)
        self.entrance = Entrance(newsroom, accounts, self.sessions, self.lockout)
        self.proxies = Proxies(settings.proxies)
        self.courier = Courier()
        self.watch = Watch(newsroom)
        self.maker = Maker(self.watch.tell)
        self.ending = asyncio.Event()
        """Set when the server is told to end: whoever answers for long ends then."""
        self.at_end = ExitStack()
        """What pages made that has to be closed when the desk ends."""
        self.at_end.callback(self.courier.close)

    @asynccontextmanager
    async def open(self, _: Litestar) -> AsyncIterator[None]:
        """Be open for as long as an application runs."""
        with self.at_end:
            yield

    @property
    def config(self) -> Config:
        """The desk's settings, all of them."""
        return self.newsroom.desk

    @property
    def is_https(self) -> bool:
        """Whether browsers reach it by https, so that no cookie may go any other way."""
        return self.config.desk.url.startswith("https://")

    def log(self, who: str, event: str, detail: str = "") -> None:
        """Tell the log that only grows what somebody did; never a password or a token."""
        with self.newsroom.by(who).log() as outbox:
            outbox.record(event, article="", detail=detail)


def office_of(request: Request[Any, Any, Any]) -> Office:
    """Return the office of the app that answers a request."""
    office: Office = request.app.state.office
    return office
