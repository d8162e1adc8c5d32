"""Whether the figures can be prices at all."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec
import numpy as np
import numpy.typing as npt

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import Consequence, GateFinding, doubt, tell
from newsgen.snapshot.snapshot import Floats, Series, Snapshot, is_stock, to_date

SLIP = 1e-4
"""How far a close may stand outside its day's range, relatively: sources round the fields apart."""
TRADING = 0.5
"""Share of the stocks that must have a volume for the lack of one to mean something."""
YEAR = 260
"""Sessions back in which an index's closes are held against their ranges: records are made of them."""
FEW = 5
"""Stocks with a volume and no close up to which each is told by itself."""
FEWEST = 50
"""Stocks from which a share of them says something."""


def impossible(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Find prices that are infinite, negative or zero: today's, the day's before, or within the history."""
    panel = snapshot.panel
    for symbol, series in snapshot.series.items():
        bad = _impossible(series.close)
        if bad.any():
            row = int(np.flatnonzero(bad)[-1])
            yield _no_price(symbol, float(series.close[row]), f"{series.on(row)}")
    bad = _impossible(panel.close)
    for column in np.flatnonzero(bad.any(axis=0)).tolist():
        row = int(np.flatnonzero(bad[:, column])[-1])
        if panel.symbols[column] not in snapshot.series:
            value = float(panel.close[row, column])
            yield _no_price(panel.symbols[column], value, f"{to_date(panel.days[row])}")


def _impossible(close: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    return (close <= 0) | np.isinf(close)


def _no_price(symbol: str, value: float, day: str) -> GateFinding:
    return doubt("impossible-price", symbol, f"{day} 종가 {value:g}: 가격일 수 없는 값입니다.", close=value)


def closes_without(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Find volumes without a close, and volumes that cannot be."""
    panel = snapshot.panel
    if not panel.close.shape[0]:
        return
    close, volume = panel.close[-1], panel.volume[-1]
    lacking = np.flatnonzero(np.isnan(close) & (volume > 0)).tolist()
    for column in lacking:
        told = f"거래량은 {volume[column]:,.0f}주인데 종가가 없습니다."
        found = doubt("close-missing", panel.symbols[column], told, volume=float(volume[column]))
        yield found.quiet() if len(lacking) > FEW and found.symbol not in snapshot.series else found
    if len(lacking) > FEW:
        told = f"거래량은 있는데 종가가 없는 종목이 {len(lacking):,}개입니다. 빼고 썼습니다."
        yield tell("close-missing", "*", told, count=len(lacking))
    for column in np.flatnonzero((volume < 0) | np.isinf(volume)).tolist():
        told = f"거래량 {volume[column]:g}: 있을 수 없는 값입니다."
        yield doubt("impossible-volume", panel.symbols[column], told, volume=float(volume[column]))


def no_volumes(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Tell where the whole market has no volumes: nothing bears out a jump that day."""
    traded = traded_share(snapshot)
    if traded < TRADING:
        told = (
            f"거래량이 종목 가운데 {traded * 100:.0f}%에만 있어 급등락이 맞는지 거래량으로 가리지 못했습니다."
        )
        yield tell("no-volumes", "*", told, share=traded * 100)


def traded_share(snapshot: Snapshot) -> float:
    """Return the share of today's closes of stocks that have a volume; 1 with hardly any stocks."""
    panel = snapshot.panel
    if not panel.close.shape[0]:
        return 1.0
    here = np.isfinite(panel.close[-1]) & stocks_of(panel.symbols)
    return float((panel.volume[-1][here] > 0).mean()) if here.sum() >= FEWEST else 1.0


@functools.lru_cache(maxsize=8)
def stocks_of(symbols: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    """Return which columns are stocks; a week's sessions have the same ones, and two checks ask of each."""
    return np.array([is_stock(symbol) for symbol in symbols], dtype=bool)


def crossed_ranges(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Find closes outside their day's range, today's or one of the year before, and ranges that are none."""
    for symbol, series in snapshot.series.items():
        if series.high is None or series.low is None:
            continue
        rows = slice(-1 if is_stock(symbol) else -YEAR, None)
        close, high, low = series.close[rows], series.high[rows], series.low[rows]
        crossed = (high < low * (1 - SLIP)) | (close < low * (1 - SLIP)) | (close > high * (1 + SLIP))
        for row in (np.flatnonzero(crossed & np.isfinite(close)) - close.size).tolist():
            yield _crossed(series, row, high[row], low[row])
        if series.here and not crossed[-1] and _open_outside(series, float(high[-1]), float(low[-1])):
            told = f"{symbol} 시가가 그날의 고가와 저가를 벗어났습니다. 시가와 장중 고가·저가를 확인하십시오."
            yield tell(
                "open-outside", symbol, told, Consequence.FLAG, high=float(high[-1]), low=float(low[-1])
            )


def _crossed(series: Series, row: int, high: float, low: float) -> GateFinding:
    """Return the finding of a close outside its range; of an earlier one nothing is measured."""
    close, day = float(series.close[row]), series.on(row)
    of = "" if row == -1 else f"{day} "
    told = f"{of}종가 {close:,.2f}: 그날의 고가 {high:,.2f}, 저가 {low:,.2f}를 벗어났습니다."
    found = doubt("range-crossed", series.symbol, told, close=close, high=float(high), low=float(low))
    return found if row == -1 else msgspec.structs.replace(found, day=day)


def _open_outside(series: Series, high: float, low: float) -> bool:
    if series.open is None or not np.isfinite(series.open[-1]):
        return False
    return not low * (1 - SLIP) <= float(series.open[-1]) <= high * (1 + SLIP)
