"""The files of the archive that are not what newsgen wrote, on a screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.cli.frame.screen import say

if TYPE_CHECKING:
    from newsgen.acts.newsroom import Newsroom


def tell_touched(newsroom: Newsroom, since: dt.date) -> Collection[Path]:
    """Tell of each file of sessions from ``since`` on that newsgen did not write so; return them."""
    from newsgen.acts.touched import touched

    found = touched(newsroom, since)
    for path, problem in found.items():
        told = problem if str(path) in problem else f"{path}: {problem}"
        say(f"손댄 파일: {told}", err=True)
    return found
