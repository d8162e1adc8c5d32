"""What the desk wants checked in texts: table ``[check]``."""

from __future__ import annotations

from typing import Literal

import msgspec

from newsgen.codes import Code
from newsgen.config.settings import Settings


class Check(Settings, frozen=True, kw_only=True):
    """Checks that are off, how bad others are, the desk's own words."""

    off: tuple[Code, ...] = ()
    """Codes of checks that are not made: ``off = ["term"]``."""
    severity: dict[Code, Literal["wrong", "warning", "hint"]] = msgspec.field(default_factory=dict)
    """Code -> how bad it is told, instead of what the check itself says."""
    words: dict[str, str] = msgspec.field(default_factory=dict)
    """What is not to be printed -> what is, empty where there is no one word: ``"빅 테크" = "빅테크"``."""
