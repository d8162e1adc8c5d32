"""What the tests of the deliveries share: an outbox, and a real WordPress where there is one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from newsgen.deliveries.outbox import Outbox
from tests.deliveries import wordpress
from tests.deliveries.wordpress import Site
from tests.once import once


@pytest.fixture(scope="session")
def running_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A WordPress for all tests of a process; ``.ci/wordpress`` unpacks it, NEWSGEN_WORDPRESS names it."""
    named = os.environ.get(wordpress.VARIABLE)
    if not named:
        pytest.skip(f"no WordPress: run .ci/wordpress and set {wordpress.VARIABLE} to the folder it prints")
    assert (Path(named) / "wp-load.php").is_file(), f"{wordpress.VARIABLE}={named} holds no WordPress"
    ready = once(tmp_path_factory, "wordpress", partial(wordpress.set_up, Path(named)))
    with wordpress.running(ready) as site:
        yield site


@pytest.fixture
def site(running_site: Site) -> Site:
    """The WordPress, emptied."""
    running_site.clear()
    return running_site


@pytest.fixture
def box_path(tmp_path: Path) -> Path:
    return tmp_path / "outbox.sqlite"


@pytest.fixture
def box(box_path: Path) -> Iterator[Outbox]:
    with Outbox(box_path, who="tester") as opened:
        yield opened
