"""Whether there are odds of the Fed's next meeting; the editor hears where some were there lately."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.errors import FedInputProblem, NoFutures
from newsgen.fed.contracts import FUTURES
from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import Consequence, GateFinding, tell
from newsgen.snapshot.snapshot import Snapshot


def missing(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """List which prices of futures lack for the next meeting."""
    policy = snapshot.policy
    if policy is None:
        return
    try:
        now = policy.on(policy.session)
    except NoFutures as error:
        told = str(error)
    except FedInputProblem:
        return  # told otherwise
    else:
        told = "" if now.odds else now.outlook.missing
    if told:
        yield tell("odds-missing", FUTURES.rstrip(":"), told, Consequence.NOTE)
