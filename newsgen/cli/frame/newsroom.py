"""The newsroom that the options of a verb mean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.cli.frame.settings import Settings

if TYPE_CHECKING:
    from newsgen.acts.newsroom import Newsroom


def newsroom(settings: Settings, outbox: Path | None = None, out: Path | None = None) -> Newsroom:
    """Return the newsroom with its settings, its log and the folder of its articles."""
    from newsgen import config
    from newsgen.acts.newsroom import Newsroom

    return Newsroom.of(config.load(settings.config), store=settings.store, outbox=outbox, out=out)
