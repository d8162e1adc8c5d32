"""The gate: whether a session's data are fit to print, before a fact is made of them.

A check is a pure function of the market and of what else is known (``Evidence``); it yields findings.
Each has a code, the symbol, the figures in one Korean line, and a consequence: the symbol is dropped, a
section or the article is held, or the editor is told. ``CHECKS`` is the list; a new check is a function
here in one of the families, and its line in the list.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from newsgen.errors import Held
from newsgen.gate import (
    agreement,
    bars,
    bent,
    calendar,
    commodities,
    currencies,
    curve,
    distributions,
    economy,
    effective,
    elsewhere,
    exchange,
    fear,
    finality,
    flows,
    futures,
    holes,
    indices,
    jumps,
    levels,
    missed,
    moments,
    odds,
    presence,
    rates,
    repeats,
    rerated,
    rewritten,
    shares,
    standing,
    target,
    values,
    vouched,
    wording,
)
from newsgen.gate.carried import carried
from newsgen.gate.earlier import doubts_of, doubts_within, told_once
from newsgen.gate.evidence import Evidence, Quote, gather, gather_so_far
from newsgen.gate.finding import Consequence, GateFinding, Section
from newsgen.gate.releases import Release, keep, kept, released
from newsgen.gate.sections import fit
from newsgen.gate.together import lines
from newsgen.snapshot.snapshot import Snapshot
from newsgen.store import Store

__all__ = [
    "CHECKS",
    "Check",
    "Consequence",
    "Evidence",
    "Found",
    "GateFinding",
    "Quote",
    "Release",
    "Section",
    "carried",
    "doubts_of",
    "doubts_within",
    "fit",
    "found_of_closes",
    "gather",
    "inspect",
    "inspect_closes",
    "judged",
    "keep",
    "kept",
    "lines",
    "released",
    "require_fit",
    "told_once",
    "witnesses_of",
]

Check: TypeAlias = Callable[[Snapshot, Evidence], Iterator[GateFinding]]

CLOSE_CHECKS: tuple[Check, ...] = (
    finality.intraday,
    finality.bars_beyond,
    calendar.mixed_calendars,
    values.impossible,
    values.crossed_ranges,
    exchange.beyond_limits,
    exchange.off_steps,
    exchange.outside_ranges,
    levels.repeated_levels,
    repeats.repeated_rows,
    repeats.untraded,
    indices.market,
    shares.named,
    agreement.quotes,
    jumps.index_jumps,
    rates.implausible,
    rates.undecided,
    curve.maturities,
    curve.stand_bys,
    bent.middles,
    currencies.stand_bys,
    currencies.averages,
    currencies.computed,
    rates.still,
    commodities.doubtful,
    elsewhere.doubtful,
    elsewhere.overnight,
    flows.doubtful,
    fear.calm,
    fear.leaders,
    futures.doubtful,
    futures.still,
    futures.repeated,
    futures.torn,
    futures.shifted,
    effective.effective,
    target.ranges,
)
"""What says that a value is wrong: a session that is only measured from is held against these."""

TOLD_CHECKS: tuple[Check, ...] = (
    finality.not_over,
    finality.read_soon,
    rewritten.rewritten,
    rewritten.bases,
    rerated.rates,
    presence.missing_indices,
    presence.half_session,
    presence.gap_before,
    presence.silences,
    presence.holes,
    standing.standing_by,
    standing.differing,
    holes.histories,
    values.closes_without,
    values.no_volumes,
    distributions.unknown,
    distributions.severed,
    distributions.changed_bases,
    elsewhere.stale,
    moments.unknown,
    flows.missing,
    flows.provisional,
    flows.opposed,
    flows.rewritten,
    curve.holes,
    odds.missing,
    target.surprises,
    economy.releases,
)
"""What else holds of a session that is told."""

CHECKS = (*CLOSE_CHECKS, *TOLD_CHECKS)

LIVE_CHECKS: tuple[Check, ...] = (
    calendar.mixed_calendars,
    presence.gap_before,
    values.impossible,
    agreement.quotes,
    jumps.index_jumps,
    bars.so_far,
    target.ranges,
    target.surprises,
    economy.releases,
)
"""What holds of a session that is not over: its prices are few, its volumes parts, its closes none."""

_GRAVEST_FIRST = tuple(Consequence)
_NOTHING = Evidence()


class Found(NamedTuple):
    """What some checks find of a session."""

    moves: tuple[GateFinding, ...]
    """Moves of the day that are none: no other check may take them for moves."""
    others: tuple[GateFinding, ...]


def inspect(
    snapshot: Snapshot, evidence: Evidence = _NOTHING, closes: Found | None = None
) -> list[GateFinding]:
    """Return what is wrong with a session's data, the gravest first; each thing once a symbol.

    ``closes`` is what is found of its closes, where that is known already.
    """
    if snapshot.moment is not None:
        return _told(snapshot, _found(snapshot, evidence, LIVE_CHECKS))
    moves, others = closes or found_of_closes(snapshot, evidence)
    more = _said(distributions.cut(snapshot, moves), evidence, TOLD_CHECKS)
    return _told(snapshot, Found(moves, (*others, *more)))


def inspect_closes(
    snapshot: Snapshot, evidence: Evidence = _NOTHING, closes: Found | None = None
) -> list[GateFinding]:
    """Return what is wrong with the closes of a session that is only measured from."""
    return _told(snapshot, closes or found_of_closes(snapshot, evidence))


def found_of_closes(snapshot: Snapshot, evidence: Evidence) -> Found:
    """Return what is found of a session's closes, be it told or measured from."""
    return _found(snapshot, evidence, CLOSE_CHECKS)


