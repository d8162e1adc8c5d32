"""What every table of the settings is made of."""

from __future__ import annotations

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of the tables of ``newsgen.toml``: a key that does not exist is refused, not ignored."""
