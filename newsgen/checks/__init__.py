"""Does anybody's text say what the record says: the copy desk's second pair of eyes.

``check(text, store)`` is what every face uses: the command line, the service, the desk. A check is a function from
a :class:`~newsgen.checks.look.Look` to flaws and to what cannot be checked; ``CHECKS`` names them all.
"""

from __future__ import annotations

from newsgen.checks.found import Flaw, Kind, Open
from newsgen.checks.look import Look
from newsgen.checks.run import CHECKS, Checker, check

__all__ = ["CHECKS", "Checker", "Flaw", "Kind", "Look", "Open", "check"]
