"""Items to an article: planned, written by templates, set with particles, figures and terms."""

from __future__ import annotations

from newsgen.story.compose import Provenance, build, pictured
from newsgen.story.contrary import agreeing

__all__ = ["Provenance", "agreeing", "build", "pictured"]
