"""Whether a session's data are fit to print: what is missing holds it, what is doubtful is left out."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from newsgen import calendars
from newsgen.errors import Held
from newsgen.facts.market import Floats, Market
from newsgen.model import Record


class Consequence(StrEnum):
    """What a finding does."""

    HOLD = "hold"
    """The article is not printed."""
    DROP = "drop"
    """The symbol's close of the day makes no facts."""
    FLAG = "flag"
    """The editor is told."""


class Finding(Record, frozen=True, kw_only=True):
    """One thing that is wrong with the data."""

    code: str
    symbol: str
    message: str
    """Korean, one line, with the figures."""
    consequence: Consequence


COVERAGE = 0.9
"""Share of the usual number of closes below which a session counts as half there."""
INDICES = ("^DJI", "^GSPC", "^IXIC")
JUMP = 0.4
"""A one-day change of price beyond this, either way in logs, must be borne out by trade."""
TRADED = 2.5
"""Times its usual turnover in dollars that a stock trades on a day that really moves it so far."""
USUAL = 7.0
"""Standard deviations of its own moves up to which a jump needs no bearing out: some stocks are like that."""
TRADED_A_DEVIATION = 0.08
"""As ``TRADED``, for each standard deviation of the jump: the calmer a stock, the more a shock is traded."""
MANIFOLD = 8.0
"""Times its price that reverse splits make of a stock, and next to nothing else: such a rise must be traded
at least as many times the usual as it has deviations."""

# Tried on 545 jumps and 78 splits of 2024-08 to 2026-08, the splits as if nobody had reported them. One
# bound of 2.5 dropped the quantum stocks of 2025-01-08 (0.7 to 1.5 times their turnover, but 3 to 4
# deviations) and passed DuPont's spin-off of 2025-11-03 (3.1 times, 54 deviations) and 11 splits; these
# bounds keep every real jump of a stock above $1bn that has a history, and pass 2 of the splits.


def inspect(market: Market) -> list[Finding]:
    """Return what is wrong with a session's data, the gravest first."""
    return [*_missing_indices(market), *_coverage(market), *_unborne_jumps(market)]


def require_fit(findings: list[Finding]) -> None:
    """Raise Held, naming everything that is missing, where a finding holds the article."""
    held = [finding.message for finding in findings if finding.consequence is Consequence.HOLD]
    if held:
        raise Held("보류: " + " / ".join(held))


def _missing_indices(market: Market) -> list[Finding]:
    """Hold without the S&P 500; leave another index that is missing out, and tell the editor."""
    findings = []
    for symbol in INDICES:
        series = market.series.get(symbol)
        here = series is not None and series.here
        if series is not None and series.close.size > 1 and np.isfinite(series.close[-2:]).all():
            continue
        missing = calendars.previous(market.session) if here else market.session
        holds = symbol == "^GSPC"
        advice = "시세를 가져온 뒤 다시 실행하십시오." if holds else "이 지수는 빼고 썼습니다."
        findings.append(
            Finding(
                code="index-missing",
                symbol=symbol,
                message=f"{missing} {symbol} 종가가 없습니다. {advice}",
                consequence=Consequence.HOLD if holds else Consequence.FLAG,
            )
        )
    return findings


def _coverage(market: Market) -> list[Finding]:
    """Hold a session that has far fewer closes than the twenty before it."""
    there = np.isfinite(market.panel.close).sum(axis=1)
    if there.size < 2:
        return []
    usual = float(np.median(there[-21:-1]))
    today = int(there[-1])
    if usual == 0 or today >= COVERAGE * usual:
        return _gap_before(there, usual)
    return [
        Finding(
            code="half-session",
            symbol="*",
            message=(
                f"{market.session} 종가가 {today:,}종목뿐입니다(평소 {usual:,.0f}종목). "
                "시세를 마저 가져오십시오."
            ),
            consequence=Consequence.HOLD,
        )
    ]


def _gap_before(there: np.ndarray, usual: float) -> list[Finding]:
    """Tell where the session before is the hole: stocks have no move of the day, and none is guessed."""
    if there[-2] >= COVERAGE * usual:
        return []
    message = f"직전 거래일 종가가 {int(there[-2]):,}종목뿐이라 종목별 등락과 상승·하락 종목 수를 뺐습니다."
    return [Finding(code="gap-before", symbol="*", message=message, consequence=Consequence.FLAG)]


def _unborne_jumps(market: Market) -> list[Finding]:
    """Drop jumps that trade does not bear out: splits nobody reported, spin-offs, wrong prices.

    A company that truly loses half its value trades many times its usual turnover that day, unless
    such days are usual for it; after a split or a spin-off the turnover in dollars stays near what it was.
    """
    panel = market.panel
    if panel.close.shape[0] < 2:
        return []
    with np.errstate(divide="ignore", invalid="ignore"):
        jump = np.abs(np.log(panel.close[-1] / panel.close[-2]))
    findings = []
    for column in np.flatnonzero(np.nan_to_num(jump) > JUMP):
        if panel.symbols[column].startswith("^"):
            continue  # indices neither split nor trade
        ratio = _turnover_ratio(panel.close[:, column], panel.volume[:, column])
        if _borne_out(panel.close[:, column], ratio):
            continue
        change = (panel.close[-1, column] / panel.close[-2, column] - 1) * 100
        traded = "거래대금 자료 없음" if ratio is None else f"거래대금은 평소의 {ratio:.1f}배"
        findings.append(
            Finding(
                code="unborne-jump",
                symbol=panel.symbols[column],
                message=(
                    f"{panel.symbols[column]} {change:+.1f}%, {traded}: "
                    "액면분할이나 잘못된 시세로 보고 뺐습니다."
                ),
                consequence=Consequence.DROP,
            )
        )
    return findings


def _borne_out(close: Floats, ratio: float | None) -> bool:
    """Return whether a stock's last move is borne out by its own volatility, or by that day's trade."""
    moves = np.diff(np.log(close))[-61:]
    earlier = moves[:-1][np.isfinite(moves[:-1])]
    if earlier.size < 20 or earlier.std() == 0:
        return ratio is not None and ratio >= TRADED
    deviations = abs(float(moves[-1] / earlier.std()))
    if deviations <= USUAL:
        return True
    needed = 1.0 if moves[-1] > np.log(MANIFOLD) else TRADED_A_DEVIATION
    return ratio is not None and ratio >= max(TRADED, needed * deviations)


def _turnover_ratio(close: Floats, volume: Floats) -> float | None:
    """Return today's turnover in dollars over the mean of the 20 sessions before; None where unknown."""
    turnover = close[-21:] * volume[-21:]
    before = turnover[:-1][np.isfinite(turnover[:-1])]
    if before.size < 5 or not np.isfinite(turnover[-1]) or before.mean() <= 0:
        return None
    return float(turnover[-1] / before.mean())
