"""The socket, and how uvicorn serves on it: bounded in time and in number, whatever the application is."""

from __future__ import annotations

import contextlib
import socket
from functools import partial
from typing import Any, cast

import uvicorn

from newsgen import plain
from newsgen.errors import UsageProblem
from newsgen.service.client import Proxies
from newsgen.service.connection import Connection

_BACKLOG = 2048
_GRACE = 5
"""Seconds that requests under way have to end when the service is told to."""
_FILES_EACH = 4
"""Files that a process may open for each connection: there are those that come in at one moment, too."""


def bind(host: str, port: int) -> socket.socket:
    """Take the address; UsageProblem where it cannot be had. Port 0 takes any that is free."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        taken = socket.socket(family, kind, protocol)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
    except (OSError, UnicodeError) as error:
        why = "주소를 찾지 못함"
        if isinstance(error, OSError) and not isinstance(error, socket.gaierror):
            why = plain.reason(error)
        raise UsageProblem(
            f"{host}:{port}에서 열 수 없습니다({why}). --host와 --port를 확인하십시오."
        ) from error
    taken.listen(_BACKLOG)
    taken.set_inheritable(True)
    return taken


def address_of(taken: socket.socket) -> str:
    """Return the address under which a browser on this machine finds the service."""
    host, port = taken.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def settings(make: object, workers: int, proxies: Proxies) -> uvicorn.Config:
    """Return how applications are served that ``make`` makes, one in each of ``workers`` processes."""
    guarded = partial(Connection, proxies=proxies, most=_room())
    return uvicorn.Config(
        make,  # type: ignore[arg-type] # called by each worker for itself
        factory=True,
        workers=workers,
        http=cast(Any, guarded),
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # uvicorn believes whoever is on this machine
        timeout_graceful_shutdown=_GRACE,
    )


def _room() -> int:
    """Return how many connections a process may hold; as many files as that needs are asked of the system."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - absent on Windows, which has no such limit

        wanted = _FILES_EACH * Connection.MOST
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if hard != resource.RLIM_INFINITY:
            wanted = min(wanted, hard)
        if soft != resource.RLIM_INFINITY and soft <= wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            return min(Connection.MOST, wanted // _FILES_EACH)
    return Connection.MOST
