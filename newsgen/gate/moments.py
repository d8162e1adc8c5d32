"""Whether it is known when in its day a series is taken: without that nobody can say whose close it tells."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, tell
from newsgen.markets import clocks
from newsgen.snapshot.snapshot import Snapshot


def unknown(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Tell the editor which series are left out because no source says when they are taken."""
    if snapshot.unplaced:
        yield tell("moment-unknown", "*", clocks.untold(snapshot.unplaced))
