"""What the options before the verb say, handed to every verb as ``ctx.obj``."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Settings(NamedTuple):
    """The global options; None where the user said nothing and the default holds."""

    store: Path | None = None
    """Where the prices are kept."""
    config: Path | None = None
    """The desk's ``newsgen.toml``."""
