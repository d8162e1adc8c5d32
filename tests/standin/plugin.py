"""A fixture for tests that run several stand-ins: import ``serve`` into a conftest."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import pytest

from tests.standin.proxy import Server, running
from tests.standin.scene import Scene


@pytest.fixture
def serve() -> Iterator[Callable[[Scene], Server]]:
    """A function that runs a stand-in for a scene until the test ends."""
    with contextlib.ExitStack() as stack:
        yield lambda scene: stack.enter_context(running(scene))
