"""Defects to plant into a clean session: each takes the market's arrays apart at one place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

import numpy as np

from newsgen.gate import Evidence, Quote
from newsgen.snapshot.snapshot import Observations, Series, Snapshot

SPLITS = (2.0, 3.0, 4.0, 5.0, 10.0, 20.0)


@dataclass
class Patient:
    """A session that may be written to, and what else is known of it."""

    market: Snapshot
    evidence: Evidence
    random: Random

    @classmethod
    def of(cls, market: Snapshot, evidence: Evidence, random: Random) -> Patient:
        panel = replace(market.panel, close=market.panel.close.copy(), volume=market.panel.volume.copy())
        market = replace(market, panel=panel, series=dict(market.series), rates=dict(market.rates))
        return cls(market, evidence, random)

    def close(self, symbol: str) -> np.ndarray:
        return self.market.panel.close[:, self.market.panel.symbols.index(symbol)]

    def volume(self, symbol: str) -> np.ndarray:
        return self.market.panel.volume[:, self.market.panel.symbols.index(symbol)]

    def known(self, **more: object) -> None:
        self.evidence = replace(self.evidence, **more)

    def index(self, symbol: str, **columns: Callable[[np.ndarray], None]) -> None:
        """Change columns of an index; the panel's close follows, as it comes from the same store."""
        series = self.market.series[symbol]
        changed = {name: getattr(series, name).copy() for name in columns}
        for name, change in columns.items():
            change(changed[name])
        self.market.series[symbol] = replace(series, **changed)
        if "close" in changed and symbol in self.market.panel.symbols:
            self.close(symbol)[-1] = changed["close"][-1]


Plant = Callable[[Patient, str], None]


def last(value: float | Callable[[float], float]) -> Callable[[np.ndarray], None]:
    def change(column: np.ndarray) -> None:
        column[-1] = value(float(column[-1])) if callable(value) else value

    return change


def split(patient: Patient, symbol: str) -> None:
    """A split that nobody reported, on an ordinary day: on a busy one trade would bear it out (1 in 100)."""
    volume = patient.volume(symbol)
    volume[-1] = min(volume[-1], 1.5 * float(np.nanmean(volume[-21:-1])))
    ratio = patient.random.choice(SPLITS) ** patient.random.choice((-1, 1))
    patient.close(symbol)[-1] /= ratio
    patient.volume(symbol)[-1] *= ratio


def hundredfold(patient: Patient, symbol: str) -> None:
    patient.close(symbol)[-1] *= patient.random.choice((100.0, 0.01))


def hundredfold_and_back(patient: Patient, symbol: str) -> None:
    patient.close(symbol)[-2] *= patient.random.choice((100.0, 0.01))


def impossible(patient: Patient, symbol: str) -> None:
    row = patient.random.choice((-1, -2, -20))
    patient.close(symbol)[row] = patient.random.choice((np.inf, 0.0, -1.0))


def close_missing(patient: Patient, symbol: str) -> None:
    patient.close(symbol)[-1] = np.nan


def halted(patient: Patient, symbol: str) -> None:
    for row in range(-patient.random.randint(1, 5), 0):
        patient.close(symbol)[row] = patient.close(symbol)[row - 1]
        patient.volume(symbol)[row] = patient.random.choice((0.0, np.nan))


def repeated(patient: Patient, symbol: str) -> None:
    row = patient.random.choice((-1, -2))
    patient.close(symbol)[row] = patient.close(symbol)[row - 1]
    patient.volume(symbol)[row] = patient.volume(symbol)[row - 1]


def missing_day(patient: Patient, symbol: str) -> None:
    row = patient.random.randint(-6, -2)
    patient.close(symbol)[row] = patient.volume(symbol)[row] = np.nan


def ends_early(patient: Patient, symbol: str) -> None:
    patient.close(symbol)[-1] = patient.volume(symbol)[-1] = np.nan


def returned(patient: Patient, symbol: str) -> None:
    patient.close(symbol)[-patient.random.randint(25, 60) : -1] = np.nan


def volume_missing(patient: Patient, symbol: str) -> None:
    patient.volume(symbol)[-1] = patient.random.choice((0.0, np.nan))


def early_quote(patient: Patient, symbol: str) -> None:
    at = patient.market.session.closes - dt.timedelta(minutes=90)
    patient.known(quotes={**patient.evidence.quotes, symbol: Quote(float(patient.close(symbol)[-1]), at)})


def other_quote(patient: Patient, symbol: str) -> None:
    price = float(patient.close(symbol)[-1]) * patient.random.choice((0.98, 1.01))
    at = patient.market.session.closes
    patient.known(quotes={**patient.evidence.quotes, symbol: Quote(price, at)})


