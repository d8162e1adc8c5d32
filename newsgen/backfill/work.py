"""What a worker does: it makes the articles of a portion of sessions, from a store that it reads once."""

from __future__ import annotations

import datetime as dt
import gc
import threading
from pathlib import Path

from newsgen import outputs, pipeline
from newsgen.backfill import inputs, pieces
from newsgen.backfill.plan import Plan, Portion
from newsgen.errors import NewsgenError, StoreProblem
from newsgen.markets import Market
from newsgen.model import Output, Record
from newsgen.store import Held, Store

ARTICLE = "json"
"""The format that is always made: it is read back to be sealed."""


class Made(Record, frozen=True, kw_only=True):
    """What came of one session: its outputs, or why there are none."""

    day: dt.date
    made_of: str
    outputs: tuple[Output, ...] = ()
    count: int = 0
    """How many articles are in them: of pieces many."""
    why: str = ""
    """Korean: why there is no article."""
    code: int = 0
    """The exit code of that."""


def made(plan: Plan, portion: Portion) -> list[Made]:
    """Make the articles of a portion.

    Raises StoreProblem where this worker would make something else than was planned: its program, its store
    or its settings are others.
    """
    held = _held(plan.store, plan.market, portion.first, portion.last)
    if inputs.made_of(held, plan.config, plan.edition, plan.formats, plan.symbols) != plan.made_of:
        raise StoreProblem(
            f"저장소 {plan.store}: 일꾼의 프로그램이나 저장소가 시킨 쪽과 다릅니다. "
            "도중에 바뀌었으면 다시 하고, 다른 컴퓨터라면 같은 판과 같은 파일을 두십시오"
        )
    found = []
    for day in portion.days:
        found.append(_made(plan, held, day))
        if not gc.get_freeze_count():
            gc.collect()
            gc.freeze()  # what is held stays: to look through it for what is gone costs more than it frees
    return found


class _Here(threading.local):
    """What this thread holds: one stretch of one store. A worker of a cluster may have several threads."""

    what: tuple[str, Market, dt.date, dt.date] | None = None
    held: Held | None = None


_here = _Here()


def _held(*what: *tuple[str, Market, dt.date, dt.date]) -> Held:
    """Return the store at a path, held for the sessions of a stretch; one stretch at a time."""
    if _here.held is None or _here.what != what:
        path, market, first, last = what
        if _here.held is not None:
            _here.held.close()
        _here.what, _here.held = what, Held(Store.open(Path(path)), market, first, last)
    return _here.held


def _made(plan: Plan, held: Held, day: dt.date) -> Made:
    """Make the article of one session; whatever keeps it back is told, and the others are made."""
    of = inputs.of_session(plan.made_of, plan.market, day, plan.config, plan.edition)
    try:
        if plan.symbols:
            return _pieces(plan, held, day, of)
        found = _article(plan, held, day)
    except StoreProblem:
        raise
    except NewsgenError as error:
        return Made(day=day, made_of=of, why=" ".join(str(error).split()), code=error.exit_code)
    return Made(day=day, made_of=of, outputs=found, count=1)


def _article(plan: Plan, held: Held, day: dt.date) -> tuple[Output, ...]:
    """Return the outputs of a session's article: those wanted, and the one that is read back."""
    article = pipeline.build(held, day, plan.edition, plan.config)
    issue = outputs.Issue.of(plan.config)
    named = dict.fromkeys((*plan.formats, ARTICLE))
    return tuple(outputs.OUTPUTS[name](article, issue) for name in named)


def _pieces(plan: Plan, held: Held, day: dt.date, of: str) -> Made:
    """Make a session's pieces, one a stock."""
    written = list(pieces.articles(held, plan.kind, day, plan.config, plan.symbols))
    found = (each for each in pieces.outputs(plan.kind, day, written) if each.format in plan.formats)
    return Made(day=day, made_of=of, outputs=tuple(found), count=len(written))
