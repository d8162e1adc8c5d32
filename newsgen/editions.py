"""The editions: of which market each is, over what it tells, and what it is called.

What it tells, in which order within its sections, and what may lead it say the rules. A template in a folder
of an edition's forms, ``items/<form>/<rule>.j2``, is its own form of the common one, ``items/<rule>.j2``.
"""

from __future__ import annotations

import datetime as dt
import functools
from typing import Literal

from newsgen import calendars, markets
from newsgen.errors import UsageProblem
from newsgen.markets import Session
from newsgen.measures import Span
from newsgen.model import Record

Over = Literal["session", "so_far", "week"]
"""What an article tells: a session, what there is of one, or a finished week."""


class Edition(Record, frozen=True, kw_only=True):
    """A kind of article."""

    name: str
    market: str
    """Name of the market that it tells."""
    korean: str
    """What it is called: the line over every headline."""
    over: Over = "session"
    chart: str = "주요 지수 등락률"
    """The chart's title."""
    instead: str = ""
    """The edition that tells a session once it is over, of one that tells it so far."""

    @property
    def live(self) -> bool:
        """Whether it tells a session so far, not its close."""
        return self.over == "so_far"

    @property
    def weekly(self) -> bool:
        """Whether it tells a finished week, not its last session."""
        return self.over == "week"

    @property
    def closing(self) -> bool:
        """Whether it tells a session as it closed."""
        return self.over == "session"

    @property
    def forms(self) -> tuple[str, ...]:
        """Folders of templates that have forms of its own: its, a week's, its market's."""
        return (self.name, *(("weekly",) if self.weekly else ()), self.market)

    @property
    def span(self) -> Span:
        """Over what its moves are measured."""
        return "week" if self.weekly else "day"

    @property
    def move(self) -> str:
        """Measure of an index's move over what the edition tells."""
        return f"change_{self.span}"

    def turn(self, session: Session) -> int:
        """Return the number of a session's article: that of the next session, or week, is one more."""
        return session.day.toordinal() // 7 if self.weekly else session.number

    @property
    def charted(self) -> tuple[str, ...]:
        """What its chart compares, in its order; over a week a basket has no level of its own."""
        market = markets.named(self.market)
        basket = "" if self.weekly else market.basket
        return tuple(dict.fromkeys(filter(None, (*market.indices, market.small, market.chips, basket))))


CLOSE = Edition(name="us-close", market="us", korean="미국 증시 마감")
MIDDAY = Edition(name="us-midday", market="us", korean="미국 증시 장중", over="so_far", instead="us-close")
WEEK = Edition(
    name="us-week", market="us", korean="미국 증시 주간", over="week", chart="주요 지수 주간 등락률"
)

KR_CLOSE = Edition(name="kr-close", market="kr", korean="국내 증시 마감")
KR_WEEK = Edition(
    name="kr-week", market="kr", korean="국내 증시 주간", over="week", chart="주요 지수 주간 등락률"
)

EDITIONS: dict[str, Edition] = {edition.name: edition for edition in (CLOSE, MIDDAY, WEEK, KR_CLOSE, KR_WEEK)}
"""Name -> edition."""

STOCK = Edition(name="us-stock", market="us", korean="미국 종목")
"""A piece of three sentences for each stock of a list: made by a backfill, and no article of the archive."""

PIECES: dict[str, Edition] = {edition.name: edition for edition in (STOCK,)}
"""Name -> edition of a piece a stock."""

DEFAULT = CLOSE.name
"""The edition that is made where none is asked for."""

_SOME_DAY = dt.date(2025, 8, 13)


def edition_named(name: str) -> Edition:
    """Return an edition; raises UsageProblem, naming those there are."""
    if name in PIECES:
        raise UsageProblem(
            f"{name}은(는) 종목마다 한 편씩 쓰는 판입니다. newsgen backfill --symbols 파일로 만드십시오."
        )
    if name not in EDITIONS:
        raise UsageProblem(f"그런 판이 없습니다: {name}. 쓸 수 있는 판: {', '.join(EDITIONS)}")
    return EDITIONS[name]


@functools.cache
def hour(name: str) -> dt.datetime:
    """Return when an edition's market closes, on some day: of two articles of one day the later is newer."""
    found = EDITIONS.get(name, EDITIONS[DEFAULT])
    return calendars.closing_time(_SOME_DAY, markets.named(found.market).exchange)


def korean(name: str) -> str:
    """Return what an edition is called; empty for one that there is no more."""
    found = EDITIONS.get(name)
    return found.korean if found else ""
