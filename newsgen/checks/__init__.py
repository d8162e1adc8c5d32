"""Does anybody's text say what the record says: the copy desk's second pair of eyes.

``check(text, look)`` is what every face uses: the command line, the service, the desk. A check is a function from
a :class:`~newsgen.checks.look.Look` to flaws and to what cannot be checked; ``CHECKS`` names them all.
"""

from __future__ import annotations

from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.look import Look
from newsgen.checks.run import CHECKS, Finding, Result, check
from newsgen.checks.settings import Settings

__all__ = ["CHECKS", "Finding", "Flaw", "Kind", "Look", "Open", "Result", "Settings", "check"]
