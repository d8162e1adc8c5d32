"""A few workers over many tasks, none of which can outlive the deadline.

Not ``concurrent.futures``: its workers are joined when the interpreter exits, so one that hangs would
hang the program. These are daemons, and whoever waits for them waits until the deadline and no longer.
"""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from newsgen.sources.live.yahoo.trouble import LATE, Trouble

WORKERS = 4
"""More are no faster (parsing shares one core) and sooner refused."""
GRACE = 1.0
"""Seconds beyond the deadline for requests that are just being cut off by it."""

Task = TypeVar("Task")
Result = TypeVar("Result")


def run(
    tasks: Sequence[Task],
    work: Callable[[Task], Result],
    *,
    left: Callable[[], float],
    workers: int = WORKERS,
) -> Iterator[tuple[Task, Result | Trouble]]:
    """Yield each task with its result, or with the trouble that it met, as they are done.

    ``left`` tells the seconds until the deadline. After it, the tasks without an answer come with
    :data:`~newsgen.sources.live.yahoo.trouble.LATE`. An exception that is no :class:`Trouble` is raised.
    """
    waiting, pending = deque(enumerate(tasks)), dict(enumerate(tasks))
    done: queue.SimpleQueue[tuple[int, Result | Exception]] = queue.SimpleQueue()

    def labour() -> None:
        while True:
            try:
                at, task = waiting.popleft()
            except IndexError:
                return
            try:
                done.put((at, work(task)))
            except Exception as error:  # handed on to whoever waits
                done.put((at, error))

    for _ in range(min(workers, len(tasks))):
        threading.Thread(target=labour, daemon=True).start()
    while pending:
        try:
            at, result = done.get(timeout=max(left(), 0.0) + GRACE)
        except queue.Empty:
            break
        if isinstance(result, Exception) and not isinstance(result, Trouble):
            raise result
        yield pending.pop(at), result
    waiting.clear()
    for task in pending.values():
        yield task, Trouble(LATE)
