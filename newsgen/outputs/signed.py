"""A PNG that says in itself who made it: a desk's own picture of the same name is never replaced.

Who only asks loads nothing that draws.
"""

from __future__ import annotations

import zlib

_HEAD = 33
"""Bytes of a PNG before its second chunk: its signature, and the header that says its size."""
_SOFTWARE = b"Software\0newsgen"


def signed(png: bytes) -> bytes:
    """Return a PNG with our word in it."""
    return png[:_HEAD] + _OURS + png[_HEAD:]


def is_ours(png: bytes) -> bool:
    """Tell whether a PNG was drawn here."""
    return png[_HEAD:].startswith(_OURS)


def _chunk(kind: bytes, content: bytes) -> bytes:
    """Return a chunk of a PNG: its length, what it is, its content, a checksum of both."""
    return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)


_OURS = _chunk(b"tEXt", _SOFTWARE)
"""What stands in every PNG of ours, behind its header."""
