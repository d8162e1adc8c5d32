"""The files of a glossary: by themselves, since terms that were read ahead need no reader."""

from __future__ import annotations

from pathlib import Path

from newsgen import plain
from newsgen.errors import GlossaryProblem

LARGEST = 1 << 20
"""Bytes of a file of terms at most; the largest that is shipped has 48,000."""


def files(folder: Path) -> list[Path]:
    """Return the files of a glossary in the order of their names; GlossaryProblem without the folder."""
    if not folder.is_dir():
        raise GlossaryProblem(f"용어집 폴더가 없습니다: {folder}")
    return sorted(folder.glob("*.toml"))


def content(path: Path) -> bytes:
    """Return what a file of terms holds; OSError where it cannot be read, is no plain file, or too large."""
    return plain.read_bytes(path, LARGEST)
