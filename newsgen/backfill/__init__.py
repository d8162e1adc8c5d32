"""Articles of many sessions: planned, made in any order by any number of processes, kept as they come.

The store is read once a process and told in slices; what is made of a session depends on nothing that was
made before it, so that one process, several and a cluster write the same bytes.
"""

from __future__ import annotations

from newsgen.backfill.plan import Plan, planned
from newsgen.backfill.run import Ended, run

__all__ = ["Ended", "Plan", "planned", "run"]
