"""The odds of the Fed's next meetings as JSON: a contract with a published schema, ``newsgen/fed/v1``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from newsgen.fed.contracts import month_name
from newsgen.fed.fedwatch import STEP, Move, Odds
from newsgen.fed.policy import Priced
from newsgen.model import Record

_DECIMALS = 6


class FedRange(Record, frozen=True, kw_only=True):
    """The target range in force, in percent."""

    low: float
    high: float


class FedOutcome(Record, frozen=True, kw_only=True):
    """A target range after a meeting, in basis points, and its probability in percent."""

    low_bp: int
    high_bp: int
    probability: float


class FedBefore(Record, frozen=True, kw_only=True):
    """The odds that the prices of an earlier session gave the same meeting, in percent."""

    date: dt.date
    cut: float
    hold: float
    hike: float


class FedMeeting(Record, frozen=True, kw_only=True):
    """The odds of one meeting against the range in force; probabilities in percent."""

    meeting: dt.date
    """The day of the decision."""
    first_day: dt.date
    cut: float
    hold: float
    hike: float
    outcomes: tuple[FedOutcome, ...]
    """From the lowest range to the highest."""
    expected_bp: float
    """Expected move from the range in force."""
    bridged: bool
    """Whether meetings before it lack and count as one move: a coarser distribution, not for print."""
    contracts: tuple[str, ...]
    """Months that it was computed from; of a month that is over the mean effective rate."""
    before: dict[str, FedBefore]
    """``day``, ``week`` and ``month`` before, as far as the prices are there and the range was the same."""


class FedStep(Record, frozen=True, kw_only=True):
    """A move at one meeting, in basis points, and its probability in percent."""

    bp: int
    probability: float


class FedMove(Record, frozen=True, kw_only=True):
    """What one meeting by itself is priced for."""

    meeting: dt.date
    rate_before: float
    """Expected effective rate before the decision, in percent."""
    rate_after: float
    steps: tuple[FedStep, ...]


class FedYearEnd(Record, frozen=True, kw_only=True):
    """The expected move to the last meeting of the year."""

    meeting: dt.date
    expected_bp: float


class FedListing(Record, frozen=True, kw_only=True):
    """What futures say of the next meetings at the close of a day; schema ``newsgen/fed/v1``."""

    schema: str = "newsgen/fed/v1"
    date: dt.date
    range: FedRange
    decided: bool
    """Whether the range was decided on ``date`` and is in force from the day after."""
    meetings: tuple[FedMeeting, ...]
    moves: tuple[FedMove, ...]
    year_end: FedYearEnd | None
    missing: str
    """Korean: what lacks where meetings in between could not be computed; empty where none."""


def listing(now: Priced, then: Mapping[str, Priced], last: Odds | None) -> FedListing:
    """Return the contract of a day's odds; ``then`` are those of before, ``last`` the year's last meeting."""
    return FedListing(
        date=now.day,
        range=FedRange(low=now.range.low, high=now.range.high),
        decided=now.range.decided,
        meetings=tuple(_meeting(one, then) for one in now.outlook.odds),
        moves=tuple(_move(one) for one in now.outlook.moves),
        year_end=_year_end(last) if last else None,
        missing=now.outlook.missing,
    )


def fed(now: Priced, then: Mapping[str, Priced], last: Odds | None) -> bytes:
    """Return a day's odds as JSON."""
    return msgspec.json.format(msgspec.json.encode(listing(now, then, last)), indent=1) + b"\n"


def percent(p: float) -> float:
    """Return a probability in percent, without the dust of a sum."""
    return round(100 * p, _DECIMALS) + 0.0


def _meeting(odds: Odds, then: Mapping[str, Priced]) -> FedMeeting:
    return FedMeeting(
        meeting=odds.meeting.decision,
        first_day=odds.meeting.first,
        cut=percent(odds.cut),
        hold=percent(odds.hold),
        hike=percent(odds.hike),
        outcomes=tuple(
            FedOutcome(low_bp=low, high_bp=low + STEP, probability=percent(p))
            for low, p in odds.outcomes.items()
        ),
        expected_bp=round(odds.expected_bp, _DECIMALS),
        bridged=odds.bridged,
        contracts=tuple(map(month_name, odds.months)),
        before={
            ago: FedBefore(date=day.day, cut=percent(was.cut), hold=percent(was.hold), hike=percent(was.hike))
            for ago, day in then.items()
            for was in day.odds
            if was.meeting == odds.meeting and not odds.bridged
        },
    )


def _move(move: Move) -> FedMove:
    return FedMove(
        meeting=move.meeting.decision,
        rate_before=round(move.before, _DECIMALS),
        rate_after=round(move.after, _DECIMALS),
        steps=tuple(FedStep(bp=bp, probability=percent(p)) for bp, p in sorted(move.split.items())),
    )


def _year_end(last: Odds) -> FedYearEnd:
    return FedYearEnd(meeting=last.meeting.decision, expected_bp=round(last.expected_bp, _DECIMALS))
