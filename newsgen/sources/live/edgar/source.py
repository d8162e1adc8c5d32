"""The filings of the session's movers: at most one company a request, and a header only where it decides."""

from __future__ import annotations

import contextlib
import datetime as dt
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from newsgen.errors import SourceMalformed, SourceUnreachable
from newsgen.korean import attach
from newsgen.markets import Session
from newsgen.model import Account
from newsgen.sources.batch import Batch
from newsgen.sources.live.edgar import clock, index, submissions, tickers
from newsgen.sources.live.edgar.accepted import Accepted, accepted
from newsgen.sources.live.edgar.files import REFUSED, SHUT, Files
from newsgen.sources.live.edgar.index import FORM
from newsgen.sources.live.edgar.submissions import Company, Filing
from newsgen.sources.recorded.said import EDGAR
from newsgen.sources.source import Fetched, Known, Limits, Occasion, Progress, Wanted

ORIGIN = EDGAR
"""What an article's source line calls it."""
SECONDS = 40.0
"""What it may take: an article can do without it."""
HEADERS = 8
"""Headers asked for at most."""

_IN_A_ROW = 2
"""Companies without an answer one after the other before the rest is given up."""
_LATER = dt.timedelta(days=5)
"""How long after the session a filing of its evening may be dated: over a long weekend."""


@contextlib.contextmanager
def opened(limits: Limits) -> Iterator[Limits]:
    """Nothing is opened before it is known in whose name."""
    yield limits


Connect = Callable[[Limits], contextlib.AbstractContextManager[Limits]]


class Asked(NamedTuple):
    """What is to be asked for."""

    session: Session
    symbols: tuple[str, ...]
    contact: str


@dataclass(frozen=True, kw_only=True)
class Edgar:
    """The Forms 8-K of who moved; without ``[sources] sec_contact`` it is not asked."""

    name: str = "edgar"
    fetches: str = "미국 상장사의 수시 공시(8-K)"
    origin: str = ORIGIN
    market: str = "us"
    occasion: Occasion = Occasion.CLOSE
    needed: bool = False
    connect: Connect = opened

    def due(self, wanted: Wanted, known: Known) -> Asked | None:
        """Return whom to ask about: with the day's prices, and until something was told of its events."""
        if not wanted.contact or not wanted.moved:
            return None
        broad = wanted.session.market.broad
        priced = known.last.get(broad, (None,))[0] == wanted.day and broad not in known.soon
        if priced and ORIGIN in known.heard:
            return None
        return Asked(wanted.session, wanted.moved, wanted.contact)

    def fetch(self, limits: Limits, ask: Asked, progress: Progress) -> Fetched:
        """Ask for the list of symbols, the two days' indices and each company that may have filed.

        Raises:
            SourceUnreachable: there is no answer at all; the first cause.

        """
        ends = min(limits.ends, time.monotonic() + SECONDS)
        with Files(deadline=ends, contact=ask.contact) as files:
            found = _Search(files, ask, limits.kept, progress)
            try:
                found.run()
            except SourceUnreachable as error:
                raise SourceUnreachable(_advised(error), status=error.status) from error
            batch = Batch(
                origin=ORIGIN, live=True, accounts=tuple(found.accounts), notices=tuple(found.notices)
            )
            return Fetched(batch=batch, requests=files.requests)


@dataclass
class _Search:
    """What one fetch finds out."""

    files: Files
    ask: Asked
    kept: Path | None
    progress: Progress
    accounts: list[Account] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    headers: int = 0

    def run(self) -> None:
        """Ask for everybody; say who could not be read."""
        whom = self._whom()
        unread: dict[str, str] = {}
        in_a_row = 0
        for done, (cik, symbols) in enumerate(whom.items(), start=1):
            try:
                self._take(submissions.company(self.files, cik), symbols)
                in_a_row = 0
            except SourceUnreachable as error:
                unread[symbols[0]] = str(error)
                in_a_row += not isinstance(error, SourceMalformed) and error.status != 404
                if error.status in SHUT or in_a_row == _IN_A_ROW:
                    if len(unread) == done:
                        raise
                    self.notices.append(_stopped(error, done - len(unread), len(whom)))
                    return
            self.progress(3 + done, 3 + len(whom))
        if unread:
            cause = next(iter(unread.values()))
            told = f"EDGAR에서 {len(unread):,}곳의 공시를 읽지 못했습니다"
            self.notices.append(f"{told}({_some([*unread])}): {cause}")

    def _whom(self) -> dict[int, tuple[str, ...]]:
        """Return the companies to ask for, with their symbols: those that filed, where the indices tell."""
        session, known = self.ask.session, tickers.companies(self.files, self.kept, self.ask.symbols)
        self.progress(1, 3 + len(self.ask.symbols))
        whom: dict[int, tuple[str, ...]] = {}
        for symbol in self.ask.symbols:
            if cik := known.get(tickers.hyphened(symbol)):
                whom[cik] = (*whom.get(cik, ()), symbol)
        days = [index.filers(self.files, day) for day in (session.previous.day, session.day)]
        self.progress(3, 3 + len(whom))
        if None in days:
            return whom
        filed = frozenset[int]().union(*(day for day in days if day))
        return {cik: symbols for cik, symbols in whom.items() if cik in filed}

    def _take(self, company: Company, symbols: tuple[str, ...]) -> None:
        """Take a company's filings of these days; its symbols must be those that we know it by."""
        strange = [symbol for symbol in symbols if tickers.hyphened(symbol) not in company.symbols]
        if strange:
            tickers.forget(self.kept)
            whose = attach(_some(strange), "은/는")
            self.notices.append(f"EDGAR: {whose} 이제 그 회사의 기호가 아니어서 공시를 쓰지 않습니다.")
        own = [symbol for symbol in symbols if symbol not in strange]
        first, last = self.ask.session.previous.day, self.ask.session.day + _LATER
        filings = [one for one in company.filings if one.form == FORM and first <= one.filed <= last]
        habit = clock.habitual(company.filings, self.ask.session.market) if filings and own else ""
        for one in filings if own else ():
            when = accepted(one, habit, self.ask.session, partial(self._header, company.cik, one))
            habit = when.proves or habit
            self.accounts += [_account(company, one, symbol, when) for symbol in own]

    def _header(self, cik: int, one: Filing) -> dt.datetime | None:
        """Return when a filing came in by its header; None where it tells not, or too many were asked."""
        if self.headers == HEADERS:
            return None
        self.headers += 1
        return clock.of_header(self.files, cik, one.accession, self.ask.session.market)


def _account(company: Company, one: Filing, symbol: str, when: Accepted) -> Account:
    """Return a filing as an account of one of the company's classes of shares."""
    return Account(
        id=one.accession,
        kind="filing",
        about=symbol,
        source=ORIGIN,
        day=when.day,
        part=when.part,
        at=when.at,
        status="filed",
        codes=one.items,
        link=submissions.page(company.cik, one.accession),
    )


def _stopped(error: SourceUnreachable, read: int, every: int) -> str:
    return f"EDGAR에서 {every:,}곳 가운데 {read:,}곳의 공시만 읽고 멈췄습니다: {_advised(error)}"


def _advised(error: SourceUnreachable) -> str:
    """Return what went wrong, and of a refusal what helps."""
    advice = ". [sources] sec_contact에 이름과 전자우편 주소가 제대로 있는지 보십시오"
    return f"{error}{advice if error.status == REFUSED else ''}"


def _some(symbols: list[str]) -> str:
    return ", ".join(symbols[:3]) + (f" 외 {len(symbols) - 3:,}곳" if len(symbols) > 3 else "")
