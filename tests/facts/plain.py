"""The recorded market read and reckoned with in plain Python: no array, no calendar and no code under test.

A session is a day on which the S&P 500 has a row. Days are ISO texts, so that they sort as they are.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import itertools
import math
from collections import defaultdict
from pathlib import Path

UNLISTED = (("SEZL", "2025-03-28"),)
"""Splits that the recorded list of splits does not have, within 20 sessions of a session tested."""

Closes = dict[str, dict[str, float]]
Told = dict[str, tuple[float | str | None, ...]]


class Recorded:
    """Closes by symbol and day: of indices and large names adjusted for splits, of stocks as traded."""

    def __init__(self, folder: Path) -> None:
        self.rows: dict[str, dict[str, tuple[float, ...]]] = defaultdict(dict)
        self.raw: Closes = defaultdict(dict)
        self.volume: Closes = defaultdict(dict)
        self.cap: Closes = defaultdict(dict)
        for symbol, day, *numbers in lines(folder / "prices" / "indices_megacaps.csv.gz"):
            self.rows[symbol][day] = tuple(float(text) if text else math.nan for text in numbers[:4])
        for symbol, day, _, _, _, close, volume, cap in lines(folder / "prices" / "stocks.csv.gz"):
            if close and float(close) > 0:
                self.raw[symbol][day] = float(close)
                if volume:
                    self.volume[symbol][day] = float(volume)
                if cap:
                    self.cap[symbol][day] = float(cap)
        with gzip.open(folder / "rates_fx.csv.gz", "rt") as file:
            self.rates = list(csv.DictReader(file))
        with (folder / "instruments.csv").open(encoding="utf-8", newline="") as file:
            self.instruments = {row["symbol"]: row for row in csv.DictReader(file)}
        with gzip.open(folder / "splits_derived.csv.gz", "rt") as file:
            rows = [row for row in csv.DictReader(file) if row["split"]]
        self.splits = {(row["symbol"], row["date"]): float(row["ratio"]) for row in rows}
        self.splits_of = defaultdict(list)
        for (symbol, day), ratio in self.splits.items():
            self.splits_of[symbol].append((day, ratio))
        self.elsewhere = self.rows.keys() | {"CC", "JACK", "ARWR", "DFH", "HI"}
        self.sessions = sorted(self.rows["^GSPC"])

    def members(self, universe: str) -> list[str]:
        return [symbol for symbol, row in self.instruments.items() if row[universe] == "True"]

    def history(self, symbol: str, day: str) -> list[tuple[str, float | None]]:
        """Every session up to ``day`` with its close, from the first that has one."""
        closes = {d: row[3] for d, row in self.rows[symbol].items()}
        first = min(closes)
        return [(d, closes.get(d)) for d in self.sessions if first <= d <= day]

    def before(self, day: str) -> str:
        return self.sessions[self.sessions.index(day) - 1]

    def changes(self, symbols: list[str], day: str) -> dict[str, float]:
        """Changes in percent of the stocks that have both closes, over a listed split of the day too."""
        changes = {}
        for symbol in symbols:
            base, now = (self.raw.get(symbol, {}).get(d) for d in (self.before(day), day))
            if base and now:
                base *= self.splits.get((symbol, day), 1.0)
                changes[symbol] = 100 * (now - base) / base
        return changes

    def worth(self, symbol: str, day: str) -> float | None:
        """Market value by the last one of six sessions that is known, taken on by the closes since."""
        now = self.raw[symbol][day]
        at = self.sessions.index(day)
        for then in reversed(self.sessions[max(0, at - 5) : at + 1]):
            cap, close = self.cap[symbol].get(then), self.raw[symbol].get(then)
            if cap and close:
                listed = (ratio for d, ratio in self.splits_of[symbol] if then < d <= day)
                return cap * now / (close * math.prod(listed))
        return None

    def repeated(self, day: str) -> set[str]:
        """Symbols whose row of the day is the row of the day before: close and volume to the last share."""

        def row(symbol: str, date: str) -> tuple[float | None, float | None]:
            return self.raw[symbol].get(date), self.volume[symbol].get(date)

        eve = self.before(day)
        return {one for one in [*self.raw] if None not in row(one, day) and row(one, day) == row(one, eve)}

    def incomparable(self, day: str) -> set[str]:
        """Symbols whose volumes are not one row of figures: two files have them, or they split of late."""
        first = self.sessions[self.sessions.index(day) - 20]
        return {s for s, date in (*self.splits, *UNLISTED) if first <= date <= day} | self.elsewhere

    def average(self, table: dict[str, float], day: str, sessions: int = 20) -> float | None:
        """Mean over the sessions before ``day``, of those with a figure, at least 15 of them."""
        at = self.sessions.index(day)
        found = [table[d] for d in self.sessions[at - sessions : at] if d in table]
        return sum(found) / len(found) if len(found) >= 15 else None


def lines(path: Path):
    with gzip.open(path, "rt") as file:
        next(file)
        for line in file:
            yield line.rstrip("\n").split(",")


def week(day: str) -> tuple[int, int]:
    return dt.date.fromisoformat(day).isocalendar()[:2]


def percent(now: float | None, base: float | None) -> float | None:
    return None if now is None or base is None else 100 * (now - base) / base


def reckon(history: list[tuple[str, float | None]], following: str | None) -> Told:
    """Changes, records and streaks at the end of a history: measure -> (value, base or since, value then)."""
    days, closes = [d for d, _ in history], [c for _, c in history]
    last = len(days) - 1
    told: Told = {}
    starts = {
        "change_day": days[-1],
        "change_wtd": next(d for d in days if week(d) == week(days[-1])),
        "change_mtd": days[-1][:7],
        "change_qtd": f"{days[-1][:4]}-{(int(days[-1][5:7]) - 1) // 3 * 3 + 1:02}",
        "change_ytd": days[-1][:4],
    }
    finished = following is not None and week(following) != week(days[-1])
    if finished:
        starts["change_week"] = starts["change_wtd"]
    for measure, start in starts.items():
        earlier = [i for i, d in enumerate(days) if d < start]
        moved = percent(closes[-1], closes[earlier[-1]]) if earlier else None
        if moved is not None:
            told[measure] = (moved, days[earlier[-1]])
    told |= since(days, [None] + [percent(closes[i], closes[i - 1]) for i in range(1, last + 1)], "")
    ends = [i for i in range(last + 1) if i == last or week(days[i]) != week(days[i + 1])]
    weeks = [None, *(percent(closes[j], closes[i]) for i, j in itertools.pairwise(ends))]
    for kind in ("_wtd", "_week") if finished else ("_wtd",):
        told |= since([days[i] for i in ends], weeks, kind)
    return told | extremes(days, closes) | streaks(days, closes)


def spells(history: list[tuple[str, float | None]], following: str | None) -> Told:
    """The move of two days that went one way, and since when it, or a period that ended, is the largest."""
    days, closes = [d for d, _ in history], [c for _, c in history]
    told: Told = {}
    if None not in closes[-3:] and (closes[-1] - closes[-2]) * (closes[-2] - closes[-3]) > 0:
        moves = [None, None, *(percent(now, base) for base, now in zip(closes, closes[2:], strict=False))]
        told["change_2d"] = (moves[-1], days[-3])
        told |= since(days, moves, "_2d", ("largest",))
    for name, months in (("month", 1), ("quarter", 3), ("year", 12)):
        period = [(int(d[:4]) * 12 + int(d[5:7]) - 1) // months for d in (*days, following or days[-1])]
        if period[-1] > period[-2]:
            ends = [i for i in range(len(days)) if period[i + 1] > period[i]]
            moves = [None, *(percent(closes[j], closes[i]) for i, j in itertools.pairwise(ends))]
            told |= since([days[i] for i in ends], moves, f"_{name}", ("largest",))
    return told


def since(
    days: list[str], moves: list[float | None], kind: str, names: tuple[str, ...] = ("largest", "first")
) -> Told:
    """The last move at least as large, and the last above the same whole percent; none beyond a gap."""
    now = moves[-1]
    if now is None or now == 0:
        return {}
    word = "rise" if now > 0 else "fall"
    size = abs(round(now, 9))
    told: Told = {}
    for name, fits in (
        ("largest", lambda move: move >= size),
        ("first", lambda move: move > math.ceil(size) - 1 >= 1),
    ):
        if name not in names:
            continue
        for i in range(len(moves) - 2, -1, -1):
            if moves[i] is None:
                break
            if fits(round(math.copysign(1, now) * moves[i], 9)):
                told[f"{name}_{word}_since{kind}"] = (now, days[i], moves[i])
                break
    return told


def extremes(days: list[str], closes: list[float | None]) -> Told:
    """A close beyond every one of the 365 days before, all of them known."""
    from_day = str(dt.date.fromisoformat(days[-1]) - dt.timedelta(days=364))
    year = [c for d, c in zip(days, closes, strict=True) if d >= from_day]
    if len(year) < 240 or None in year:
        return {}
    if year[-1] > max(year[:-1]):
        return {"high_52w": (year[-1],)}
    return {"low_52w": (year[-1],)} if year[-1] < min(year[:-1]) else {}


def streaks(days: list[str], closes: list[float | None]) -> Told:
    """How many sessions in a row rose or fell, and the run that today ended; none that begins at a gap."""

    def sign(i: int) -> int | None:
        """1 for a rise, -1 for a fall, 0 for neither; None beside a gap."""
        before, now = closes[i - 1], closes[i]
        if before is None or now is None:
            return None
        nothing = abs(now - before) < 0.005 and abs(now / before - 1) < 0.00005
        return 0 if nothing else 1 if now > before else -1

    i = last = len(closes) - 1
    while i > 0 and sign(i) == sign(last):
        i -= 1
    if not sign(last) or i == 0 or sign(i) is None:
        return {}
    told: Told = {"streak_up" if sign(last) > 0 else "streak_down": (last - i, days[i])}
    if i == last - 1 and sign(i) == -sign(last):
        j = i
        while j > 0 and sign(j) == sign(i):
            j -= 1
        if j == 0 or sign(j) is None:
            return told
        told["streak_ended_up" if sign(i) > 0 else "streak_ended_down"] = (i - j, days[j])
    return told
