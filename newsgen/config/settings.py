"""What every table of the settings is made of."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of the tables of ``newsgen.toml``: a key that does not exist is refused, not ignored."""

    replaced: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """Keys that stood here once, and what is set in their place, in Korean."""
    elsewhere: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """Keys that people look for here, and where the same is told instead, in Korean."""
