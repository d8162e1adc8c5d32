"""Templates compiled once: their bytecode, kept in the user's cache folder as Python keeps its own.

Jinja2 checks each entry by the template's text and the interpreter's version, so a template that changed is
compiled anew. A folder that cannot be read or written costs time and nothing else.
"""

from __future__ import annotations

from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

PRIVATE = 0o700
"""Only the user's own: what lies here is run."""


class Compiled(jinja2.FileSystemBytecodeCache):
    """A folder of compiled templates that does without what it cannot keep."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket from its file; leave it empty where there is none that can be read."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # whatever a file raises that was cut short or spoiled
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a bucket, in one step; leave it where the folder takes no file."""
        try:
            super().dump_bytecode(bucket)
        except OSError:
            return


def cache() -> Compiled | None:
    """Return the cache of this user; None where it has no folder of its own."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - only who renders pays for it

    folder = user_cache_path("newsgen") / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE)
    except OSError:
        return None
    return Compiled(str(folder)) if _is_private(folder) else None


def _is_private(folder: Path) -> bool:
    """Tell whether nobody else may write into a folder."""
    found = folder.stat()
    try:
        from os import getuid  # noqa: PLC0415 - not everywhere
    except ImportError:
        return True
    return found.st_uid == getuid() and not found.st_mode & 0o022
