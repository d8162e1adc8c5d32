"""Workers of a Dask cluster: the same portions, handed out by its scheduler to whatever machines it has.

The one module that knows ``dask.distributed``, an optional extra. Every worker has newsgen itself installed,
of the same version, and finds the store and the desk's notes at the same paths, on a disk that all share or
as a copy. What a worker makes comes back and is written here; what a dead one had is made by another.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

from newsgen.backfill.plan import Plan, Portion
from newsgen.backfill.processes import WorkerLost
from newsgen.backfill.work import Made, made
from newsgen.errors import UsageProblem

WAIT = 15
"""Seconds to wait for the scheduler."""


def over_cluster(plan: Plan, portions: Sequence[Portion], address: str) -> Iterator[list[Made]]:
    """Make portions on the cluster whose scheduler is at an address, and yield each as it is done.

    Raises UsageProblem where the extra is not installed or no scheduler answers, WorkerLost where workers die
    one after another.
    """
    with _client(address) as client:
        from distributed import as_completed  # noqa: PLC0415 - an extra
        from distributed.scheduler import KilledWorker  # noqa: PLC0415

        futures = [client.submit(made, plan, portion, pure=False, retries=0) for portion in portions]
        try:
            for future in as_completed(futures):  # type: ignore[no-untyped-call]
                yield future.result()
                future.release()
        except KilledWorker as error:
            raise WorkerLost(
                "클러스터의 일꾼이 잇달아 죽었습니다. 쓴 기사는 그대로 있습니다. "
                "일꾼의 메모리를 확인하고 다시 하십시오."
            ) from error
        finally:
            client.cancel(futures, force=True)


@contextlib.contextmanager
def _client(address: str) -> Iterator[Any]:
    """Give a client of the scheduler at an address."""
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageProblem(
            "--scheduler에는 dask.distributed가 있어야 합니다. 설치하십시오: pip install 'newsgen[cluster]'"
        ) from error
    try:
        connect: Any = Client
        client = connect(address, timeout=WAIT)
    except (OSError, ValueError, TimeoutError) as error:
        raise UsageProblem(
            f"--scheduler {address}: 응답하는 스케줄러가 없습니다. 주소(tcp://이름:8786)를 확인하십시오."
        ) from error
    with client:
        yield client
