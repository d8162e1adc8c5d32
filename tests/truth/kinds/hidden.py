"""What no datum at hand can show: only a second source would."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator

from tests.truth.kinds.indices import times
from tests.truth.kinds.rates import moved
from tests.truth.kinds.rates import times as rate
from tests.truth.kinds.releases import field
from tests.truth.kinds.sessions import EVERY, STOCKS, WORDS
from tests.truth.kinds.stocks import everyone, names, other, without
from tests.truth.plant import Change, Corruption, Scene
from tests.truth.record import Sent

SMALL = "smaller than what an index and its witnesses part by on ordinary days"
WHOLE = "all witnesses are moved alike"
USUAL = "a move of a size that happens every week, and nothing else measures it"
CUT = "rounded figures look like figures"
ONE = "one of its kind: nothing at hand is made from the same thing"


def corruptions() -> Iterator[Corruption]:
    """Yield corruptions that are told, each with the reason why they cannot be seen."""
    for day in (EVERY[0], EVERY[1], EVERY[2]):
        yield _one("everything x1.01", day, _everything(1.01), WHOLE, (*STOCKS, "^GSPC"))
    for day, symbol, by in (
        (EVERY[0], "^GSPC", 1.0005),
        (EVERY[1], "^IXIC", 0.9994),
        (EVERY[2], "^DJI", 1.0006),
        (EVERY[3], "^RUT", 0.9993),
    ):
        yield _one(f"{symbol} x{by}", day, times(symbol, by), SMALL, WORDS[symbol])
    for day in (EVERY[0], EVERY[2]):
        yield _one("decimals of all stocks cut", day, _cut(0), CUT, STOCKS)
    yield _one("decimals of the indices cut to one", EVERY[1], _cut_indices, CUT, WORDS["^GSPC"])
    for day, symbol, by in ((EVERY[1], "^SOX", 1.004), (EVERY[2], "^SOX", 0.995)):
        yield _one(f"{symbol} x{by}", day, times(symbol, by), ONE, WORDS[symbol])
    for day, by in ((EVERY[0], 1.03), (EVERY[3], 0.97)):
        yield _one(f"^VIX x{by}", day, times("^VIX", by), ONE, WORDS["^VIX"])
    for day, series, by in ((EVERY[0], "DGS10", 0.03), (EVERY[1], "DGS2", -0.04), (EVERY[2], "DGS10", -0.06)):
        yield _one(f"{series} {by:+.2f}", day, moved(by, series), USUAL, WORDS[series])
    for day, series, by in ((EVERY[0], "USDKRW", 1.004), (EVERY[2], "DXY", 0.998)):
        yield _one(f"{series} x{by}", day, rate(series, by), USUAL, WORDS[series])
    for day, symbol, by in ((EVERY[0], "AAPL", 1.01), (EVERY[1], "META", 0.992)):
        yield _one(
            f"{symbol} x{by} with its market value",
            day,
            other(names(symbol), lambda now, _, by=by: now * by),  # type: ignore[misc]
            USUAL,
            (symbol,),
        )
    yield _one(
        "one mover x1.02 with its market value",
        EVERY[0],
        other(names("CC"), lambda now, _: now * 1.02),
        USUAL,
        ("CC",),
    )
    yield _one(
        "one mover missing", EVERY[0], without(names("CC")), "a company may rest from trading", ("CC",)
    )
    yield _one(
        "an actual 0.1 off", dt.date(2026, 5, 12), field("CPI_YOY", "actual", 0.1), ONE, ("CPI", "소비자물가")
    )
    yield _one(
        "a forecast 0.1 off",
        dt.date(2025, 8, 12),
        field("CPI_YOY", "forecast", -0.2),
        ONE,
        ("CPI", "소비자물가"),
    )


def _one(name: str, day: dt.date, change: Change, reason: str, words: tuple[str, ...]) -> Corruption:
    return Corruption(kind="not knowable", name=name, day=day, change=change, names=words, hidden=reason)


def _everything(by: float) -> Change:
    def change(sent: Sent, scene: Scene) -> None:
        for symbol, day in list(sent.prices):
            if symbol != "^VIX":
                sent.scale(symbol, day, by)
        sent.bars = [
            bar._replace(open=bar.open * by, high=bar.high * by, low=bar.low * by, close=bar.close * by)
            for bar in sent.bars
        ]

    return change


def _cut(places: int) -> Change:
    def change(sent: Sent, scene: Scene) -> None:
        for symbol in everyone(scene):
            close = sent.prices[symbol, scene.day].close
            if close > 20:
                sent.close(symbol, scene.day, math.floor(close * 10**places) / 10**places)

    return change


def _cut_indices(sent: Sent, scene: Scene) -> None:
    for symbol in ("^GSPC", "^DJI", "^IXIC", "^RUT"):
        row = sent.prices[symbol, scene.day]
        cut = math.floor(row.close * 10) / 10
        sent.prices[symbol, scene.day] = row._replace(close=cut, low=min(row.low or cut, cut))
