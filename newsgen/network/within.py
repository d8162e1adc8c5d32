"""Work that is left behind when its time is up: what bounds a name server, a handshake or a header."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class TooLate(Exception):
    """The time was up before the work was done."""


class _Done(NamedTuple, Generic[T]):
    value: T


def within(seconds: float, work: Callable[[threading.Event], T]) -> T:
    """Return what ``work`` returns, or raise what it raises, if it is done within some seconds.

    It runs in a thread of its own, which is left behind where it is not: no timeout of a socket bounds a
    name server that hangs, or an answer that comes a byte a second. The event that it is given is set when
    nobody waits any more: whatever it has not begun by then it must not begin.

    Raises:
        TooLate: it was not done in time.

    """
    ended: queue.SimpleQueue[_Done[T] | BaseException] = queue.SimpleQueue()
    over = threading.Event()

    def run() -> None:
        try:
            ended.put(_Done(work(over)))
        except BaseException as error:  # a thread has nobody to raise to
            ended.put(error)

    threading.Thread(target=run, name="newsgen request", daemon=True).start()
    try:
        end = ended.get(timeout=seconds)
    except queue.Empty:
        raise TooLate from None
    finally:
        over.set()
    if isinstance(end, BaseException):
        raise end
    return end.value