STOCKS: dict[str, tuple[Plant, frozenset[str]]] = {
    "split": (split, frozenset({"unborne-jump"})),
    "hundredfold": (hundredfold, frozenset({"unborne-jump"})),
    "hundredfold and back": (hundredfold_and_back, frozenset({"unborne-jump"})),
    "infinite, zero, negative": (impossible, frozenset({"impossible-price"})),
    "NaN with volume": (close_missing, frozenset({"close-missing"})),
    "halted": (halted, frozenset({"halted"})),
    "repeated row": (repeated, frozenset({"repeated-row"})),
    "missing day": (missing_day, frozenset({"missing-day"})),
    "ends early": (ends_early, frozenset({"ends-early"})),
    "returned": (returned, frozenset({"returned"})),
    "volume missing": (volume_missing, frozenset({"volume-missing", "halted"})),
    "intraday quote": (early_quote, frozenset({"intraday"})),
    "other quote": (other_quote, frozenset({"quote-differs"})),
}
"""What can be wrong with one stock, and the codes under which it must be found."""


def moved(percent: float) -> Plant:
    def plant(patient: Patient, symbol: str) -> None:
        factor = 1 + patient.random.choice((-1, 1)) * percent / 100
        ranges = {name: last(lambda value: value * factor) for name in ("close", "open", "high", "low")}
        patient.index(symbol, **ranges)

    return plant


def flat(patient: Patient, symbol: str) -> None:
    before = float(patient.market.series[symbol].close[-2])
    patient.index(symbol, **{name: last(before) for name in ("close", "open", "high", "low")})


def crossed(patient: Patient, symbol: str) -> None:
    close = float(patient.market.series[symbol].close[-1])
    patient.index(symbol, high=last(close * 0.99))


def missing(patient: Patient, symbol: str) -> None:
    patient.index(symbol, close=last(np.nan))


def twice(patient: Patient, symbol: str) -> None:
    series = patient.market.series[symbol]
    days = series.days.copy()
    days[-3] = days[-2]
    patient.market.series[symbol] = replace(series, days=days)


def shifted(patient: Patient, symbol: str) -> None:
    """A row on a day without a session, as a source on another calendar has it."""
    series: Series = patient.market.series[symbol]
    days = series.days.copy()
    days[-1] = days[-1] + np.timedelta64(1, "D")
    patient.market.series[symbol] = replace(series, days=days)


def other_official(patient: Patient, symbol: str) -> None:
    series = patient.market.series[symbol]
    values = series.close[-2:].copy()
    values[patient.random.choice((0, 1))] *= 1.003
    patient.known(official={symbol: Observations(days=series.days[-2:], values=values)})


def other_bar(patient: Patient, symbol: str) -> None:
    price = float(patient.market.series[symbol].close[-1]) * 1.02
    at = patient.market.session.closes
    patient.known(bars={**patient.evidence.bars, symbol: Quote(price, at)})


def late_bar(patient: Patient, symbol: str) -> None:
    price = float(patient.market.series[symbol].close[-1])
    at = patient.market.session.closes + dt.timedelta(hours=1)
    patient.known(bars={**patient.evidence.bars, symbol: Quote(price, at)})


PARTED = frozenset({"index-parted", "index-jump", "bars-differ", "range-crossed"})
INDICES: dict[str, tuple[Plant, frozenset[str], tuple[str, ...]]] = {
    "a level off by 4 %": (moved(4), PARTED, ("^GSPC", "^RUT")),
    "a level off by 8 %": (moved(8), PARTED, ("^IXIC", "^DJI")),
    "a level off by half": (moved(50), PARTED, ("^GSPC", "^SOX", "^RUT")),
    "a level hundredfold": (moved(9900), PARTED, ("^VIX", "^IXIC")),
    "flat": (flat, frozenset({"repeated-row"}), ("^GSPC", "^RUT", "^VIX")),
    "range crossed": (crossed, frozenset({"range-crossed"}), ("^GSPC", "^RUT", "^SOX")),
    "missing": (missing, frozenset({"index-missing"}), ("^GSPC", "^IXIC")),
    "a day twice": (twice, frozenset({"calendar-mixed"}), ("^GSPC", "^VIX")),
    "a day shifted": (shifted, frozenset({"calendar-mixed"}), ("^RUT", "^VIX")),
    "another level at FRED": (other_official, frozenset({"official-differs"}), ("^GSPC", "^IXIC")),
    "another level in its bars": (other_bar, frozenset({"bars-differ"}), ("^GSPC", "^RUT")),
    "bars after the close": (late_bar, frozenset({"bars-after-close"}), ("^GSPC", "^RUT")),
}


def ten_times(patient: Patient, name: str) -> None:
    found = patient.market.rates[name]
    values = found.values.copy()
    values[-1] *= patient.random.choice((10.0, 0.01, -1.0))
    patient.market.rates[name] = replace(found, values=values)


def jumped(patient: Patient, name: str) -> None:
    found = patient.market.rates[name]
    values = found.values.copy()
    values[-1] = values[-2] * 1.08 if values[-2] > 20 else values[-2] + 0.9
    patient.market.rates[name] = replace(found, values=values)


RATES = ("DGS2", "DGS10", "DGS30", "USDKRW", "DXY")
RATE_CODES = frozenset({"rate-implausible", "rate-jump", "currency-apart"})
BENT = frozenset({"yield-alone", "yields-order", "rate-rare"})
"""What a wrong yield, or a dollar index that seems to bear a rare won, makes what is beside it look like."""
