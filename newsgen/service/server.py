"""Running the application: one socket, one process or several that share it."""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, cast

import uvicorn
from uvicorn.supervisors import Multiprocess

from newsgen.config import Config
from newsgen.errors import UsageProblem
from newsgen.glossary.wanted import default_path
from newsgen.service.app import create
from newsgen.service.client import Proxies
from newsgen.service.connection import Connection
from newsgen.service.frame import Frame
from newsgen.service.library import opened
from newsgen.service.trust import Trust

_BACKLOG = 2048
_GRACE = 5
"""Seconds that requests under way have to end when the service is told to."""
_FILES_EACH = 4
"""Files that a process may open for each connection: there are those that come in at one moment, too."""
_SHARED_METRICS = "PROMETHEUS_MULTIPROC_DIR"
"""Where prometheus-client adds up what several processes count."""


def bind(host: str, port: int) -> socket.socket:
    """Take the address; UsageProblem where it cannot be had. Port 0 takes any that is free."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        taken = socket.socket(family, kind, protocol)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or "주소가 아님"
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


def run(
    taken: socket.socket,
    workers: int,
    desk: Config,
    articles: Path | None,
    glossary: Path | None,
    store: Path | None = None,
) -> None:
    """Serve until a signal ends it.

    GlossaryProblem where the glossary cannot be read, ConfigProblem where a trusted caller has no secret.
    """
    Trust(desk.service.trusted)  # tells of a missing secret once, before every worker would
    if workers == 1:
        app = _application(desk, articles, glossary, None, store)
        uvicorn.Server(_settings(lambda: app, 1, desk)).run([taken])
        return
    opened(glossary, desk.own_terms)  # tells of a fault once, before every worker would
    with _shared() as folder:
        make = partial(_application, desk, articles, glossary, folder, store)
        Multiprocess(_settings(make, workers, desk), [taken]).run()


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


def _settings(make: object, workers: int, desk: Config) -> uvicorn.Config:
    guarded = partial(Connection, proxies=Proxies(desk.service.proxies), most=_room())
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


def _application(
    desk: Config, articles: Path | None, glossary: Path | None, shared: Path | None, store: Path | None
) -> Frame:
    """Make the application in a worker, which begins without any logging."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.WARNING)
    logging.getLogger("newsgen").setLevel(logging.INFO)
    return create(desk, articles, glossary, shared, wanted=default_path(), store=store)


@contextlib.contextmanager
def _shared() -> Iterator[Path]:
    """Give the workers a folder to count in together, for as long as they run."""
    with tempfile.TemporaryDirectory(prefix="newsgen-serve-") as folder:
        os.environ[_SHARED_METRICS] = folder
        try:
            yield Path(folder)
        finally:
            del os.environ[_SHARED_METRICS]
