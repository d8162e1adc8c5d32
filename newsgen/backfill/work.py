"""What a worker does: it makes the articles of a portion of sessions, from a store that it reads once."""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path

from newsgen import outputs, pipeline
from newsgen.backfill import inputs
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
    formats = (*plan.formats, *({ARTICLE} - {*plan.formats}))
    if inputs.made_of(held, plan.config, plan.edition, formats, plan.symbols) != plan.made_of:
        raise StoreProblem(
            f"저장소 {plan.store}: 일꾼의 프로그램이나 저장소가 시킨 쪽과 다릅니다. 같은 판과 같은 파일로 하십시오"
        )
    return [_made(plan, held, day) for day in portion.days]


@functools.lru_cache(maxsize=1)
def _held(path: str, market: Market, first: dt.date, last: dt.date) -> Held:
    """Return the store, held for the sessions of a stretch; one stretch at a time."""
    return Held(Store.open(Path(path)), market, first, last)


def _made(plan: Plan, held: Held, day: dt.date) -> Made:
    """Make the article of one session; whatever keeps it back is told, and the others are made."""
    of = inputs.of_session(plan.made_of, plan.market, day, plan.config)
    try:
        article = pipeline.build(held, day, plan.edition, plan.config)
    except StoreProblem:
        raise
    except NewsgenError as error:
        return Made(day=day, made_of=of, why=" ".join(str(error).split()), code=error.exit_code)
    issue = outputs.Issue(newsroom=plan.config.newsroom)
    named = dict.fromkeys((*plan.formats, ARTICLE))
    return Made(day=day, made_of=of, outputs=tuple(outputs.OUTPUTS[name](article, issue) for name in named))

