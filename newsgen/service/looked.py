"""The latest briefs of the archive, looked through once for all that is asked of them together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from newsgen.archive import Articles
from newsgen.service.appearances import Appeared, appearances
from newsgen.service.briefs import LOOKED_THROUGH, Brief, briefs


class Looked(NamedTuple):
    """What looking through them brought."""

    briefs: tuple[Brief, ...] = ()
    """The newest first."""
    appeared: Mapping[str, Appeared] = {}
    """Term -> where it stood."""


def look(archive: Articles) -> Looked:
    """Look through the latest briefs; OutputProblem where the archive cannot be read."""
    found = tuple(briefs(archive, archive.keys()[:LOOKED_THROUGH]))
    return Looked(found, appearances(found))