def _found(snapshot: Snapshot, evidence: Evidence, checks: tuple[Check, ...]) -> Found:
    moves = tuple(distributions.today(snapshot, evidence))
    return Found(moves, tuple(_said(distributions.cut(snapshot, moves), evidence, checks)))


def _said(snapshot: Snapshot, evidence: Evidence, checks: tuple[Check, ...]) -> Iterator[GateFinding]:
    return (one for check in checks for one in check(snapshot, evidence))


def _told(snapshot: Snapshot, found: Found) -> list[GateFinding]:
    """Return findings as they are told: each once a symbol, the gravest first."""
    cut = distributions.cut(snapshot, found.moves)
    once = {_key(one): one for one in found.others} | {_key(one): one for one in found.moves}
    told = missed.told_once(cut, once.values())
    weighed = [_weighed(wording.worded(cut, one), cut.market.broad) for one in told]
    return sorted(weighed, key=lambda one: _GRAVEST_FIRST.index(one.consequence))


def _key(finding: GateFinding) -> tuple[str, str, dt.date | None]:
    return finding.code, finding.symbol, finding.day


def _weighed(finding: GateFinding, vital: str) -> GateFinding:
    """Return a finding as it weighs: without its broad index a market has no article."""
    grave = finding.symbol == vital and finding.consequence is Consequence.DROP and finding.day is None
    return finding.vital() if grave else finding


def judged(
    store: Store, snapshot: Snapshot, *, told: bool = True, same: Hashable | None = None
) -> list[GateFinding]:
    """Return what is wrong with a session that was read from a store, with what the desk released.

    Of one that is not ``told``, and only measured from, the closes alone are judged. ``same`` tells the
    snapshot from any other of the session: with the same one, what is found of the closes is the same.
    """
    market, day = snapshot.market.name, snapshot.day
    given = store.once(("gate releases", market), lambda: kept(store.path, market))
    evidence = _evidence(store, snapshot, [one for one in given if one.session != day])
    if snapshot.moment is not None:
        found = inspect(snapshot, evidence)
    else:
        closes = (
            found_of_closes(snapshot, evidence)
            if same is None
            else store.once(("closes", market, day, same), lambda: found_of_closes(snapshot, evidence))
        )
        found = (inspect if told else inspect_closes)(snapshot, evidence, closes)
        if told:
            found += [wording.worded(snapshot, one) for one in vouched.alone(snapshot, evidence)]
    return released(found, [one for one in given if one.session == day])


def _evidence(store: Store, snapshot: Snapshot, given: Iterable[Release]) -> Evidence:
    """Return what speaks of a session; ``given`` are the desk's releases of others."""
    if snapshot.moment is None:
        evidence = gather(store, snapshot.session, now=dt.datetime.now(dt.UTC))
    else:
        evidence = gather_so_far(store, snapshot.session, snapshot.moment)
    return rewritten.unless_released(evidence, given)


def witnesses_of(store: Store, snapshot: Snapshot) -> list[GateFinding]:
    """Return, as notes, what speaks of each index of a session that is over."""
    return list(vouched.notes(snapshot, gather(store, snapshot.session)))


def require_fit(findings: Iterable[GateFinding]) -> None:
    """Raise Held, naming everything that is missing, where a finding holds the article."""
    held = [finding.line for finding in findings if finding.consequence is Consequence.HOLD]
    if held:
        raise Held("보류: " + " / ".join(held))
