"""A backfill from its plan to its end: what is done is left, the rest is made and kept as it comes."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from newsgen.alone import Busy, alone
from newsgen.backfill import inputs, plan
from newsgen.backfill.journal import FOLDER, Journal, Line, require_writable
from newsgen.backfill.keeping import Keeper
from newsgen.backfill.plan import Plan, Portion
from newsgen.backfill.processes import here, over_processes
from newsgen.backfill.work import Made
from newsgen.deliveries.outbox import Outbox
from newsgen.errors import OutputProblem
from newsgen.model import Record

Workers = Callable[[Plan, Sequence[Portion]], Iterator[list[Made]]]
"""What makes portions, wherever it has them made, and yields each as it is done."""
Tell = Callable[[int, int], None]
"""Hears how many sessions are done, and of how many."""


class Ended(Record, frozen=True, kw_only=True):
    """How a backfill ended."""

    lines: tuple[Line, ...]
    """What was done of each session, in their order."""
    made: int
    """How many articles were written."""
    left: int
    """How many sessions were done already."""

    @property
    def without(self) -> tuple[Line, ...]:
        """The sessions that have no article, or not the new one."""
        return tuple(line for line in self.lines if line.why)


def local(jobs: int) -> Workers:
    """Return workers on this machine; one of them is this process."""
    if jobs == 1:
        return here
    return lambda what, portions: over_processes(what, portions, jobs)


def run(
    what: Plan, days: Sequence[dt.date], folder: Path, outbox: Outbox, *, workers: Workers, tell: Tell
) -> Ended:
    """Make the articles of some sessions into a folder.

    Killed at any moment it leaves whole files and a journal by which the next run goes on. Raises
    OutputProblem where the folder cannot be written to.
    """
    require_writable(folder)
    with _alone(folder, what.edition):
        return _run(
            what, days, Journal(folder, what.edition), Keeper(folder, outbox, what.formats), workers, tell
        )


def _run(
    what: Plan, days: Sequence[dt.date], journal: Journal, keeper: Keeper, workers: Workers, tell: Tell
) -> Ended:
    words = {
        day: inputs.of_session(what.made_of, what.market, day, what.config, what.edition) for day in days
    }
    done = journal.done(words)
    left, lines = len(done), dict(done)
    tell(left, len(days))
    waiting = [day for day in days if day not in done]
    keeper.tidy(waiting, what.edition)
    for some in _made(what, waiting, workers):
        for each, line in zip(some, keeper.keep(some), strict=True):
            lines[each.day] = line
            if line.files or not each.outputs:  # else the desk's own stands there: it is asked again
                journal.note(line)
        tell(len(lines), len(days))
    kept = tuple(lines[day] for day in days)
    written = sum(line.count for line in kept if line.session not in done)
    return Ended(lines=kept, made=written, left=left)


@contextlib.contextmanager
def _alone(folder: Path, edition: str) -> Iterator[None]:
    """Keep other backfills of the edition out of a folder."""
    try:
        with alone(folder / FOLDER / f"{edition}.lock", patience=0.0):
            yield
    except Busy as error:
        raise OutputProblem(
            f"{folder}: 다른 newsgen backfill이 이 폴더에 {edition} 기사를 쓰고 있습니다. "
            "끝난 뒤에 다시 하십시오."
        ) from error


def _made(what: Plan, days: Sequence[dt.date], workers: Workers) -> Iterator[list[Made]]:
    portions = list(plan.portions(days))
    return workers(what, portions) if portions else iter(())
