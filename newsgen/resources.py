"""Where the files that ship with the package are: templates, glossary, tables."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

SETTINGS = "newsgen.toml"
"""What the desk's settings are called, in the folder that a verb is started in."""
_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Return the folder ``name`` (``"templates"``, ``"glossary"``) as shipped.

    An installed wheel carries it inside the package; in a checkout it stands at the top level.
    """
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def table(name: str) -> Path:
    """Return the path of a data table inside the package, such as ``"names.csv"``."""
    return _PACKAGE / "data" / name


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV table inside the package, by the names of its columns."""
    with table(name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def listing(name: str) -> dict[str, Any]:
    """Return what a TOML table inside the package lists."""
    import tomllib  # noqa: PLC0415 - most verbs read none

    return tomllib.loads(table(name).read_text(encoding="utf-8"))
