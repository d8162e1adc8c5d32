"""The application: its routes, its contract, and what it says of failures."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import cast

from litestar import Litestar
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from newsgen import __version__
from newsgen.config import Config
from newsgen.errors import OutputProblem
from newsgen.service import (
    annotate,
    articles,
    check,
    dictionary,
    exports,
    pages,
    picture,
    site,
    status,
    terms,
)
from newsgen.service.asgi import App
from newsgen.service.checking import Checking
from newsgen.service.client import Proxies
from newsgen.service.cors import Cors
from newsgen.service.failures import failed, refused, rejected, unreadable
from newsgen.service.frame import Frame
from newsgen.service.library import Library
from newsgen.service.limiter import Limiter
from newsgen.service.metrics import Metrics
from newsgen.service.problem import Refusal
from newsgen.service.queries import known_only
from newsgen.service.trust import Trust
from newsgen.store.place import default_path as store_path

OPENAPI = OpenAPIConfig(
    title="newsgen",
    version=__version__,
    description="용어집과 시황 기사를 CMS와 독자에게 내주는 서비스입니다.",
    path="/v1",
    render_plugins=[JsonRenderPlugin(path="/openapi.json")],
    use_handler_docstrings=True,
)
"""OpenAPI 3.1, under ``/v1/openapi.json``."""

_ROUTES = (terms, exports, annotate, check, articles, status, site, pages, picture, dictionary)
_TURNS = 2
"""Texts that are annotated at one time in one process."""


def create(
    desk: Config,
    archive: Path | None = None,
    glossary: Path | None = None,
    shared: Path | None = None,
    outbox: Path | None = None,
    wanted: Path | None = None,
    store: Path | None = None,
) -> Frame:
    """Make the application; GlossaryProblem where the glossary cannot be read.

    ``outbox`` is the log of what was approved, the user's unless told; ``archive`` the folder of drafts,
    which only a system for trying shows. ``shared`` is a folder in which several processes count together
    how often each client asks, ``wanted`` the file that keeps what was looked for in vain.
    ``store`` is what texts are checked against, the user's unless told.
    """
    library = Library(desk, archive, glossary, outbox, wanted)
    metrics = Metrics()
    checking = Checking(desk, store or store_path())
    app = Litestar(
        route_handlers=[route for each in _ROUTES for route in each.routes],
        before_request=known_only,  # a guard would do, but the framework copies the route for each
        state=State(
            {
                "library": library,
                "metrics": metrics,
                "turns": asyncio.Semaphore(_TURNS),
                "checking": checking,
                "trust": Trust(desk.service.trusted),
            }
        ),
        exception_handlers={
            Refusal: refused,
            HTTPException: rejected,
            OutputProblem: unreadable,
            Exception: failed,
        },
        openapi_config=OPENAPI,
        request_max_body_size=desk.service.body,
        lifespan=[library.watched, checking.running],
        logging_config=None,
        debug=False,
    )
    limiter = Limiter(desk.service.rate, shared / "clients" if shared else None)
    proxies = Proxies(desk.service.proxies)
    return Frame(
        cast(App, app), Cors(desk.service.cors), limiter, metrics, proxies, partial(terms.ready, library)
    )
