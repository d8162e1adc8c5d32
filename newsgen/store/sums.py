"""Checksums of what is stored as bytes: a bit that flips on a disk is damage, never a price."""

from __future__ import annotations

import zlib

Key = tuple[str | int, ...]


class Damaged(Exception):
    """Stored bytes are not what was written; the message says in Korean what they were."""


def of(body: bytes, *key: str | int) -> int:
    """Return the CRC-32 of bytes and of the key that they are stored under."""
    return zlib.crc32(body, zlib.crc32(repr(key).encode()))


def verified(body: object, checksum: object, what: str, *key: str | int) -> bytes:
    """Return stored bytes; raise :class:`Damaged` where they, or their key, have changed since."""
    if not isinstance(body, bytes) or of(body, *key) != checksum:
        raise Damaged(what)
    return body
