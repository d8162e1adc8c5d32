"""The desk's own notes: ``notes/<session>.toml``, read one by one, so that a bad note holds only itself.

A session of another market than New York's has them in a folder of the market: ``notes/kr/<session>.toml``.

Nothing in a note is trusted and nothing is rendered: its text is plain, printed to the letter or not at all.
"""

from __future__ import annotations

from newsgen.notes.desk import Decision, DeskNotes, called
from newsgen.notes.read import file_of, parse, read

__all__ = ["Decision", "DeskNotes", "called", "file_of", "parse", "read"]
