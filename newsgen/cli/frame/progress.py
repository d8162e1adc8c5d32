"""A progress bar on stderr, from the first thing that is done."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

OFTEN, LATER = 0.2, 5.0
"""Seconds between two looks at how far a long work is: on a terminal, and in a log."""
SOON = 1.0
"""Seconds that a person waits without a word, and between two of them."""


@contextlib.contextmanager
def bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Give a callback that is told how much is done, and of how much."""
    with contextlib.ExitStack() as shown:
        bar: ProgressBar[int] | None = None

        def progress(done: int, total: int) -> None:
            nonlocal bar
            if bar is None:
                bar = shown.enter_context(click.progressbar(length=total, label=label, file=sys.stderr))
            bar.length = total
            bar.update(done - bar.pos)

        yield progress


@contextlib.contextmanager
def paced(label: str, unit: str) -> Iterator[Callable[[int, int], None]]:
    """Give a callback as :func:`bar` does; what it is told is shown with the pace and the time left.

    A terminal shows one line that changes, anything else a line now and then.
    """
    live, begun, shown = sys.stderr.isatty(), time.monotonic(), -LATER
    first: int | None = None

    def progress(done: int, total: int) -> None:
        nonlocal shown, first
        now = time.monotonic()
        first = done if first is None else first
        if now - shown < (OFTEN if live else LATER) and done < total:
            return
        shown = now
        pace = (done - first) / max(now - begun, 1e-9)
        left = f", 초당 {pace:,.1f}{unit}, 남은 시간 {_time((total - done) / pace)}" if pace else ""
        begin = "\r\033[K" if live else ""
        click.echo(f"{begin}{label} {done:,}/{total:,}{left}", nl=not live, err=True)

    try:
        yield progress
    finally:
        if live and shown > 0:
            click.echo(err=True)


@contextlib.contextmanager
def patient(label: str) -> Iterator[Callable[[int, int], None]]:
    """Give a callback that is told how much is done, and of how much, by steps that may each take long.

    A terminal shows one line from the second second on, with the time gone by, and loses it at the end;
    anything else shows nothing.
    """
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    so_far: list[tuple[int, int]] = []
    over = threading.Event()

    def show() -> None:
        begun = time.monotonic()
        shown = False
        while not over.wait(SOON):
            shown = True
            part = f" {so_far[-1][0] * 100 // so_far[-1][1]}%" if so_far else ""
            click.echo(f"\r\033[K{label}{part}, {_time(time.monotonic() - begun)}째", nl=False, err=True)
        if shown:
            click.echo("\r\033[K", nl=False, err=True)

    showing = threading.Thread(target=show, daemon=True)
    showing.start()
    try:
        yield lambda done, total: so_far.append((done, total))
    finally:
        over.set()
        showing.join()


def _time(seconds: float) -> str:
    """Return a time left as a person says it."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}시간 {minutes}분"
    return f"{minutes}분 {rest}초" if minutes else f"{rest}초"
