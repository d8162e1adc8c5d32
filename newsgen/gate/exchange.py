"""Closes that the rules of the exchange do not allow: beyond the limit of a day, on no step of the price."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import Consequence, GateFinding, Section, doubt, leave_out, tell
from newsgen.gate.values import FEWEST, SLIP, stocks_of
from newsgen.markets.ticks import limits, off
from newsgen.snapshot.bases import base_prices
from newsgen.snapshot.snapshot import Snapshot

MANY = 0.02
"""Part of the stocks on no step from which on it is the file that is not the exchange's: none is recorded."""


def beyond_limits(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Drop who closed further from the base price than the exchange lets a stock go.

    Liquidation trading has no limit, and is as little news; else the base price is not what it seems.
    """
    panel = snapshot.panel
    if panel.close.shape[0] < 2:
        return
    base, close = base_prices(snapshot), panel.close[-1]
    low, high = limits(base, snapshot.market.bounds)
    beyond = stocks_of(panel.symbols) & ((close > high * (1 + SLIP)) | (close < low * (1 - SLIP)))
    for column in np.flatnonzero(beyond).tolist():
        change = float((close[column] / base[column] - 1) * 100)
        told = (
            f"기준가 {base[column]:,.10g}{snapshot.market.money}에서 {change:+.2f}% 움직인 종가 "
            f"{close[column]:,.10g}{snapshot.market.money}: 가격제한폭을 넘었습니다. "
            "정리매매이거나 기준가가 다른 날로 봅니다."
        )
        yield doubt("beyond-limit", panel.symbols[column], told, change=change, close=float(close[column]))


def off_steps(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Drop closes at which nobody can trade; where they are many, the stocks are another source's."""
    panel, ticks = snapshot.panel, snapshot.market.bounds.ticks
    if ticks is None or snapshot.day < ticks.since or not panel.close.shape[0]:
        return
    stocks = stocks_of(panel.symbols) & np.isfinite(panel.close[-1])
    wrong = stocks & off(panel.close[-1], snapshot.market.bounds)
    count = int(wrong.sum())
    if stocks.sum() >= FEWEST and count > MANY * stocks.sum():
        told = f"{count:,}종목의 종가가 호가 단위에 맞지 않습니다. 수정주가나 다른 시장의 값으로 봅니다."
        yield leave_out("off-tick", Section.STOCKS, told, count=count)
        return
    for column in np.flatnonzero(wrong).tolist():
        close = float(panel.close[-1, column])
        told = f"종가 {close:,.10g}{snapshot.market.money}: 호가 단위에 맞지 않습니다."
        yield doubt("off-tick", panel.symbols[column], told, close=close)


def outside_ranges(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Drop giants that closed outside their day's range: the close may be another market's last price.

    Of an exchange beside which stocks are traded till late.
    """
    if snapshot.market.bounds.ticks is None:
        return
    for symbol, series in snapshot.giants.items():
        if series.high is None or series.low is None or not series.here:
            continue
        close, high, low = (float(one[-1]) for one in (series.close, series.high, series.low))
        if close > high * (1 + SLIP) or close < low * (1 - SLIP):
            told = (
                f"종가 {close:,.10g}: 그날의 고가 {high:,.10g}, 저가 {low:,.10g}를 벗어났습니다. "
                "정규시장 종가인지 확인하십시오."
            )
            yield doubt("range-crossed", symbol, told, close=close, high=high, low=low)
        elif series.open is not None and np.isfinite(series.open[-1]) and not low <= series.open[-1] <= high:
            told = f"{symbol} 시가가 그날의 고가와 저가를 벗어났습니다."
            yield tell("open-outside", symbol, told, Consequence.NOTE, high=high, low=low)
