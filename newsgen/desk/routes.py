"""How a page declares its routes, each with the role that it needs: without one it answers nobody.

A handler asks ``visit_of`` (:mod:`newsgen.desk.visit`) who asks and what the form holds; it returns an Answer
made by ``sheet`` or ``see`` (:mod:`newsgen.desk.sheet`). It runs in a thread, unless it is ``async``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial, wraps
from inspect import iscoroutinefunction
from typing import Any

from litestar import get, post
from litestar.handlers import BaseRouteHandler, HTTPRouteHandler

from newsgen.desk.accounts import Role

USUAL = 200_000
"""Bytes that a form may have unless its route says more: an article, and what it is escaped to."""
_ROLE = "role"
_QUIET = "quiet"
_HANDLERS = ThreadPoolExecutor(24, "desk")
"""Where handlers run: not where the guard does, so that slow acts keep nobody out."""
_UNDECLARED = object()


class Anyone:
    """In the place of a role: who is not logged in may ask, too."""


ANYONE = Anyone()
Needed = Role | Anyone
Declare = Callable[[Callable[..., Any]], HTTPRouteHandler]


def page(path: str, role: Needed, *, quiet: bool = False) -> Declare:
    """Declare what is read with GET; it changes nothing.

    ``quiet`` is of what a page asks for by itself (its events): it does not keep a login from ending.
    """
    route = get(path, opt={_ROLE: role, _QUIET: quiet}, include_in_schema=False)
    return lambda handler: route(_beside(handler))


def act(path: str, role: Needed, *, most: int = USUAL, quiet: bool = False) -> Declare:
    """Declare what a form does with POST; it was read, ``most`` bytes of it, and proved to be ours before."""
    route = post(
        path,
        opt={_ROLE: role, _QUIET: quiet},
        status_code=200,
        include_in_schema=False,
        request_max_body_size=most,
    )
    return lambda handler: route(_beside(handler))


def _beside(handler: Callable[..., Any]) -> Callable[..., Any]:
    """Return a handler that runs in a thread, beside the others, unless it is a coroutine anyway.

    The framework's own way holds only of an address with one method.
    """
    if iscoroutinefunction(handler):
        return handler

    @wraps(handler)
    async def run(*args: Any, **named: Any) -> Any:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(_HANDLERS, partial(handler, *args, **named))

    return run


def needed_of(handler: BaseRouteHandler) -> Needed | None:
    """Return the role that a route needs; None where it declares none."""
    found = handler.opt.get(_ROLE, _UNDECLARED)
    return found if isinstance(found, Role | Anyone) else None


def is_quiet(handler: BaseRouteHandler) -> bool:
    """Say whether a request of this route is no sign that somebody is there."""
    return bool(handler.opt.get(_QUIET))
