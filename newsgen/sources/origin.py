"""What a recorded folder is called: by its name to the desk, never by it in an article."""

from __future__ import annotations

from pathlib import Path

from newsgen.korean.unfit import unfit_korean

RECORDED = "기록된 시세"
PRINTED = "시세·경제지표 기록"
"""What stands for it in an article: a folder holds prices, and what was published beside them."""
_NAMED = f"{RECORDED}("


def recorded(folder: Path) -> str:
    """Return the origin of what a folder holds, so that the desk can tell two folders apart.

    A folder whose name could not stand in a line (markup, a figure, characters that nobody sees) gives none.
    """
    name = folder.resolve().name
    return RECORDED if not name or unfit_korean(name) else f"{_NAMED}{name})"


def printed(origin: str) -> str:
    """Return what an article's line of sources says for an origin: of a folder only what it holds."""
    return PRINTED if origin == RECORDED or origin.startswith(_NAMED) else origin
