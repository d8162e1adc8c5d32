"""What the desk wants checked: table ``[check]`` of ``newsgen.toml``."""

from __future__ import annotations

from typing import Literal

import msgspec

from newsgen.model import Record


class Settings(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Checks on and off, their severities, the desk's own words."""

    off: tuple[str, ...] = ()
    """Codes of checks that are not made."""
    severity: dict[str, Literal["wrong", "warning", "note"]] = msgspec.field(default_factory=dict)
    """Code -> how bad it is told, instead of what the check says."""
    words: dict[str, str] = msgspec.field(default_factory=dict)
    """The desk's own word list: what is not to be printed -> what is; empty where there is no one word."""
