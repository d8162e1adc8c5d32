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

import uvicorn
from uvicorn.supervisors import Multiprocess

from newsgen.config import Config
from newsgen.glossary.wanted import default_path
from newsgen.service.app import create
from newsgen.service.client import Proxies
from newsgen.service.frame import Frame
from newsgen.service.library import opened
from newsgen.service.listening import settings
from newsgen.service.trust import Trust

_SHARED_METRICS = "PROMETHEUS_MULTIPROC_DIR"
"""Where prometheus-client adds up what several processes count."""


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
    proxies = Proxies(desk.service.proxies)
    Trust(desk.service.trusted)  # tells of a missing secret once, before every worker would
    if workers == 1:
        app = _application(desk, articles, glossary, None, store)
        uvicorn.Server(settings(lambda: app, 1, proxies)).run([taken])
        return
    opened(glossary, desk.own_terms)  # tells of a fault once, before every worker would
    with _shared() as folder:
        make = partial(_application, desk, articles, glossary, folder, store)
        Multiprocess(settings(make, workers, proxies), [taken]).run()


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
