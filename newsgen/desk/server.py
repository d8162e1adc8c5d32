"""Running the desk: one process on one socket, until a signal ends it."""

from __future__ import annotations

import logging
import socket

import uvicorn

from newsgen.acts.newsroom import Newsroom
from newsgen.desk.accounts import Accounts
from newsgen.desk.app import application
from newsgen.desk.office import Office
from newsgen.service.listening import settings


class _Server(uvicorn.Server):
    """A server that tells those who answer for long that it ends, before it waits for them."""

    def __init__(self, config: uvicorn.Config, office: Office) -> None:
        super().__init__(config)
        self._office = office

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End."""
        self._office.ending.set()
        await super().shutdown(sockets)


def run(taken: socket.socket, newsroom: Newsroom, accounts: Accounts) -> None:
    """Serve until a signal ends it; what is under way has a few seconds."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.WARNING)
    logging.getLogger("newsgen").setLevel(logging.INFO)
    office = Office(newsroom, accounts)
    app = application(office)
    _Server(settings(lambda: app, 1, office.proxies), office).run([taken])
