"""One fetch: every source that is due is asked in its turn, and what it brings is written."""

from __future__ import annotations

import contextlib
import datetime as dt
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from newsgen.errors import ImportRefused, SourceMalformed, SourceUnreachable
from newsgen.fetching import lists
from newsgen.fetching.known import Order, known, wanted
from newsgen.fetching.moved import moved
from newsgen.fetching.sources import SOURCES, AnySource, chosen
from newsgen.fetching.turn import kept_beside, turn
from newsgen.sources.batch import Bar, Batch
from newsgen.sources.source import Failure, Fetched, Known, Limits, Occasion, Progress, Wanted
from newsgen.store import Store, Written

DEADLINE = 240.0
"""Seconds that a fetch may take, all in all, unless told."""

Tell = Callable[[str], object]
"""Is given a Korean line while the fetch runs."""


@dataclass(frozen=True, kw_only=True)
class Done:
    """What a fetch brought and what the store made of it."""

    origin: str
    """Where the session's prices come from."""
    brought: dict[str, Fetched]
    """Source -> what it brought; those that were due and answered."""
    failures: tuple[Failure, ...]
    """Whatever was wanted and is not there, with its cause; a whole source by its name."""
    written: Written

    @property
    def requests(self) -> int:
        """Requests sent."""
        return sum(each.requests for each in self.brought.values())

    @property
    def requests_to_origin(self) -> int:
        """Requests sent to where the session's prices come from."""
        own = (each for each in self.brought.values() if each.batch.origin == self.origin)
        return sum(each.requests for each in own)

    @property
    def notices(self) -> tuple[str, ...]:
        """What the desk must know of what came and of its writing, in Korean."""
        came = (notice for each in self.brought.values() for notice in each.batch.notices)
        return (*came, *self.written.notices)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars that came."""
        return tuple(bar for each in self.brought.values() for bar in each.batch.bars)


def fetch(
    store: Store,
    order: Order,
    *,
    deadline: float = DEADLINE,
    tell: Tell = lambda _: None,
    progress: Progress = lambda _, __: None,
    sources: tuple[AnySource, ...] = SOURCES,
) -> Done:
    """Fetch what the store lacks of a session and write it.

    Of a session that is over the lists of members come first: they tell whose prices are wanted.
    Another fetch into the same store is waited for, within the ``deadline`` (seconds).

    Raises:
        SourceUnreachable: a source that is needed does not answer, or does not have the session yet, or the
            market has none; nothing is changed.
        StoreProblem: the store cannot be written to, or another fetch does not end.
        ConfigProblem: the settings switch a source off that there is not, or that is needed.

    """
    session, market = order.session, order.session.market
    on = chosen(sources, order.desk)
    asked = [each for each in on if (each.market, each.occasion) == (market.name, order.occasion)]
    if not asked:
        raise SourceUnreachable(
            f"{market.nouns.stocks} 시세를 받아 올 곳이 없습니다. newsgen import로 넣으십시오."
        )
    ends = time.monotonic() + deadline
    with turn(store.path, deadline, tell) as cache, contextlib.ExitStack() as open_:
        run = _Run(store, order, progress)
        if order.occasion is Occasion.CLOSE:
            patience = min(lists.PATIENCE, deadline / 4)
            soon = Limits(ends=time.monotonic() + patience, cache=cache)
            run.ask_for_lists(lists.due(store, session, dt.datetime.now(dt.UTC), on), soon)
        run.wanted = wanted(store, order)
        latest = session.previous if order.occasion is Occasion.LIVE else session
        there = known(store, latest, dt.datetime.now(dt.UTC))
        lines: dict[Any, Any] = {}
        for source in asked:
            if not source.needed and run.priced is None:
                run.priced = replace(run.wanted, moved=moved(store.of(market), run.wanted))
            ask = source.due(run.priced or run.wanted, there)
            if ask is None:
                continue
            if source.connect not in lines:
                limits = Limits(ends=ends, cache=cache, kept=kept_beside(cache))
                lines[source.connect] = open_.enter_context(source.connect(limits))
            run.ask(source, lines[source.connect], ask)
    main = next((each for each in asked if each.needed), asked[0])
    return Done(origin=main.origin, brought=run.brought, failures=tuple(run.failures), written=run.written)


class _Run:
    """What one fetch has brought so far."""

    def __init__(self, store: Store, order: Order, progress: Progress) -> None:
        self.store, self.follow, self.progress = store, order.stocks, progress
        self.wanted = Wanted(session=order.session)
        self.priced: Wanted | None = None
        """What is wanted, once the prices are there and tell who moved."""
        self.asked = 0
        self.brought: dict[str, Fetched] = {}
        self.failures: list[Failure] = []
        self.written = Written()

    def ask_for_lists(self, due: Sequence[AnySource], limits: Limits) -> None:
        """Ask for lists of members; the prices do not wait for long, who does not answer is left alone."""
        for at, source in enumerate(due):
            try:
                with source.connect(limits) as line:
                    self._take(source, line, source.due(self.wanted, Known()))
            except (SourceMalformed, ImportRefused) as error:
                self.failures.append(Failure(source.name, str(error)))
            except SourceUnreachable as error:
                self.failures += [Failure(each.name, str(error)) for each in due[at:]]
                return

    def ask(self, source: AnySource, line: Any, ask: Any) -> None:
        """Ask one source and write what it brings; one that is not needed may fail."""
        try:
            self._take(source, line, ask)
        except SourceUnreachable as error:
            if source.needed:
                raise
            self.failures.append(Failure(source.name, str(error)))

    def _take(self, source: AnySource, line: Any, ask: Any) -> None:
        before = self.asked

        def progress(done: int, total: int) -> None:
            self.asked = max(self.asked, before + total)
            self.progress(before + done, self.asked)

        fetched = source.fetch(line, ask, progress)
        self.written = _both(self.written, _written(self.store, fetched.batch, self.follow))
        self.brought[source.name] = fetched
        self.failures += fetched.failures


def _written(store: Store, batch: Batch, follow: tuple[str, ...]) -> Written:
    """Write a batch, if there is anything in it; ImportRefused for a list that cannot be the next one."""
    if batch.is_empty:
        return Written()
    for listing in batch.listings:
        lists.refuse_ruin(store, listing)
    return store.write(batch, now=dt.datetime.now(dt.UTC), follow=follow)


def _both(one: Written, other: Written) -> Written:
    return Written(**{each.name: getattr(one, each.name) + getattr(other, each.name) for each in fields(one)})
