"""Secrets of the desk's own: from the environment or the keyring, and from nowhere else."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

SERVICE = "newsgen"
"""Under what the keyring has them."""


def variable(*parts: str) -> str:
    """Return the name of an environment variable: ``NEWSGEN_CMS_DESK_SECRET``."""
    words = ("".join(c if c.isalnum() else "_" for c in part).upper() for part in (SERVICE, *parts))
    return "_".join((*words, "SECRET"))


def stored(name: str, entry: str) -> str:
    """Return a secret: what the variable ``name`` holds, else the keyring's ``entry``; empty if neither."""
    return (os.environ.get(name) or _from_keyring(entry)).strip()


def _from_keyring(entry: str) -> str:
    try:
        keyring: Any = import_module("keyring")
        found: str | None = keyring.get_password(SERVICE, entry)
    except Exception:  # not installed, locked, or without a service behind it: then there is none
        return ""
    return found or ""
