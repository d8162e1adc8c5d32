"""What the gate finds of a session, and the releases that an editor gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from newsgen import gate, snapshot
from newsgen.acts.newsroom import Newsroom
from newsgen.deliveries.words import clean
from newsgen.errors import StoreProblem, UsageProblem
from newsgen.gate import GateFinding, Release
from newsgen.markets import Market, hours
from newsgen.store.place import nothing_of


class Judged(NamedTuple):
    """A session, and what the gate finds of it."""

    session: dt.date
    findings: tuple[GateFinding, ...]

    @property
    def held(self) -> bool:
        """Whether its article is held."""
        return any(finding.consequence == "hold" for finding in self.findings)


def judged(newsroom: Newsroom, market: Market, day: dt.date | None = None) -> Judged:
    """Judge a session of the store, its last one where no day is named."""
    with newsroom.prices() as store:
        session = day or store.of(market).latest_session()
        if session is None:
            raise StoreProblem(nothing_of(market, newsroom.prices_at))
        seen = snapshot.snapshot(store, hours.finished(market, session), newsroom.desk)
        return Judged(session, (*gate.judged(store, seen), *gate.witnesses_of(store, seen)))


def release(
    newsroom: Newsroom, market: Market, day: dt.date | None, code: str, symbol: str, *, reason: str, by: str
) -> Release:
    """Let one finding of a session through, for a reason; the article keeps it among its flags.

    Raises UsageProblem where the reason is empty, there is no such finding, or nothing to release.
    """
    reason = clean(reason)
    if not reason:
        raise UsageProblem("--reason이 비어 있습니다. 왜 푸는지 적으십시오.")
    seen = judged(newsroom, market, day)
    found = _named(seen.findings, code, symbol, seen.session)
    given = Release(
        market=market.name,
        session=seen.session,
        code=found.code,
        symbol=found.symbol,
        reason=reason,
        by=" ".join(by.split()),
        at=dt.datetime.now(dt.UTC),
    )
    gate.keep(newsroom.prices_at, given)
    return given


def _named(findings: Iterable[GateFinding], code: str, symbol: str, session: dt.date) -> GateFinding:
    """Return the finding that is to be released; UsageProblem where there is none, or nothing to release."""
    every = list(findings)
    found = next((one for one in every if (one.code, one.symbol) == (code, symbol)), None)
    if found is None:
        held = ", ".join(f"{one.code} {one.symbol}" for one in every if one.releasable) or "없음"
        raise UsageProblem(f"{session}에 {code} {symbol}은(는) 없습니다. 풀 수 있는 것: {held}")
    if found.released:
        raise UsageProblem(f"{code} {symbol}은(는) 이미 풀었습니다({found.released}).")
    if not found.releasable:
        raise UsageProblem(f"{code} {symbol}은(는) 막는 것이 없거나, 없는 시세여서 풀 것이 없습니다.")
    return found
