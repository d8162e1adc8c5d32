"""Workers on this machine: processes of their own, started anew so that they share nothing but the files."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from newsgen.backfill.plan import Plan, Portion
from newsgen.backfill.work import Made, made
from newsgen.errors import NewsgenError

_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""A worker is one thread: what numpy would start beside it only takes memory."""


class WorkerLost(NewsgenError):
    """A worker ended without an answer: it was killed, or its memory was gone."""


def here(plan: Plan, portions: Sequence[Portion]) -> Iterator[list[Made]]:
    """Make portions in this process, one after another."""
    for portion in portions:
        yield made(plan, portion)


def over_processes(plan: Plan, portions: Sequence[Portion], jobs: int) -> Iterator[list[Made]]:
    """Make portions in several processes, and yield each as it is done.

    Raises WorkerLost where a process is killed.
    """
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(min(jobs, len(portions)), mp_context=context, initializer=_begin)
    try:
        for one in as_completed([pool.submit(made, plan, portion) for portion in portions]):
            yield one.result()
    except BrokenProcessPool as error:
        raise WorkerLost(
            "일꾼 프로세스가 도중에 죽었습니다. 쓴 기사는 그대로 있습니다. "
            "메모리가 모자라면 --jobs를 줄여 다시 하십시오."
        ) from error
    finally:
        _end(pool)


def _end(pool: ProcessPoolExecutor) -> None:
    """Stop what still runs: what is not kept yet is made again by the next run."""
    for process in list((getattr(pool, "_processes", None) or {}).values()):
        process.terminate()
    pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """Begin a worker: it ends with its parent, whatever happens to that, and leaves Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
