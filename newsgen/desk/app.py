"""The desk's application: its routes, who stands before them, and what it says of failures."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType

from litestar import Litestar
from litestar.datastructures import State
from litestar.exceptions import HTTPException

from newsgen.acts.newsroom import Newsroom
from newsgen.desk import failures
from newsgen.desk.accounts import Accounts
from newsgen.desk.guard import LoginNeeded, admit
from newsgen.desk.later import Later
from newsgen.desk.logged import Logged
from newsgen.desk.office import Office
from newsgen.desk.pages import account, board, door, static, users
from newsgen.errors import NewsgenError
from newsgen.service.cors import Cors
from newsgen.service.frame import Frame
from newsgen.service.limiter import Limiter
from newsgen.service.metrics import Metrics
from newsgen.service.problem import Refusal

_FIRST = (door, static, board, users, account)
"""The modules of the pages that are there at once; all others stand in :mod:`newsgen.desk.rest`."""
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
    app = Later(_answering(office, _FIRST), lambda: _answering(office, _rest()))
    headers = (*_HEADERS, _HTTPS) if office.is_https else _HEADERS
    return Frame(
        Logged(app),
        Cors(()),
        Limiter(_RATE),
        Metrics(),
        office.proxies,
        lambda _: None,
        headers,
    )


def _rest() -> Iterable[ModuleType]:
    from newsgen.desk.rest import ROUTES  # noqa: PLC0415 - takes seconds: see ``Later``

    return ROUTES


def _answering(office: Office, pages: Iterable[ModuleType]) -> Litestar:
    """Make the framework's application of some pages: the guard stands before all of them."""
    return Litestar(
        route_handlers=[route for each in pages for route in each.routes],
        before_request=admit,
        state=State({"office": office}),
        exception_handlers={
            LoginNeeded: failures.needs_login,
            Refusal: failures.refused,
            HTTPException: failures.rejected,
            NewsgenError: failures.undone,
            Exception: failures.failed,
        },
        lifespan=[office.open],
        openapi_config=None,
        logging_config=None,
        debug=False,
    )
