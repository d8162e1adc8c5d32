"""Where an installation keeps its prices and what it wrote and sent.

Prices are the same for all, so the store is the user's. The outbox is the installation's own: in that of
another, articles would go to the other's CMS.
"""

from __future__ import annotations

import os
from pathlib import Path

from newsgen import store
from newsgen.command import script_folder
from newsgen.setup.runner import RUNNER, named

OUTBOX = "NEWSGEN_OUTBOX"
STORE = "NEWSGEN_STORE"
FILENAME = "outbox.sqlite"


def outbox_of(folder: Path, said: Path | None) -> Path:
    """Return the outbox of an installation: the one that the user names, or that it has, else its own."""
    exported = (
        "" if script_folder() else os.environ.get(OUTBOX, "")
    )  # a script names its own, whoever is meant
    said = said or (Path(exported) if exported else None)
    return _whole(said or named(folder / RUNNER, OUTBOX) or folder / FILENAME)


def store_of(folder: Path, said: Path | None) -> Path:
    """Return the store of an installation: the one that the user names, or that it has, else the user's."""
    return _whole(said or named(folder / RUNNER, STORE) or store.default_path())


def _whole(path: Path) -> Path:
    return path.expanduser().absolute()
