"""Odds of the Fed's meetings by the measures that articles have, and the way to them written out."""

from __future__ import annotations

from collections.abc import Sequence

from newsgen.fed.fedwatch import STEP, Move, Odds

_ANY = 10_000
"""More basis points than any move."""


def three(odds: Odds) -> dict[str, float]:
    """Return by measure how likely a lower range, the same and a higher one are, in percent."""
    values = {"cut_probability": odds.cut, "hold_probability": odds.hold, "hike_probability": odds.hike}
    return {name: _percent(p) for name, p in values.items()}


def by_measure(odds: Odds) -> dict[str, float]:
    """Return all that an article may say of a meeting's odds, by measure, in percent."""
    values = {
        "cut_25_probability": odds.between(-STEP, -STEP),
        "cut_50_probability": odds.between(-_ANY, -2 * STEP),
        "hike_25_probability": odds.between(STEP, STEP),
        "hike_50_probability": odds.between(2 * STEP, _ANY),
        "likely_probability": odds.likely[1],
    }
    low = odds.likely[0]
    return {
        **three(odds),
        **{name: _percent(p) for name, p in values.items()},
        "likely_low": low / 100,
        "likely_high": (low + STEP) / 100,
    }


def worked(moves: Sequence[Move], odds: Odds) -> str:
    """Write out how a meeting's odds follow: what each meeting up to it moves the rate by, and the split."""
    steps = (
        f"{one.meeting.decision:%Y-%m-%d} 회의 {one.before:.4f}% → {one.after:.4f}% "
        f"({(one.after - one.before) * 100:+.2f}bp)"
        for one in moves
        if one.meeting.decision <= odds.meeting.decision
    )
    ranges = (
        f"{_move(low - odds.low_bp)} {_percent(p):.1f}%" for low, p in odds.outcomes.items() if p >= 0.0005
    )
    return f"{', '.join(steps)}. 25bp씩 나누면 {', '.join(ranges)}"


def _move(bp: int) -> str:
    return f"{abs(bp)}bp {'인하' if bp < 0 else '인상'}" if bp else "동결"


def _percent(p: float) -> float:
    """Return a probability in percent, without the dust of a sum: 1 is 100."""
    return min(max(round(p * 100, 9), 0.0), 100.0)
