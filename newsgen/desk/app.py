"""The desk's application: its routes, who stands before them, and what it says of failures."""

from __future__ import annotations

from typing import cast

from litestar import Litestar
from litestar.datastructures import State
from litestar.exceptions import HTTPException

from newsgen.acts.newsroom import Newsroom
from newsgen.desk import failures
from newsgen.desk.accounts import Accounts
from newsgen.desk.guard import LoginNeeded, admit
from newsgen.desk.logged import Logged
from newsgen.desk.office import Office
from newsgen.desk.pages import (
    account,
    board,
    check,
    correction,
    dispatch,
    door,
    glossary,
    notes,
    preview,
    queue,
    settings,
    static,
    users,
    versions,
    withdrawal,
    words,
)
from newsgen.errors import NewsgenError
from newsgen.service.asgi import App
from newsgen.service.cors import Cors
from newsgen.service.frame import Frame
from newsgen.service.limiter import Limiter
from newsgen.service.metrics import Metrics
from newsgen.service.problem import Refusal

_ROUTES = (
    account,
    board,
    check,
    correction,
    dispatch,
    door,
    glossary,
    notes,
    preview,
    queue,
    settings,
    static,
    users,
    versions,
    withdrawal,
    words,
)
"""The modules of the pages; each has its ``routes``."""
_RATE = 1200
"""Requests that one client may make in a minute: a newsroom may be one client."""
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"x-robots-tag", b"noindex, nofollow"),
)
"""What every answer says, whatever it is."""
_HTTPS = (b"strict-transport-security", b"max-age=31536000")


def create(newsroom: Newsroom, accounts: Accounts) -> Frame:
    """Make the application of a newsroom and of who works in it."""
    return application(Office(newsroom, accounts))


def application(office: Office) -> Frame:
    """Make the application of an office."""
    app = Litestar(
        route_handlers=[route for each in _ROUTES for route in each.routes],
        before_request=admit,
        state=State({"office": office}),
        exception_handlers={
            LoginNeeded: failures.needs_login,
            Refusal: failures.refused,
            HTTPException: failures.rejected,
            NewsgenError: failures.undone,
            Exception: failures.failed,
        },
        lifespan=[check.ending],
        openapi_config=None,
        logging_config=None,
        debug=False,
    )
    headers = (*_HEADERS, _HTTPS) if office.is_https else _HEADERS
    return Frame(
        Logged(cast(App, app)),
        Cors(()),
        Limiter(_RATE),
        Metrics(),
        office.proxies,
        lambda _: None,
        headers,
    )
