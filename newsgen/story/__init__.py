"""Items to an article: planned, written by templates, set with particles, figures and terms."""

from __future__ import annotations

from newsgen.story.compose import Provenance, build

__all__ = ["Provenance", "build"]
