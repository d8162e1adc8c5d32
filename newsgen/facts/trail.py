"""Points in time that a picture is drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Over = Literal["day", "year"]


class Trail(NamedTuple):
    """Where an index stood, moment by moment."""

    at: tuple[str, ...]
    """Moments of a session by its market's clock (``2025-11-20T09:45-05:00``), or days."""
    values: tuple[float, ...]
    """Percent against the close before over a session; closes over a year."""


Trails = Mapping[tuple[Over, str], Trail]
"""Over what, and of which symbol -> its trail."""
