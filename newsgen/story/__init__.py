"""Items to an article: planned, written by templates, set with particles, figures and terms."""

from __future__ import annotations

from newsgen.story.compose import Candidate, Candidates, Provenance, build, offered, pictured
from newsgen.story.contrary import agreeing
from newsgen.story.meant import symbols
from newsgen.story.names import named

__all__ = [
    "Candidate",
    "Candidates",
    "Provenance",
    "agreeing",
    "build",
    "named",
    "offered",
    "pictured",
    "symbols",
]
