"""The connection of the sources that are plain files on the web: the one client, shared by all of a fetch."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from newsgen.network.client import Client
from newsgen.sources.source import Limits


@contextlib.contextmanager
def connected(limits: Limits) -> Iterator[Client]:
    """Open the client."""
    with Client(deadline=limits.ends) as client:
        yield client


Connect = Callable[[Limits], contextlib.AbstractContextManager[Client]]
