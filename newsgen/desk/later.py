"""Two applications as one: what is asked first is there at once, the rest is made after the first answer.

The pages of articles bring arrays and the whole way from prices to a text, which takes longer to import than
anybody should wait for the login. Who asks for one of them too early waits for it.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from threading import Lock, Thread
from typing import cast

from litestar import Litestar
from litestar.routes import BaseRoute

from newsgen.service.asgi import App, Receive, Scope, Send

_PART = re.compile(r"\{\w+:\w+\}")


class Later:
    """An ASGI app: ``first`` answers for its own routes, and what ``make`` makes for all others."""

    def __init__(self, first: Litestar, make: Callable[[], Litestar]) -> None:
        self._first = first
        self._own = re.compile("|".join(_pattern(route.path) for route in first.routes))
        self._rest: Future[Litestar] = Future()
        self._making = Thread(target=_into, args=(self._rest, make), name="desk-pages", daemon=True)
        self._begun = Lock()

    @property
    def routes(self) -> Iterable[BaseRoute]:
        """All routes; waits for those that are still made."""
        self._begin()
        return (*self._first.routes, *self._rest.result().routes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, by whichever knows the address."""
        if scope["type"] != "http":
            await cast(App, self._first)(scope, receive, send)
        elif self._own.fullmatch(scope["path"].rstrip("/") or "/"):
            await cast(App, self._first)(scope, receive, send)
            self._begin()  # not before: two that import at one time are slower than one
        else:
            self._begin()
            rest = await asyncio.wrap_future(self._rest)
            await cast(App, rest)(scope, receive, send)

    def _begin(self) -> None:
        """Let the rest be made, if it is not."""
        if self._begun.acquire(blocking=False):  # and never let go of
            self._making.start()


def _pattern(template: str) -> str:
    parts = (re.escape(part) for part in _PART.split(template))
    return "[^/]+".join(parts)


def _into(made: Future[Litestar], make: Callable[[], Litestar]) -> None:
    made.set_running_or_notify_cancel()  # who stops waiting for it stops nothing
    try:
        made.set_result(make())
    except BaseException as error:
        made.set_exception(error)
        raise
