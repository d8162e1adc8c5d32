"""Sessions that are missing from the history of an index: false records and short streaks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from tests.truth.kinds.sessions import CHOSEN, DRAWN, EVERY, M7, STOCKS, WORDS, last_of_week
from tests.truth.plant import Change, Corruption, Scene, Where
from tests.truth.record import Sent, before

Spot = Callable[[Scene, str], dt.date]
INDICES = ("^GSPC", "^IXIC", "^RUT", "^DJI", "^SOX", "^VIX")


def corruptions() -> Iterator[Corruption]:
    """Yield holes at known distances, where records stood, and in what a week is compared with."""
    for day, missing, symbol in (
        (dt.date(2025, 8, 8), dt.date(2025, 7, 28), "^GSPC"),
        (dt.date(2025, 8, 8), dt.date(2025, 7, 28), "^IXIC"),
        (dt.date(2025, 10, 24), dt.date(2025, 10, 15), "^RUT"),
        (dt.date(2025, 5, 2), dt.date(2025, 4, 23), "^GSPC"),
        (dt.date(2025, 5, 2), dt.date(2025, 4, 23), "^DJI"),
    ):
        yield _one(f"{symbol} without {missing}", day, (symbol,), at(missing))
    for day, symbol, ago in (
        (EVERY[0], "^GSPC", 1),
        (EVERY[0], "^RUT", 2),
        (EVERY[0], "^SOX", 9),
        (EVERY[0], "^IXIC", 30),
        (EVERY[1], "^DJI", 3),
        (EVERY[1], "^GSPC", 12),
        (EVERY[1], "^VIX", 1),
        (EVERY[2], "^GSPC", 5),
        (EVERY[2], "^DJI", 21),
        (EVERY[2], "^IXIC", 1),
        (EVERY[3], "^IXIC", 2),
        (EVERY[3], "^IXIC", 4),
        (EVERY[3], "^SOX", 1),
        (EVERY[3], "^GSPC", 60),
    ):
        yield _one(f"{symbol} without {ago} sessions ago", day, (symbol,), sessions_ago(ago))
    for day in EVERY:
        yield _one("every index without three sessions ago", day, INDICES, sessions_ago(3))
    for day, symbol, span in (
        (EVERY[0], "^SOX", 300),
        (EVERY[0], "^RUT", 200),
        (EVERY[1], "^DJI", 250),
        (EVERY[2], "^DJI", 60),
        (EVERY[1], "^GSPC", 20),
    ):
        yield _one(f"{symbol} without its highest close of {span} sessions", day, (symbol,), highest(span))
    for day, symbol, count in ((EVERY[0], "^IXIC", 4), (EVERY[1], "^DJI", 10), (EVERY[0], "^SOX", 40)):
        yield _one(f"{symbol} without its {count} highest closes of a year", day, (symbol,), peaks(count))
    for day, symbols, ago in (
        (last_of_week(EVERY[0]), ("^RUT",), 5),
        (last_of_week(EVERY[0]), ("^GSPC",), 3),
        (last_of_week(EVERY[1]), ("^GSPC", "^IXIC"), 4),
        (last_of_week(EVERY[2]), ("^IXIC",), 10),
        (last_of_week(EVERY[2]), ("^DJI",), 5),
    ):
        yield _one(
            f"{' and '.join(symbols)} without {ago} sessions ago, in the week",
            day,
            symbols,
            sessions_ago(ago),
            edition="us-week",
        )
    for day in (CHOSEN[0], DRAWN[0]):
        yield Corruption(
            kind="holes",
            name="the seven big names without the session before",
            day=day,
            change=hole(tuple(one for one in M7 if one != "GOOGL"), sessions_ago(1)),
            names=(*M7, "대형 기술주", *STOCKS),
            where=Where.PAST,
        )


def _one(
    name: str,
    day: dt.date,
    symbols: tuple[str, ...],
    spot: Callable[[Scene, str], dt.date | list[dt.date]],
    edition: str = "us-close",
) -> Corruption:
    words = tuple(word for symbol in symbols for word in WORDS[symbol])
    return Corruption(
        kind="holes",
        name=name,
        day=day,
        change=hole(symbols, spot),
        names=words,
        where=Where.PAST,
        edition=edition,
    )


def hole(symbols: tuple[str, ...], spot: Callable[[Scene, str], dt.date | list[dt.date]]) -> Change:
    """Leave out the rows of some symbols on a day, or on several."""

    def change(sent: Sent, scene: Scene) -> None:
        for symbol in symbols:
            found = spot(scene, symbol)
            for day in found if isinstance(found, list) else [found]:
                del sent.prices[symbol, day]

    return change


def at(day: dt.date) -> Spot:
    """Return a spot by its date."""
    return lambda _scene, _symbol: day


def sessions_ago(ago: int) -> Spot:
    """Return a spot by its distance."""
    return lambda scene, _symbol: before(scene.day, ago)


def _ranked(scene: Scene, symbol: str, span: int) -> list[dt.date]:
    days = [before(scene.day)]
    while len(days) < span:
        days.append(before(days[-1]))
    there = [day for day in days if symbol in scene.record.of_day(day)]
    return sorted(there, key=lambda day: -scene.record.price(symbol, day).close)


def highest(span: int) -> Spot:
    """Return the day of the highest close among so many sessions before."""
    return lambda scene, symbol: _ranked(scene, symbol, span)[0]


def peaks(count: int) -> Callable[[Scene, str], list[dt.date]]:
    """Return the days of the highest closes of a year."""
    return lambda scene, symbol: _ranked(scene, symbol, 252)[:count]
