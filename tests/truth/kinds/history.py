"""A second import that rewrites what is known: a file dated wrongly, a base changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from tests.truth.kinds.sessions import CHOSEN, DRAWN, EVERY, M7, STOCKS, WORDS, last_of_week
from tests.truth.plant import Change, Corruption, Scene, Where
from tests.truth.record import Sent, after, before

TOLD = ("고쳐", "바뀐", "바뀌", "다시 쓰", "덮어", "고친", "달라", "revis", "rewritten")
"""Words by which an editor knows that stored prices were changed."""


def corruptions() -> Iterator[Corruption]:
    """Yield imports that come after the session's own and change what was right."""
    for day, count in ((EVERY[0], 11), (EVERY[1], 20), (EVERY[2], 6), (EVERY[3], 11)):
        yield _one(f"all stocks dated one session late, {count} sessions", day, late(count), (*STOCKS, *TOLD))
    yield _one("all stocks dated one session early, 11 sessions", EVERY[0], late(11, -1), (*STOCKS, *TOLD))
    yield _one(
        "all stocks dated one session late, in the week",
        last_of_week(EVERY[2]),
        late(11),
        (*STOCKS, *TOLD),
        edition="us-week",
    )
    yield _one(
        "all stocks dated one session late, told the day after",
        EVERY[1],
        late(11),
        (*STOCKS, *TOLD),
        told=after(EVERY[1]),
    )
    for day, symbol, by in (
        (EVERY[0], "^GSPC", 0.996),
        (EVERY[1], "^IXIC", 1.004),
        (EVERY[2], "^DJI", 0.995),
        (EVERY[3], "^RUT", 1.006),
        (EVERY[0], "^SOX", 0.985),
        (EVERY[2], "^VIX", 1.08),
    ):
        yield _one(f"the base of {symbol} x{by}", day, past({symbol: by}, 1), (*WORDS[symbol], *TOLD))
    for day, symbol, by in ((EVERY[0], "^RUT", 0.98), (EVERY[1], "^GSPC", 1.01)):
        friday = last_of_week(day)
        sessions = sum(1 for _ in _week(friday))
        yield _one(
            f"the week's base of {symbol} x{by}",
            friday,
            past({symbol: by}, sessions),
            (*WORDS[symbol], *TOLD),
            edition="us-week",
        )
    for day in CHOSEN:
        yield _one(
            "the bases of the seven big names x0.97",
            day,
            past(dict.fromkeys(M7, 0.97), 1),
            (*M7, *STOCKS, *TOLD),
        )
    yield _one("the base of AAPL x1.04", EVERY[2], past({"AAPL": 1.04}, 1), ("AAPL", "애플", *TOLD))
    for day in DRAWN:
        yield _one("three sessions of all stocks x1.02", day, _all(1.02, 3), (*STOCKS, *TOLD))
    yield _one("today's S&P 500 x0.997", EVERY[1], past({"^GSPC": 0.997}, 0), (*WORDS["^GSPC"], *TOLD))
    yield _one("today's Nasdaq x1.005", EVERY[0], past({"^IXIC": 1.005}, 0), (*WORDS["^IXIC"], *TOLD))
    yield _one("yesterday's 10y yield -0.12", EVERY[0], _yield("DGS10", -0.12, 1), (*WORDS["DGS10"], *TOLD))
    yield _one("yesterday's 2y yield +0.09", EVERY[2], _yield("DGS2", 0.09, 1), (*WORDS["DGS2"], *TOLD))
    yield _one("highs of a year of the Nasdaq x0.9", EVERY[1], _year("^IXIC", 0.9), (*WORDS["^IXIC"], *TOLD))
    yield _one("highs of a year of the chips x0.8", EVERY[0], _year("^SOX", 0.8), (*WORDS["^SOX"], *TOLD))


def _one(
    name: str,
    day: dt.date,
    change: Change,
    names: tuple[str, ...],
    *,
    edition: str = "us-close",
    told: dt.date | None = None,
) -> Corruption:
    return Corruption(
        kind="history rewritten",
        name=name,
        day=day,
        change=change,
        names=names,
        where=Where.AGAIN,
        edition=edition,
        told=told,
    )


def _week(friday: dt.date) -> Iterable[dt.date]:
    day = friday
    while day.isocalendar()[:2] == friday.isocalendar()[:2]:
        yield day
        day = before(day)


def late(sessions: int, by: int = 1) -> Change:
    """Date the prices of all stocks of the last sessions one session late."""

    def change(sent: Sent, scene: Scene) -> None:
        day = scene.day
        for _ in range(sessions):
            other = before(day) if by > 0 else after(day)
            for symbol, row in scene.record.of_day(other).items():
                if not symbol.startswith("^") and symbol in scene.record.of_day(day):
                    sent.prices[symbol, day] = row._replace(date=day)
            day = before(day)

    return change


def past(factors: dict[str, float], sessions: int) -> Change:
    """Send the closes of so many sessions ago once more, multiplied."""

    def change(sent: Sent, scene: Scene) -> None:
        day = before(scene.day, sessions)
        for symbol, by in factors.items():
            sent.prices[symbol, day] = scene.record.price(symbol, day)
            sent.scale(symbol, day, by)

    return change


def _all(by: float, sessions: int) -> Change:
    def change(sent: Sent, scene: Scene) -> None:
        for ago in range(1, sessions + 1):
            day = before(scene.day, ago)
            for symbol, row in scene.record.of_day(day).items():
                if not symbol.startswith("^"):
                    sent.prices[symbol, day] = row
                    sent.scale(symbol, day, by)

    return change


def _yield(series: str, by: float, sessions: int) -> Change:
    def change(sent: Sent, scene: Scene) -> None:
        day = before(scene.day, sessions)
        sent.rates[series, day] = round(scene.record.rates[series, day] + by, 2)

    return change


def _year(symbol: str, by: float) -> Change:
    """Lower every close of the last year that is above today's: so today looks like a record."""

    def change(sent: Sent, scene: Scene) -> None:
        level = scene.record.price(symbol, scene.day).close
        day = before(scene.day, 2)
        for _ in range(250):
            row = scene.record.of_day(day).get(symbol)
            if row is not None and row.close > level * 0.995:
                sent.prices[symbol, day] = row
                sent.scale(symbol, day, by)
            day = before(day)

    return change
