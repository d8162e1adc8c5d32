"""The store that a verb works on."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsgen.cli.frame.settings import Settings

if TYPE_CHECKING:
    from newsgen.store import Store


@contextlib.contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """Open the user's store."""
    from newsgen.store import Store, default_path

    with Store.open(settings.store or default_path()) as store:
        yield store
